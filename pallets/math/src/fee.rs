//! A fee that follows congestion.
//!
//! Once per epoch the fee rises by a share of itself above a threshold of congestion, falls below
//! another, and returns towards its neutral rate in between. Without the return one push would stay
//! for ever.

use crate::{fixed::mul_div_wide, mul_div, Bps, BPS, U256};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Congestion over a time: the integral of open work over that of the limits, in basis points, rounded
/// down and at most `Bps::MAX`. `None` if there was neither work nor a limit, so nothing to be measured.
/// Work without any limit is the highest congestion.
pub fn congestion(open: U256, limit: U256) -> Option<Bps> {
    if open.is_zero() && limit.is_zero() {
        return None;
    }
    let ratio = mul_div_wide(open, U256::from(BPS), limit);
    Some(ratio.and_then(|bps| Bps::try_from(bps).ok()).unwrap_or(Bps::MAX))
}

/// Rule by which a fee adapts. Fees and congestion are in basis points.
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
pub struct FeeCurve {
    /// Rate that the fee returns to.
    pub neutral_bps: Bps,
    /// The fee is at least this.
    pub least_bps: Bps,
    /// The fee is at most this.
    pub most_bps: Bps,
    /// Below this congestion the fee falls.
    pub low_bps: Bps,
    /// Above this congestion the fee rises.
    pub high_bps: Bps,
    /// Share of itself by which it rises, rounded down.
    pub up_bps: Bps,
    /// Share of itself by which it falls, rounded down.
    pub down_bps: Bps,
    /// Share of itself by which it returns to neutral, rounded down, at least one basis point.
    pub drift_bps: Bps,
}

impl FeeCurve {
    /// The fee after an epoch of that congestion. Both thresholds belong to the middle, in which the fee
    /// returns towards neutral and never past it; so does an epoch in which nothing was measured.
    pub fn next(&self, fee: Bps, congestion: Option<Bps>) -> Bps {
        let moved = match congestion {
            Some(congestion) if congestion > self.high_bps => {
                fee.saturating_add(share(fee, self.up_bps))
            },
            Some(congestion) if congestion < self.low_bps => {
                fee.saturating_sub(share(fee, self.down_bps))
            },
            _ => self.drifted(fee),
        };
        // Not `clamp`, which panics where the bounds are the wrong way round.
        moved.max(self.least_bps).min(self.most_bps)
    }

    fn drifted(&self, fee: Bps) -> Bps {
        let step = share(fee, self.drift_bps).max(1);
        if fee > self.neutral_bps {
            fee.saturating_sub(step).max(self.neutral_bps)
        } else {
            fee.saturating_add(step).min(self.neutral_bps)
        }
    }
}

fn share(fee: Bps, bps: Bps) -> Bps {
    let share = mul_div(fee.into(), bps.into(), BPS.into());
    share.and_then(|share| Bps::try_from(share).ok()).unwrap_or(Bps::MAX)
}
