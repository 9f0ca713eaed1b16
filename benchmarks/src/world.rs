//! A chain with the qtra economy, real durations included, whose only pool pays the native token.

#[path = "../../runtime/tests/common/genesis.rs"]
mod genesis;

use genesis::Genesis;
use polkadot_sdk::{
    frame_support::traits::{fungible::Mutate, Hooks, UnfilteredDispatchable},
    pallet_timestamp,
    sp_core::crypto::AccountId32,
    sp_io::{hashing::blake2_256, TestExternalities},
};
use quaestor_primitives::{AssetKind, Balance, PositionId, Seconds, TierId};
use quaestor_runtime::{
    AccountId, Balances, Rewards, Runtime, RuntimeCall, RuntimeOrigin, StakingVault, System,
};

/// A native token, in smallest units.
pub const QTRA: Balance = 1_000_000_000_000_000_000;
/// Seconds of a day.
pub const DAY: Seconds = 86_400;
/// The first time of the chain.
pub const START: Seconds = 1_728_000_000;
/// Lock of 7 days.
pub const SEVEN_DAYS: TierId = 0;
/// Lock of a year.
pub const ONE_YEAR: TierId = 4;

/// A chain with the qtra economy and one native pool, whose clock has started.
pub fn chain() -> TestExternalities {
    let mut preset = genesis::preset("qtra-testnet");
    let pools = preset["rewards"]["pools"].as_array_mut().unwrap();
    pools.retain(|pool| pool["asset"] == serde_json::to_value(AssetKind::Native).unwrap());
    assert_eq!(pools.len(), 1, "there is one native pool");
    started(preset)
}

/// A chain with that preset, whose clock has started.
pub fn economy(preset: &str) -> TestExternalities {
    started(genesis::preset(preset))
}

fn started(preset: serde_json::Value) -> TestExternalities {
    let mut ext = Genesis::default().with(preset).build();
    ext.execute_with(|| {
        System::set_block_number(1);
        set_time(START);
        tick();
    });
    ext.commit_all().unwrap();
    ext
}

/// An account of that number.
pub fn account(number: u32) -> AccountId {
    let mut bytes = [0x5a; 32];
    bytes[..4].copy_from_slice(&number.to_le_bytes());
    // Spread over the trie, as the keys of real accounts are.
    AccountId32::new(blake2_256(&bytes))
}

/// Mints for an account what it will use.
pub fn endow(who: &AccountId, tokens: u32) {
    give(who, Balance::from(tokens) * QTRA);
}

/// Mints for an account, in smallest units of any economy.
pub fn give(who: &AccountId, amount: Balance) {
    Balances::mint_into(who, amount).unwrap();
}

/// The origin of a call that `who` signs.
pub fn signed(who: &AccountId) -> RuntimeOrigin {
    RuntimeOrigin::signed(who.clone())
}

/// Sets the time that the next tick reads.
pub fn set_time(now: Seconds) {
    pallet_timestamp::Now::<Runtime>::put(now * 1_000);
}

/// The hook that brings the clock forward, as at the begin of a block.
pub fn tick() {
    StakingVault::on_initialize(System::block_number());
}

/// Passes `secs`, in as many blocks as the clock needs.
pub fn pass(secs: Seconds) {
    set_time(pallet_timestamp::Now::<Runtime>::get() / 1_000 + secs);
    tick();
    while StakingVault::state().behind {
        tick();
    }
}

/// Makes `call`, signed by `who`; it must succeed. The filter is not asked: what it reads is part of
/// the weight of any transaction.
pub fn dispatch(who: &AccountId, call: impl Into<RuntimeCall>) {
    call.into().dispatch_bypass_filter(signed(who)).unwrap();
}

/// The call that stakes.
pub fn stake(tokens: u32, tier: TierId) -> RuntimeCall {
    let amount = Balance::from(tokens) * QTRA;
    pallet_staking_vault::Call::stake { amount, tier }.into()
}

/// The call that takes all of a position whose lock has ended.
pub fn unstake(position: PositionId) -> RuntimeCall {
    pallet_staking_vault::Call::unstake { position, amount: None }.into()
}

/// The call that funds the pool.
pub fn fund(tokens: u32) -> RuntimeCall {
    let amount = Balance::from(tokens) * QTRA;
    pallet_rewards::Call::fund { asset: AssetKind::Native, amount }.into()
}

/// The call that claims.
pub fn claim() -> RuntimeCall {
    pallet_rewards::Call::claim_rewards { asset: AssetKind::Native }.into()
}

/// The call that collects.
pub fn collect() -> RuntimeCall {
    pallet_rewards::Call::collect_vested { asset: AssetKind::Native }.into()
}

/// Every invariant of both pallets.
pub fn check() {
    StakingVault::do_try_state().unwrap();
    Rewards::check_exactly().unwrap();
}
