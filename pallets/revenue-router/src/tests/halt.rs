//! A chain that stood still.

use super::*;

#[test]
fn after_a_hundred_days_deposits_and_retries_work_at_once() {
    ExtBuilder::default().build_and_execute(|| {
        Rewards::close();
        accepted(BANK, deposit(USDC, 1_000 * UNIT, Subscription));
        at(START + 100 * DAY);
        Rewards::open();

        accepted(BANK, deposit(USDC, 1_000 * UNIT, Subscription));
        assert_eq!(idle(10), 1);

        assert_eq!(held(), [1_000 * UNIT, 0, 0, 1_000 * UNIT]);
    });
}

#[test]
fn at_the_end_of_time_nothing_panics() {
    ExtBuilder::default().build_and_execute(|| {
        at(u64::MAX / 1_000);
        accepted(BANK, deposit(USDC, 1_000, Other));
        assert_eq!(idle(10), 0);
    });
}
