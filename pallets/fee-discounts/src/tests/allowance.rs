//! `set_allowance`: what an account lets the engines charge.

use super::*;
use crate::Allowances;
use polkadot_sdk::frame_support::{assert_noop, traits::fungible::Mutate};
use quaestor_primitives::AssetKind;

#[test]
fn a_new_allowance_replaces_what_is_left_of_the_old_one() {
    ExtBuilder::default().build_and_execute(|| {
        let set = |old, new| Event::AllowanceSet { who: ALICE, asset: USDC, old, new };
        accepted(ALICE, allow(USDC, 1_000));
        assert_eq!(last_event(), set(0, 1_000));
        accepted(ENGINE, settle(line(1, ALICE, 300)));
        assert_eq!(allowance(ALICE), 700);

        accepted(ALICE, allow(USDC, 900));
        assert_eq!(last_event(), set(700, 900));
        assert_eq!(allowance(ALICE), 900);
        // Nobody else's, and no other asset's.
        assert_eq!((allowance(BOB), record(ALICE, NATIVE).remaining), (0, 0));
        // And the fees that were charged stay in the books.
        assert_eq!(record(ALICE, USDC).fees, fees(1, 300, 0));
    });
}

#[test]
fn an_allowance_holds_a_deposit_until_it_is_revoked() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, 1_000));
        accepted(ALICE, allow(NATIVE, 1_000));
        assert_eq!(balance(NATIVE, ALICE), RICH - 1_400);
        assert_eq!((Discounts::deposits_of(&ALICE), record(ALICE, USDC).deposit), (1_400, 700));
        // A new amount takes no second one.
        accepted(ALICE, allow(USDC, 5));
        accepted(ALICE, allow(USDC, 0));
        assert_eq!((balance(NATIVE, ALICE), Discounts::deposits_of(&ALICE)), (RICH - 700, 700));
        assert!(!Allowances::<Test>::contains_key(ALICE, USDC));
        accepted(ALICE, allow(NATIVE, 0));
        assert_eq!((balance(NATIVE, ALICE), Discounts::deposits_of(&ALICE)), (RICH, 0));
        // Nothing is held for nothing.
        accepted(BOB, allow(USDC, 0));
        assert_eq!(balance(NATIVE, BOB), RICH);
    });
}

#[test]
fn an_allowance_that_is_used_up_is_revoked_for_its_deposit() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BOB, allow(USDC, 10));
        accepted(ENGINE, settle(line(1, BOB, 10)));
        assert_eq!((record(BOB, USDC).fees, Discounts::deposits_of(&BOB)), (fees(1, 10, 0), 700));
        accepted(BOB, allow(USDC, 0));
        assert!(!Allowances::<Test>::contains_key(BOB, USDC));
        assert_eq!((balance(NATIVE, BOB), Discounts::deposits_of(&BOB)), (RICH, 0));
        // What was charged stays in the books, and a new allowance begins anew.
        assert_eq!(total(USDC), fees(1, 10, 0));
        assert_eq!(crate::RevokedFees::<Test>::get(USDC), fees(1, 10, 0));
        accepted(BOB, allow(USDC, 10));
        assert_eq!(record(BOB, USDC).fees, fees(0, 0, 0));
    });
}

#[test]
fn an_allowance_without_its_deposit_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        refused(EVE, allow(USDC, 1), Error::InsufficientBalance);
        Balances::mint_into(&EVE, ED + DEPOSIT - 1).unwrap();
        refused(EVE, allow(USDC, 1), Error::InsufficientBalance);
        Balances::mint_into(&EVE, 1).unwrap();
        accepted(EVE, allow(USDC, 1));
        assert_eq!(balance(NATIVE, EVE), ED);
    });
}

#[test]
fn an_allowance_can_be_more_than_there_is() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, u128::MAX));
        accepted(ENGINE, settle(line(1, ALICE, 1)));
        assert_eq!(allowance(ALICE), u128::MAX - 1);
    });
}

#[test]
fn an_allowance_in_an_asset_that_is_not_known_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        for asset in [EURC, AssetKind::WithId(9)] {
            refused(ALICE, allow(asset.clone(), 5), Error::UnknownAsset);
            refused(ALICE, allow(asset, 0), Error::UnknownAsset);
        }
    });
}

#[test]
fn an_allowance_needs_an_account() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(allow(USDC, 5), DispatchError::BadOrigin);
        let nobody = Discounts::set_allowance(RuntimeOrigin::none(), USDC, 5);
        assert_noop!(nobody, DispatchError::BadOrigin);
    });
}
