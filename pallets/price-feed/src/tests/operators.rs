//! Operators' reports and the price that results from them.

use super::*;
use crate::types::NoPrice;

/// So long ago.
fn ago(secs: u64) -> u64 {
    now() - secs
}

#[test]
fn the_median_of_an_even_number_is_the_lower_of_the_middle_two() {
    ExtBuilder::default().build_and_execute(|| {
        report(&[(1_020_000, now()), (P, now()), (1_010_000, now())]);
        assert_eq!(agreed(), Some((1_010_000, now())));
        report(&[(1_020_000, now()), (P, now()), (1_010_000, now()), (1_030_000, now())]);
        assert_eq!(agreed(), Some((1_010_000, now())));
    });
}

#[test]
fn its_time_is_the_last_at_which_enough_had_spoken() {
    ExtBuilder::default().build_and_execute(|| {
        report(&[(P, ago(200)), (P, ago(10)), (P, ago(50)), (P, ago(100))]);
        assert_eq!(agreed(), Some((P, ago(100))));
    });
    ExtBuilder::default().params(|params| params.min_feeders = 4).build_and_execute(|| {
        report(&[(P, ago(200)), (P, ago(10)), (P, ago(50)), (P, ago(100))]);
        assert_eq!(agreed(), Some((P, ago(200))));
    });
}

#[test]
fn too_few_feeders_agree_on_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        report(&[]);
        report(&[(P, now())]);
        report(&[(P, now()), (P, now())]);
        assert_eq!(agreed(), None);
    });
}

#[test]
fn reports_that_are_stale_or_of_the_future_or_zero_do_not_count() {
    ExtBuilder::default().build_and_execute(|| {
        for other in [(P, ago(EXPIRY)), (P, now() + 1), (0, now())] {
            report(&[(P, now()), (P, now()), other]);
            assert_eq!(agreed(), None);
        }
        report(&[(P, now()), (P, now()), (P, ago(EXPIRY - 1))]);
        assert_eq!(agreed(), Some((P, ago(EXPIRY - 1))));
    });
}

#[test]
fn what_was_agreed_on_expires_when_the_operators_fall_silent() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        let then = now();
        agree(P);
        run_to(then + EXPIRY - 1);
        // Two of them go on: it is not enough.
        report(&[(P, then), (P, now()), (P, now())]);
        assert_eq!(agreed(), Some((P, then)));
        assert_eq!(reason(), None);

        run_to(then + EXPIRY);
        report(&[(P, then), (P, now()), (P, now())]);
        assert_eq!(agreed(), Some((P, then)));
        assert_eq!(reason(), Some(NoPrice::OracleStale));
        agree(P);
        assert_eq!(reason(), None);
    });
}

#[test]
fn one_of_five_that_lies_changes_nothing_while_another_one_is_silent() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        assert_eq!(params().operators_needed(), 5);
        let old = ago(100);
        report(&[(P, old), (P, old), (P, old)]);
        let honest = (agreed(), reference());
        assert_eq!(honest.0, Some((P, old)));
        // Neither the price nor its time.
        for lie in [1, P / 1_000, 1_000 * P, u128::MAX] {
            report(&[(P, old), (lie, now()), (P, old), (P, old)]);
            assert_eq!((agreed(), reference()), honest);
            report(&[(lie, now()), (P, old), (P, old), (P, old), (P, old)]);
            assert_eq!((agreed(), reference()), honest);
        }
    });
}

#[test]
fn a_lie_that_is_no_outlier_stays_between_honest_reports() {
    ExtBuilder::default().build_and_execute(|| {
        let (low, middle, high) = (990_000, P, 1_020_000);
        for (lie, expected) in [(920_000, low), (1_090_000, middle), (995_000, 995_000)] {
            // With one silent, and as one of the least number of reports.
            report(&[(high, now()), (lie, now()), (low, now()), (middle, now())]);
            assert_eq!(agreed(), Some((expected, now())), "{lie}");
            report(&[(high, now()), (lie, now()), (low, now())]);
            let (price, _) = agreed().unwrap();
            assert!((low..=high).contains(&price), "{lie}");
        }
    });
}

#[test]
fn an_outlier_is_what_is_farther_than_the_limit() {
    ExtBuilder::default().build_and_execute(|| {
        // 10 % from the median of all; the other way, 10 % of the lower one.
        for (far, time) in
            [(1_100_000, now()), (1_100_001, ago(9)), (909_091, now()), (909_090, ago(9))]
        {
            report(&[(P, now()), (far, now()), (P, now()), (P, ago(9))]);
            assert_eq!(agreed(), Some((P, time)), "{far}");
        }
    });
}

#[test]
fn when_outliers_leave_too_few_nothing_is_agreed_on() {
    ExtBuilder::default().build_and_execute(|| {
        report(&[(P, now()), (2 * P, now()), (4 * P, now())]);
        assert_eq!(agreed(), None);
    });
}

#[test]
fn when_most_of_them_lie_the_exchange_disagrees() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        agree(P);
        report(&[
            (1_000 * P, now()),
            (1_000 * P, now()),
            (P, now()),
            (P, now()),
            (1_000 * P, now()),
        ]);
        assert_eq!(agreed(), Some((1_000 * P, now())));
        assert_eq!((reference(), reason()), (None, Some(NoPrice::TooFarApart)));

        report(&[
            (P / 1_000, now()),
            (P / 1_000, now()),
            (P, now()),
            (P, now()),
            (P / 1_000, now()),
        ]);
        assert_eq!((reference(), reason()), (None, Some(NoPrice::TooFarApart)));
    });
}
