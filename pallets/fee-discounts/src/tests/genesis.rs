//! Genesis: what is stored and minted, and the sentences that nonsense is refused with.

use super::*;
use crate::types::{Params, MAX_MIN_STAKE};
use polkadot_sdk::frame_support::traits::{fungibles::Inspect, Hooks};
use quaestor_primitives::AssetKind;
use quaestor_support::funds::KnownAsset;

#[test]
fn the_account_begins_with_the_minimum_balance_of_each_asset() {
    ExtBuilder::default().build_and_execute(|| {
        let known = crate::KnownAssets::<Test>::get();
        let least = |asset, minimum_balance| KnownAsset { asset, minimum_balance };
        assert_eq!(known.as_slice(), [least(USDC, LEAST), least(NATIVE, ED)]);
        assert_eq!([USDC, NATIVE].map(|a| balance(a, Discounts::account())), [LEAST, ED]);
        let params = Params { tiers: qtra(), window_secs: 7 * DAY };
        assert_eq!(crate::Parameters::<Test>::get(), params);
    });
}

#[test]
fn what_genesis_says_it_mints_is_what_the_issuance_grows_by() {
    let all = || [USDC, NATIVE, EURC];
    let supplies = |builder: ExtBuilder| {
        builder.build().execute_with(|| all().map(<Money as Inspect<AccountId>>::total_issuance))
    };
    let without = supplies(ExtBuilder { assets: vec![], ..Default::default() });
    let with = supplies(ExtBuilder::default());
    ExtBuilder::default().build().execute_with(|| {
        let minted = all().map(|asset| ExtBuilder::default().discounts().minted(&asset));
        assert_eq!(minted, [LEAST, ED, 0]);
        for ((with, without), minted) in with.into_iter().zip(without).zip(minted) {
            assert_eq!(with - without, minted);
        }
    });
}

#[test]
fn a_chain_without_discounts_can_be_born() {
    let nothing = ExtBuilder { params: Params::default(), assets: vec![] };
    nothing.build_and_execute(|| {
        assert_eq!(crate::Parameters::<Test>::get().window_secs, 7 * DAY);
        refused(ENGINE, settle(line(1, ALICE, 100)), Error::UnknownAsset);
        refused(ALICE, allow(USDC, 100), Error::UnknownAsset);
        set(Call::add_asset { asset: USDC, payer: BANK });
        accepted(ALICE, allow(USDC, 100));
        stake(ALICE, u128::MAX);
        accepted(ENGINE, settle(line(1, ALICE, 100)));
        assert_eq!(paid(), [100, 0]);
    });
}

#[test]
fn the_configuration_is_sound() {
    ExtBuilder::default().build_and_execute(Discounts::integrity_test);
}

/// A test for each nonsense: its name, its sentence, and how it is made.
macro_rules! refused_at_genesis {
    ($($name:ident: $sentence:literal, $change:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            let change: fn(&mut ExtBuilder) = $change;
            let mut builder = ExtBuilder::default();
            change(&mut builder);
            builder.build();
        }
    )*};
}

refused_at_genesis! {
    a_window_of_nothing: "fee discounts: the window must be from a second to 90 days",
        |b| b.params.window_secs = 0;
    a_window_without_end: "fee discounts: the window must be from a second to 90 days",
        |b| b.params.window_secs = 90 * DAY + 1;
    a_tier_for_nothing: "fee discounts: stake and discount must rise from tier to tier",
        |b| b.params.tiers = tiers(&[tier(0, 500)]);
    a_tier_without_discount: "fee discounts: stake and discount must rise from tier to tier",
        |b| b.params.tiers = tiers(&[tier(1, 0)]);
    two_tiers_of_the_same_stake: "fee discounts: stake and discount must rise from tier to tier",
        |b| b.params.tiers = tiers(&[tier(1, 500), tier(1, 600)]);
    two_tiers_of_the_same_discount:
        "fee discounts: stake and discount must rise from tier to tier",
        |b| b.params.tiers = tiers(&[tier(1, 500), tier(2, 500)]);
    a_tier_out_of_reach: "fee discounts: a tier asks for more than can be staked",
        |b| b.params.tiers = tiers(&[tier(MAX_MIN_STAKE + 1, 500)]);
    a_discount_of_more_than_half: "fee discounts: a discount must be at most 50 %",
        |b| b.params.tiers = tiers(&[tier(1, 5_001)]);
    an_asset_twice: "fee discounts: an asset is listed twice",
        |b| b.assets.push(USDC);
    an_asset_that_does_not_exist: "fee discounts: an asset does not exist",
        |b| b.assets.push(AssetKind::WithId(9));
    five_assets: "fee discounts: too many assets",
        |b| b.assets.extend([2, 3, 4].map(AssetKind::WithId));
}
