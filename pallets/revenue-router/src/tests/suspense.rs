//! Legs that refuse, and `retry_suspense`.

use super::*;
use crate::types::SuspenseKey;
use polkadot_sdk::frame_support::storage::unhashed;

/// 999 of `Other` in USDC: what each leg should get.
const LEGS: [(Leg, u128); 4] =
    [(Leg::Rewards, 299), (Leg::Buyback, 148), (Leg::Treasury, 149), (Leg::Backstop, 403)];

fn close(leg: Leg) {
    match leg {
        Leg::Rewards => Rewards::close(),
        Leg::Buyback => Buyback::close(),
        Leg::Treasury => block(TREASURY),
        Leg::Backstop => block(BACKSTOP),
        Leg::Burn => panic!("a burn cannot be refused"),
    }
}

fn open(leg: Leg) {
    match leg {
        Leg::Rewards => Rewards::open(),
        Leg::Buyback => Buyback::open(),
        Leg::Treasury => unblock(TREASURY),
        Leg::Backstop => unblock(BACKSTOP),
        Leg::Burn => panic!("a burn cannot be refused"),
    }
}

fn all_suspense() -> Vec<(SuspenseKey, u128)> {
    crate::Suspense::<Test>::iter().collect()
}

/// With `leg` closed, a deposit succeeds and its part waits; then it is refused and, when the leg
/// is open, taken.
#[track_caller]
fn assert_waits(leg: Leg, amount: u128) {
    ExtBuilder::default().build_and_execute(|| {
        let supply = issuance(USDC);
        close(leg);

        accepted(BANK, deposit(USDC, 999, Other));

        assert_eq!(all_suspense(), [((Other, USDC, leg), amount)]);
        assert!(events().contains(&Event::LegSuspended { kind: Other, asset: USDC, leg, amount }));
        assert_eq!(balance(USDC, Router::account()), LEAST + amount);
        let arrived = |other: &Leg| total(Other, USDC).arrived.of(*other);
        for (other, due) in LEGS {
            assert_eq!(arrived(&other), if other == leg { 0 } else { due });
        }
        assert_eq!(issuance(USDC), supply);
        Router::check_exactly().unwrap();

        refused(ALICE, retry(Other, leg), Error::LegRefused);
        open(leg);
        accepted(ALICE, retry(Other, leg));

        assert_eq!(last_event(), Event::LegRetried { kind: Other, asset: USDC, leg, amount });
        assert_eq!(arrived(&leg), amount);
        assert_eq!(all_suspense(), []);
        assert_eq!(held(), [299, 148, 149, 403]);
        assert_eq!(issuance(USDC), supply);
    });
}

#[test]
fn each_leg_alone_waits_and_is_taken_later() {
    for (leg, amount) in LEGS {
        assert_waits(leg, amount);
    }
}

#[test]
fn where_every_leg_refuses_all_of_it_waits() {
    ExtBuilder::default().build_and_execute(|| {
        for (leg, _) in LEGS {
            close(leg);
        }

        accepted(BANK, deposit(USDC, 999, Other));

        assert_eq!(held(), [0; 4]);
        assert_eq!(total(Other, USDC).arrived, LegAmounts::default());
        assert_eq!(total(Other, USDC).deposited, 999);
        for (leg, amount) in LEGS {
            assert_eq!(suspended(Other, leg), amount);
        }
        assert_eq!(balance(USDC, Router::account()), LEAST + 999);
        // The event says what was due, not where it is.
        let Event::RevenueDeposited { legs, .. } = last_event() else { panic!("no deposit") };
        assert_eq!(legs, plus(self::legs(299, 148, 403), Leg::Treasury, 149));
        assert_eq!(StubRevenue::take(), [(Other, USDC, 999)]);
    });
}

#[test]
fn what_a_leg_did_before_it_refused_is_undone() {
    ExtBuilder::default().build_and_execute(|| {
        Rewards::close();

        accepted(BANK, deposit(USDC, 999, Other));
        assert!(!unhashed::exists(DIRT));

        refused(ALICE, retry(Other, Leg::Rewards), Error::LegRefused);
        idle(10);
        assert!(!unhashed::exists(DIRT));
        assert_eq!(suspended(Other, Leg::Rewards), 299);
    });
}

#[test]
fn what_is_too_small_for_a_leg_adds_up_until_it_is_not() {
    ExtBuilder::default().build_and_execute(|| {
        LeastFunding::set(&1_000);
        for _ in 0..3 {
            accepted(BANK, deposit(USDC, 600, Subscription));
            refused(ALICE, retry(Subscription, Leg::Rewards), Error::LegRefused);
        }
        assert_eq!(suspended(Subscription, Leg::Rewards), 900);

        accepted(BANK, deposit(USDC, 600, Subscription));
        accepted(ALICE, retry(Subscription, Leg::Rewards));

        assert_eq!(held()[0], 1_200);
        // What is large enough by itself is not held up by what waits.
        accepted(BANK, deposit(USDC, 600, Subscription));
        accepted(BANK, deposit(USDC, 2_000, Subscription));
        assert_eq!(held()[0], 2_200);
        assert_eq!(suspended(Subscription, Leg::Rewards), 300);
    });
}

#[test]
fn types_and_assets_wait_apart() {
    ExtBuilder::default().build_and_execute(|| {
        Rewards::close();
        accepted(BANK, deposit(USDC, 1_000, Subscription));
        accepted(BANK, deposit(USDC, 1_000, ExchangeFee));
        accepted(BANK, deposit(NATIVE, 1_000, Subscription));
        Rewards::open();

        accepted(ALICE, retry(ExchangeFee, Leg::Rewards));

        let waiting = |asset| crate::Suspense::<Test>::get((Subscription, asset, Leg::Rewards));
        assert_eq!((waiting(USDC), waiting(NATIVE)), (500, 500));
        assert_eq!(held()[0], 200);
    });
}

#[test]
fn where_nothing_waits_nothing_is_retried() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, retry(Other, Leg::Rewards), Error::NothingSuspended);
        accepted(BANK, deposit(USDC, 999, Other));
        refused(ALICE, retry(Other, Leg::Burn), Error::NothingSuspended);
        not_set(retry(Other, Leg::Rewards), DispatchError::BadOrigin);
    });
}

#[test]
fn a_deposit_that_could_not_even_wait_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        Rewards::close();
        block(Router::account());
        refused(BANK, deposit(USDC, 999, Other), Error::CannotReceive);
        unblock(Router::account());
        accepted(BANK, deposit(USDC, 999, Other));
    });
}
