//! Set-up for the benchmarks of providers, market, channels and challenges.

use super::{
    issuance::{set_clock, vec_of_steps},
    market, new_asset, Helper, AMOUNT, FIRST_ASSET,
};
use crate::{
    configs::{
        disputes::{CanarySeats, WorkId},
        tokens::NativeAndAssets,
    },
    params::Usdc,
    *,
};
use alloc::vec;
use pallet_inference_market::types::{Ask, AssetBook, Class, JobSpec, Location, Use};
use pallet_providers::types::{day_at, Departed, MAX_DEPARTURES};
use pallet_staking_vault::{types::Tier, Parameters};
use polkadot_sdk::{
    frame_support::{
        traits::fungibles::{Inspect, Mutate},
        BoundedVec, PalletId,
    },
    frame_system::RawOrigin,
    sp_runtime::traits::AccountIdConversion,
};
use quaestor_chain_spec::{quiver, Compute};
use quaestor_math::{slash::FACTOR_ONE, Forfeit};
use quaestor_primitives::{ClockInspect, Voting, WorkKey, MAX_POSITIONS};

/// Own stake of a provider with a limit above 10^24: of twice this, a hundredth.
const OWN: Balance = AMOUNT * 100_000;
const KEY: WorkKey = WorkKey::Ed25519([1; 32]);

fn compute() -> Compute {
    quiver::real().compute.unwrap()
}

fn signed(who: &AccountId) -> RuntimeOrigin {
    RawOrigin::Signed(who.clone()).into()
}

fn mint(asset: &AssetKind, who: &AccountId, amount: Balance) {
    NativeAndAssets::mint_into(asset.clone(), who, amount).unwrap();
}

/// As many positions as an account can have, of as many steps, each of `amount`.
fn stake(who: &AccountId, amount: Balance) {
    let tier = Tier {
        lock_secs: 0,
        steps: vec_of_steps(),
        forfeit: Forfeit::Share(5_000),
        penalty_bps: 0,
        voting: Voting::Fixed(10_000),
        firm: false,
        launch: None,
        open: true,
    };
    Parameters::<Runtime>::mutate(|params| {
        params.wallet_cap_bps = None;
        params.immutable_tiers = false;
        params.tiers = BoundedVec::truncate_from(vec![tier]);
    });
    mint(&AssetKind::Native, who, amount * Balance::from(2 * MAX_POSITIONS));
    let there = StakingVault::ledger(who.clone()).positions.len();
    for _ in there..usize::try_from(MAX_POSITIONS).unwrap() {
        StakingVault::stake(signed(who), amount, 0).unwrap();
    }
}

/// Makes `who` an active provider with delegators, under the rules of `quiver` unless there are others.
fn provide(who: &AccountId) {
    if !pallet_providers::Parameters::<Runtime>::exists() {
        pallet_providers::Parameters::<Runtime>::put(compute().providers);
        pallet_providers::Pots::<Runtime>::kill();
        let payer: AccountId = PalletId(*b"benchpay").into_account_truncating();
        for asset in [AssetKind::Native, Usdc::get()] {
            mint(&asset, &payer, AMOUNT);
            Providers::add_asset(RuntimeOrigin::root(), asset, payer.clone()).unwrap();
            pallet_providers::LastChange::<Runtime>::kill();
        }
    }
    stake(who, OWN);
    Providers::register(signed(who), OWN, 5_000, KEY, [0; 32]).unwrap();
    let backer: AccountId = frame_benchmarking::account("backer", 0, 0);
    stake(&backer, OWN);
    // It earns from the next day on, and the provider with it.
    let now = <StakingVault as ClockInspect>::now();
    set_clock(now - compute().providers.day_secs);
    Providers::delegate(signed(&backer), who.clone(), OWN, 0).unwrap();
    set_clock(now);
}

/// Lets work be paid in the native token and in USDC.
fn open_market() {
    let terms = compute().market;
    let mut state = pallet_inference_market::State::<Runtime>::get();
    for asset in [AssetKind::Native, Usdc::get()] {
        mint(&asset, &InferenceMarket::till(), AMOUNT);
        if state.book(&asset).is_none() {
            state.assets.try_push(AssetBook::new(asset, 0)).unwrap();
        }
    }
    state.day = terms.day(<StakingVault as ClockInspect>::now());
    state.fee = terms.fee.neutral_bps;
    state.usage = BoundedVec::truncate_from(vec![Use::default()]);
    pallet_inference_market::State::<Runtime>::put(state);
    let class = Class::new(AMOUNT);
    pallet_inference_market::Classes::<Runtime>::put(BoundedVec::truncate_from(vec![class]));
    pallet_inference_market::CurrentTerms::<Runtime>::put(terms);
}

impl pallet_providers::benchmarking::BenchmarkHelper<AccountId> for Helper {
    fn set_time(now: Seconds) {
        set_clock(now);
    }

    fn stake(who: &AccountId, amount: Balance) {
        stake(who, amount);
    }

    fn asset(index: u32, who: &AccountId) -> AssetKind {
        let asset = AssetKind::WithId(FIRST_ASSET + index);
        if !NativeAndAssets::asset_exists(asset.clone()) {
            new_asset(FIRST_ASSET + index);
        }
        mint(&asset, who, AMOUNT);
        asset
    }
}

impl pallet_inference_market::benchmarking::BenchmarkHelper<AccountId> for Helper {
    fn set_time(now: Seconds) {
        set_clock(now);
    }

    fn provide(who: &AccountId) {
        provide(who);
    }

    fn retire(who: &AccountId) {
        Providers::resign(signed(who)).unwrap();
    }

    fn asset() -> AssetKind {
        let now = <StakingVault as ClockInspect>::now();
        market(AMOUNT);
        set_clock(now);
        Usdc::get()
    }

    fn mint(asset: &AssetKind, who: &AccountId, amount: Balance) {
        mint(asset, who, amount);
    }
}

impl pallet_payment_channels::benchmarking::BenchmarkHelper<AccountId> for Helper {
    fn set_time(now: Seconds) {
        set_clock(now);
    }

    fn asset() -> AssetKind {
        Usdc::get()
    }

    fn prepare_provider(provider: &AccountId) {
        open_market();
        provide(provider);
    }

    fn prepare_consumer(consumer: &AccountId) {
        let amount = 64 * pallet_payment_channels::benchmarking::DEPOSIT;
        for asset in [AssetKind::Native, Usdc::get()] {
            mint(&asset, consumer, amount);
        }
    }
}

impl pallet_challenges::benchmarking::BenchmarkHelper<AccountId, WorkId> for Helper {
    fn set_time(now: Seconds) {
        set_clock(now);
    }

    fn stake(who: &AccountId, amount: Balance) {
        stake(who, amount);
    }

    fn provider() -> AccountId {
        let who: AccountId = frame_benchmarking::account("provider", 0, 0);
        provide(&who);
        let params = compute().providers;
        let today = day_at(<StakingVault as ClockInspect>::now(), params.day_secs);
        for day in 0..MAX_DEPARTURES {
            let departed = Departed { units: AMOUNT, factor: FACTOR_ONE };
            pallet_providers::Departures::<Runtime>::insert(&who, today - day, departed);
        }
        who
    }

    fn submit(consumer: &AccountId, provider: &AccountId) -> WorkId {
        open_market();
        let ask =
            Ask { asset: AssetKind::Native, price: AMOUNT, least_secs: 1, daily_units: 1_000 };
        InferenceMarket::set_ask(signed(provider), 0, Some(ask)).unwrap();
        let spec = JobSpec {
            class: 0,
            manifest: [1; 32],
            input: [2; 32],
            units: 1_000,
            asset: AssetKind::Native,
            max_price: AMOUNT,
            window_secs: compute().market.day_secs,
            deliver_secs: compute().market.day_secs,
            least_tier: 0,
            least_reputation: 0,
            auditable: true,
            key: [3; 32],
        };
        let job = pallet_inference_market::Numbers::<Runtime>::get().next;
        InferenceMarket::order(signed(consumer), provider.clone(), spec).unwrap();
        let location = Location::truncate_from(vec![7; 128]);
        InferenceMarket::submit_result(signed(provider), job, [4; 32], 1_000, location).unwrap();
        WorkId::Job(job)
    }

    fn appoint() {
        let operator: AccountId = PalletId(*b"benchcan").into_account_truncating();
        pallet_membership::Members::<Runtime, CanarySeats>::put(BoundedVec::truncate_from(
            [operator].into(),
        ));
    }
}
