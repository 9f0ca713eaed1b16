//! Cost of the hook.

use super::*;
use crate::{Twap, WeightInfo};
use polkadot_sdk::{frame_support::traits::Hooks, sp_io::TestExternalities};
use std::collections::BTreeMap;

fn storage() -> BTreeMap<Vec<u8>, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut key = Vec::new();
    while let Some(next) = polkadot_sdk::sp_io::storage::next_key(&key) {
        all.insert(next.clone(), polkadot_sdk::sp_io::storage::get(&next).unwrap().to_vec());
        key = next;
    }
    all
}

/// Trie nodes that the hook of the next block reads, and entries that it changes.
fn cost(ext: &mut TestExternalities) -> (usize, usize) {
    ext.commit_all().unwrap();
    let before = ext.execute_with(storage);
    let (weight, proof) = ext.execute_and_prove(|| PriceFeed::on_initialize(1));
    let after = ext.execute_with(storage);
    assert_eq!(before.len(), after.len());
    let changed = before.iter().filter(|(key, value)| after[*key] != **value).count();
    assert_eq!(
        weight,
        match changed {
            1 => <() as WeightInfo>::on_initialize(),
            _ => <() as WeightInfo>::on_initialize_slot(),
        }
    );
    (proof.into_iter_nodes().count(), changed)
}

#[test]
fn the_hook_costs_the_same_after_10_and_after_10_000_blocks() {
    let mut ext = ExtBuilder::sampled(100).build();
    let young = cost(&mut ext);
    // The feed alone.
    assert_eq!(young.1, 1);
    ext.execute_with(|| run_to(START + 100_010));
    let old = cost(&mut ext);
    assert_eq!(old, young);

    // A slot of the long window begins: its ring as well.
    ext.execute_with(|| {
        run_to(START + 101_000);
        PriceFeed::do_try_state().unwrap();
    });
    let boundary = cost(&mut ext);
    assert_eq!(boundary.1, 2);
    assert!(boundary.0 > old.0);
}

#[test]
fn without_a_pool_the_hook_writes_nothing() {
    let mut ext = ExtBuilder::default().build();
    ext.execute_with(|| {
        set_pool(None);
        let before = storage();
        PriceFeed::on_initialize(1);
        assert_eq!(storage(), before);
        // A price comes, and goes again: both are written.
        set_pool(Some((1_000_000, 1_000_000)));
        PriceFeed::on_initialize(2);
        let sampled = storage();
        assert_ne!(sampled, before);
        assert!(Twap::<Test>::get().sample.is_some());
        set_pool(None);
        PriceFeed::on_initialize(3);
        assert!(Twap::<Test>::get().sample.is_none());
        let gone = storage();
        assert_ne!(gone, sampled);
        PriceFeed::on_initialize(4);
        assert_eq!(storage(), gone);
    });
}

#[test]
fn before_the_clock_runs_nothing_is_sampled() {
    let mut ext = ExtBuilder::default().build();
    ext.execute_with(|| {
        quaestor_testing::StubClock::set_secs(0);
        block(START);
        assert_eq!(feed(), Default::default());
        assert!(!crate::Twap::<Test>::exists());
    });
}
