//! Renewals by anybody.

use super::*;
use crate::Timeline;

fn renew(who: AccountId, plan: PlanId) -> Call {
    Call::renew_for { who, plan }
}

#[test]
fn anybody_renews_what_is_due() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, NATIVE);
        let (alice, bob) = (balance(NATIVE, ALICE), balance(NATIVE, BOB));
        at(DUE - 1);
        refused(BOB, renew(ALICE, BASIC), Error::NotDue);
        at(DUE);

        accepted(BOB, renew(ALICE, BASIC));

        assert_eq!((balance(NATIVE, ALICE), balance(NATIVE, BOB)), (alice - 18 * TOKEN, bob));
        let event = Event::Renewed {
            who: ALICE,
            plan: BASIC,
            asset: NATIVE,
            amount: 18 * TOKEN,
            usdc_price: 9 * USD,
            discount_bps: 1_000,
            periods: 1,
            active_until: END + MONTH,
            automatic: true,
        };
        assert_eq!(events(), [event]);
        refused(BOB, renew(ALICE, BASIC), Error::NotDue);
        // The timeline does not renew it again.
        catch_up(END);
        assert_eq!(active_until(ALICE, BASIC), END + MONTH);
    });
}

#[test]
fn only_what_was_ordered_is_renewed() {
    ExtBuilder::default().build_and_execute(|| {
        refused(BOB, renew(ALICE, BASIC), Error::NotSubscribed);
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        at(DUE);
        refused(BOB, renew(ALICE, BASIC), Error::NotRenewing);
    });
}

#[test]
fn the_order_bounds_the_payment() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        let auto_renew = Some(AutoRenew { pay_with: NATIVE, max_payment: 18 * TOKEN });
        accepted(ALICE, Call::set_auto_renew { plan: BASIC, auto_renew });
        at(DUE);
        StubPrice::set(Price(HALF.0 - 1), DUE);
        refused(BOB, renew(ALICE, BASIC), Error::AboveMaximum);
        StubPrice::set(HALF, DUE);
        accepted(BOB, renew(ALICE, BASIC));
    });
}

#[test]
fn a_renewal_that_failed_need_not_wait_for_the_next_bucket() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, NATIVE);
        set_balance(NATIVE, ALICE, ED);
        catch_up(DUE);
        assert_eq!(subscription(ALICE, BASIC).renewal.unwrap().attempts, 1);
        refused(BOB, renew(ALICE, BASIC), TokenError::FundsUnavailable);
        set_balance(NATIVE, ALICE, PURSE * TOKEN);

        accepted(BOB, renew(ALICE, BASIC));

        let renewal = subscription(ALICE, BASIC).renewal.unwrap();
        assert_eq!(renewal.attempts, 0);
        assert_eq!(renewal.bucket * HOUR, DUE + MONTH);
        assert_eq!(Timeline::<Test>::iter().count(), 1);
    });
}

#[test]
fn a_failure_for_somebody_else_is_no_attempt() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, NATIVE);
        at(DUE);
        StubPrice::set_reference(None);
        for _ in 0..10 {
            refused(BOB, renew(ALICE, BASIC), Error::PriceUnavailable);
        }
        assert_eq!(subscription(ALICE, BASIC).renewal.unwrap().attempts, 0);
    });
}
