//! Slashes of a provider and of the stake that is bonded to it.
//!
//! A provider's own stake is an amount, and a sentence is taken from it. Its delegators are one pool of
//! units with one falling factor: a bond is worth its units times the factor. A slash changes the
//! factor, so it costs the same for any number of delegators, and each of them realises its loss
//! later.
//!
//! Every rounding is against the bond: in favour of whoever receives what is slashed.

use crate::{fixed::mul_div_wide, mul_div, Balance, Bps, BPS, U256};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The factor of a pool that was never slashed: `10^36`.
pub const FACTOR_ONE: u128 = 1_000_000_000_000_000_000_000_000_000_000_000_000;

/// A pool whose factor is below this takes no new bonds: `10^30`. Down to it a bond of fewer than
/// `10^30` smallest units loses less than one of them to the rounding of a factor.
pub const LEAST_FACTOR: u128 = 1_000_000_000_000_000_000_000_000_000_000;

/// Units of a bond of `amount` at `factor`: `amount * 10^36 / factor`, rounded down. `None` if the
/// factor is zero or the result does not fit.
pub fn units_of(amount: Balance, factor: u128) -> Option<u128> {
    mul_div(amount, FACTOR_ONE, factor)
}

/// Value of `units` at `factor`, in smallest units: `units * factor / 10^36`, rounded down. `None` if
/// it does not fit, which needs a factor above one.
pub fn value_of(units: u128, factor: u128) -> Option<Balance> {
    mul_div(units, factor, FACTOR_ONE)
}

/// Least product of the audit rate, in basis points, and the price multiple of a sentence. At 10,000 a
/// cheat that only audits find breaks even if they overlook one in seven; at 15,000, three in seven.
pub const LEAST_DETERRENCE: Bps = 15_000;

/// Measure of a sentence, and its caps.
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
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Caps {
    /// A sentence is this many times the price of the work, unless a cap binds.
    pub multiple: u32,
    /// Largest sentence of one event, in basis points of the reference.
    pub event_bps: Bps,
    /// Largest sum of sentences in one slash epoch, in basis points of the reference.
    pub epoch_bps: Bps,
    /// Loss of the delegators' pool, in basis points of the rate at which the reference is sentenced.
    pub pool_bps: Bps,
}

impl Caps {
    /// The sentence for work of `price`: `min(multiple * price, reference * event, reference * epoch
    /// - sentenced)`, both caps rounded down. `reference` is the backing of the day of the fault, at
    /// the first event of the slash epoch; `sentenced` is the sum of the sentences of the epoch so far.
    ///
    /// `sentenced` counts sentences, not what was taken: where the own stake falls short, the pool is
    /// cut by the whole sentence all the same, and only its sum bounds the delegators' loss.
    pub fn sentence(&self, price: Balance, reference: Balance, sentenced: Balance) -> Balance {
        let due = price.saturating_mul(self.multiple.into());
        let left = cap(reference, self.epoch_bps).saturating_sub(sentenced);
        due.min(cap(reference, self.event_bps)).min(left)
    }

    /// Largest price of one job over `backing` whose sentence no cap cuts short, rounded down.
    pub fn largest_price(&self, backing: Balance) -> Balance {
        cap(backing, self.event_bps).checked_div(self.multiple.into()).unwrap_or(Balance::MAX)
    }

    /// Largest sum of prices of unsettled work over `backing` whose sentences no cap of an epoch cuts
    /// short together, rounded down.
    pub fn limit(&self, backing: Balance) -> Balance {
        cap(backing, self.epoch_bps).checked_div(self.multiple.into()).unwrap_or(Balance::MAX)
    }

    /// The factor after a sentence: `factor * (1 - pool * sentence / reference)`, rounded down once.
    /// It holds for the pool, and for units that left it on the day of the fault or later.
    ///
    /// `None` if the reference is zero or the pool would lose more than it has.
    pub fn factor_after(
        &self,
        factor: u128,
        reference: Balance,
        sentence: Balance,
    ) -> Option<u128> {
        let whole = scaled(reference, BPS)?;
        let kept = whole.checked_sub(scaled(sentence, self.pool_bps)?)?;
        mul_div_wide(U256::from(factor), kept, whole)?.try_into().ok()
    }
}

/// Takes a sentence from a provider: first from its bond, the rest from its own notices of the day of
/// the fault or later. Returns both parts; together they are the sentence, or all that is there.
pub fn take(sentence: Balance, own: Balance, leaving: Balance) -> (Balance, Balance) {
    let from_own = sentence.min(own);
    (from_own, sentence.saturating_sub(from_own).min(leaving))
}

/// `bps` of `amount` rounded down, and at least `least`: a penalty, a stake, a deposit. A share that
/// does not fit is the largest amount.
pub fn share_or(amount: Balance, bps: Bps, least: Balance) -> Balance {
    cap(amount, bps).max(least)
}

fn cap(amount: Balance, bps: Bps) -> Balance {
    mul_div(amount, bps.into(), BPS.into()).unwrap_or(Balance::MAX)
}

fn scaled(amount: Balance, bps: Bps) -> Option<U256> {
    U256::from(amount).checked_mul(U256::from(bps))
}
