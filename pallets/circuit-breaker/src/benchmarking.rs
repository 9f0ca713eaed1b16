//! The worst case of each call and of the hook, on the runtime that includes the pallet.
//!
//! Every trigger is enabled, and all facts are known.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{
        BreakerState, CountLevels, CrashLevels, Entries, FloorLevels, Manual, Params,
        RevenueLevels, RevenueWindow, StakeLevels, MAX_MANUAL_SECS, STAKERS_RANGE, STAKE_RANGE,
    },
    Call, Config, Pallet, Parameters, State,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{EnsureOrigin, Hooks},
    sp_runtime::traits::Zero,
};
use quaestor_primitives::Seconds;

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper {
    /// Sets the time that the next hook uses.
    fn set_time(now: Seconds);
    /// Makes stake, prices, floor and stops known, at the largest number of reads.
    fn fill_facts();
    /// Marks the keys that earlier hooks of the same block read as free.
    fn after_earlier_hooks();
}

/// The first time of the chain.
const START: Seconds = 1_728_000_000;

/// Levels above any stake, so that rewards are redirected, and the shortest window of revenue.
fn params() -> Params {
    let (stake, stakers) = (*STAKE_RANGE.end(), *STAKERS_RANGE.end());
    Params {
        low_stake: Some(StakeLevels { trip: stake, clear: stake }),
        few_stakers: Some(CountLevels { trip: stakers, clear: stakers }),
        price_crash: Some(CrashLevels { trip_bps: 500, clear_bps: 10_000, effect_secs: 60 }),
        zero_revenue: Some(RevenueLevels { secs: 60, share_bps: 10_000 }),
        reward_floor: Some(FloorLevels { trip_bps: 20_000, clear_bps: 50_000 }),
        dwell_secs: 1,
    }
}

/// All triggers are enabled, a manual closure of deposits ends, and so does the window of revenue.
fn start<T: Config>() {
    T::BenchmarkHelper::fill_facts();
    T::BenchmarkHelper::set_time(START + 60);
    Parameters::<T>::put(params());
    let manual = Manual { entries: Entries::ALL, since: START, until: START + 60 };
    let window = RevenueWindow { ends: START + 60, past: 9, ..Default::default() };
    let state = BreakerState { manual: Some(manual), window, ..Default::default() };
    State::<T>::put(state);
}

#[benchmarks]
mod benchmarks {
    use super::*;

    /// Everything is read, and nothing changes.
    #[benchmark]
    fn on_initialize() {
        start::<T>();
        Pallet::<T>::on_initialize(Zero::zero());
        // With a closure the pauses are read.
        let manual = Manual { entries: Entries::ALL, since: START, until: START + MAX_MANUAL_SECS };
        State::<T>::mutate(|state| state.manual = Some(manual));
        Pallet::<T>::on_initialize(Zero::zero());
        let before = State::<T>::get();
        T::BenchmarkHelper::after_earlier_hooks();
        #[block]
        {
            Pallet::<T>::on_initialize(Zero::zero());
        }
        assert_eq!(State::<T>::get(), before);
    }

    /// A manual closure ends, triggers trip, and the redirection of rewards changes.
    #[benchmark]
    fn on_initialize_change() {
        start::<T>();
        T::BenchmarkHelper::after_earlier_hooks();
        #[block]
        {
            Pallet::<T>::on_initialize(Zero::zero());
        }
        let state = State::<T>::get();
        assert!(state.redirected && state.zero_revenue.is_some() && state.manual.is_none());
    }

    #[benchmark]
    fn trip() -> Result<(), BenchmarkError> {
        start::<T>();
        let origin =
            T::ManualOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let until = START + MAX_MANUAL_SECS;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, Entries::ALL, until);
        assert_eq!(State::<T>::get().manual.unwrap().until, until);
        Ok(())
    }

    #[benchmark]
    fn clear() -> Result<(), BenchmarkError> {
        start::<T>();
        let origin =
            T::ReopenOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin);
        assert_eq!(State::<T>::get().manual, None);
        Ok(())
    }

    /// All triggers are tripped.
    #[benchmark]
    fn set_params() -> Result<(), BenchmarkError> {
        start::<T>();
        Pallet::<T>::on_initialize(Zero::zero());
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let new = Params { dwell_secs: 2, ..params() };
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Parameters::<T>::get(), new);
        Ok(())
    }
}
