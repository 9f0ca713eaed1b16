//! Ordering automatic renewal.

use super::*;
use crate::{Cursor, Timeline};

fn order(pay_with: AssetKind, max_payment: Balance) -> Option<AutoRenew> {
    Some(AutoRenew { pay_with, max_payment })
}

fn set(plan: PlanId, auto_renew: Option<AutoRenew>) -> Call {
    Call::set_auto_renew { plan, auto_renew }
}

/// All that stands on the timeline: when, who, what.
fn timeline() -> Vec<(Seconds, AccountId, PlanId)> {
    Timeline::<Test>::iter().map(|(bucket, (who, plan), ())| (bucket * HOUR, who, plan)).collect()
}

#[test]
fn an_order_stands_in_the_last_bucket_that_begins_before_the_end() {
    for (start, due) in [(START, DUE), (START + 1, END), (START + HOUR - 1, END)] {
        ExtBuilder::default().build_and_execute(|| {
            at(start);
            accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
            accepted(ALICE, renewing(BASIC, USDC));
            assert_eq!(timeline(), [(due, ALICE, BASIC)]);
            assert_eq!(Cursor::<Test>::get(), Some(START / HOUR));
        });
    }
}

#[test]
fn an_order_can_be_changed_and_switched_off() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        System::reset_events();
        let (first, second) = (order(USDC, 7), order(NATIVE, 8));
        let set_to = |old: &Option<AutoRenew>, new: &Option<AutoRenew>| Event::AutoRenewSet {
            who: ALICE,
            plan: BASIC,
            old: old.clone(),
            new: new.clone(),
        };

        accepted(ALICE, set(BASIC, first.clone()));
        accepted(ALICE, set(BASIC, second.clone()));
        assert_eq!(timeline(), [(DUE, ALICE, BASIC)]);
        accepted(ALICE, set(BASIC, None));

        assert_eq!(
            events(),
            [set_to(&None, &first), set_to(&first, &second), set_to(&second, &None)]
        );
        assert_eq!(timeline(), []);
        assert_eq!(active_until(ALICE, BASIC), END);
    });
}

#[test]
fn the_same_order_is_no_change() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        refused(ALICE, set(BASIC, None), Error::NoChange);
        accepted(ALICE, set(BASIC, order(USDC, 7)));
        refused(ALICE, set(BASIC, order(USDC, 7)), Error::NoChange);
    });
}

#[test]
fn only_subscribers_order_and_only_what_is_taken() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, renewing(BASIC, USDC), Error::NotSubscribed);
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        refused(BOB, renewing(BASIC, USDC), Error::NotSubscribed);
        refused(ALICE, renewing(ODD, USDC), Error::NotSubscribed);
        refused(ALICE, renewing(BASIC, EURC), Error::UnknownAsset);
    });
}

#[test]
fn an_order_after_the_end_is_due_at_once() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        at(END + DAY + 5);
        accepted(ALICE, renewing(BASIC, USDC));
        assert_eq!(timeline(), [(END + DAY, ALICE, BASIC)]);
        idle();
        assert_eq!(active_until(ALICE, BASIC), END + DAY + 5 + MONTH);
    });
}

#[test]
fn a_payment_by_hand_moves_the_renewal() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, USDC);
        accepted(ALICE, subscribe(BASIC, 2, USDC, ANY));
        assert_eq!(timeline(), [(DUE + 2 * MONTH, ALICE, BASIC)]);
        catch_up(DUE);
        assert_eq!(events(), []);
        assert_eq!(subscription(ALICE, BASIC).paid_quote, paid(2, 30 * USD, 3));
    });
}

#[test]
fn each_subscription_has_its_own_order() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, USDC);
        subscribe_renewing(BOB, NATIVE);
        accepted(ALICE, subscribe(ODD, 2, USDC, ANY));
        accepted(ALICE, renewing(ODD, NATIVE));
        let mut all = timeline();
        all.sort_unstable();
        assert_eq!(all, [(DUE, ALICE, BASIC), (DUE, BOB, BASIC), (DUE + MONTH, ALICE, ODD)]);
    });
}
