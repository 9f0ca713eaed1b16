//! A chain that stood still.

use super::*;

#[test]
fn after_a_hundred_days_one_epoch_is_topped_up_and_the_rest_passes() {
    ExtBuilder::default().reserve(5_000_000 * UNIT).build_and_execute(|| {
        at(START + 100 * DAY);

        assert_eq!(idle(10), 1);

        // Fourteen epochs are over, and the fifteenth ends on day 105.
        let record = state();
        assert_eq!((record.epoch, record.epoch_end), (14, START + 105 * DAY));
        assert_eq!(streamed(), WEEKLY_FLOOR);
        assert_eq!(idle(10), 0);
        at(START + 105 * DAY);
        assert_eq!(idle(10), 1);
        assert_eq!(streamed(), 2 * WEEKLY_FLOOR);
    });
}

#[test]
fn after_a_hundred_days_revenue_counts_for_the_epoch_that_is_open() {
    ExtBuilder::default().build_and_execute(|| {
        at(START + 100 * DAY);
        revenue(USDC, 500 * UNIT, 1_000 * UNIT);
        assert_eq!(idle(10), 1);
        revenue(USDC, 500 * UNIT, 0);

        let last = state().last.unwrap();
        assert_eq!(last.needed, WEEKLY_FLOOR - 500 * UNIT);
        assert_eq!(last.from_reserve, 1_000 * UNIT);
        assert_eq!(state().funded, 500 * UNIT);
    });
}

#[test]
fn a_halt_takes_one_floor_from_the_surplus() {
    ExtBuilder::default().reserve(1_000_000 * UNIT).build_and_execute(|| {
        revenue(USDC, 3 * WEEKLY_FLOOR, 0);
        at(START + 7 * DAY);
        idle(10);
        assert_eq!(state().surplus, 2 * WEEKLY_FLOOR);

        at(START + 107 * DAY);
        assert_eq!(idle(10), 1);

        // Fourteen epochs passed, and one of them was settled.
        assert_eq!((state().epoch, state().surplus), (15, WEEKLY_FLOOR));
        assert_eq!(Backstop::main_reserve(&USDC), 1_000_000 * UNIT);
    });
}

#[test]
fn at_the_end_of_time_nothing_panics() {
    ExtBuilder::default().reserve(1_000_000 * UNIT).build_and_execute(|| {
        at(u64::MAX / 1_000);
        assert_eq!(idle(10), 1);
        assert!(revenue(USDC, 1_000, 1_000));
    });
}
