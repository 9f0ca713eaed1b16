//! Each call on its fullest admissible state of qtra declares at least the keys that it touches.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used, reason = "a test may panic")]

use pallet_rewards::Call as Rewards;
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::{
    frame_support::{
        traits::UnfilteredDispatchable,
        weights::{constants::ParityDbWeight, Weight},
    },
    frame_system,
    sp_io::TestExternalities,
};
use quaestor_benchmarks::{
    counter::{reads_and_writes, READ},
    counting::count,
    declared,
    world::{
        account, chain, claim, collect, dispatch, endow, fund, pass, stake, unstake, DAY, QTRA,
        SEVEN_DAYS,
    },
};
use quaestor_runtime::{AccountId, Runtime, RuntimeCall, RuntimeOrigin, StakingVault};

fn crossed<W: pallet_rewards::WeightInfo>(steps: u32) -> Weight {
    W::crossed_steps(steps) - W::crossed_steps(0)
}

fn observed<W: pallet_staking_vault::WeightInfo>(steps: u32) -> Weight {
    W::observe_crossed(steps) - W::observe_crossed(0)
}

fn caller() -> AccountId {
    account(1)
}

/// Makes `call`, which must be charged `runtime`, and touch no more keys than `keys` has. Its caller's
/// account is charged with the transaction.
#[track_caller]
fn holds(
    ext: &mut TestExternalities,
    call: impl Into<RuntimeCall>,
    (runtime, keys): (Weight, Weight),
) {
    let call = call.into();
    let (charged, mut touched) = count(ext, || {
        call.clone().dispatch_bypass_filter(RuntimeOrigin::signed(caller())).unwrap().actual_weight
    });
    let own = frame_system::Account::<Runtime>::hashed_key_for(caller());
    touched.read.remove(&own);
    touched.written.remove(&own);
    let (reads, writes) = touched.counts();
    let (most_reads, most_writes) = reads_and_writes(keys);
    assert!(
        reads as u64 <= most_reads && writes as u64 <= most_writes,
        "{call:?}: {reads} of {most_reads} reads, {writes} of {most_writes} writes: {:#?}",
        touched.named(&[]),
    );
    assert_eq!(charged, Some(runtime), "{call:?}");
    ext.commit_all().unwrap();
}

/// The caller has all 16 positions, the last 15 of which passed a step each since the first one was
/// settled, and all streams of one asset.
fn full() -> TestExternalities {
    let mut ext = chain();
    ext.execute_with(|| {
        let funder = account(2);
        for who in [&caller(), &funder] {
            endow(who, 9_000_000);
        }
        dispatch(&caller(), stake(100_000, SEVEN_DAYS));
        pass(8 * DAY);
        dispatch(&funder, fund(100_000));
        for _ in 1..16 {
            pass(3_600);
            dispatch(&caller(), claim());
        }
        for _ in 1..16 {
            pass(3_600);
            dispatch(&caller(), stake(5_000, SEVEN_DAYS));
        }
        dispatch(&funder, fund(100_000));
        pass(8 * DAY);
    });
    ext.commit_all().unwrap();
    ext
}

#[test]
fn claiming_with_all_positions_and_streams() {
    let mut ext = full();
    let bound = |reads| ParityDbWeight::get().reads(reads);
    let (runtime, keys) =
        declared!(pallet_rewards, |W| W::claim_rewards(16, 15) + crossed::<W>(15));
    // The bound reads the tier table.
    holds(&mut ext, claim(), (runtime + bound(1), keys));
    holds(&mut ext, collect(), declared!(pallet_rewards, |W| W::collect_vested_native(16)));
}

#[test]
fn compounding_and_forfeiting() {
    let mut ext = full();
    let compound = Rewards::compound { position: 9 };
    holds(&mut ext, compound, declared!(pallet_rewards, |W| W::compound(0) + crossed::<W>(1)));
    let forfeit = Rewards::forfeit_stream { stream: 14 };
    holds(&mut ext, forfeit, declared!(pallet_rewards, |W| W::forfeit_stream(15)));
}

#[test]
fn leaving_with_a_full_ledger() {
    let mut ext = full();
    ext.execute_with(|| {
        for _ in 0..24 {
            pass(3_600);
            let part = Vault::unstake { position: 0, amount: Some(1_000 * QTRA) };
            dispatch(&caller(), part);
        }
        // Twelve chunks are released hour by hour, the others together.
        assert_eq!(StakingVault::ledger(caller()).entries(), 29);
    });
    ext.commit_all().unwrap();
    let leave = |entries| {
        move |pending, steps| {
            declared!(pallet_staking_vault, |W| W::unstake(entries, pending) + observed::<W>(steps))
        }
    };
    holds(&mut ext, unstake(5), leave(29)(0, 1));
    holds(&mut ext, stake(5_000, SEVEN_DAYS), declared!(pallet_staking_vault, |W| W::stake(28, 1)));
    let position = ext.execute_with(|| StakingVault::ledger(caller()).positions.last().unwrap().id);
    holds(&mut ext, Vault::early_unstake { position }, leave(29)(1, 0));
    ext.execute_with(|| pass(4 * DAY));
    holds(&mut ext, Vault::withdraw {}, declared!(pallet_staking_vault, |W| W::withdraw(28)));
}

/// Negative control: a write that a call does not declare is found.
#[test]
#[should_panic(expected = "writes")]
fn a_call_that_declares_too_little_is_found() {
    let (runtime, _) = declared!(pallet_rewards, |W| W::collect_vested_native(15));
    holds(&mut full(), collect(), (runtime, Weight::from_parts(READ * 9, 0)));
}
