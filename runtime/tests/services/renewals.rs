//! Renewals: in the idle time of blocks, by anybody, tried again, and ended.

use crate::{
    subscriptions::{active_until, is_active, news, subscribe, PlanError, Subscription, PERIOD},
    world::*,
    *,
};
use pallet_subscriptions::{
    types::{AutoRenew, Plan},
    Event,
};
use polkadot_sdk::{
    frame_support::traits::{fungibles::Mutate, tokens::Preservation},
    sp_keyring::Sr25519Keyring::*,
};
use quaestor_runtime::{configs::tokens::NativeAndAssets, RuntimeOrigin, Subscriptions};

/// Subscribes to the first plan and has it renewed at that much at most. Returns when.
fn renewing(who: &AccountId, pay_with: AssetKind, max_payment: Balance) -> u64 {
    block(|| {
        feed(HALF);
        done(who, subscribe(1, pay_with.clone(), max_payment));
        done(who, auto_renew(Some(AutoRenew { pay_with, max_payment })));
        now()
    })
}

fn auto_renew(auto_renew: Option<AutoRenew>) -> Subscription {
    Subscription::set_auto_renew { plan: 0, auto_renew }
}

/// Failed attempts, if there is a renewal.
pub fn attempts(who: &AccountId) -> Option<u32> {
    let view = Subscriptions::subscription(who.clone(), 0)?;
    view.subscription.renewal.map(|renewal| renewal.attempts)
}

/// An account with little: tokens to exist and so much USDC, besides the least that it must keep.
fn poor(usdc: Balance) -> AccountId {
    let poor = AccountId::new([9; 32]);
    give(&poor, NATIVE, QTRA);
    give(&poor, USDC, usdc + 10_000);
    poor
}

fn give(who: &AccountId, asset: AssetKind, amount: Balance) {
    let from = person(Alice);
    NativeAndAssets::transfer(asset, &from, who, amount, Preservation::Preserve).unwrap();
}

/// Makes blocks until `end`, and says when something was renewed, and the end that it got.
fn renewed_until(end: u64) -> Vec<(u64, u64)> {
    let mut renewed = Vec::new();
    while now() < end {
        block(|| feed(HALF));
        for event in news() {
            if let Event::Renewed { active_until, automatic: true, .. } = event {
                renewed.push((now(), active_until));
            }
        }
    }
    renewed
}

#[test]
fn both_assets_renew_period_after_period_to_the_unit() {
    for (asset, amount) in [(USDC, 10 * USD), (NATIVE, 18 * QTRA)] {
        market().execute_with(|| {
            let bob = person(Bob);
            let before = balance(&asset, &bob);
            let start = renewing(&bob, asset.clone(), amount);
            let ends = |n: u64| (start + n * PERIOD, start + (n + 1) * PERIOD);
            assert_eq!(renewed_until(start + 3 * PERIOD), [ends(1), ends(2), ends(3)]);
            assert_eq!(active_until(&bob), start + 4 * PERIOD);
            assert_eq!(before - balance(&asset, &bob), 4 * amount);
            assert_eq!(routed(RevenueType::Subscription, asset.clone()).deposited, 4 * amount);
            check();
        });
    }
}

#[test]
fn on_qtra_a_renewal_comes_in_the_last_hour_and_leaves_no_gap() {
    market_with(as_qtra()).execute_with(|| {
        let (bob, month) = (person(Bob), 30 * 86_400);
        let start = renewing(&bob, USDC, 10 * USD);
        let due = (start + month - 1) / 3_600 * 3_600;
        while due - now() > 4 * 86_400 {
            block_after(86_400, || {});
        }
        block_after(due - now() - 1, || {});
        assert_eq!(active_until(&bob), start + month, "a second before its hour");
        let early = Subscription::renew_for { who: bob.clone(), plan: 0 };
        refused(&person(Eve), early, PlanError::NotDue);
        block_after(1, || {});
        assert_eq!(active_until(&bob), start + 2 * month);
        assert!(is_active(&bob));
        check();
    });
}

#[test]
fn what_is_due_anybody_renews_once() {
    market().execute_with(|| {
        let bob = person(Bob);
        let start = renewing(&bob, USDC, 10 * USD);
        pass(PERIOD - SLOT);
        let renew = Subscription::renew_for { who: bob.clone(), plan: 0 };
        let before = balance(&USDC, &bob);
        block(|| {
            assert_eq!(now(), start + PERIOD);
            done(&person(Eve), renew.clone());
            refused(&person(Eve), renew, PlanError::NotDue);
        });
        // Nor does the idle time of the block.
        assert_eq!(before - balance(&USDC, &bob), 10 * USD);
        assert_eq!(active_until(&bob), start + 2 * PERIOD);
        check();
    });
}

#[test]
fn without_money_it_is_tried_ten_times_and_then_ends() {
    market().execute_with(|| {
        let poor = poor(25 * USD);
        let start = renewing(&poor, USDC, 10 * USD);
        pass(PERIOD);
        assert_eq!(active_until(&poor), start + 2 * PERIOD);
        pass(PERIOD);
        assert_eq!(now(), start + 2 * PERIOD);
        for attempt in 1..10 {
            assert_eq!(attempts(&poor), Some(attempt));
            assert!(!is_active(&poor), "no time is given for free");
            block(|| {});
        }
        assert_eq!(attempts(&poor), None);
        let short = pallet_revenue_router::Error::<Runtime>::InsufficientBalance;
        let [failed, Event::AutoRenewSet { new: None, .. }] = &news()[..] else { panic!() };
        let RuntimeError { reason, attempt } = RuntimeError::of(failed);
        assert_eq!((reason, attempt), (short.into(), 10));
        assert_eq!(balance(&USDC, &poor), 5 * USD + 10_000, "nothing was charged");
        pass(PERIOD);
        assert_eq!(active_until(&poor), start + 2 * PERIOD);
        check();
    });
}

/// Why a renewal failed, and at which attempt.
struct RuntimeError {
    reason: DispatchError,
    attempt: u32,
}

impl RuntimeError {
    fn of(event: &Event<Runtime>) -> Self {
        let Event::RenewalFailed { reason, attempt, .. } = event else { panic!("{event:?}") };
        Self { reason: *reason, attempt: *attempt }
    }
}

#[test]
fn money_in_time_goes_on_from_then() {
    market().execute_with(|| {
        let poor = poor(15 * USD);
        renewing(&poor, USDC, 10 * USD);
        pass(PERIOD + 2 * SLOT);
        assert_eq!(attempts(&poor), Some(3));
        let paid = block(|| {
            give(&poor, USDC, 5 * USD);
            now()
        });
        assert_eq!(active_until(&poor), paid + PERIOD, "the gap is neither given nor charged");
        assert_eq!(attempts(&poor), Some(0), "failures are forgotten");
        assert_eq!(balance(&USDC, &poor), 10_000);
        check();
    });
}

#[test]
fn a_renewal_pays_no_more_than_its_order_says() {
    market().execute_with(|| {
        let bob = person(Bob);
        let start = renewing(&bob, USDC, 10 * USD);
        let plan = Plan { price: 10 * USD + 1, period_secs: PERIOD, open: true };
        let dearer = Subscription::set_plan { id: 0, plan };
        block(|| assert_eq!(dispatch(RuntimeOrigin::root(), dearer), Ok(())));
        pass(start + PERIOD - now());
        let [failed] = &news()[..] else { panic!() };
        assert_eq!(RuntimeError::of(failed).reason, PlanError::AboveMaximum.into());
        assert_eq!(routed(RevenueType::Subscription, USDC).deposited, 10 * USD);
        // The order is changed, and what is due is renewed in the same block.
        let order = AutoRenew { pay_with: USDC, max_payment: 10 * USD + 1 };
        block(|| done(&bob, auto_renew(Some(order))));
        assert_eq!(routed(RevenueType::Subscription, USDC).deposited, 20 * USD + 1);
        assert_eq!(active_until(&bob), now() + PERIOD);
        check();
    });
}

#[test]
fn a_renewal_in_qtra_waits_for_a_price() {
    market().execute_with(|| {
        let bob = person(Bob);
        renewing(&bob, NATIVE, 18 * QTRA);
        // The last report expires after ten minutes, when the renewal is due.
        pass(PERIOD);
        assert_eq!(news(), [Event::RenewalPostponed { who: bob.clone(), plan: 0 }]);
        // More blocks than attempts.
        pass(20 * SLOT);
        assert_eq!(attempts(&bob), Some(0));
        let renewed = renewed_until(now() + 5 * SLOT);
        let [(at, end)] = renewed[..] else { panic!("{renewed:?}") };
        assert_eq!(end, at + PERIOD);
        check();
    });
}

#[test]
fn cancelled_it_runs_to_its_end_and_can_be_forgotten() {
    market().execute_with(|| {
        let bob = person(Bob);
        let start = renewing(&bob, USDC, 10 * USD);
        block(|| {
            done(&bob, Subscription::cancel { plan: 0 });
            refused(&bob, Subscription::cancel { plan: 0 }, PlanError::NotRenewing);
            let renew = Subscription::renew_for { who: bob.clone(), plan: 0 };
            refused(&person(Eve), renew, PlanError::NotRenewing);
        });
        pass(start + PERIOD - SLOT - now());
        assert!(is_active(&bob));
        block(|| {
            assert!(!is_active(&bob), "at {}", now());
            done(&bob, Subscription::forget { plan: 0 });
        });
        pass(PERIOD);
        assert_eq!(Subscriptions::subscription(bob.clone(), 0), None);
        let [plan, ..] = &Subscriptions::plans()[..] else { panic!() };
        assert_eq!((plan.subscribers, plan.paid_quote.amount), (0, 10 * USD));
        check();
    });
}

#[test]
fn more_than_a_block_renews_are_renewed_by_the_next_ones() {
    market().execute_with(|| {
        let crowd: Vec<AccountId> = (0..120).map(|n| AccountId::new([n + 10; 32])).collect();
        let start = block(|| {
            for who in &crowd {
                give(who, NATIVE, QTRA);
                give(who, USDC, 100 * USD);
                done(who, subscribe(1, USDC, 10 * USD));
                let order = AutoRenew { pay_with: USDC, max_payment: 10 * USD };
                done(who, auto_renew(Some(order)));
            }
            now()
        });
        let renewed = |end| {
            let at = |who: &&AccountId| active_until(who) == end;
            crowd.iter().filter(at).count()
        };
        pass(PERIOD);
        // Fifty in a block.
        assert_eq!(renewed(start + 2 * PERIOD), 50);
        block(|| {});
        assert_eq!(renewed(start + 2 * PERIOD + SLOT), 50);
        block(|| {});
        assert_eq!(renewed(start + 2 * PERIOD + 2 * SLOT), 20);
        assert_eq!(routed(RevenueType::Subscription, USDC).deposited, 240 * 10 * USD);
        check();
    });
}
