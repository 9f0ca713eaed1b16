//! Implementation of the calls.

use crate::{
    types::{ParamGroup, Params, Reserve, Spend},
    Config, Error, Event, Insurance, LastChange, NextSpend, OpenSpends, Pallet, Parameters, State,
};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{Contains, Get},
    },
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_primitives::{AssetKind, Balance, ParamsError, Seconds};
use quaestor_support::{funds, params, time};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
    pub(crate) fn do_propose_spend(
        reserve: Reserve,
        asset: AssetKind,
        amount: Balance,
        beneficiary: T::AccountId,
    ) -> DispatchResult {
        let now = time::now::<T::Time>();
        ensure!(now > 0, Error::<T, I>::ClockNotStarted);
        ensure!(amount > 0, Error::<T, I>::ZeroAmount);
        ensure!(Self::minimum_balance(&asset).is_some(), Error::<T, I>::UnknownAsset);
        let other = reserve == Reserve::Emergency && asset != T::FloorAsset::get();
        ensure!(!other, Error::<T, I>::NotInEmergencyReserve);
        let other = reserve == Reserve::Insurance && asset != AssetKind::Native;
        ensure!(!other, Error::<T, I>::NotInInsurance);
        let keeps_books = T::ProtocolAccounts::contains(&beneficiary);
        ensure!(!keeps_books, Error::<T, I>::InvalidBeneficiary);
        let delay = Parameters::<T, I>::get().spend_delay_secs;
        let due = now.checked_add(delay).ok_or(ArithmeticError::Overflow)?;
        let id = NextSpend::<T, I>::get();
        NextSpend::<T, I>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
        let spend = Spend { id, reserve, asset, amount, beneficiary, due };
        OpenSpends::<T, I>::try_mutate(|spends| spends.try_push(spend.clone()))
            .map_err(|_| Error::<T, I>::TooManySpends)?;
        Self::deposit_event(Event::SpendProposed { spend });
        Ok(())
    }

    pub(crate) fn do_cancel_spend(id: u32) -> DispatchResult {
        Self::remove_spend(id)?;
        Self::deposit_event(Event::SpendCancelled { id });
        Ok(())
    }

    pub(crate) fn do_execute_spend(id: u32) -> DispatchResult {
        let Spend { reserve, asset, amount, beneficiary, due, .. } = Self::remove_spend(id)?;
        ensure!(time::now::<T::Time>() >= due, Error::<T, I>::NotDue);
        match reserve {
            Reserve::Main => {
                let held = Self::main_reserve(&asset);
                ensure!(held >= amount, Error::<T, I>::InsufficientReserve);
            },
            Reserve::Emergency => State::<T, I>::try_mutate(|state| {
                let rest = state.emergency.checked_sub(amount);
                state.emergency = rest.ok_or(Error::<T, I>::InsufficientReserve)?;
                Ok::<_, DispatchError>(())
            })?,
            Reserve::Insurance => Insurance::<T, I>::try_mutate_exists(|insurance| {
                let rest = insurance.unwrap_or_default().checked_sub(amount);
                let rest = rest.ok_or(Error::<T, I>::InsufficientReserve)?;
                *insurance = (rest > 0).then_some(rest);
                Ok::<_, DispatchError>(())
            })?,
        }
        let can_receive = funds::can_receive::<T::Assets, _>(&asset, &beneficiary, amount);
        ensure!(can_receive, Error::<T, I>::CannotReceive);
        funds::transfer::<T::Assets, _>(&asset, &Self::account(), &beneficiary, amount)?;
        Self::deposit_event(Event::SpendExecuted { id, reserve, asset, amount, beneficiary });
        Ok(())
    }

    pub(crate) fn do_fill_emergency(amount: Balance) -> DispatchResult {
        ensure!(amount > 0, Error::<T, I>::ZeroAmount);
        let held = Self::main_reserve(&T::FloorAsset::get());
        ensure!(held >= amount, Error::<T, I>::InsufficientReserve);
        State::<T, I>::try_mutate(|state| {
            let old = state.emergency;
            let new = old.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
            state.emergency = new;
            Self::deposit_event(Event::EmergencyFilled { old, new });
            Ok(())
        })
    }

    pub(crate) fn do_set_floor(new: Balance) -> DispatchResult {
        let old = Self::update(ParamGroup::Floor, |params| params.floor_per_year = new)?;
        let old = old.floor_per_year;
        Self::deposit_event(Event::FloorSet { old, new });
        Ok(())
    }

    pub(crate) fn do_set_spend_delay(new: Seconds) -> DispatchResult {
        let old = Self::update(ParamGroup::SpendDelay, |params| params.spend_delay_secs = new)?;
        let old = old.spend_delay_secs;
        Self::deposit_event(Event::SpendDelaySet { old, new });
        Ok(())
    }

    /// Changes the parameters of `group` within their bounds and change limits. Returns the old ones.
    fn update(
        group: ParamGroup,
        change: impl FnOnce(&mut Params),
    ) -> Result<Params, DispatchError> {
        Parameters::<T, I>::try_mutate(|params| {
            let mut new = *params;
            change(&mut new);
            let old = params::update(params, new).map_err(|error| match error {
                ParamsError::OutOfRange => Error::<T, I>::OutOfRange,
                ParamsError::ChangeTooLarge => Error::<T, I>::ChangeTooLarge,
            })?;
            params::space_group::<_, LastChange<T, I>, T::Time, T::ChangeInterval>(group)
                .map_err(|_| Error::<T, I>::ChangedTooSoon)?;
            Ok(old)
        })
    }

    fn remove_spend(id: u32) -> Result<Spend<T::AccountId>, DispatchError> {
        OpenSpends::<T, I>::try_mutate(|spends| {
            let index = spends.iter().position(|spend| spend.id == id);
            Ok(spends.remove(index.ok_or(Error::<T, I>::NotFound)?))
        })
    }
}
