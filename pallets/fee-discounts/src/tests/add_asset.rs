//! `add_asset`: fees in a further asset.

use super::*;
use quaestor_primitives::AssetKind;

fn add(asset: AssetKind, payer: AccountId) -> Call {
    Call::add_asset { asset, payer }
}

#[test]
fn fees_can_be_paid_in_an_asset_that_was_added() {
    ExtBuilder::default().build_and_execute(|| {
        set(add(EURC, BANK));

        assert_eq!(last_event(), Event::AssetAdded { asset: EURC });
        assert_eq!(balance(EURC, BANK), RICH - LEAST);
        assert_eq!(balance(EURC, Discounts::account()), LEAST);
        Assets::transfer(RuntimeOrigin::signed(BANK), 2, ROUTER, LEAST).unwrap();
        accepted(BANK, allow(EURC, 100));
        accepted(ENGINE, settle(Line { asset: EURC, ..line(1, BANK, 100) }));
        assert_eq!(total(EURC), fees(1, 100, 0));
    });
}

#[test]
fn an_asset_is_added_once() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(add(USDC, BANK), Error::AlreadyExists);
        set(add(EURC, BANK));
        not_set(add(EURC, BANK), Error::AlreadyExists);
    });
}

#[test]
fn there_are_at_most_four_assets() {
    ExtBuilder::default().build_and_execute(|| {
        set(add(EURC, BANK));
        set(add(AssetKind::WithId(3), BANK));
        not_set(add(AssetKind::WithId(4), BANK), Error::TooManyAssets);
    });
}

#[test]
fn an_asset_that_does_not_exist_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(add(AssetKind::WithId(9), BANK), Error::UnknownAsset);
    });
}

#[test]
fn a_payer_who_cannot_give_the_base_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(add(EURC, ALICE), Error::InsufficientBalance);
        // Who gives it must live on.
        let give =
            |amount| Assets::transfer(RuntimeOrigin::signed(BANK), 2, ALICE, amount).unwrap();
        give(2 * LEAST - 1);
        not_set(add(EURC, ALICE), Error::InsufficientBalance);
        give(1);
        set(add(EURC, ALICE));
        assert_eq!(balance(EURC, ALICE), LEAST);
    });
}

#[test]
fn only_governance_adds_an_asset() {
    ExtBuilder::default().build_and_execute(|| {
        refused(BANK, add(EURC, BANK), DispatchError::BadOrigin);
        refused(ENGINE, add(EURC, BANK), DispatchError::BadOrigin);
    });
}
