//! Parameters: tiers of providers, maturities of bonds, caps of slashes.

use super::MAX_AMOUNT;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{
    change_limit::{doubled_or_halved, doubled_or_halved_from},
    fixed::mul_div_up,
    slash::Caps,
    BPS,
};
use quaestor_primitives::{Balance, Bps, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Entries of the table of tiers.
pub const MAX_TIERS: u32 = 8;
/// Entries of the table of maturities.
pub const MAX_MATURITIES: u32 = 8;
/// Longest notice where backers are slashed, in days. One slash reaches the departures of so many days.
pub const MAX_SLASHED_NOTICE_DAYS: u32 = 28;
/// Longest notice where nobody is slashed, in days: two years.
pub const MAX_NOTICE_DAYS: u32 = 730;
/// Time after which a cut of the delegators' share holds, in days.
pub const SHARE_NOTICE_DAYS: u32 = 7;
/// Maximum of the delegators' share, in basis points.
pub const MAX_SHARE_BPS: Bps = 5_000;
/// Highest multiplier of a maturity, in basis points: 10x.
pub const MAX_MULTIPLIER_BPS: Bps = 100_000;
/// Longest day, in seconds.
pub const MAX_DAY_SECS: Seconds = 86_400;
/// Lowest amount of a tier and of a minimum bond, in smallest units.
const MIN_AMOUNT: Balance = 1_000_000_000_000_000_000;
/// Highest minimum bond, in smallest units.
const MAX_MIN_BOND: Balance = 1_000_000_000_000_000_000_000_000;
/// Highest backing of a tier, in smallest units.
const MAX_BACKING: Balance = 1_000_000_000_000_000_000_000_000_000;
/// Change limit of shares of backing and of sentences, in basis points.
const CAP_CHANGE_BPS: Bps = 500;
/// Change limit of rates and multipliers, in basis points.
const RATE_CHANGE_BPS: Bps = 1_000;

/// The tiers, rising.
pub type Tiers = BoundedVec<Tier, ConstU32<MAX_TIERS>>;
/// The maturities.
pub type Maturities = BoundedVec<Maturity, ConstU32<MAX_MATURITIES>>;

/// A tier of providers, reached by backing.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tier {
    /// Backing from which on it is reached, in smallest units, from 10^18 to 10^27; above that of the
    /// tier before. At most doubled or halved per change.
    pub backing: Balance,
    /// Own stake that it needs besides, in smallest units, from 10 to 100 % of the backing. At most
    /// doubled or halved per change.
    pub own: Balance,
    /// Unsettled pieces of work at the same time, from 1 to 10,000. At most doubled or halved per
    /// change.
    pub jobs: u32,
    /// Daily capacity that standing prices may offer together, as a multiple of the liability limit,
    /// from 1 to 100. At most doubled or halved per change.
    pub capacity: u32,
}

impl Tier {
    fn validate(&self) -> Result<(), &'static str> {
        if !(MIN_AMOUNT..=MAX_BACKING).contains(&self.backing) {
            return Err("the backing of a tier must be from 10^18 to 10^27 units");
        }
        if self.own > self.backing || self.own.saturating_mul(10) < self.backing {
            return Err("the own stake of a tier must be from 10 to 100 % of its backing");
        }
        if !(1..=10_000).contains(&self.jobs) || !(1..=100).contains(&self.capacity) {
            return Err("a tier must allow 1 to 10,000 jobs and a capacity of 1 to 100 limits");
        }
        Ok(())
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        doubled_or_halved(self.backing, new.backing)
            && doubled_or_halved(self.own, new.own)
            && doubled_or_halved(self.jobs, new.jobs)
            && doubled_or_halved(self.capacity, new.capacity)
    }
}

/// A maturity of bonds: how long the notice lasts, and what a bond earns for it.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Maturity {
    /// Length of the notice with which a bond leaves, in days, from 1 to 730; to 28 where backers are
    /// slashed. At most doubled or halved per change, for notices to come.
    pub notice_days: u32,
    /// Multiplier of the income of a bond, in basis points, from 10,000 to 100,000. Changes by at most
    /// 1,000, for bonds to come.
    pub multiplier_bps: Bps,
}

/// The economy's rules for providers.
#[derive(
    Clone,
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Params {
    /// Caps of sentences. The multiple of the price is from 1 to 100, at most doubled or halved per
    /// change; the cap of an event from 100 to 2,000 basis points, that of an epoch from there to
    /// 4,000, each changing by at most 500; the pool's rate at most 10,000, changing by at most 1,000.
    /// Both caps are zero where nobody is slashed, and that does not change.
    pub caps: Caps,
    /// Own stake that a provider needs for new work and new bonds, in basis points of its backing:
    /// from 1,000 (0 where nobody is slashed) and the cap of an epoch to 10,000; changes by at most
    /// 500.
    pub own_share_bps: Bps,
    /// Length of a slash epoch, in days, from 1 to 30; at most doubled or halved per change.
    pub slash_epoch_days: u32,
    /// Time over which a bond is released after its notice, in days, from 0 to 30; at most doubled or
    /// halved per change, where less than one day counts as one.
    pub unlock_days: u32,
    /// Minimum bond, in smallest units, from 10^18 to 10^24; at most doubled or halved per change.
    pub min_bond: Balance,
    /// Maximum share of delegators in a provider's pay, in basis points, from 0 to 5,000; changes by at
    /// most 1,000.
    pub max_share_bps: Bps,
    /// Length of a day, in seconds, from 1 to 86,400. It is fixed.
    pub day_secs: Seconds,
    /// The tiers, from 1 to 8.
    pub tiers: Tiers,
    /// The maturities, from 1 to 8. The first one is that of own stake.
    pub maturities: Maturities,
}

impl Params {
    /// Returns `true` if backers are slashed.
    pub const fn slashes(&self) -> bool {
        self.caps.event_bps > 0
    }

    /// The tier that a provider reaches, by its index.
    pub fn tier_of(&self, own: Balance, backing: Balance) -> Option<(u8, &Tier)> {
        let reached = |(_, tier): &(usize, &Tier)| backing >= tier.backing && own >= tier.own;
        let (index, tier) = self.tiers.iter().enumerate().rev().find(reached)?;
        Some((u8::try_from(index).ok()?, tier))
    }

    /// Returns `true` if `own` is enough of a share of `backing`.
    pub fn own_is_enough(&self, own: Balance, backing: Balance) -> bool {
        mul_div_up(backing, self.own_share_bps.into(), BPS.into()).is_some_and(|least| own >= least)
    }

    /// Length of `days` days, in seconds.
    pub fn days(&self, days: u32) -> Seconds {
        Seconds::from(days).saturating_mul(self.day_secs)
    }

    /// The shortest notice, in seconds.
    pub fn shortest_notice(&self) -> Seconds {
        let days = self.maturities.iter().map(|maturity| maturity.notice_days).min();
        self.days(days.unwrap_or_default())
    }

    fn validate_caps(&self) -> Result<(), &'static str> {
        let Caps { multiple, event_bps, epoch_bps, pool_bps } = self.caps;
        let none = event_bps == 0 && epoch_bps == 0;
        let some = (100..=2_000).contains(&event_bps) && (event_bps..=4_000).contains(&epoch_bps);
        if !none && !some {
            return Err("the cap of an event must be from 1 to 20 %, that of an epoch to 40 %");
        }
        if !(1..=100).contains(&multiple) || pool_bps > BPS {
            return Err(
                "a sentence must be 1 to 100 times the price, the pool's rate at most 100 %",
            );
        }
        let least_own = if none { 0 } else { epoch_bps.max(1_000) };
        if !(least_own..=BPS).contains(&self.own_share_bps) {
            return Err("the own share must be from 10 % and the cap of an epoch to 100 %");
        }
        Ok(())
    }

    fn validate_maturities(&self) -> Result<(), &'static str> {
        let most = if self.slashes() { MAX_SLASHED_NOTICE_DAYS } else { MAX_NOTICE_DAYS };
        let right = |maturity: &Maturity| {
            (1..=most).contains(&maturity.notice_days)
                && (BPS..=MAX_MULTIPLIER_BPS).contains(&maturity.multiplier_bps)
        };
        if self.maturities.is_empty() || !self.maturities.iter().all(right) {
            return Err(
                "a maturity must have a notice of 1 to 28 days (730 without slashes) and 1x to 10x",
            );
        }
        Ok(())
    }
}

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
        self.validate_caps()?;
        self.validate_maturities()?;
        if !(1..=30).contains(&self.slash_epoch_days) || self.unlock_days > 30 {
            return Err("a slash epoch must last 1 to 30 days, a release at most 30");
        }
        if !(MIN_AMOUNT..=MAX_MIN_BOND).contains(&self.min_bond) {
            return Err("the minimum bond must be from 10^18 to 10^24 units");
        }
        if self.max_share_bps > MAX_SHARE_BPS {
            return Err("the share of delegators must be at most 50 %");
        }
        if !(1..=MAX_DAY_SECS).contains(&self.day_secs) {
            return Err("a day must last from a second to 86,400 seconds");
        }
        if self.tiers.is_empty() {
            return Err("there must be a tier");
        }
        self.tiers.iter().try_for_each(Tier::validate)?;
        if !self.tiers.is_sorted_by(|one, next| one.backing < next.backing && one.own <= next.own) {
            return Err("the tiers must rise");
        }
        Ok(())
    }

    /// Entries of a table can be changed and added, not removed.
    fn allows_change_to(&self, new: &Self) -> bool {
        let (old_caps, new_caps) = (&self.caps, &new.caps);
        self.slashes() == new.slashes()
            && self.day_secs == new.day_secs
            && doubled_or_halved(old_caps.multiple, new_caps.multiple)
            && old_caps.event_bps.abs_diff(new_caps.event_bps) <= CAP_CHANGE_BPS
            && old_caps.epoch_bps.abs_diff(new_caps.epoch_bps) <= CAP_CHANGE_BPS
            && old_caps.pool_bps.abs_diff(new_caps.pool_bps) <= RATE_CHANGE_BPS
            && self.own_share_bps.abs_diff(new.own_share_bps) <= CAP_CHANGE_BPS
            && doubled_or_halved(self.slash_epoch_days, new.slash_epoch_days)
            && doubled_or_halved_from(1u32, self.unlock_days, new.unlock_days)
            && doubled_or_halved(self.min_bond, new.min_bond)
            && self.max_share_bps.abs_diff(new.max_share_bps) <= RATE_CHANGE_BPS
            && self.tiers.len() <= new.tiers.len()
            && self.tiers.iter().zip(&new.tiers).all(|(old, new)| old.allows_change_to(new))
            && self.maturities.len() <= new.maturities.len()
            && self.maturities.iter().zip(&new.maturities).all(|(old, new)| {
                doubled_or_halved(old.notice_days, new.notice_days)
                    && old.multiplier_bps.abs_diff(new.multiplier_bps) <= RATE_CHANGE_BPS
            })
    }
}

const _: () = assert!(MAX_BACKING <= MAX_AMOUNT, "a backing must be an amount");
