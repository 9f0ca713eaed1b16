//! Parameters, the state, records and totals.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_math::change_limit::{doubled_or_halved, doubled_or_halved_from};
use quaestor_primitives::{Balance, Bps, Price, Seconds};
use quaestor_support::ring;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Upper bound of the largest lot, in smallest units of the quote asset: 10 million USDC.
pub const MAX_LOT: Balance = 10_000_000_000_000;
/// Largest slippage, in basis points.
pub const MAX_SLIPPAGE_BPS: Bps = 1_000;
/// Largest impact of a lot on the pool's price, in basis points.
pub const MAX_IMPACT_BPS: Bps = 500;
/// Longest distance between lots and longest jitter, in seconds: a week.
pub const MAX_DISTANCE_SECS: Seconds = 604_800;
/// Longest time before a skipped lot is tried again, in seconds: a day.
pub const MAX_RETRY_SECS: Seconds = 86_400;
/// Value from which a lower jitter may be doubled, in seconds.
pub const JITTER_UNIT_SECS: Seconds = 10;
/// Change limit of a parameter in basis points.
pub const MAX_CHANGE_BPS: Bps = 100;
/// Number of days whose burns are kept: a year and the current day.
pub const DAYS: u32 = 366;

/// The economy's rules for lots. Per update, amounts and durations are at most doubled or halved,
/// and basis points change by at most 100.
#[derive(
    Clone,
    Copy,
    Default,
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
    /// Largest lot, in smallest units of the quote asset: `min_lot` to 10^13.
    pub max_lot: Balance,
    /// Smallest lot, in smallest units of the quote asset: 1 to `max_lot`.
    pub min_lot: Balance,
    /// Slippage: the largest cost of a lot above the reference price, fees and its own impact
    /// included, in basis points: 1 to 1,000.
    pub slippage_bps: Bps,
    /// Largest impact of a lot on the pool's price, in basis points: 1 to 500. The fee of one trade
    /// is a second limit.
    pub impact_bps: Bps,
    /// Minimum time between two lots, in seconds: 1 to a week.
    pub min_distance_secs: Seconds,
    /// Largest random addition to it, in seconds: 0 to a week. A value below 10 counts as 10 when
    /// it is doubled.
    pub jitter_secs: Seconds,
    /// Time after which a skipped lot is tried again, in seconds: 1 to a day.
    pub retry_secs: Seconds,
}

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
        if self.min_lot == 0 {
            return Err("the least lot must not be zero");
        }
        if self.max_lot < self.min_lot || self.max_lot > MAX_LOT {
            return Err("the largest lot must be from the least lot to 10^13");
        }
        if self.slippage_bps == 0 || self.slippage_bps > MAX_SLIPPAGE_BPS {
            return Err("the slippage must be above 0 and at most 10 %");
        }
        if self.impact_bps == 0 || self.impact_bps > MAX_IMPACT_BPS {
            return Err("the impact must be above 0 and at most 5 %");
        }
        if self.min_distance_secs == 0 || self.min_distance_secs > MAX_DISTANCE_SECS {
            return Err("the distance of lots must be from one second to a week");
        }
        if self.jitter_secs > MAX_DISTANCE_SECS {
            return Err("the jitter must be at most a week");
        }
        if self.retry_secs == 0 || self.retry_secs > MAX_RETRY_SECS {
            return Err("a retry must come after one second to a day");
        }
        Ok(())
    }

    /// No change limit applies to parameters that were never set.
    fn allows_change_to(&self, new: &Self) -> bool {
        *self == Self::default()
            || (doubled_or_halved(self.max_lot, new.max_lot)
                && doubled_or_halved(self.min_lot, new.min_lot)
                && self.slippage_bps.abs_diff(new.slippage_bps) <= MAX_CHANGE_BPS
                && self.impact_bps.abs_diff(new.impact_bps) <= MAX_CHANGE_BPS
                && doubled_or_halved(self.min_distance_secs, new.min_distance_secs)
                && doubled_or_halved_from(JITTER_UNIT_SECS, self.jitter_secs, new.jitter_secs)
                && doubled_or_halved(self.retry_secs, new.retry_secs))
    }
}

impl Params {
    /// Returns `true` if `budget` is enough for a lot.
    pub fn suffices(&self, budget: Balance) -> bool {
        budget >= self.min_lot.max(1)
    }
}

/// The budget and its schedule.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct BuybackState {
    /// Available budget, in smallest units of the quote asset.
    pub budget: Balance,
    /// Minimum balance of the pallet's account, which is never spent; in the same units.
    pub minimum_balance: Balance,
    /// Earliest time of the next lot, in seconds since the Unix epoch.
    pub next_at: Seconds,
    /// Time at which the hook tries a skipped lot again, in seconds since the Unix epoch. It does
    /// not bind keepers.
    pub retry_at: Seconds,
    /// Length of a day, in seconds; fixed at genesis.
    pub day_secs: Seconds,
}

impl BuybackState {
    /// Number of the day that `time` falls into.
    pub fn day_of(&self, time: Seconds) -> u64 {
        time.checked_div(self.day_secs).unwrap_or_default()
    }
}

/// Amounts of one record, or a sum of them.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Amounts {
    /// Amount spent, in smallest units of the quote asset.
    pub spent: Balance,
    /// Amount bought, in smallest units of the native token.
    pub bought: Balance,
    /// Amount burnt, in smallest units of the native token.
    pub burnt: Balance,
}

impl Amounts {
    /// The sum, or `None` on overflow.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Some(Self {
            spent: self.spent.checked_add(other.spent)?,
            bought: self.bought.checked_add(other.bought)?,
            burnt: self.burnt.checked_add(other.burnt)?,
        })
    }
}

/// A lot that was bought and burnt, or a direct burn, for which nothing was spent and no price is
/// given.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Record {
    /// Its number; the first is 0.
    pub number: u64,
    /// Time, in seconds since the Unix epoch.
    pub time: Seconds,
    /// Amounts spent, bought and burnt.
    pub amounts: Amounts,
    /// The low price that bounded it.
    pub low: Option<Price>,
    /// Minimum output, in smallest units of the native token.
    pub min_out: Balance,
}

/// Cumulative sums over all records.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Totals {
    /// Number of records so far; the number of the next one.
    pub count: u64,
    /// Number of lots among the records.
    pub lots: u64,
    /// Number of the oldest record that is kept.
    pub oldest: u64,
    /// Amount added to the budget, in smallest units of the quote asset.
    pub funded: Balance,
    /// Sum of all records.
    pub all: Amounts,
    /// Sum of the records that were overwritten.
    pub overwritten: Amounts,
    /// Burns of the days that were overwritten, in smallest units of the native token.
    pub overwritten_days: Balance,
}

/// Burns of one day.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DailyBurn {
    /// Number of the day: seconds since the Unix epoch over the length of a day.
    pub day: u64,
    /// Amount, in smallest units of the native token.
    pub burnt: Balance,
}

/// Key of the burns of `day`.
pub fn slot_of(day: u64) -> u32 {
    ring::slot(day, DAYS)
}

/// Amount and bounds of a purchase.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PlannedPurchase {
    /// Amount to spend, in smallest units of the quote asset.
    pub amount: Balance,
    /// Minimum output, in smallest units of the native token.
    pub min_out: Balance,
    /// The low price that bounded it.
    pub low: Price,
}
