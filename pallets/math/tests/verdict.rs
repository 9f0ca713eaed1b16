//! Outcome of challenges, and what they move.

use crate::fixed::number;
use num_bigint::BigUint;
use proptest::prelude::*;
use quaestor_math::{
    receipt::Rates,
    score::weight,
    split::split,
    verdict::{audit_reward, outcome, AwardShares, Awards, Outcome, Votes},
};

const TOKEN: u128 = 1_000_000_000_000_000_000;
const SHARES: AwardShares =
    AwardShares { challenger_bps: 1_000, auditors_bps: 500, consumer_bps: 500 };
/// Share of the rest that is burnt; what remains is insured.
const BURN: [u32; 1] = [3_750];
const HALF: u32 = 5_000;

fn votes(fault: u128, no_fault: u128) -> Votes {
    Votes { fault, no_fault }
}

#[test]
fn two_thirds_of_the_revealed_weight_decide() {
    let [a, b, c] = [(50_000, 1_000_000), (80_000, 560_546), (120_000, 490_477)]
        .map(|(bond, accuracy)| weight(bond * TOKEN, accuracy).unwrap());
    assert_eq!(a + b, 94_843_680_000_000_000_000_000);
    assert_eq!(a + b + c, 153_700_920_000_000_000_000_000);
    assert_eq!((a + b) * 10_000 / (a + b + c), 6_170);
    assert_eq!(outcome(votes(a + b, c), a + b + c, HALF), Outcome::Undecided);
    assert_eq!(outcome(votes(21, 11), 32, HALF), Outcome::Undecided);
    assert_eq!(outcome(votes(22, 10), 32, HALF), Outcome::Fault);
    assert_eq!(outcome(votes(10, 22), 32, HALF), Outcome::NoFault);
    // Exactly two thirds are enough.
    assert_eq!(outcome(votes(2, 1), 3, HALF), Outcome::Fault);
    assert_eq!(outcome(votes(1, 2), 3, HALF), Outcome::NoFault);
}

#[test]
fn auditors_below_a_third_change_nothing_and_up_to_two_thirds_force_an_appeal() {
    for liars in 0..=32 {
        let expected = match liars {
            0..=10 => Outcome::Fault,
            11..=21 => Outcome::Undecided,
            _ => Outcome::NoFault,
        };
        assert_eq!(outcome(votes(32 - liars, liars), 32, HALF), expected);
    }
}

#[test]
fn a_quorum_is_of_the_whole_set() {
    assert_eq!(outcome(votes(15, 0), 32, HALF), Outcome::Undecided);
    assert_eq!(outcome(votes(16, 0), 32, HALF), Outcome::Fault);
    assert_eq!(outcome(votes(15, 0), 31, HALF), Outcome::Undecided);
    assert_eq!(outcome(votes(1, 0), 32, 0), Outcome::Fault);
}

#[test]
fn silence_convicts_nobody() {
    // Three times nothing is as much as twice nothing, and half of an empty set is reached by it.
    assert_eq!(outcome(votes(0, 0), 0, HALF), Outcome::Undecided);
    assert_eq!(outcome(votes(0, 0), 32, 0), Outcome::Undecided);
}

#[test]
fn the_largest_weights_are_compared_exactly() {
    let most = u128::MAX;
    assert_eq!(outcome(votes(most, most), most, HALF), Outcome::Undecided);
    assert_eq!(outcome(votes(most, most / 2), most, HALF), Outcome::Fault);
    // 2^128 - 1 is odd, so this is half a unit more than a half of it.
    assert_eq!(outcome(votes(most, most / 2 + 1), most, HALF), Outcome::Undecided);
    assert_eq!(outcome(votes(0, most), most, u32::MAX), Outcome::Undecided);
}

#[test]
fn a_sentence_of_1_000_is_divided() {
    let loss = 350 * TOKEN;
    // The job was not yet paid.
    let awards = SHARES.divide(1_000 * TOKEN, 0).unwrap();
    let parts =
        Awards { challenger: 100 * TOKEN, auditors: 50 * TOKEN, consumer: 0, rest: 850 * TOKEN };
    assert_eq!(awards, parts);
    assert_eq!(split(awards.rest + loss, &BURN), Some((vec![450 * TOKEN], 750 * TOKEN)));
    // It was, at 50.
    let awards = SHARES.divide(1_000 * TOKEN, 50 * TOKEN).unwrap();
    assert_eq!((awards.consumer, awards.rest), (50 * TOKEN, 800 * TOKEN));
    let (burnt, insured) = split(awards.rest + loss, &BURN).unwrap();
    assert_eq!(burnt, [431_250_000_000_000_000_000]);
    assert_eq!(insured, 718_750_000_000_000_000_000);
    // Own stake of 90 only.
    let awards = SHARES.divide(90 * TOKEN, 0).unwrap();
    assert_eq!((awards.challenger, awards.auditors), (9 * TOKEN, 4_500_000_000_000_000_000));
}

#[test]
fn a_consumer_gets_its_price_back_up_to_a_share() {
    assert_eq!(SHARES.divide(1_000, 49).unwrap().consumer, 49);
    assert_eq!(SHARES.divide(1_000, 51).unwrap().consumer, 50);
    assert_eq!(SHARES.divide(1_000, u128::MAX).unwrap().consumer, 50);
}

#[test]
fn without_a_fault_the_stake_is_divided_and_the_job_is_paid() {
    let stake = split(100 * TOKEN, &[5_000, 3_000]);
    assert_eq!(stake, Some((vec![50 * TOKEN, 30 * TOKEN], 20 * TOKEN)));
    let rates = Rates { network_bps: 500, neutral_bps: 500, treasury_bps: 200, burn_bps: 300 };
    assert_eq!(rates.legs(50 * TOKEN).unwrap().provider, 45 * TOKEN);
}

#[test]
fn an_audit_pays_ten_times_the_irrecoverable_cost_within_the_bond_and_the_pot() {
    let bond = 50_000 * TOKEN;
    let reward = |cost, pot| audit_reward(cost, 10, bond, 8, pot);
    assert_eq!(reward(3 * TOKEN, u128::MAX), 30 * TOKEN);
    // A job of 640 costs 38.4 irrecoverably.
    assert_eq!(reward(38_400_000_000_000_000_000, u128::MAX), 40 * TOKEN);
    assert_eq!(reward(3 * TOKEN, 7), 7);
    assert_eq!(audit_reward(u128::MAX, u32::MAX, u128::MAX, u32::MAX, u128::MAX), u128::MAX);
    // A blind pass earns at most 8 bps, and a canary among ten costs 100 bps of the bond.
    assert!(reward(u128::MAX, u128::MAX) * 10 < bond / 100);
}

#[test]
fn shares_above_a_whole_are_refused() {
    let shares = AwardShares { challenger_bps: 9_001, ..SHARES };
    assert_eq!(shares.divide(1_000, 0), None);
    assert!(AwardShares { challenger_bps: 9_000, ..SHARES }.divide(1_000, 0).is_some());
}

proptest! {
    #[test]
    fn awards_are_exact_and_their_sum_is_the_whole(taken in number(), paid in number()) {
        let awards = SHARES.divide(taken, paid).unwrap();
        prop_assert_eq!(awards.challenger, taken / 10);
        prop_assert_eq!(awards.auditors, taken / 20);
        prop_assert_eq!(awards.consumer, paid.min(taken / 20));
        let sum = awards.challenger + awards.auditors + awards.consumer + awards.rest;
        prop_assert_eq!(sum, taken);
        // An accomplice as challenger, consumer and all auditors gets a fifth back.
        prop_assert!(taken - awards.rest <= taken / 5);
    }

    #[test]
    fn the_outcome_is_that_of_the_exact_fractions(
        fault in number(),
        no_fault in number(),
        set in number(),
        quorum in 0..=10_000u32,
    ) {
        let all = BigUint::from(fault) + no_fault;
        let met = &all * 10_000u32 >= BigUint::from(set) * quorum && all > BigUint::ZERO;
        let wins = |side: u128| met && BigUint::from(side) * 3u32 >= &all * 2u32;
        let expected = match (wins(fault), wins(no_fault)) {
            (true, _) => Outcome::Fault,
            (_, true) => Outcome::NoFault,
            _ => Outcome::Undecided,
        };
        prop_assert!(!(wins(fault) && wins(no_fault)));
        prop_assert_eq!(outcome(votes(fault, no_fault), set, quorum), expected);
    }
}
