//! Records and their place in the ring.

use crate::{
    types::{slot_of, Day, Figures, DAYS},
    Config, Days, Last, Pallet,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::traits::Get;
use quaestor_primitives::Seconds;

impl<T: Config> Pallet<T> {
    /// The day at the time `at`; `None` without a length of the day.
    pub(crate) fn day_of(at: Seconds) -> Option<u32> {
        u32::try_from(at.checked_div(T::DaySecs::get())?).ok()
    }

    /// The day at the time `now` if it is later than the last record.
    pub(crate) fn day_due(now: Seconds) -> Option<u32> {
        let day = Self::day_of(now)?;
        Last::<T>::get().is_none_or(|last| day > last).then_some(day)
    }

    /// Records the figures of this block as those of `day`.
    pub(crate) fn record(day: u32, at: Seconds) {
        Days::<T>::insert(slot_of(day), T::Figures::day(day, at));
        Last::<T>::put(day);
    }

    pub(crate) fn records(from: u32, count: u32) -> Vec<Day> {
        let end = from.saturating_add(count.min(DAYS));
        let record = |day: u32| Days::<T>::get(slot_of(day)).filter(|record| record.day == day);
        (from..end).filter_map(record).collect()
    }
}
