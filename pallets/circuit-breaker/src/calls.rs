//! Implementations of the calls: checks, effects, event.

use crate::{
    evaluate::evaluate,
    types::{Entries, Flaw, Manual, Params, Trigger, MAX_MANUAL_SECS},
    Config, Error, Event, Pallet, Parameters, State,
};
use alloc::boxed::Box;
use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use quaestor_primitives::Seconds;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_trip(entries: Entries, until: Seconds) -> DispatchResult {
        let since = Self::now();
        ensure!(entries != Entries::default(), Error::<T>::NoEntries);
        ensure!(until > since, Error::<T>::NotInFuture);
        ensure!(until <= since.saturating_add(MAX_MANUAL_SECS), Error::<T>::TooLong);
        State::<T>::mutate(|state| state.manual = Some(Manual { entries, since, until }));
        Self::deposit_event(Event::ManualTripped { entries, until });
        Ok(())
    }

    pub(crate) fn do_clear() -> DispatchResult {
        let mut state = State::<T>::get();
        let Manual { entries, .. } = state.manual.take().ok_or(Error::<T>::NotTripped)?;
        State::<T>::put(state);
        Self::deposit_event(Event::ManualCleared { entries, early: true });
        Ok(())
    }

    pub(crate) fn do_set_terms(new: Params) -> DispatchResult {
        new.validate().map_err(|flaw| match flaw {
            Flaw::OutOfRange(_) => Error::<T>::OutOfRange,
            Flaw::ClearBeyondTrip(_) => Error::<T>::ClearBeyondTrip,
        })?;
        let old = Parameters::<T>::get();
        ensure!(new.a_step_from(&old), Error::<T>::ChangeTooLarge);
        let state = State::<T>::get();
        let (next, _) = evaluate(&new, &Self::facts(), &state, Self::now());
        for trigger in Trigger::ALL {
            let tripped = state.trip(trigger).is_some();
            ensure!(new.uses(trigger) || !tripped, Error::<T>::StillTripped);
            let trips = !tripped && next.trip(trigger).is_some();
            ensure!(old.uses(trigger) || !trips, Error::<T>::WouldTrip);
        }
        Parameters::<T>::put(new);
        Self::deposit_event(Event::LevelsSet { old: Box::new(old), new: Box::new(new) });
        Ok(())
    }
}
