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
    /// A price set by governance for a bounded time.
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
    /// The lower of the prices it was made from, which bounds a purchase.
    pub low: Price,
    /// Time of the price, in seconds since the Unix epoch.
    pub time: Seconds,
    /// Source of the price.
    pub source: PriceSource,
}

/// The price of the native token in USDC.
pub trait PriceInspect {
    /// The reference price; `None` rather than an old or a doubtful one.
    fn reference() -> Option<ReferencePrice>;
    /// The average over the long window (7 days in `qtra`) up to now; `None` before a window of
    /// samples.
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
