//! Range of one change.

use num_bigint::BigUint;
use proptest::prelude::*;
use quaestor_math::change_limit::{doubled_or_halved, doubled_or_halved_from};

#[test]
fn twice_and_half_are_a_step_and_a_unit_more_is_not() {
    for (old, least, most) in [(1u32, 1u32, 2u32), (5, 3, 10), (6, 3, 12), (1_000, 500, 2_000)] {
        assert!(doubled_or_halved(old, least) && doubled_or_halved(old, most));
        assert!(!doubled_or_halved(old, least - 1) && !doubled_or_halved(old, most + 1));
    }
    assert!(!doubled_or_halved(0u32, 1u32) && !doubled_or_halved(1u32, 0u32));
}

#[test]
fn a_zero_counts_as_the_unit() {
    for small in [0u64, 1, 59, 60] {
        assert!(doubled_or_halved_from(60u64, small, 0u64));
        assert!(doubled_or_halved_from(60u64, small, 120u64));
        assert!(!doubled_or_halved_from(60u64, small, 121u64));
    }
    assert!(doubled_or_halved_from(60u64, 120u64, 0u64));
    assert!(!doubled_or_halved_from(60u64, 121u64, 0u64));
    assert!(!doubled_or_halved_from(60u64, 121u64, 60u64));
    assert!(doubled_or_halved_from(60u64, 121u64, 61u64));
}

proptest! {
    #[test]
    fn a_step_can_be_undone_and_is_never_tenfold(
        old in 1u128..,
        new in any::<u128>(),
        unit in any::<u128>(),
    ) {
        let step = doubled_or_halved(old, new);
        prop_assert_eq!(step, doubled_or_halved(new, old));
        let far = |a: u128, b: u128| BigUint::from(a) > BigUint::from(b) * 2u32;
        prop_assert_eq!(step, !far(old, new) && !far(new, old));
        let from = doubled_or_halved_from(unit, old, new);
        prop_assert_eq!(from, doubled_or_halved_from(unit, new, old));
        prop_assert!(from || !step);
    }
}
