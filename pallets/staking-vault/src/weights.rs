//! Weights of `pallet_staking_vault`, measured: `make weights` writes this file, do not edit it.
//!
//! The components of the calls divide what was measured for the fullest states; measure them anew.
//!
//! 2026-11-21, steps 50, repeats 20, Compiled wasm, AMD EPYC.

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

/// Weights of the calls and hooks of `pallet_staking_vault`.
pub trait WeightInfo {
    /// Weight of `on_initialize`.
    fn on_initialize(b: u32) -> Weight;
    /// Weight of `stake`.
    fn stake(l: u32, s: u32) -> Weight;
    /// Weight of `observe_opening`.
    fn observe_opening() -> Weight;
    /// Weight of `unstake`.
    fn observe_crossed(i: u32) -> Weight;
    fn unstake(l: u32, s: u32) -> Weight;
    /// Weight of `early_unstake`.
    fn early_unstake(l: u32, s: u32) -> Weight;
    /// Weight of `cancel_unstake`.
    fn cancel_unstake(l: u32, s: u32) -> Weight;
    /// Weight of `withdraw`.
    fn withdraw(l: u32) -> Weight;
    /// Weight of `set_tier`.
    fn set_tier() -> Weight;
    /// Weight of `set_params`.
    fn set_params() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:1000 w:1000)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1000 w:1000)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::IndexAt` (r:0 w:1000)
    /// Proof: `Rewards::IndexAt` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// `b` was measured from 0 to 1000.
    fn on_initialize(b: u32) -> Weight {
        // Proof: 2691 bytes measured, 3051 estimated. At least 29_624_000 picoseconds.
        Weight::from_parts(30_396_000, 3051)
            // Standard error: 49_393.
            .saturating_add(Weight::from_parts(23_822_064, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(b.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
    }
    fn stake(l: u32, s: u32) -> Weight {
        Weight::from_parts(78_000_000, 6587)
            .saturating_add(Weight::from_parts(1_300_000, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(9_000_000, 2511).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(s.into()))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes(s.into()))
    }
    fn observe_opening() -> Weight {
        Weight::from_parts(52_000_000, 12208)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn observe_crossed(_i: u32) -> Weight {
        Weight::zero()
    }
    fn unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(70_000_000, 12208)
            .saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(9_000_000, 2511).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().reads(s.into()))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes(s.into()))
    }
    fn early_unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(130_000_000, 12208)
            .saturating_add(Weight::from_parts(1_900_000, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(9_000_000, 2511).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().reads(s.into()))
            .saturating_add(T::DbWeight::get().writes(4_u64))
            .saturating_add(T::DbWeight::get().writes(s.into()))
    }
    fn cancel_unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(35_000_000, 6587)
            .saturating_add(Weight::from_parts(1_300_000, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(9_000_000, 2511).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().reads(s.into()))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes(s.into()))
    }
    fn withdraw(l: u32) -> Weight {
        Weight::from_parts(60_000_000, 6587)
            .saturating_add(Weight::from_parts(1_250_000, 0).saturating_mul(l.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `StakingVault::Parameters` (r:1 w:1)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    fn set_tier() -> Weight {
        // Proof: 2133 bytes measured, 3733 estimated. At least 23_625_000 picoseconds.
        Weight::from_parts(28_343_000, 3733)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `StakingVault::Parameters` (r:1 w:1)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        // Proof: 2252 bytes measured, 3733 estimated. At least 24_857_000 picoseconds.
        Weight::from_parts(27_771_000, 3733)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn on_initialize(b: u32) -> Weight {
        Weight::from_parts(30_396_000, 3051)
            .saturating_add(Weight::from_parts(23_822_064, 0).saturating_mul(b.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(b.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
    }
    fn stake(l: u32, s: u32) -> Weight {
        Weight::from_parts(78_000_000, 6587)
            .saturating_add(Weight::from_parts(1_300_000, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(9_000_000, 2511).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads(s.into()))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes(s.into()))
    }
    fn observe_opening() -> Weight {
        Weight::from_parts(52_000_000, 12208)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn observe_crossed(_i: u32) -> Weight {
        Weight::zero()
    }
    fn unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(70_000_000, 12208)
            .saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(9_000_000, 2511).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().reads(s.into()))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes(s.into()))
    }
    fn early_unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(130_000_000, 12208)
            .saturating_add(Weight::from_parts(1_900_000, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(9_000_000, 2511).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().reads(s.into()))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
            .saturating_add(ParityDbWeight::get().writes(s.into()))
    }
    fn cancel_unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(35_000_000, 6587)
            .saturating_add(Weight::from_parts(1_300_000, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(9_000_000, 2511).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().reads(s.into()))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(ParityDbWeight::get().writes(s.into()))
    }
    fn withdraw(l: u32) -> Weight {
        Weight::from_parts(60_000_000, 6587)
            .saturating_add(Weight::from_parts(1_250_000, 0).saturating_mul(l.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn set_tier() -> Weight {
        Weight::from_parts(28_343_000, 3733)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(27_771_000, 3733)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
}
