//! Standing offers of providers.

use crate::{
    types::{Ask, ClassId, OpenAsk},
    Asks, Classes, Config, Error, Event, Pallet, State,
};
use polkadot_sdk::{
    frame_support::ensure,
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_primitives::{Balance, NativeValue, ProviderInspect};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_set_ask(
        provider: T::AccountId,
        class: ClassId,
        new: Option<Ask>,
    ) -> DispatchResult {
        match new {
            Some(ask) => Self::open_ask(provider, class, ask),
            None => Self::do_close_ask(provider, class),
        }
    }

    fn open_ask(provider: T::AccountId, class: ClassId, ask: Ask) -> DispatchResult {
        Self::terms()?;
        ensure!(ask.is_in_range(), Error::<T>::OutOfRange);
        ensure!(usize::from(class) < Classes::<T>::get().len(), Error::<T>::UnknownClass);
        let standing = T::Providers::standing(&provider).ok_or(Error::<T>::BelowRequirements)?;
        let old = Asks::<T>::try_mutate(&provider, |asks| {
            let open = OpenAsk { class, ask: ask.clone(), day: 0, ordered: 0 };
            let old = match asks.iter_mut().find(|open| open.class == class) {
                // What was ordered today stays ordered.
                Some(place) => Some(core::mem::replace(&mut place.ask, ask.clone())),
                None => {
                    asks.try_push(open).map_err(|_| Error::<T>::UnknownClass)?;
                    None
                },
            };
            let values = asks.iter().map(|open| Self::capacity(&open.ask));
            let sum = values
                .into_iter()
                .try_fold(0, |sum: Balance, value| value.map(|value| sum.saturating_add(value)))?;
            ensure!(sum <= standing.capacity, Error::<T>::ExceedsLimit);
            Ok::<_, DispatchError>(old)
        })?;
        let before = old.as_ref().map_or(0, |old| old.daily_units);
        State::<T>::try_mutate(|state| {
            ensure!(state.book(&ask.asset).is_some(), Error::<T>::UnknownAsset);
            let used = state.usage.get_mut(usize::from(class)).ok_or(Error::<T>::UnknownClass)?;
            let without = used.supply.saturating_sub(before.into());
            used.supply =
                without.checked_add(ask.daily_units.into()).ok_or(ArithmeticError::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::AskSet { provider, class, old, new: Some(ask) });
        Ok(())
    }

    /// Value of the daily capacity of an ask in the native token.
    fn capacity(ask: &Ask) -> Result<Balance, DispatchError> {
        let value = ask.price_of(ask.daily_units).ok_or(ArithmeticError::Overflow)?;
        Ok(T::Value::native_value(&ask.asset, value).ok_or(Error::<T>::NoPrice)?)
    }

    /// Removes an ask of a provider that cannot take new work.
    pub(crate) fn do_drop_ask(provider: T::AccountId, class: ClassId) -> DispatchResult {
        ensure!(T::Providers::standing(&provider).is_none(), Error::<T>::WrongState);
        Self::do_close_ask(provider, class)
    }

    fn do_close_ask(provider: T::AccountId, class: ClassId) -> DispatchResult {
        let old = Asks::<T>::try_mutate_exists(&provider, |stored| {
            let asks = stored.as_mut().ok_or(Error::<T>::NotFound)?;
            let place = asks.iter().position(|open| open.class == class);
            let old = asks.remove(place.ok_or(Error::<T>::NotFound)?).ask;
            if asks.is_empty() {
                *stored = None;
            }
            Ok::<_, DispatchError>(old)
        })?;
        State::<T>::mutate(|state| {
            if let Some(used) = state.usage.get_mut(usize::from(class)) {
                used.supply = used.supply.saturating_sub(old.daily_units.into());
            }
        });
        Self::deposit_event(Event::AskSet { provider, class, old: Some(old), new: None });
        Ok(())
    }
}
