//! Plain data: the terms, the budget, the ledger.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_math::change_limit::{doubled_or_halved, doubled_or_halved_from};
use quaestor_primitives::{Balance, Bps, Price, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Largest lot that there can be, in smallest units of the quote asset: 10 million USDC.
pub const MAX_LOT: Balance = 10_000_000_000_000;
/// Largest slippage.
pub const MAX_SLIPPAGE_BPS: Bps = 1_000;
/// Largest impact of a lot on the pool's price.
pub const MAX_IMPACT_BPS: Bps = 500;
/// Longest distance, and longest jitter: a week.
pub const MAX_DISTANCE_SECS: Seconds = 604_800;
/// Longest time before a skipped lot is tried again: a day.
pub const MAX_RETRY_SECS: Seconds = 86_400;
/// Lower bound of the value that is doubled when the jitter is below it, in seconds.
pub const JITTER_UNIT_SECS: Seconds = 10;
/// Largest step of a term in basis points.
pub const MAX_STEP_BPS: Bps = 100;
/// Days that burns are kept for: a year, and the day that has begun.
pub const DAYS: u32 = 366;

/// The economy's rules for lots. Governance turns them step by step: amounts and durations at most
/// double or halve, basis points change by at most 100.
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
    /// The most that is spent at once, in smallest units of the quote asset: at least `min_lot`, at
    /// most 10^13.
    pub max_lot: Balance,
    /// The least that is spent at once, in smallest units of the quote asset: at least 1.
    pub min_lot: Balance,
    /// A lot may cost so much more than the reference price, fees and its own impact included:
    /// 1 to 1,000 basis points.
    pub slippage_bps: Bps,
    /// A lot may lift the pool's price by so much: 1 to 500 basis points. It never lifts it by more
    /// than the fee of one trade.
    pub impact_bps: Bps,
    /// Least time between two lots, in seconds: 1 to a week.
    pub min_distance_secs: Seconds,
    /// At most so much is added to it by chance, in seconds: 0 to a week. Doubling
    /// starts from 10 if it is lower.
    pub jitter_secs: Seconds,
    /// A lot that was skipped is tried again after this time, in seconds: 1 to a day.
    pub retry_secs: Seconds,
}

impl Params {
    /// The first rule that the parameters violate, as a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
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

    /// Can `new` follow in one step? Anything can follow terms that were never set.
    pub fn allows_change_to(&self, new: &Self) -> bool {
        *self == Self::default()
            || (doubled_or_halved(self.max_lot, new.max_lot)
                && doubled_or_halved(self.min_lot, new.min_lot)
                && self.slippage_bps.abs_diff(new.slippage_bps) <= MAX_STEP_BPS
                && self.impact_bps.abs_diff(new.impact_bps) <= MAX_STEP_BPS
                && doubled_or_halved(self.min_distance_secs, new.min_distance_secs)
                && doubled_or_halved_from(JITTER_UNIT_SECS, self.jitter_secs, new.jitter_secs)
                && doubled_or_halved(self.retry_secs, new.retry_secs))
    }

    /// Is the budget enough for a lot?
    pub fn suffices(&self, budget: Balance) -> bool {
        budget >= self.min_lot.max(1)
    }
}

/// The budget, and when it may be spent.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct BuybackState {
    /// Available budget, in smallest units of the quote asset.
    pub budget: Balance,
    /// Minimum balance of the pallet's account, which is never spent; in the same units.
    pub base: Balance,
    /// When the next lot is due.
    pub next_at: Seconds,
    /// When the schedule tries again after a lot that was skipped. Keepers need not wait for it.
    pub retry_at: Seconds,
    /// Length of a day, in seconds; immutable.
    pub day_secs: Seconds,
}

impl BuybackState {
    /// Number of the day that a time falls into.
    pub fn day_of(&self, time: Seconds) -> u64 {
        time.checked_div(self.day_secs).unwrap_or_default()
    }
}

/// Amounts of one record or the sum of several.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Amounts {
    /// Spent, in smallest units of the quote asset.
    pub spent: Balance,
    /// Bought, in smallest units of the native token.
    pub bought: Balance,
    /// Burnt, in smallest units of the native token.
    pub burnt: Balance,
}

impl Amounts {
    /// Both together.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            spent: self.spent.checked_add(other.spent)?,
            bought: self.bought.checked_add(other.bought)?,
            burnt: self.burnt.checked_add(other.burnt)?,
        })
    }
}

/// A lot that was bought and burnt; or native tokens that came as such and were burnt, with nothing
/// spent and no price.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Record {
    /// Its number, from 0.
    pub number: u64,
    /// When.
    pub time: Seconds,
    /// Amounts spent, bought and burnt.
    pub amounts: Amounts,
    /// The lower of the prices that the reference was made from.
    pub low: Option<Price>,
    /// The least that had to be bought, in smallest units of the native token.
    pub min_out: Balance,
}

/// Cumulative sums over all records.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Totals {
    /// Records there have been; the number of the next one.
    pub count: u64,
    /// Number of lots among them.
    pub lots: u64,
    /// Number of the oldest record that is kept.
    pub oldest: u64,
    /// Amount added to the budget, in smallest units of the quote asset.
    pub funded: Balance,
    /// Sum of all records.
    pub all: Amounts,
    /// Sum of the records that are no longer kept.
    pub overwritten: Amounts,
    /// Burns of days that are no longer kept, in smallest units of the native token.
    pub overwritten_days: Balance,
}

/// Burns of a day.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DayBurn {
    /// The day's number: seconds since the Unix epoch over the length of a day.
    pub day: u64,
    /// Amount, in smallest units of the native token.
    pub burnt: Balance,
}

/// Slot in which the burns of a day are kept.
pub fn slot_of(day: u64) -> u32 {
    let slot = day.checked_rem(DAYS.into()).and_then(|slot| u32::try_from(slot).ok());
    slot.unwrap_or_default()
}

/// A purchase as it is about to be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Plan {
    /// Amount to spend, in smallest units of the quote asset.
    pub amount: Balance,
    /// The least that it must buy, in smallest units of the native token.
    pub min_out: Balance,
    /// The lower of the prices that the reference was made from.
    pub low: Price,
}
