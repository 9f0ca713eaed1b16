//! Invariants.

use crate::{types::EmissionState, Authors, Config, CurrentBlockPay, Pallet, Parameters, State};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use quaestor_primitives::Seconds;

impl<T: Config> Pallet<T> {
    /// * E1: each line has issued at most its cap, and the schedule rests exactly at the cap.
    /// * E2: issued + behind = schedule up to the covered time, which is a point of the grid with
    ///   the lead; only a smooth schedule is behind.
    /// * E5: the reward of a block = both parts of the parameter until the cap, and none from then
    ///   on; no author is owed nothing.
    ///
    /// Without parameters nothing is stored.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let state = State::<T>::get();
        let Some(params) = Parameters::<T>::get() else {
            ensure!(
                state == EmissionState::default()
                    && CurrentBlockPay::<T>::get().is_none()
                    && Authors::<T>::iter_keys().next().is_none(),
                "the emission has a state without parameters"
            );
            return Ok(());
        };
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

    fn is_covered_point(params: &crate::types::Params, covered: Seconds) -> bool {
        let ahead = params.lead_secs.saturating_sub(params.period_secs);
        let point = covered.saturating_sub(ahead);
        covered == Seconds::MAX || point.checked_rem(params.period_secs) == Some(0)
    }
}
