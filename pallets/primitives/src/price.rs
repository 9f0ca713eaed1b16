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
    /// Operators and the exchange agree.
    Market,
    /// Governance said so, for a while.
    Override,
}

/// A price of the native token that can be relied on.
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
    /// The lower of the prices it was made from: what a purchase is held to.
    pub low: Price,
    /// As of when, in seconds since the Unix epoch.
    pub time: Seconds,
    /// Source of the price.
    pub source: PriceSource,
}

/// Tells the price of the native token in USDC.
pub trait PriceInspect {
    /// The reference price; nothing rather than an old or a doubtful one.
    fn reference() -> Option<ReferencePrice>;
    /// The average of the long window (7 days in `qtra`) up to now; nothing before it has been
    /// watched for that long.
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
