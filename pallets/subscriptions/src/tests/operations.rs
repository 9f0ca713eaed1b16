//! Any operations in any order: the invariants hold after each, the router has what was paid, and
//! time is sold by payments alone.

use super::*;
use crate::{PlanCount, Plans, Totals};
use polkadot_sdk::sp_runtime::traits::Dispatchable;
use proptest::{collection::vec, prelude::*};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Operation {
    Pass(Seconds),
    Idle(u64),
    Call(AccountId, Call),
    Govern(Call),
    Price(Option<u128>),
    Stake(AccountId, bool),
    CanCharge(bool),
    Purse(AccountId, AssetKind, Balance),
}

fn operation() -> impl Strategy<Value = Operation> {
    let who = || prop_oneof![Just(ALICE), Just(BOB), Just(POOR), Just(100), Just(101)];
    let plan = || 0..5u32;
    let asset = || prop_oneof![8 => Just(USDC), 8 => Just(NATIVE), 1 => Just(EURC)];
    let most = || prop_oneof![3 => Just(ANY), 1 => 0..40 * TOKEN, 1 => 0..30 * USD];
    let subscribing = (plan(), 0..4u32, asset(), most());
    let subscribing = subscribing.prop_map(|(plan, periods, pay_with, max_payment)| {
        subscribe(plan, periods, pay_with, max_payment)
    });
    let order = (asset(), most());
    let order = order.prop_map(|(pay_with, max_payment)| AutoRenew { pay_with, max_payment });
    let ordering = (plan(), proptest::option::weighted(0.8, order));
    let ordering =
        ordering.prop_map(|(plan, auto_renew)| Call::set_auto_renew { plan, auto_renew });
    let user = prop_oneof![
        6 => subscribing,
        6 => ordering,
        1 => plan().prop_map(|plan| Call::cancel { plan }),
        4 => (who(), plan()).prop_map(|(who, plan)| Call::renew_for { who, plan }),
        2 => plan().prop_map(|plan| Call::forget { plan }),
    ];
    let a_plan = (1..40 * USD, 2 * HOUR..40 * DAY, any::<bool>());
    let a_plan = a_plan.prop_map(|(price, period_secs, open)| Plan { price, period_secs, open });
    let turning = prop_oneof![
        1 => a_plan.clone().prop_map(|plan| Call::add_plan { plan }),
        3 => (plan(), a_plan).prop_map(|(id, plan)| Call::set_plan { id, plan }),
        1 => plan().prop_map(|id| Call::close_plan { id }),
        2 => (0..3_000u32, 0..3_000u32, 1..6u32).prop_map(
            |(native_bps, staked_bps, max_attempts)| {
                let (bucket_secs, staked_min) = (HOUR, 100_000 * TOKEN);
                Call::set_params {
                    params: Params {
                        native_bps,
                        staked_bps,
                        staked_min,
                        bucket_secs,
                        max_attempts,
                    },
                }
            }
        ),
    ];
    let price = prop_oneof![
        1 => Just(None),
        4 => (1_000_000_000..1_000_000_000_000u128).prop_map(Some),
    ];
    prop_oneof![
        5 => prop_oneof![2 => 0..2 * HOUR, 1 => 0..3 * DAY, 1 => 0..40 * DAY].prop_map(Operation::Pass),
        8 => prop_oneof![0..6u64, Just(1_000)].prop_map(Operation::Idle),
        16 => (who(), user).prop_map(|(who, call)| Operation::Call(who, call)),
        2 => turning.prop_map(Operation::Govern),
        2 => price.prop_map(Operation::Price),
        1 => (who(), any::<bool>()).prop_map(|(who, enough)| Operation::Stake(who, enough)),
        1 => prop_oneof![1 => Just(false), 5 => Just(true)].prop_map(Operation::CanCharge),
        4 => (who(), prop_oneof![Just(USDC), Just(NATIVE)], prop_oneof![
            2 => Just(ED),
            1 => Just(PURSE * TOKEN),
        ]).prop_map(|(who, asset, amount)| Operation::Purse(who, asset, amount)),
    ]
}

fn run(operation: Operation) {
    match operation {
        Operation::Pass(secs) => at(now() + secs),
        Operation::Idle(budget) => assert!(idle_with(budget) <= budget),
        Operation::Call(who, call) => {
            let _ = RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(who));
        },
        Operation::Govern(mut call) => {
            if let Call::set_plan { id, plan } = &mut call {
                let there = Plans::<Test>::get(*id);
                plan.period_secs = there.map_or(DAY, |there| there.period_secs);
            }
            let _ = RuntimeCall::from(call).dispatch(RuntimeOrigin::root());
        },
        Operation::CanCharge(open) => CanCharge::set(&open),
        Operation::Price(None) => StubPrice::set_reference(None),
        Operation::Price(Some(price)) => StubPrice::set(Price(price), now()),
        Operation::Stake(who, true) => Stakes::set(who, 100_000 * TOKEN),
        Operation::Stake(who, false) => Stakes::set(who, 0),
        Operation::Purse(who, asset, amount) => set_balance(asset, who, amount),
    }
}

type Held = BTreeMap<(AccountId, PlanId), Subscription>;

fn held() -> Held {
    let all = crate::Subscriptions::<Test>::iter();
    all.flat_map(|(who, account)| account.into_iter().map(move |held| ((who, held.plan), held)))
        .collect()
}

fn payments(subscription: &Subscription) -> u64 {
    subscription.paid_quote.payments + subscription.paid_native.payments
}

/// Each subscription has at most one payment more than before, and exactly the time that it bought.
fn check_time(before: &Held, after: &Held) {
    let now = now();
    for (key, new) in after {
        let old = before.get(key);
        let made = payments(new) - old.map_or(0, payments);
        let end = old.map_or(0, |old| old.active_until);
        assert!(made <= 1, "two payments at once");
        if made == 0 {
            assert_eq!(new.active_until, end, "time without a payment");
            continue;
        }
        let period = Plans::<Test>::get(key.1).unwrap().period_secs;
        let bought = period * u64::from(new.last.periods);
        assert_eq!((new.active_until, new.last.time), (end.max(now) + bought, now));
    }
    for (key, old) in before {
        assert!(after.contains_key(key) || old.active_until <= now, "time was taken away");
    }
}

fn paid_in(asset: AssetKind) -> Balance {
    let plans = 0..PlanCount::<Test>::get();
    plans.map(|plan| Totals::<Test>::get(plan, &asset).paid.amount).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_happens_the_books_are_right(operations in vec(operation(), 1..150)) {
        ExtBuilder::default().crowd(2).build_and_execute(|| {
            let begun = (balance(USDC, ROUTER), balance(NATIVE, ROUTER));
            for operation in operations {
                let before = held();
                run(operation.clone());
                assert_eq!(Subscriptions::do_try_state(), Ok(()), "{operation:?}");
                check_time(&before, &held());
                assert_eq!(balance(USDC, ROUTER) - begun.0, paid_in(USDC), "{operation:?}");
                assert_eq!(balance(NATIVE, ROUTER) - begun.1, paid_in(NATIVE), "{operation:?}");
            }
        });
    }
}

#[test]
fn random_operations_reach_what_they_should() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut seen = [0u32; 5];
    let mut runner = TestRunner::deterministic();
    for _ in 0..40 {
        let operations = vec(operation(), 600).new_tree(&mut runner).unwrap().current();
        ExtBuilder::default().crowd(2).build_and_execute(|| {
            for operation in operations {
                System::reset_events();
                run(operation);
                for event in events() {
                    match event {
                        Event::Renewed { automatic: true, .. } => seen[0] += 1,
                        Event::RenewalFailed { attempt: 1, .. } => seen[1] += 1,
                        Event::RenewalFailed { attempt: 2.., .. } => seen[2] += 1,
                        Event::AutoRenewSet { new: None, .. } => seen[3] += 1,
                        Event::Forgotten { .. } => seen[4] += 1,
                        _ => (),
                    }
                }
            }
        });
    }
    assert!(seen.iter().all(|times| *times > 0), "{seen:?}");
}
