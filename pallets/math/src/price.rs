//! Prices, and the bound that a purchase is held to.

use crate::{
    fixed::{mul_div, mul_div_up},
    Balance, Bps, BPS,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Smallest units of the native token that a [`Price`] speaks of: `10^24`. With 18 decimals of the
/// native token and 6 of USDC, one unit of price is `10^-12` USDC per token.
pub const PRICE_SCALE: u128 = 1_000_000_000_000_000_000_000_000;

/// Price of [`PRICE_SCALE`] smallest units of the native token, in smallest units of the quote
/// asset (USDC).
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    PartialEq,
    Ord,
    PartialOrd,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
pub struct Price(pub u128);

impl Price {
    /// The price at which a pool with these reserves trades an infinitely small amount, rounded
    /// down. `None` if a side is empty, or the price would be zero or not fit.
    pub fn from_reserves(native: Balance, quote: Balance) -> Option<Self> {
        mul_div(quote, PRICE_SCALE, native).filter(|price| *price > 0).map(Self)
    }

    /// Value of a native amount in the quote asset, rounded down.
    pub fn value_of(self, native: Balance) -> Option<Balance> {
        mul_div(native, self.0, PRICE_SCALE)
    }

    /// Value of a native amount in the quote asset, rounded up: for charges.
    pub fn value_of_up(self, native: Balance) -> Option<Balance> {
        mul_div_up(native, self.0, PRICE_SCALE)
    }

    /// Native amount of the given value in the quote asset, rounded down.
    pub fn amount_for(self, quote: Balance) -> Option<Balance> {
        mul_div(quote, PRICE_SCALE, self.0)
    }

    /// Native amount of the given value in the quote asset, rounded up: for charges.
    pub fn amount_for_up(self, quote: Balance) -> Option<Balance> {
        mul_div_up(quote, PRICE_SCALE, self.0)
    }

    /// This price times `bps`, rounded down.
    pub fn scaled(self, bps: Bps) -> Option<Self> {
        mul_div(self.0, bps.into(), BPS.into()).map(Self)
    }

    /// Distance of two prices, in basis points of the lower one, rounded up. `None` if that one is
    /// zero or the distance does not fit.
    pub fn distance_bps(self, other: Self) -> Option<Bps> {
        let (low, high) = (self.0.min(other.0), self.0.max(other.0));
        let apart = mul_div_up(high.checked_sub(low)?, BPS.into(), low)?;
        Bps::try_from(apart).ok()
    }

    /// The least of the native token that `quote` must buy: `quote / (price * (1 + slippage))`,
    /// rounded up, in the buyer's favour.
    pub fn min_out(self, quote: Balance, slippage_bps: Bps) -> Option<Balance> {
        let at_most =
            mul_div(self.0, u128::from(BPS).checked_add(slippage_bps.into())?, BPS.into())?;
        mul_div_up(quote, PRICE_SCALE, at_most)
    }
}
