//! Weights of `pallet_allocations`. The keys are counted, times and proof sizes estimated; `make
//! weights` replaces this file by measured ones.

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

/// Weights of the calls and hooks of `pallet_allocations`.
pub trait WeightInfo {
    /// Weight of `release`.
    fn release() -> Weight;
    /// Weight of `hand_over`.
    fn hand_over() -> Weight;
    /// Weight of `pledge`.
    fn pledge() -> Weight;
    /// Weight of `unpledge`.
    fn unpledge() -> Weight;
    /// Weight of `set_params`.
    fn set_params() -> Weight;
    /// Weight of `boosts_of`.
    fn boosts_of() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Allocations::Allocations` (r:1 w:1)
    /// Storage: `Allocations::Sums` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    fn release() -> Weight {
        Weight::from_parts(55_000_000, 6196)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Allocations::Allocations` (r:1 w:1)
    fn hand_over() -> Weight {
        Weight::from_parts(18_000_000, 3593)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Allocations::Parameters` (r:1 w:0)
    /// Storage: `Allocations::Pledges` (r:1 w:1)
    /// Storage: `Allocations::Allocations` (r:1 w:1)
    /// Storage: `Allocations::Sums` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    fn pledge() -> Weight {
        Weight::from_parts(55_000_000, 6196)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Allocations::Pledges` (r:1 w:1)
    /// Storage: `Allocations::Allocations` (r:1 w:1)
    /// Storage: `Allocations::Sums` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    fn unpledge() -> Weight {
        Weight::from_parts(55_000_000, 6196)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Allocations::Parameters` (r:1 w:1)
    /// Storage: `Allocations::LastChange` (r:1 w:1)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    fn set_params() -> Weight {
        Weight::from_parts(20_000_000, 1600)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Allocations::Pledges` (r:1 w:0)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    fn boosts_of() -> Weight {
        Weight::from_parts(6_000_000, 3600).saturating_add(T::DbWeight::get().reads(2_u64))
    }
}

impl WeightInfo for () {
    fn release() -> Weight {
        Weight::from_parts(55_000_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn hand_over() -> Weight {
        Weight::from_parts(18_000_000, 3593)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn pledge() -> Weight {
        Weight::from_parts(55_000_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn unpledge() -> Weight {
        Weight::from_parts(55_000_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(20_000_000, 1600)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn boosts_of() -> Weight {
        Weight::from_parts(6_000_000, 3600).saturating_add(ParityDbWeight::get().reads(2_u64))
    }
}
