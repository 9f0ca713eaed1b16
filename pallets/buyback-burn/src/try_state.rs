//! Invariants of budget and totals, as equalities over the whole state.

use crate::{
    types::{self, slot_of, Amounts, Params},
    Config, DailyBurns, Pallet, Parameters, Records, State, Totals,
};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use quaestor_primitives::{Balance, Params as _};
use quaestor_support::funds::is_booked;

const OVERFLOW: &str = "a sum overflows";

impl<T: Config> Pallet<T> {
    /// * I3: balance of the account = minimum balance + budget, or higher by what arrived
    ///   unasked; funded = budget + spent.
    /// * I6: spent, bought and burnt = sum of the records + overwritten records; burnt = sum of the
    ///   days + overwritten days.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_state(false)
    }

    /// The same where nothing has arrived unasked.
    pub fn check_exactly() -> Result<(), TryRuntimeError> {
        Self::check_state(true)
    }

    fn check_state(exact: bool) -> Result<(), TryRuntimeError> {
        let (state, params, totals) =
            (State::<T>::get(), Parameters::<T>::get(), Totals::<T>::get());
        if params != Params::default() {
            params.validate()?;
        }
        let expected = state.minimum_balance.checked_add(state.budget).ok_or(OVERFLOW)?;
        ensure!(
            is_booked(Self::balance(), expected, exact),
            "I3: the balance is not minimum balance + budget"
        );
        let accounted = state.budget.checked_add(totals.all.spent).ok_or(OVERFLOW)?;
        ensure!(totals.funded == accounted, "I3: funded is not budget + spent");
        Self::check_records(&totals)?;
        Self::check_days(&totals)
    }

    fn check_records(totals: &types::Totals) -> Result<(), TryRuntimeError> {
        let (mut sum, mut kept) = (totals.overwritten, 0u64);
        for (number, record) in Records::<T>::iter() {
            ensure!(record.number == number, "I6: a record has the wrong key");
            ensure!(
                (totals.oldest..totals.count).contains(&number),
                "I6: a record is outside the numbers kept"
            );
            let Amounts { spent, bought, burnt } = record.amounts;
            let is_lot = record.low.is_some();
            ensure!(
                is_lot == (spent > 0),
                "I6: a record has a price but is no lot, or the reverse"
            );
            ensure!(bought == if is_lot { burnt } else { 0 }, "I6: a lot was not burnt in full");
            ensure!(bought >= record.min_out, "I6: a lot is below its minimum output");
            sum = sum.checked_add(record.amounts).ok_or(OVERFLOW)?;
            kept = kept.saturating_add(1);
        }
        ensure!(totals.count.checked_sub(totals.oldest) == Some(kept), "I6: a record is missing");
        ensure!(sum.spent == totals.all.spent, "I6: spent is not the sum of the records");
        ensure!(sum.bought == totals.all.bought, "I6: bought is not the sum of the records");
        ensure!(sum.burnt == totals.all.burnt, "I6: burnt is not the sum of the records");
        Ok(())
    }

    fn check_days(totals: &types::Totals) -> Result<(), TryRuntimeError> {
        let mut sum: Balance = totals.overwritten_days;
        for (slot, stored) in DailyBurns::<T>::iter() {
            ensure!(slot_of(stored.day) == slot, "I6: a day has the wrong key");
            sum = sum.checked_add(stored.burnt).ok_or(OVERFLOW)?;
        }
        ensure!(sum == totals.all.burnt, "I6: burnt is not the sum of the days");
        Ok(())
    }
}
