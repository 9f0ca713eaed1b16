//! Earnings of one position from one pool.

#![allow(clippy::as_conversions, reason = "the codec's derive numbers the variants of enums so")]

use crate::{
    fixed::div_mod, pool::take_whole, schedule, Balance, Bps, Pool, Seconds, Step, BPS, Q128, U256,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Which part of its reward a position gives up when it exits before its lock ends. That part is
/// escrowed until then.
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
pub enum Forfeit {
    /// Nothing.
    None,
    /// This share of the reward, in basis points.
    Share(Bps),
    /// Earnings of the multiplier above this base, in basis points.
    OverBase(Bps),
}

impl Forfeit {
    /// Splits what `weight(amount, multiplier)` earned while the index grew by `delta` into what is
    /// claimable and what is escrowed. The two are exactly the whole; a share is rounded down.
    fn split(&self, amount: Balance, multiplier: Bps, delta: Q128) -> Option<(Q128, Q128)> {
        let of = |m: Bps| U256::from(schedule::weight(amount, m)?).checked_mul(delta);
        let earned = of(multiplier)?;
        let escrow = match *self {
            Forfeit::None => U256::zero(),
            Forfeit::OverBase(base) => of(multiplier.saturating_sub(base))?,
            Forfeit::Share(share) => {
                let (quotient, remainder) = div_mod(earned, U256::from(BPS))?;
                let share = U256::from(share.min(BPS));
                let rest = div_mod(remainder.checked_mul(share)?, U256::from(BPS))?.0;
                quotient.checked_mul(share)?.checked_add(rest)?
            },
        };
        Some((earned.checked_sub(escrow)?, escrow))
    }
}

/// Properties of a position that determine its reward.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// Staked amount, in smallest units.
    pub amount: Balance,
    /// The steps of its weight.
    pub steps: &'a [Step],
    /// When the lock ends and the escrow opens.
    pub lock_end: Seconds,
    /// Share that an earlier exit forfeits.
    pub forfeit: Forfeit,
}

/// A position's account with one pool. Amounts are in units of `2^-128`.
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
pub struct Accrual {
    /// The time up to which it is settled.
    pub at: Seconds,
    /// The pool's index at that time.
    pub index: Q128,
    /// Earned and claimable.
    pub claimable: Q128,
    /// Earned, and claimable when the lock ends.
    pub escrow: Q128,
}

impl Accrual {
    /// Settles up to the pool's clock: the sum over the segments of constant weight of
    /// `weight * (index at its end - index at its start)`, exact. `index_at` gives the pool's index
    /// at a step's time and is asked once for each step since the last settle.
    pub fn settle(
        &mut self,
        terms: Terms,
        pool: &Pool,
        mut index_at: impl FnMut(Seconds) -> Q128,
    ) -> Option<()> {
        let now = pool.at;
        let mut from = self.index;
        let mut multiplier = schedule::multiplier_at(terms.steps, self.at);
        let mut earn = |multiplier: Bps, from: Q128, to: Q128| {
            if multiplier == 0 {
                return Some(());
            }
            let delta = to.checked_sub(from)?;
            let (claimable, escrow) = terms.forfeit.split(terms.amount, multiplier, delta)?;
            self.claimable = self.claimable.checked_add(claimable)?;
            self.escrow = self.escrow.checked_add(escrow)?;
            Some(())
        };
        for step in terms.steps.iter().filter(|step| step.at > self.at && step.at <= now) {
            let boundary = index_at(step.at);
            earn(multiplier, from, boundary)?;
            (from, multiplier) = (boundary, step.multiplier_bps);
        }
        earn(multiplier, from, pool.index)?;
        (self.at, self.index) = (now, pool.index);
        if now >= terms.lock_end {
            self.claimable = self.claimable.checked_add(self.escrow)?;
            self.escrow = Q128::zero();
        }
        Some(())
    }

    /// Takes the whole units that are claimable; the fraction stays. Rounds down.
    pub fn take_claimable(&mut self) -> Balance {
        take_whole(&mut self.claimable)
    }

    /// All that was earned and not taken.
    pub fn total(&self) -> Option<Q128> {
        self.claimable.checked_add(self.escrow)
    }
}
