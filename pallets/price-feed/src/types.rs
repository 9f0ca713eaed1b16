//! Parameters, the override, and the reasons for no price.

#![allow(clippy::as_conversions, reason = "the codec's derive numbers the variants of enums so")]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_math::{
    change_limit::doubled_or_halved,
    median,
    twap::{self, LONG_SLOTS, SHORT_SLOTS},
};
use quaestor_primitives::{Bps, Price, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Longest time for which an override is in force, in seconds: 7 days.
pub const MAX_OVERRIDE_SECS: Seconds = 604_800;
/// An override is less than this multiple of each known price, and more than one over it.
pub const MAX_OVERRIDE_FACTOR: u128 = 10;
/// Longest expiry, short window and gap, in seconds: a day.
pub const DAY_SECS: Seconds = 86_400;
/// Longest long window, in seconds: 90 days.
pub const MAX_LONG_WINDOW_SECS: Seconds = 7_776_000;
/// Smallest number of reports that can be required: one of three is never the median.
pub const MIN_FEEDERS: u32 = 3;
/// Largest number of reports that can be required.
pub const MAX_FEEDERS: u32 = 100;
/// Largest distance of a report that counts, in basis points: half or twice the median.
pub const MAX_OUTLIER_BPS: Bps = 10_000;
/// Largest band, in basis points.
pub const MAX_BAND_BPS: Bps = 5_000;
/// Largest move between two samples, in basis points: to half or twice the former.
pub const MAX_MOVE_BPS: Bps = 10_000;

/// The economy's rules for the price. Per update each number is at most doubled or halved.
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
    /// Time after which a report, and the median of reports, expires, in seconds: 1 to a day.
    pub expiry_secs: Seconds,
    /// Minimum number of fresh reports for a median: 3 to 100.
    pub min_feeders: u32,
    /// Largest distance of a report from the median of all, in basis points of the lower of the
    /// two: 1 to 10,000. Reports beyond it do not count.
    pub outlier_bps: Bps,
    /// Largest difference between median and average, in basis points of the lower of the two: 1
    /// to 5,000.
    pub band_bps: Bps,
    /// Window of the average, in seconds: 12 to a day.
    pub window_secs: Seconds,
    /// Window of the trailing average, in seconds: 28 to 90 days, not less than `window_secs`.
    pub long_window_secs: Seconds,
    /// Largest difference between two consecutive samples, in basis points of the lower of the two:
    /// 1 to 10,000. A larger move of the exchange's price is cut to it.
    pub max_move_bps: Bps,
    /// Longest gap between two samples before sampling starts anew, in seconds: 1 to
    /// `window_secs`.
    pub max_gap_secs: Seconds,
}

/// Parameters of a chain whose genesis sets none.
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

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
        if !(1..=DAY_SECS).contains(&self.expiry_secs) {
            return Err("a report must expire after a second to a day");
        }
        if !(MIN_FEEDERS..=MAX_FEEDERS).contains(&self.min_feeders) {
            return Err("a median must need three to a hundred feeders");
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

    fn allows_change_to(&self, new: &Self) -> bool {
        self.numbers().into_iter().zip(new.numbers()).all(|(old, new)| doubled_or_halved(old, new))
    }
}

impl Params {
    /// Number of operators with which there is a price, and an honest one, while one of them lies and
    /// another one is silent.
    pub const fn operators_needed(&self) -> u32 {
        self.min_feeders.saturating_add(2)
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

    pub(crate) const fn twap_rules(&self) -> twap::Rules {
        let Self { window_secs, long_window_secs, max_move_bps, max_gap_secs, .. } = *self;
        twap::Rules { window_secs, long_window_secs, max_move_bps, max_gap_secs }
    }
}

/// A price set by governance, with an end.
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
    /// Time at which it was set, in seconds since the Unix epoch.
    pub since: Seconds,
    /// End of the override, exclusive, in seconds since the Unix epoch.
    pub until: Seconds,
}

impl Override {
    /// Checks the bounds. The error is a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
        if self.price.0 == 0 {
            return Err("an override must not be zero");
        }
        match self.until.checked_sub(self.since) {
            Some(1..=MAX_OVERRIDE_SECS) => Ok(()),
            _ => Err("an override must hold for a second to 7 days"),
        }
    }

    /// Returns `true` if the override is in force at `now`.
    pub const fn is_live(&self, now: Seconds) -> bool {
        now < self.until
    }
}

/// Parameters and override in one record, because every read of the price needs both.
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
pub struct Settings {
    /// The parameters.
    pub params: Params,
    /// The last override that was not cleared, which may have ended.
    pub price_override: Option<Override>,
}

impl Settings {
    /// The override in force at `now`.
    pub fn live_override(&self, now: Seconds) -> Option<Override> {
        self.price_override.filter(|set| set.is_live(now))
    }
}

/// Reason for which there is no reference price.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum NoPrice {
    /// There has never been a median.
    NoOracle,
    /// The last median has expired.
    OracleStale,
    /// The samples do not cover a window.
    NoAverage,
    /// Median and average differ by more than the band.
    TooFarApart,
}
