//! Stops for an emergency: nothing new is charged by hand, and whoever wants out gets out.

use crate::{
    renewals::attempts,
    subscriptions::{active_until, subscribe, Subscription, PERIOD},
    world::*,
    *,
};
use pallet_circuit_breaker::{types::Entries, Call as Breaker};
use pallet_subscriptions::types::AutoRenew;
use polkadot_sdk::{
    frame_support::{
        traits::{fungibles::Mutate, tokens::Preservation},
        BoundedVec,
    },
    frame_system, pallet_safe_mode, pallet_tx_pause,
    sp_keyring::Sr25519Keyring::*,
};
use quaestor_runtime::{
    configs::tokens::NativeAndAssets, RuntimeCall, RuntimeOrigin, SafeMode, Subscriptions,
};

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
        assert_eq!(attempts(&person(Bob)), Some(0));
        pass(3 * SLOT);
        // Open again: what has waited is paid, and a refused key is free.
        assert_eq!(held[0] - balance(&USDC, &person(Bob)), 10 * USD);
        block(|| done(&engine(), settle_all(&[line(1, Bob, USDC, USD), line(2, Eve, USDC, USD)])));
        assert_eq!(total(USDC).net, 2 * USD);
        check();
    });
}

/// A committee that stops calls for more blocks than a renewal has attempts, whatever the means.
#[test]
fn a_renewal_outlives_every_stop_and_counts_none_of_it() {
    let closed = |entries| Breaker::trip { entries, until: now() + 40 * SLOT };
    let buyback = || Entries { buyback: true, ..Entries::default() };
    let stops: [&dyn Fn() -> Vec<RuntimeCall>; 3] = [
        &|| vec![closed(Entries { deposit: true, ..Entries::default() }).into()],
        &|| vec![pallet_safe_mode::Call::force_enter {}.into()],
        &|| {
            let name = ["Balances", "transfer_keep_alive"]
                .map(|name| BoundedVec::truncate_from(name.as_bytes().to_vec()));
            let full_name = (name[0].clone(), name[1].clone());
            let pause = pallet_tx_pause::Call::pause { full_name };
            vec![closed(buyback()).into(), pause.into()]
        },
    ];
    for stop in stops {
        services().execute_with(|| {
            let (bob, eve) = (person(Bob), person(Eve));
            let due = active_until(&bob);
            // Eve has nothing to renew with, and no way to get it while calls are stopped.
            block(|| {
                done(&eve, subscribe(1, USDC, 10 * USD));
                done(&eve, Subscription::set_auto_renew { plan: 0, auto_renew: Some(RENEWED) });
                let rest = balance(&USDC, &eve) - 10_000;
                let keep = Preservation::Preserve;
                NativeAndAssets::transfer(USDC, &eve, &person(Alice), rest, keep).unwrap();
            });
            let half_paid = active_until(&eve);
            pass(due - now() - 2 * SLOT);
            block(|| {
                for call in stop() {
                    assert_eq!(dispatch(RuntimeOrigin::root(), call), Ok(()));
                }
            });
            pass(30 * SLOT);
            assert!(now() > half_paid, "both are due");
            assert_eq!([&bob, &eve].map(attempts), [Some(0), Some(0)]);
            assert_eq!([&bob, &eve].map(active_until), [due, half_paid]);
            block(|| {
                let _ = dispatch(RuntimeOrigin::root(), pallet_safe_mode::Call::force_exit {});
                let _ = dispatch(RuntimeOrigin::root(), Breaker::clear {});
            });
            block(|| {});
            assert!(active_until(&bob) >= now() + PERIOD - SLOT, "from now on, and not before");
            let failed = attempts(&eve).unwrap();
            assert!((1..=2).contains(&failed), "{failed} since the stop");
            check();
        });
    }
}

/// The window of the preset is ten minutes.
#[test]
fn no_trade_grows_too_old_while_it_cannot_be_settled() {
    services().execute_with(|| {
        block(|| allow(Bob, USDC, 100 * USD));
        let at = |number, time| Line { time, ..line(number, Bob, USDC, USD) };
        let (before, old) = (now(), now() - 590);
        block(|| {
            let enter = pallet_safe_mode::Call::force_enter {};
            assert_eq!(dispatch(RuntimeOrigin::root(), enter), Ok(()));
        });
        pass(1_000);
        block(|| {
            let exit = pallet_safe_mode::Call::force_exit {};
            assert_eq!(dispatch(RuntimeOrigin::root(), exit), Ok(()));
        });
        block(|| {
            done(&engine(), settle(at(1, before)));
            done(&engine(), settle(at(2, old)));
            refused(&engine(), settle(at(1, before)), FeeError::AlreadySettled);
        });
        // A halt of the chain is the same.
        let traded = now();
        block_after(100_000, || {
            done(&engine(), settle(at(3, traded)));
        });
        pass(540);
        block(|| {
            done(&engine(), settle(at(4, traded)));
            refused(&engine(), settle(at(3, traded)), FeeError::AlreadySettled);
        });
        // A window without a stop is over, and with it what came before.
        pass(600);
        block(|| refused(&engine(), settle(at(5, traded)), FeeError::TooOld));
        block(|| refused(&engine(), settle(at(5, now() - 601)), FeeError::TooOld));
        block(|| done(&engine(), settle(at(5, now() - 600))));
        check();
    });
}
