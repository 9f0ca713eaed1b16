//! Weights of `pallet_emission`. The keys are counted, times and proof sizes estimated; `make
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

/// Weights of the calls and hooks of `pallet_emission`.
pub trait WeightInfo {
    /// Weight of `drip`.
    fn drip() -> Weight;
    /// Weight of `pay_author`.
    fn pay_author() -> Weight;
    /// Weight of `top_up`.
    fn top_up() -> Weight;
    /// Weight of `lower`.
    fn lower() -> Weight;
    /// Weight of `note_author`.
    fn note_author() -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Emission::Parameters` (r:1 w:0)
    /// Storage: `Emission::State` (r:1 w:1)
    /// Storage: `Balances::TotalIssuance` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Rewards::State` (r:1 w:1)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    fn drip() -> Weight {
        Weight::from_parts(70_000_000, 6196)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Emission::Parameters` (r:1 w:0)
    /// Storage: `Emission::Authors` (r:1 w:1)
    /// Storage: `Emission::State` (r:1 w:1)
    /// Storage: `Emission::CurrentBlockPay` (r:0 w:1)
    /// Storage: `Balances::TotalIssuance` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Storage: `StakingVault::PendingSteps` (r:8 w:8)
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    fn pay_author() -> Weight {
        Weight::from_parts(160_000_000, 20000)
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().writes(16_u64))
    }
    /// Storage: `Emission::Parameters` (r:1 w:0)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Rewards::State` (r:1 w:1)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    fn top_up() -> Weight {
        Weight::from_parts(75_000_000, 6196)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Emission::Parameters` (r:1 w:1)
    /// Storage: `Emission::State` (r:1 w:0)
    /// Storage: `Emission::LastChange` (r:1 w:1)
    /// Storage: `Emission::CurrentBlockPay` (r:1 w:1)
    fn lower() -> Weight {
        Weight::from_parts(25_000_000, 2000)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Emission::CurrentBlockPay` (r:1 w:0)
    /// Storage: `Emission::Authors` (r:1 w:1)
    fn note_author() -> Weight {
        Weight::from_parts(10_000_000, 3600)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Emission::State` (r:1 w:0)
    fn on_idle_base() -> Weight {
        Weight::from_parts(5_000_000, 600).saturating_add(T::DbWeight::get().reads(1_u64))
    }
}

impl WeightInfo for () {
    fn drip() -> Weight {
        Weight::from_parts(70_000_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn pay_author() -> Weight {
        Weight::from_parts(160_000_000, 20000)
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().writes(16_u64))
    }
    fn top_up() -> Weight {
        Weight::from_parts(75_000_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn lower() -> Weight {
        Weight::from_parts(25_000_000, 2000)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn note_author() -> Weight {
        Weight::from_parts(10_000_000, 3600)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(5_000_000, 600).saturating_add(ParityDbWeight::get().reads(1_u64))
    }
}
