//! Genesis.

use super::*;
use crate::{GenesisConfig, Parameters, Pots};
use polkadot_sdk::{frame_support::traits::BuildGenesisConfig, sp_io::TestExternalities};

fn build(params: Option<Params>, assets: Vec<AssetKind>) {
    TestExternalities::default().execute_with(|| {
        let genesis = GenesisConfig::<Test> { params, assets, ..Default::default() };
        genesis.build();
    });
}

#[test]
fn genesis_mints_a_minimum_balance_for_each_asset() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Parameters::<Test>::get(), Some(quiver()));
        assert_eq!(balance(Desk::account()), ED);
        assert_eq!(balance_of(USDC, Desk::account()), quaestor_testing::LEAST);
        let pots: Vec<_> = Pots::<Test>::get().into_iter().map(|pot| pot.known.asset).collect();
        assert_eq!(pots, [NATIVE, USDC]);
        let assets = vec![NATIVE, USDC];
        let genesis =
            GenesisConfig::<Test> { params: Some(quiver()), assets, ..Default::default() };
        assert_eq!(genesis.minted(&NATIVE), ED);
        assert_eq!(genesis.minted(&USDC), quaestor_testing::LEAST);
        assert_eq!(genesis.minted(&AssetKind::WithId(2)), 0);
    });
}

#[test]
fn without_parameters_there_is_nothing() {
    ExtBuilder { params: None }.build_and_execute(|| {
        assert_eq!((Parameters::<Test>::get(), balance(Desk::account())), (None, 0));
        assert_eq!(GenesisConfig::<Test>::default().minted(&NATIVE), 0);
    });
}

#[test]
#[should_panic = "providers: the tiers must rise"]
fn invalid_parameters_stop_the_chain() {
    let mut params = quiver();
    params.tiers[0].backing = 50_000 * QUIV;
    params.tiers[0].own = 12_500 * QUIV;
    build(Some(params), vec![]);
}

#[test]
#[should_panic = "providers: a notice must not end before a fault of its day is sentenced"]
fn a_notice_that_is_too_short_stops_the_chain() {
    build(Some(Params { maturities: maturities(&[(19, 10_000)]), ..quiver() }), vec![]);
}

#[test]
#[should_panic = "providers: income needs parameters"]
fn assets_without_parameters_stop_the_chain() {
    build(None, vec![NATIVE]);
}

#[test]
#[should_panic = "providers: an asset of income is refused"]
fn an_unknown_asset_stops_the_chain() {
    build(Some(quiver()), vec![USDC]);
}
