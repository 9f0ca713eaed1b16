//! Genesis: what is stored and minted, and the sentences that nonsense is refused with.

use super::*;
use crate::types::Share;
use quaestor_primitives::AssetKind;
use quaestor_support::funds::KnownAsset;

#[test]
fn the_account_begins_with_the_minimum_balance_of_each_asset() {
    let builder = ExtBuilder::default();
    let genesis = builder.router();
    builder.before_the_clock().build_and_execute(|| {
        let known = crate::KnownAssets::<Test>::get();
        let least = |asset, minimum_balance| KnownAsset { asset, minimum_balance };
        assert_eq!(known.as_slice(), [least(USDC, LEAST), least(NATIVE, ED)]);
        for KnownAsset { asset, minimum_balance } in known {
            assert_eq!(balance(asset, Router::account()), minimum_balance);
        }
        assert_eq!(crate::Splits::<Test>::iter().collect::<crate::types::SplitMap>(), qtra());
        assert_eq!(genesis.minted(&USDC), LEAST);
        assert_eq!(genesis.minted(&NATIVE), ED);
        assert_eq!(genesis.minted(&EURC), 0);
    });
}

#[test]
fn what_genesis_says_it_mints_is_what_the_issuance_grows_by() {
    let supplies =
        |builder: ExtBuilder| builder.build().execute_with(|| [USDC, NATIVE, EURC].map(issuance));
    let without = supplies(ExtBuilder { assets: vec![], ..Default::default() });
    let builder = || ExtBuilder::default();
    let with = supplies(builder());
    builder().build().execute_with(|| {
        let minted = [USDC, NATIVE, EURC].map(|asset| builder().router().minted(&asset));
        for ((with, without), minted) in with.into_iter().zip(without).zip(minted) {
            assert_eq!(with - without, minted);
        }
    });
}

#[test]
fn a_chain_without_revenue_can_be_born() {
    let nothing = ExtBuilder { splits: Default::default(), assets: vec![], ..Default::default() };
    nothing.build_and_execute(|| {
        for asset in [USDC, NATIVE] {
            refused(BANK, deposit(asset, 100, Other), Error::UnknownAsset);
        }
        // What is configured later is safe before it is.
        set(Call::add_asset { asset: USDC, payer: BANK });
        accepted(BANK, deposit(USDC, 100, Other));
        assert_eq!(held(), [0, 0, 0, 100]);
    });
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
    shares_above_a_whole:
        "revenue router: the shares of a type of revenue must not be more than 100 %",
        |b| drop(b.splits.insert(Subscription, share(9_000, 1_001, 0)));
    crisis_shares_above_a_whole:
        "revenue router: the shares of a type of revenue must not be more than 100 %",
        |b| drop(b.splits.insert(Other, share(9_000, 0, 1_001)));
    shares_whose_sum_overflows:
        "revenue router: the shares of a type of revenue must not be more than 100 %",
        |b| drop(b.splits.insert(ExchangeFee, share(u32::MAX, 1, 1)));
    a_leg_twice: "revenue router: a split must list each leg once, and not the backstop",
        |b| drop(b.splits.insert(Other, Split::of([Share::new(Leg::Burn, 1); 2])));
    a_share_for_the_remainder:
        "revenue router: a split must list each leg once, and not the backstop",
        |b| drop(b.splits.insert(Other, Split::of([Share::new(Leg::Backstop, 1)])));
    an_asset_twice: "revenue router: an asset is listed twice",
        |b| b.assets.push(USDC);
    an_asset_that_does_not_exist: "revenue router: an asset does not exist",
        |b| b.assets.push(AssetKind::WithId(9));
    five_assets: "revenue router: too many assets",
        |b| b.assets.extend([2, 3, 4].map(AssetKind::WithId));
}
