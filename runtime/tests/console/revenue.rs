//! A deposit is cut as its preview says.

use crate::*;
use pallet_revenue_router::{
    api::runtime_decl_for_revenue_router_api::RevenueRouterApi, types::LegAmounts, Error,
};
use quaestor_primitives::{AssetKind, RevenueType};
use quaestor_runtime::RevenueRouter;

fn preview(
    asset: AssetKind,
    amount: Balance,
    kind: RevenueType,
) -> Result<LegAmounts, DispatchError> {
    unchanged(|| {
        <Runtime as RevenueRouterApi<Block, AccountId>>::split_preview(asset, amount, kind)
    })
}

#[test]
fn a_deposit_is_cut_as_was_told() {
    market().execute_with(|| {
        for asset in [USDC, NATIVE] {
            for kind in RevenueType::ALL {
                let amount = 123_457;
                let told = preview(asset.clone(), amount, kind).expect("a known asset");
                assert_eq!(told.sum(), Some(amount));
                block(|| deposit(asset.clone(), amount, kind));
                assert_eq!(RevenueRouter::deposit_views(None, 1)[0].legs, told);
            }
        }
        let whole = preview(USDC, Balance::MAX, RevenueType::TradingProfit).expect("any amount");
        assert_eq!(whole.sum(), Some(Balance::MAX));
        let none = preview(USDC, 0, RevenueType::Other);
        assert_eq!(none, Err(Error::<Runtime>::ZeroAmount.into()));
        let unknown = preview(AssetKind::WithId(9), 1, RevenueType::Other);
        assert_eq!(unknown, Err(Error::<Runtime>::UnknownAsset.into()));
    });
}

/// More deposits than an answer gives.
#[test]
fn an_answer_has_a_hundred_deposits_at_most() {
    market().execute_with(|| {
        for _ in 0..105 {
            deposit(USDC, USD, RevenueType::Other);
        }
        let read = |limit| {
            let list = <Runtime as RevenueRouterApi<Block, AccountId>>::deposits(None, limit);
            list.len()
        };
        assert_eq!((read(99), read(100), read(101), read(u32::MAX)), (99, 100, 100, 100));
    });
}
