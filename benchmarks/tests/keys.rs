//! The calls and the hook touch no more keys than they may.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;

use pallet_staking_vault::Ledgers;
use polkadot_sdk::{
    frame_support::{storage::unhashed, weights::Weight},
    sp_io::TestExternalities,
};
use quaestor_benchmarks::{
    calls,
    counting::{count, excluded, Keys, CHARGED_BY_HOOKS},
    declared, hooks, regular,
    world::{account, set_time, tick, START},
};
use quaestor_runtime::Runtime;

/// Last output of `cargo run --bin keys > benchmarks/results/keys.md`.
const RESULTS: &str = include_str!("../results/keys.md");
const README: &str = include_str!("../README.md");

#[test]
fn every_call_keeps_its_limits() {
    let measured = calls::measure();
    assert!(
        README.contains(&calls::sums(&measured)),
        "put this there:\n{}",
        calls::sums(&measured)
    );
    assert!(
        RESULTS.contains(&calls::sums(&measured)) && RESULTS.contains(&calls::names(&measured))
    );
    assert_eq!(measured.iter().filter(|call| call.limit.is_some()).count(), 7);
    for call in &measured {
        let (reads, writes) = call.keys.counts();
        let (most_reads, most_writes) = call.limit.unwrap_or((usize::MAX, usize::MAX));
        assert!(
            reads <= most_reads && writes <= most_writes,
            "{}: {reads} reads and {writes} writes: {:#?}",
            call.what,
            call.keys.named(&calls::accounts()),
        );
    }
}

#[test]
fn the_hook_touches_the_same_keys_with_10_and_with_100_000_stakers() {
    let (few, many) = (hooks::measure(10), hooks::measure(100_000));
    assert_eq!(few.within, many.within);
    assert_eq!(few.warming, many.warming);
    assert!(RESULTS.contains(&hooks::report(&few, &many)));
    assert!(few.warming.counts() > few.within.counts(), "a step is more than no step");
}

#[test]
fn the_hooks_of_a_regular_block_declare_no_more_than_they_may() {
    let blocks = declared::blocks();
    for block in &blocks {
        let table = declared::report(&block.hooks);
        let fits = block.limit.is_none_or(|limit| block.micros() <= limit);
        assert!(fits, "{}:\n{table}", block.what);
        assert!(RESULTS.contains(&table), "{} has changed:\n{table}", block.what);
    }
    assert_eq!(blocks.iter().filter(|block| block.limit.is_some()).count(), 4);
    let sums = declared::sums(&blocks);
    assert!(RESULTS.contains(&sums));
    let ordinary = declared::report(&blocks.first().unwrap().hooks);
    for table in [sums, ordinary] {
        assert!(README.contains(&table), "put this there:\n{table}");
    }
}

#[test]
fn the_hooks_touch_the_same_keys_after_many_deposits_and_buybacks() {
    let keys = |ext: &mut TestExternalities| -> Vec<Keys> {
        declared::block(ext, 6).into_iter().map(|hook| hook.keys).collect()
    };
    let mut ext = declared::market();
    declared::busy(&mut ext, 3);
    let few = keys(&mut ext);
    declared::busy(&mut ext, 300);
    assert_eq!(keys(&mut ext), few);
}

/// The hook reads two keys in the first slots of an hour, and writes two in the first block of a day.
#[test]
fn the_daybook_touches_no_key_of_an_ordinary_block() {
    let cost = |blocks: &[declared::Block], what: &str| {
        let block = blocks.iter().find(|block| block.what == what).unwrap();
        let hook = block.hooks.iter().find(|hook| hook.pallet.starts_with("daybook")).unwrap();
        (hook.keys.counts(), hook.weight == Weight::zero())
    };
    let (qtra, act) = (declared::blocks(), regular::act());
    assert_eq!(cost(&qtra, "ordinary"), ((0, 0), true));
    assert_eq!(cost(&act, "act: ordinary"), ((0, 0), true));
    // Negative controls: where an hour begins, and where a day does.
    assert_eq!(cost(&act, "act: an hour begins, a rate ends"), ((2, 0), false));
    let day = cost(&act, "act: an hour and an epoch begin, weights change, a drip is due");
    assert_eq!((day.0 .1, day.1), (2, false));
}

#[test]
fn a_hook_that_visited_stakers_would_be_noticed() {
    let visit = || Ledgers::<Runtime>::iter().map(|(_, ledger)| ledger.staked()).sum::<u128>();
    let planted = |stakers| {
        let (_, keys) = count(&mut hooks::staked(stakers), || {
            set_time(START);
            tick();
            visit()
        });
        keys.counts().0
    };
    assert_eq!(planted(40), planted(10) + 30);
}

#[test]
fn every_planted_read_and_write_is_counted() {
    let mut ext = TestExternalities::default();
    ext.execute_with(|| unhashed::put(b"old", &1u8));
    let (_, keys) = count(&mut ext, || {
        assert_eq!(unhashed::get(b"old"), Some(1u8));
        assert_eq!(unhashed::get(b"old"), Some(1u8));
        assert!(!unhashed::exists(b"none"));
        unhashed::put(b"new", &2u8);
        // After a write a read costs nothing more.
        assert_eq!(unhashed::get(b"new"), Some(2u8));
        unhashed::kill(b"gone");
    });
    let names = |keys: &[&[u8]]| keys.iter().map(|key| key.to_vec()).collect();
    assert_eq!(keys.read, names(&[b"old", b"none"]));
    assert_eq!(keys.written, names(&[b"new", b"gone"]));
}

#[test]
fn every_block_reads_and_writes_what_calls_do_not_count() {
    let hooks = declared::block(&mut declared::market(), 6);
    let touched = |of: fn(&Keys) -> &BTreeSet<Vec<u8>>, key: &[u8]| {
        hooks.iter().any(|hook| of(&hook.keys).contains(key))
    };
    let names: Vec<String> = excluded().into_iter().map(|(_, name)| name).collect();
    let items = [
        pallet_staking_vault::State::<Runtime>::hashed_key(),
        pallet_rewards::State::<Runtime>::hashed_key(),
    ];
    for (key, name) in items.iter().zip(CHARGED_BY_HOOKS) {
        assert!(names.iter().any(|other| other == name), "calls count {name}");
        assert!(touched(|keys| &keys.read, key), "no hook reads {name}");
        assert!(touched(|keys| &keys.written, key), "no hook writes {name}");
    }
}

#[test]
fn what_is_not_counted_is_bookkeeping_of_blocks() {
    let (_, keys) = count(&mut TestExternalities::default(), || {
        polkadot_sdk::frame_system::Pallet::<Runtime>::deposit_event(
            polkadot_sdk::frame_system::Event::KilledAccount { account: account(1) },
        );
    });
    assert_eq!(keys.counts(), (0, 0));
}
