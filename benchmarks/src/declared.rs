//! What the hooks of our pallets declare for a block, and the keys that they touch in it.

use crate::{
    counting::{count, Keys},
    hooks,
    world::{dispatch, set_time},
};
use polkadot_sdk::{
    frame_support::{
        traits::{fungibles::Mutate, OnIdle, OnInitialize},
        weights::Weight,
    },
    pallet_asset_conversion::{self, PoolInfo},
    pallet_oracle, pallet_timestamp,
    sp_io::TestExternalities,
};
use quaestor_primitives::{AssetKind, RevenueType, Seconds};
use quaestor_runtime::{
    configs::{
        exchange::{pool_of_native, Usdc},
        tokens::NativeAndAssets,
    },
    BuybackBurn, CircuitBreaker, PriceFeed, RevenueDepositors, RevenueRouter, Rewards, Runtime,
    StakingVault, System,
};

/// A hook in a block.
pub struct Hook {
    /// Whose it is.
    pub pallet: &'static str,
    /// What it declares.
    pub weight: Weight,
    /// The keys that it touches, those of the hooks before it not counted again.
    pub keys: Keys,
}

/// A chain with ten stakers, a pool on the exchange and a price.
pub fn market() -> TestExternalities {
    let mut ext = hooks::staked(10);
    ext.execute_with(|| {
        let (id, account) = pool_of_native();
        pallet_asset_conversion::Pools::<Runtime>::insert(&id, PoolInfo { lp_token: 0 });
        NativeAndAssets::mint_into(AssetKind::Native, &account, 1_000_000_000_000_000_000).unwrap();
        NativeAndAssets::mint_into(Usdc::get(), &account, 1_000_000_000_000).unwrap();
    });
    ext.commit_all().unwrap();
    for _ in 0..350 {
        block(&mut ext, 6);
        ext.execute_with(|| {
            let price = PriceFeed::price().spot.unwrap();
            let timestamp = pallet_timestamp::Now::<Runtime>::get();
            pallet_oracle::Values::<Runtime>::insert(
                AssetKind::Native,
                pallet_oracle::TimestampedValue { value: price, timestamp },
            );
        });
    }
    assert!(ext.execute_with(|| PriceFeed::price().reference.is_some()), "there is a price");
    ext
}

/// The hooks at the begin of a block so many seconds after the one before, in their order.
pub fn block(ext: &mut TestExternalities, secs: Seconds) -> Vec<Hook> {
    ext.execute_with(|| set_time(pallet_timestamp::Now::<Runtime>::get() / 1_000 + secs));
    ext.commit_all().unwrap();
    let number = ext.execute_with(System::block_number);
    let mut found: Vec<Hook> = Vec::new();
    let mut run = |pallet, hook: fn(u32) -> Weight| {
        let (weight, mut keys) = count(ext, || hook(number));
        for earlier in &found {
            keys.read.retain(|key| {
                !earlier.keys.read.contains(key) && !earlier.keys.written.contains(key)
            });
            keys.written.retain(|key| !earlier.keys.written.contains(key));
        }
        found.push(Hook { pallet, weight, keys });
    };
    run("staking-vault, with rewards", StakingVault::on_initialize);
    run("rewards", Rewards::on_initialize);
    run("price-feed", PriceFeed::on_initialize);
    run("revenue-router", RevenueRouter::on_initialize);
    run("buyback-burn", BuybackBurn::on_initialize);
    run("circuit-breaker", CircuitBreaker::on_initialize);
    ext.commit_all().unwrap();
    found
}

/// So many deposits of profit, each followed by a block in which a lot may be bought.
pub fn busy(ext: &mut TestExternalities, deposits: u32) {
    for _ in 0..deposits {
        ext.execute_with(|| {
            let who = RevenueDepositors::members().first().unwrap().clone();
            let amount = 10_000_000_000;
            NativeAndAssets::mint_into(Usdc::get(), &who, 2 * amount).unwrap();
            let (asset, kind) = (Usdc::get(), RevenueType::TradingProfit);
            let call = pallet_revenue_router::Call::deposit_revenue { asset, amount, kind };
            dispatch(&who, call);
            BuybackBurn::on_idle(System::block_number(), Weight::MAX);
            RevenueRouter::on_idle(System::block_number(), Weight::MAX);
        });
        block(ext, 6);
    }
}

/// Microseconds of a weight.
pub fn micros(weight: Weight) -> u64 {
    weight.ref_time() / 1_000_000
}

/// A table of the hooks of one block.
pub fn report(hooks: &[Hook]) -> String {
    let mut text = String::from("| hook | reads | writes | declared, µs |\n|---|---:|---:|---:|\n");
    let mut sum = (0, 0, 0);
    for hook in hooks {
        let (reads, writes) = hook.keys.counts();
        let declared = micros(hook.weight);
        sum = (sum.0 + reads, sum.1 + writes, sum.2 + declared);
        text += &format!("| {} | {reads} | {writes} | {declared} |\n", hook.pallet);
    }
    text + &format!("| **sum** | **{}** | **{}** | **{}** |\n", sum.0, sum.1, sum.2)
}
