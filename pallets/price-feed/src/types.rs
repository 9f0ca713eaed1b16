//! Plain data: the terms, an override, why there is no price.

#![allow(clippy::as_conversions, reason = "the codec's derive numbers the variants of enums so")]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_math::{
    change_limit::doubled_or_halved,
    median,
    twap::{self, LONG_SLOTS, SHORT_SLOTS},
};
use quaestor_primitives::{Bps, Price, PriceSource, ReferencePrice, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Longest life of an override, in seconds: 7 days.
pub const MAX_OVERRIDE_SECS: Seconds = 604_800;
/// An override is less than this many times the market's price, and more than that part of it: a
/// zero too many is one too many.
pub const MAX_OVERRIDE_FACTOR: u128 = 10;
/// Longest life of a report, longest short window and longest gap, in seconds: a day.
pub const DAY_SECS: Seconds = 86_400;
/// Longest long window, in seconds: 90 days.
pub const MAX_LONG_WINDOW_SECS: Seconds = 7_776_000;
/// Most feeders that can be asked for.
pub const MAX_FEEDERS: u32 = 100;
/// Farthest outlier that can count, in basis points: half or twice the median.
pub const MAX_OUTLIER_BPS: Bps = 10_000;
/// Widest band, in basis points.
pub const MAX_BAND_BPS: Bps = 5_000;
/// Largest move of a sample, in basis points: to half or twice of the one before.
pub const MAX_MOVE_BPS: Bps = 10_000;

/// The economy's rules for the price. Each number changes to at most twice and at least half of
/// what it was, per step.
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
    /// A report of an operator, and the median of them, is used for less than this time, in
    /// seconds: 1 to a day.
    pub expiry_secs: Seconds,
    /// Least number of fresh reports that make a median: 1 to 100.
    pub min_feeders: u32,
    /// Reports farther than this from the median of all do not count, in basis points of the lower
    /// of the two: 1 to 10,000.
    pub outlier_bps: Bps,
    /// Median and average may be this far apart, in basis points of the lower of the two: 1 to
    /// 5,000.
    pub band_bps: Bps,
    /// The average that the median is compared with covers this time, in seconds: 12 to a day.
    pub window_secs: Seconds,
    /// The trailing average covers this time, in seconds: 28 to 90 days, not less than
    /// `window_secs`.
    pub long_window_secs: Seconds,
    /// From block to block the exchange's price counts as moved by at most this, in basis points of
    /// the lower of the two: 1 to 10,000.
    pub max_move_bps: Bps,
    /// A longer time between two samples ends the watch of the exchange's price, in seconds: 1 to
    /// `window_secs`.
    pub max_gap_secs: Seconds,
}

/// Those that hold where genesis sets none.
impl Default for Params {
    fn default() -> Self {
        Self {
            expiry_secs: 600,
            min_feeders: 3,
            outlier_bps: 1_000,
            band_bps: 500,
            window_secs: 1_800,
            long_window_secs: 604_800,
            max_move_bps: 200,
            max_gap_secs: 600,
        }
    }
}

impl Params {
    /// The first rule that the parameters violate, as a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
        if !(1..=DAY_SECS).contains(&self.expiry_secs) {
            return Err("a report must expire after a second to a day");
        }
        if !(1..=MAX_FEEDERS).contains(&self.min_feeders) {
            return Err("a median must need one to a hundred feeders");
        }
        if !(1..=MAX_OUTLIER_BPS).contains(&self.outlier_bps) {
            return Err("an outlier must be farther than 1 to 10,000 basis points");
        }
        if !(1..=MAX_BAND_BPS).contains(&self.band_bps) {
            return Err("the band must be 1 to 5,000 basis points");
        }
        if !(SHORT_SLOTS..=DAY_SECS).contains(&self.window_secs) {
            return Err("the window must be 12 seconds to a day");
        }
        if !(LONG_SLOTS..=MAX_LONG_WINDOW_SECS).contains(&self.long_window_secs) {
            return Err("the long window must be 28 seconds to 90 days");
        }
        if self.long_window_secs < self.window_secs {
            return Err("the long window must not be shorter than the window");
        }
        if !(1..=MAX_MOVE_BPS).contains(&self.max_move_bps) {
            return Err("the largest move must be 1 to 10,000 basis points");
        }
        if !(1..=self.window_secs).contains(&self.max_gap_secs) {
            return Err("the longest gap must be a second to the window");
        }
        Ok(())
    }

    /// Checks that each number is at most twice and at least half of its value in `old`.
    pub fn is_step_from(&self, old: &Self) -> bool {
        self.numbers().into_iter().zip(old.numbers()).all(|(new, old)| doubled_or_halved(old, new))
    }

    fn numbers(&self) -> [u64; 8] {
        let Self {
            expiry_secs,
            min_feeders,
            outlier_bps,
            band_bps,
            window_secs,
            long_window_secs,
            max_move_bps,
            max_gap_secs,
        } = *self;
        [
            expiry_secs,
            min_feeders.into(),
            outlier_bps.into(),
            band_bps.into(),
            window_secs,
            long_window_secs,
            max_move_bps.into(),
            max_gap_secs,
        ]
    }

    pub(crate) const fn median_rules(&self) -> median::Rules {
        let Self { expiry_secs, min_feeders, outlier_bps, .. } = *self;
        median::Rules { expiry_secs, min_feeders, outlier_bps }
    }

    pub(crate) const fn watch_rules(&self) -> twap::Rules {
        let Self { window_secs, long_window_secs, max_move_bps, max_gap_secs, .. } = *self;
        twap::Rules { window_secs, long_window_secs, max_move_bps, max_gap_secs }
    }
}

/// A price that governance has set for a while.
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
pub struct Override {
    /// The price.
    pub price: Price,
    /// When it was set, in seconds since the Unix epoch.
    pub since: Seconds,
    /// From this time on it does not hold any more, in seconds since the Unix epoch.
    pub until: Seconds,
}

impl Override {
    /// The first rule that it violates, as a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
        if self.price.0 == 0 {
            return Err("an override must not be zero");
        }
        match self.until.checked_sub(self.since) {
            Some(1..=MAX_OVERRIDE_SECS) => Ok(()),
            _ => Err("an override must hold for a second to 7 days"),
        }
    }

    /// Returns `true` until it ends.
    pub const fn is_live(&self, now: Seconds) -> bool {
        now < self.until
    }

    pub(crate) const fn reference(&self) -> ReferencePrice {
        let Self { price, since, .. } = *self;
        ReferencePrice { price, low: price, time: since, source: PriceSource::Override }
    }
}

/// Settings by governance, in the one record that each reading of the price needs.
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
pub struct Governed {
    /// The rules.
    pub params: Params,
    /// The last override that was not cleared; it may have ended.
    pub price_override: Option<Override>,
}

impl Governed {
    /// The override that holds at `now`.
    pub fn live_override(&self, now: Seconds) -> Option<Override> {
        self.price_override.filter(|set| set.is_live(now))
    }
}

/// Why there is no reference price.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum NoPrice {
    /// Operators have never agreed on one.
    NoOracle,
    /// The last agreement of the operators has expired.
    OracleStale,
    /// The exchange's price has not been watched for a whole window.
    NoAverage,
    /// Operators and the exchange's average are farther apart than the band.
    TooFarApart,
}
