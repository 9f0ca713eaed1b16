//! Implementation of the calls.

use crate::{
    types::{Params, Pledge},
    Allocations, Config, Error, Event, LastChange, Pallet, Parameters, Pledges, Sums,
};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{Contains, Get},
    },
    sp_runtime::DispatchResult,
};
use quaestor_primitives::{ParamsError, RefreshBoosts};
use quaestor_support::params;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_release(id: u32) -> DispatchResult {
        Allocations::<T>::try_mutate_exists(id, |stored| {
            let allocation = stored.as_mut().ok_or(Error::<T>::NotFound)?;
            let vested = allocation.vested(T::Launch::get(), T::Now::get());
            let amount = vested.saturating_sub(allocation.released);
            ensure!(amount > 0, Error::<T>::NothingVested);
            Self::pay(&allocation.beneficiary, amount)?;
            allocation.released = vested;
            Sums::<T>::mutate(|sums| sums.unreleased = sums.unreleased.saturating_sub(amount));
            Self::deposit_event(Event::Released {
                id,
                beneficiary: allocation.beneficiary.clone(),
                amount,
                released: vested,
            });
            if allocation.is_over() {
                *stored = None;
            }
            Ok(())
        })
    }

    pub(crate) fn do_hand_over(from: T::AccountId, id: u32, to: T::AccountId) -> DispatchResult {
        Allocations::<T>::try_mutate(id, |stored| {
            let allocation = stored.as_mut().ok_or(Error::<T>::NotFound)?;
            ensure!(allocation.beneficiary == from, Error::<T>::NotBeneficiary);
            ensure!(!T::ProtocolAccounts::contains(&to), Error::<T>::InvalidBeneficiary);
            allocation.beneficiary = to.clone();
            Self::deposit_event(Event::HandedOver { id, from, to });
            Ok(())
        })
    }

    pub(crate) fn do_pledge(who: T::AccountId, id: u32) -> DispatchResult {
        let params = Parameters::<T>::get().ok_or(Error::<T>::NotEnabled)?;
        Allocations::<T>::try_mutate(id, |stored| {
            let allocation = stored.as_mut().ok_or(Error::<T>::NotFound)?;
            ensure!(allocation.beneficiary == who, Error::<T>::NotBeneficiary);
            let amount = allocation.first_unlock;
            ensure!(amount > 0, Error::<T>::NothingToPledge);
            let launch = T::Launch::get();
            let end = launch.saturating_add(params.pledge_until_secs);
            ensure!(launch == 0 || T::Now::get() < end, Error::<T>::TooLate);
            let twice = allocation.pledged || Pledges::<T>::contains_key(&who);
            ensure!(!twice, Error::<T>::AlreadyPledged);
            Self::hold(&who, amount)?;
            allocation.pledged = true;
            let Params { loyal_from_secs, loyalty_bps, .. } = params;
            let pledge = Pledge { allocation: id, amount, loyal_from_secs, loyalty_bps };
            Pledges::<T>::insert(&who, pledge);
            Sums::<T>::mutate(|sums| sums.pledged = sums.pledged.saturating_add(amount));
            Self::deposit_event(Event::Pledged { who, pledge });
            Ok(())
        })
    }

    pub(crate) fn do_unpledge(who: T::AccountId) -> DispatchResult {
        let pledge = Pledges::<T>::take(&who).ok_or(Error::<T>::NotPledged)?;
        let Pledge { allocation: id, amount, .. } = pledge;
        Self::end_hold(&who, amount)?;
        Sums::<T>::mutate(|sums| sums.pledged = sums.pledged.saturating_sub(amount));
        Allocations::<T>::mutate_exists(id, |stored| {
            if let Some(allocation) = stored {
                allocation.pledged = false;
                if allocation.is_over() {
                    *stored = None;
                }
            }
        });
        T::Boosts::refresh(&who);
        Self::deposit_event(Event::Unpledged { who, id, amount });
        Ok(())
    }

    pub(crate) fn do_set_params(new: Params) -> DispatchResult {
        let mut params = Parameters::<T>::get().ok_or(Error::<T>::NotEnabled)?;
        let now = T::Now::get();
        ensure!(now > 0, Error::<T>::ClockNotStarted);
        let old = params::update(&mut params, new).map_err(|error| match error {
            ParamsError::OutOfRange => Error::<T>::OutOfRange,
            ParamsError::ChangeTooLarge => Error::<T>::ChangeTooLarge,
        })?;
        LastChange::<T>::try_mutate(|last| params::space(last, now, T::ChangeInterval::get()))
            .map_err(|_| Error::<T>::ChangedTooSoon)?;
        Parameters::<T>::put(params);
        Self::deposit_event(Event::ParamsSet { old, new });
        Ok(())
    }
}
