//! The legs of a payment for work, and the part of it that nobody gets back.

use crate::{mul_div, split::split, Balance, Bps, BPS};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Legs of a payment, in basis points of it.
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
pub struct Rates {
    /// Network fee in force.
    pub network_bps: Bps,
    /// Neutral network fee; a part above it is the surcharge.
    pub neutral_bps: Bps,
    /// Leg of the treasury.
    pub treasury_bps: Bps,
    /// Leg to be burnt.
    pub burn_bps: Bps,
}

/// A payment in its legs, in smallest units.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Legs {
    /// Part of the provider, with all that the legs lose to rounding.
    pub provider: Balance,
    /// Network fee, the surcharge inside.
    pub network: Balance,
    /// Part of the network fee above the neutral rate.
    pub surcharge: Balance,
    /// Part of the treasury.
    pub treasury: Balance,
    /// Part to be burnt.
    pub burn: Balance,
}

impl Rates {
    /// Cuts a payment into its legs, which are rounded down, and the provider's part, which is the
    /// rest. The surcharge is the network fee less the one at the neutral rate. `None` if the legs are
    /// more than the payment.
    pub fn legs(&self, payment: Balance) -> Option<Legs> {
        let rates = [self.network_bps, self.treasury_bps, self.burn_bps];
        let (parts, provider) = split(payment, &rates)?;
        let [network, treasury, burn] = <[Balance; 3]>::try_from(parts).ok()?;
        let neutral = self.network_bps.min(self.neutral_bps);
        let surcharge = network.checked_sub(mul_div(payment, neutral.into(), BPS.into())?)?;
        Some(Legs { provider, network, surcharge, treasury, burn })
    }
}

impl Legs {
    /// The part of the payment that goes to nobody who could have paid for its own benefit: treasury,
    /// burn, and the share of the network fee that the backstop gets, `backstop_bps`, rounded down. The
    /// surcharge does not count. `None` if it does not fit.
    pub fn irrecoverable(&self, backstop_bps: Bps) -> Option<Balance> {
        let network = self.network.checked_sub(self.surcharge)?;
        let backstop = mul_div(network, backstop_bps.into(), BPS.into())?;
        self.treasury.checked_add(self.burn)?.checked_add(backstop)
    }
}
