//! Accuracy and reputation.

use crate::fixed::number;
use num_bigint::BigUint;
use proptest::{collection::vec, prelude::*};
use quaestor_math::score::{fault, hit, late, miss, pass, weight, Ppm, PPM, START};

const TOKEN: u128 = 1_000_000_000_000_000_000;

/// Applies `step` until the score no longer changes; the score, and the number of steps.
fn until_it_rests(mut score: Ppm, step: fn(Ppm) -> Ppm) -> (Ppm, u32) {
    let mut steps = 0;
    while step(score) != score {
        score = step(score);
        steps += 1;
    }
    (score, steps)
}

#[test]
fn an_accuracy_rises_with_hits_and_falls_with_misses() {
    assert_eq!(START, 500_000);
    assert_eq!(hit(500_000), 531_250);
    assert_eq!(hit(531_250), 560_546);
    assert_eq!(miss(560_546), 490_477);
}

#[test]
fn a_reputation_moves_by_passes_deadlines_and_faults() {
    assert_eq!(pass(500_000), 515_625);
    assert_eq!(pass(515_625), 530_761);
    assert_eq!(late(530_761), 497_588);
    assert_eq!(fault(497_588), 373_191);
    assert_eq!(late(500_000), 468_750);
}

#[test]
fn one_is_never_reached() {
    assert_eq!(until_it_rests(START, hit).0, 999_985);
    assert_eq!(until_it_rests(START, pass).0, 999_969);
    // From above it a score does not rise either.
    for score in 999_985..=PPM {
        assert_eq!((hit(score), pass(score.max(999_969))), (score, score));
    }
}

#[test]
fn zero_is_reached_by_a_long_row_of_losses_and_left_again() {
    assert_eq!(until_it_rests(START, miss), (0, 88));
    assert_eq!(until_it_rests(START, fault), (0, 44));
    assert_eq!(until_it_rests(START, late), (0, 170));
    assert_eq!([miss, fault, late].map(|step| step(1)), [0, 0, 0]);
    assert_eq!((hit(0), pass(0)), (62_500, 31_250));
}

#[test]
fn a_score_that_cannot_be_does_not_panic() {
    assert_eq!((hit(u32::MAX), pass(PPM + 1)), (u32::MAX, PPM + 1));
    assert_eq!(miss(u32::MAX), u32::MAX - u32::MAX.div_ceil(8));
}

#[test]
fn a_weight_is_bond_times_accuracy() {
    assert_eq!(weight(50_000 * TOKEN, 1_000_000), Some(50_000 * TOKEN));
    assert_eq!(weight(80_000 * TOKEN, 560_546), Some(44_843_680_000_000_000_000_000));
    assert_eq!(weight(120_000 * TOKEN, 490_477), Some(58_857_240_000_000_000_000_000));
    assert_eq!((weight(3, 333_333), weight(4, 333_333)), (Some(0), Some(1)));
    assert_eq!(weight(u128::MAX, PPM), Some(u128::MAX));
    assert_eq!(weight(u128::MAX, PPM + 1), None);
}

proptest! {
    #[test]
    fn steps_are_exact_and_stay_in_range(score in 0..=PPM) {
        let exact = |part: u32| (score + (PPM - score) / part, score - score.div_ceil(part));
        prop_assert_eq!((hit(score), fault(score)), (exact(16).0, exact(4).1));
        prop_assert_eq!((pass(score), late(score)), (exact(32).0, exact(16).1));
        prop_assert_eq!(miss(score), exact(8).1);
        prop_assert!(score == PPM || hit(score).max(pass(score)) < PPM);
    }

    /// A step keeps the order, so no history of a lower score overtakes the same one of a higher.
    #[test]
    fn the_same_history_keeps_the_order(
        a in 0..=PPM,
        b in 0..=PPM,
        history in vec(0..5usize, 0..100),
    ) {
        let (mut low, mut high) = (a.min(b), a.max(b));
        for event in history {
            let step = [hit, miss, pass, late, fault][event];
            (low, high) = (step(low), step(high));
            prop_assert!(low <= high && high <= PPM);
        }
    }

    #[test]
    fn weights_are_the_exact_product_rounded_down(bond in number(), accuracy in 0..=PPM) {
        let exact = BigUint::from(bond) * accuracy / PPM;
        prop_assert_eq!(weight(bond, accuracy).map(BigUint::from), Some(exact));
    }
}
