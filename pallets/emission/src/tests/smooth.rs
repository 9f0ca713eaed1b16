//! A smooth schedule after a halt: nothing is lost, and no period gets more than two shares.

use super::*;
use proptest::{collection::vec, prelude::*};

/// Issued by the schedule until this week, each rounded down from 50,000,000 * 7 / 365 a week.
const WEEKS: [Balance; 8] = [
    0,
    958_904_109_589_041,
    1_917_808_219_178_082,
    2_876_712_328_767_123,
    3_835_616_438_356_164,
    4_794_520_547_945_205,
    5_753_424_657_534_246,
    6_712_328_767_123_287,
];

#[test]
fn a_halt_of_three_weeks_is_caught_up_at_twice_the_rate_and_sums_to_the_same() {
    ExtBuilder::decreasing().build_and_execute(|| {
        accepted(ALICE, DRIP);
        assert_eq!(pooled(), WEEKS[1]);

        // Weeks 2 and 3 went by without a drip; week 4 begins.
        at(3 * WEEK);
        accepted(ALICE, DRIP);
        let twice = 2 * (WEEKS[4] - WEEKS[3]);
        assert_eq!(pooled(), WEEKS[1] + twice);
        let behind = WEEKS[4] - WEEKS[1] - twice;
        let late = Event::DripLate { behind, uncovered_secs: 0 };
        assert_eq!((state().behind, events().pop()), (behind, Some(late)));

        at(4 * WEEK);
        accepted(ALICE, DRIP);
        assert!(pooled() - WEEKS[1] - twice <= 2 * (WEEKS[5] - WEEKS[4]) + 1);
        at(5 * WEEK);
        accepted(ALICE, DRIP);
        at(6 * WEEK);
        accepted(ALICE, DRIP);

        assert_eq!((pooled(), state().behind), (WEEKS[7], 0));
    });
}

#[test]
fn without_a_halt_every_week_gets_one_share() {
    ExtBuilder::decreasing().build_and_execute(|| {
        for (week, issued) in (0..7).zip(&WEEKS[1..]) {
            at(week * WEEK);
            accepted(ALICE, DRIP);
            assert_eq!((pooled(), state().behind), (*issued, 0));
        }
    });
}

/// A pool streams each drip over a week. A drip just before a point of the grid and one on it would
/// overlap for six days.
#[test]
fn a_halt_that_ends_just_before_a_point_of_the_grid_does_not_add_up() {
    ExtBuilder::decreasing().build_and_execute(|| {
        accepted(ALICE, DRIP);
        at(4 * WEEK - DAY);
        accepted(ALICE, DRIP);
        let after_halt = pooled();
        for secs in [4 * WEEK - DAY, 4 * WEEK, 5 * WEEK - DAY - 1] {
            at(secs);
            refused(ALICE, DRIP, Error::NotDue);
        }
        at(5 * WEEK - DAY);
        accepted(ALICE, DRIP);
        assert_eq!(after_halt, WEEKS[1] + 2 * (WEEKS[4] - WEEKS[3]));
        assert_eq!((pooled(), state().behind), (WEEKS[5], 0));
    });
}

#[test]
fn a_halt_of_a_hundred_days_is_caught_up_in_as_many() {
    ExtBuilder::decreasing().build_and_execute(|| {
        accepted(ALICE, DRIP);
        at(100 * DAY);
        let mut drips = 0;
        loop {
            assert_eq!(idle(10), 1);
            drips += 1;
            if state().behind == 0 {
                break;
            }
            at(100 * DAY + drips * WEEK);
        }
        // The running week and 13 missed ones: each drip catches up one.
        assert_eq!(drips, 13);
        let day = 100 + 12 * 7;
        assert_eq!(pooled(), decreasing().issued((day / 7 + 1) * WEEK));
    });
}

#[test]
fn what_is_behind_at_the_end_of_the_schedule_is_still_issued() {
    ExtBuilder::decreasing().build_and_execute(|| {
        at(6_000 * DAY);
        accepted(ALICE, DRIP);
        // All of it is due: the schedule ended on day 6,570.
        at(7_000 * DAY);
        let mut day = 7_000;
        while state().minted < 400_000_000 * ACT {
            assert_eq!(idle(10), 1);
            day += 7;
            at(day * DAY);
        }
        assert_eq!((pooled(), state().behind), (400_000_000 * ACT, 0));
        // 400 million at 40 million a year, less the first drip.
        let years = (day - 7_000) / 365;
        assert_eq!(years, 9);
    });
}

#[test]
fn with_few_units_a_period_the_last_one_is_issued_too() {
    let few = |params: &mut Params| {
        params.steps.truncate(1);
        (params.steps[0].per_year, params.cap) = (3, 3);
    };
    ExtBuilder::decreasing().params(few).build_and_execute(|| {
        for week in 0..60 {
            at(week * WEEK);
            idle(10);
        }
        assert_eq!((pooled(), state().behind), (3, 0));
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn in_any_time_of_a_period_at_most_two_shares_are_issued(
        waits in vec(prop_oneof![1..DAY, 1..2 * WEEK, 1..200 * DAY], 1..120),
    ) {
        ExtBuilder::decreasing().build_and_execute(|| {
            let (mut time, mut drips) = (0, Vec::<(Seconds, Balance)>::new());
            for wait in waits {
                time += wait;
                at(time);
                let before = pooled();
                idle(10);
                if pooled() > before {
                    drips.push((time, pooled() - before));
                }
                let recent = drips.iter().filter(|(at, _)| at + WEEK > time);
                let sum: Balance = recent.map(|(_, amount)| amount).sum();
                // A share of the schedule's highest amount, rounded up, twice.
                assert!(sum <= 2 * (WEEKS[1] + 1));
                check();
            }
        });
    }
}
