//! Weights of `pallet_buyback_burn`: by hand, from what is read and written, until they are measured.

#![allow(unused_parens, reason = "the tool's way of writing signatures")]
#![allow(clippy::unnecessary_cast, reason = "the tool's way of writing literals")]

use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::{
        traits::Get,
        weights::{constants::ParityDbWeight, Weight},
    },
    frame_system,
};

/// What each call and hook of `pallet_buyback_burn` costs.
pub trait WeightInfo {
    /// Weight of `execute_buyback`.
    fn execute_buyback() -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
    /// Weight of `set_terms`.
    fn set_terms() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Of the pallet: terms, state, ledger, a record, a day and the block's spending. Of others:
    /// the time, the block's number and its parent, the breakers (2), the reference price (4), the
    /// pool, its accounts and those of the pallet in both assets (9).
    fn execute_buyback() -> Weight {
        Weight::from_parts(350_000_000, 12208)
            .saturating_add(T::DbWeight::get().reads(24_u64))
            .saturating_add(T::DbWeight::get().writes(13_u64))
    }
    /// Terms, state and the time.
    fn on_idle_base() -> Weight {
        Weight::from_parts(20_000_000, 3513).saturating_add(T::DbWeight::get().reads(3_u64))
    }
    /// The terms.
    fn set_terms() -> Weight {
        Weight::from_parts(20_000_000, 1573)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
}

impl WeightInfo for () {
    fn execute_buyback() -> Weight {
        Weight::from_parts(350_000_000, 12208)
            .saturating_add(ParityDbWeight::get().reads(24_u64))
            .saturating_add(ParityDbWeight::get().writes(13_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(20_000_000, 3513).saturating_add(ParityDbWeight::get().reads(3_u64))
    }
    fn set_terms() -> Weight {
        Weight::from_parts(20_000_000, 1573)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
}
