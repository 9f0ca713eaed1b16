//! Implementation of the calls.

use crate::{
    evaluate::evaluate,
    types::{Entries, InvalidLevels, Manual, Params, Trigger, MAX_MANUAL_SECS},
    Config, Error, Event, LastChange, Pallet, Parameters, State,
};
use alloc::boxed::Box;
use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use quaestor_primitives::{LiftPauses, Params as _, Seconds};
use quaestor_support::{params, time};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_trip(entries: Entries, until: Seconds) -> DispatchResult {
        let (mut state, now) = (State::<T>::get(), time::now::<T::Time>());
        ensure!(entries != Entries::default(), Error::<T>::NoEntries);
        ensure!(until > now, Error::<T>::NotInFuture);
        let since = match state.manual {
            Some(manual) => manual.since,
            None => {
                ensure!(now >= state.rest_until, Error::<T>::TooSoon);
                // None comes from before the closure.
                T::Pauses::lift();
                now
            },
        };
        ensure!(until <= since.saturating_add(MAX_MANUAL_SECS), Error::<T>::TooLong);
        state.manual = Some(Manual { entries, since, until });
        State::<T>::put(state);
        Self::deposit_event(Event::ManualTripped { entries, until });
        Ok(())
    }

    pub(crate) fn do_clear() -> DispatchResult {
        let mut state = State::<T>::get();
        let entries = state.reopen(time::now::<T::Time>()).ok_or(Error::<T>::NotTripped)?;
        State::<T>::put(state);
        T::Pauses::lift();
        Self::deposit_event(Event::ManualCleared { entries, early: true });
        Ok(())
    }

    pub(crate) fn do_set_params(new: Params) -> DispatchResult {
        new.check().map_err(|error| match error {
            InvalidLevels::OutOfRange(_) => Error::<T>::OutOfRange,
            InvalidLevels::ClearBeyondTrip(_) => Error::<T>::ClearBeyondTrip,
        })?;
        let old = Parameters::<T>::get();
        ensure!(old.allows_change_to(&new), Error::<T>::ChangeTooLarge);
        let (mut state, now) = (State::<T>::get(), time::now::<T::Time>());
        let secs = |params: &Params| params.zero_revenue.map(|levels| levels.secs);
        if let Some(secs) = secs(&new).filter(|_| secs(&old) != secs(&new)) {
            state.window.restart(now, secs);
        }
        let (next, _) = evaluate(&new, &Self::facts(), &state, now);
        for trigger in Trigger::ALL {
            let tripped = state.trip(trigger).is_some();
            ensure!(new.enables(trigger) || !tripped, Error::<T>::StillTripped);
            let trips = !tripped && next.trip(trigger).is_some();
            ensure!(old.enables(trigger) || !trips, Error::<T>::WouldTrip);
        }
        params::space_now::<LastChange<T>, T::Time, T::ChangeInterval>()
            .map_err(|_| Error::<T>::ChangedTooSoon)?;
        Parameters::<T>::put(new);
        State::<T>::put(state);
        Self::deposit_event(Event::ParamsSet { old: Box::new(old), new: Box::new(new) });
        Ok(())
    }
}
