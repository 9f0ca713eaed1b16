//! Adding, setting and closing plans.

use super::*;
use crate::{PlanCount, Plans};

fn add(plan: Plan) -> Call {
    Call::add_plan { plan }
}

fn set(id: PlanId, plan: Plan) -> Call {
    Call::set_plan { id, plan }
}

/// The basic plan with a change.
fn basic(change: impl FnOnce(&mut Plan)) -> Plan {
    let mut plan = plans()[0];
    change(&mut plan);
    plan
}

/// Invalid plans.
fn nonsense() -> Vec<Plan> {
    vec![
        basic(|plan| plan.price = 0),
        basic(|plan| plan.price = MAX_PRICE + 1),
        basic(|plan| plan.price = Balance::MAX),
        basic(|plan| plan.period_secs = 0),
        basic(|plan| plan.period_secs = 2 * HOUR - 1),
        basic(|plan| plan.period_secs = MAX_PERIOD_SECS + 1),
        basic(|plan| plan.period_secs = Seconds::MAX),
    ]
}

#[test]
fn a_plan_that_is_added_can_be_paid() {
    ExtBuilder::default().build_and_execute(|| {
        let plan = Plan { price: 1, period_secs: 2 * HOUR, open: true };
        governed(add(plan));
        assert_eq!(events(), [Event::PlanAdded { id: 3, plan }]);
        assert_eq!((Plans::<Test>::get(3), PlanCount::<Test>::get()), (Some(plan), 4));
        accepted(ALICE, subscribe(3, 1, USDC, 1));
        assert_eq!(active_until(ALICE, 3), START + 2 * HOUR);
    });
}

#[test]
fn the_dearest_and_longest_plan_can_be_paid() {
    ExtBuilder::default().build_and_execute(|| {
        governed(add(Plan { price: MAX_PRICE, period_secs: MAX_PERIOD_SECS, open: true }));
        set_balance(USDC, ALICE, 24 * MAX_PRICE + 1);
        accepted(ALICE, subscribe(3, 24, USDC, 24 * MAX_PRICE));
        assert_eq!(active_until(ALICE, 3), START + 24 * MAX_PERIOD_SECS);
    });
}

#[test]
fn a_plan_of_the_shortest_period_is_not_due_twice_in_a_bucket() {
    ExtBuilder::default().build_and_execute(|| {
        governed(add(Plan { price: 1, period_secs: 2 * HOUR, open: true }));
        accepted(ALICE, subscribe(3, 1, USDC, 1));
        accepted(ALICE, renewing(3, USDC));
        for (hour, payments) in [(0, 1), (1, 2), (2, 2), (3, 3), (7, 4), (8, 5), (9, 5)] {
            for _ in 0..3 {
                catch_up(START + hour * HOUR);
            }
            assert_eq!(subscription(ALICE, 3).paid_quote.payments, payments, "hour {hour}");
        }
        // Paid in the hours 0, 1 and 3, lapsed in hour 6, and paid in the hours 7 and 8.
        assert_eq!(active_until(ALICE, 3), START + 11 * HOUR);
    });
}

#[test]
fn nonsense_is_neither_added_nor_set() {
    ExtBuilder::default().build_and_execute(|| {
        for plan in nonsense() {
            not_governed(add(plan), Error::OutOfRange);
            not_governed(set(BASIC, plan), Error::OutOfRange);
        }
    });
}

#[test]
fn there_are_thirty_two_plans_at_most() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 3..32 {
            governed(add(plans()[0]));
        }
        not_governed(add(plans()[0]), Error::TooManyPlans);
    });
}

#[test]
fn a_plan_changes_by_a_step_and_for_payments_to_come() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        System::reset_events();
        let (old, new) = (plans()[0], basic(|plan| plan.price = 20 * USD));

        governed(set(BASIC, new));

        assert_eq!(events(), [Event::PlanSet { id: BASIC, old, new }]);
        assert_eq!(active_until(ALICE, BASIC), END);
        assert_eq!(subscription(ALICE, BASIC).last.quote.amount, 10 * USD);
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        assert_eq!(subscription(ALICE, BASIC).paid_quote, paid(2, 30 * USD, 2));
    });
}

#[test]
fn the_price_at_most_doubles_or_halves() {
    ExtBuilder::default().build_and_execute(|| {
        for step in
            [basic(|plan| plan.price = 20 * USD + 1), basic(|plan| plan.price = 5 * USD - 1)]
        {
            not_governed(set(BASIC, step), Error::ChangeTooLarge);
        }
        let most = Plan { price: 20 * USD, period_secs: MONTH, open: false };
        for plan in [most, plans()[0], basic(|plan| plan.price = 5 * USD)] {
            governed(set(BASIC, plan));
        }
    });
}

#[test]
fn the_period_cannot_change() {
    ExtBuilder::default().build_and_execute(|| {
        for period_secs in [MONTH - 1, MONTH + 1] {
            let plan = basic(|plan| plan.period_secs = period_secs);
            not_governed(set(BASIC, plan), Error::Immutable);
        }
    });
}

#[test]
fn unknown_and_unchanged_plans_are_refused() {
    ExtBuilder::default().build_and_execute(|| {
        not_governed(set(3, plans()[0]), Error::UnknownPlan);
        not_governed(Call::close_plan { id: 3 }, Error::UnknownPlan);
        not_governed(set(BASIC, plans()[0]), Error::NoChange);
        not_governed(Call::close_plan { id: CLOSED }, Error::NoChange);
    });
}

#[test]
fn a_closed_plan_takes_no_payment_and_what_was_paid_runs_on() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        System::reset_events();
        governed(Call::close_plan { id: BASIC });
        let (old, new) = (plans()[0], basic(|plan| plan.open = false));
        assert_eq!(events(), [Event::PlanSet { id: BASIC, old, new }]);
        refused(ALICE, subscribe(BASIC, 1, USDC, ANY), Error::PlanClosed);
        at(END - 1);
        assert!(Subscriptions::is_active(ALICE, BASIC));
        governed(set(BASIC, old));
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
    });
}

#[test]
fn only_governance_turns_plans() {
    ExtBuilder::default().build_and_execute(|| {
        let calls = [add(plans()[0]), set(BASIC, plans()[1]), Call::close_plan { id: BASIC }];
        for call in calls {
            refused(ALICE, call, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn without_params_there_is_no_plan() {
    let nothing = ExtBuilder { params: Params::default(), plans: vec![], crowd: 0 };
    nothing.build_and_execute(|| {
        not_governed(add(plans()[0]), Error::OutOfRange);
        governed(Call::set_params { params: params() });
        governed(add(plans()[0]));
    });
}

#[test]
fn a_plan_changes_once_a_day_and_closes_at_any_time() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        let priced = |price| basic(|plan| plan.price = price * USD);
        governed(set(BASIC, priced(20)));
        for time in [START, START + DAY - 1] {
            at(time);
            not_governed(set(BASIC, priced(40)), Error::ChangedTooSoon);
        }
        governed(Call::close_plan { id: BASIC });
        // Another plan and the parameters are groups of their own.
        governed(set(ODD, Plan { price: USD * 40, ..plans()[1] }));
        governed(Call::set_params { params: Params { max_attempts: 4, ..params() } });
        let changed = Call::set_params { params: Params { max_attempts: 5, ..params() } };
        not_governed(changed.clone(), Error::ChangedTooSoon);
        at(START + DAY);
        governed(set(BASIC, priced(40)));
        not_governed(changed.clone(), Error::ChangedTooSoon);
        at(START + 2 * DAY - 1);
        governed(changed);
    });
}
