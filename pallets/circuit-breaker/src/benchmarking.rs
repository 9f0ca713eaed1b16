//! The worst case of each call and of the hook, on the runtime that includes the pallet.
//!
//! Every trigger is in use, and every fact is there to be read.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{
        CountLevels, CrashLevels, Entries, FloorLevels, Manual, Params, SilenceLevels, StakeLevels,
        Status, MAX_MANUAL_SECS, STAKERS_RANGE, STAKE_RANGE,
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
    /// Makes `now` the time that the next hook sees.
    fn set_time(now: Seconds);
    /// Has stake, prices and floor read as much as they can need.
    fn fill_facts();
    /// From now on nothing counts that hooks before this one have read in the same block.
    fn after_earlier_hooks();
}

/// The first time of the chain.
const START: Seconds = 1_728_000_000;
const ALL: Entries = Entries { stake: true, compound: true, buyback: true, deposit: true };

/// Levels that no stake reaches, so that the rewards are redirected, and no time of silence lasts.
fn params() -> Params {
    let (stake, stakers) = (*STAKE_RANGE.end(), *STAKERS_RANGE.end());
    Params {
        low_stake: Some(StakeLevels { trip: stake, clear: stake }),
        few_stakers: Some(CountLevels { trip: stakers, clear: stakers }),
        price_crash: Some(CrashLevels { trip_bps: 500, clear_bps: 10_000, effect_secs: 60 }),
        zero_revenue: Some(SilenceLevels { secs: 60 }),
        reward_floor: Some(FloorLevels { trip_bps: 20_000, clear_bps: 50_000 }),
        dwell_secs: 1,
    }
}

/// Everything is in use, a manual trip ends, and a time without revenue has passed.
fn start<T: Config>() {
    T::BenchmarkHelper::fill_facts();
    T::BenchmarkHelper::set_time(START + 60);
    Parameters::<T>::put(params());
    let manual = Manual { entries: ALL, since: START, until: START + 60 };
    State::<T>::put(Status { manual: Some(manual), last_revenue: START, ..Default::default() });
}

#[benchmarks]
mod benchmarks {
    use super::*;

    /// Everything is read, and what has tripped stays so.
    #[benchmark]
    fn on_initialize() {
        start::<T>();
        Pallet::<T>::on_initialize(Zero::zero());
        let before = State::<T>::get();
        T::BenchmarkHelper::after_earlier_hooks();
        #[block]
        {
            Pallet::<T>::on_initialize(Zero::zero());
        }
        assert_eq!(State::<T>::get(), before);
    }

    /// A closure by hand ends, triggers trip, and the redirection of rewards changes.
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
        let until = START + 60 + MAX_MANUAL_SECS;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, ALL, until);
        assert_eq!(State::<T>::get().manual.unwrap().until, until);
        Ok(())
    }

    #[benchmark]
    fn clear() -> Result<(), BenchmarkError> {
        start::<T>();
        let origin =
            T::ManualOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin);
        assert_eq!(State::<T>::get().manual, None);
        Ok(())
    }

    /// With all triggers tripped that are in use.
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
