//! Reads of the price for users.

use super::*;
use crate::{
    api::PriceView,
    types::{NoPrice, Override},
    TimedPrice,
};
use quaestor_primitives::{Price, PriceSource, ReferencePrice};

#[test]
fn it_shows_the_price_and_what_it_is_made_from() {
    ExtBuilder::sampled(28_000).build_and_execute(|| {
        trade_to(1_010_000);
        block(START + 28_100);
        agree(1_020_000);
        let time = now();

        // 100 seconds of 10,000 more in 1,200 and in 28,100 seconds.
        let average = Price(1_000_833);
        assert_eq!(
            PriceFeed::price(),
            PriceView {
                reference: Some(ReferencePrice {
                    price: Price(1_020_000),
                    low: Some(average),
                    time,
                    source: PriceSource::Market,
                }),
                reason: None,
                oracle: Some(TimedPrice { price: Price(1_020_000), time }),
                average: Some(average),
                spot: Some(Price(1_010_000)),
                trailing_average: Some(Price(1_000_035)),
                live_override: None,
                params: params(),
            }
        );
    });
}

#[test]
fn it_shows_why_there_is_none() {
    ExtBuilder::default().build_and_execute(|| {
        set_pool(None);
        assert_eq!(
            PriceFeed::price(),
            PriceView {
                reference: None,
                reason: Some(NoPrice::NoOracle),
                oracle: None,
                average: None,
                spot: None,
                trailing_average: None,
                live_override: None,
                params: params(),
            }
        );
    });
}

#[test]
fn it_shows_an_override_while_it_holds() {
    ExtBuilder::default().build_and_execute(|| {
        let (since, until) = (now(), now() + 20);
        set_override(P, until);
        let set = Override { price: Price(P), since, until };
        assert_eq!(PriceFeed::price().live_override, Some(set));
        assert_eq!(PriceFeed::price().reference.unwrap().source, PriceSource::Override);
        run_to(until);
        let view = PriceFeed::price();
        assert_eq!((view.live_override, view.reason), (None, Some(NoPrice::NoOracle)));
    });
}
