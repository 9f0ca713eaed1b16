//! Issuance on a schedule of annual amounts.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use proptest::{collection::vec, prelude::*};
use quaestor_math::{
    issuance::{issued, AnnualAmount},
    YEAR,
};

const DAY: u64 = 86_400;
/// A whole token with 9 decimals.
const TOKEN: u128 = 1_000_000_000;
/// The cap of the decreasing schedule.
const CAP: u128 = 400_000_000 * TOKEN;

fn step(from_secs: u64, per_year: u128) -> AnnualAmount {
    AnnualAmount { from_secs, per_year }
}

/// 50, 30 and then 20 million a year.
fn decreasing() -> [AnnualAmount; 3] {
    [
        step(0, 50_000_000 * TOKEN),
        step(365 * DAY, 30_000_000 * TOKEN),
        step(730 * DAY, 20_000_000 * TOKEN),
    ]
}

#[test]
fn a_decreasing_schedule_issues_exact_amounts() {
    let at = |days: u64| issued(&decreasing(), YEAR, CAP, days * DAY);
    assert_eq!(at(0), 0);
    assert_eq!(at(7), 958_904_109_589_041);
    assert_eq!(at(365), 50_000_000_000_000_000);
    assert_eq!(at(371), 50_493_150_684_931_506);
    assert_eq!(at(730), 80_000_000_000_000_000);
    assert_eq!(at(1_095), 100_000_000_000_000_000);
    assert_eq!(at(6_563), 399_616_438_356_164_383);
    assert_eq!([6_570, 6_571, 20 * 365].map(at), [CAP; 3]);
}

#[test]
fn the_second_before_and_after_a_step_have_different_rates() {
    let at = |secs: u64| issued(&decreasing(), YEAR, CAP, secs);
    let year = 365 * DAY;
    // 50,000,000 and 30,000,000 tokens by 31,536,000 seconds.
    assert_eq!(at(year) - at(year - 1), 1_585_489_600);
    assert_eq!(at(year + 1) - at(year), 951_293_759);
}

#[test]
fn five_years_of_two_billion_are_ten_billion() {
    let steps = [step(0, 2_000_000_000_000_000_000_000_000_000)];
    let cap = 10_000_000_000_000_000_000_000_000_000;
    assert_eq!(issued(&steps, YEAR, cap, 5 * YEAR), cap);
    assert!(issued(&steps, YEAR, cap, 5 * YEAR - 1) < cap);
    assert_eq!(issued(&steps, YEAR, cap, u64::MAX), cap);
}

#[test]
fn a_short_year_issues_the_same_amount_in_its_own_time() {
    let steps = [step(0, 50_000_000 * TOKEN), step(7_300, 30_000_000 * TOKEN)];
    assert_eq!(issued(&steps, 7_300, CAP, 7_300), 50_000_000 * TOKEN);
    assert_eq!(issued(&steps, 7_300, CAP, 14_600), 80_000_000 * TOKEN);
}

#[test]
fn nothing_is_issued_without_steps_before_the_first_or_in_a_year_without_seconds() {
    assert_eq!(issued(&[], YEAR, CAP, u64::MAX), 0);
    let later = [step(100, 50_000_000 * TOKEN)];
    assert_eq!(issued(&later, YEAR, CAP, 100), 0);
    assert!(issued(&later, YEAR, CAP, 101) > 0);
    assert_eq!(issued(&later, 0, CAP, u64::MAX), 0);
}

#[test]
fn extremes_end_at_the_cap() {
    let steps: Vec<_> = (0..16).map(|from| step(from, u128::MAX)).collect();
    assert_eq!(issued(&steps, 1, u128::MAX, u64::MAX), u128::MAX);
    assert_eq!(issued(&steps, 1, 7, u64::MAX), 7);
    assert_eq!(issued(&steps, 1, 0, u64::MAX), 0);
}

/// The sum by definition: second `s` issues the annual amount that holds then, divided by the year.
fn exact(steps: &[AnnualAmount], year: u64, elapsed: u64) -> BigRational {
    let mut sum = BigRational::zero();
    for (index, step) in steps.iter().enumerate() {
        let end = steps.get(index + 1).map_or(elapsed, |next| next.from_secs.min(elapsed));
        if end > step.from_secs {
            let seconds = BigInt::from(end - step.from_secs);
            sum += BigRational::new(BigInt::from(step.per_year) * seconds, BigInt::from(year));
        }
    }
    sum
}

fn schedule() -> impl Strategy<Value = Vec<AnnualAmount>> {
    let amount = prop_oneof![0..10u128, 0..10_000_000u128, 0..10u128.pow(30)];
    vec((1..2 * YEAR, amount), 0..16).prop_map(|steps| {
        let mut from = 0;
        let ascend = |(wait, per_year)| {
            let step = step(from, per_year);
            from += wait;
            step
        };
        steps.into_iter().map(ascend).collect()
    })
}

proptest! {
    #[test]
    fn it_is_the_floor_of_the_exact_sum_capped_and_never_falls(
        steps in schedule(),
        year in 1..=YEAR,
        cap in prop_oneof![0..1_000u128, 0..10u128.pow(32), Just(u128::MAX)],
        times in vec(0..40 * YEAR, 1..40),
    ) {
        let mut times = times;
        times.sort_unstable();
        let mut before = 0;
        for elapsed in times {
            let amount = issued(&steps, year, cap, elapsed);
            let expected = exact(&steps, year, elapsed).floor().to_integer();
            prop_assert_eq!(BigInt::from(amount), expected.min(BigInt::from(cap)));
            prop_assert!(amount >= before);
            before = amount;
        }
    }
}
