//! A reference price that follows demand and supply.
//!
//! The ratio of an epoch is demand over supply at a target utilisation, within bounds. The median of
//! three epochs and a limit per epoch keep one epoch from moving the price far.

use crate::{fixed::div_mod, mul_div, Balance, Bps, BPS, U256};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Demand over supply, as a price may use it.
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
pub struct DemandCurve {
    /// Share of the supply whose use leaves the price as it is, in basis points.
    pub target_bps: Bps,
    /// The ratio is at least this, in basis points.
    pub least_bps: Bps,
    /// The ratio is at most this, in basis points.
    pub most_bps: Bps,
}

impl DemandCurve {
    /// `demand / (supply * target)` in basis points, rounded down and within the bounds. Without supply,
    /// or with a target of zero, it is the upper bound if there is demand, and one if there is none.
    pub fn ratio(&self, demand: u128, supply: u128) -> Bps {
        let product = |amount: u128, by: u128| U256::from(amount).saturating_mul(U256::from(by));
        let one = u128::from(BPS).saturating_mul(BPS.into());
        let ratio = match div_mod(product(demand, one), product(supply, self.target_bps.into())) {
            Some((ratio, _)) => Bps::try_from(ratio).unwrap_or(Bps::MAX),
            None if demand == 0 => BPS,
            None => Bps::MAX,
        };
        // Not `clamp`, which panics where the bounds are the wrong way round.
        ratio.max(self.least_bps).min(self.most_bps)
    }
}

/// The middle one of three ratios.
pub fn median_of_three(ratios: [Bps; 3]) -> Bps {
    let [a, b, c] = ratios;
    a.min(b).max(a.max(b).min(c))
}

/// `base` times `ratio`, rounded down. `None` if it does not fit.
pub fn target_price(base: Balance, ratio: Bps) -> Option<Balance> {
    mul_div(base, ratio.into(), BPS.into())
}

/// The price after one epoch on the way to `target`: it moves by at most `most_bps` of itself, rounded
/// down, and never past the target. The limit is at least one smallest unit, or a price of a few units
/// would not move at all.
pub fn slew(price: Balance, target: Balance, most_bps: Bps) -> Balance {
    let step = mul_div(price, most_bps.into(), BPS.into()).unwrap_or(Balance::MAX).max(1);
    if target > price {
        price.saturating_add(step).min(target)
    } else {
        price.saturating_sub(step).max(target)
    }
}
