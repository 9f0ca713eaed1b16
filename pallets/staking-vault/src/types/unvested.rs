//! Compounded reward that has not vested.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_math::vested;
use quaestor_primitives::{Balance, Seconds};
use scale_info::TypeInfo;

/// Compounded reward of an account that would still vest if it had been claimed. It vests linearly;
/// exits release as much of their principal no sooner than its end.
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
)]
pub struct Unvested {
    /// Amount that vests, in smallest units.
    pub amount: Balance,
    /// Begin of its vesting, in seconds since the Unix epoch.
    pub start: Seconds,
    /// End of its vesting.
    pub end: Seconds,
}

impl Unvested {
    /// Amount that has not vested at `now`.
    pub fn left(&self, now: Seconds) -> Balance {
        self.amount.saturating_sub(vested(self.amount, self.start, self.end, now))
    }

    /// Adds `amount`, which vests from `start` to `end`. What is left of earlier additions vests
    /// together with it, by the later of both ends.
    pub fn add(&mut self, amount: Balance, now: Seconds, start: Seconds, end: Seconds) {
        if end > now {
            let amount = self.left(now).saturating_add(amount);
            *self = Self { amount, start, end: end.max(self.end) };
        }
    }

    /// Takes up to `amount` of what has not vested at `now`.
    pub fn take(&mut self, amount: Balance, now: Seconds) -> Balance {
        let left = self.left(now);
        let taken = amount.min(left);
        *self =
            Self { amount: left.saturating_sub(taken), start: self.start.max(now), end: self.end };
        taken
    }
}
