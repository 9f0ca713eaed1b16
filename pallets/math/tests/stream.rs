//! Linear vesting.

use num_bigint::BigUint;
use proptest::{collection::vec, prelude::*};
use quaestor_math::{vested, vested_after};

proptest! {
    #[test]
    fn a_stream_vests_its_exact_part_and_never_less_than_before(
        total in any::<u128>(),
        start in 0..u64::MAX / 2,
        duration in 1..u64::MAX / 2,
        times in vec(any::<u64>(), 1..50),
    ) {
        let end = start + duration;
        let mut before = 0;
        let mut times: Vec<_> = times.into_iter().map(|t| start + t % (duration + 2)).collect();
        times.sort_unstable();
        for now in times {
            let part = vested(total, start, end, now);
            let elapsed = (now - start).min(duration);
            prop_assert_eq!(BigUint::from(part), BigUint::from(total) * elapsed / duration);
            prop_assert!(part >= before);
            before = part;
        }
        prop_assert_eq!(vested(total, start, end, start), 0);
        prop_assert_eq!(vested(total, start, end, end), total);
        prop_assert!(total == 0 || vested(total, start, end, end - 1) < total);
    }

    #[test]
    fn collections_at_any_times_sum_to_the_total(
        total in any::<u128>(),
        waits in vec(0..10_000u64, 0..100),
    ) {
        let (start, end) = (1_790_000_123, 1_790_604_923);
        let (mut now, mut collected, mut payments) = (start, 0, vec![]);
        for wait in waits {
            now += wait;
            let payment = vested(total, start, end, now) - collected;
            collected += payment;
            payments.push(payment);
        }
        payments.push(vested(total, start, end, end) - collected);
        prop_assert_eq!(payments.iter().sum::<u128>(), total);
    }
}

#[test]
fn a_bond_of_1_800_is_released_over_the_week_after_its_notice() {
    const DAY: u64 = 86_400;
    const TOKEN: u128 = 1_000_000_000_000_000_000;
    let at = |half_days: u64| vested(1_800 * TOKEN, 21 * DAY, 28 * DAY, half_days * DAY / 2);
    assert_eq!([0, 40, 42].map(at), [0; 3]);
    assert_eq!(at(44), 257_142_857_142_857_142_857);
    assert_eq!(at(49), 900 * TOKEN);
    assert_eq!([56, 57].map(at), [1_800 * TOKEN; 2]);
}

#[test]
fn before_its_start_nothing_has_vested() {
    assert_eq!(vested(1_000, 100, 200, 0), 0);
    assert_eq!(vested(1_000, 100, 200, 99), 0);
}

#[test]
fn a_stream_of_no_duration_pays_at_once() {
    assert_eq!(vested(1_000, 100, 100, 100), 1_000);
    assert_eq!(vested(1_000, 100, 100, 99), 0);
    assert_eq!(vested(1_000, 100, 50, 75), 1_000);
    assert_eq!(vested(1_000, 100, 50, 49), 0);
}

#[test]
fn a_long_time_later_all_has_vested() {
    assert_eq!(vested(u128::MAX, 0, 1, u64::MAX), u128::MAX);
    assert_eq!(vested(u128::MAX, 0, u64::MAX, u64::MAX), u128::MAX);
}

#[test]
fn a_cliff_holds_back_and_then_releases_all_that_has_vested() {
    const DAY: u64 = 86_400;
    // 200,000,000 tokens of 9 decimals, linear over four years, with a cliff of one.
    let team = 200_000_000_000_000_000;
    let start = 1_790_000_123;
    let at = |days: u64| {
        vested_after(team, start, start + 365 * DAY, start + 1_460 * DAY, start + days * DAY)
    };
    assert_eq!([0, 1, 364].map(at), [0, 0, 0]);
    assert_eq!(at(365), 50_000_000_000_000_000);
    assert_eq!(at(547), 74_931_506_849_315_068);
    assert_eq!(at(730), 100_000_000_000_000_000);
    assert_eq!([1_460, 9_999].map(at), [team, team]);
    let second_before = vested_after(team, start, start + 365 * DAY, start + 1_460 * DAY, {
        start + 365 * DAY - 1
    });
    assert_eq!(second_before, 0);
}

#[test]
fn a_cliff_at_or_before_the_start_changes_nothing() {
    for now in [0, 99, 100, 101, 199, 200, 201] {
        for cliff in [0, 50, 100] {
            assert_eq!(vested_after(1_000, 100, cliff, 200, now), vested(1_000, 100, 200, now));
        }
    }
}

#[test]
fn a_cliff_after_the_end_releases_all_at_once() {
    assert_eq!(vested_after(1_000, 100, 300, 200, 299), 0);
    assert_eq!(vested_after(1_000, 100, 300, 200, 300), 1_000);
    assert_eq!(vested_after(u128::MAX, 0, u64::MAX, u64::MAX, u64::MAX), u128::MAX);
}
