//! Parameters, sessions, agents, votes and boosts.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{
    change_limit::doubled_or_halved, mul_div, schedule::bucket_ceil, split::split,
};
pub use quaestor_primitives::MAX_AMOUNT;
use quaestor_primitives::{Balance, Boost, Bps, Seconds, StakeWeight};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Number of a session; never used twice.
pub type SessionId = u32;
/// Index of an option of a session.
pub type OptionId = u8;
/// Hash of a text that is kept elsewhere.
pub type Hash = [u8; 32];

/// Minimum number of options of a session.
pub const MIN_OPTIONS: u8 = 2;
/// Maximum number of options of a session.
pub const MAX_OPTIONS: u32 = 8;
/// Minimum number of agents of a session.
pub const MIN_AGENTS: u32 = 2;
/// Maximum number of agents of a session.
pub const MAX_AGENTS: u32 = 16;
/// Maximum number of sessions that are not settled.
pub const MAX_SESSIONS: u32 = 64;
/// Maximum number of votes of an account in sessions that have not ended.
pub const MAX_VOTES: u32 = 16;
/// Maximum number of points of an agent in a session.
pub const MAX_POINTS: u16 = 1_000;

/// The longest day, in seconds.
pub const MAX_DAY_SECS: Seconds = 86_400;
/// The longest session, in days.
pub const MAX_SESSION_DAYS: u64 = 7;
/// The longest time to record points, in days.
pub const MAX_RECORD_DAYS: u64 = 30;
/// The longest boost, in days.
pub const MAX_BOOST_DAYS: u64 = 365;
/// The highest boost, in basis points.
pub const MAX_BOOST_BPS: Bps = 5_000;
/// The whole, in basis points.
pub const ALL_BPS: Bps = 10_000;
/// Change limit of a share, in basis points.
pub const MAX_SHARE_CHANGE_BPS: Bps = 1_000;

/// The economy's rules for sessions.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Params {
    /// Minimum stake to open a session, in smallest units: from 1 to 10^30. At most doubled or
    /// halved.
    pub min_stake: Balance,
    /// Fee of a session, in smallest units: from 1 to 10^30. At most doubled or halved.
    pub fee: Balance,
    /// The agents' share of the fee, in basis points: from 0 to 10,000. It changes by at most 1,000.
    pub agents_bps: Bps,
    /// Time to record points after the end of a session, in seconds: from an hour to 30 days of the
    /// economy. At most doubled or halved.
    pub record_secs: Seconds,
    /// Boost of the weight of participants, in basis points: from 0 to 5,000. It changes by at most
    /// 1,000.
    pub boost_bps: Bps,
    /// Length of the boost, in seconds: from an hour to 365 days of the economy. At most doubled or
    /// halved.
    pub boost_secs: Seconds,
    /// Length of a day of the economy, in seconds: from 1 to 86,400. It is fixed at genesis; an hour
    /// is its 24th part, and at least a second.
    pub day_secs: Seconds,
}

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
        if !(1..=MAX_DAY_SECS).contains(&self.day_secs) {
            return Err("a day must last from a second to 86,400");
        }
        if !(1..=MAX_AMOUNT).contains(&self.min_stake) {
            return Err("the stake to open a session must be from 1 to 10^30");
        }
        if !(1..=MAX_AMOUNT).contains(&self.fee) {
            return Err("the fee must be from 1 to 10^30");
        }
        if self.agents_bps > ALL_BPS {
            return Err("the agents' share must be at most the whole fee");
        }
        if !self.allows_secs(self.record_secs, MAX_RECORD_DAYS) {
            return Err("the time to record points must be from an hour to 30 days");
        }
        if self.boost_bps > MAX_BOOST_BPS {
            return Err("the boost must be at most 50 %");
        }
        if !self.allows_secs(self.boost_secs, MAX_BOOST_DAYS) {
            return Err("the boost must last from an hour to 365 days");
        }
        Ok(())
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        self.day_secs == new.day_secs
            && doubled_or_halved(self.min_stake, new.min_stake)
            && doubled_or_halved(self.fee, new.fee)
            && self.agents_bps.abs_diff(new.agents_bps) <= MAX_SHARE_CHANGE_BPS
            && doubled_or_halved(self.record_secs, new.record_secs)
            && self.boost_bps.abs_diff(new.boost_bps) <= MAX_SHARE_CHANGE_BPS
            && doubled_or_halved(self.boost_secs, new.boost_secs)
    }
}

impl Params {
    /// Returns `true` if `secs` is from an hour to `days` days of the economy.
    fn allows_secs(&self, secs: Seconds, days: u64) -> bool {
        let hour = self.day_secs.checked_div(24).unwrap_or_default().max(1);
        (hour..=self.day_secs.saturating_mul(days)).contains(&secs)
    }

    /// Returns `true` if a session may last for `secs` seconds.
    pub fn allows_session(&self, secs: Seconds) -> bool {
        self.allows_secs(secs, MAX_SESSION_DAYS)
    }

    /// The agents' part of the fee, rounded down, and the rest. `None` if the share is more than the
    /// whole, which validation rules out.
    pub fn parts(&self) -> Option<(Balance, Balance)> {
        let (parts, rest) = split(self.fee, &[self.agents_bps])?;
        Some((*parts.first()?, rest))
    }

    /// Boost of an account that participates at `now`; it ends on the boundary of a bucket. `None` if
    /// there is no boost.
    pub fn boost(&self, now: Seconds, bucket_secs: Seconds) -> Option<Boost> {
        let end = now.checked_add(self.boost_secs)?;
        let until = bucket_ceil(end, bucket_secs.max(1))?;
        (self.boost_bps > 0).then_some(Boost { bps: self.boost_bps, until })
    }
}

/// An account that can be listed in sessions.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Agent {
    /// Hash of its name or profile.
    pub name: Hash,
    /// Deposit on hold for it, in smallest units.
    pub deposit: Balance,
}

/// Power of the votes for each option, in smallest units times basis points.
pub type Tallies = BoundedVec<StakeWeight, ConstU32<MAX_OPTIONS>>;
/// Agents of a session, in the order of the opener.
pub type AgentList<AccountId> = BoundedVec<AccountId, ConstU32<MAX_AGENTS>>;
/// Points of each agent of a session, in the same order: from 0 to 1,000.
pub type Points = BoundedVec<u16, ConstU32<MAX_AGENTS>>;
/// Amount paid to each agent of a session, in the same order, in smallest units.
pub type Payments = BoundedVec<Balance, ConstU32<MAX_AGENTS>>;

/// A session that is not settled.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Session<AccountId> {
    /// The account that opened it and gets the pool back if the agents do not.
    pub opener: AccountId,
    /// Hash of its topic and its options.
    pub topic: Hash,
    /// Time of its opening, in seconds since the Unix epoch. Stake opened later has no power in it.
    pub opened: Seconds,
    /// End of the votes, exclusive, in seconds since the Unix epoch.
    pub ends: Seconds,
    /// End of the time to record points, exclusive, in seconds since the Unix epoch.
    pub record_until: Seconds,
    /// Power of the votes for each option.
    pub tallies: Tallies,
    /// Its agents.
    pub agents: AgentList<AccountId>,
    /// Points of the agents, once they are recorded.
    pub points: Option<Points>,
    /// Amount to pay to the agents, in smallest units.
    pub pool: Balance,
}

impl<AccountId> Session<AccountId> {
    /// Time from which on it can be settled, in seconds since the Unix epoch.
    pub const fn due(&self) -> Seconds {
        match self.points {
            Some(_) => self.ends,
            None => self.record_until,
        }
    }

    /// The option with more power than every other one; `None` if there is no such option.
    pub fn winner(&self) -> Option<OptionId> {
        let most = self.tallies.iter().max().copied()?;
        let mut with_most = (0..).zip(&self.tallies).filter(|(_, tally)| **tally == most);
        let (winner, _) = with_most.next()?;
        (most > 0 && with_most.next().is_none()).then_some(winner)
    }

    /// Share of each agent in the pool by its points, rounded down. `None` if the pool goes back to
    /// the opener: nothing is recorded, or all points are zero.
    pub fn shares(&self) -> Option<Vec<Balance>> {
        let points = self.points.as_ref()?;
        let sum = points.iter().fold(0u128, |sum, points| sum.saturating_add((*points).into()));
        points.iter().map(|points| mul_div(self.pool, (*points).into(), sum)).collect()
    }

    /// Moves power between options: `old` leaves, `new` arrives. `None` if an option does not exist
    /// or a tally overflows, and then the tallies may be half changed.
    pub fn move_power(
        &mut self,
        old: Option<(OptionId, StakeWeight)>,
        (option, power): (OptionId, StakeWeight),
    ) -> Option<()> {
        if let Some((option, power)) = old {
            let tally = self.tallies.get_mut(usize::from(option))?;
            *tally = tally.checked_sub(power)?;
        }
        let tally = self.tallies.get_mut(usize::from(option))?;
        *tally = tally.checked_add(power)?;
        Some(())
    }
}

/// A session that is not settled, in the order of opening.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Unsettled {
    /// Its number.
    pub session: SessionId,
    /// Time from which on it can be settled, in seconds since the Unix epoch.
    pub due: Seconds,
}

/// Sums over all sessions.
#[derive(Clone, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Sums {
    /// Number of the next session.
    pub next: SessionId,
    /// Smallest units that keep the pallet's account alive; nobody's claim.
    pub minimum_balance: Balance,
    /// Sum of the pools, in smallest units.
    pub pools: Balance,
    /// Sessions that are not settled.
    pub unsettled: BoundedVec<Unsettled, ConstU32<MAX_SESSIONS>>,
}

/// A vote of an account.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Vote {
    /// The session.
    pub session: SessionId,
    /// The option.
    pub option: OptionId,
    /// Its power, in smallest units times basis points.
    pub power: StakeWeight,
    /// End of the session's votes, in seconds since the Unix epoch.
    pub ends: Seconds,
}

/// Votes of an account, and the boost that it has for participating.
#[derive(
    Clone,
    Default,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Participant {
    /// Votes, those in ended sessions included until the next vote.
    pub votes: BoundedVec<Vote, ConstU32<MAX_VOTES>>,
    /// Boost, an ended one included.
    pub boost: Option<Boost>,
}

impl Participant {
    /// Removes the votes in sessions that have ended.
    pub fn prune(&mut self, now: Seconds) {
        self.votes.retain(|vote| vote.ends > now);
    }

    /// The boost, unless it has ended.
    pub fn boost_at(&self, now: Seconds) -> Option<Boost> {
        self.boost.filter(|boost| boost.until > now)
    }

    /// Replaces the boost by `new`, if there is a new one.
    pub fn renew_boost(&mut self, new: Option<Boost>) {
        self.boost = new.or(self.boost);
    }

    /// Returns `true` if no vote and no boost lasts at `now`.
    pub fn is_over(&self, now: Seconds) -> bool {
        self.votes.iter().all(|vote| vote.ends <= now) && self.boost_at(now).is_none()
    }
}
