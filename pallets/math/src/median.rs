//! Aggregation of many reports into one value.
//!
//! While the liars among the fresh reports are fewer than half, the median lies between two honest
//! ones. Reports that are far from it then do not count at all, neither in the price nor in its
//! time.

use crate::{Bps, Price, Seconds};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::cmp::Reverse;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A price with the time that it was true at.
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
pub struct TimedPrice {
    /// The price.
    pub price: Price,
    /// As of when, in seconds since the Unix epoch.
    pub time: Seconds,
}

impl TimedPrice {
    /// Younger than `expiry_secs`, and not from the future.
    pub fn is_fresh(&self, now: Seconds, expiry_secs: Seconds) -> bool {
        now.checked_sub(self.time).is_some_and(|age| age < expiry_secs)
    }
}

/// Which reports count, and how many it takes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rules {
    /// A report counts for less than this time, in seconds.
    pub expiry_secs: Seconds,
    /// Fewer reports than this are no price. With zero there never is one.
    pub min_feeders: u32,
    /// A report counts if it is at most this far from the median of all fresh ones, in basis points
    /// of the lower of the two.
    pub outlier_bps: Bps,
}

/// The median of the reports that count; of an even number, the lower of the two in the middle.
///
/// Its time is the last moment at which still enough of them had spoken: that of the
/// `min_feeders`-th newest. So it expires when too few of the reports that made it are fresh.
pub fn median(values: &[TimedPrice], now: Seconds, rules: Rules) -> Option<TimedPrice> {
    let least = usize::try_from(rules.min_feeders).ok()?;
    let counts = |value: &&TimedPrice| value.price.0 > 0 && value.is_fresh(now, rules.expiry_secs);
    let mut kept: Vec<TimedPrice> = values.iter().filter(counts).copied().collect();
    kept.sort_unstable_by_key(|value| value.price);
    let of_all = middle(&kept, least)?;
    kept.retain(|value| {
        value.price.distance_bps(of_all).is_some_and(|apart| apart <= rules.outlier_bps)
    });
    let price = middle(&kept, least)?;
    kept.sort_unstable_by_key(|value| Reverse(value.time));
    let time = kept.get(least.checked_sub(1)?)?.time;
    Some(TimedPrice { price, time })
}

/// The lower middle of at least so many prices in their order.
fn middle(sorted: &[TimedPrice], least: usize) -> Option<Price> {
    if sorted.len() < least {
        return None;
    }
    let place = sorted.len().checked_sub(1)?.checked_div(2)?;
    sorted.get(place).map(|value| value.price)
}
