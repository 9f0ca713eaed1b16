//! The reference price, and each reason for which there is none.

use super::*;
use crate::{types::NoPrice, TimedPrice};
use quaestor_primitives::{Price, PriceSource, ReferencePrice};

fn market(price: u128, low: u128, time: u64) -> Option<ReferencePrice> {
    let (price, low) = (Price(price), Some(Price(low)));
    Some(ReferencePrice { price, low, time, source: PriceSource::Market })
}

#[test]
fn it_is_the_operators_price_with_the_lower_of_the_two() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        agree(1_010_000);
        let then = now();
        block(then + 10);
        assert_eq!((reference(), reason()), (market(1_010_000, P, then), None));
        agree(990_000);
        assert_eq!((reference(), reason()), (market(990_000, 990_000, now()), None));
    });
}

#[test]
fn without_operators_there_is_none() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        assert_eq!((reference(), reason()), (None, Some(NoPrice::NoOracle)));
        Agreed::set(&Some(TimedPrice { price: Price(0), time: now() }));
        assert_eq!((reference(), reason()), (None, Some(NoPrice::NoOracle)));
    });
}

#[test]
fn when_what_they_agreed_on_has_expired_there_is_none() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        agree(P);
        let then = now();
        run_to(then + EXPIRY - 1);
        assert_eq!(reference(), market(P, P, then));
        run_to(then + EXPIRY);
        assert_eq!((reference(), reason()), (None, Some(NoPrice::OracleStale)));
    });
}

#[test]
fn a_price_of_the_future_is_none() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        Agreed::set(&Some(TimedPrice { price: Price(P), time: now() + 1 }));
        assert_eq!((reference(), reason()), (None, Some(NoPrice::OracleStale)));
    });
}

#[test]
fn before_the_exchange_was_sampled_for_a_window_there_is_none() {
    ExtBuilder::sampled(1_199).build_and_execute(|| {
        agree(P);
        assert_eq!((reference(), reason()), (None, Some(NoPrice::NoAverage)));
        block(START + 1_200);
        assert_eq!(reference(), market(P, P, START + 1_199));
    });
}

#[test]
fn beyond_the_band_there_is_none() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        // 5 % of the lower of the two, either way; a part of a basis point is one more.
        for (price, low) in [(1_050_000, P), (952_381, 952_381)] {
            agree(price);
            assert_eq!(reference(), market(price, low, now()));
        }
        for price in [1_050_001, 952_380, 1] {
            agree(price);
            assert_eq!((reference(), reason()), (None, Some(NoPrice::TooFarApart)));
        }
    });
}

#[test]
fn the_average_is_compared_and_not_the_price_of_the_moment() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        agree(P);
        trade_to(2 * P);
        block(now() + BLOCK);
        assert_eq!(PriceFeed::price().spot, Some(Price(2 * P)));
        assert_eq!(reference(), market(P, P, now() - BLOCK));
        agree(2 * P);
        assert_eq!(reason(), Some(NoPrice::TooFarApart));
    });
}
