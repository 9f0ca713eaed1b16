//! `fill_emergency`, and what lands in the reserve by itself.

use super::*;
use crate::{Backstop, BackstopState};
use polkadot_sdk::frame_support::traits::{fungibles::Balanced, OnUnbalanced};

fn emergency() -> u128 {
    BackstopState::<Test>::get().emergency
}

#[test]
fn reserve_becomes_emergency_reserve() {
    let backstop = ExtBuilder::default().reserve(1_000 * UNIT).emergency(500 * UNIT);
    backstop.build_and_execute(|| {
        let held = balance(USDC, Router::backstop_account());

        set(fill_emergency(300 * UNIT));

        let (old, new) = (500 * UNIT, 800 * UNIT);
        assert_eq!(last_event(), Event::EmergencyFilled { old, new });
        assert_eq!((emergency(), Router::reserve(&USDC)), (new, 700 * UNIT));
        assert_eq!(balance(USDC, Router::backstop_account()), held);
    });
}

#[test]
fn no_more_than_the_reserve_becomes_emergency_reserve() {
    ExtBuilder::default().reserve(1_000 * UNIT).build_and_execute(|| {
        not_set(fill_emergency(0), Error::ZeroAmount);
        not_set(fill_emergency(1_000 * UNIT + 1), Error::InsufficientReserve);
        not_set(fill_emergency(u128::MAX), Error::InsufficientReserve);
        set(fill_emergency(1_000 * UNIT));
        not_set(fill_emergency(1), Error::InsufficientReserve);
    });
}

#[test]
fn only_governance_fills_it() {
    ExtBuilder::default().reserve(1_000 * UNIT).build_and_execute(|| {
        for who in [ALICE, COUNCIL, WATCH] {
            refused(who, fill_emergency(1), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn where_the_floors_asset_is_not_known_there_is_nothing_to_fill() {
    let builder = ExtBuilder { assets: vec![NATIVE], ..Default::default() };
    builder.build_and_execute(|| {
        not_set(fill_emergency(1), Error::UnknownAsset);
    });
}

#[test]
fn a_gift_adds_to_the_reserve() {
    ExtBuilder::default().emergency(UNIT).build_and_execute(|| {
        give(7);
        assert_eq!((Router::reserve(&USDC), emergency()), (7, UNIT));
    });
}

#[test]
fn penalties_and_pots_land_in_the_reserve() {
    ExtBuilder::default().build_and_execute(|| {
        for asset in [USDC, NATIVE] {
            Backstop::<Test>::on_unbalanced(Money::issue(asset.clone(), 7));
            Backstop::<Test>::on_unbalanced(Money::issue(asset.clone(), 0));
            assert_eq!(Router::reserve(&asset), 7);
        }
        // An asset that the router does not know, as much as makes the account exist.
        Backstop::<Test>::on_unbalanced(Money::issue(EURC, LEAST));
        assert_eq!(Router::reserve(&EURC), LEAST);
    });
}

#[test]
fn what_cannot_make_the_account_exist_is_burnt() {
    ExtBuilder::default().build_and_execute(|| {
        let supply = issuance(EURC);
        Backstop::<Test>::on_unbalanced(Money::issue(EURC, LEAST - 1));
        assert_eq!((Router::reserve(&EURC), issuance(EURC)), (0, supply));
    });
}
