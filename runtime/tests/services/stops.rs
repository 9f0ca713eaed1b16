//! Stops for an emergency: nothing new is charged by hand, and whoever wants out gets out.

use crate::{
    subscriptions::{active_until, subscribe, Subscription, PERIOD},
    world::*,
    *,
};
use pallet_circuit_breaker::types::Entries;
use pallet_subscriptions::types::AutoRenew;
use polkadot_sdk::{frame_system, pallet_safe_mode, sp_keyring::Sr25519Keyring::*};
use quaestor_runtime::{RuntimeOrigin, SafeMode, Subscriptions};

const RENEWED: AutoRenew = AutoRenew { pay_with: USDC, max_payment: 10 * USD };

/// Eve's plan has lapsed, Bob's is renewed, and both let engines charge them.
fn services() -> polkadot_sdk::sp_io::TestExternalities {
    let mut ext = market();
    ext.execute_with(|| {
        block(|| done(&person(Eve), subscribe(1, USDC, 10 * USD)));
        pass(PERIOD);
        block(|| {
            done(&person(Bob), subscribe(1, USDC, 10 * USD));
            let auto_renew = Some(RENEWED);
            done(&person(Bob), Subscription::set_auto_renew { plan: 0, auto_renew });
            allow(Bob, USDC, 10 * USD);
            allow(Eve, USDC, 10 * USD);
        });
    });
    ext
}

#[test]
fn in_safe_mode_one_can_cancel_forget_and_take_back_but_not_pay() {
    services().execute_with(|| {
        block(|| {
            let enter = pallet_safe_mode::Call::force_enter {};
            assert_eq!(dispatch(RuntimeOrigin::root(), enter), Ok(()));
            assert!(SafeMode::is_entered());
        });
        block(|| {
            let filtered = || frame_system::Error::<Runtime>::CallFiltered;
            let (bob, eve) = (person(Bob), person(Eve));
            let renew = Subscription::renew_for { who: bob.clone(), plan: 0 };
            let change = Subscription::set_auto_renew { plan: 0, auto_renew: None };
            refused(&eve, subscribe(1, USDC, 10 * USD), filtered());
            refused(&eve, renew, filtered());
            refused(&bob, change, filtered());
            refused(&engine(), settle(line(1, Bob, USDC, USD)), filtered());
            refused(&engine(), settle_all(&[line(1, Bob, USDC, USD)]), filtered());

            done(&bob, Subscription::cancel { plan: 0 });
            done(&eve, Subscription::forget { plan: 0 });
            allow(Bob, USDC, 0);
            assert_eq!(allowance(Bob, USDC).remaining, 0);
            assert_eq!(Subscriptions::subscription(eve, 0), None);
        });
        let exit = pallet_safe_mode::Call::force_exit {};
        block(|| assert_eq!(dispatch(RuntimeOrigin::root(), exit), Ok(())));
        block(|| {
            done(&person(Eve), subscribe(1, USDC, 10 * USD));
            done(&engine(), settle(line(1, Eve, USDC, USD)));
        });
        check();
    });
}

#[test]
fn while_deposits_are_closed_nobody_is_charged_and_renewals_wait() {
    services().execute_with(|| {
        let closed = || pallet_circuit_breaker::Error::<Runtime>::EntryClosed;
        let due = active_until(&person(Bob));
        pass(due - now() - 2 * SLOT);
        let held = [Bob, Eve].map(|who| balance(&USDC, &person(who)));
        block(|| {
            let entries = Entries { deposit: true, ..Entries::default() };
            let trip = pallet_circuit_breaker::Call::trip { entries, until: now() + 3 * SLOT };
            assert_eq!(dispatch(RuntimeOrigin::root(), trip), Ok(()));
        });
        block(|| {
            refused(&person(Eve), subscribe(1, USDC, 10 * USD), closed());
            refused(&engine(), settle(line(1, Bob, USDC, USD)), closed());
            let before = quiet_root();
            done(&engine(), settle_all(&[line(1, Bob, USDC, USD), line(2, Eve, USDC, USD)]));
            assert!(quiet_root() == before, "a refused batch wrote");
        });
        assert_eq!([Bob, Eve].map(|who| balance(&USDC, &person(who))), held);
        let failed = Subscriptions::subscription(person(Bob), 0).unwrap().subscription.renewal;
        assert_eq!(failed.unwrap().attempts, 1);
        pass(3 * SLOT);
        // Open again: what failed is tried again, and a refused key is free.
        assert_eq!(held[0] - balance(&USDC, &person(Bob)), 10 * USD);
        block(|| done(&engine(), settle_all(&[line(1, Bob, USDC, USD), line(2, Eve, USDC, USD)])));
        assert_eq!(total(USDC).net, 2 * USD);
        check();
    });
}
