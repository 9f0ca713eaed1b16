//! The invariants of the ledger, as equalities over the whole state.

use crate::{
    types::{slot_of, Amounts, Params, Totals},
    BurntByDay, Config, Ledger, Pallet, Parameters, Records, State,
};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use quaestor_primitives::Balance;

const OVERFLOW: &str = "a sum that does not fit";

impl<T: Config> Pallet<T> {
    /// * I3: balance of the account = base + budget; funded = budget + spent.
    /// * I6: what was spent, bought and burnt = the sum of the records + what was overwritten; and
    ///   what was burnt = the sum of the days + what was burnt on days that are no longer kept.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let (state, params, totals) =
            (State::<T>::get(), Parameters::<T>::get(), Ledger::<T>::get());
        if params != Params::default() {
            params.validate()?;
        }
        let booked = state.base.checked_add(state.budget).ok_or(OVERFLOW)?;
        ensure!(Self::pot_balance() == booked, "I3: the balance is not base and budget");
        let accounted = state.budget.checked_add(totals.all.spent).ok_or(OVERFLOW)?;
        ensure!(totals.funded == accounted, "I3: what was funded is not budget and spent");
        Self::check_records(&totals)?;
        Self::check_days(&totals)
    }

    fn check_records(totals: &Totals) -> Result<(), TryRuntimeError> {
        let (mut sum, mut kept) = (totals.overwritten, 0u64);
        for (number, record) in Records::<T>::iter() {
            ensure!(record.number == number, "I6: a record that is not where it belongs");
            ensure!(
                (totals.oldest..totals.count).contains(&number),
                "I6: a record that should have been overwritten, or is yet to be"
            );
            let Amounts { spent, bought, burnt } = record.amounts;
            let a_lot = record.low.is_some();
            ensure!(a_lot == (spent > 0), "I6: a price without a lot, or a lot without a price");
            ensure!(bought == if a_lot { burnt } else { 0 }, "I6: a lot that was not all burnt");
            ensure!(bought >= record.min_out, "I6: a lot below its bound");
            sum = sum.plus(record.amounts).ok_or(OVERFLOW)?;
            kept = kept.saturating_add(1);
        }
        ensure!(totals.count.checked_sub(totals.oldest) == Some(kept), "I6: a record is missing");
        ensure!(sum.spent == totals.all.spent, "I6: spent is not the sum of the records");
        ensure!(sum.bought == totals.all.bought, "I6: bought is not the sum of the records");
        ensure!(sum.burnt == totals.all.burnt, "I6: burnt is not the sum of the records");
        Ok(())
    }

    fn check_days(totals: &Totals) -> Result<(), TryRuntimeError> {
        let mut sum: Balance = totals.overwritten_days;
        for (slot, there) in BurntByDay::<T>::iter() {
            ensure!(slot_of(there.day) == slot, "I6: a day that is not where it belongs");
            sum = sum.checked_add(there.burnt).ok_or(OVERFLOW)?;
        }
        ensure!(sum == totals.all.burnt, "I6: burnt is not the sum of the days");
        Ok(())
    }
}
