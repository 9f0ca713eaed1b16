//! Calls as users make them, in one state for all: the tiers and both pools of qtra, a pool of the
//! asset rewards, and ten accounts that stake in either. The hooks of the call's block have run. The
//! caller's account is in memory, because nonce and fee of its transaction have touched it.

use crate::*;
use alloc::{boxed::Box, string::String, vec::Vec};
use core::marker::PhantomData;
use polkadot_sdk::{
    frame_benchmarking::{
        account, define_benchmarks, v2::*, whitelisted_caller, BenchmarkBatch, BenchmarkConfig,
        BenchmarkList,
    },
    frame_support::traits::{
        fungible::Inspect as _,
        fungibles::{Create, Inspect, Mutate},
        schedule::DispatchTime,
        BuildGenesisConfig, Hooks, StorageInfo, StorageInfoTrait, WhitelistedStorageKeys,
    },
    frame_system, pallet_balances, pallet_timestamp,
    sp_runtime::traits::Dispatchable,
};
use quaestor_chain_spec::{qtra, usdc, DAY, USDC};
use quaestor_primitives::{AssetKind, Balance, Seconds, TierId};

/// The scenarios, as a pallet of the tool.
pub struct Pallet<T: Config>(PhantomData<T>);
pub trait Config: frame_system::Config {}
impl Config for Runtime {}

const TOKEN: Balance = 1_000_000_000_000_000_000;
const STAKE: Balance = 10_000 * TOKEN;
/// The first time of the chain, on a boundary of its buckets.
const START: Seconds = 20_000 * DAY;
/// Tiers of qtra.
const SEVEN_DAYS: TierId = 0;
const ONE_YEAR: TierId = 4;
/// Emission of the asset rewards per block. Their index counts in 1/4,096 per unit of stake, and a
/// lower rate would round to zero.
const PEER_RATE: Balance = TOKEN;

fn funder() -> AccountId {
    account("funder", 0, 0)
}

fn other(n: u32) -> AccountId {
    account("other", n, 0)
}

fn endow(who: &AccountId) {
    Money::mint_into(AssetKind::Native, who, 1_000_000 * TOKEN).unwrap();
    Money::mint_into(USDC, who, usdc(1_000_000)).unwrap();
}

fn usdc_of(who: &AccountId) -> Balance {
    Money::balance(USDC, who)
}

fn dispatch(who: &AccountId, call: RuntimeCall) {
    call.dispatch(RuntimeOrigin::signed(who.clone())).unwrap();
}

/// Begins the block at `time`, one of every six seconds: its hooks run, and it has no events yet.
fn block(time: Seconds) {
    System::set_block_number(u32::try_from((time - START) / 6).unwrap() + 1);
    pallet_timestamp::Now::<Runtime>::put(time * 1_000);
    StakingVault::on_initialize(0);
    System::reset_events();
}

fn genesis() {
    <Assets as Create<AccountId>>::create(1, funder(), true, usdc(1) / 100).unwrap();
    let economy = qtra::real();
    let bucket_secs = economy.bucket_secs();
    pallet_staking_vault::GenesisConfig::<Runtime> {
        bucket_secs,
        existential_deposit: economy.existential_deposit,
        params: economy.staking,
        features: Default::default(),
        positions: Vec::new(),
    }
    .build();
    pallet_rewards::GenesisConfig::<Runtime> {
        bucket_secs,
        compound_secs: economy.compound_secs,
        pools: economy.pools,
        fundings: Vec::new(),
        _config: PhantomData,
    }
    .build();
    // The breakers' record, of a chain on which one has tripped and cleared.
    pallet_circuit_breaker::State::<Runtime>::mutate(|_| ());
}

/// Creates and fills the pool of the asset rewards: it pays USDC for the native token.
fn create_peer_pool() {
    let pool = pallet_asset_rewards::Call::create_pool {
        staked_asset_id: Box::new(AssetKind::Native),
        reward_asset_id: Box::new(USDC),
        reward_rate_per_block: PEER_RATE,
        expiry: DispatchTime::At(10_000_000),
        admin: None,
    };
    dispatch(&funder(), pool.into());
    let reserve = PEER_RATE * 10_000_000;
    Money::mint_into(USDC, &AssetRewards::pool_account_id(&0), reserve).unwrap();
}

/// Day 9 of a chain on which ten accounts, and the caller if `tier` is given, have staked in vault and
/// asset rewards on day 0 and are warm, and rewards have been flowing for a day. Returns the caller.
fn chain(tier: Option<TierId>) -> AccountId {
    let caller: AccountId = whitelisted_caller();
    genesis();
    block(START);
    endow(&caller);
    endow(&funder());
    create_peer_pool();
    for n in 0..10 {
        endow(&other(n));
        dispatch(&other(n), stake(ONE_YEAR));
        dispatch(&other(n), peer_stake());
    }
    if let Some(tier) = tier {
        dispatch(&caller, stake(tier));
        dispatch(&caller, peer_stake());
    }
    block(START + 8 * DAY);
    for (asset, amount) in [(AssetKind::Native, 100_000 * TOKEN), (USDC, usdc(100_000))] {
        dispatch(&funder(), pallet_rewards::Call::fund { asset, amount }.into());
    }
    block(START + 9 * DAY);
    caller
}

fn newcomer() -> AccountId {
    chain(None)
}

fn staker(tier: TierId) -> AccountId {
    chain(Some(tier))
}

fn stake(tier: TierId) -> RuntimeCall {
    pallet_staking_vault::Call::stake { amount: STAKE, tier }.into()
}

fn unstake() -> RuntimeCall {
    pallet_staking_vault::Call::unstake { position: 0, amount: None }.into()
}

fn claim() -> RuntimeCall {
    pallet_rewards::Call::claim_rewards { asset: USDC }.into()
}

fn peer_stake() -> RuntimeCall {
    pallet_asset_rewards::Call::stake { pool_id: 0, amount: STAKE }.into()
}

/// All of the caller's stake waits in the cooldown.
fn assert_unlocking(who: &AccountId) {
    let ledger = StakingVault::ledger(who.clone());
    assert!(ledger.positions.is_empty());
    assert_eq!(ledger.unlocking_total(), STAKE);
}

#[benchmarks]
mod benchmarks {
    use super::*;

    /// To an account that exists.
    #[benchmark]
    fn transfer_keep_alive() {
        let who = newcomer();
        let (dest, before) = (other(0), Balances::total_balance(&other(0)));
        let call = pallet_balances::Call::transfer_keep_alive { dest, value: TOKEN }.into();
        #[block]
        {
            dispatch(&who, call);
        }
        assert_eq!(Balances::total_balance(&other(0)), before + TOKEN);
    }

    #[benchmark]
    fn asset_rewards_stake() {
        let who = newcomer();
        let call = peer_stake();
        #[block]
        {
            dispatch(&who, call);
        }
        let (staker, pool_id, amount) = (who, 0, STAKE);
        let event = pallet_asset_rewards::Event::Staked { staker, pool_id, amount };
        System::assert_last_event(event.into());
    }

    /// Pays at once.
    #[benchmark]
    fn asset_rewards_harvest() {
        let who = staker(ONE_YEAR);
        let before = usdc_of(&who);
        let call = pallet_asset_rewards::Call::harvest_rewards { pool_id: 0, staker: None }.into();
        #[block]
        {
            dispatch(&who, call);
        }
        assert!(usdc_of(&who) > before);
    }

    /// All of it; what it has earned stays to be harvested.
    #[benchmark]
    fn asset_rewards_unstake() {
        let who = staker(ONE_YEAR);
        let (pool_id, amount) = (0, STAKE);
        let call = pallet_asset_rewards::Call::unstake { pool_id, amount, staker: None }.into();
        #[block]
        {
            dispatch(&who, call);
        }
        let (caller, staker) = (who.clone(), who);
        let event = pallet_asset_rewards::Event::Unstaked { caller, staker, pool_id, amount };
        System::assert_last_event(event.into());
    }

    #[benchmark]
    fn quaestor_stake() {
        let who = newcomer();
        let call = stake(ONE_YEAR);
        #[block]
        {
            dispatch(&who, call);
        }
        assert_eq!(StakingVault::held(&who), STAKE);
    }

    /// The first one after the warm-up reads the index of the pools at its end.
    #[benchmark]
    fn quaestor_first_claim() {
        let who = staker(ONE_YEAR);
        let call = claim();
        #[block]
        {
            dispatch(&who, call);
        }
        assert_eq!(Rewards::earnings(who).streams.len(), 1);
    }

    /// A day after another one.
    #[benchmark]
    fn quaestor_claim() {
        let who = staker(ONE_YEAR);
        dispatch(&who, claim());
        block(START + 10 * DAY);
        let call = claim();
        #[block]
        {
            dispatch(&who, call);
        }
        assert_eq!(Rewards::earnings(who).streams.len(), 2);
    }

    /// Three days after a claim.
    #[benchmark]
    fn quaestor_collect() {
        let who = staker(ONE_YEAR);
        dispatch(&who, claim());
        block(START + 12 * DAY);
        let before = usdc_of(&who);
        let call = pallet_rewards::Call::collect_vested { asset: USDC }.into();
        #[block]
        {
            dispatch(&who, call);
        }
        assert!(usdc_of(&who) > before);
    }

    /// All of a position whose lock has ended; what it has earned in both assets is settled.
    #[benchmark]
    fn quaestor_unstake() {
        let who = staker(SEVEN_DAYS);
        let call = unstake();
        #[block]
        {
            dispatch(&who, call);
        }
        assert_unlocking(&who);
    }

    /// Its escrow is forfeited in both assets.
    #[benchmark]
    fn quaestor_early_unstake() {
        let who = staker(ONE_YEAR);
        let call = pallet_staking_vault::Call::early_unstake { position: 0 }.into();
        #[block]
        {
            dispatch(&who, call);
        }
        assert_unlocking(&who);
    }

    /// After the cooldown.
    #[benchmark]
    fn quaestor_withdraw() {
        let who = staker(SEVEN_DAYS);
        dispatch(&who, unstake());
        block(START + 13 * DAY);
        let call = pallet_staking_vault::Call::withdraw {}.into();
        #[block]
        {
            dispatch(&who, call);
        }
        assert_eq!(StakingVault::held(&who), 0);
    }

    // Tests run each of them once.
    impl_benchmark_test_suite!(Pallet, polkadot_sdk::sp_io::TestExternalities::default(), Runtime);
}

define_benchmarks!([scenarios, Pallet::<Runtime>]);

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
