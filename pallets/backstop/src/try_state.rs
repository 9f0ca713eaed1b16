//! Invariants.

use crate::{types::MAX_FLOOR_PER_YEAR, Config, NextSpend, OpenSpends, Pallet, Parameters, State};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::Params;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
    /// I10: the balance of the floor's asset = minimum balance + emergency reserve + main reserve,
    /// where the account holds that asset; the pending spends have numbers that were given out, in
    /// their order; no epoch was topped up before its end; the surplus is within the highest floor.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Parameters::<T, I>::get().validate()?;
        let (state, asset) = (State::<T, I>::get(), T::FloorAsset::get());
        let least = Self::minimum_balance(&asset).unwrap_or_default();
        let held = Self::balance(&asset);
        let sum = least
            .checked_add(state.emergency)
            .and_then(|sum| sum.checked_add(Self::main_reserve(&asset)));
        ensure!(
            sum == Some(held) || (held, state.emergency) == (0, 0),
            "I10: the balance is not minimum balance, emergency reserve and main reserve"
        );
        let spends = OpenSpends::<T, I>::get();
        ensure!(
            spends.is_sorted_by(|one, next| one.id < next.id)
                && spends.last().is_none_or(|last| last.id < NextSpend::<T, I>::get()),
            "I10: a spend has a number that was not given out"
        );
        ensure!(
            state.last.is_none_or(|last| last.epoch < state.epoch),
            "I10: an epoch was topped up that has not ended"
        );
        ensure!(state.surplus <= MAX_FLOOR_PER_YEAR, "I10: the surplus is above any floor");
        Ok(())
    }
}
