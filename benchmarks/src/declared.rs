//! Weights that the hooks of our pallets declare for a block, and the keys that they touch in it.

use crate::{
    counting::{count_hook, Keys},
    hooks,
    world::{account, dispatch, endow, set_time, stake, DAY, ONE_YEAR, START},
};
use pallet_circuit_breaker::types::BreakerState;
use polkadot_sdk::{
    frame_support::{
        dispatch::DispatchClass,
        traits::{fungibles::Mutate, Get, OnIdle, OnInitialize},
        weights::Weight,
    },
    pallet_asset_conversion::{self, PoolInfo},
    pallet_authorship::{self, EventHandler},
    pallet_oracle, pallet_timestamp,
    sp_io::TestExternalities,
};
use quaestor_primitives::{AssetKind, RevenueType, Seconds};
use quaestor_runtime::{
    configs::{exchange::pool_of_native, tokens::NativeAndAssets},
    params::Usdc,
    AccountId, Backstop, BuybackBurn, CircuitBreaker, Daybook, Emission, PriceFeed,
    RevenueDepositors, RevenueRouter, Rewards, Runtime, SessionLength, StakingVault, System,
};

/// Limit in microseconds on the hooks' declared weight in an ordinary block.
pub const ORDINARY: u64 = 400;
/// The limit in a block in which a boundary, an epoch or an averaging slot falls.
pub const REGULAR: u64 = 750;

/// A hook in a block.
pub struct Hook {
    /// Whose it is.
    pub pallet: &'static str,
    /// Declared weight.
    pub weight: Weight,
    /// The keys that it touches, those of the hooks before it not counted again.
    pub keys: Keys,
    /// It has only what the block leaves unused, so no limit counts it.
    pub idle: bool,
}

/// Declared weight of the hooks in a block of some kind.
pub struct Block {
    /// Description of the block.
    pub what: &'static str,
    /// Limit on its declared weight in microseconds; none for an exceptional block.
    pub limit: Option<u64>,
    /// Its hooks.
    pub hooks: Vec<Hook>,
}

impl Block {
    /// Microseconds that its hooks declare, in sum.
    pub fn micros(&self) -> u64 {
        self.hooks.iter().filter(|hook| !hook.idle).map(|hook| micros(hook.weight)).sum()
    }
}

const HOUR: Seconds = 3_600;
/// When a slot of the trailing average begins; an hour begins then as well.
const SLOT: Seconds = START + 12 * HOUR;
/// When the first epoch ends; an hour begins then as well.
const EPOCH: Seconds = START + 7 * DAY;
/// When weights change and a rate ends.
const STEP: Seconds = EPOCH + 10 * HOUR;

/// A chain with eleven stakers, a pool on the exchange and a price. One of them enters in the moment
/// of the funding.
pub fn market() -> TestExternalities {
    let mut ext = hooks::staked(10);
    ext.execute_with(|| {
        let late = account(u32::MAX - 1);
        endow(&late, 2_000);
        dispatch(&late, stake(1_000, ONE_YEAR));
        let (id, account) = pool_of_native();
        pallet_asset_conversion::Pools::<Runtime>::insert(&id, PoolInfo { lp_token: 0 });
        NativeAndAssets::mint_into(AssetKind::Native, &account, 1_000_000_000_000_000_000).unwrap();
        NativeAndAssets::mint_into(Usdc::get(), &account, 1_000_000_000_000).unwrap();
    });
    ext.commit_all().unwrap();
    watch(&mut ext, START + 10 * HOUR + 2_100);
    assert!(ext.execute_with(|| PriceFeed::price().reference.is_some()), "there is a price");
    ext
}

fn now(ext: &mut TestExternalities) -> Seconds {
    ext.execute_with(|| pallet_timestamp::Now::<Runtime>::get() / 1_000)
}

/// Blocks of 6 seconds up to that time; operators report what the exchange says.
fn watch(ext: &mut TestExternalities, until: Seconds) {
    while now(ext) < until {
        block(ext, 6);
        ext.execute_with(|| {
            let price = PriceFeed::price().spot.unwrap();
            let timestamp = pallet_timestamp::Now::<Runtime>::get();
            pallet_oracle::Values::<Runtime>::insert(
                AssetKind::Native,
                pallet_oracle::TimestampedValue { value: price, timestamp },
            );
        });
    }
}

/// The next block's time is `at`, and the price has been watched for long enough before. If that is
/// far ahead, the chain stands still until then.
fn approach(ext: &mut TestExternalities, at: Seconds) {
    let begin = at - 2_400;
    let halt = begin.saturating_sub(now(ext));
    if halt > 0 {
        block(ext, halt);
    }
    watch(ext, at - 6);
    assert!(ext.execute_with(|| PriceFeed::price().reference.is_some()), "there is a price");
}

/// A block of every kind, one after the other on one chain.
pub fn blocks() -> Vec<Block> {
    let mut ext = market();
    let mut found = Vec::new();
    let mut take = |what, limit, hooks| found.push(Block { what, limit, hooks });
    take("ordinary", Some(ORDINARY), block(&mut ext, 6));

    approach(&mut ext, SLOT);
    take("a slot of the trailing average begins", Some(REGULAR), block(&mut ext, 6));
    let newest = || *pallet_price_feed::LongCheckpoints::<Runtime>::get().last().unwrap();
    assert_eq!(ext.execute_with(newest).at, SLOT);

    approach(&mut ext, EPOCH);
    let epoch = |ext: &mut TestExternalities| ext.execute_with(StakingVault::state).epoch;
    assert_eq!(epoch(&mut ext), 1);
    let mut begins = block(&mut ext, 6);
    while epoch(&mut ext) == 1 {
        begins = block(&mut ext, 6);
    }
    take("an epoch begins", Some(REGULAR), begins);

    approach(&mut ext, STEP);
    ext.execute_with(|| {
        assert_eq!(pallet_staking_vault::PendingSteps::<Runtime>::get(STEP).positions, 1);
        assert!(pallet_rewards::RateEnds::<Runtime>::contains_key(STEP));
    });
    take("an hour begins, weights change, a rate ends", Some(REGULAR), block(&mut ext, 6));

    ext.execute_with(|| {
        pallet_circuit_breaker::State::<Runtime>::mutate(|state| {
            assert!(state.redirected, "eleven stakers are few");
            *state = BreakerState { window: state.window, ..Default::default() };
        });
        pallet_rewards::State::<Runtime>::mutate(|state| state.redirected = false);
    });
    take("a breaker trips, rewards go past the stakers", None, block(&mut ext, 6));
    assert!(ext.execute_with(|| CircuitBreaker::status().redirected));
    take("the first after a halt of a day", None, block(&mut ext, DAY));
    found
}

/// A table of the sums of blocks.
pub fn sums(blocks: &[Block]) -> String {
    let mut text = String::from(
        "| block | reads | writes | declared, µs | limit |\n|---|---:|---:|---:|---:|\n",
    );
    for block in blocks {
        let keys = block.hooks.iter().filter(|hook| !hook.idle).map(|hook| hook.keys.counts());
        let (reads, writes) = keys.fold((0, 0), |sum, keys| (sum.0 + keys.0, sum.1 + keys.1));
        let limit = block.limit.map_or("none".into(), |limit| limit.to_string());
        text +=
            &format!("| {} | {reads} | {writes} | {} | {limit} |\n", block.what, block.micros());
    }
    text
}

/// The author of all blocks.
pub fn author() -> AccountId {
    account(u32::MAX - 2)
}

/// The hooks at the begin of a block so many seconds after the one before, in their order.
pub fn block(ext: &mut TestExternalities, secs: Seconds) -> Vec<Hook> {
    ext.execute_with(|| set_time(pallet_timestamp::Now::<Runtime>::get() / 1_000 + secs));
    ext.commit_all().unwrap();
    let number = ext.execute_with(System::block_number);
    let mut found: Vec<Hook> = Vec::new();
    let mut run = |pallet, idle, hook: fn(u32) -> Weight| {
        let (weight, mut keys) = count_hook(ext, || hook(number));
        for earlier in &found {
            keys.read.retain(|key| {
                !earlier.keys.read.contains(key) && !earlier.keys.written.contains(key)
            });
            keys.written.retain(|key| !earlier.keys.written.contains(key));
        }
        found.push(Hook { pallet, weight, keys, idle });
    };
    run("session-length", false, |number| {
        // Its declared read is made by `pallet-session`.
        let _: u32 = SessionLength::get();
        SessionLength::on_initialize(number)
    });
    run("staking-vault, with rewards", false, StakingVault::on_initialize);
    // It comes before the vault's, which declares the record that both look at.
    run("authorship, with emission", false, |_| {
        let registered = || *System::block_weight().get(DispatchClass::Mandatory);
        let before = registered();
        <Runtime as pallet_authorship::Config>::EventHandler::note_author(author());
        registered() - before
    });
    run("rewards", false, Rewards::on_initialize);
    run("price-feed", false, PriceFeed::on_initialize);
    run("revenue-router", false, RevenueRouter::on_initialize);
    run("buyback-burn", false, BuybackBurn::on_initialize);
    run("circuit-breaker", false, CircuitBreaker::on_initialize);
    run("emission, in idle time", true, |number| Emission::on_idle(number, Weight::MAX));
    run("daybook, in idle time", true, |number| Daybook::on_idle(number, Weight::MAX));
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
            let call = pallet_revenue_router::Call::deposit_revenue {
                asset,
                amount,
                kind,
                reference: None,
            };
            dispatch(&who, call);
            BuybackBurn::on_idle(System::block_number(), Weight::MAX);
            RevenueRouter::on_idle(System::block_number(), Weight::MAX);
            Backstop::on_idle(System::block_number(), Weight::MAX);
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
    let (idle, begin): (Vec<_>, Vec<_>) = hooks.iter().partition(|hook| hook.idle);
    let line = |hook: &Hook| {
        let ((reads, writes), declared) = (hook.keys.counts(), micros(hook.weight));
        format!("| {} | {reads} | {writes} | {declared} |\n", hook.pallet)
    };
    for hook in begin {
        let (reads, writes) = hook.keys.counts();
        sum = (sum.0 + reads, sum.1 + writes, sum.2 + micros(hook.weight));
        text += &line(hook);
    }
    text += &format!("| **sum** | **{}** | **{}** | **{}** |\n", sum.0, sum.1, sum.2);
    idle.into_iter().fold(text, |text, hook| text + &line(hook))
}
