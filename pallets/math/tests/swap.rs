//! Swaps, and the size that makes a sandwich a loss.

use num_bigint::BigUint;
use proptest::prelude::*;
use quaestor_math::swap::{amount_out, safe_amount_in, PPM};

const HUNDREDTH: u32 = 10_000;

/// Numbers of every magnitude up to 2^116, so that products fit, but not nothing.
fn amount() -> impl Strategy<Value = u128> {
    (1..=u128::MAX >> 12, 0..115u32).prop_map(|(n, shift)| (n >> shift).max(1))
}

/// Fees of real pools, and all others.
fn fee() -> impl Strategy<Value = u32> {
    prop_oneof![1..=HUNDREDTH, 0..=PPM]
}

/// A pool of the quote asset (in) and the native token (out).
#[derive(Clone, Copy)]
struct Market {
    quote: u128,
    native: u128,
    fee: u32,
}

impl Market {
    fn buy(&mut self, quote: u128) -> u128 {
        let native = amount_out(self.quote, self.native, self.fee, quote).unwrap();
        (self.quote, self.native) = (self.quote + quote, self.native - native);
        native
    }

    fn sell(&mut self, native: u128) -> u128 {
        let quote = amount_out(self.native, self.quote, self.fee, native).unwrap();
        (self.quote, self.native) = (self.quote - quote, self.native + native);
        quote
    }

    /// Proceeds of an attacker that puts `quote` in before a lot and sells after it.
    fn sandwich(mut self, quote: u128, lot: impl Fn(&Self) -> u128) -> u128 {
        let bought = self.buy(quote);
        let lot = lot(&self);
        self.buy(lot);
        self.sell(bought)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_048))]

    #[test]
    fn a_swap_gives_the_exact_quotient_rounded_down(
        reserve_in in amount(),
        reserve_out in amount(),
        fee in fee(),
        amount_in in prop_oneof![Just(0), amount()],
    ) {
        let kept = BigUint::from(amount_in) * (PPM - fee);
        let exact = &kept * reserve_out / (BigUint::from(reserve_in) * PPM + &kept);
        let out = amount_out(reserve_in, reserve_out, fee, amount_in).unwrap();
        prop_assert_eq!(BigUint::from(out), exact);
        // No swap takes a side, and none makes the product fall.
        prop_assert!(out < reserve_out);
        let before = BigUint::from(reserve_in) * reserve_out;
        let after = (BigUint::from(reserve_in) + amount_in) * (reserve_out - out);
        prop_assert!(after >= before);
    }

    #[test]
    fn a_safe_amount_keeps_both_limits(
        reserve in amount(),
        fee in 0..PPM,
        impact in 0..=5_000u32,
    ) {
        let x = safe_amount_in(reserve, fee, impact).unwrap();
        // The exact rise of the price as a quotient.
        let kept = PPM - fee;
        let after = (BigUint::from(reserve) + x) * (BigUint::from(reserve) * PPM + BigUint::from(x) * kept);
        let before = BigUint::from(reserve) * reserve * PPM;
        prop_assert!(&after * 10_000u32 <= &before * (10_000 + impact));
        prop_assert!(&after * kept <= &before * PPM);
    }

    #[test]
    fn a_safe_amount_is_within_a_hundredth_of_its_bound(
        reserve in 1_000_000_000_000..=u128::MAX >> 8,
        fee in 100..PPM,
        impact in 1..=5_000u32,
    ) {
        let x = safe_amount_in(reserve, fee, impact).unwrap();
        let more = BigUint::from(x) * 100u32 / 99u32 + 1u32;
        let square = (BigUint::from(reserve) + more).pow(2);
        let before = BigUint::from(reserve).pow(2);
        let breaks_impact = &square * 10_000u32 > &before * (10_000 + impact);
        let breaks_fee = &square * (PPM - fee) > &before * PPM;
        prop_assert!(breaks_impact || breaks_fee);
    }

    #[test]
    fn a_sandwich_of_any_size_around_a_lot_bounded_before_it_is_a_loss(
        quote in 1..=1_000_000_000_000_000_000_000_000_000_000u128,
        native in 1..=1_000_000_000_000_000_000_000_000_000_000u128,
        fee in 0..PPM,
        size in 0..=1_000_000_000_000_000_000_000_000_000_000u128,
    ) {
        let market = Market { quote, native, fee };
        let lot = safe_amount_in(quote, fee, 5_000).unwrap();
        prop_assert!(market.sandwich(size, |_| lot) <= size);
    }

    #[test]
    fn a_sandwich_of_up_to_twice_the_pool_around_a_lot_bounded_in_it_is_a_loss(
        quote in 1_000_000..=1_000_000_000_000_000_000_000_000_000_000u128,
        native in 1_000_000..=1_000_000_000_000_000_000_000_000_000_000u128,
        fee in fee().prop_filter("a fee of all", |fee| *fee < PPM),
        ppm in prop_oneof![0..=10_000u128, 0..=2_000_000u128],
    ) {
        let market = Market { quote, native, fee };
        let size = quote * ppm / u128::from(PPM);
        let back = market.sandwich(size, |now| safe_amount_in(now.quote, fee, 10_000_000).unwrap());
        prop_assert!(back <= size);
    }

    #[test]
    fn who_only_sells_after_a_lot_gets_no_more_than_the_price_before_it(
        quote in 1..=1_000_000_000_000_000_000_000_000_000_000u128,
        native in 1..=1_000_000_000_000_000_000_000_000_000_000u128,
        fee in 0..PPM,
        sold in 0..=1_000_000_000_000_000_000_000_000_000_000u128,
    ) {
        let mut market = Market { quote, native, fee };
        market.buy(safe_amount_in(quote, fee, 5_000).unwrap());
        let got = market.sell(sold);
        prop_assert!(BigUint::from(got) * native <= BigUint::from(sold) * quote);
    }
}

const POOL: Market = Market { quote: 1_000_000_000_000, native: 1_000_000_000_000_000, fee: 3_000 };

#[test]
fn the_fee_of_real_pools_bounds_a_lot_to_fifteen_hundredths_of_a_percent() {
    // 1 / sqrt(0.997) = 1.001503383459, sqrt(1.001) = 1.000499875062.
    assert_eq!(safe_amount_in(1_000_000_000_000, 3_000, 100), Some(1_503_383_459));
    assert_eq!(safe_amount_in(1_000_000_000_000, 3_000, 10), Some(499_875_062));
    assert_eq!(safe_amount_in(665, 3_000, 100), Some(0));
    assert_eq!(safe_amount_in(666, 3_000, 100), Some(1));
}

#[test]
fn the_control_finds_the_gain_of_a_sandwich_around_a_lot_that_is_too_large() {
    // Five hundredths of the pool, around a trade of any size.
    for size in [1_000_000, 1_000_000_000, 1_000_000_000_000, 10_000_000_000_000] {
        assert!(POOL.sandwich(size, |now| now.quote / 20) > size);
    }
    // Two fees, 1 / (1 - fee) - 1 of the pool: a trade of more than the fee's share of it gains.
    let two_fees = |now: &Market| now.quote * 3_000 / 997_000;
    assert!(POOL.sandwich(1_000_000_000, two_fees) <= 1_000_000_000);
    assert!(POOL.sandwich(10_000_000_000, two_fees) > 10_000_000_000);
}

#[test]
fn a_pool_without_a_side_or_with_nonsense_gives_nothing() {
    assert_eq!(amount_out(0, 1, 0, 1), None);
    assert_eq!(amount_out(1, 0, 0, 1), None);
    assert_eq!(amount_out(1, 1, PPM + 1, 1), None);
    assert_eq!(safe_amount_in(1, PPM, 1), None);
    assert_eq!(safe_amount_in(1, PPM + 1, 1), None);
    assert_eq!(safe_amount_in(0, 3_000, 100), Some(0));
}

#[test]
fn without_a_fee_or_without_an_impact_nothing_is_safe() {
    assert_eq!(safe_amount_in(u128::MAX, 0, 500), Some(0));
    assert_eq!(safe_amount_in(u128::MAX, 3_000, 0), Some(0));
}

#[test]
fn the_largest_numbers_do_not_overflow_in_between() {
    assert_eq!(amount_out(u128::MAX, u128::MAX, 0, u128::MAX), None);
    assert_eq!(
        amount_out(u128::MAX >> 20, u128::MAX >> 20, 0, u128::MAX >> 20),
        Some(u128::MAX >> 21)
    );
    assert!(safe_amount_in(u128::MAX, 3_000, 100).unwrap() > u128::MAX / 1_000);
}
