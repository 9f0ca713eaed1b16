//! The reads of days.

use super::*;

fn days(from: u32, count: u32) -> Vec<u32> {
    Daybook::days(from, count).into_iter().map(|record| record.day - FIRST).collect()
}

#[test]
fn days_are_listed_from_the_first_one_on() {
    execute(|| {
        for day in [0, 1, 2, 5, 6] {
            block(day * DAY, 1_000, BOTH);
        }
        assert_eq!(days(FIRST, 7), [0, 1, 2, 5, 6]);
        assert_eq!(days(FIRST, 366), [0, 1, 2, 5, 6]);
        assert_eq!(days(FIRST + 1, 2), [1, 2]);
        assert_eq!(days(FIRST + 3, 2), Vec::<u32>::new());
        assert_eq!(days(FIRST + 3, 3), [5]);
        assert_eq!(days(FIRST, 0), Vec::<u32>::new());
        assert_eq!(days(FIRST - 10, 11), [0]);
    });
}

#[test]
fn an_answer_covers_366_days_at_most() {
    execute(|| {
        block(0, 1_000, BOTH);
        block(366 * DAY + HOUR, 1_000, BOTH);
        block(367 * DAY, 1_000, BOTH);
        assert_eq!(days(FIRST + 1, u32::MAX), [366]);
        assert_eq!(days(FIRST + 2, u32::MAX), [366, 367]);
        assert_eq!(days(u32::MAX, u32::MAX), Vec::<u32>::new());
    });
}

/// The place of a day that has no record holds that of another year.
#[test]
fn a_record_of_another_year_is_not_returned() {
    execute(|| {
        block(10 * DAY, 1_000, BOTH);
        block(400 * DAY, 1_000, BOTH);
        assert_eq!(recorded(), [FIRST + 10, FIRST + 400]);
        assert_eq!(days(FIRST + 376, 1), Vec::<u32>::new());
        assert_eq!(days(FIRST + 10, 1), [10]);
    });
}
