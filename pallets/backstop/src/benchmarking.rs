//! Worst case of each call, on the runtime that includes the pallet: the list of spends is full.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{Params, Reserve, Spend, FLOOR_UNIT, MAX_FLOOR_PER_YEAR, MAX_SPENDS},
    Call, Config, NextSpend, OpenSpends, Pallet, Parameters, State, WeightInfo,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{
        fungibles::{Inspect, Mutate},
        EnsureOrigin, Get,
    },
    frame_system::RawOrigin,
};
use quaestor_primitives::{AssetKind, Balance, CollectUnasked, Seconds};

/// Set-up of the runtime for the benchmarks.
pub trait BenchmarkHelper {
    /// Starts the reward stream, so that it takes the floor's asset.
    fn open_rewards();
    /// Sets the time, in seconds since the Unix epoch.
    fn set_time(now: Seconds);
    /// Gives some of the floor's asset to each account that [`Config::Unasked`] visits, and returns a
    /// round in which it collects it.
    fn give_unasked() -> u32;
}

/// Above any minimum.
const AMOUNT: Balance = 1_000_000_000_000_000_000_000;
const NOW: Seconds = 1_728_000_000;

/// Fills the reserve and sets the highest floor. Returns the floor's asset.
fn start<T: Config<I>, I: 'static>() -> Result<AssetKind, BenchmarkError> {
    let asset = T::FloorAsset::get();
    T::BenchmarkHelper::open_rewards();
    T::BenchmarkHelper::set_time(NOW);
    let floor_per_year = MAX_FLOOR_PER_YEAR;
    Parameters::<T, I>::put(Params { floor_per_year, ..Default::default() });
    T::Assets::mint_into(asset.clone(), &Pallet::<T, I>::account(), AMOUNT * 10)?;
    Ok(asset)
}

/// Fills the list with `count` spends that are due.
fn fill_spends<T: Config<I>, I: 'static>(asset: &AssetKind, count: u32) {
    let spend = |id| Spend {
        id,
        reserve: Reserve::Main,
        asset: asset.clone(),
        amount: AMOUNT,
        beneficiary: account("beneficiary", 0, 0),
        due: NOW - 1_000,
    };
    OpenSpends::<T, I>::mutate(|spends| {
        for id in 0..count {
            spends.try_push(spend(id)).unwrap();
        }
    });
    NextSpend::<T, I>::put(count);
}

fn origin<O, E: EnsureOrigin<O>>() -> Result<O, BenchmarkError> {
    E::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

#[instance_benchmarks]
mod benches {
    use super::*;

    /// The last place of the list is free.
    #[benchmark]
    fn propose_spend() -> Result<(), BenchmarkError> {
        let asset = start::<T, I>()?;
        fill_spends::<T, I>(&asset, MAX_SPENDS - 1);
        let origin = origin::<_, T::SpendOrigin>()?;
        let beneficiary: T::AccountId = account("beneficiary", 1, 0);
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, Reserve::Emergency, asset, AMOUNT, beneficiary);
        assert_eq!(OpenSpends::<T, I>::get().len() as u32, MAX_SPENDS);
        Ok(())
    }

    #[benchmark]
    fn cancel_spend() -> Result<(), BenchmarkError> {
        let asset = start::<T, I>()?;
        fill_spends::<T, I>(&asset, MAX_SPENDS);
        let origin = origin::<_, T::CancelOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, MAX_SPENDS - 1);
        assert_eq!(OpenSpends::<T, I>::get().len() as u32, MAX_SPENDS - 1);
        Ok(())
    }

    /// The beneficiary has not held the asset before.
    #[benchmark]
    fn execute_spend() -> Result<(), BenchmarkError> {
        let asset = start::<T, I>()?;
        fill_spends::<T, I>(&asset, MAX_SPENDS);
        let who: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(who), MAX_SPENDS - 1);
        assert_eq!(T::Assets::balance(asset, &account("beneficiary", 0, 0)), AMOUNT);
        Ok(())
    }

    #[benchmark]
    fn fill_emergency() -> Result<(), BenchmarkError> {
        start::<T, I>()?;
        let before = State::<T, I>::get().emergency;
        let origin = origin::<_, T::GovernanceOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, AMOUNT);
        assert_eq!(State::<T, I>::get().emergency, before + AMOUNT);
        Ok(())
    }

    #[benchmark]
    fn set_floor() -> Result<(), BenchmarkError> {
        start::<T, I>()?;
        let new = MAX_FLOOR_PER_YEAR - FLOOR_UNIT;
        let origin = origin::<_, T::GovernanceOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Parameters::<T, I>::get().floor_per_year, new);
        Ok(())
    }

    #[benchmark]
    fn set_spend_delay() -> Result<(), BenchmarkError> {
        start::<T, I>()?;
        let new = Params::default().spend_delay_secs * 2;
        let origin = origin::<_, T::GovernanceOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Parameters::<T, I>::get().spend_delay_secs, new);
        Ok(())
    }

    /// The first epoch begins.
    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        start::<T, I>()?;
        State::<T, I>::mutate(|state| state.epoch_end = 0);
        #[block]
        {
            Pallet::<T, I>::idle(T::WeightInfo::on_idle_base());
        }
        assert!(State::<T, I>::get().epoch_end > NOW);
        Ok(())
    }

    /// Something has arrived at each account.
    #[benchmark]
    fn collect_unasked() -> Result<(), BenchmarkError> {
        let asset = start::<T, I>()?;
        let round = T::BenchmarkHelper::give_unasked();
        let before = Pallet::<T, I>::main_reserve(&asset);
        #[block]
        {
            T::Unasked::collect(round, &Pallet::<T, I>::account());
        }
        assert!(Pallet::<T, I>::main_reserve(&asset) > before);
        Ok(())
    }

    /// The main reserve is short, and the breakers are asked.
    #[benchmark]
    fn top_up() -> Result<(), BenchmarkError> {
        let asset = start::<T, I>()?;
        State::<T, I>::mutate(|state| {
            state.epoch_end = NOW;
            state.funded = 0;
        });
        // Half of the floor stays in the main reserve.
        let half = Parameters::<T, I>::get().floor_per_epoch() / 2;
        let reserve = Pallet::<T, I>::main_reserve(&asset);
        State::<T, I>::mutate(|state| state.emergency += reserve - half);
        let state = State::<T, I>::get();
        #[block]
        {
            Pallet::<T, I>::end_epoch(state, NOW);
        }
        assert_eq!(State::<T, I>::get().last.unwrap().from_reserve, half);
        Ok(())
    }
}
