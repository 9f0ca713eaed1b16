//! Which pallets the benchmark tool measures on this runtime.

use crate::*;
use alloc::{string::String, vec::Vec};
use polkadot_sdk::{
    frame_benchmarking::{define_benchmarks, BenchmarkBatch, BenchmarkConfig, BenchmarkList},
    frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys},
};

define_benchmarks!(
    [frame_benchmarking, BaselineBench::<Runtime>]
    [frame_system, SystemBench::<Runtime>]
    [frame_system_extensions, SystemExtensionsBench::<Runtime>]
    [pallet_transaction_payment, TransactionPayment]
    [pallet_balances, Balances]
    [pallet_session_length, SessionLength]
    [pallet_staking_vault, StakingVault]
    [pallet_rewards, Rewards]
    [pallet_price_feed, PriceFeed]
    [pallet_revenue_router, RevenueRouter]
    [pallet_backstop, Backstop]
    [pallet_buyback_burn, BuybackBurn]
    [pallet_circuit_breaker, CircuitBreaker]
    [pallet_fee_discounts, FeeDiscounts]
    [pallet_subscriptions, Subscriptions]
    [pallet_emission, Emission]
    [pallet_allocations, Allocations]
    [pallet_stake_voting, StakeVoting]
    [pallet_debates, Debates]
    [pallet_genesis_badge, GenesisBadge]
    [pallet_daybook, Daybook]
    [pallet_providers, Providers]
    [pallet_inference_market, InferenceMarket]
    [pallet_payment_channels, PaymentChannels]
    [pallet_challenges, Challenges]
);

use frame_benchmarking::baseline::Pallet as BaselineBench;
use frame_system_benchmarking::{
    extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench,
};

impl frame_benchmarking::baseline::Config for Runtime {}
impl frame_system_benchmarking::Config for Runtime {}

pub fn list(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
    let mut list = Vec::new();
    list_benchmarks!(list, extra);
    (list, AllPalletsWithSystem::storage_info())
}

pub fn run(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
    let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
    let mut batches = Vec::new();
    let params = (&config, &whitelist);
    add_benchmarks!(params, batches);
    Ok(batches)
}
