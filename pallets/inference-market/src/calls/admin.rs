//! Parameters, classes and assets.

use crate::{
    types::{AssetBook, Class, ClassId, Group, Terms, Use, MAX_BASE_PRICE, MAX_OVERRIDE_DAYS},
    Classes, Config, CurrentTerms, Error, Event, LastChange, Pallet, State,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_math::change_limit::doubled_or_halved;
use quaestor_primitives::{AssetKind, Balance, ClockInspect, ParamsError, Seconds};
use quaestor_support::params;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_set_terms(new: Terms) -> DispatchResult {
        let mut current = Self::terms()?;
        // The epoch that is over ends by its own rules.
        Self::roll_now(&current);
        let old = params::update(&mut current, new).map_err(|error| match error {
            ParamsError::OutOfRange => Error::<T>::OutOfRange,
            ParamsError::ChangeTooLarge => Error::<T>::ChangeTooLarge,
        })?;
        ensure!(new.longest_work() <= T::LongestWork::get(), Error::<T>::OutOfRange);
        Self::space(Group::Terms)?;
        CurrentTerms::<T>::put(new);
        Self::deposit_event(Event::TermsSet { old, new });
        Ok(())
    }

    pub(crate) fn do_set_class(class: ClassId, base: Balance) -> DispatchResult {
        let mut state = Self::roll(&Self::terms()?);
        ensure!((1..=MAX_BASE_PRICE).contains(&base), Error::<T>::OutOfRange);
        let old = Classes::<T>::try_mutate(|classes| {
            let place = usize::from(class);
            let Some(known) = classes.get_mut(place) else {
                ensure!(place == classes.len(), Error::<T>::ClassOutOfRange);
                classes.try_push(Class::new(base)).map_err(|_| Error::<T>::ClassOutOfRange)?;
                state.usage.try_push(Use::default()).map_err(|_| Error::<T>::ClassOutOfRange)?;
                return Ok(None);
            };
            ensure!(doubled_or_halved(known.base, base), Error::<T>::ChangeTooLarge);
            Self::space(Group::Class(class))?;
            Ok::<_, DispatchError>(Some(core::mem::replace(&mut known.base, base)))
        })?;
        State::<T>::put(state);
        Self::deposit_event(Event::ClassSet { class, old, new: base });
        Ok(())
    }

    pub(crate) fn do_override_price(
        class: ClassId,
        new: Option<(Balance, Seconds)>,
    ) -> DispatchResult {
        let (terms, now) = (Self::terms()?, T::Clock::now());
        if let Some((price, until)) = new {
            let latest = now.saturating_add(terms.day_secs.saturating_mul(MAX_OVERRIDE_DAYS));
            let in_time = now < until && until <= latest;
            let in_range = in_time && (1..=MAX_BASE_PRICE).contains(&price);
            ensure!(in_range, Error::<T>::OutOfRange);
        }
        let old = Classes::<T>::try_mutate(|classes| {
            let known = classes.get_mut(usize::from(class)).ok_or(Error::<T>::UnknownClass)?;
            Ok::<_, DispatchError>(core::mem::replace(&mut known.manual, new))
        })?;
        Self::deposit_event(Event::PriceOverridden { class, old, new });
        Ok(())
    }

    pub(crate) fn do_add_asset(asset: AssetKind, payer: T::AccountId) -> DispatchResult {
        Self::terms()?;
        State::<T>::try_mutate(|state| {
            ensure!(state.book(&asset).is_none(), Error::<T>::AlreadyExists);
            ensure!(!state.assets.is_full(), Error::<T>::TooManyAssets);
            let minimum_balance = Self::receive_minimum(&asset, &payer)?;
            let book = AssetBook::new(asset.clone(), minimum_balance);
            state.assets.try_push(book).map_err(|_| Error::<T>::TooManyAssets)?;
            Self::deposit_event(Event::AssetAdded { asset });
            Ok(())
        })
    }

    fn space(group: Group) -> DispatchResult {
        LastChange::<T>::try_mutate(group, |last| {
            params::space(last, T::Clock::now(), T::ChangeInterval::get())
                .map_err(|_| Error::<T>::ChangedTooSoon.into())
        })
    }
}
