//! Exact shares of a whole.

use num_bigint::BigUint;
use proptest::{collection::vec, prelude::*};
use quaestor_math::split::split;

proptest! {
    #[test]
    fn parts_and_remainder_are_exactly_the_whole(
        amount in any::<u128>(),
        shares in vec(0..=2_000u32, 0..10),
    ) {
        let sum: u32 = shares.iter().sum();
        let Some((parts, remainder)) = split(amount, &shares) else {
            prop_assert!(sum > 10_000);
            return Ok(());
        };
        prop_assert!(sum <= 10_000);
        prop_assert_eq!(parts.len(), shares.len());
        let all = parts.iter().fold(BigUint::from(remainder), |sum, part| sum + part);
        prop_assert_eq!(all, BigUint::from(amount));
        for (part, share) in parts.iter().zip(&shares) {
            prop_assert_eq!(BigUint::from(*part), BigUint::from(amount) * share / 10_000u32);
        }
        // The remainder gains less than a unit for each share.
        let rest = BigUint::from(amount) * (10_000 - sum) / 10_000u32;
        prop_assert!(BigUint::from(remainder) >= rest);
        prop_assert!(BigUint::from(remainder) <= rest + shares.len());
    }
}

#[test]
fn a_whole_leaves_only_what_rounding_cuts_off() {
    assert_eq!(split(10, &[3_333, 3_333, 3_334]), Some((vec![3, 3, 3], 1)));
    assert_eq!(split(10, &[10_000]), Some((vec![10], 0)));
    assert_eq!(split(0, &[5_000]), Some((vec![0], 0)));
    assert_eq!(split(10, &[]), Some((vec![], 10)));
}

#[test]
fn more_than_a_whole_is_refused() {
    assert_eq!(split(10, &[5_000, 5_001]), None);
    assert_eq!(split(0, &[10_001]), None);
}

#[test]
fn shares_whose_sum_overflows_are_refused_and_do_not_saturate() {
    assert_eq!(split(10, &[u32::MAX, 1]), None);
    assert_eq!(split(10, &[u32::MAX, u32::MAX, 10_002]), None);
}
