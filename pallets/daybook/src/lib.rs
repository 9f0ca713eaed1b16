//! # Daybook
//!
//! Figures of the stake, the reward pools and the token, recorded once a day and kept for a year.
//!
//! The first block of a day with idle weight records the figures that other pallets keep anyway. A
//! client reads the annual rate of any past day from two records, without an index of the history,
//! and a light client proves them.
//!
//! ## Terminology
//!
//! * **Day**: number of whole days of the economy since the Unix epoch. Its length is fixed at
//!   genesis.
//! * **Record**: the figures at one time of a day, with the day and that time.
//! * **Ring**: the place of a record is its day modulo [`DAYS`](types::DAYS), so a record replaces the
//!   one of 366 days before.
//!
//! ## Goals
//!
//! 1. **A missing day costs nothing.** Flows are recorded as sums since genesis: the difference of two
//!    records is exact, whatever lies between them.
//! 2. **A record is one block.** All figures of a record are of the same block, and the record names
//!    its time.
//! 3. **Only idle weight is spent.** There are no calls, and the hook works with the weight that a
//!    block leaves unused.
//! 4. **An ordinary block touches no key.** The hook reads the day of the last record in the first
//!    two slots of a bucket of the clock, and returns at once in any other block.
//! 5. **Storage is bounded** by 366 records.
//!
//! ## Busy blocks and halts
//!
//! If a block has no weight left, the first block of the next bucket records the day. A day without
//! such a block has no record. While the clock catches up after a halt nothing is recorded, because the
//! figures of the pools belong to another time than the rest.
//!
//! ## Rounding
//!
//! Fractions of a smallest unit in a pool's amounts are dropped; the reward per weight is exact.
//!
//! ## Example
//!
//! A day is recorded once:
#![doc = docify::embed!("src/tests/record.rs", a_day_is_recorded_once)]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::arithmetic_side_effects,
        reason = "a test that cannot go on should stop"
    )
)]

extern crate alloc;

pub use pallet::*;
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod days;
mod idle;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod mock;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod tests;
#[cfg(any(test, feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;

use polkadot_sdk::frame_support;

#[allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these, and an invalid set-up should stop the chain"
)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        types::{Day, Figures},
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::pallet_prelude::*;
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::Seconds;

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The clock of the stake, in seconds since the Unix epoch; `None` before it starts and while
        /// it catches up after a halt. Every block asks it first, so it must read no key that the
        /// block would not read anyway.
        type Clock: Get<Option<Seconds>>;
        /// Length of a bucket of that clock, in seconds. The same holds for it.
        type BucketSecs: Get<Seconds>;
        /// Length of a slot, in seconds.
        type SlotSecs: Get<Seconds>;
        /// Length of a day of the economy, in seconds. It never changes after genesis.
        type DaySecs: Get<Seconds>;
        /// Figures of the present block.
        type Figures: Figures;
        /// Weights of the hook.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// The newest day with a record; `None` before the first.
    #[pallet::storage]
    pub type Last<T> = StorageValue<_, u32, OptionQuery>;

    /// Records of days, by the day modulo 366. A record of a year before stays until its place is
    /// needed, so a reader compares the day.
    #[pallet::storage]
    pub type Days<T> = StorageMap<_, Twox64Concat, u32, Day, OptionQuery>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
            Self::idle(remaining)
        }

        fn integrity_test() {
            assert!(T::SlotSecs::get() > 0, "a slot must have a length, or no block records");
            let most = T::WeightInfo::look().saturating_add(T::WeightInfo::record());
            assert!(
                most.all_lt(T::BlockWeights::get().max_block),
                "a record must fit into a block",
            );
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Records of `count` and at most 366 days, from day `from` on, oldest first. A day without a
        /// record is left out.
        pub fn days(from: u32, count: u32) -> Vec<Day> {
            Self::records(from, count)
        }
    }
}
