//! Genesis: what is stored, and the sentences that nonsense is refused with.

use super::*;
use crate::{
    types::{Override, Params},
    Settings,
};
use polkadot_sdk::frame_support::traits::{Hooks, StorageVersion};
use quaestor_math::Price;

#[test]
fn the_terms_are_those_of_genesis_and_nothing_is_overridden() {
    ExtBuilder::default().build_and_execute(|| {
        let settings = Settings::<Test>::get();
        assert_eq!((settings.params, settings.price_override), (params(), None));
        assert_eq!(StorageVersion::get::<PriceFeed>(), 1);
    });
}

#[test]
fn an_override_of_genesis_holds_from_the_first_sample_on() {
    let price_override = Some((Price(P), DAY));
    ExtBuilder { price_override, ..Default::default() }.build_and_execute(|| {
        let expected = Override { price: Price(P), since: START, until: START + DAY };
        // The hook of the second block sees the time of the first.
        run_to(START + 10);
        assert_eq!(Settings::<Test>::get().price_override, Some(expected));
        run_to(START + 60);
        assert_eq!(Settings::<Test>::get().price_override, Some(expected), "it moves once");
    });
}

#[test]
#[should_panic(expected = "price feed: an override must hold for a second to 7 days")]
fn an_override_without_end() {
    let price_override = Some((Price(P), 7 * DAY + 1));
    ExtBuilder { price_override, ..Default::default() }.build();
}

#[test]
fn the_terms_without_genesis_are_valid_and_documented() {
    PriceFeed::integrity_test();
    let params = crate::GenesisConfig::<Test>::default().params;
    assert_eq!(params, Params::default());
    assert_eq!((params.window_secs, params.long_window_secs), (1_800, 7 * DAY));
}

/// A test for each nonsense: its name, its sentence, and how it is made.
macro_rules! refused_at_genesis {
    ($($name:ident: $sentence:literal, $change:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            let change: fn(&mut Params) = $change;
            ExtBuilder::default().params(change).build();
        }
    )*};
}

refused_at_genesis! {
    no_expiry: "price feed: a report must expire after a second to a day",
        |params| params.expiry_secs = 0;
    two_feeders: "price feed: a median must need three to a hundred feeders",
        |params| params.min_feeders = 2;
    no_outliers: "price feed: an outlier must be farther than 1 to 10,000 basis points",
        |params| params.outlier_bps = 0;
    no_band: "price feed: the band must be 1 to 5,000 basis points",
        |params| params.band_bps = 5_001;
    no_window: "price feed: the window must be 12 seconds to a day",
        |params| params.window_secs = 11;
    no_long_window: "price feed: the long window must be 28 seconds to 90 days",
        |params| params.long_window_secs = 27;
    a_long_window_that_is_short: "price feed: the long window must not be shorter than the window",
        |params| params.long_window_secs = 1_199;
    no_move: "price feed: the largest move must be 1 to 10,000 basis points",
        |params| params.max_move_bps = 0;
    a_gap_longer_than_the_window: "price feed: the longest gap must be a second to the window",
        |params| params.max_gap_secs = 1_201;
}
