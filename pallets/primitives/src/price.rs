//! The reference price of the native token.

use crate::{Price, Seconds};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Source of a reference price.
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
)]
pub enum PriceSource {
    /// The operators' median, which agrees with the exchange.
    Market,
    /// A price set by governance for a bounded time, or the market's where that is lower.
    Override,
}

/// A reference price of the native token.
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
)]
pub struct ReferencePrice {
    /// The price.
    pub price: Price,
    /// The lowest of the price, the operators' median and the exchange's average, which bounds a
    /// purchase on the exchange; `None` without an average.
    pub low: Option<Price>,
    /// Time of the price, in seconds since the Unix epoch.
    pub time: Seconds,
    /// Source of the price.
    pub source: PriceSource,
}

impl ReferencePrice {
    /// Price at which the native token is taken in payment: an override counts as far as the market
    /// bounds it.
    pub fn for_payment(&self) -> Price {
        match (self.source, self.low) {
            (PriceSource::Override, Some(low)) => low,
            _ => self.price,
        }
    }
}

/// The price of the native token in USDC.
pub trait PriceInspect {
    /// The reference price; `None` rather than an old or a doubtful one.
    fn reference() -> Option<ReferencePrice>;
    /// The average over the long window (7 days in `qtra`) up to now; after a gap the one before it,
    /// until a window has been sampled again. `None` before the first window of samples.
    fn trailing_average() -> Option<Price>;
}

impl PriceInspect for () {
    fn reference() -> Option<ReferencePrice> {
        None
    }
    fn trailing_average() -> Option<Price> {
        None
    }
}
