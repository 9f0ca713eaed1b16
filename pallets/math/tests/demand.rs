//! The reference price.

use crate::fixed::number;
use num_bigint::BigUint;
use proptest::prelude::*;
use quaestor_math::demand::{median_of_three, slew, target_price, DemandCurve};

const CURVE: DemandCurve = DemandCurve { target_bps: 6_000, least_bps: 5_000, most_bps: 20_000 };
const BASE: u128 = 2_000_000_000_000_000;

#[test]
fn a_ratio_is_demand_over_supply_at_the_target() {
    let price = |demand, supply| {
        let ratio = CURVE.ratio(demand, supply);
        (ratio, target_price(BASE, ratio).unwrap())
    };
    assert_eq!(price(600, 1_000), (10_000, BASE));
    assert_eq!(price(601, 1_000), (10_016, 2_003_200_000_000_000));
    assert_eq!(price(1_000, 1_000), (16_666, 3_333_200_000_000_000));
    assert_eq!(price(1_200, 1_000), (20_000, 2 * BASE));
    assert_eq!(price(300, 1_000), (5_000, BASE / 2));
    assert_eq!(price(0, 1_000), (5_000, BASE / 2));
    assert_eq!(price(1, 0), (20_000, 2 * BASE));
    assert_eq!(price(0, 0), (10_000, BASE));
    assert_eq!(price(2u128.pow(100), 3), (20_000, 2 * BASE));
    assert_eq!(price(u128::MAX, 1).0, 20_000);
    assert_eq!(price(1, u128::MAX).0, 5_000);
    assert_eq!(price(u128::MAX, u128::MAX).0, 16_666);
}

#[test]
fn a_target_of_zero_is_no_supply() {
    let curve = DemandCurve { target_bps: 0, ..CURVE };
    assert_eq!((curve.ratio(0, 7), curve.ratio(1, 7)), (10_000, 20_000));
    // Bounds hold for what is not measured too.
    let low = DemandCurve { least_bps: 1_000, most_bps: 9_000, ..CURVE };
    assert_eq!((low.ratio(0, 0), low.ratio(1, 0)), (9_000, 9_000));
}

#[test]
fn a_price_moves_by_a_tenth_of_itself() {
    assert_eq!(slew(2_000, 4_000, 1_000), 2_200);
    assert_eq!(slew(2_200, 4_000, 1_000), 2_420);
    assert_eq!(slew(2_420, 4_000, 1_000), 2_662);
    assert_eq!(slew(2_000, 1_000, 1_000), 1_800);
    assert_eq!(slew(2_000, 2_199, 1_000), 2_199);
    assert_eq!(slew(2_000, 1_801, 1_000), 1_801);
    assert_eq!(slew(2_000, 2_000, 1_000), 2_000);
}

#[test]
fn a_price_of_a_few_units_moves_by_one() {
    assert_eq!((slew(9, 20, 1_000), slew(0, 20, 1_000), slew(9, 0, 1_000)), (10, 1, 8));
}

#[test]
fn extremes_do_not_overflow() {
    assert_eq!(slew(u128::MAX, 0, u32::MAX), 0);
    assert_eq!(slew(u128::MAX - 1, u128::MAX, u32::MAX), u128::MAX);
    assert_eq!(target_price(u128::MAX, 10_000), Some(u128::MAX));
    assert_eq!(target_price(u128::MAX, 10_001), None);
}

/// Two of three must agree before a price moves far: one spike is no median.
#[test]
fn one_epoch_alone_is_never_the_median() {
    for spike in [0, 9_000, u32::MAX] {
        for ratios in [[spike, 9_000, 9_000], [9_000, spike, 9_000], [9_000, 9_000, spike]] {
            assert_eq!(median_of_three(ratios), 9_000);
        }
    }
}

proptest! {
    #[test]
    fn ratios_are_exact_within_their_bounds(
        demand in number(),
        supply in number(),
        target_bps in 1_000..=9_000u32,
    ) {
        let ratio = DemandCurve { target_bps, ..CURVE }.ratio(demand, supply);
        let exact = match (supply, demand) {
            (0, 0) => BigUint::from(10_000u32),
            (0, _) => BigUint::from(20_000u32),
            _ => BigUint::from(demand) * 100_000_000u32 / (BigUint::from(supply) * target_bps),
        };
        let bounded = exact.clamp(5_000u32.into(), 20_000u32.into());
        prop_assert_eq!(BigUint::from(ratio), bounded);
    }

    #[test]
    fn the_median_has_one_on_each_side(ratios in any::<[u32; 3]>()) {
        let median = median_of_three(ratios);
        let mut sorted = ratios;
        sorted.sort_unstable();
        prop_assert_eq!(median, sorted[1]);
    }

    #[test]
    fn a_price_comes_nearer_by_at_most_its_limit_and_arrives(
        price in 1..10u128.pow(24),
        target in 1..10u128.pow(24),
    ) {
        let mut now = price;
        for _ in 0..1_000 {
            let next = slew(now, target, 1_000);
            prop_assert!(next.abs_diff(now) <= (now / 10).max(1));
            prop_assert!(next.abs_diff(target) <= now.abs_diff(target));
            prop_assert!((next > target) == (now > target) || next == target);
            now = next;
        }
        prop_assert_eq!(now, target);
    }
}
