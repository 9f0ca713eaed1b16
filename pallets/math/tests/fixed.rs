//! Exact multiply-divide, against integers of any size.

use num_bigint::BigUint;
use proptest::prelude::*;
use quaestor_math::{
    fixed::{floor, frac, from_int, mul_div_up},
    mul_div, U256,
};

/// Numbers of every magnitude: uniform ones are nearly always huge.
pub fn number() -> impl Strategy<Value = u128> {
    prop_oneof![
        (any::<u128>(), 0..128u32).prop_map(|(n, shift)| n >> shift),
        Just(0),
        Just(1),
        Just(u128::MAX),
    ]
}

fn narrowed(n: BigUint) -> Option<u128> {
    u128::try_from(n).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_096))]

    #[test]
    fn multiply_divide_is_the_exact_quotient_rounded_down_or_up(
        a in number(),
        b in number(),
        c in number(),
    ) {
        if c == 0 {
            prop_assert_eq!((mul_div(a, b, c), mul_div_up(a, b, c)), (None, None));
            return Ok(());
        }
        let product = BigUint::from(a) * b;
        prop_assert_eq!(mul_div(a, b, c), narrowed(&product / c));
        prop_assert_eq!(mul_div_up(a, b, c), narrowed((product + c - 1u8) / c));
    }

    #[test]
    fn a_number_is_its_floor_and_its_fraction(high in number(), low in number()) {
        let q = from_int(high) + U256::from(low);
        prop_assert_eq!((floor(q), frac(q)), (high, U256::from(low)));
    }
}

#[test]
fn a_zero_divisor_is_refused() {
    assert_eq!(mul_div(1, 1, 0), None);
    assert_eq!(mul_div(0, 0, 0), None);
    assert_eq!(mul_div_up(1, 1, 0), None);
    assert_eq!(mul_div_up(0, 0, 0), None);
}

#[test]
fn a_result_that_does_not_fit_is_refused_and_a_product_that_does_not_is_fine() {
    assert_eq!(mul_div(u128::MAX, 2, 1), None);
    assert_eq!(mul_div(u128::MAX, u128::MAX, u128::MAX - 1), None);
    assert_eq!(mul_div(u128::MAX, u128::MAX, u128::MAX), Some(u128::MAX));
    assert_eq!(mul_div_up(u128::MAX, u128::MAX, u128::MAX), Some(u128::MAX));
}

#[test]
fn rounding_up_can_be_what_does_not_fit() {
    // Seven times this is 2^129 - 1.
    let seventh = 97_223_533_405_982_418_132_392_744_980_505_203_273;
    assert_eq!(mul_div(7, seventh, 2), Some(u128::MAX));
    assert_eq!(mul_div_up(7, seventh, 2), None);
}

#[test]
fn anything_above_nothing_rounds_up_to_one() {
    assert_eq!((mul_div(1, 1, u128::MAX), mul_div_up(1, 1, u128::MAX)), (Some(0), Some(1)));
    assert_eq!((mul_div(0, 5, 7), mul_div_up(0, 5, 7)), (Some(0), Some(0)));
}
