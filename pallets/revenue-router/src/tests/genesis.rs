//! Genesis: what is stored and minted, and the sentences that nonsense is refused with.

use super::*;
use crate::types::{KnownAsset, Params, MAX_FLOOR_PER_YEAR};
use quaestor_primitives::AssetKind;

#[test]
fn both_accounts_begin_with_the_least_balance_of_each_asset() {
    let builder = ExtBuilder::default().emergency(1_500_000 * UNIT);
    let minted = builder.router();
    builder.before_the_clock().build_and_execute(|| {
        let known = crate::KnownAssets::<Test>::get();
        let least = |asset, base| KnownAsset { asset, base };
        assert_eq!(known.as_slice(), [least(USDC, LEAST), least(NATIVE, ED)]);
        for KnownAsset { asset, base } in known {
            assert_eq!(balance(asset.clone(), Router::router_account()), base);
            assert_eq!(Router::reserve(&asset), 0);
        }
        assert_eq!(balance(NATIVE, Router::backstop_account()), ED);
        assert_eq!(balance(USDC, Router::backstop_account()), LEAST + 1_500_000 * UNIT);
        assert_eq!(crate::Parameters::<Test>::get(), qtra());
        assert_eq!(minted.minted(&USDC), 2 * LEAST + 1_500_000 * UNIT);
        assert_eq!(minted.minted(&NATIVE), 2 * ED);
        assert_eq!(minted.minted(&EURC), 0);
    });
}

#[test]
fn what_genesis_says_it_mints_is_what_the_issuance_grows_by() {
    let supplies =
        |builder: ExtBuilder| builder.build().execute_with(|| [USDC, NATIVE, EURC].map(issuance));
    let without = supplies(ExtBuilder { assets: vec![], ..Default::default() });
    let builder = || ExtBuilder::default().emergency(7 * UNIT);
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
    let nothing = ExtBuilder { params: Params::default(), assets: vec![], ..Default::default() };
    nothing.build_and_execute(|| {
        for asset in [USDC, NATIVE] {
            refused(BANK, deposit(asset, 100, Other), Error::UnknownAsset);
        }
        refused(COUNCIL, propose(Part::Reserve, 1), Error::UnknownAsset);
        // What is configured later is safe before it is.
        set(Call::add_asset { asset: USDC, payer: BANK });
        accepted(BANK, deposit(USDC, 100, Other));
        assert_eq!(held(), [0, 0, 0, 100]);
        accepted(COUNCIL, propose(Part::Reserve, 100));
        refused(ALICE, execute(0), Error::NotDue);
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
        |b| b.params.splits.subscription = share(9_000, 1_001, 0);
    crisis_shares_above_a_whole:
        "revenue router: the shares of a type of revenue must not be more than 100 %",
        |b| b.params.splits.other = share(9_000, 0, 1_001);
    shares_whose_sum_overflows:
        "revenue router: the shares of a type of revenue must not be more than 100 %",
        |b| b.params.splits.exchange_fee = share(u32::MAX, 1, 1);
    a_floor_without_end: "revenue router: the floor is above its maximum",
        |b| b.params.floor_per_year = MAX_FLOOR_PER_YEAR + 1;
    an_epoch_of_nothing: "revenue router: an epoch must last from a second to 90 days",
        |b| b.params.epoch_secs = 0;
    an_epoch_without_end: "revenue router: an epoch must last from a second to 90 days",
        |b| b.params.epoch_secs = 90 * DAY + 1;
    a_spend_that_may_come_at_once:
        "revenue router: the shortest delay of a spend must not be zero",
        |b| b.params.min_spend_delay_secs = 0;
    a_spend_that_comes_too_soon:
        "revenue router: a spend must wait from the shortest delay to 90 days",
        |b| b.params.spend_delay_secs = DAY - 1;
    a_spend_that_never_comes:
        "revenue router: a spend must wait from the shortest delay to 90 days",
        |b| b.params.spend_delay_secs = 90 * DAY + 1;
    an_asset_twice: "revenue router: an asset is listed twice",
        |b| b.assets.push(USDC);
    an_asset_that_does_not_exist: "revenue router: an asset does not exist",
        |b| b.assets.push(AssetKind::WithId(9));
    five_assets: "revenue router: too many assets",
        |b| b.assets.extend([2, 3, 4].map(AssetKind::WithId));
    an_emergency_reserve_in_no_asset: "revenue router: the floor's asset is not listed",
        |b| { b.assets = vec![NATIVE]; b.emergency = 1; };
    an_emergency_reserve_beyond_every_number:
        "revenue router: the emergency reserve is too much",
        |b| b.emergency = u128::MAX;
}
