//! Renewals on time, with the weight that blocks leave unused.

use super::*;
use crate::Cursor;

/// Number of renewed subscriptions of the crowd.
fn renewed(size: u64) -> usize {
    crowd(size).filter(|who| active_until(*who, BASIC) == END + MONTH).count()
}

/// A crowd whose renewals are all due in the next bucket, and a cursor right before it.
fn crowd_due(size: u64) {
    for who in crowd(size) {
        subscribe_renewing(who, USDC);
    }
    catch_up(DUE - 1);
    assert_eq!(renewed(size), 0);
    at(DUE);
}

#[test]
fn a_renewal_on_time_leaves_no_gap() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, NATIVE);
        let before = balance(NATIVE, ALICE);
        catch_up(DUE - 1);
        assert_eq!(active_until(ALICE, BASIC), END);

        catch_up(DUE);

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
        assert_eq!(balance(NATIVE, ALICE), before - 18 * TOKEN);
        idle();
        assert_eq!(events().len(), 1);
    });
}

#[test]
fn a_year_of_renewals_is_a_year_of_service() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, USDC);
        for month in 1..12 {
            catch_up(DUE + (month - 1) * MONTH + 17);
            assert_eq!(active_until(ALICE, BASIC), END + month * MONTH);
        }
        assert_eq!(subscription(ALICE, BASIC).paid_quote, paid(12, 120 * USD, 12));
    });
}

#[test]
fn a_block_renews_so_many_and_the_next_one_goes_on() {
    ExtBuilder::default().crowd(7).build_and_execute(|| {
        crowd_due(7);
        // The base, a step of the cursor and three renewals.
        assert_eq!((idle(), renewed(7)), (5, 3));
        assert_eq!((idle(), renewed(7)), (4, 6));
        assert_eq!((idle(), renewed(7)), (2, 7));
        assert_eq!((idle(), renewed(7)), (1, 7));
    });
}

#[test]
fn a_block_does_what_its_weight_allows() {
    ExtBuilder::default().crowd(3).build_and_execute(|| {
        crowd_due(3);
        let cursor = Cursor::<Test>::get();
        assert_eq!(idle_with(0), 0);
        assert_eq!(idle_with(1), 1);
        assert_eq!(Cursor::<Test>::get(), cursor);
        assert_eq!((idle_with(2), renewed(3)), (2, 0));
        assert_eq!(Cursor::<Test>::get(), cursor.map(|cursor| cursor + 1));
        assert_eq!((idle_with(1), renewed(3)), (1, 0));
        assert_eq!((idle_with(3), renewed(3)), (3, 2));
        assert_eq!((idle_with(2), renewed(3)), (2, 3));
    });
}

#[test]
fn the_cursor_leaves_so_many_buckets_behind_and_never_that_of_now() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, USDC);
        let first = START / HOUR;
        assert_eq!((idle(), Cursor::<Test>::get()), (1, Some(first)));
        at(START + 15 * HOUR);
        assert_eq!((idle(), Cursor::<Test>::get()), (11, Some(first + 10)));
        assert_eq!((idle(), Cursor::<Test>::get()), (6, Some(first + 15)));
        assert_eq!((idle(), Cursor::<Test>::get()), (1, Some(first + 15)));
    });
}

#[test]
fn without_an_order_there_is_no_cursor() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        at(END);
        assert_eq!(idle(), 1);
        assert_eq!(Cursor::<Test>::get(), None);
    });
}

#[test]
fn failures_wait_for_the_next_bucket_and_hold_up_nobody() {
    ExtBuilder::default().crowd(4).build_and_execute(|| {
        crowd_due(4);
        for who in crowd(4) {
            set_balance(USDC, who, 1);
        }
        subscribe_renewing(ALICE, USDC);
        // Three fail, then the last one; each waits for the next bucket and is not tried twice.
        idle();
        idle();
        idle();
        let attempts = |who| {
            subscription(who, BASIC).renewal.map(|renewal| (renewal.attempts, renewal.bucket))
        };
        for who in crowd(4) {
            assert_eq!(attempts(who), Some((1, END / HOUR)));
        }
        catch_up(DUE + MONTH - HOUR);
        assert_eq!(active_until(ALICE, BASIC), DUE + 2 * MONTH);
    });
}

#[test]
fn a_new_price_holds_for_renewals_and_not_for_what_was_paid() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, USDC);
        let plan = Plan { price: 20 * USD, ..plans()[0] };
        governed(Call::set_plan { id: BASIC, plan });
        assert_eq!(active_until(ALICE, BASIC), END);
        catch_up(DUE);
        assert_eq!(active_until(ALICE, BASIC), END + MONTH);
        assert_eq!(subscription(ALICE, BASIC).paid_quote, paid(2, 30 * USD, 2));
    });
}

#[test]
fn the_stake_counts_when_the_renewal_is_paid() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, NATIVE);
        Stakes::set(ALICE, 100_000 * TOKEN);
        catch_up(DUE);
        assert_eq!(subscription(ALICE, BASIC).paid_native, paid(2, 34 * TOKEN, 2));
    });
}

#[test]
fn after_a_halt_of_a_hundred_days_each_is_renewed_once_and_from_now() {
    ExtBuilder::default().crowd(4).build_and_execute(|| {
        for who in crowd(4) {
            subscribe_renewing(who, USDC);
        }
        let back = START + 100 * DAY;

        catch_up(back);
        idle();
        idle();

        assert_eq!(events().len(), 4);
        for who in crowd(4) {
            assert_eq!(active_until(who, BASIC), back + MONTH);
            assert_eq!(subscription(who, BASIC).paid_quote, paid(2, 20 * USD, 2));
        }
    });
}

#[test]
fn while_the_cursor_catches_up_anybody_can_renew_what_it_has_not_reached() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, USDC);
        at(START + 100 * DAY);
        idle();
        assert!(!Subscriptions::is_active(ALICE, BASIC));
        accepted(BOB, Call::renew_for { who: ALICE, plan: BASIC });
        catch_up(START + 100 * DAY + 1);
        assert_eq!(active_until(ALICE, BASIC), START + 100 * DAY + MONTH);
    });
}
