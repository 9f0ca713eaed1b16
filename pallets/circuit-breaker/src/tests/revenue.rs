//! Revenue, the lack of it, and halts.

use super::*;
use crate::types::BreakerState;
use Trigger::ZeroRevenue;

#[test]
fn the_count_begins_with_the_first_block() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(state().last_revenue, START);
    });
}

#[test]
fn revenue_begins_the_count_anew() {
    ExtBuilder::default().build_and_execute(|| {
        set_time(START + 50 * DAY);
        revenue(1);
        assert_eq!(state().last_revenue, START + 50 * DAY);

        at(START + 140 * DAY - 1);
        assert_eq!(tripped(), "");
        at(START + 140 * DAY);
        assert_eq!(tripped(), "Z");
    });
}

#[test]
fn revenue_of_nothing_counts_for_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        set_time(START + 50 * DAY);
        revenue(0);
        assert_eq!(state().last_revenue, START);
    });
}

#[test]
fn revenue_closes_the_emergency_without_a_dwell() {
    ExtBuilder::default().build_and_execute(|| {
        breach(ZeroRevenue);
        at(now());
        assert!(Breaker::emergency_open());
        news();

        // In the block whose hook has seen the breach.
        set_time(now() + 6);
        revenue(1);
        assert!(!Breaker::emergency_open());
        assert!(!Breaker::status().emergency_open);
        assert_eq!((tripped(), news()), ("Z".into(), vec![]));

        // The next hook tells of it.
        at(now());
        assert_eq!((tripped(), Breaker::emergency_open()), ("".into(), false));
        let (value, level, time) = (0, u128::from(90 * DAY), START + 90 * DAY + 6);
        assert_eq!(news(), [Event::Cleared { trigger: ZeroRevenue, value, level, time }]);
    });
}

#[test]
fn revenue_in_the_second_of_the_trip_closes_the_emergency() {
    ExtBuilder::default().build_and_execute(|| {
        breach(ZeroRevenue);
        at(now());
        revenue(1);
        assert!(!Breaker::emergency_open());
    });
}

#[test]
fn a_halt_right_after_revenue_is_another_silence() {
    ExtBuilder::default().build_and_execute(|| {
        breach(ZeroRevenue);
        at(now());
        set_time(now() + 6);
        revenue(1);
        assert!(!Breaker::emergency_open());
        news();

        at(now() + 90 * DAY);

        assert!(Breaker::emergency_open());
        let (value, time) = (u128::from(90 * DAY), START + 180 * DAY + 6);
        assert_eq!(news(), [Event::Tripped { trigger: ZeroRevenue, value, level: value, time }]);
        at(now() + DAY);
        assert_eq!(news(), []);
    });
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
fn after_a_halt_of_100_days_the_first_block_that_sees_it_trips() {
    ExtBuilder::default().build_and_execute(|| {
        at(START + DAY);
        // The hook of the first block after the halt still sees the time before it.
        at(START + DAY);
        assert_eq!(tripped(), "");

        at(START + 101 * DAY);
        assert_eq!(tripped(), "Z");
        assert!(Breaker::emergency_open());
        assert_eq!(news().len(), 1);

        set_time(START + 101 * DAY + 6);
        revenue(1);
        at(now());
        assert!(!Breaker::emergency_open());
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

        assert_eq!(tripped(), "Z");
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
