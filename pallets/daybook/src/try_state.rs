//! Invariants.

use crate::{types::slot_of, Config, Days, Last, Pallet};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};

impl<T: Config> Pallet<T> {
    /// * D1: the last day has a record, and without a last day there is none.
    /// * D2: each record is in the place of its day, which is at most the last one.
    /// * D3: the time of each record is within its day.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let last = Last::<T>::get();
        let newest = last.and_then(|last| Days::<T>::get(slot_of(last)));
        ensure!(newest.map(|record| record.day) == last, "D1: the last day has no record");
        for (slot, record) in Days::<T>::iter() {
            ensure!(last.is_some(), "D1: there is a record without a last day");
            ensure!(slot == slot_of(record.day), "D2: a record is in the place of another day");
            ensure!(Some(record.day) <= last, "D2: a record is of a day after the last one");
            ensure!(
                Self::day_of(record.at) == Some(record.day),
                "D3: the time of a record is not of its day"
            );
        }
        Ok(())
    }
}
