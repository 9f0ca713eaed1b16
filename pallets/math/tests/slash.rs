//! Slashes of a provider and its delegators.

use crate::fixed::number;
use num_bigint::BigUint;
use proptest::{collection::vec, prelude::*};
use quaestor_math::slash::{share_or, take, units_of, value_of, Caps, FACTOR_ONE, LEAST_FACTOR};

const TOKEN: u128 = 1_000_000_000_000_000_000;
const CAPS: Caps = Caps { multiple: 20, event_bps: 1_000, epoch_bps: 2_000, pool_bps: 5_000 };
/// `95 * 10^34` and its square.
const AFTER_ONE: u128 = 950_000_000_000_000_000_000_000_000_000_000_000;
const AFTER_TWO: u128 = 902_500_000_000_000_000_000_000_000_000_000_000;

#[test]
fn three_faults_in_one_epoch_cost_a_fifth_and_no_more() {
    let backing = 10_000 * TOKEN;
    assert_eq!(CAPS.limit(backing), 100 * TOKEN);
    assert_eq!(CAPS.largest_price(backing), 50 * TOKEN);
    let delegator = units_of(2_000 * TOKEN, FACTOR_ONE).unwrap();
    let pool = units_of(7_000 * TOKEN, FACTOR_ONE).unwrap();
    assert_eq!((delegator, pool), (2_000 * TOKEN, 7_000 * TOKEN));

    let sentence = |sentenced| CAPS.sentence(50 * TOKEN, backing, sentenced);
    assert_eq!(sentence(0), 1_000 * TOKEN);
    assert_eq!(take(1_000 * TOKEN, 3_000 * TOKEN, 0), (1_000 * TOKEN, 0));
    let factor = CAPS.factor_after(FACTOR_ONE, backing, 1_000 * TOKEN).unwrap();
    assert_eq!(factor, AFTER_ONE);
    assert_eq!(value_of(delegator, factor), Some(1_900 * TOKEN));
    // The delegators' loss of 350, of which section 7's example divides.
    assert_eq!(value_of(pool, factor), Some(6_650 * TOKEN));

    assert_eq!(sentence(1_000 * TOKEN), 1_000 * TOKEN);
    let factor = CAPS.factor_after(factor, backing, 1_000 * TOKEN).unwrap();
    assert_eq!(factor, AFTER_TWO);
    assert_eq!(value_of(delegator, factor), Some(1_805 * TOKEN));
    assert_eq!(value_of(pool, factor), Some(6_317_500_000_000_000_000_000));

    assert_eq!(sentence(2_000 * TOKEN), 0);
    assert_eq!(CAPS.factor_after(factor, backing, 0), Some(factor));
    // What is left of his own is 13.66 % of the backing.
    assert_eq!(1_000 * TOKEN * 10_000 / (7_317 * TOKEN + TOKEN / 2), 1_366);
}

#[test]
fn a_factor_that_is_not_round_is_rounded_down() {
    let factor = CAPS.factor_after(FACTOR_ONE, 10_000 * TOKEN + 7, 333 * TOKEN + 1);
    assert_eq!(factor, Some(983_349_999_999_999_999_999_961_655_000_000_000));
    // With tokens of 15 decimals it would be another one.
    let unit = 1_000_000_000_000_000;
    let factor = CAPS.factor_after(FACTOR_ONE, 10_000 * unit + 7, 333 * unit + 1);
    assert_eq!(factor, Some(983_349_999_999_999_999_961_655_000_000_000_000));
}

#[test]
fn a_bond_at_a_lower_factor_has_more_units_and_loses_less_than_one() {
    let units = units_of(1_000 * TOKEN, AFTER_ONE).unwrap();
    assert_eq!(units, 1_052_631_578_947_368_421_052);
    assert_eq!(value_of(units, AFTER_ONE), Some(999_999_999_999_999_999_999));
}

#[test]
fn a_leaver_pays_for_the_day_that_it_backed() {
    // 3,000 own, 6,500 in the pool, and 500 that left on day 10 at the factor of that day.
    let leaver = units_of(500 * TOKEN, FACTOR_ONE).unwrap();
    // Assigned on day 9: the leaver is in the backing, and its factor falls with the pool's.
    let (backing, price) = (10_000 * TOKEN, 50 * TOKEN);
    let sentence = CAPS.sentence(price, backing, 0);
    assert_eq!(sentence, 1_000 * TOKEN);
    let factor = CAPS.factor_after(FACTOR_ONE, backing, sentence).unwrap();
    assert_eq!(value_of(leaver, factor), Some(475 * TOKEN));
    // Assigned on day 11: it is in neither.
    let (backing, price) = (9_500 * TOKEN, 47 * TOKEN + TOKEN / 2);
    let sentence = CAPS.sentence(price, backing, 0);
    assert_eq!(sentence, 950 * TOKEN);
    assert_eq!(CAPS.factor_after(FACTOR_ONE, backing, sentence), Some(AFTER_ONE));
    assert_eq!(value_of(leaver, FACTOR_ONE), Some(500 * TOKEN));
}

#[test]
fn each_of_the_three_bounds_binds_alone() {
    // The price, the event, the epoch.
    assert_eq!(CAPS.sentence(1, 10_000, 0), 20);
    assert_eq!(CAPS.sentence(1_000, 10_000, 0), 1_000);
    assert_eq!(CAPS.sentence(1_000, 10_000, 1_999), 1);
    assert_eq!(CAPS.sentence(1_000, 10_000, 5_000), 0);
    assert_eq!(CAPS.sentence(u128::MAX, u128::MAX, 0), u128::MAX / 10);
    // 20 times 2^127 would be nothing, if it wrapped.
    assert_eq!(CAPS.sentence(1 << 127, 10_000, 0), 1_000);
    // 19 units: a tenth is 1, a fifth is 3.
    assert_eq!([0, 1, 2, 3].map(|sentenced| CAPS.sentence(9, 19, sentenced)), [1, 1, 1, 0]);
}

#[test]
fn own_stake_pays_first_and_then_its_notices() {
    assert_eq!(take(1_000, 90, 0), (90, 0));
    assert_eq!(take(1_000, 90, 50), (90, 50));
    assert_eq!(take(1_000, 900, 500), (900, 100));
    assert_eq!(take(1_000, 1_000, 500), (1_000, 0));
    assert_eq!(take(u128::MAX, u128::MAX, u128::MAX), (u128::MAX, 0));
    assert_eq!(take(u128::MAX, 0, u128::MAX), (0, u128::MAX));
}

#[test]
fn a_share_has_a_least_amount() {
    // The penalty for a missed deadline: 5 %, at least 1.
    assert_eq!(share_or(50 * TOKEN, 500, TOKEN), 5 * TOKEN / 2);
    assert_eq!(share_or(19 * TOKEN, 500, TOKEN), TOKEN);
    // The stake of a challenge: 5 % of the sentence, at least 100.
    assert_eq!(
        share_or(CAPS.sentence(50 * TOKEN, 10_000 * TOKEN, 0), 500, 100 * TOKEN),
        100 * TOKEN
    );
    assert_eq!(share_or(4_000 * TOKEN, 500, 100 * TOKEN), 200 * TOKEN);
    assert_eq!(share_or(u128::MAX, 10_001, 0), u128::MAX);
}

#[test]
fn nonsense_is_refused() {
    assert_eq!(CAPS.factor_after(FACTOR_ONE, 0, 0), None);
    let all = Caps { pool_bps: 10_000, ..CAPS };
    assert_eq!(all.factor_after(FACTOR_ONE, 7, 7), Some(0));
    assert_eq!(all.factor_after(FACTOR_ONE, 7, 8), None);
    assert_eq!(CAPS.factor_after(FACTOR_ONE, 7, 14), Some(0));
    assert_eq!(CAPS.factor_after(FACTOR_ONE, 7, 15), None);
    assert_eq!((units_of(1, 0), units_of(u128::MAX, FACTOR_ONE - 1)), (None, None));
    assert_eq!(value_of(u128::MAX, FACTOR_ONE + 1), None);
    let free = Caps { multiple: 0, ..CAPS };
    assert_eq!((free.limit(7), free.largest_price(7)), (u128::MAX, u128::MAX));
    assert_eq!(free.sentence(7, 7, 0), 0);
}

#[test]
fn extremes_are_exact() {
    assert_eq!(units_of(u128::MAX, FACTOR_ONE), Some(u128::MAX));
    assert_eq!(value_of(u128::MAX, FACTOR_ONE), Some(u128::MAX));
    let (backing, sentence) = (u128::MAX, u128::MAX / 10);
    let factor = CAPS.factor_after(FACTOR_ONE, backing, sentence).unwrap();
    assert_eq!(factor, AFTER_ONE);
    assert_eq!(CAPS.factor_after(u128::MAX, u128::MAX, 0), Some(u128::MAX));
    assert_eq!(CAPS.factor_after(0, u128::MAX, 1), Some(0));
}

/// A factor that takes bonds.
fn factor() -> impl Strategy<Value = u128> {
    prop_oneof![LEAST_FACTOR..=FACTOR_ONE, Just(LEAST_FACTOR), Just(FACTOR_ONE)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_024))]

    #[test]
    fn the_factor_is_the_exact_one_rounded_down(
        factor in number(),
        reference in number(),
        sentence in number(),
        pool_bps in 0..=10_000u32,
    ) {
        let after = Caps { pool_bps, ..CAPS }.factor_after(factor, reference, sentence);
        let whole = BigUint::from(reference) * 10_000u32;
        let lost = BigUint::from(sentence) * pool_bps;
        if reference == 0 || lost > whole {
            prop_assert_eq!(after, None);
        } else {
            let exact = BigUint::from(factor) * (&whole - lost) / whole;
            prop_assert_eq!(after.map(BigUint::from), Some(exact));
        }
    }

    #[test]
    fn a_bond_is_worth_its_amount_or_a_unit_less(amount in 0..10u128.pow(30), factor in factor()) {
        let units = units_of(amount, factor).unwrap();
        let value = value_of(units, factor).unwrap();
        prop_assert!(value == amount || value + 1 == amount);
        prop_assert!(factor < FACTOR_ONE || value == amount);
    }

    #[test]
    fn many_bonds_are_together_worth_no_more_than_their_pool(
        amounts in vec(0..10u128.pow(28), 1..20),
        factor in factor(),
        slashes in vec(0..=1_000u128, 0..8),
    ) {
        let mut factor = factor;
        let bonds: Vec<_> = amounts.iter().map(|amount| units_of(*amount, factor).unwrap()).collect();
        for slash in slashes {
            factor = CAPS.factor_after(factor, 10_000, slash).unwrap();
        }
        let sum: u128 = bonds.iter().map(|units| value_of(*units, factor).unwrap()).sum();
        let pool = value_of(bonds.iter().sum(), factor).unwrap();
        prop_assert!(sum <= pool && pool - sum < bonds.len() as u128);
    }

    #[test]
    fn a_slash_costs_a_bond_its_share_and_at_most_a_unit_more(
        amount in 0..10u128.pow(28),
        factor in factor(),
        reference in 1..10u128.pow(30),
        part in 0..=1_000u128,
    ) {
        let sentence = reference * part / 10_000;
        let after = CAPS.factor_after(factor, reference, sentence).unwrap();
        prop_assert!(after <= factor);
        let units = units_of(amount, factor).unwrap();
        let whole = BigUint::from(reference) * 10_000u32;
        let exact = BigUint::from(units) * factor * (&whole - BigUint::from(sentence) * 5_000u32)
            / whole / FACTOR_ONE;
        let value = BigUint::from(value_of(units, after).unwrap());
        prop_assert!(value <= exact && exact <= value + 1u32);
    }

    /// Leaving between fault and sentence changes nothing: the same steps on the same factor.
    #[test]
    fn whoever_left_in_time_is_worth_the_same_as_whoever_stayed(
        amount in 0..10u128.pow(28),
        slashes in vec((1..10u128.pow(30), 0..=1_000u128), 1..10),
        leaves in 0..10usize,
    ) {
        let (mut pool, mut left) = (FACTOR_ONE, None);
        let units = units_of(amount, pool).unwrap();
        for (at, (reference, part)) in slashes.into_iter().enumerate() {
            if at == leaves {
                left = Some(pool);
            }
            let sentence = reference * part / 10_000;
            let after = |factor| CAPS.factor_after(factor, reference, sentence).unwrap();
            (pool, left) = (after(pool), left.map(after));
        }
        prop_assert_eq!(left.unwrap_or(pool), pool);
        prop_assert_eq!(value_of(units, left.unwrap_or(pool)), value_of(units, pool));
    }

    /// The exposure rule: whatever is cheated on together, no cap is reached.
    #[test]
    fn work_within_the_limit_is_sentenced_in_full(
        backing in 10_000..10u128.pow(28),
        parts in vec(0..=10_000u128, 1..30),
    ) {
        let (mut left, mut sentenced) = (CAPS.limit(backing), 0);
        for part in parts {
            let price = (CAPS.largest_price(backing) * part / 10_000).min(left);
            left -= price;
            let sentence = CAPS.sentence(price, backing, sentenced);
            prop_assert_eq!(sentence, price * 20);
            sentenced += sentence;
        }
        prop_assert!(sentenced <= backing / 5);
        // And so the own stake of a quarter covers it alone.
        prop_assert_eq!(take(sentenced, backing / 4, 0), (sentenced, 0));
    }

    #[test]
    fn an_epoch_costs_delegators_at_most_nine_and_three_quarters_of_a_hundred(
        backing in 10u128.pow(12)..10u128.pow(30),
        prices in vec(number(), 1..20),
    ) {
        let (mut factor, mut sentenced) = (FACTOR_ONE, 0);
        for price in prices {
            let sentence = CAPS.sentence(price, backing, sentenced);
            prop_assert!(sentence <= backing / 10);
            factor = CAPS.factor_after(factor, backing, sentence).unwrap();
            sentenced += sentence;
        }
        prop_assert!(sentenced <= backing / 5);
        // 20 roundings down, each below one.
        prop_assert!(factor + 20 >= AFTER_TWO);
    }

    #[test]
    fn both_parts_are_the_sentence_or_all_that_is_there(
        sentence in number(),
        own in number(),
        leaving in number(),
    ) {
        let (first, second) = take(sentence, own, leaving);
        prop_assert!(first <= own && second <= leaving);
        let all = BigUint::from(own) + leaving;
        prop_assert_eq!(BigUint::from(first) + second, all.min(BigUint::from(sentence)));
        prop_assert!(second == 0 || first == own);
    }
}
