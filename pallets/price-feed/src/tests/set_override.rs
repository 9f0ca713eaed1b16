//! `set_override`.

use super::*;
use crate::types::{Override, MAX_OVERRIDE_SECS};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::{Price, PriceSource, ReferencePrice};

/// One zero too many, one too few: refused. A unit less, a unit more: accepted.
const TENFOLD: u128 = 10 * P;
const A_TENTH: u128 = P / 10;

/// The reference price and what bounds a purchase.
fn price_and_low() -> (u128, Option<u128>) {
    let set = reference().unwrap();
    assert_eq!(set.source, PriceSource::Override);
    (set.price.0, set.low.map(|low| low.0))
}

#[test]
fn it_holds_until_its_end_without_a_market() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        let (since, until) = (now(), now() + 500);

        set_override(2 * P, until);

        let price = Price(2 * P);
        let new = Override { price, since, until };
        assert_eq!(last_event(), Event::OverrideSet { old: None, new }.into());
        let source = PriceSource::Override;
        let set = ReferencePrice { price, low: Some(Price(P)), time: since, source };
        assert_eq!(reference(), Some(set));
        // An empty pool leaves the price, and nothing to bound a purchase by.
        set_pool(None);
        run_to(until - 1);
        let set = ReferencePrice { low: None, ..set };
        assert_eq!((reference(), reason()), (Some(set), None));
        block(until);
        assert_eq!(reference(), None);
    });
}

#[test]
fn the_lower_of_override_and_market_holds() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        agree(P);
        set_override(2 * P, now() + 1_000);
        assert_eq!(price_and_low(), (P, Some(P)));
        set_override(P / 2, now() + 1_000);
        assert_eq!(price_and_low(), (P / 2, Some(P / 2)));
        set_override(2 * P, now() + 1_000);
        // The operators fall silent: there is no market price, and the exchange bounds alone.
        run_to(now() + EXPIRY);
        assert_eq!(price_and_low(), (2 * P, Some(P)));
    });
}

#[test]
fn a_purchase_under_an_override_is_bounded_by_each_source() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        set_override(5 * P, now() + 1_000);
        assert_eq!(price_and_low(), (5 * P, Some(P)));
        // Too far apart for a market price, and each of them a bound.
        agree(P / 2);
        assert_eq!(price_and_low(), (5 * P, Some(P / 2)));
        agree(3 * P);
        assert_eq!(price_and_low(), (5 * P, Some(P)));
    });
}

#[test]
fn emptying_the_pool_for_a_block_leaves_nothing_to_buy_at() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        set_override(5 * P, now() + 2_000);
        set_pool(None);
        block(now() + BLOCK);
        trade_to(5 * P);
        block(now() + BLOCK);
        assert_eq!(price_and_low(), (5 * P, None));
        run_to(START + 1_210 + WINDOW);
        assert_eq!(price_and_low(), (5 * P, Some(5 * P)));
    });
}

#[test]
fn when_it_has_ended_the_market_counts_again() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        set_override(2 * P, now() + 100);
        run_to(now() + 100);
        agree(P);
        let market = reference().unwrap();
        assert_eq!((market.price.0, market.source), (P, PriceSource::Market));
    });
}

#[test]
fn it_can_be_set_where_nothing_is_known() {
    ExtBuilder::default().build_and_execute(|| {
        set_override(123 * P, now() + 1);
        assert_eq!(reference().unwrap().price.0, 123 * P);
    });
}

#[test]
fn only_its_origin_sets_it() {
    ExtBuilder::default().build_and_execute(|| {
        let call = || Call::set_override { price: Price(P), until: now() + 1 };
        refused(RuntimeOrigin::signed(ALICE), call(), DispatchError::BadOrigin);
        refused(RuntimeOrigin::root(), call(), DispatchError::BadOrigin);
    });
}

#[test]
fn a_price_of_zero_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        override_refused(0, now() + 1, Error::ZeroPrice);
    });
}

#[test]
fn an_end_that_is_not_ahead_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        for until in [0, now() - 1, now()] {
            override_refused(P, until, Error::EndNotAhead);
        }
    });
}

#[test]
fn an_end_beyond_seven_days_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        for until in [now() + MAX_OVERRIDE_SECS + 1, u64::MAX] {
            override_refused(P, until, Error::EndTooFarAhead);
        }
        set_override(P, now() + 7 * DAY);
        assert_eq!(stored_override().unwrap().until, now() + 7 * DAY);
    });
}

#[test]
fn it_is_within_ten_times_of_the_market() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        agree(P);
        assert_eq!(trailing(), None);
        let until = now() + 100;
        override_refused(TENFOLD, until, Error::TooFarFromMarket);
        override_refused(A_TENTH, until, Error::TooFarFromMarket);
        override_refused(u128::MAX, until, Error::TooFarFromMarket);
        set_override(TENFOLD - 1, until);
        // A second step is measured by the market as well as by the first.
        override_refused(TENFOLD, until, Error::TooFarFromMarket);
        clear_override();
        set_override(A_TENTH + 1, until);
    });
}

#[test]
fn it_is_within_ten_times_of_the_trailing_average() {
    ExtBuilder::sampled(28_000).build_and_execute(|| {
        assert_eq!((reference(), trailing()), (None, Some(P)));
        let until = now() + 100;
        override_refused(TENFOLD, until, Error::TooFarFromMarket);
        override_refused(A_TENTH, until, Error::TooFarFromMarket);
        set_override(TENFOLD - 1, until);
        set_override(P, until);
        set_override(A_TENTH + 1, until);
    });
}

#[test]
fn it_is_within_ten_times_of_the_one_that_holds() {
    ExtBuilder::default().build_and_execute(|| {
        let until = now() + 100;
        set_override(P, until);
        override_refused(TENFOLD, until, Error::TooFarFromMarket);
        override_refused(A_TENTH, until, Error::TooFarFromMarket);

        let old = stored_override();
        set_override(TENFOLD - 1, until + 1);
        let new = stored_override().unwrap();
        assert_eq!((new.price.0, new.until), (TENFOLD - 1, until + 1));
        assert_eq!(last_event(), Event::OverrideSet { old, new }.into());

        // One that has ended binds nobody.
        run_to(until + 1);
        set_override(A_TENTH + 1, now() + 1);
    });
}
