//! Renewals that fail: tried again in each bucket, and given up.

use super::*;
use crate::Timeline;

fn failed(reason: impl Into<DispatchError>, attempt: u32) -> Event {
    Event::RenewalFailed { who: ALICE, plan: BASIC, reason: reason.into(), attempt }
}

fn switched_off(pay_with: AssetKind) -> Event {
    let old = Some(AutoRenew { pay_with, max_payment: ANY });
    Event::AutoRenewSet { who: ALICE, plan: BASIC, old, new: None }
}

/// The renewal that is due fails for this reason and changes nothing else; once that is mended it
/// succeeds, but not before the next bucket.
#[track_caller]
fn assert_fails(reason: impl Into<DispatchError>, harm: impl FnOnce(), mend: impl FnOnce()) {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, NATIVE);
        catch_up(DUE - 1);
        harm();
        let before = (subscription(ALICE, BASIC), total(BASIC, NATIVE), balance(NATIVE, ALICE));

        catch_up(DUE);

        assert_eq!(events(), [failed(reason, 1)]);
        let mut there = subscription(ALICE, BASIC);
        let renewal = there.renewal.as_mut().unwrap();
        assert_eq!(renewal.attempts, 1);
        assert_eq!(renewal.bucket * HOUR, END);
        there.renewal = before.0.renewal.clone();
        assert_eq!((there, total(BASIC, NATIVE), balance(NATIVE, ALICE)), before);
        mend();
        catch_up(END - 1);
        assert_eq!(events(), []);
        catch_up(END);
        // On time all the same: the end is reached, but not passed.
        assert_eq!(active_until(ALICE, BASIC), END + MONTH);
        assert_eq!(subscription(ALICE, BASIC).renewal.unwrap().attempts, 0);
    });
}

#[test]
fn a_renewal_beyond_the_balance_is_tried_again() {
    assert_fails(
        TokenError::FundsUnavailable,
        || set_balance(NATIVE, ALICE, ED),
        || set_balance(NATIVE, ALICE, PURSE * TOKEN),
    );
}

#[test]
fn a_renewal_of_a_closed_plan_is_tried_again() {
    assert_fails(
        Error::PlanClosed,
        || governed(Call::close_plan { id: BASIC }),
        || governed(Call::set_plan { id: BASIC, plan: plans()[0] }),
    );
}

#[test]
fn a_renewal_above_its_maximum_is_tried_again() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        let auto_renew = Some(AutoRenew { pay_with: USDC, max_payment: 10 * USD });
        accepted(ALICE, Call::set_auto_renew { plan: BASIC, auto_renew });
        let plan = plans()[0];
        governed(Call::set_plan { id: BASIC, plan: Plan { price: 10 * USD + 1, ..plan } });
        catch_up(DUE);
        assert_eq!(events(), [failed(Error::AboveMaximum, 1)]);
        governed(Call::set_plan { id: BASIC, plan });
        catch_up(END);
        assert_eq!(active_until(ALICE, BASIC), END + MONTH);
    });
}

#[test]
fn after_the_last_attempt_renewal_is_switched_off() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, USDC);
        Router::close();
        for hour in 0..2 {
            catch_up(DUE + hour * HOUR);
            assert_eq!(events().len(), 1);
        }
        catch_up(DUE + 2 * HOUR);
        assert_eq!(events(), [failed(DispatchError::Unavailable, 3), switched_off(USDC)]);

        assert_eq!(subscription(ALICE, BASIC).renewal, None);
        assert_eq!(Timeline::<Test>::iter().count(), 0);
        catch_up(DUE + DAY);
        assert_eq!(events(), []);
    });
}

/// Buckets without a price are more than the attempts that there are, and none is counted.
#[test]
fn without_a_price_a_renewal_in_the_native_token_is_postponed() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, NATIVE);
        StubPrice::set_reference(None);
        for hour in 0..100 {
            catch_up(DUE + hour * HOUR);
            assert_eq!(events(), [Event::RenewalPostponed { who: ALICE, plan: BASIC }]);
            let renewal = subscription(ALICE, BASIC).renewal.unwrap();
            assert_eq!((renewal.attempts, renewal.bucket * HOUR), (0, DUE + (hour + 1) * HOUR));
        }
        assert_eq!(subscription(ALICE, BASIC).paid_native, paid(1, 18 * TOKEN, 1));
        let back = DUE + 100 * HOUR;
        StubPrice::set(HALF, back);
        catch_up(back);
        assert_eq!(active_until(ALICE, BASIC), back + MONTH);
        assert_eq!(subscription(ALICE, BASIC).paid_native, paid(2, 36 * TOKEN, 2));
    });
}

/// A price that is missing between two failures neither counts nor forgives the first.
#[test]
fn a_postponed_renewal_keeps_its_attempts() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, NATIVE);
        set_balance(NATIVE, ALICE, ED);
        catch_up(DUE);
        assert_eq!(events(), [failed(TokenError::FundsUnavailable, 1)]);
        StubPrice::set_reference(None);
        catch_up(DUE + HOUR);
        StubPrice::set(HALF, DUE + 2 * HOUR);
        catch_up(DUE + 2 * HOUR);
        assert_eq!(events(), [failed(TokenError::FundsUnavailable, 2)]);
    });
}

#[test]
fn while_nobody_can_be_charged_renewals_wait_where_they_are() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, USDC);
        subscribe_renewing(BOB, USDC);
        set_balance(USDC, BOB, 1);
        catch_up(DUE - 1);
        let before = [ALICE, BOB].map(|who| subscription(who, BASIC));
        CanCharge::set(&false);

        for hour in 0..10 * 24 {
            at(DUE + hour * HOUR);
            // The base and nothing else.
            assert_eq!(idle(), 1);
            assert_eq!(events(), []);
        }

        assert_eq!([ALICE, BOB].map(|who| subscription(who, BASIC)), before);
        CanCharge::set(&true);
        let back = DUE + 10 * DAY;
        catch_up(back);
        assert_eq!(active_until(ALICE, BASIC), back + MONTH);
        let renewal = subscription(BOB, BASIC).renewal.unwrap();
        assert_eq!((renewal.attempts, renewal.bucket), (1, back / HOUR + 1));
    });
}

#[test]
fn a_halt_of_a_hundred_days_is_one_attempt() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, NATIVE);
        subscribe_renewing(BOB, USDC);
        set_balance(USDC, BOB, 1);
        StubPrice::set_reference(None);
        catch_up(DUE);
        assert_eq!(events().len(), 2);

        let back = DUE + 100 * DAY;
        catch_up(back);

        let attempts = |who| subscription(who, BASIC).renewal.unwrap().attempts;
        assert_eq!((attempts(ALICE), attempts(BOB)), (0, 2));
        StubPrice::set(HALF, back);
        set_balance(USDC, BOB, 11 * USD);
        let next = (back / HOUR + 1) * HOUR;
        catch_up(next);
        assert_eq!(active_until(ALICE, BASIC), next + MONTH);
        assert_eq!(active_until(BOB, BASIC), next + MONTH);
    });
}

#[test]
fn there_is_no_service_for_free_between_attempts() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, NATIVE);
        StubPrice::set_reference(None);
        catch_up(DUE);
        assert!(Subscriptions::is_active(ALICE, BASIC));
        catch_up(END);
        assert!(!Subscriptions::is_active(ALICE, BASIC));
        StubPrice::set(HALF, END);
        catch_up(END + HOUR + 5);
        assert_eq!(active_until(ALICE, BASIC), END + HOUR + 5 + MONTH);
    });
}

#[test]
fn a_payment_by_hand_and_a_new_order_forgive_the_failures() {
    ExtBuilder::default().build_and_execute(|| {
        let failures = || {
            let renewal = subscription(ALICE, BASIC).renewal.unwrap();
            (renewal.attempts, renewal.bucket * HOUR)
        };
        subscribe_renewing(ALICE, NATIVE);
        set_balance(NATIVE, ALICE, ED);
        catch_up(DUE);
        assert_eq!(failures(), (1, END));
        accepted(ALICE, renewing(BASIC, USDC));
        assert_eq!(failures(), (0, DUE));
        accepted(ALICE, renewing(BASIC, NATIVE));
        catch_up(END);
        assert_eq!(failures(), (1, END + HOUR));
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        assert_eq!(failures(), (0, DUE + MONTH));
    });
}
