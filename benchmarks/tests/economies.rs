//! The calls and hooks that only `act` and `blockdag` have declare the keys that they touch; `qtra` pays
//! nothing for them.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use polkadot_sdk::{
    frame_support::{
        dispatch::DispatchClass,
        traits::{GetCallName, OnIdle, PalletInfoAccess},
        weights::Weight,
    },
    pallet_authorship::EventHandler,
    sp_io::{hashing::twox_128, TestExternalities},
};
use quaestor_benchmarks::{
    act, blockdag,
    blockdag::BDAG,
    calls,
    counter::reads_and_writes,
    counting::{count, count_hook, Keys},
    declared as weigh,
    declared::author,
    inference, regular,
    weighed::{names, sums, Weighed},
};
use quaestor_runtime::{
    Allocations, Debates, Emission, GenesisBadge, Nfts, Recorders, Referenda, Runtime, StakeVoting,
    System,
};
use std::collections::BTreeSet;

/// Last output of `cargo run --bin keys > benchmarks/results/keys.md`.
const RESULTS: &str = include_str!("../results/keys.md");
const README: &str = include_str!("../README.md");

fn fits(one: &Weighed) -> bool {
    let ((reads, writes), (most_reads, most_writes)) = (one.counts(), one.declared);
    reads <= most_reads && writes <= most_writes
}

#[test]
fn every_call_declares_the_keys_that_it_touches() {
    for weighed in [act::measure(), blockdag::measure(), inference::measure()] {
        for one in &weighed {
            let keys = one.keys.named(&[]);
            assert!(
                fits(one),
                "{:?} {} declares {:?}: {keys:#?}",
                one.call,
                one.when,
                one.declared
            );
        }
        for table in [sums(&weighed), names(&weighed)] {
            assert!(RESULTS.contains(&table), "it has changed:\n{table}");
        }
        assert!(README.contains(&sums(&weighed)), "put this there:\n{}", sums(&weighed));
    }
}

/// Negative control.
#[test]
fn a_call_that_declares_a_key_less_than_it_touches_is_found() {
    for mut one in blockdag::measure() {
        one.declared = one.counts();
        assert!(fits(&one));
        one.declared.0 -= 1;
        assert!(!fits(&one), "{:?} {}: a read", one.call, one.when);
        one.declared = one.counts();
        one.declared.1 -= 1;
        assert!(!fits(&one), "{:?} {}: a write", one.call, one.when);
    }
}

#[test]
fn every_call_of_the_pallets_that_qtra_does_not_use_is_measured() {
    let measured = act::measure().into_iter().chain(blockdag::measure());
    let measured: BTreeSet<_> = measured.chain(inference::measure()).map(|one| one.call).collect();
    let of = |pallet, calls: &[&'static str]| -> BTreeSet<(&'static str, &'static str)> {
        calls.iter().map(|call| (pallet, *call)).collect()
    };
    let mut expected = of("Emission", pallet_emission::Call::<Runtime>::get_call_names());
    expected.extend(of("Allocations", pallet_allocations::Call::<Runtime>::get_call_names()));
    expected.extend(of("StakeVoting", pallet_stake_voting::Call::<Runtime>::get_call_names()));
    expected.extend(of("Debates", pallet_debates::Call::<Runtime>::get_call_names()));
    expected.extend(of("GenesisBadge", pallet_genesis_badge::Call::<Runtime>::get_call_names()));
    // Exits settle votes, and boosts are the vault's.
    expected.extend(of("StakingVault", &["refresh_boosts", "unstake"]));
    assert_eq!(measured, expected);
}

#[test]
fn the_hooks_of_a_regular_block_declare_no_more_than_they_may() {
    let (act, blockdag) = (regular::act(), regular::blockdag());
    for blocks in [&act, &blockdag] {
        for block in blocks {
            let table = weigh::report(&block.hooks);
            assert!(block.micros() <= block.limit.unwrap(), "{}:\n{table}", block.what);
            assert!(RESULTS.contains(&table), "{} has changed:\n{table}", block.what);
        }
        let sums = weigh::sums(blocks);
        assert!(RESULTS.contains(&sums) && README.contains(&sums), "put this there:\n{sums}");
    }
    let limits = |blocks: &[weigh::Block]| -> Vec<_> {
        blocks.iter().map(|block| block.limit.unwrap()).collect()
    };
    assert_eq!(limits(&act), [400, 750, 750, 750]);
    assert_eq!(limits(&blockdag), [400, 750, 750, 750, 750]);
}

/// Keys of the hook of authors, and the weight that it registers.
fn noted(ext: &mut TestExternalities) -> (Keys, Weight) {
    let registered = || *System::block_weight().get(DispatchClass::Mandatory);
    let before = ext.execute_with(registered);
    let ((), keys) = count(ext, || Emission::note_author(author()));
    let after = ext.execute_with(registered);
    (keys, after - before)
}

#[test]
fn the_author_of_a_block_is_noted_for_what_is_declared() {
    let mut ext = regular::emitting("blockdag-testnet", 1_000 * BDAG, 3);
    let (runtime, keys) = quaestor_benchmarks::declared!(pallet_emission, |W| W::note_author());
    for _ in 0..2 {
        let (touched, weight) = noted(&mut ext);
        assert_eq!(weight, runtime);
        let (reads, writes) = touched.counts();
        assert_eq!(
            (reads as u64, writes as u64),
            reads_and_writes(keys),
            "{:?}",
            touched.named(&[])
        );
    }
    assert_eq!(ext.execute_with(|| Emission::author(author()).blocks), 3);
    // Nobody is paid for blocks there.
    let mut ext = regular::emitting("act-testnet", 1_000 * act::ACT, 0);
    assert_eq!(noted(&mut ext), (Keys::default(), Weight::zero()));
}

/// Returns `true` for a key of a pallet that `qtra` does not use.
fn is_foreign(key: &[u8]) -> bool {
    let foreign = [
        Emission::name(),
        Allocations::name(),
        StakeVoting::name(),
        Debates::name(),
        GenesisBadge::name(),
        Referenda::name(),
        Nfts::name(),
        Recorders::name(),
    ];
    foreign.iter().any(|name| key.starts_with(&twox_128(name.as_bytes())))
}

fn foreign(keys: &Keys) -> usize {
    keys.read.union(&keys.written).filter(|key| is_foreign(key)).count()
}

#[test]
fn no_call_and_no_hook_of_qtra_touches_a_key_of_the_other_economies() {
    for call in calls::measure() {
        assert_eq!(foreign(&call.keys), 0, "{}: {:?}", call.what, call.keys.named(&[]));
    }
    for block in weigh::blocks() {
        for hook in &block.hooks {
            assert_eq!(foreign(&hook.keys), 0, "{}, {}", block.what, hook.pallet);
        }
        // Nothing is declared for them either, and the vault's record is read anyway.
        let theirs = block.hooks.iter().filter(|hook| hook.pallet.contains("emission"));
        let cost: Vec<_> = theirs.map(|hook| (hook.weight, hook.keys.counts())).collect();
        assert_eq!(cost, [(Weight::zero(), (0, 0)); 2], "{}", block.what);
    }
    let mut ext = weigh::market();
    let (_, alone) = count_hook(&mut ext, || Emission::on_idle(1, Weight::MAX));
    assert_eq!(
        alone.read.into_iter().collect::<Vec<_>>(),
        [pallet_staking_vault::State::<Runtime>::hashed_key()]
    );
    assert!(alone.written.is_empty());
}

/// Negative control: on the other economies such keys are found.
#[test]
fn keys_of_the_other_economies_are_found_where_they_are_touched() {
    let calls = act::measure().into_iter().chain(blockdag::measure());
    for call in calls.filter(|call| call.call.0 != "StakingVault") {
        assert!(foreign(&call.keys) > 0, "{:?}", call.call);
    }
    for block in regular::act().into_iter().chain(regular::blockdag()) {
        let theirs = block.hooks.iter().filter(|hook| foreign(&hook.keys) > 0);
        let pays_authors = block.what.starts_with("blockdag");
        assert_eq!(theirs.count(), 1 + usize::from(pays_authors), "{}", block.what);
    }
}

/// With as many polls as can live at once.
#[test]
fn an_exit_with_all_votes_declares_the_keys_that_it_touches() {
    let one = act::full_exit();
    let named = one.keys.named(&[]);
    assert!(fits(&one), "declares {:?}: {named:#?}", one.declared);
    let written = |item: &str| named.iter().filter(|key| key.0 == item && key.2).count();
    assert_eq!(written("Referenda.ReferendumInfoFor"), 8);
    // The block of each alarm, and the next one, where all are put.
    assert_eq!(written("Scheduler.Agenda"), 8 + 1);
}

/// A refund of what a voter's exit was charged leaves none for an account without votes.
#[test]
fn an_exit_touches_keys_of_the_votes_for_a_voter_only() {
    let exits: Vec<_> =
        act::measure().into_iter().filter(|one| one.call == ("StakingVault", "unstake")).collect();
    let votes = |when| exits.iter().find(|exit| exit.when == when).map(|exit| foreign(&exit.keys));
    assert_eq!(votes("without votes"), Some(0));
    // The record of the voter, the poll, and the parameters.
    assert_eq!(votes("with a live vote"), Some(3));
}
