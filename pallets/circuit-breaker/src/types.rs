//! Triggers, entries, and the state of the breakers.

pub use crate::{levels::*, window::*};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_primitives::{Entry, Seconds};
use scale_info::TypeInfo;

/// Longest manual closure, in seconds: 7 days.
pub const MAX_MANUAL_SECS: Seconds = 7 * 86_400;
/// Length of the rest after a manual closure, in lengths of the closure.
pub const REST_FACTOR: Seconds = 2;

/// A trigger that evaluates the whole chain.
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
    /// The stake is low; in smallest units.
    LowStake,
    /// There are few stakers; in accounts.
    FewStakers,
    /// The price is far below its trailing average; in units of the reference price.
    PriceCrash,
    /// Revenue over a window is low; in smallest units of the floor's asset.
    ZeroRevenue,
    /// The cover is below the reward floor of the epoch; in smallest units of the floor's asset.
    RewardFloor,
}

impl Trigger {
    /// All triggers.
    pub const ALL: [Self; 5] =
        [Self::LowStake, Self::FewStakers, Self::PriceCrash, Self::ZeroRevenue, Self::RewardFloor];
}

/// A set of entries. Exits are not among them.
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
    /// Reward added to a position.
    pub compound: bool,
    /// A lot of the buyback.
    pub buyback: bool,
    /// A deposit of revenue.
    pub deposit: bool,
    /// New work for pay.
    pub job: bool,
    /// A bond of another account to a provider.
    pub delegate: bool,
}

impl Entries {
    /// All entries.
    pub const ALL: Self = Self {
        stake: true,
        compound: true,
        buyback: true,
        deposit: true,
        job: true,
        delegate: true,
    };

    /// Returns `true` if `entry` is in the set.
    pub const fn contain(&self, entry: Entry) -> bool {
        match entry {
            Entry::Stake => self.stake,
            Entry::Compound => self.compound,
            Entry::Buyback => self.buyback,
            Entry::Deposit => self.deposit,
            Entry::Job => self.job,
            Entry::Delegate => self.delegate,
        }
    }
}

/// A manual closure of entries.
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
    /// The closed entries.
    pub entries: Entries,
    /// Start of the first of the closures that replaced each other, in seconds since the Unix epoch.
    pub since: Seconds,
    /// End, exclusive, in seconds since the Unix epoch.
    pub until: Seconds,
}

/// The trip of a trigger.
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
    /// Time of the trip, in seconds since the Unix epoch.
    pub since: Seconds,
    /// Value at the trip, in the trigger's unit.
    pub value: u128,
    /// Trip level at the trip, in the same unit.
    pub level: u128,
}

/// Effect of a price crash, stored while `PriceCrash` is tripped.
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
    /// Length from the trip on, in seconds.
    pub secs: Seconds,
    /// End, exclusive, in seconds since the Unix epoch.
    pub until: Seconds,
    /// `true` if the crisis share applies.
    pub open: bool,
    /// `true` if the price has reached the clear level since the trip, so that another breach trips
    /// again.
    pub recovered: bool,
}

/// State of the breakers.
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
pub struct BreakerState {
    /// Trip of `LowStake`, if it is tripped.
    pub low_stake: Option<Trip>,
    /// Trip of `FewStakers`, if it is tripped.
    pub few_stakers: Option<Trip>,
    /// Trip of `PriceCrash`, if it is tripped.
    pub price_crash: Option<Trip>,
    /// Trip of `ZeroRevenue`, if it is tripped.
    pub zero_revenue: Option<Trip>,
    /// Trip of `RewardFloor`, if it is tripped.
    pub reward_floor: Option<Trip>,
    /// Effect of the last price crash, while `PriceCrash` is tripped.
    pub crisis: Option<Crisis>,
    /// The manual closure, if there is one.
    pub manual: Option<Manual>,
    /// Earliest start of another manual closure, in seconds since the Unix epoch.
    pub rest_until: Seconds,
    /// Revenue over the window of `ZeroRevenue`.
    pub window: RevenueWindow,
    /// `true` if rewards are redirected to the backstop.
    pub redirected: bool,
}

/// Reason for which an entry is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// A manual closure.
    Manual,
    /// `RewardFloor` is tripped.
    RewardFloor,
}

impl BreakerState {
    /// Ends the manual closure at `end`. No other one starts for [`REST_FACTOR`] times its length.
    pub(crate) fn reopen(&mut self, end: Seconds) -> Option<Entries> {
        let Manual { entries, since, .. } = self.manual.take()?;
        let rest = end.saturating_sub(since).saturating_mul(REST_FACTOR);
        self.rest_until = end.saturating_add(rest);
        Some(entries)
    }

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

    /// The reason for which `entry` is closed, if it is.
    pub fn closed(&self, entry: Entry) -> Option<Closed> {
        if self.manual.is_some_and(|manual| manual.entries.contain(entry)) {
            return Some(Closed::Manual);
        }
        (entry == Entry::Buyback && self.reward_floor.is_some()).then_some(Closed::RewardFloor)
    }

    /// End of the current crisis, if there is one, in seconds since the Unix epoch.
    pub fn crisis_until(&self) -> Option<Seconds> {
        self.crisis.filter(|crisis| crisis.open).map(|crisis| crisis.until)
    }

    /// Returns `true` if the emergency reserve is open. Revenue that reaches the level of the trip
    /// closes it at once, before the next hook.
    pub fn emergency_open(&self) -> bool {
        self.zero_revenue.is_some_and(|trip| self.window.sum() < trip.level)
    }

    /// Returns `true` if a trigger redirects rewards.
    pub const fn redirects(&self) -> bool {
        self.low_stake.is_some() || self.few_stakers.is_some()
    }
}
