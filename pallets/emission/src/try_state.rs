//! Invariants.

use crate::{
    daily::Daily, types::EmissionState, Authors, Config, CurrentBlockPay, DailyTerms, Pallet,
    Parameters, State,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::Seconds;

impl<T: Config> Pallet<T> {
    /// * E1: each line has issued at most its cap, and the schedule rests exactly at the cap.
    /// * E2: issued + behind = schedule up to the covered time, which is a point of the grid with
    ///   the lead; only a smooth schedule is behind.
    /// * E5: the reward of a block = both parts of the parameter until the cap, and none from then
    ///   on; no author is owed nothing.
    ///
    /// * E6: an emission by days has noted whole days up to the next one that is due, each with at least
    ///   half and at most twice its base; issued + behind are within its cap.
    ///
    /// Without parameters nothing is stored, and there is one kind of emission at most.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let (state, daily) = (State::<T>::get(), DailyTerms::<T>::get());
        let Some(params) = Parameters::<T>::get() else {
            ensure!(
                (daily.is_some() || state == EmissionState::default())
                    && CurrentBlockPay::<T>::get().is_none()
                    && Authors::<T>::iter_keys().next().is_none(),
                "the emission has a state without parameters"
            );
            return daily.map_or(Ok(()), |terms| Self::check_days(&terms, &state));
        };
        ensure!(daily.is_none(), "there are two emissions");
        params.validate()?;
        ensure!(state.minted <= params.cap, "E1: the schedule has issued more than its cap");
        ensure!(
            state.blocks_minted <= params.block_cap,
            "E1: block rewards have issued more than their cap"
        );
        let at_cap = params.drips() && state.minted == params.cap;
        ensure!(
            (state.next_drip == Seconds::MAX) == at_cap || state.covered_secs == Seconds::MAX,
            "E1: the schedule rests before its cap, or not at it"
        );
        ensure!(
            state.minted.checked_add(state.behind) == Some(params.issued(state.covered_secs)),
            "E2: issued and behind are not the covered schedule"
        );
        ensure!(params.smooth || state.behind == 0, "E2: a schedule is behind that is not smooth");
        ensure!(
            state.covered_secs == 0 || Self::is_covered_point(&params, state.covered_secs),
            "E2: the covered time is no point of the grid"
        );
        let pays = params.pays_authors() && state.blocks_minted < params.block_cap;
        ensure!(
            CurrentBlockPay::<T>::get() == params.block_pay().filter(|_| pays),
            "E5: the reward of a block is not that of the parameters"
        );
        ensure!(
            Authors::<T>::iter_values().all(|owed| !owed.is_empty()),
            "E5: an author is owed nothing"
        );
        Ok(())
    }

    fn check_days(terms: &Daily, state: &EmissionState) -> Result<(), TryRuntimeError> {
        terms.validate()?;
        let (launch, cap) = (T::Launch::get(), terms.halving.cap);
        let noted = state.minted.checked_add(state.behind).ok_or("E6: the sum does not fit")?;
        ensure!(noted <= cap, "E6: issued and behind are above the cap");
        ensure!(state.blocks_minted == 0, "E6: block rewards beside an emission by days");
        let until = match state.covered_secs {
            0 => 0,
            secs => launch.checked_add(secs).ok_or("E6: the covered time does not fit")?,
        };
        let rests = state.next_drip == Seconds::MAX;
        ensure!(rests || state.next_drip == until, "E6: the next day is not the one that is due");
        ensure!(!rests || state.behind == 0, "E6: something is behind at the end");
        let (day, first) = (terms.day(until), terms.day(launch));
        ensure!(terms.begin(day) == until, "E6: a part of a day is noted");
        let days = if until == 0 { 0 } else { day.saturating_sub(first) };
        let bases = terms.halving.bases(0, days).ok_or("E6: the bases do not fit")?;
        ensure!(noted <= bases.saturating_mul(2), "E6: more is noted than twice the bases");
        // Each half of a base rounds down.
        let least = (bases / 2).saturating_sub(days.into()).min(cap);
        ensure!(noted >= least, "E6: less is noted than half of the bases");
        Ok(())
    }

    fn is_covered_point(params: &crate::types::Params, covered: Seconds) -> bool {
        let ahead = params.lead_secs.saturating_sub(params.period_secs);
        let point = covered.saturating_sub(ahead);
        covered == Seconds::MAX || point.checked_rem(params.period_secs) == Some(0)
    }
}
