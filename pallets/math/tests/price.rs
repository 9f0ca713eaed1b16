//! Prices, against exact rationals.

use crate::model::{ratio, whole};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use quaestor_math::{Price, PRICE_SCALE};

/// Numbers of every magnitude: uniform ones are nearly always huge.
fn number() -> impl Strategy<Value = u128> {
    prop_oneof![
        (any::<u128>(), 0..128u32).prop_map(|(n, shift)| n >> shift),
        Just(0),
        Just(1),
        Just(u128::MAX),
    ]
}

/// Prices as there are, with amounts to match.
fn usual() -> impl Strategy<Value = (Price, u128)> {
    let wide =
        |most: u32| (any::<u128>(), 0..most).prop_map(move |(n, cut)| n >> (128 - most + cut));
    (wide(60), wide(100)).prop_map(|(price, amount)| (Price(price.max(1)), amount))
}

fn down(exact: &BigRational) -> Option<u128> {
    u128::try_from(exact.floor().to_integer()).ok()
}

fn up(exact: &BigRational) -> Option<u128> {
    u128::try_from(exact.ceil().to_integer()).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_048))]

    #[test]
    fn a_pool_trades_at_the_ratio_of_its_sides(native in number(), quote in number()) {
        let price = Price::from_reserves(native, quote);
        if native == 0 || quote == 0 {
            prop_assert_eq!(price, None);
            return Ok(());
        }
        let exact = ratio(quote, native) * whole(PRICE_SCALE);
        prop_assert_eq!(price.map(|price| price.0), down(&exact).filter(|price| *price > 0));
    }

    #[test]
    fn values_and_amounts_are_exact_and_rounded_as_they_say(
        (price, amount) in prop_oneof![
            usual(),
            (number(), number()).prop_map(|(price, amount)| (Price(price), amount)),
        ],
    ) {
        let value = ratio(price.0, PRICE_SCALE) * whole(amount);
        prop_assert_eq!(price.value_of(amount), down(&value));
        prop_assert_eq!(price.value_of_up(amount), up(&value));
        if price.0 == 0 {
            prop_assert_eq!((price.amount_for(amount), price.amount_for_up(amount)), (None, None));
            return Ok(());
        }
        let bought = ratio(PRICE_SCALE, price.0) * whole(amount);
        prop_assert_eq!(price.amount_for(amount), down(&bought));
        prop_assert_eq!(price.amount_for_up(amount), up(&bought));
    }

    #[test]
    fn who_is_charged_rounded_up_never_pays_less(
        (price, quote) in usual(),
    ) {
        if let Some(charged) = price.amount_for_up(quote) {
            prop_assert!(ratio(price.0, PRICE_SCALE) * whole(charged) >= whole(quote));
        }
        if let Some(given) = price.amount_for(quote) {
            prop_assert!(ratio(price.0, PRICE_SCALE) * whole(given) <= whole(quote));
        }
    }

    #[test]
    fn a_scaled_price_is_its_part_rounded_down(price in number(), bps in any::<u32>()) {
        let exact = ratio(bps, 10_000) * whole(price);
        prop_assert_eq!(Price(price).scaled(bps).map(|price| price.0), down(&exact));
    }

    #[test]
    fn a_distance_is_a_part_of_the_lower_price_rounded_up(a in number(), b in number()) {
        let apart = Price(a).distance_bps(Price(b));
        prop_assert_eq!(apart, Price(b).distance_bps(Price(a)));
        let (low, high) = (a.min(b), a.max(b));
        if low == 0 {
            prop_assert_eq!(apart, None);
            return Ok(());
        }
        let exact = ratio(high - low, low) * whole(10_000);
        prop_assert_eq!(apart, up(&exact).and_then(|apart| u32::try_from(apart).ok()));
    }

    #[test]
    fn who_gets_the_least_out_pays_at_most_the_price_and_its_slippage(
        (price, quote) in usual(),
        slippage in 0..20_000u32,
    ) {
        let bound = ratio(10_000 + slippage, 10_000) * whole(price.0);
        let Some(least) = price.min_out(quote, slippage) else {
            // Only because it does not fit.
            let exact = whole(quote) * whole(PRICE_SCALE) / bound.floor();
            prop_assert_eq!(up(&exact), None);
            return Ok(());
        };
        prop_assert_eq!(Some(least), up(&(whole(quote) * whole(PRICE_SCALE) / bound.floor())));
        // What is paid per unit is within the bound.
        let paid = whole(quote) * whole(PRICE_SCALE);
        prop_assert!(paid <= bound * whole(least));
    }
}

#[test]
fn usdc_per_token_by_hand() {
    // 1,000,000 tokens of 18 decimals and 50,000 USDC of 6: 0.05 USDC a token.
    let token = 1_000_000_000_000_000_000;
    let price = Price::from_reserves(1_000_000 * token, 50_000_000_000).unwrap();
    assert_eq!(price, Price(50_000_000_000));
    assert_eq!(price.value_of(200 * token), Some(10_000_000));
    assert_eq!(price.amount_for(10_000_000), Some(200 * token));
    // 1 % more: at least 198.0198 tokens for 10 USDC.
    assert_eq!(price.min_out(10_000_000, 100), Some(198_019_801_980_198_019_802));
    assert_eq!(price.scaled(5_000), Some(Price(25_000_000_000)));
    assert_eq!(price.distance_bps(Price(52_500_000_000)), Some(500));
    assert_eq!(price.distance_bps(Price(52_500_000_001)), Some(501));
}

#[test]
fn what_is_worth_less_than_a_unit_is_nothing_or_one() {
    assert_eq!((Price(1).value_of(1), Price(1).value_of_up(1)), (Some(0), Some(1)));
    assert_eq!((Price(1).value_of(0), Price(1).value_of_up(0)), (Some(0), Some(0)));
    assert_eq!(Price::from_reserves(u128::MAX, 1), None);
    assert_eq!(Price(0).min_out(1, 100), None);
    assert_eq!(BigInt::from(PRICE_SCALE), BigInt::from(10).pow(24));
}
