//! Revenue, the lack of it, closures of deposits and halts.

use super::*;
use crate::types::{BreakerState, RevenueWindow};
use quaestor_primitives::{AssetKind, OnRevenue, RevenueType};
use Trigger::ZeroRevenue;

/// Hooks at the end of each of `count` tenths.
fn tenths(count: u64) {
    for _ in 0..count {
        at(now() + TENTH);
    }
}

fn deposits_closed(secs: u64) -> Call {
    trip(Entries { deposit: true, ..Default::default() }, now() + secs)
}

#[test]
fn the_count_begins_with_the_first_block() {
    ExtBuilder::default().build_and_execute(|| {
        let window = RevenueWindow { ends: START + TENTH, ..Default::default() };
        assert_eq!(state().window, window);
    });
}

#[test]
fn the_level_is_a_share_of_the_floor_over_the_window_to_the_unit() {
    for (amount, expected) in [(0, "Z"), (1, "Z"), (LEVEL - 1, "Z"), (LEVEL, "")] {
        ExtBuilder::default().build_and_execute(|| {
            // In the first tenth, in the middle and in the last one.
            revenue(amount / 3);
            tenths(5);
            revenue(amount / 3);
            tenths(4);
            revenue(amount - amount / 3 * 2);
            set_time(START + 90 * DAY - 1);
            hook();
            assert_eq!(tripped(), "");
            at(START + 90 * DAY);
            assert_eq!(tripped(), expected, "{amount}");
            assert_eq!(state().window.sum(), amount);
        });
    }
}

#[test]
fn a_level_that_is_no_whole_unit_rounds_up() {
    ExtBuilder::default().build_and_execute(|| {
        // 3,650,000,001 * 90 / 365 / 10 are 90,000,000.02.
        StubFloor::set_per_year(3_650 * UNIT + 1);
        revenue(LEVEL);
        tenths(10);
        let (value, level, time) = (LEVEL, LEVEL + 1, START + 90 * DAY);
        assert_eq!(news(), [Event::Tripped { trigger: ZeroRevenue, value, level, time }]);
    });
}

#[test]
fn revenue_counts_for_ten_tenths_and_the_one_it_came_in() {
    ExtBuilder::default().build_and_execute(|| {
        tenths(3);
        revenue(LEVEL);
        tenths(10);
        assert_eq!((tripped(), state().window.sum()), ("".into(), LEVEL));
        tenths(1);
        assert_eq!((tripped(), state().window.sum()), ("Z".into(), 0));
    });
}

#[test]
fn steady_revenue_at_the_level_never_trips_and_a_unit_less_does() {
    for (less, expected) in [(0, ""), (1, "Z")] {
        ExtBuilder::default().build_and_execute(|| {
            for tenth in 0..40 {
                revenue(LEVEL / 10 - less);
                tenths(1);
                let whole = tenth >= 9;
                assert_eq!(tripped(), if whole { expected } else { "" }, "{tenth}");
            }
        });
    }
}

#[test]
fn other_assets_and_nothing_do_not_count() {
    ExtBuilder::default().build_and_execute(|| {
        revenue(0);
        for asset in [AssetKind::Native, AssetKind::WithId(2)] {
            <Breaker as OnRevenue>::on_revenue(RevenueType::Other, &asset, u128::MAX);
        }
        assert_eq!(state().window.sum(), 0);
        revenue(10_u128.pow(30));
        revenue(u128::MAX);
        assert_eq!(state().window.sum(), u128::MAX);
    });
}

#[test]
fn a_small_payment_does_not_close_the_emergency_and_the_level_does_at_once() {
    ExtBuilder::default().build_and_execute(|| {
        tenths(10);
        assert!(Breaker::emergency_open());
        news();

        // One subscription, before the end of an epoch.
        revenue(10 * UNIT);
        assert!(Breaker::emergency_open());
        at(now() + 6);
        assert_eq!((tripped(), news()), ("Z".into(), vec![]));

        revenue(LEVEL - 10 * UNIT - 1);
        assert!(Breaker::emergency_open());
        // In the block whose hook has seen the breach.
        revenue(1);
        assert!(!Breaker::emergency_open());
        assert!(!Breaker::status().emergency_open);
        assert_eq!(tripped(), "Z");

        // The next hook tells of it.
        at(now() + 6);
        assert_eq!((tripped(), Breaker::emergency_open()), ("".into(), false));
        let (value, level, time) = (LEVEL, LEVEL, START + 90 * DAY + 12);
        assert_eq!(news(), [Event::Cleared { trigger: ZeroRevenue, value, level, time }]);
    });
}

#[test]
fn deposits_closed_for_90_days_open_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        tenths(9);
        Stopped::set(true);
        for _ in 0..91 {
            at(now() + DAY);
        }
        assert_eq!((tripped(), state().window.past), ("".into(), 9));
        // The hook on day 82 was the first to see them closed; eight days of the last tenth are left.
        Stopped::set(false);
        at(now() + 6);
        at(START + 180 * DAY + 5);
        assert_eq!(tripped(), "");
        at(START + 180 * DAY + 6);
        assert_eq!(tripped(), "Z");
    });
}

/// Closures by hand are a third of the time at most; the window is as much longer.
#[test]
fn repeated_closures_make_the_window_longer_by_their_time() {
    ExtBuilder::default().build_and_execute(|| {
        let (mut days, mut closed) = (0, 0);
        while tripped().is_empty() {
            let again = RuntimeCall::from(deposits_closed(7 * DAY));
            let _ = polkadot_sdk::sp_runtime::traits::Dispatchable::dispatch(again, committee());
            at(now() + DAY);
            days += 1;
            closed += u64::from(entry(Entry::Deposit).is_err());
        }
        assert_eq!((days, closed), (90 + closed, closed));
        assert!(closed > 30, "{closed}");
    });
}

#[test]
fn each_kind_of_stop_moves_the_window_by_its_time() {
    let by_hand: fn(bool) = |close| {
        accepted(committee(), if close { deposits_closed(7 * DAY) } else { clear() });
    };
    for stop in [by_hand, |close| Stopped::set(close)] {
        ExtBuilder::default().build_and_execute(|| {
            tenths(9);
            at(now() + 5 * DAY);
            stop(true);
            at(now() + 6);
            at(now() + 6 * DAY);
            stop(false);
            // The hook before it sees that deposits are open counts to the closure.
            at(now() + 6);
            assert_eq!(state().window.closed_since, None);
            let closed = 6 * DAY + 6;
            assert_eq!(state().window.ends, START + 90 * DAY + closed);

            at(START + 90 * DAY + closed - 1);
            assert_eq!(tripped(), "");
            at(START + 90 * DAY + closed);
            assert_eq!(tripped(), "Z");
        });
    }
}

#[test]
fn a_closure_of_other_entries_stops_no_count() {
    ExtBuilder::default().build_and_execute(|| {
        tenths(9);
        let entries = Entries { deposit: false, ..Entries::ALL };
        accepted(committee(), trip(entries, now() + 7 * DAY));
        at(now() + 3 * DAY);
        assert_eq!(state().window.closed_since, None);
        at(START + 90 * DAY);
        assert_eq!(tripped(), "Z");
    });
}

#[test]
fn an_open_emergency_stays_open_while_deposits_are_closed() {
    ExtBuilder::default().build_and_execute(|| {
        tenths(10);
        accepted(committee(), deposits_closed(7 * DAY));
        at(now() + 7 * DAY - 1);
        assert_eq!((tripped(), Breaker::emergency_open()), ("Z".into(), true));
    });
}

#[test]
fn a_halt_of_100_days_counts_as_one_tenth_at_most() {
    ExtBuilder::default().build_and_execute(|| {
        tenths(8);
        at(START + 172 * DAY);
        assert_eq!((state().window.past, tripped()), (9, "".into()));
        at(now() + TENTH - 1);
        assert_eq!(tripped(), "");
        at(now() + 1);
        assert_eq!(tripped(), "Z");
    });
}

#[test]
fn a_halt_within_a_closure_does_not_count() {
    ExtBuilder::default().build_and_execute(|| {
        at(START + DAY);
        accepted(committee(), deposits_closed(DAY));
        at(START + DAY + 6);
        at(START + 101 * DAY);
        // Closed from the hook that saw it on.
        let window = state().window;
        assert_eq!((window.past, window.ends), (0, START + TENTH + 100 * DAY - 6));
    });
}

#[test]
fn a_raised_floor_trips_again_at_its_level_and_a_lowered_one_clears() {
    ExtBuilder::default().build_and_execute(|| {
        tenths(10);
        news();
        revenue(LEVEL);
        assert!(!Breaker::emergency_open());
        StubFloor::set_per_year(7_300 * UNIT);
        at(now() + 6);
        let (value, level, time) = (LEVEL, 2 * LEVEL, now());
        assert_eq!(news(), [Event::Tripped { trigger: ZeroRevenue, value, level, time }]);
        assert!(Breaker::emergency_open());

        StubFloor::set_per_year(3_650 * UNIT);
        at(now() + 6);
        assert_eq!((tripped(), Breaker::emergency_open()), ("".into(), false));
    });
}

#[test]
fn without_a_floor_no_revenue_is_missing() {
    ExtBuilder::default().build_and_execute(|| {
        StubFloor::set_per_year(0);
        tenths(30);
        assert_eq!(tripped(), "");
    });
}

#[test]
fn a_new_length_of_the_window_counts_its_time_anew() {
    for secs in [45 * DAY, 180 * DAY] {
        ExtBuilder::default().build_and_execute(|| {
            revenue(7);
            tenths(9);
            let mut new = qtra();
            new.zero_revenue.as_mut().unwrap().secs = secs;
            accepted(RuntimeOrigin::root(), set_params(new));
            let window = state().window;
            assert_eq!((window.past, window.ends, window.sum()), (0, now() + secs / 10, 7));
            for tenth in 1..=10 {
                assert_eq!(tripped(), "", "{tenth}");
                at(now() + secs / 10);
            }
            assert_eq!(tripped(), "Z");
        });
    }
}

#[test]
fn a_call_trips_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        breach(ZeroRevenue);
        set_time(now() + 1);
        let before = state();

        accepted(committee(), trip(Entries { stake: true, ..Default::default() }, now() + 1));
        accepted(committee(), clear());
        let params = Params { dwell_secs: 2 * DAY, ..qtra() };
        accepted(RuntimeOrigin::root(), set_params(params));

        assert_eq!(state(), BreakerState { rest_until: now(), ..before });
        at(now());
        assert_eq!(tripped(), "Z");
    });
}

#[test]
fn a_halt_ends_what_ends_by_time_and_clears_in_one_block() {
    ExtBuilder::default().build_and_execute(|| {
        breach(Trigger::PriceCrash);
        breach(Trigger::LowStake);
        at(START + 6);
        accepted(committee(), trip(Entries { deposit: true, ..Default::default() }, START + DAY));
        all_is_well();

        at(START + 100 * DAY);

        assert_eq!(tripped(), "");
        assert_eq!((state().crisis, state().manual), (None, None));
        assert!(!StubRedirect::redirected());
    });
}

#[test]
fn a_clock_that_goes_back_breaks_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        at(START + 89 * DAY);
        revenue(1);
        at(START + 88 * DAY);
        assert_eq!(tripped(), "");
        at(START + 89 * DAY);
    });
}
