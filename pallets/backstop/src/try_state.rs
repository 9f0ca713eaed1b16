//! Invariants.

use crate::{
    types::MAX_FLOOR_PER_YEAR, Config, Insurance, NextSpend, OpenSpends, Pallet, Parameters, State,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::{AssetKind, Params};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
    /// I10: the balances of the floor's asset and of the native token = minimum balance + emergency
    /// reserve + insurance + main reserve, where the account holds them, and no insurance is a record of
    /// zero; the pending spends have numbers that were given out, in their order; no epoch was topped up
    /// before its end; the surplus is within the highest floor.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Parameters::<T, I>::get().validate()?;
        let state = State::<T, I>::get();
        for asset in [T::FloorAsset::get(), AssetKind::Native] {
            let least = Self::minimum_balance(&asset).unwrap_or_default();
            let (held, set_aside) = (Self::balance(&asset), Self::set_aside(&asset));
            let sum = least
                .checked_add(set_aside)
                .and_then(|sum| sum.checked_add(Self::main_reserve(&asset)));
            ensure!(
                sum == Some(held) || (held, set_aside) == (0, 0),
                "I10: the balance is not minimum balance, what is set aside, and main reserve"
            );
        }
        ensure!(
            Insurance::<T, I>::try_get().ok() != Some(0),
            "I10: an insurance of nothing has a record"
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
