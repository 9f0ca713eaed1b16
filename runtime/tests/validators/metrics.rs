//! Metrics of the chain.

use crate::{block, chain, dev};
use polkadot_sdk::{frame_support::assert_ok, sp_keyring::Sr25519Keyring};
use quaestor_runtime::{
    metrics::{runtime_decl_for_metrics_api::MetricsApi, Metric},
    Block, Runtime, RuntimeOrigin, StakingVault, Validators,
};
use std::collections::{BTreeMap, BTreeSet};

const QTRA: u128 = 1_000_000_000_000_000_000;
const USD: u128 = 1_000_000;

fn metrics() -> Vec<Metric> {
    <Runtime as MetricsApi<Block>>::metrics()
}

/// The values by name and label values, with their decimals.
fn by_name() -> BTreeMap<String, (u128, u8)> {
    let key = |metric: &Metric| {
        let labels = metric.labels.iter().map(|(_, value)| value.as_str());
        [metric.name.as_str()].into_iter().chain(labels).collect::<Vec<_>>().join(" ")
    };
    metrics().iter().map(|metric| (key(metric), (metric.value, metric.decimals))).collect()
}

#[test]
fn the_metrics_of_a_fresh_chain() {
    chain("qtra-local").execute_with(|| {
        // The breakers look in the second block at the latest, by the clock of the first.
        (0..4).for_each(|_| block(|| {}));
        let told = by_name();
        let expected = [
            ("issuance_native", (1_000_000_000 * QTRA, 18)),
            ("burnt_native", (0, 18)),
            ("staked_native", (0, 18)),
            ("stakers", (0, 0)),
            ("emergency_reserve usdc", (15_000 * USD, 6)),
            ("reserve usdc", (0, 6)),
            ("revenue_deposited TradingProfit usdc", (0, 6)),
            ("revenue_suspended Other native", (0, 18)),
            ("price_known", (0, 0)),
            ("breaker_tripped LowStake", (1, 0)),
            ("breaker_tripped PriceCrash", (0, 0)),
            ("rewards_redirected", (1, 0)),
            ("validators", (4, 0)),
            ("validator_members", (4, 0)),
            ("validator_members_keyless", (0, 0)),
            ("session", (0, 0)),
            ("offences", (0, 0)),
        ];
        for (name, value) in expected {
            assert_eq!(told.get(name), Some(&value), "{name} in {told:#?}");
        }
        assert!(!told.contains_key("price_usdc Reference"), "nobody knows a price");
    });
}

#[test]
fn they_follow_the_chain() {
    chain("qtra-local").execute_with(|| {
        block(|| {});
        let (alice, eve) = (dev(Sr25519Keyring::Alice), dev(Sr25519Keyring::Eve));
        block(|| {
            assert_ok!(StakingVault::stake(RuntimeOrigin::signed(alice), 700 * QTRA, 2));
            assert_ok!(StakingVault::stake(RuntimeOrigin::signed(eve.clone()), 300 * QTRA, 0));
            assert_ok!(Validators::add_member(RuntimeOrigin::root(), eve.into()));
        });
        let told = by_name();
        assert_eq!(told["staked_native"], (1_000 * QTRA, 18));
        assert_eq!(told["stakers"], (2, 0));
        assert_eq!(told["validator_members"], (5, 0));
        assert_eq!(told["validator_members_keyless"], (1, 0));
        // In 7 days of 20 seconds: 300 tokens at 1.0 and 700 at 1.2, in tokens.
        (0..30).for_each(|_| block(|| {}));
        assert_eq!(by_name()["weight"], (1_140 * QTRA * 10_000, 22));
    });
}

#[test]
fn names_and_labels_suit_prometheus() {
    chain("qtra-local").execute_with(|| {
        block(|| {});
        let plain = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_lowercase())
                && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        };
        let (mut seen, mut labels) = (BTreeSet::new(), BTreeMap::new());
        for metric in metrics() {
            assert!(plain(&metric.name), "{metric:?}");
            assert!(!metric.about.is_empty(), "{metric:?}");
            let names: Vec<_> = metric.labels.iter().map(|(name, _)| name.clone()).collect();
            assert!(names.iter().all(|name| plain(name)), "{metric:?}");
            let known = labels.entry(metric.name.clone()).or_insert_with(|| names.clone());
            assert_eq!(known, &names, "{metric:?}");
            assert!(seen.insert((metric.name.clone(), metric.labels.clone())), "twice: {metric:?}");
        }
        assert!(seen.len() > 30, "{}", seen.len());
    });
}
