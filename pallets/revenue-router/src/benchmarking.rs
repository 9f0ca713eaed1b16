//! The worst case of each call, on the runtime that includes the pallet.
//!
//! Deposits are in the floor's asset and reach all legs; the list of spends is full.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{
        Leg, Params, Part, Spend, Split, Splits, FLOOR_UNIT, MAX_ASSETS, MAX_FLOOR_PER_YEAR,
        MAX_SPENDS,
    },
    BackstopState, Call, Config, DepositCount, Deposits, KnownAssets, NextSpend, OpenSpends,
    Pallet, Parameters, RetryCursor, Suspense, Totals, WeightInfo,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{
        fungibles::{Inspect, Mutate},
        EnsureOrigin, Get,
    },
    frame_system::RawOrigin,
};
use quaestor_primitives::{AssetKind, Balance, RevenueType, Seconds};

/// What benchmarks need of the runtime beyond the pallet's own traits.
pub trait BenchmarkHelper {
    /// An asset that the router does not know, with a minimum balance of one.
    fn create_asset(id: u32) -> AssetKind;
    /// Lets rewards, buyback and treasury take `asset`, which is made if it is not there; starts
    /// their clocks; and lets somebody deposit revenue.
    fn open_legs(asset: &AssetKind);
    /// Sets the time, in seconds since the Unix epoch.
    fn set_time(now: Seconds);
}

/// The first id of assets that benchmarks make.
const FIRST_ASSET: u32 = 1_100_000;
/// More than any minimum.
const AMOUNT: Balance = 1_000_000_000_000_000_000_000;
const NOW: Seconds = 1_728_000_000;
const KIND: RevenueType = RevenueType::TradingProfit;

fn split() -> Split {
    Split {
        rewards_bps: 2_000,
        buyback_bps: 2_000,
        crisis_buyback_bps: 2_000,
        burn_bps: 2_000,
        treasury_bps: 2_000,
    }
}

fn endow<T: Config>(asset: &AssetKind, who: &T::AccountId) -> Result<(), BenchmarkError> {
    T::Assets::mint_into(asset.clone(), who, AMOUNT * 10)?;
    Ok(())
}

fn add<T: Config>(asset: &AssetKind) -> Result<(), BenchmarkError> {
    let payer: T::AccountId = account("payer", 0, 0);
    endow::<T>(asset, &payer)?;
    Pallet::<T>::do_add_asset(asset.clone(), payer)?;
    Ok(())
}

/// Every leg open and every share above zero. Returns the floor's asset.
fn start<T: Config>() -> Result<AssetKind, BenchmarkError> {
    let asset = T::FloorAsset::get();
    T::BenchmarkHelper::open_legs(&asset);
    T::BenchmarkHelper::set_time(NOW);
    if !Pallet::<T>::knows(&asset) {
        add::<T>(&asset)?;
    }
    let splits = Splits { trading_profit: split(), ..Default::default() };
    let floor_per_year = MAX_FLOOR_PER_YEAR;
    Parameters::<T>::put(Params { splits, floor_per_year, ..Default::default() });
    endow::<T>(&asset, &Pallet::<T>::backstop_account())?;
    Ok(asset)
}

/// As many spends as there can be, all of them due now.
fn fill_spends<T: Config>(asset: &AssetKind, expires: Seconds) {
    let spend = |id| Spend {
        id,
        part: Part::Reserve,
        asset: asset.clone(),
        amount: AMOUNT,
        beneficiary: account("beneficiary", 0, 0),
        due: NOW - 1_000,
        expires,
    };
    OpenSpends::<T>::mutate(|spends| {
        for id in 0..MAX_SPENDS {
            spends.try_push(spend(id)).unwrap();
        }
    });
    NextSpend::<T>::put(MAX_SPENDS);
}

fn suspend<T: Config>(asset: &AssetKind, leg: Leg) -> Result<(), BenchmarkError> {
    T::Assets::mint_into(asset.clone(), &Pallet::<T>::router_account(), AMOUNT)?;
    Suspense::<T>::insert((KIND, asset, leg), AMOUNT);
    Totals::<T>::mutate(KIND, asset, |total| total.deposited += AMOUNT);
    Ok(())
}

#[benchmarks]
mod benches {
    use super::*;

    /// All legs are taken.
    #[benchmark]
    fn deposit_revenue() -> Result<(), BenchmarkError> {
        let asset = start::<T>()?;
        let origin =
            T::DepositOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let who = T::DepositOrigin::ensure_origin(origin.clone())
            .map_err(|_| BenchmarkError::Weightless)?;
        endow::<T>(&asset, &who)?;
        let number = DepositCount::<T>::get();
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset, AMOUNT, KIND);
        assert!(Deposits::<T>::contains_key(Pallet::<T>::slot(number)));
        Ok(())
    }

    /// The rewards' leg, in the floor's asset.
    #[benchmark]
    fn retry_suspense() -> Result<(), BenchmarkError> {
        let asset = start::<T>()?;
        suspend::<T>(&asset, Leg::Rewards)?;
        let who: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(who), KIND, asset.clone(), Leg::Rewards);
        assert_eq!(Suspense::<T>::get((KIND, &asset, Leg::Rewards)), 0);
        Ok(())
    }

    /// All others have expired and are forgotten.
    #[benchmark]
    fn propose_spend() -> Result<(), BenchmarkError> {
        let asset = start::<T>()?;
        fill_spends::<T>(&asset, NOW - 1);
        let origin =
            T::SpendOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let beneficiary: T::AccountId = account("beneficiary", 1, 0);
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, Part::Emergency, asset, AMOUNT, beneficiary);
        assert_eq!(OpenSpends::<T>::get().len(), 1);
        Ok(())
    }

    #[benchmark]
    fn cancel_spend() -> Result<(), BenchmarkError> {
        let asset = start::<T>()?;
        fill_spends::<T>(&asset, NOW);
        let origin =
            T::CancelOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, MAX_SPENDS - 1);
        assert_eq!(OpenSpends::<T>::get().len() as u32, MAX_SPENDS - 1);
        Ok(())
    }

    /// To an account that has not held the asset before.
    #[benchmark]
    fn execute_spend() -> Result<(), BenchmarkError> {
        let asset = start::<T>()?;
        fill_spends::<T>(&asset, NOW);
        let who: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(who), MAX_SPENDS - 1);
        assert_eq!(T::Assets::balance(asset, &account("beneficiary", 0, 0)), AMOUNT);
        Ok(())
    }

    #[benchmark]
    fn fill_emergency() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let before = BackstopState::<T>::get().emergency;
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, AMOUNT);
        assert_eq!(BackstopState::<T>::get().emergency, before + AMOUNT);
        Ok(())
    }

    #[benchmark]
    fn set_split() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let new = Split { rewards_bps: 1_000, ..split() };
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, KIND, new);
        assert_eq!(Parameters::<T>::get().splits.trading_profit, new);
        Ok(())
    }

    #[benchmark]
    fn set_floor() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let new = MAX_FLOOR_PER_YEAR - FLOOR_UNIT;
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Parameters::<T>::get().floor_per_year, new);
        Ok(())
    }

    #[benchmark]
    fn set_spend_delay() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let new = Params::default().spend_delay_secs * 2;
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Parameters::<T>::get().spend_delay_secs, new);
        Ok(())
    }

    /// The last asset there can be.
    #[benchmark]
    fn add_asset() -> Result<(), BenchmarkError> {
        start::<T>()?;
        while (KnownAssets::<T>::get().len() as u32) < MAX_ASSETS - 1 {
            let id = FIRST_ASSET + KnownAssets::<T>::get().len() as u32;
            add::<T>(&T::BenchmarkHelper::create_asset(id))?;
        }
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

    /// The first epoch begins, and a round of retries ends, with nothing retried.
    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        let asset = start::<T>()?;
        BackstopState::<T>::mutate(|record| record.epoch_end = 0);
        RetryCursor::<T>::put((KIND, asset, Leg::Backstop));
        #[block]
        {
            Pallet::<T>::idle(T::WeightInfo::on_idle_base());
        }
        assert!(BackstopState::<T>::get().epoch_end > NOW);
        Ok(())
    }

    /// The reserve is short, and the breakers are asked.
    #[benchmark]
    fn top_up() -> Result<(), BenchmarkError> {
        let asset = start::<T>()?;
        BackstopState::<T>::mutate(|record| {
            record.epoch_end = NOW;
            record.funded = 0;
        });
        // All but half of what is needed is emergency reserve.
        let half = Parameters::<T>::get().floor_per_epoch() / 2;
        let reserve = Pallet::<T>::reserve(&asset);
        BackstopState::<T>::mutate(|record| record.emergency += reserve - half);
        let record = BackstopState::<T>::get();
        #[block]
        {
            Pallet::<T>::end_epoch(record, NOW);
        }
        assert_eq!(BackstopState::<T>::get().last.unwrap().from_reserve, half);
        Ok(())
    }
}
