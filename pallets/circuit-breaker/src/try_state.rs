//! Invariants of the breakers, as equalities over the whole state.

use crate::{
    types::{Entries, RevenueWindow, Trigger, MAX_MANUAL_SECS, TENTHS},
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
    /// * B6: the current tenth of the window of revenue, counted until deposits were closed, ends within
    ///   its length.
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
        let window = state.window;
        let latest = params
            .zero_revenue
            .map(|levels| RevenueWindow::tenth(levels.secs))
            .and_then(|tenth| window.closed_since.unwrap_or(now).checked_add(tenth));
        ensure!(
            window.ends <= latest.unwrap_or(window.ends),
            "B6: a tenth of the window of revenue ends too late"
        );
        ensure!(
            window.closed_since.is_none_or(|since| since <= now),
            "B6: deposits are closed from the future on"
        );
        ensure!(usize::from(window.past) <= TENTHS, "B6: the window has too many tenths");
        Ok(())
    }
}
