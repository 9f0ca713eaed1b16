//! Records of days.

use super::*;
use crate::types::{Day, PoolDay};
use polkadot_sdk::frame_support::BoundedVec;
use quaestor_math::U256;
use quaestor_primitives::Price;

#[docify::export]
#[test]
fn a_day_is_recorded_once() {
    execute(|| {
        assert_eq!(block(0, 1_000, BOTH), BOTH);
        // An hour later the day has its record, and the figures of its first block stay.
        assert_eq!(block(HOUR, 2_000, BOTH), LOOK);
        assert_eq!(record_of(0).unwrap().staked, 1_000);
        assert_eq!(block(DAY, 3_000, BOTH), BOTH);
        assert_eq!(recorded(), [FIRST, FIRST + 1]);
    });
}

#[test]
fn a_record_has_every_figure_of_its_block() {
    execute(|| {
        block(3 * DAY + 7, 1_000, BOTH);
        let two_to_128 = U256::from(1u8) << 128;
        let pool = |asset, whole: u128| PoolDay {
            asset,
            index: two_to_128 * U256::from(whole + 1),
            unstreamed: whole + 2,
            revenue: whole + 3,
        };
        let expected = Day {
            day: 20_003,
            at: 1_728_259_207,
            staked: 1_000,
            cooling: 500,
            stakers: 7,
            weight: 20_000_000,
            issuance: 3_000,
            burnt: 100,
            price: Some(Price(5_000)),
            pools: BoundedVec::truncate_from(vec![pool(NATIVE, 100_000), pool(USDC, 10_000)]),
        };
        assert_eq!(record_of(3), Some(expected));
        assert_eq!(last(), Some(20_003));
        // Negative control: with another stake it is another record.
        block(4 * DAY, 100, BOTH);
        let other = record_of(4).unwrap();
        assert_eq!((other.staked, other.price), (100, None));
    });
}

#[test]
fn a_halt_of_a_hundred_days_leaves_days_without_a_record() {
    execute(|| {
        block(0, 1_000, BOTH);
        block(DAY, 1_100, BOTH);
        assert_eq!(block(101 * DAY + 5, 1_200, BOTH), BOTH);
        assert_eq!(recorded(), [FIRST, FIRST + 1, FIRST + 101]);
        let days = Daybook::days(FIRST, 366);
        let staked: Vec<_> = days.iter().map(|record| record.staked).collect();
        assert_eq!(staked, [1_000, 1_100, 1_200]);
        // The difference of two sums needs nothing of the days between them.
        let revenue = |at: usize| days.get(at).unwrap().pools.first().unwrap().revenue;
        assert_eq!(revenue(2) - revenue(1), 100 * 100);
    });
}

/// After a halt the first block may come at any time of an hour.
#[test]
fn a_clock_that_jumps_into_an_hour_records_at_the_next_one() {
    execute(|| {
        block(0, 1_000, BOTH);
        assert_eq!(block(DAY + 1_800, 1_100, BOTH), 0);
        assert_eq!(last(), Some(FIRST));
        assert_eq!(block(DAY + HOUR, 1_200, BOTH), BOTH);
        let record = record_of(1).unwrap();
        assert_eq!((record.at, record.staked), (START + DAY + HOUR, 1_200));
    });
}

#[test]
fn a_clock_that_catches_up_records_nothing() {
    execute(|| {
        block(0, 1_000, BOTH);
        Clock::set(&None);
        let before = root();
        assert_eq!(idle(BOTH), 0);
        assert_eq!(root(), before);
        assert_eq!(block(9 * DAY, 1_100, BOTH), BOTH);
        assert_eq!(recorded(), [FIRST, FIRST + 9]);
    });
}

#[test]
fn a_record_replaces_that_of_366_days_before() {
    execute(|| {
        for day in 0..366u32 {
            assert_eq!(block(u64::from(day) * DAY, 1_000 + u128::from(day), BOTH), BOTH);
        }
        assert_eq!(recorded(), (FIRST..FIRST + 366).collect::<Vec<_>>());
        assert_eq!(Daybook::days(FIRST, 366).len(), 366);

        block(366 * DAY, 5_000, BOTH);

        assert_eq!(recorded(), (FIRST + 1..=FIRST + 366).collect::<Vec<_>>());
        assert_eq!(record_of(0), None);
        assert_eq!(record_of(366).unwrap().staked, 5_000);
        assert_eq!(Daybook::days(FIRST, 366).len(), 365);
        assert_eq!(Daybook::days(FIRST + 1, 366).len(), 366);
    });
}
