//! Worst case of each call, on the runtime that includes the pallet: the account has the maximum
//! number of positions, and the badge is the last one.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{Params, MAX_SUPPLY},
    Call, Config, Count, Holders, Pallet, Parameters,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*, frame_support::traits::EnsureOrigin, frame_system::RawOrigin,
};
use quaestor_primitives::{Badges, Balance, PositionId};

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper<AccountId> {
    /// Gives `who` the maximum number of positions, the last of them with at least a unit and a lock
    /// of at least a second. Returns the number of that one.
    fn stake(who: &AccountId) -> PositionId;
    /// Creates the collection of the badges, as genesis does, if there is none.
    fn create_badges();
}

const MIN_AMOUNT: Balance = 1;

fn start<T: Config>() -> Params {
    T::BenchmarkHelper::create_badges();
    let params = Params { supply: MAX_SUPPLY, min_amount: MIN_AMOUNT, lock_secs: 1 };
    Parameters::<T>::put(params);
    Count::<T>::put(MAX_SUPPLY - 1);
    params
}

#[benchmarks]
mod benches {
    use super::*;

    #[benchmark]
    fn claim() -> Result<(), BenchmarkError> {
        start::<T>();
        let holder: T::AccountId = account("holder", 0, 0);
        let position = T::BenchmarkHelper::stake(&holder);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), position, holder.clone());
        assert_eq!(Holders::<T>::get(&holder), Some(MAX_SUPPLY));
        assert_eq!(T::Badges::owner(MAX_SUPPLY), Some(holder));
        Ok(())
    }

    #[benchmark]
    fn set_params() -> Result<(), BenchmarkError> {
        let old = start::<T>();
        let new = Params { min_amount: 2 * MIN_AMOUNT, ..old };
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Parameters::<T>::get(), Some(new));
        Ok(())
    }
}
