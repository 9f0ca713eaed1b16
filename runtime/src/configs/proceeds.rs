//! Ways of the money that work brings: the network fee, insurance, burns, and losses of bonds.

use crate::{
    configs::{
        revenue::{NativeCredit, ToBackstop},
        tokens::NativeAndAssets,
    },
    params::Usdc,
    *,
};
use pallet_backstop::FundRewards;
use polkadot_sdk::frame_support::traits::{fungibles::Credit, Imbalance};
use quaestor_math::{mul_div, BPS};
use quaestor_primitives::{
    AssetKind, Bps, FundPool, FundingSource, NativeValue, PriceInspect, RevenueType, RouteRevenue,
    TakeCredit,
};

/// Tokens of any asset on their way.
pub type AssetCredit = Credit<AccountId, NativeAndAssets>;

/// Share of the network fee that goes to stakers, in basis points; the rest goes to the backstop.
const STAKERS_BPS: Bps = 8_000;

/// The network fee, as revenue. It stands in for the router, whose splits begin with a deposit of an account.
pub struct NetworkFee;

impl RouteRevenue<AccountId, AssetCredit> for NetworkFee {
    fn route(credit: AssetCredit, _: &AccountId, kind: RevenueType) {
        let part = mul_div(credit.peek(), STAKERS_BPS.into(), BPS.into()).unwrap_or_default();
        let (rewards, rest) = credit.split(part);
        let source = FundingSource::Revenue(kind);
        let refused = FundRewards::<Runtime>::fund(source, rewards).err();
        for credit in refused.into_iter().chain([rest]) {
            // The backstop has an account in every asset of revenue; what it refuses is burnt.
            drop(Backstop::take(credit));
        }
    }

    fn stakers_bps(_: RevenueType) -> Bps {
        STAKERS_BPS
    }
}

/// Insurance: the main reserve of the backstop.
pub struct Insurance;

impl TakeCredit<AssetCredit> for Insurance {
    fn take(credit: AssetCredit) -> Result<(), AssetCredit> {
        Backstop::take(credit)
    }
}

impl TakeCredit<NativeCredit> for Insurance {
    fn take(credit: NativeCredit) -> Result<(), NativeCredit> {
        ToBackstop::take(credit)
    }
}

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
        if let Err(insured) = Insurance::take(insured) {
            return Err(insured.merge(burnt));
        }
        match Burnt::take(burnt) {
            Ok(()) => Ok(()),
            // Burnt without a record if the insurance has no room either.
            Err(burnt) => Insurance::take(burnt).or(Ok(())),
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
