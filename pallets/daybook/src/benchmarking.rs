//! The look and the largest record, on the runtime that includes the pallet.

#![allow(
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{slot_of, Figures, DAYS, MAX_POOLS},
    Config, Days, Last, Pallet, WeightInfo,
};
use polkadot_sdk::{frame_benchmarking::v2::*, frame_support::traits::Get};
use quaestor_primitives::Seconds;

/// Set-up of the runtime for the benchmarks.
pub trait BenchmarkHelper {
    /// Starts the clock, opens as many pools as there can be, each with revenue of every type in its
    /// asset, and a market with a price. Sets the clock to the begin of a bucket and of a day, and
    /// returns that time (seconds since the Unix epoch).
    fn fill() -> Seconds;
}

#[benchmarks]
mod benches {
    use super::*;

    /// The day has a record.
    #[benchmark]
    fn look() -> Result<(), BenchmarkError> {
        let now = T::BenchmarkHelper::fill();
        let day = Pallet::<T>::day_of(now).unwrap();
        Pallet::<T>::record(day, now);
        let before = Days::<T>::get(slot_of(day));
        #[block]
        {
            Pallet::<T>::idle(T::WeightInfo::look());
        }
        assert_eq!(T::Clock::get(), Some(now));
        assert_eq!(Days::<T>::get(slot_of(day)), before);
        Ok(())
    }

    /// Overwrites the record of a year before.
    #[benchmark]
    fn record() -> Result<(), BenchmarkError> {
        let now = T::BenchmarkHelper::fill();
        let day = Pallet::<T>::day_of(now).unwrap();
        let old = day.saturating_sub(DAYS);
        Days::<T>::insert(slot_of(day), T::Figures::day(old, now));
        Last::<T>::put(old);
        #[block]
        {
            Pallet::<T>::record(day, now);
        }
        let kept = Days::<T>::get(slot_of(day)).unwrap();
        assert_eq!(kept.day, day);
        assert_eq!(kept.pools.len(), usize::try_from(MAX_POOLS).unwrap());
        assert!(kept.price.is_some());
        Ok(())
    }
}
