//! Genesis.

use super::*;
use crate::{types::Terms, Classes, CurrentTerms, State};
use polkadot_sdk::{frame_support::traits::Hooks, sp_runtime::BuildStorage};

fn panics(build: impl FnOnce() + std::panic::UnwindSafe) -> String {
    let panic = std::panic::catch_unwind(build).unwrap_err();
    let text = panic.downcast_ref::<String>().cloned();
    text.or(panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap()
}

#[test]
fn a_market_begins_with_its_till_and_the_neutral_fee() {
    let builder = ExtBuilder::default();
    let market = builder.market();
    builder.build().execute_with(|| {
        assert_eq!(CurrentTerms::<Test>::get(), Some(terms()));
        assert_eq!((state().fee, state().assets.len(), state().usage.len()), (500, 2, 2));
        assert_eq!((balance(till()), balance_of(USDC, till())), (ED, LEAST));
        assert_eq!([NATIVE, USDC, EURC].map(|asset| market.minted(&asset)), [ED, LEAST, 0]);
        assert_eq!(Classes::<Test>::get().len(), 2);
    });
}

#[test]
fn an_economy_without_a_market_has_no_keys() {
    let builder = ExtBuilder { terms: None, ..Default::default() };
    assert_eq!(builder.market().minted(&NATIVE), 0);
    builder.build_and_execute(|| {
        assert!(!CurrentTerms::<Test>::exists() && !State::<Test>::exists());
        assert!(!Classes::<Test>::exists());
        assert_eq!(balance(till()), 0);
        let weight = InferenceMarket::on_idle(1, polkadot_sdk::frame_support::weights::Weight::MAX);
        assert_eq!(weight, <() as crate::WeightInfo>::on_idle_base());
        assert!(!State::<Test>::exists());
    });
}

#[test]
fn a_wrong_genesis_stops_the_chain() {
    fn build(change: impl FnOnce(&mut crate::GenesisConfig<Test>)) {
        let mut market = ExtBuilder::default().market();
        change(&mut market);
        let assets = polkadot_sdk::pallet_assets::GenesisConfig {
            assets: vec![(1, ADMIN, true, LEAST), (2, ADMIN, true, LEAST)],
            ..Default::default()
        };
        let config =
            RuntimeGenesisConfig { assets, inference_market: market, ..Default::default() };
        config.build_storage().unwrap();
    }
    let too_long = |terms: &mut Terms| terms.audit_secs = 7 * DAY;
    type Change = fn(&mut crate::GenesisConfig<Test>);
    let cases: [(&str, Change); 6] = [
        ("inference market: a day must last from a second to 86,400", |market| {
            market.terms.as_mut().unwrap().day_secs = 0;
        }),
        ("inference market: an asset is listed twice", |market| market.assets = vec![USDC, USDC]),
        ("inference market: an asset is listed twice", |market| market.assets = vec![NATIVE]),
        ("inference market: an asset does not exist", |market| {
            market.assets = vec![quaestor_primitives::NativeOrWithId::WithId(9)];
        }),
        ("inference market: a base price must be from 1 to 10^24", |market| {
            market.classes = vec![0];
        }),
        ("inference market: too many classes", |market| market.classes = vec![1; 17]),
    ];
    for (sentence, change) in cases {
        assert_eq!(panics(move || build(change)), sentence);
    }
    let outlasts = panics(move || build(|market| too_long(market.terms.as_mut().unwrap())));
    assert!(outlasts.contains("must not outlast the notice"));
}

#[test]
fn the_configuration_is_sound() {
    ExtBuilder::default().build().execute_with(|| {
        <InferenceMarket as Hooks<u64>>::integrity_test();
    });
}
