//! Set-up for the pallets' benchmarks: other pallets and time.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

mod compute;
mod daybook;
mod issuance;
mod votes;

use super::Helper;
use crate::{
    configs::{exchange::pool_of_native, services::Engines, tokens::NativeAndAssets},
    params::{BackstopAccount, Native, TreasuryAccount, Usdc},
    *,
};
use alloc::vec::Vec;
use pallet_price_feed::TimedPrice;
use pallet_rewards::{
    types::{Destination, EndingRate, PerPool, PoolParams, MAX_POOLS},
    RateEnds, State,
};
use pallet_staking_vault::{
    types::{Params, Tier},
    Parameters,
};
use polkadot_sdk::{
    frame_support::{
        storage::{storage_prefix, unhashed},
        traits::{fungibles::Mutate, Hooks},
        BoundedVec, PalletId,
    },
    frame_system::RawOrigin,
    pallet_asset_conversion::PoolInfo,
    pallet_oracle::TimestampedValue,
    sp_runtime::traits::AccountIdConversion,
};
use quaestor_math::{fixed::from_int, AgeStep, Forfeit, RateModel, U256};
use quaestor_primitives::{PositionId, Voting, MAX_POSITIONS, MAX_STEPS};

const FIRST_ASSET: u32 = 1_000_000;
const START: Seconds = 1_728_000_000;
const AMOUNT: Balance = 1_000_000_000_000_000_000_000;

fn now() -> Seconds {
    pallet_timestamp::Now::<Runtime>::get() / 1_000
}

// Not the timestamp's own setter: it would ask Aura for a slot.
fn set_now(secs: Seconds) {
    pallet_timestamp::Now::<Runtime>::put(secs * 1_000);
}

fn new_asset(id: u32) -> AssetKind {
    let owner = Address::from(BackstopAccount::get());
    Assets::force_create(RuntimeOrigin::root(), id.into(), owner, true, 1).unwrap();
    AssetKind::WithId(id)
}

fn endow(asset: &AssetKind, who: &AccountId) {
    NativeAndAssets::mint_into(asset.clone(), who, AMOUNT * 1_000).unwrap();
}

impl pallet_staking_vault::benchmarking::BenchmarkHelper for Helper {
    fn fill_observers() {
        let payer: AccountId = PalletId(*b"benchpay").into_account_truncating();
        endow(&AssetKind::Native, &payer);
        let there = u32::try_from(State::<Runtime>::get().pools.len()).unwrap();
        for id in there..MAX_POOLS {
            let asset = new_asset(FIRST_ASSET + id);
            endow(&asset, &payer);
            let params = PoolParams {
                rate: RateModel::Streamed { period_secs: 100_000 },
                vesting_secs: 0,
                min_funding: 1,
                min_claim: 1,
                min_compound: 1,
                on_no_stake: Destination::Stream,
                on_redirected: Destination::Stream,
                on_forfeited: Destination::Stream,
            };
            Rewards::add_pool(RuntimeOrigin::root(), asset, params, payer.clone()).unwrap();
        }
        for record in State::<Runtime>::get().pools {
            endow(&record.asset, &payer);
            let origin = RawOrigin::Signed(payer.clone());
            Rewards::fund(origin.into(), record.asset, AMOUNT).unwrap();
        }
        // Long after the fundings end there is still something to emit.
        State::<Runtime>::mutate(|state| {
            for record in state.pools.iter_mut() {
                record.pool.unstreamed += from_int(AMOUNT * 1_000);
            }
        });
    }

    fn set_time(now: Seconds) {
        set_now(now);
    }

    fn end_rates(at: Seconds) {
        let rate = U256::one();
        let ends = (0..4u8).map(|pool| EndingRate { pool, rate }).collect();
        RateEnds::<Runtime>::insert(at, PerPool::truncate_from(ends));
        State::<Runtime>::mutate(|state| {
            for record in state.pools.iter_mut() {
                record.pool.rate += rate;
            }
        });
    }
}

impl pallet_rewards::benchmarking::BenchmarkHelper<AccountId> for Helper {
    fn create_asset(id: u32) -> AssetKind {
        new_asset(id)
    }

    fn open_position(who: &AccountId, spread: Seconds) -> PositionId {
        let step =
            |k: u32| AgeStep { age_secs: Seconds::from(k) * spread, multiplier_bps: 10_000 + k };
        let tier = Tier {
            lock_secs: 0,
            steps: BoundedVec::truncate_from((0..MAX_STEPS).map(step).collect()),
            forfeit: Forfeit::Share(5_000),
            penalty_bps: 0,
            voting: Voting::Fixed(10_000),
            firm: false,
            launch: None,
            open: true,
        };
        Parameters::<Runtime>::mutate(|params| {
            *params = Params {
                wallet_cap_bps: None,
                immutable_tiers: false,
                tiers: BoundedVec::truncate_from([tier].into()),
                ..params.clone()
            }
        });
        let origin = RawOrigin::Signed(who.clone());
        StakingVault::stake(origin.into(), AMOUNT / 10, 0).unwrap();
        StakingVault::ledger(who.clone()).next_id - 1
    }

    fn open_exchange(asset: &AssetKind) {
        assert_eq!(*asset, Usdc::get(), "the preset's second pool pays USDC");
        market(AMOUNT * 1_000_000_000);
    }

    fn advance(secs: Seconds) {
        set_now(now().max(START) + secs);
        StakingVault::on_initialize(0);
    }
}

/// The vault's hook runs first, then the price feed's, then the breakers'. What one of them has read
/// is in memory for the next, and each key of the block is declared once.
fn in_memory(key: impl Into<Vec<u8>>) {
    frame_benchmarking::benchmarking::add_to_whitelist(key.into().into());
}

/// A pool in which native token and USDC are worth the same, watched for as long as the averages
/// need, and operators who agree. Time stays as it is.
fn market(quote: Balance) {
    let end = now().max(START);
    set_reserves(quote, quote);
    for slot in (0..60).rev() {
        set_now(end - slot * 10);
        PriceFeed::on_initialize(0);
    }
    set_oracle(TimedPrice { price: PriceFeed::price().spot.unwrap(), time: end });
    pallet_circuit_breaker::State::<Runtime>::kill();
}

fn set_reserves(native: Balance, quote: Balance) {
    let (id, account) = pool_of_native();
    if !pallet_asset_conversion::Pools::<Runtime>::contains_key(&id) {
        pallet_asset_conversion::Pools::<Runtime>::insert(&id, PoolInfo { lp_token: 0 });
    }
    NativeAndAssets::set_balance(Native::get(), &account, native);
    NativeAndAssets::set_balance(Usdc::get(), &account, quote);
}

fn set_oracle(oracle: TimedPrice) {
    let report = TimestampedValue { value: oracle.price, timestamp: oracle.time * 1_000 };
    pallet_oracle::Values::<Runtime>::insert(Native::get(), report);
}

impl pallet_transaction_payment::BenchmarkConfig for Runtime {
    /// A block with an author. The sender's account is charged by the nonce check, and those of author
    /// and treasury are one key per block.
    fn setup_benchmark_environment() {
        let author = AccountId::new([7; 32]);
        let key = storage_prefix(b"Authorship", b"Author");
        unhashed::put(&key, &author);
        in_memory(key);
        endow(&AssetKind::Native, &author);
        let sender: AccountId = frame_benchmarking::account("caller", 0, 0);
        for who in [author, TreasuryAccount::get(), sender] {
            in_memory(frame_system::Account::<Runtime>::hashed_key_for(who));
        }
    }
}

impl pallet_price_feed::benchmarking::BenchmarkHelper for Helper {
    fn set_time(now: Seconds) {
        set_now(now);
    }

    fn set_reserves(native: Balance, quote: Balance) {
        set_reserves(native, quote);
    }

    fn set_oracle(oracle: TimedPrice) {
        set_oracle(oracle);
    }

    fn after_earlier_hooks() {
        in_memory(pallet_timestamp::Now::<Runtime>::hashed_key());
        in_memory(pallet_staking_vault::State::<Runtime>::hashed_key());
    }
}

impl pallet_revenue_router::benchmarking::BenchmarkHelper for Helper {
    fn create_asset(id: u32) -> AssetKind {
        new_asset(id)
    }

    fn open_legs() -> AssetKind {
        set_now(START - 1_000);
        StakingVault::on_initialize(0);
        <Self as pallet_staking_vault::benchmarking::BenchmarkHelper>::fill_observers();
        market(AMOUNT);
        Usdc::get()
    }

    fn set_time(now: Seconds) {
        set_now(now);
    }
}

impl pallet_backstop::benchmarking::BenchmarkHelper for Helper {
    fn open_rewards() {
        <Self as pallet_revenue_router::benchmarking::BenchmarkHelper>::open_legs();
    }

    fn set_time(now: Seconds) {
        set_now(now);
    }

    fn give_unasked() -> u32 {
        let known = pallet_revenue_router::KnownAssets::<Runtime>::get();
        let place = known.iter().position(|known| known.asset == Usdc::get()).unwrap();
        for who in [
            Rewards::pot_account(),
            RevenueRouter::account(),
            BuybackBurn::account(),
            FeeDiscounts::account(),
        ] {
            NativeAndAssets::mint_into(Usdc::get(), &who, AMOUNT).unwrap();
        }
        u32::try_from(place).unwrap()
    }
}

impl pallet_buyback_burn::benchmarking::BenchmarkHelper for Helper {
    fn set_time(now: Seconds) {
        set_now(now);
    }

    fn open_market(quote: Balance) {
        market(quote);
    }
}

impl pallet_circuit_breaker::benchmarking::BenchmarkHelper for Helper {
    fn set_time(now: Seconds) {
        set_now(now);
    }

    fn fill_facts() {
        set_now(START);
        market(AMOUNT);
    }

    fn after_earlier_hooks() {
        in_memory(pallet_timestamp::Now::<Runtime>::hashed_key());
        in_memory(pallet_staking_vault::State::<Runtime>::hashed_key());
        in_memory(pallet_price_feed::Settings::<Runtime>::hashed_key());
        in_memory(pallet_price_feed::Twap::<Runtime>::hashed_key());
        in_memory(State::<Runtime>::hashed_key());
    }
}

impl pallet_fee_discounts::benchmarking::BenchmarkHelper<AccountId> for Helper {
    fn create_asset(id: u32) -> AssetKind {
        new_asset(id)
    }

    fn open_router(asset: &AssetKind) {
        // The router knows as many assets as there are fees in, but not also those of the preset.
        let ours = |asset: &AssetKind| matches!(asset, AssetKind::WithId(id) if *id >= FIRST_ASSET);
        pallet_revenue_router::KnownAssets::<Runtime>::mutate(|known| {
            known.retain(|known| ours(&known.asset));
        });
        let payer: AccountId = PalletId(*b"benchpay").into_account_truncating();
        endow(asset, &payer);
        RevenueRouter::add_asset(RuntimeOrigin::root(), asset.clone(), payer).unwrap();
    }

    fn admit_engine() {
        let engine: AccountId = PalletId(*b"bencheng").into_account_truncating();
        pallet_membership::Members::<Runtime, Engines>::put(BoundedVec::truncate_from(
            [engine].into(),
        ));
    }

    fn stake(who: &AccountId) {
        full_ledger(who);
    }

    fn set_time(now: Seconds) {
        set_now(now);
    }
}

/// As many positions as an account can have; the discounts read them all.
fn full_ledger(who: &AccountId) {
    endow(&AssetKind::Native, who);
    Parameters::<Runtime>::mutate(|params| params.wallet_cap_bps = None);
    if pallet_staking_vault::State::<Runtime>::get().clock == 0 {
        set_now(START);
        StakingVault::on_initialize(0);
    }
    let there = StakingVault::ledger(who.clone()).positions.len();
    for _ in there..usize::try_from(MAX_POSITIONS).unwrap() {
        StakingVault::stake(RawOrigin::Signed(who.clone()).into(), AMOUNT * 10, 0).unwrap();
    }
}

impl pallet_subscriptions::benchmarking::BenchmarkHelper<AccountId> for Helper {
    fn set_time(now: Seconds) {
        set_now(now);
    }

    fn prepare(payer: &AccountId) {
        let end = now();
        set_now(START - 1_000);
        StakingVault::on_initialize(0);
        <Self as pallet_staking_vault::benchmarking::BenchmarkHelper>::fill_observers();
        full_ledger(payer);
        endow(&Usdc::get(), payer);
        set_now(end);
        market(AMOUNT);
    }
}

impl pallet_treasury::ArgumentsFactory<AssetKind, AccountId> for Helper {
    fn create_asset_kind(seed: u32) -> AssetKind {
        new_asset(FIRST_ASSET + seed)
    }

    fn create_beneficiary(seed: [u8; 32]) -> AccountId {
        seed.into()
    }
}
