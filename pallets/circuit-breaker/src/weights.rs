//! Weights of `pallet_circuit_breaker`, estimated by hand until `make weights` writes this file.

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

/// What each call and hook of `pallet_circuit_breaker` costs.
pub trait WeightInfo {
    /// Weight of `on_initialize`.
    fn on_initialize() -> Weight;
    /// Weight of `on_initialize` in a block in which something changes.
    fn on_initialize_change() -> Weight;
    /// Weight of `trip`.
    fn trip() -> Weight;
    /// Weight of `clear`.
    fn clear() -> Weight;
    /// Weight of `set_terms`.
    fn set_terms() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Storage: `CircuitBreaker::State` (r:1 w:1)
    /// Storage: `CircuitBreaker::CurrentTerms` (r:1 w:0)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Storage: of the price feed (r:4 w:0)
    /// Storage: of the revenue router (r:4 w:0)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    fn on_initialize() -> Weight {
        Weight::from_parts(30_000_000, 12_000).saturating_add(T::DbWeight::get().reads(8_u64))
    }
    fn on_initialize_change() -> Weight {
        Weight::from_parts(60_000_000, 12_000)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Storage: `CircuitBreaker::State` (r:1 w:1)
    fn trip() -> Weight {
        Weight::from_parts(20_000_000, 2_000)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `CircuitBreaker::State` (r:1 w:1)
    fn clear() -> Weight {
        Weight::from_parts(15_000_000, 2_000)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Storage: `CircuitBreaker::CurrentTerms` (r:1 w:1)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Storage: of the price feed (r:4 w:0)
    /// Storage: of the revenue router (r:4 w:0)
    fn set_terms() -> Weight {
        Weight::from_parts(60_000_000, 12_000)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn on_initialize() -> Weight {
        Weight::from_parts(30_000_000, 12_000).saturating_add(ParityDbWeight::get().reads(8_u64))
    }
    fn on_initialize_change() -> Weight {
        Weight::from_parts(60_000_000, 12_000)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn trip() -> Weight {
        Weight::from_parts(20_000_000, 2_000)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn clear() -> Weight {
        Weight::from_parts(15_000_000, 2_000)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn set_terms() -> Weight {
        Weight::from_parts(60_000_000, 12_000)
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
}
