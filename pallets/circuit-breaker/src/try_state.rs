//! Invariants of the breakers, as equalities over the whole state.

use crate::{
    types::{Entries, Trigger, MAX_MANUAL_SECS},
    Config, Pallet, Parameters, State,
};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use quaestor_primitives::Params as _;
use quaestor_support::time;

impl<T: Config> Pallet<T> {
    /// * B1: the levels are valid.
    /// * B2: redirected = `LowStake` or `FewStakers` is tripped.
    /// * B3: a tripped trigger is enabled, and its trip is not in the future.
    /// * B4: a crisis is stored = `PriceCrash` is tripped; its end = trip + length, and it was not
    ///   ended before.
    /// * B5: a manual closure has entries, does not start in the future, and lasts at most
    ///   [`MAX_MANUAL_SECS`].
    /// * B6: the last revenue is not in the future.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let (state, params) = (State::<T>::get(), Parameters::<T>::get());
        let now = time::now::<T::Time>();
        params.validate()?;
        ensure!(
            state.redirected == (state.low_stake.is_some() || state.few_stakers.is_some()),
            "B2: redirection differs from the triggers"
        );
        for trigger in Trigger::ALL {
            let Some(trip) = state.trip(trigger) else { continue };
            ensure!(params.enables(trigger), "B3: a disabled trigger is tripped");
            ensure!(trip.since <= now, "B3: a trip is in the future");
        }
        ensure!(
            state.crisis.is_some() == state.price_crash.is_some(),
            "B4: a crisis without a crash, or a crash without a crisis"
        );
        if let Some((crisis, trip)) = state.crisis.zip(state.price_crash) {
            ensure!(
                trip.since.checked_add(crisis.secs) == Some(crisis.until),
                "B4: the end of the crisis is not trip + length"
            );
            ensure!(crisis.open || crisis.until <= now, "B4: the crisis ended before its time");
        }
        if let Some(manual) = state.manual {
            ensure!(manual.entries != Entries::default(), "B5: a manual closure has no entries");
            ensure!(manual.since <= now, "B5: a manual closure starts in the future");
            let secs = manual.until.checked_sub(manual.since);
            ensure!(
                secs.is_some_and(|secs| (1..=MAX_MANUAL_SECS).contains(&secs)),
                "B5: a manual closure is empty or too long"
            );
        }
        ensure!(state.last_revenue <= now, "B6: the last revenue is in the future");
        Ok(())
    }
}
