//! The worst case of each call, on the runtime that includes the pallet.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{Allocation, Params, Totals},
    Allocations, Call, Config, Pallet, Parameters, Pledges, Sums,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{
        fungible::{Inspect, Mutate},
        EnsureOrigin,
    },
    frame_system::RawOrigin,
};
use quaestor_primitives::{Balance, BoostInspect, Seconds};

/// Set-up of the runtime for the benchmarks.
pub trait BenchmarkHelper {
    /// Starts the clock of the stake, if need be, and sets the time by which locks end to `secs`
    /// after the launch.
    fn set_time_since_launch(secs: Seconds);
}

/// Above any minimum.
const AMOUNT: Balance = 1_000_000_000_000_000_000_000;
const ID: u32 = 7;
const DAY: Seconds = 86_400;

/// Pledges, and an allocation of `who` a day after the launch.
fn start<T: Config>(who: &T::AccountId) -> Result<Params, BenchmarkError> {
    T::BenchmarkHelper::set_time_since_launch(DAY);
    let params = Params { pledge_until_secs: 30 * DAY, loyal_from_secs: DAY, loyalty_bps: 5_000 };
    Parameters::<T>::put(params);
    let allocation = Allocation {
        beneficiary: who.clone(),
        total: 730 * AMOUNT,
        released: 0,
        cliff_secs: 0,
        end_secs: 730 * DAY,
        first_unlock: AMOUNT,
        pledged: false,
    };
    Allocations::<T>::insert(ID, allocation);
    T::Currency::mint_into(&Pallet::<T>::account(), 731 * AMOUNT)?;
    Sums::<T>::put(Totals { minimum_balance: 0, unreleased: 730 * AMOUNT, pledged: 0 });
    Ok(params)
}

#[benchmarks]
mod benches {
    use super::*;

    /// The beneficiary has no account yet.
    #[benchmark]
    fn release() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("beneficiary", 0, 0);
        start::<T>(&who)?;
        let caller: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), ID);
        assert_eq!(T::Currency::balance(&who), AMOUNT);
        Ok(())
    }

    #[benchmark]
    fn hand_over() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        let to: T::AccountId = account("beneficiary", 0, 0);
        start::<T>(&who)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who), ID, to.clone());
        assert_eq!(Allocations::<T>::get(ID).unwrap().beneficiary, to);
        Ok(())
    }

    #[benchmark]
    fn pledge() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("beneficiary", 0, 0);
        start::<T>(&who)?;
        T::Currency::mint_into(&who, 2 * AMOUNT)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), ID);
        assert_eq!(Pledges::<T>::get(&who).unwrap().amount, AMOUNT);
        Ok(())
    }

    /// Without a stake: [`Config::Boosts`] has a weight of its own.
    #[benchmark]
    fn unpledge() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("beneficiary", 0, 0);
        start::<T>(&who)?;
        T::Currency::mint_into(&who, 2 * AMOUNT)?;
        Pallet::<T>::do_pledge(who.clone(), ID)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));
        assert!(!Pledges::<T>::contains_key(&who));
        Ok(())
    }

    #[benchmark]
    fn set_params() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("beneficiary", 0, 0);
        let params = start::<T>(&who)?;
        let new = Params { loyalty_bps: params.loyalty_bps - 1, ..params };
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Parameters::<T>::get(), Some(new));
        Ok(())
    }

    /// A pledge that boosts.
    #[benchmark]
    fn boosts_of() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("beneficiary", 0, 0);
        start::<T>(&who)?;
        T::Currency::mint_into(&who, 2 * AMOUNT)?;
        Pallet::<T>::do_pledge(who.clone(), ID)?;
        let boosts;
        #[block]
        {
            boosts = Pallet::<T>::boosts_of(&who);
        }
        assert_eq!(boosts.len(), 1);
        Ok(())
    }
}
