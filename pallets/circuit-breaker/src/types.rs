//! Plain data: the triggers, and the record of what has tripped.

pub use crate::levels::*;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_primitives::{Entry, Seconds};
use scale_info::TypeInfo;

/// Longest time for which entries can be closed by hand, in seconds: 7 days.
pub const MAX_MANUAL_SECS: Seconds = 7 * 86_400;

/// A trigger that looks at the whole chain.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum Trigger {
    /// Too little is staked; in smallest units.
    LowStake,
    /// Too few stake; in accounts.
    FewStakers,
    /// The price is far below its trailing average; in units of the reference price.
    PriceCrash,
    /// No revenue for long; in seconds.
    ZeroRevenue,
    /// The cover does not reach the reward floor of the epoch; in smallest units of its asset.
    RewardFloor,
}

impl Trigger {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::LowStake, Self::FewStakers, Self::PriceCrash, Self::ZeroRevenue, Self::RewardFloor];
}

/// Entries, each of them named or not. There is none for an exit.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Entries {
    /// New stake, also by cancelling an unstake.
    pub stake: bool,
    /// Reward into a position.
    pub compound: bool,
    /// A purchase by the treasury.
    pub buyback: bool,
    /// A deposit of revenue.
    pub deposit: bool,
}

impl Entries {
    /// `entry` is named.
    pub const fn contain(&self, entry: Entry) -> bool {
        match entry {
            Entry::Stake => self.stake,
            Entry::Compound => self.compound,
            Entry::Buyback => self.buyback,
            Entry::Deposit => self.deposit,
        }
    }
}

/// Entries closed by hand.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Manual {
    /// The entries.
    pub entries: Entries,
    /// Since when.
    pub since: Seconds,
    /// Until when.
    pub until: Seconds,
}

/// Why a trigger is tripped.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Trip {
    /// Since when.
    pub since: Seconds,
    /// The value that tripped it, in the trigger's unit.
    pub value: u128,
    /// The level that the value had crossed, in the same unit.
    pub level: u128,
}

/// Effect of a price crash. Present as long as the trigger is tripped.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Crisis {
    /// For how long from the trip, in seconds.
    pub secs: Seconds,
    /// Until when the crisis share holds.
    pub until: Seconds,
    /// It holds.
    pub open: bool,
    /// The price has been at or above the clear level since the trip, so that another breach is
    /// another crash.
    pub recovered: bool,
}

/// Tripped triggers, with time and reason.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Status {
    /// `LowStake`, if it is tripped.
    pub low_stake: Option<Trip>,
    /// `FewStakers`, if it is tripped.
    pub few_stakers: Option<Trip>,
    /// `PriceCrash`, if it is tripped.
    pub price_crash: Option<Trip>,
    /// `ZeroRevenue`, if it is tripped.
    pub zero_revenue: Option<Trip>,
    /// `RewardFloor`, if it is tripped.
    pub reward_floor: Option<Trip>,
    /// Effect of the price crash.
    pub crisis: Option<Crisis>,
    /// Entries closed by hand.
    pub manual: Option<Manual>,
    /// When revenue last came in, or the time of the first block.
    pub last_revenue: Seconds,
    /// Last redirection state passed to the rewards.
    pub redirected: bool,
}

/// Reason why an entry is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The technical committee.
    Manual,
    /// The reward floor.
    RewardFloor,
}

impl Status {
    /// The trip of `trigger`, if it is tripped.
    pub const fn trip(&self, trigger: Trigger) -> Option<Trip> {
        match trigger {
            Trigger::LowStake => self.low_stake,
            Trigger::FewStakers => self.few_stakers,
            Trigger::PriceCrash => self.price_crash,
            Trigger::ZeroRevenue => self.zero_revenue,
            Trigger::RewardFloor => self.reward_floor,
        }
    }

    pub(crate) const fn trip_mut(&mut self, trigger: Trigger) -> &mut Option<Trip> {
        match trigger {
            Trigger::LowStake => &mut self.low_stake,
            Trigger::FewStakers => &mut self.few_stakers,
            Trigger::PriceCrash => &mut self.price_crash,
            Trigger::ZeroRevenue => &mut self.zero_revenue,
            Trigger::RewardFloor => &mut self.reward_floor,
        }
    }

    /// The reason why `entry` is closed, if it is.
    pub fn closed(&self, entry: Entry) -> Option<Closed> {
        if self.manual.is_some_and(|manual| manual.entries.contain(entry)) {
            return Some(Closed::Manual);
        }
        (entry == Entry::Buyback && self.reward_floor.is_some()).then_some(Closed::RewardFloor)
    }

    /// Until when the crisis share holds, if it does.
    pub fn crisis_until(&self) -> Option<Seconds> {
        self.crisis.filter(|crisis| crisis.open).map(|crisis| crisis.until)
    }

    /// The emergency reserve may be streamed: revenue since the trip closes it at once, without
    /// waiting for the hook.
    pub fn emergency_open(&self) -> bool {
        self.zero_revenue.is_some_and(|trip| self.last_revenue < trip.since)
    }

    /// Rewards should go past the stakers.
    pub const fn redirects(&self) -> bool {
        self.low_stake.is_some() || self.few_stakers.is_some()
    }
}
