//! Voting power.

use crate::fixed::number;
use num_bigint::BigUint;
use proptest::{collection::vec, prelude::*};
use quaestor_math::power::{beside, power};

const TOKEN: u128 = 1_000_000_000_000_000_000;

#[test]
fn a_balance_is_lifted_up_to_the_stake() {
    let two = [(10_000 * TOKEN, 20_000), (5_000 * TOKEN, 10_000)];
    assert_eq!(power(&two, 6_000 * TOKEN), Some(35_000 * TOKEN));
    assert_eq!(power(&two, 50_000 * TOKEN), Some(85_000 * TOKEN));
    assert_eq!(power(&two, 0), Some(25_000 * TOKEN));
    // One token in the best tier does not multiply a million: 2,000,002 by balance plus stake.
    assert_eq!(power(&[(TOKEN, 20_000)], 1_000_000 * TOKEN), Some(1_000_003 * TOKEN));
    assert_eq!(power(&[], 7 * TOKEN), Some(7 * TOKEN));
    assert_eq!((power(&[], 0), power(&[(0, 20_000)], 7)), (Some(0), Some(7)));
}

#[test]
fn it_rounds_down() {
    // W = floor(3 * 1.5) = 4, and a unit of balance is lifted to floor(4 / 3).
    assert_eq!(power(&[(3, 15_000)], 1), Some(5));
    assert_eq!(power(&[(1, 15_000), (2, 15_000)], 2), Some(6));
}

#[test]
fn what_does_not_fit_is_refused() {
    assert_eq!(power(&[], u128::MAX), Some(u128::MAX));
    assert_eq!(power(&[(u128::MAX, 10_000)], 0), Some(u128::MAX));
    assert_eq!(power(&[(u128::MAX, 10_001)], 0), None);
    assert_eq!(power(&[(u128::MAX, 0), (1, 0)], 0), None);
    assert_eq!(power(&[(1, 10_000)], u128::MAX), None);
    assert_eq!(beside(1, 0, 7), Some(8));
    assert_eq!(beside(u128::MAX, 1, 1), None);
}

fn stakes() -> impl Strategy<Value = Vec<(u128, u32)>> {
    vec((0..10u128.pow(30), 10_000..=20_000u32), 0..16)
}

proptest! {
    #[test]
    fn it_is_the_formula_in_exact_integers(
        stakes in vec((number(), any::<u32>()), 0..6),
        held in number(),
    ) {
        let stake: BigUint = stakes.iter().map(|(amount, _)| BigUint::from(*amount)).sum();
        let product: BigUint = stakes.iter().map(|(amount, bps)| BigUint::from(*amount) * bps).sum();
        let weight = product / 10_000u32;
        let lifted = stake.clone().min(held.into());
        let gain = if stake == BigUint::ZERO { stake.clone() } else { &lifted * &weight / &stake };
        let exact = &weight + gain + (BigUint::from(held) - lifted);
        match power(&stakes, held) {
            Some(found) => prop_assert_eq!(BigUint::from(found), exact),
            None => prop_assert!(exact > u128::MAX.into() || weight > u128::MAX.into() || stake > u128::MAX.into()),
        }
    }

    /// Up to the stake it is the guide's formula: balance and stake, times the mean multiplier.
    #[test]
    fn up_to_the_stake_it_is_the_sum_times_the_mean(stakes in stakes(), part in 0..=1_000u128) {
        let stake: u128 = stakes.iter().map(|(amount, _)| amount).sum();
        let held = stake / 1_000 * part;
        let weight = power(&stakes, 0).unwrap();
        let whole = BigUint::from(stake) + held;
        let found = BigUint::from(power(&stakes, held).unwrap());
        let guide = if stake == 0 { whole } else { whole * weight / stake };
        prop_assert_eq!(found, guide);
    }

    #[test]
    fn more_balance_never_weakens_and_each_unit_adds_at_most_the_best_multiplier(
        stakes in stakes(),
        held in 0..10u128.pow(30),
        more in 0..10u128.pow(30),
    ) {
        let before = power(&stakes, held).unwrap();
        let after = power(&stakes, held + more).unwrap();
        prop_assert!(after >= before && after - before <= 2 * more + 1);
    }

    /// Two accounts have no more power than one with the balance of both, if their stake is alike.
    #[test]
    fn splitting_an_account_gains_nothing(
        amount in 0..10u128.pow(30),
        multiplier in 10_000..=20_000u32,
        held in 0..10u128.pow(30),
        part in 0..=1_000u128,
    ) {
        let half = amount / 2;
        let (first, second) = (held / 1_000 * part, held - held / 1_000 * part);
        let of = |stake, held| power(&[(stake, multiplier)], held).unwrap();
        prop_assert!(of(half, first) + of(amount - half, second) <= of(amount, held) + 2);
    }
}
