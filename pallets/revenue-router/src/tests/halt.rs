//! A chain that stood still.

use super::*;
use crate::BackstopState;

#[test]
fn after_a_hundred_days_one_epoch_is_topped_up_and_the_rest_passes() {
    ExtBuilder::default().reserve(5_000_000 * UNIT).build_and_execute(|| {
        at(START + 100 * DAY);

        assert_eq!(idle(10), 1);

        // Fourteen epochs are over, and the fifteenth ends on day 105.
        let record = BackstopState::<Test>::get();
        assert_eq!((record.epoch, record.epoch_end), (14, START + 105 * DAY));
        assert_eq!(held()[0], WEEKLY_FLOOR);
        assert_eq!(idle(10), 0);
        at(START + 105 * DAY);
        assert_eq!(idle(10), 1);
        assert_eq!(held()[0], 2 * WEEKLY_FLOOR);
    });
}

#[test]
fn after_a_hundred_days_deposits_and_retries_work_at_once() {
    ExtBuilder::default().build_and_execute(|| {
        Rewards::close();
        accepted(BANK, deposit(USDC, 1_000 * UNIT, Subscription));
        at(START + 100 * DAY);
        Rewards::open();

        accepted(BANK, deposit(USDC, 1_000 * UNIT, Subscription));
        // The epoch and the retry. What came before its end was seen counts for it.
        assert_eq!(idle(10), 2);

        let last = BackstopState::<Test>::get().last.unwrap();
        assert_eq!(last.needed, WEEKLY_FLOOR - 500 * UNIT);
        assert_eq!(last.from_reserve, 1_000 * UNIT);
        assert_eq!(funded(), 500 * UNIT);
    });
}

#[test]
fn at_the_end_of_time_nothing_panics() {
    ExtBuilder::default().reserve(1_000_000 * UNIT).build_and_execute(|| {
        at(u64::MAX / 1_000);
        assert_eq!(idle(10), 1);
        accepted(BANK, deposit(USDC, 1_000, Other));
    });
}
