//! The time-weighted average of a price.
//!
//! A price is sampled at irregular times; a sample holds from its time until the next one. The sum
//! of price times seconds over all sampled time only grows, and an average is the difference of two
//! such sums over the difference of their times. Checkpoints of the sum are kept for two windows, a
//! short one and a long one.
//!
//! # Checkpoints
//!
//! A window is divided into slots, and the first sample in a slot leaves a checkpoint. An average
//! begins at the newest checkpoint that is at least a window old, so it covers at least the window,
//! and at most one slot and one sampling interval more. Two checkpoints more are kept than a window
//! has slots, so that one of them is always old enough after a window of sampling.
//!
//! # Manipulation
//!
//! From one sample to the next the price counts as moved by at most [`Rules::max_move_bps`]. A
//! one-block spike has the weight of one sampling interval.
//!
//! # Gaps
//!
//! When there is no price to sample, or the gap between two samples is longer than
//! [`Rules::max_gap_secs`], sampling stops and starts anew with the next sample. An average never
//! covers time without samples. The last average over the long window is kept when its samples end:
//! it is the trailing average until a long window has been sampled again, so that a fall of the price
//! across a halt is seen.
//!
//! # Rounding
//!
//! Sums are exact. An average is rounded down, so it is less than one unit of [`Price`] below the
//! exact average of the samples. A price below `2^128` for `2^64` seconds stays below `2^192`: no
//! sum of 256 bits saturates.

use crate::{
    fixed::{mul_div, mul_div_up},
    Bps, Price, Seconds, BPS, U256,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Slots of the short window.
pub const SHORT_SLOTS: Seconds = 12;
/// Slots of the long window.
pub const LONG_SLOTS: Seconds = 28;

/// The accumulated sum at a time.
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
pub struct Checkpoint {
    /// The time, in seconds since the Unix epoch; zero where there is no checkpoint yet.
    pub at: Seconds,
    /// Price times seconds, over all sampled time until then.
    pub cumulative: U256,
}

/// Checkpoints of the short window, oldest first.
pub type ShortCheckpoints = [Checkpoint; 14];
/// Checkpoints of the long window, oldest first.
pub type LongCheckpoints = [Checkpoint; 30];

/// Sampling rules of an average.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rules {
    /// Length of the short window, in seconds.
    pub window_secs: Seconds,
    /// Length of the long window, in seconds.
    pub long_window_secs: Seconds,
    /// Largest move of a sample from the one before it, in basis points of the lower of the two.
    pub max_move_bps: Bps,
    /// Longest gap between two samples before sampling starts anew, in seconds.
    pub max_gap_secs: Seconds,
}

/// A sampled price. The checkpoints of the long window are stored apart, because they change
/// rarely.
#[derive(
    Clone,
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
pub struct Twap {
    /// Time of the last sample, in seconds since the Unix epoch.
    pub at: Seconds,
    /// Start of the sampling without a gap, in seconds since the Unix epoch.
    pub since: Seconds,
    /// The last sample, which holds from its time on; `None` while there is no price to sample.
    pub sample: Option<Price>,
    /// Price times seconds, over all sampled time until the last sample.
    pub cumulative: U256,
    /// The part of `cumulative` since the newest checkpoint of the short window.
    pub recent: U256,
    /// The part of `cumulative` since the newest checkpoint of the long window.
    pub long_recent: U256,
    /// Checkpoints of the short window, oldest first.
    pub checkpoints: ShortCheckpoints,
    /// The last average over the long window, kept when its samples ended.
    pub kept: Option<Price>,
}

impl Twap {
    /// Records the price at `now`, or that there is none. A time before that of the last sample is
    /// ignored. Returns the checkpoint to [`push`] to those of the long window, if any.
    pub fn record(
        &mut self,
        now: Seconds,
        price: Option<Price>,
        rules: &Rules,
    ) -> Option<Checkpoint> {
        let Some(price) = price else {
            self.sample = None;
            return None;
        };
        let passed = now.checked_sub(self.at)?;
        let before = core::mem::replace(&mut self.at, now);
        let (short, long) = match self.sample.filter(|_| passed <= rules.max_gap_secs) {
            Some(last) => {
                self.sample = Some(limited(price, last, rules.max_move_bps));
                self.add(last, passed);
                let crossed =
                    |window, slots| slot(now, window, slots) > slot(before, window, slots);
                (
                    crossed(rules.window_secs, SHORT_SLOTS),
                    crossed(rules.long_window_secs, LONG_SLOTS),
                )
            },
            None => {
                self.sample = Some(price);
                self.since = now;
                (true, true)
            },
        };
        let checkpoint = Checkpoint { at: now, cumulative: self.cumulative };
        if short {
            push(&mut self.checkpoints, checkpoint);
            self.recent = U256::zero();
        }
        if long {
            self.long_recent = U256::zero();
        }
        long.then_some(checkpoint)
    }

    /// Returns `true` if the samples so far end when `price` is recorded at `now`.
    pub fn ends(&self, now: Seconds, price: Option<Price>, rules: &Rules) -> bool {
        let passed = now.saturating_sub(self.at);
        self.sample.is_some() && (price.is_none() || passed > rules.max_gap_secs)
    }

    /// Keeps the trailing average as of the last sample, before the samples end or `rules` change.
    pub fn keep_average(&mut self, checkpoints: &LongCheckpoints, rules: &Rules) {
        self.kept = self.trailing_average(checkpoints, self.at, rules);
    }

    /// The average over the long window up to `now`, or else up to the last sample, or else the one
    /// that was kept.
    pub fn trailing_average(
        &self,
        checkpoints: &LongCheckpoints,
        now: Seconds,
        rules: &Rules,
    ) -> Option<Price> {
        let until = |time| self.long_average(checkpoints, time, rules);
        until(now).or_else(|| until(self.at)).or(self.kept)
    }

    /// The average over the short window up to `now`; `None` before a window of sampling.
    pub fn average(&self, now: Seconds, rules: &Rules) -> Option<Price> {
        self.average_since(&self.checkpoints, rules.window_secs, now, rules)
    }

    /// The same over the long window, whose checkpoints are `checkpoints`.
    pub fn long_average(
        &self,
        checkpoints: &LongCheckpoints,
        now: Seconds,
        rules: &Rules,
    ) -> Option<Price> {
        self.average_since(checkpoints, rules.long_window_secs, now, rules)
    }

    fn average_since(
        &self,
        checkpoints: &[Checkpoint],
        window: Seconds,
        now: Seconds,
        rules: &Rules,
    ) -> Option<Price> {
        let sample = self.sample?;
        let held = now.saturating_sub(self.at);
        if held > rules.max_gap_secs {
            return None;
        }
        let now = now.max(self.at);
        let latest = now.checked_sub(window)?;
        let start = checkpoints.iter().rev().find(|checkpoint| checkpoint.at <= latest)?;
        if start.at < self.since {
            return None;
        }
        let total = self.cumulative.checked_add(area(sample, held))?;
        let secs = U256::from(now.checked_sub(start.at)?);
        let average = total.checked_sub(start.cumulative)?.checked_div(secs)?;
        u128::try_from(average).ok().map(Price)
    }

    /// Adds `price` held for `secs`.
    fn add(&mut self, price: Price, secs: Seconds) {
        let area = area(price, secs);
        for sum in [&mut self.cumulative, &mut self.recent, &mut self.long_recent] {
            *sum = sum.saturating_add(area);
        }
    }
}

/// Replaces the oldest checkpoint by `checkpoint`, if that is later than the newest one.
pub fn push(checkpoints: &mut [Checkpoint], checkpoint: Checkpoint) {
    if checkpoints.last().is_some_and(|newest| newest.at < checkpoint.at) {
        checkpoints.rotate_left(1);
        if let Some(last) = checkpoints.last_mut() {
            *last = checkpoint;
        }
    }
}

fn area(price: Price, secs: Seconds) -> U256 {
    U256::from(price.0).saturating_mul(U256::from(secs))
}

/// Number of the slot that `at` falls into. Slots are rounded up to whole seconds.
fn slot(at: Seconds, window: Seconds, slots: Seconds) -> Option<Seconds> {
    let secs = window.checked_next_multiple_of(slots)?.checked_div(slots)?;
    at.checked_div(secs)
}

/// `price`, or the nearest to it that is at most `max_move_bps` of the lower one from `last`. Both
/// limits are rounded to the next price outside, so that no price is too small to move.
fn limited(price: Price, last: Price, max_move_bps: Bps) -> Price {
    let (one, moved) = (u128::from(BPS), u128::from(BPS.saturating_add(max_move_bps)));
    let highest = mul_div_up(last.0, moved, one).unwrap_or(u128::MAX);
    let lowest = mul_div(last.0, one, moved).unwrap_or_default();
    Price(price.0.min(highest).max(lowest))
}
