//! `fill_emergency`, and what lands in the reserve by itself.

use super::*;
use polkadot_sdk::frame_support::traits::fungibles::Balanced;
use quaestor_primitives::TakeCredit;

fn emergency() -> u128 {
    state().emergency
}

#[test]
fn reserve_becomes_emergency_reserve() {
    let backstop = ExtBuilder::default().reserve(1_000 * UNIT).emergency(500 * UNIT);
    backstop.build_and_execute(|| {
        let held = balance(USDC, Backstop::account());

        set(fill_emergency(300 * UNIT));

        let (old, new) = (500 * UNIT, 800 * UNIT);
        assert_eq!(last_event(), Event::EmergencyFilled { old, new });
        assert_eq!((emergency(), Backstop::main_reserve(&USDC)), (new, 700 * UNIT));
        assert_eq!(balance(USDC, Backstop::account()), held);
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
fn a_gift_adds_to_the_reserve() {
    ExtBuilder::default().emergency(UNIT).build_and_execute(|| {
        give(7);
        assert_eq!((Backstop::main_reserve(&USDC), emergency()), (7, UNIT));
    });
}

#[test]
fn penalties_and_released_rewards_land_in_the_reserve() {
    ExtBuilder::default().build_and_execute(|| {
        for asset in [USDC, NATIVE] {
            assert!(Backstop::take(Money::issue(asset.clone(), 7)).is_ok());
            assert!(Backstop::take(Money::issue(asset.clone(), 0)).is_ok());
            assert_eq!(Backstop::main_reserve(&asset), 7);
        }
        // An asset that the account does not hold yet: the minimum balance is no reserve.
        assert!(Backstop::take(Money::issue(EURC, LEAST + 7)).is_ok());
        assert_eq!(Backstop::main_reserve(&EURC), 7);
    });
}

#[test]
fn what_cannot_make_the_account_exist_is_returned() {
    ExtBuilder::default().build_and_execute(|| {
        let supply = issuance(EURC);
        let returned = Backstop::take(Money::issue(EURC, LEAST - 1)).unwrap_err();
        assert_eq!((returned.peek(), issuance(EURC)), (LEAST - 1, supply + LEAST - 1));
        drop(returned);
        assert_eq!((Backstop::main_reserve(&EURC), issuance(EURC)), (0, supply));
    });
}
