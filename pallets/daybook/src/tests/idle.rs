//! `on_idle`.

use super::*;

#[test]
fn a_busy_block_leaves_the_day_to_the_next_hour() {
    execute(|| {
        assert_eq!(block(0, 1_000, 0), 0);
        assert_eq!(last(), None);
        // It suffices for a look only.
        assert_eq!(block(SLOT, 1_000, BOTH - 1), LOOK);
        assert_eq!(last(), None);
        assert_eq!(block(HOUR, 1_100, BOTH), BOTH);
        let record = record_of(0).unwrap();
        assert_eq!((record.at, record.staked), (START + HOUR, 1_100));
    });
}

#[test]
fn the_first_two_slots_of_an_hour_record() {
    for (secs, spent) in [(0, BOTH), (6, BOTH), (11, BOTH), (12, 0), (HOUR - 1, 0), (HOUR, BOTH)] {
        execute(|| assert_eq!(block(secs, 1_000, BOTH), spent, "{secs} s into the day"));
    }
}

#[test]
fn an_ordinary_block_writes_nothing_and_spends_nothing() {
    execute(|| {
        block(0, 1_000, BOTH);
        Clock::set(&Some(START + DAY + 12));
        let before = root();
        assert_eq!(idle(u64::MAX), 0);
        assert_eq!(root(), before);
        // Negative control: a second earlier it records.
        Clock::set(&Some(START + DAY + 11));
        assert_eq!(idle(u64::MAX), BOTH);
        assert_ne!(root(), before);
    });
}

#[test]
fn a_bucket_of_a_second_records_in_any_block() {
    execute(|| {
        BucketSecs::set(&1);
        DaySecs::set(&20);
        for (secs, spent) in [(0, BOTH), (6, LOOK), (18, LOOK), (24, BOTH), (36, LOOK), (42, BOTH)]
        {
            assert_eq!(block(secs, 1_000, BOTH), spent, "after {secs} s");
        }
        let first = u32::try_from(START / 20).unwrap();
        assert_eq!(recorded(), [first, first + 1, first + 2]);
    });
}

#[test]
fn nothing_is_recorded_before_the_clock_starts() {
    execute(|| {
        let before = root();
        assert_eq!(idle(BOTH), 0);
        assert_eq!(root(), before);
        assert_eq!(last(), None);
    });
}

/// A chain without a genesis, and a day beyond all numbers.
#[test]
fn a_time_without_a_day_is_not_recorded() {
    execute(|| {
        DaySecs::set(&0);
        assert_eq!(block(0, 1_000, BOTH), LOOK);
        DaySecs::set(&1);
        assert_eq!(block(HOUR * 10_000_000, 1_000, BOTH), LOOK);
        BucketSecs::set(&0);
        assert_eq!(block(HOUR * 10_000_000, 1_000, BOTH), 0);
        assert_eq!(last(), None);
    });
}
