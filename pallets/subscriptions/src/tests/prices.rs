//! Prices against their exact values, over the whole range.

use super::*;
use proptest::prelude::*;
use quaestor_math::{BPS, PRICE_SCALE, U256};

proptest! {
    #[test]
    fn a_discounted_price_is_the_least_whole_one_that_is_not_below_the_exact_one(
        price in 1..=MAX_PRICE,
        periods in 1..=MAX_PERIODS,
        discount in 0..=MAX_DISCOUNT_BPS,
    ) {
        let plan = Plan { price, period_secs: MONTH, open: true };
        let exact = price * u128::from(periods) * u128::from(BPS - discount);
        let charged = plan.price_of(periods, discount).unwrap();
        prop_assert!(charged * 10_000 >= exact);
        prop_assert!((charged - 1) * 10_000 < exact);
    }

    #[test]
    fn an_amount_is_the_least_one_that_is_worth_the_price(
        usdc_price in 1..=24 * MAX_PRICE,
        price in 1..=u128::from(u64::MAX),
    ) {
        let amount = Quote::in_native(usdc_price, 0, Price(price)).unwrap().amount;
        let owed = U256::from(usdc_price) * U256::from(PRICE_SCALE);
        prop_assert!(U256::from(amount) * U256::from(price) >= owed);
        prop_assert!(U256::from(amount - 1) * U256::from(price) < owed);
    }

    #[test]
    fn the_bucket_that_is_due_begins_before_the_end_and_ends_not_before_it(
        active_until in 1..u64::from(u32::MAX),
        bucket_secs in 1..=MAX_BUCKET_SECS,
    ) {
        let params = Params { bucket_secs, ..params() };
        let start = params.start_of(params.due_bucket(active_until));
        prop_assert!(start < active_until && active_until <= start + bucket_secs);
    }
}

#[test]
fn a_discount_of_more_than_all_is_no_price() {
    assert_eq!(plans()[0].price_of(1, 10_001), None);
    assert_eq!(plans()[0].price_of(1, 10_000), Some(0));
}
