//! Linear vesting.

use num_bigint::BigUint;
use proptest::{collection::vec, prelude::*};
use quaestor_math::vested;

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
