//! The invariants of the breakers, as equalities over the whole state.

use crate::{
    types::{Entries, Flaw, Trigger, MAX_MANUAL_SECS},
    Config, Pallet, Parameters, State,
};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};

impl<T: Config> Pallet<T> {
    /// * B1: the levels are valid.
    /// * B2: what the rewards were told = `LowStake` or `FewStakers` is tripped.
    /// * B3: what is tripped is in use, since a time that has been.
    /// * B4: there is a crisis = `PriceCrash` is tripped; its end = the trip + its length, and it
    ///   has not ended before.
    /// * B5: what is closed by hand is something, from a time that has been on, for at most
    ///   [`MAX_MANUAL_SECS`].
    /// * B6: the last revenue has been.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let (state, params, now) = (State::<T>::get(), Parameters::<T>::get(), Self::now());
        params.validate().map_err(Flaw::sentence)?;
        ensure!(
            state.redirected == (state.low_stake.is_some() || state.few_stakers.is_some()),
            "B2: the rewards were told something else than the triggers say"
        );
        for trigger in Trigger::ALL {
            let Some(trip) = state.trip(trigger) else { continue };
            ensure!(params.uses(trigger), "B3: a trigger is tripped that is not in use");
            ensure!(trip.since <= now, "B3: a trigger is tripped since a time to come");
        }
        ensure!(
            state.crisis.is_some() == state.price_crash.is_some(),
            "B4: a crisis without a crash, or a crash without a crisis"
        );
        if let Some((crisis, trip)) = state.crisis.zip(state.price_crash) {
            ensure!(
                trip.since.checked_add(crisis.secs) == Some(crisis.until),
                "B4: the end of the crisis is not the trip and its length"
            );
            ensure!(crisis.open || crisis.until <= now, "B4: the crisis ended before its time");
        }
        if let Some(manual) = state.manual {
            ensure!(manual.entries != Entries::default(), "B5: nothing is closed by hand");
            ensure!(manual.since <= now, "B5: closed by hand since a time to come");
            let secs = manual.until.checked_sub(manual.since);
            ensure!(
                secs.is_some_and(|secs| (1..=MAX_MANUAL_SECS).contains(&secs)),
                "B5: closed by hand for no time or too long"
            );
        }
        ensure!(state.last_revenue <= now, "B6: revenue came in at a time to come");
        Ok(())
    }
}
