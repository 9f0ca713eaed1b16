//! The worst case of each call, on the runtime that includes the pallet.
//!
//! The number of tiers is at its maximum, every payer has reached the highest, and the router uses
//! all its legs.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{
        dated, DiscountTier, Key, Params, Settlement, Tiers, MAX_ASSETS, MAX_DISCOUNT_CHANGE_BPS,
        MAX_TIERS,
    },
    Allowances, Call, Config, KeptKeyCount, KnownAssets, Pallet, Parameters, SettledKeys,
    SettledOrder, Totals, WeightInfo,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::{
        traits::{fungibles::Mutate, EnsureOrigin, Get},
        BoundedVec,
    },
    frame_system::RawOrigin,
};
use quaestor_primitives::{AssetKind, Balance, Seconds};

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper<AccountId> {
    /// Creates an asset that this pallet does not know, with a minimum balance of one.
    fn create_asset(id: u32) -> AssetKind;
    /// Makes the router take fees in `asset` from any account, with all its legs.
    fn open_router(asset: &AssetKind);
    /// Admits an account as engine.
    fn admit_engine();
    /// Gives `who` a stake with the maximum number of positions.
    fn stake(who: &AccountId);
    /// Sets the time, in seconds since the Unix epoch.
    fn set_time(now: Seconds);
}

/// The first id of assets that benchmarks make.
const FIRST_ASSET: u32 = 1_200_000;
/// More than any minimum.
const AMOUNT: Balance = 1_000_000_000_000_000_000_000;
const NOW: Seconds = 1_728_000_000;

/// The maximum number of tiers.
fn full_table() -> Tiers {
    let tier =
        |index: u32| DiscountTier { min_stake: Balance::from(index), discount_bps: 300 * index };
    Tiers::truncate_from((1..=MAX_TIERS).map(tier).collect())
}

fn endow<T: Config>(asset: &AssetKind, who: &T::AccountId) -> Result<(), BenchmarkError> {
    T::Assets::mint_into(asset.clone(), who, AMOUNT * 10)?;
    Ok(())
}

/// Creates an asset and adds it.
fn add<T: Config>(id: u32) -> Result<AssetKind, BenchmarkError> {
    let asset = T::BenchmarkHelper::create_asset(id);
    let payer: T::AccountId = account("payer", 0, 0);
    endow::<T>(&asset, &payer)?;
    Pallet::<T>::do_add_asset(asset.clone(), payer)?;
    Ok(asset)
}

/// The maximum number of tiers, and `assets` assets.
fn start<T: Config>(assets: u32) -> Result<Vec<AssetKind>, BenchmarkError> {
    T::BenchmarkHelper::set_time(NOW);
    Parameters::<T>::put(Params { tiers: full_table(), ..Default::default() });
    KnownAssets::<T>::kill();
    let assets: Vec<_> =
        (0..assets).map(|index| add::<T>(FIRST_ASSET + index)).collect::<Result<_, _>>()?;
    for asset in &assets {
        T::BenchmarkHelper::open_router(asset);
    }
    Ok(assets)
}

fn engine<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
    T::BenchmarkHelper::admit_engine();
    T::EngineOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn key(index: u32) -> Key {
    account("key", index, 0)
}

/// A fee of a separate payer, which can pay it.
fn payable<T: Config>(
    index: u32,
    asset: &AssetKind,
) -> Result<Settlement<T::AccountId>, BenchmarkError> {
    let payer: T::AccountId = account("trader", index, 0);
    endow::<T>(asset, &payer)?;
    endow::<T>(&AssetKind::Native, &payer)?;
    T::BenchmarkHelper::stake(&payer);
    Pallet::<T>::do_set_allowance(payer.clone(), asset.clone(), AMOUNT)?;
    Ok(Settlement { key: key(index), payer, asset: asset.clone(), gross_fee: AMOUNT, time: NOW })
}

fn keep<T: Config>(time: Seconds, count: u32) {
    for index in 0..count {
        SettledKeys::<T>::insert(key(index), time);
        SettledOrder::<T>::insert(dated(time, key(index)), ());
    }
    KeptKeyCount::<T>::put(count);
}

#[benchmarks]
mod benches {
    use super::*;

    /// An allowance is revoked: its deposit returns, and its fees join those of the others.
    #[benchmark]
    fn set_allowance() -> Result<(), BenchmarkError> {
        let assets = start::<T>(MAX_ASSETS)?;
        let asset = assets.last().unwrap().clone();
        let who: T::AccountId = whitelisted_caller();
        endow::<T>(&AssetKind::Native, &who)?;
        Pallet::<T>::do_set_allowance(who.clone(), asset.clone(), AMOUNT)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), asset.clone(), 0);
        assert!(!Allowances::<T>::contains_key(who, asset));
        Ok(())
    }

    #[benchmark]
    fn settle_trade_fee() -> Result<(), BenchmarkError> {
        let assets = start::<T>(MAX_ASSETS)?;
        let settlement = payable::<T>(0, assets.last().unwrap())?;
        let origin = engine::<T>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, settlement);
        assert!(SettledKeys::<T>::contains_key(key(0)));
        Ok(())
    }

    /// All lines are settled, each for a separate payer.
    #[benchmark]
    fn settle_trade_fees(
        n: Linear<4, { T::MaxBatch::get() }>,
        a: Linear<1, MAX_ASSETS>,
    ) -> Result<(), BenchmarkError> {
        let assets = start::<T>(a)?;
        let lines: Vec<_> = (0..n)
            .zip(assets.iter().cycle())
            .map(|(index, asset)| payable::<T>(index, asset))
            .collect::<Result<_, _>>()?;
        let batch = BoundedVec::<_, T::MaxBatch>::truncate_from(lines);
        let origin = engine::<T>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, batch);
        let settled: u64 = assets.iter().map(|asset| Totals::<T>::get(asset).count).sum();
        assert_eq!(settled, u64::from(n));
        Ok(())
    }

    /// A tier is removed, and all others change.
    #[benchmark]
    fn set_tiers() -> Result<(), BenchmarkError> {
        start::<T>(0)?;
        let mut tiers = full_table();
        tiers.pop();
        for tier in tiers.iter_mut() {
            tier.min_stake *= 2;
            tier.discount_bps += MAX_DISCOUNT_CHANGE_BPS;
        }
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, tiers.clone());
        assert_eq!(Parameters::<T>::get().tiers, tiers);
        Ok(())
    }

    /// The number of assets reaches its maximum.
    #[benchmark]
    fn add_asset() -> Result<(), BenchmarkError> {
        start::<T>(MAX_ASSETS - 1)?;
        let asset = T::BenchmarkHelper::create_asset(FIRST_ASSET + MAX_ASSETS);
        let payer: T::AccountId = account("payer", 0, 0);
        endow::<T>(&asset, &payer)?;
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset.clone(), payer);
        assert!(Pallet::<T>::knows(&asset));
        Ok(())
    }

    /// The oldest key is not old enough.
    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        start::<T>(0)?;
        keep::<T>(NOW, 1);
        #[block]
        {
            Pallet::<T>::idle(T::WeightInfo::on_idle_base());
        }
        assert_eq!(KeptKeyCount::<T>::get(), 1);
        Ok(())
    }

    /// With the weight of one key one is removed.
    #[benchmark]
    fn forget_key() -> Result<(), BenchmarkError> {
        start::<T>(0)?;
        keep::<T>(NOW - Parameters::<T>::get().window_secs - 1, 2);
        let weight = T::WeightInfo::on_idle_base().saturating_add(T::WeightInfo::forget_key());
        #[block]
        {
            Pallet::<T>::idle(weight);
        }
        assert_eq!(KeptKeyCount::<T>::get(), 1);
        Ok(())
    }
}
