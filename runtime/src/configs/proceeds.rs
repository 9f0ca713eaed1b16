//! Ways of the money that work brings: burns, losses of bonds, and values at the reference price.

use crate::{
    configs::revenue::{NativeCredit, ToInsurance},
    params::Usdc,
    *,
};
use polkadot_sdk::frame_support::traits::Imbalance;
use quaestor_math::{mul_div, BPS};
use quaestor_primitives::{AssetKind, NativeValue, PriceInspect, TakeCredit};

/// Removal from the issuance, with its record.
pub struct Burnt;

impl TakeCredit<NativeCredit> for Burnt {
    fn take(credit: NativeCredit) -> Result<(), NativeCredit> {
        let amount = credit.peek();
        BuybackBurn::burn_native(credit, amount)
    }
}

/// Losses of bonds: burnt in part, as what a sentence leaves is, and insured.
pub struct Losses;

impl TakeCredit<NativeCredit> for Losses {
    fn take(credit: NativeCredit) -> Result<(), NativeCredit> {
        let burn_bps = Challenges::params_view().map_or(0, |params| params.burn_bps);
        let part = mul_div(credit.peek(), burn_bps.into(), BPS.into()).unwrap_or_default();
        let (burnt, insured) = credit.split(part);
        // First the part that can be refused, while all of it can still be returned.
        if let Err(insured) = ToInsurance::take(insured) {
            return Err(insured.merge(burnt));
        }
        match Burnt::take(burnt) {
            Ok(()) => Ok(()),
            // Burnt without a record if the insurance has no room either.
            Err(burnt) => ToInsurance::take(burnt).or(Ok(())),
        }
    }
}

/// Values at the reference price: of USDC as it counts in a payment, of other assets none.
pub struct Value;

impl NativeValue for Value {
    fn native_value(asset: &AssetKind, amount: Balance) -> Option<Balance> {
        match asset {
            AssetKind::Native => Some(amount),
            asset if *asset == Usdc::get() => {
                PriceFeed::reference()?.for_payment().amount_for_up(amount)
            },
            AssetKind::WithId(_) => None,
        }
    }
}
