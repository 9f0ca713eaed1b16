//! Weights of `pallet_rewards`, measured: `make weights` writes this file, do not edit it.
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

/// What each call and hook of `pallet_rewards` costs.
pub trait WeightInfo {
    /// Weight of `claim_rewards`.
    fn claim_rewards(p: u32) -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
    /// Weight of `fund`.
    fn fund() -> Weight;
    /// Weight of `collect_vested`.
    fn collect_vested() -> Weight;
    /// Weight of `forfeit_stream`.
    fn forfeit_stream() -> Weight;
    /// Weight of `compound`.
    fn compound() -> Weight;
    /// Weight of `compound_through_exchange`.
    fn compound_through_exchange() -> Weight;
    /// Weight of `set_auto_compound`.
    fn set_auto_compound() -> Weight;
    /// Weight of `release_pot`.
    fn release_pot() -> Weight;
    /// Weight of `add_pool`.
    fn add_pool() -> Weight;
    /// Weight of `set_pool_terms`.
    fn set_pool_terms() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::IndexAt` (r:112 w:0)
    /// Proof: `Rewards::IndexAt` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// `p` was measured from 1 to 16.
    fn claim_rewards(p: u32) -> Weight {
        // Proof: 4333 bytes measured, 12208 estimated. At least 199_528_000 picoseconds.
        Weight::from_parts(154_901_612, 12208)
            // Standard error: 250_702.
            .saturating_add(Weight::from_parts(59_316_767, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes(5_u64))
            .saturating_add(Weight::from_parts(0, 18340).saturating_mul(p.into()))
    }
    /// Storage: `Rewards::CompoundPass` (r:1 w:1)
    /// Proof: `Rewards::CompoundPass` (`max_values`: Some(1), `max_size`: Some(41), added: 536, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::AutoCompounding` (r:1 w:0)
    /// Proof: `Rewards::AutoCompounding` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:0)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    fn on_idle_base() -> Weight {
        // Proof: 1771 bytes measured, 3513 estimated. At least 21_462_000 picoseconds.
        Weight::from_parts(24_216_000, 3513)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    fn fund() -> Weight {
        // Proof: 2463 bytes measured, 6208 estimated. At least 131_506_000 picoseconds.
        Weight::from_parts(139_148_000, 6208)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    fn collect_vested() -> Weight {
        // Proof: 10861 bytes measured, 12208 estimated. At least 213_228_000 picoseconds.
        Weight::from_parts(233_438_000, 12208)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    fn forfeit_stream() -> Weight {
        // Proof: 10861 bytes measured, 12208 estimated. At least 207_760_000 picoseconds.
        Weight::from_parts(232_256_000, 12208)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::AutoCompounding` (r:1 w:0)
    /// Proof: `Rewards::AutoCompounding` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::CurrentTerms` (r:1 w:0)
    /// Proof: `StakingVault::CurrentTerms` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn compound() -> Weight {
        // Proof: 15221 bytes measured, 18567 estimated. At least 389_731_000 picoseconds.
        Weight::from_parts(424_563_000, 18567)
            .saturating_add(T::DbWeight::get().reads(16_u64))
            .saturating_add(T::DbWeight::get().writes(14_u64))
    }
    /// As much again for the exchange, until it is measured.
    fn compound_through_exchange() -> Weight {
        Self::compound().saturating_mul(2)
    }
    /// Storage: `Rewards::AutoCompounding` (r:1 w:1)
    /// Proof: `Rewards::AutoCompounding` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    fn set_auto_compound() -> Weight {
        // Proof: 147 bytes measured, 3513 estimated. At least 18_037_000 picoseconds.
        Weight::from_parts(19_599_000, 3513)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn release_pot() -> Weight {
        // Proof: 2285 bytes measured, 6208 estimated. At least 107_831_000 picoseconds.
        Weight::from_parts(112_698_000, 6208)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn add_pool() -> Weight {
        // Proof: 1981 bytes measured, 6208 estimated. At least 131_235_000 picoseconds.
        Weight::from_parts(136_574_000, 6208)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    fn set_pool_terms() -> Weight {
        // Proof: 1668 bytes measured, 3051 estimated. At least 27_952_000 picoseconds.
        Weight::from_parts(30_335_000, 3051)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn claim_rewards(p: u32) -> Weight {
        Weight::from_parts(154_901_612, 12208)
            .saturating_add(Weight::from_parts(59_316_767, 0).saturating_mul(p.into()))
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().reads(7_u64.saturating_mul(p.into())))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
            .saturating_add(Weight::from_parts(0, 18340).saturating_mul(p.into()))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(24_216_000, 3513)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn fund() -> Weight {
        Weight::from_parts(139_148_000, 6208)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn collect_vested() -> Weight {
        Weight::from_parts(233_438_000, 12208)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn forfeit_stream() -> Weight {
        Weight::from_parts(232_256_000, 12208)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn compound() -> Weight {
        Weight::from_parts(424_563_000, 18567)
            .saturating_add(ParityDbWeight::get().reads(16_u64))
            .saturating_add(ParityDbWeight::get().writes(14_u64))
    }
    fn compound_through_exchange() -> Weight {
        Self::compound().saturating_mul(2)
    }
    fn set_auto_compound() -> Weight {
        Weight::from_parts(19_599_000, 3513)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn release_pot() -> Weight {
        Weight::from_parts(112_698_000, 6208)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn add_pool() -> Weight {
        Weight::from_parts(136_574_000, 6208)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn set_pool_terms() -> Weight {
        Weight::from_parts(30_335_000, 3051)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
}
