//! Implementation of the calls.

use crate::{types::Params, Config, Count, Error, Event, Holders, LastChange, Pallet, Parameters};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::{ArithmeticError, DispatchResult},
};
use quaestor_primitives::{Badges, ParamsError, PositionId, Positions};
use quaestor_support::params;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_claim(id: PositionId, who: T::AccountId) -> DispatchResult {
        let params = Parameters::<T>::get().ok_or(Error::<T>::NotEnabled)?;
        ensure!(!Holders::<T>::contains_key(&who), Error::<T>::AlreadyHolds);
        let count = Count::<T>::get();
        ensure!(count < params.supply, Error::<T>::AllGiven);
        let positions = T::Positions::positions(&who);
        let eligible =
            positions.iter().any(|position| position.id == id && params.admits(position));
        ensure!(eligible, Error::<T>::NotEligible);
        let number = count.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        T::Badges::mint(number, &who)?;
        Count::<T>::put(number);
        Holders::<T>::insert(&who, number);
        Self::deposit_event(Event::BadgeGiven { who, number });
        Ok(())
    }

    pub(crate) fn do_set_params(new: Params) -> DispatchResult {
        let mut current = Parameters::<T>::get().ok_or(Error::<T>::NotEnabled)?;
        let old = params::update(&mut current, new).map_err(|error| match error {
            ParamsError::OutOfRange => Error::<T>::OutOfRange,
            ParamsError::ChangeTooLarge => Error::<T>::ChangeTooLarge,
        })?;
        LastChange::<T>::try_mutate(|last| {
            params::space(last, T::Positions::now(), T::ChangeInterval::get())
                .map_err(|_| Error::<T>::ChangedTooSoon)
        })?;
        Parameters::<T>::put(new);
        Self::deposit_event(Event::ParamsSet { old, new });
        Ok(())
    }
}
