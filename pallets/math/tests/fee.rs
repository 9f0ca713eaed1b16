//! The adaptive fee.

use crate::fixed::number;
use num_bigint::BigUint;
use proptest::{collection::vec, prelude::*};
use quaestor_math::{
    fee::{congestion, FeeCurve},
    Bps, U256,
};

const CURVE: FeeCurve = FeeCurve {
    neutral_bps: 500,
    least_bps: 100,
    most_bps: 1_500,
    low_bps: 3_000,
    high_bps: 8_000,
    up_bps: 1_000,
    down_bps: 500,
    drift_bps: 100,
};

/// The fee after each of these epochs.
fn fees(from: Bps, congestions: impl IntoIterator<Item = Bps>) -> Vec<Bps> {
    let mut fee = from;
    let step = |congestion| {
        fee = CURVE.next(fee, Some(congestion));
        fee
    };
    congestions.into_iter().map(step).collect()
}

/// Epochs of the same congestion until the fee is at `to`.
fn epochs(from: Bps, congestion: Bps, to: Bps) -> usize {
    fees(from, vec![congestion; 1_000]).iter().position(|fee| *fee == to).unwrap() + 1
}

#[test]
fn a_fee_rises_above_a_threshold_and_falls_below_the_other() {
    assert_eq!([8_100, 5_000, 2_900].map(|each| fees(500, [each])[0]), [550, 500, 475]);
    assert_eq!(
        fees(500, [8_100, 8_100, 5_000, 2_900, 8_000, 3_000, 8_001]),
        [550, 605, 599, 570, 565, 560, 616]
    );
}

#[test]
fn thresholds_belong_to_the_middle() {
    assert_eq!(fees(500, [8_000, 3_000]), [500, 500]);
    assert_eq!((fees(500, [8_001])[0], fees(500, [2_999])[0]), (550, 475));
}

#[test]
fn the_ends_are_reached_and_left_again() {
    assert_eq!(epochs(500, 8_100, 1_500), 12);
    assert_eq!(epochs(500, 2_900, 100), 33);
    assert_eq!(epochs(550, 5_000, 500), 10);
    assert_eq!(epochs(1_500, 5_000, 500), 116);
    assert_eq!(epochs(100, 5_000, 500), 209);
    assert_eq!(fees(1_500, [u32::MAX]), [1_500]);
    assert_eq!(fees(100, [0]), [100]);
}

#[test]
fn a_load_that_swings_climbs_to_the_top() {
    let swings: Vec<_> = (0..60).map(|epoch| if epoch % 2 == 0 { 8_100 } else { 2_900 }).collect();
    let fees = fees(500, swings);
    assert_eq!(fees[..5], [550, 523, 575, 547, 601]);
    assert_eq!(fees.iter().position(|fee| *fee == 1_500), Some(46));
    assert_eq!(fees[46..50], [1_500, 1_425, 1_500, 1_425]);
}

#[test]
fn without_anything_to_measure_a_fee_returns_to_neutral() {
    let (none, some) = (U256::zero(), U256::from(7));
    assert_eq!(congestion(none, none), None);
    assert_eq!([100, 500, 550].map(|fee| CURVE.next(fee, None)), [101, 500, 545]);
    // Work without a limit is congestion, and a limit without work is none.
    assert_eq!(congestion(some, none), Some(Bps::MAX));
    assert_eq!(congestion(none, some), Some(0));
    assert_eq!(congestion(some, some), Some(10_000));
}

#[test]
fn congestion_fits_at_the_extremes() {
    assert_eq!(congestion(U256::MAX, U256::MAX), Some(10_000));
    assert_eq!(congestion(U256::MAX, U256::one()), Some(Bps::MAX));
    assert_eq!(congestion(U256::one(), U256::MAX), Some(0));
    assert_eq!(congestion(U256::from(80_009), U256::from(100_000)), Some(8_000));
}

#[test]
fn bounds_the_wrong_way_round_and_absurd_rates_do_not_panic() {
    let odd = FeeCurve { least_bps: 9, most_bps: 3, up_bps: u32::MAX, ..CURVE };
    assert_eq!(odd.next(u32::MAX, Some(9_000)), 3);
    let free = FeeCurve { down_bps: u32::MAX, least_bps: 0, ..CURVE };
    assert_eq!(free.next(700, Some(0)), 0);
    // From nothing only the drift leads back.
    assert_eq!((free.next(0, Some(9_000)), free.next(0, Some(5_000))), (0, 1));
}

proptest! {
    #[test]
    fn a_fee_stays_within_its_bounds_and_moves_by_its_shares(
        congestions in vec(0..12_000u32, 1..200),
    ) {
        let mut fee = 500;
        for congestion in congestions {
            let next = CURVE.next(fee, Some(congestion));
            prop_assert!((100..=1_500).contains(&next));
            prop_assert!(next * 10 <= fee * 11 && next * 20 >= fee * 19 || next.abs_diff(fee) == 1);
            if (3_000..=8_000).contains(&congestion) {
                prop_assert!(next.abs_diff(500) <= fee.abs_diff(500));
                prop_assert_eq!(next < 500, fee < 500 && next != 500);
            }
            fee = next;
        }
    }

    #[test]
    fn steady_demand_has_one_end_and_no_cycle(fee in 100..=1_500u32, congestion in 0..12_000u32) {
        let expected = match congestion {
            0..=2_999 => 100,
            3_000..=8_000 => 500,
            _ => 1_500,
        };
        let all = fees(fee, vec![congestion; 300]);
        prop_assert_eq!(&all[250..], &[expected; 50]);
    }

    #[test]
    fn congestion_is_the_exact_ratio_rounded_down(open in number(), limit in 1..u128::MAX) {
        let exact = BigUint::from(open) * 10_000u32 / limit;
        let exact = u32::try_from(exact).unwrap_or(u32::MAX);
        prop_assert_eq!(congestion(open.into(), limit.into()), Some(exact));
    }
}
