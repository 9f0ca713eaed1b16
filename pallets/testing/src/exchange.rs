//! An exchange with one pool that keeps the product of its reserves.

use crate::AccountId;
use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::traits::{
        fungibles::{Balanced, Credit, Inspect},
        tokens::{Fortitude, Precision, Preservation},
    },
    sp_runtime::DispatchError,
};
use quaestor_math::swap::amount_out;
use quaestor_primitives::{AssetKind, Balance, Depth, Exchange};

/// Trades the balances of its account for a fee of 0.3 %. A test mints these balances.
pub struct StubExchange<Assets>(PhantomData<Assets>);

impl<Assets> StubExchange<Assets> {
    /// Account of the reserves.
    pub const ACCOUNT: AccountId = 777;
    /// Its fee, in parts per million.
    pub const FEE_PPM: u32 = 3_000;
}

impl<Assets> Exchange<Credit<AccountId, Assets>> for StubExchange<Assets>
where
    Assets: Balanced<AccountId> + Inspect<AccountId, AssetId = AssetKind, Balance = Balance>,
{
    fn depth(asset_in: &AssetKind, asset_out: &AssetKind) -> Option<Depth> {
        let reserve = |asset: &AssetKind| Assets::balance(asset.clone(), &Self::ACCOUNT);
        let (reserve_in, reserve_out) = (reserve(asset_in), reserve(asset_out));
        (reserve_in > 0 && reserve_out > 0).then_some(Depth {
            reserve_in,
            reserve_out,
            fee_ppm: Self::FEE_PPM,
        })
    }

    fn quote(asset_in: &AssetKind, asset_out: &AssetKind, amount_in: Balance) -> Option<Balance> {
        let depth = Self::depth(asset_in, asset_out)?;
        amount_out(depth.reserve_in, depth.reserve_out, depth.fee_ppm, amount_in)
    }

    fn swap(
        credit: Credit<AccountId, Assets>,
        asset_out: &AssetKind,
        min_out: Balance,
    ) -> Result<Credit<AccountId, Assets>, (Credit<AccountId, Assets>, DispatchError)> {
        let out = match Self::quote(&credit.asset(), asset_out, credit.peek()) {
            Some(out) if out >= min_out => out,
            _ => return Err((credit, DispatchError::Other("the exchange gives too little"))),
        };
        let bought = Assets::withdraw(
            asset_out.clone(),
            &Self::ACCOUNT,
            out,
            Precision::Exact,
            Preservation::Preserve,
            Fortitude::Polite,
        );
        match bought {
            Ok(bought) => {
                drop(Assets::resolve(&Self::ACCOUNT, credit));
                Ok(bought)
            },
            Err(error) => Err((credit, error)),
        }
    }
}
