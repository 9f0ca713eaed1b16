//! References: a deposit with one happens once, for its depositor.

use super::{deposit::keys, *};
use crate::{types::Reference, LastReferences, ReferenceCount, References};
use polkadot_sdk::frame_support::dispatch::GetDispatchInfo;
use quaestor_primitives::{Entry, TakeRevenue};

const FIRST: Reference = [1; 32];

fn has(who: AccountId, number: u8) -> bool {
    Router::has_deposited(who, [number; 32])
}

#[test]
fn a_deposit_with_a_reference_happens_once() {
    ExtBuilder::default().build_and_execute(|| {
        assert!(!has(BANK, 1));
        accepted(BANK, deposit_once(1_000, FIRST));
        let Event::RevenueDeposited { reference, number: 0, .. } = last_event() else {
            panic!("no deposit")
        };
        assert_eq!(reference, Some(FIRST));
        assert_eq!(Router::deposit_views(None, 1)[0].reference, Some(FIRST));
        assert!(has(BANK, 1));

        // Whatever else it says.
        refused(BANK, deposit_once(1_000, FIRST), Error::AlreadyDeposited);
        refused(BANK, deposit_once(1, FIRST), Error::AlreadyDeposited);
        let (asset, kind, reference) = (NATIVE, ExchangeFee, Some(FIRST));
        let native = Call::deposit_revenue { asset, amount: 1_000, kind, reference };
        refused(BANK, native, Error::AlreadyDeposited);
        // No time is too long.
        at(START + 1_000 * DAY);
        idle(100);
        refused(BANK, deposit_once(1_000, FIRST), Error::AlreadyDeposited);
        assert_eq!((total(Other, USDC).deposits, total(Other, USDC).deposited), (1, 1_000));

        accepted(BANK, deposit_once(1_000, [2; 32]));
        accepted(BANK, deposit(USDC, 1_000, Other));
        accepted(BANK, deposit(USDC, 1_000, Other));
        assert_eq!(total(Other, USDC).deposits, 4);
    });
}

#[test]
fn nobody_uses_up_the_reference_of_another_depositor() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, deposit_once(1, FIRST), DispatchError::BadOrigin);
        accepted(BOB, deposit_once(1, FIRST));
        assert_eq!((has(BOB, 1), has(BANK, 1)), (true, false));

        accepted(BANK, deposit_once(1_000, FIRST));
        refused(BANK, deposit_once(1_000, FIRST), Error::AlreadyDeposited);
        refused(BOB, deposit_once(1, FIRST), Error::AlreadyDeposited);

        // And nobody pushes it out.
        for number in 2..50 {
            accepted(BOB, deposit_once(1, [number; 32]));
        }
        refused(BANK, deposit_once(1_000, FIRST), Error::AlreadyDeposited);
        assert_eq!(References::<Test>::iter_prefix(BANK).collect::<Vec<_>>(), [(FIRST, 0)]);
    });
}

#[test]
fn the_last_references_are_kept_and_the_oldest_leaves() {
    ExtBuilder::default().build_and_execute(|| {
        for number in 1..=3 {
            accepted(BANK, deposit_once(10, [number; 32]));
        }
        let after_three = keys();
        for number in 1..=3 {
            refused(BANK, deposit_once(10, [number; 32]), Error::AlreadyDeposited);
        }

        accepted(BANK, deposit_once(10, [4; 32]));
        // Deposits without a reference, and those of pallets, push out none.
        for _ in 0..10 {
            accepted(BANK, deposit(USDC, 10, Other));
        }
        assert_eq!([1, 2, 3, 4].map(|number| has(BANK, number)), [false, true, true, true]);
        accepted(BANK, deposit_once(10, FIRST));
        assert_eq!([1, 2, 3, 4].map(|number| has(BANK, number)), [true, false, true, true]);

        for number in 5..200 {
            accepted(BANK, deposit_once(10, [number; 32]));
            Router::check_exactly().unwrap();
        }
        // The fourth deposit that is kept came after the count of keys.
        assert_eq!(keys(), after_three + 1);
        assert_eq!(ReferenceCount::<Test>::get(BANK), 200);
        assert_eq!(LastReferences::<Test>::iter().count(), 3);
    });
}

#[test]
fn a_deposit_that_fails_leaves_its_reference_unused() {
    ExtBuilder::default().build_and_execute(|| {
        let due = || deposit_once(1_000, FIRST);
        StubGuard::close(Entry::Deposit);
        refused(BANK, due(), StubGuard::CLOSED);
        StubGuard::open(Entry::Deposit);
        let short = deposit_once(RICH, FIRST);
        refused(BANK, short, Error::InsufficientBalance);
        refused(BANK, deposit_once(0, FIRST), Error::ZeroAmount);
        // The leg refuses, and so does the router's account.
        Rewards::close();
        block(Router::account());
        refused(BANK, due(), Error::CannotReceive);
        assert!(!has(BANK, 1));
        assert_eq!(ReferenceCount::<Test>::get(BANK), 0);

        unblock(Router::account());
        accepted(BANK, due());
        assert!(has(BANK, 1));
    });
}

#[test]
fn a_leg_in_suspense_has_used_the_reference() {
    ExtBuilder::default().build_and_execute(|| {
        Rewards::close();
        accepted(BANK, deposit_once(1_000, FIRST));
        assert_eq!(suspended(Other, Leg::Rewards), 300);
        refused(BANK, deposit_once(1_000, FIRST), Error::AlreadyDeposited);

        Rewards::open();
        accepted(ALICE, retry(Other, Leg::Rewards));
        assert!(has(BANK, 1));
        refused(BANK, deposit_once(1_000, FIRST), Error::AlreadyDeposited);
        assert_eq!(total(Other, USDC).deposited, 1_000);
    });
}

#[test]
fn a_deposit_of_a_pallet_has_no_reference() {
    ExtBuilder::default().build_and_execute(|| {
        <Router as TakeRevenue<AccountId>>::take(&BANK, &USDC, 1_000, Subscription).unwrap();

        assert_eq!(Router::deposit_views(None, 1)[0].reference, None);
        assert_eq!(References::<Test>::iter().count(), 0);
        assert!(!ReferenceCount::<Test>::contains_key(BANK));
    });
}

#[test]
fn a_reference_is_charged_where_there_is_one() {
    ExtBuilder::default().build_and_execute(|| {
        let weight =
            |call: Call| RuntimeCall::from(call).get_dispatch_info().call_weight.ref_time();
        let (plain, once) = (weight(deposit(USDC, 1, Other)), weight(deposit_once(1, FIRST)));
        assert_eq!((plain, once), (1, 2));
    });
}
