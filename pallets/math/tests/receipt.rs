//! Payments for work in their legs.

use crate::fixed::number;
use proptest::prelude::*;
use quaestor_math::{
    mul_div,
    receipt::{Legs, Rates},
};

const TOKEN: u128 = 1_000_000_000_000_000_000;
const RATES: Rates = Rates { network_bps: 500, neutral_bps: 500, treasury_bps: 200, burn_bps: 300 };
/// Share of the network fee that the router gives to the backstop.
const BACKSTOP: u32 = 2_000;

/// Network, treasury, burn and provider.
fn legs(payment: u128) -> [u128; 4] {
    let legs = RATES.legs(payment).unwrap();
    assert_eq!(legs.surcharge, 0);
    [legs.network, legs.treasury, legs.burn, legs.provider]
}

/// The same in tenths of a token.
fn tenths(payment: u128) -> [u128; 4] {
    legs(payment * TOKEN).map(|leg| {
        assert_eq!(leg % (TOKEN / 10), 0);
        leg / (TOKEN / 10)
    })
}

#[test]
fn a_payment_is_cut_into_three_legs_and_the_rest() {
    assert_eq!(tenths(50), [25, 10, 15, 450]);
    assert_eq!(
        legs(1_000_000_000_000_000_003),
        [
            50_000_000_000_000_000,
            20_000_000_000_000_000,
            30_000_000_000_000_000,
            900_000_000_000_000_003,
        ]
    );
    assert_eq!(legs(99), [4, 1, 2, 92]);
    assert_eq!(legs(1), [0, 0, 0, 1]);
    assert_eq!(legs(0), [0; 4]);
}

#[test]
fn the_payments_of_a_channel() {
    assert_eq!(tenths(120), [60, 24, 36, 1_080]);
    assert_eq!(tenths(520), [260, 104, 156, 4_680]);
    assert_eq!(tenths(360)[3], 3_240);
    assert_eq!(tenths(300)[3], 2_700);
}

#[test]
fn a_fee_above_neutral_has_a_surcharge() {
    let rates = Rates { network_bps: 550, ..RATES };
    let legs = rates.legs(50 * TOKEN + 7).unwrap();
    assert_eq!(
        legs,
        Legs {
            provider: 44_750_000_000_000_000_007,
            network: 2_750_000_000_000_000_000,
            surcharge: 250_000_000_000_000_000,
            treasury: TOKEN,
            burn: 3 * TOKEN / 2,
        }
    );
    // It is not a cost that counts.
    assert_eq!(legs.irrecoverable(BACKSTOP), Some(3 * TOKEN));
    let below = Rates { network_bps: 100, ..RATES }.legs(50 * TOKEN).unwrap();
    assert_eq!((below.network, below.surcharge), (TOKEN / 2, 0));
}

#[test]
fn what_nobody_gets_back_is_six_of_a_hundred() {
    let cost = |tokens| RATES.legs(tokens * TOKEN).unwrap().irrecoverable(BACKSTOP).unwrap();
    let credit = |cost| mul_div(cost, 2_000, 10_000).unwrap();
    assert_eq!((cost(50), credit(cost(50))), (3 * TOKEN, 6 * TOKEN / 10));
    assert_eq!(cost(640), 384 * TOKEN / 10);
    assert_eq!(credit(cost(640)), 768 * TOKEN / 100);
}

#[test]
fn legs_above_the_payment_are_refused() {
    assert_eq!(Rates { network_bps: 9_501, ..RATES }.legs(1), None);
    let all = Rates { network_bps: 9_500, ..RATES }.legs(u128::MAX).unwrap();
    assert!(all.provider < 3);
    let odd = Legs { network: 1, surcharge: 2, ..Legs::default() };
    assert_eq!(odd.irrecoverable(BACKSTOP), None);
    let full = Legs { treasury: u128::MAX, burn: 1, ..Legs::default() };
    assert_eq!(full.irrecoverable(BACKSTOP), None);
}

proptest! {
    #[test]
    fn a_payment_is_exactly_its_legs(payment in number(), network_bps in 100..=1_500u32) {
        let legs = Rates { network_bps, ..RATES }.legs(payment).unwrap();
        let sum = legs.provider + legs.network + legs.treasury + legs.burn;
        prop_assert_eq!(sum, payment);
        prop_assert!(legs.surcharge <= legs.network);
        prop_assert_eq!(legs.surcharge > 0, legs.network > RATES.legs(payment).unwrap().network);
        // Within 6 % of it, whatever the surcharge.
        let cost = legs.irrecoverable(BACKSTOP).unwrap();
        prop_assert!(cost <= payment / 10_000 * 600 + 600);
    }
}
