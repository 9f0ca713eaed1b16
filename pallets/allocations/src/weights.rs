//! Weights of `pallet_allocations`, measured: `make weights` writes this file, do not edit it.
//!
//! 2026-11-30, least of 8 runs of 10 steps and 5 repeats, Compiled wasm, AMD EPYC, times
//! 0.68 to the reference machine.

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
    /// Proof: `Allocations::Allocations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Allocations::Sums` (r:1 w:1)
    /// Proof: `Allocations::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
    fn release() -> Weight {
        Weight::from_parts(51_519_676, 6196)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Allocations::Allocations` (r:1 w:1)
    /// Proof: `Allocations::Allocations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
    fn hand_over() -> Weight {
        Weight::from_parts(9_525_969, 3574)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Allocations::Parameters` (r:1 w:0)
    /// Proof: `Allocations::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
    /// Storage: `Allocations::Allocations` (r:1 w:1)
    /// Proof: `Allocations::Allocations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
    /// Storage: `Allocations::Pledges` (r:1 w:1)
    /// Proof: `Allocations::Pledges` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// Storage: `Allocations::Sums` (r:1 w:1)
    /// Proof: `Allocations::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
    fn pledge() -> Weight {
        Weight::from_parts(58_062_404, 3730)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Allocations::Pledges` (r:1 w:1)
    /// Proof: `Allocations::Pledges` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// Storage: `Allocations::Sums` (r:1 w:1)
    /// Proof: `Allocations::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
    /// Storage: `Allocations::Allocations` (r:1 w:1)
    /// Proof: `Allocations::Allocations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Voters` (r:1 w:0)
    /// Proof: `StakeVoting::Voters` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(123), added: 618, mode: `MaxEncodedLen`)
    /// Storage: `Debates::Participants` (r:1 w:0)
    /// Proof: `Debates::Participants` (`max_values`: None, `max_size`: Some(526), added: 3001, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    fn unpledge() -> Weight {
        Weight::from_parts(58_894_685, 7644)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Allocations::Parameters` (r:1 w:1)
    /// Proof: `Allocations::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
    /// Storage: `Allocations::LastChange` (r:1 w:1)
    /// Proof: `Allocations::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        Weight::from_parts(9_918_465, 1505)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Allocations::Pledges` (r:1 w:0)
    /// Proof: `Allocations::Pledges` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
    fn boosts_of() -> Weight {
        Weight::from_parts(4_918_699, 3545).saturating_add(T::DbWeight::get().reads(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn release() -> Weight {
        Weight::from_parts(51_519_676, 6196)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn hand_over() -> Weight {
        Weight::from_parts(9_525_969, 3574)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn pledge() -> Weight {
        Weight::from_parts(58_062_404, 3730)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn unpledge() -> Weight {
        Weight::from_parts(58_894_685, 7644)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(9_918_465, 1505)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn boosts_of() -> Weight {
        Weight::from_parts(4_918_699, 3545).saturating_add(ParityDbWeight::get().reads(1_u64))
    }
}
