//! A reward pool: how fast it emits, and the index that hands the emission to the weights.
//!
//! The index is reward per unit of weight. Each advance adds `(reward + carry) / W` to it and keeps
//! the remainder, below `W` units of `2^-128`, as the next carry. With 128 fractional bits the index
//! of a 0-decimal reward over 10^31 of weight still grows each second.
//!
//! The carry was earned by the weights that held when it arose. When they change, the next division
//! would hand it to whoever holds then: [`Pool::reweigh`] keeps it from them, so that no position
//! ever earns more than its exact share.
//!
//! The accrual of a pool is an equality at any time, in units of `2^-128`:
//!
//! ```text
//! funded - paid out = unstreamed + owed + carry + no_stake + redirected + forfeited
//! ```

#![allow(clippy::as_conversions, reason = "the codec's derive numbers the variants of enums so")]

use crate::{
    fixed::{div_mod, floor, frac, from_int},
    Balance, Seconds, StakeWeight, BPS, Q128, U256,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Source of a pool's emission.
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
pub enum RateModel {
    /// Each funding is paid out evenly from its time to the bucket at or after `period_secs`
    /// later; overlapping fundings add up.
    Streamed {
        /// Length of a funding's stream, in seconds.
        #[serde(rename = "periodSecs")]
        period_secs: Seconds,
    },
    /// Weights are amount times annual rate (basis points): the pool pays `W / year_secs` per second,
    /// never more than `cap_amount / cap_secs` per second, while it has funds. When the cap binds,
    /// all are scaled down alike.
    TargetApr {
        /// Numerator of the cap: smallest units ...
        #[serde(rename = "capAmount")]
        cap_amount: Balance,
        /// ... per this many seconds.
        #[serde(rename = "capSecs")]
        cap_secs: Seconds,
        /// Seconds of a year of the annual rates.
        #[serde(rename = "yearSecs")]
        year_secs: Seconds,
    },
}

/// Inputs of one accrual over an interval of constant weight.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Elapsed {
    /// The time to advance to.
    pub to: Seconds,
    /// The total weight that held from the last advance until `to`.
    pub weight: StakeWeight,
    /// Book the emission to the `redirected` pot, not to the weights.
    pub redirected: bool,
}

/// The state of one asset's reward pool. Every amount is in units of `2^-128`.
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
pub struct Pool {
    /// The time up to which the pool has emitted; zero before the first advance.
    pub at: Seconds,
    /// Reward per unit of weight since the beginning.
    pub index: Q128,
    /// The remainder of the last division, below one smallest unit.
    pub carry: Q128,
    /// Emission per second of the streams that run (`Streamed` only).
    pub rate: Q128,
    /// Funded and not yet emitted.
    pub unstreamed: Q128,
    /// Emitted to positions and not yet taken by them, escrow included.
    pub owed: Q128,
    /// Emitted to nobody: while nothing was staked, and what divisions left over.
    pub no_stake: Q128,
    /// Emitted while a breaker redirected the rewards.
    pub redirected: Q128,
    /// Given up by early exits and forfeited streams.
    pub forfeited: Q128,
}

/// The end of a funding's stream: at that time the pool's rate falls by so much.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RateEnd {
    /// Seconds since the Unix epoch.
    pub at: Seconds,
    /// Emission per second that ends.
    pub rate: Q128,
}

impl Pool {
    /// Emits up to `elapsed.to`. The caller splits the time at every change of weight and rate.
    ///
    /// The first advance only sets the clock. `None` (and an unchanged pool, if the caller drops
    /// the copy) when the time goes back or a number overflows.
    pub fn advance(&mut self, model: &RateModel, elapsed: Elapsed) -> Option<()> {
        let dt = elapsed.to.checked_sub(self.at)?;
        let first = self.at == 0;
        self.at = elapsed.to;
        if first || dt == 0 {
            return Some(());
        }
        let reward = self.emission(model, dt, elapsed.weight)?;
        self.unstreamed = self.unstreamed.checked_sub(reward)?;
        if elapsed.redirected {
            self.redirected = self.redirected.checked_add(reward)?;
        } else if elapsed.weight == 0 {
            self.no_stake = self.no_stake.checked_add(reward)?;
        } else {
            let weight = U256::from(elapsed.weight);
            let due = reward.checked_add(self.carry)?;
            let (delta, carry) = div_mod(due, weight)?;
            self.index = self.index.checked_add(delta)?;
            self.owed = self.owed.checked_add(due.checked_sub(carry)?)?;
            self.carry = carry;
        }
        Some(())
    }

    /// Emission of the pool in `dt` seconds of constant rate and weight. `Streamed` is exact;
    /// `TargetApr` rounds down by less than `2^-128`, and the remainder stays unstreamed. `None` if
    /// the seconds of the cap or of a year are zero.
    pub fn emission(&self, model: &RateModel, dt: Seconds, weight: StakeWeight) -> Option<Q128> {
        let wanted = match *model {
            RateModel::Streamed { .. } => self.rate.checked_mul(U256::from(dt))?,
            RateModel::TargetApr { cap_amount, cap_secs, year_secs } => {
                let year_secs = (year_secs != 0).then_some(year_secs)?;
                let uncapped = ratio(weight, dt, u128::from(year_secs).checked_mul(BPS.into())?);
                let cap_secs = (cap_secs != 0).then_some(cap_secs)?;
                let cap = ratio(cap_amount, dt, cap_secs.into());
                // What does not fit is more than any pool has.
                uncapped.into_iter().chain(cap).min().unwrap_or(self.unstreamed)
            },
        };
        Some(wanted.min(self.unstreamed))
    }

    /// Adds a funding of `amount` smallest units. For `Streamed`, its stream runs from now (the
    /// pool's clock) to the bucket at or after now + period, and the caller must call
    /// [`Pool::end_rate`] with what is returned when that time is reached. The remainder of the
    /// division over the seconds, below `2^-128` for each of them, goes to the `no_stake` pot.
    ///
    /// `None` before the first advance of a `Streamed` pool, whose clock then tells no time to
    /// stream from, or when a number overflows.
    pub fn fund(
        &mut self,
        model: &RateModel,
        amount: Balance,
        bucket: Seconds,
    ) -> Option<Option<RateEnd>> {
        let amount = from_int(amount);
        match *model {
            RateModel::Streamed { .. } if self.at == 0 => None,
            RateModel::Streamed { period_secs } => {
                let end = crate::bucket_ceil(self.at.checked_add(period_secs.max(1))?, bucket)?;
                let secs = U256::from(end.checked_sub(self.at)?);
                let (rate, remainder) = div_mod(amount, secs)?;
                self.rate = self.rate.checked_add(rate)?;
                self.unstreamed = self.unstreamed.checked_add(amount.checked_sub(remainder)?)?;
                self.no_stake = self.no_stake.checked_add(remainder)?;
                Some(Some(RateEnd { at: end, rate }))
            },
            RateModel::TargetApr { .. } => {
                self.unstreamed = self.unstreamed.checked_add(amount)?;
                Some(None)
            },
        }
    }

    /// To be called whenever a weight changes, at the pool's clock: the carry goes to the `no_stake`
    /// pot, because it was earned by the weights before.
    pub fn reweigh(&mut self) -> Option<()> {
        self.no_stake = self.no_stake.checked_add(self.carry)?;
        self.carry = Q128::zero();
        Some(())
    }

    /// Ends the streams whose time has come.
    pub fn end_rate(&mut self, rate: Q128) -> Option<()> {
        self.rate = self.rate.checked_sub(rate)?;
        Some(())
    }

    /// Takes `amount`, in units of `2^-128`, that a position gives up: from owed to forfeited.
    pub fn forfeit(&mut self, amount: Q128) -> Option<()> {
        self.owed = self.owed.checked_sub(amount)?;
        self.forfeited = self.forfeited.checked_add(amount)?;
        Some(())
    }

    /// Everything the pool's account must hold for what it has not handed on, in units of `2^-128`.
    pub fn liabilities(&self) -> Option<Q128> {
        [self.owed, self.carry, self.no_stake, self.redirected, self.forfeited]
            .into_iter()
            .try_fold(self.unstreamed, |sum, part| sum.checked_add(part))
    }
}

/// Takes the whole units out of `pot` and leaves the fraction. Rounds down.
pub fn take_whole(pot: &mut Q128) -> Balance {
    let amount = floor(*pot);
    *pot = frac(*pot);
    amount
}

/// `amount * secs / per` in units of `2^-128`, rounded down. `None` if it does not fit or `per` is
/// zero.
#[allow(clippy::arithmetic_side_effects, reason = "a shift by 128 of 256 bits")]
fn ratio(amount: u128, secs: Seconds, per: u128) -> Option<Q128> {
    let product = U256::from(amount).checked_mul(U256::from(secs))?;
    let (quotient, remainder) = div_mod(product, U256::from(per))?;
    let quotient = from_int(u128::try_from(quotient).ok()?);
    // The remainder is below `per`, a `u128`, so the shift cannot overflow.
    let (rest, _) = div_mod(remainder << 128, U256::from(per))?;
    quotient.checked_add(rest)
}
