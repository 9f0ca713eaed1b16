//! Weights of `pallet_staking_vault`, measured: `make weights` writes this file, do not edit it.
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

/// What each call and hook of `pallet_staking_vault` costs.
pub trait WeightInfo {
    /// Weight of `on_initialize`.
    fn on_initialize(b: u32) -> Weight;
    /// Weight of `stake`.
    fn stake() -> Weight;
    /// Weight of `unstake`.
    fn unstake() -> Weight;
    /// Weight of `early_unstake`.
    fn early_unstake() -> Weight;
    /// Weight of `cancel_unstake`.
    fn cancel_unstake() -> Weight;
    /// Weight of `withdraw`.
    fn withdraw() -> Weight;
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
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:1000 w:1000)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
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
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(b.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
    }
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(254), added: 749, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    fn stake() -> Weight {
        // Proof: 13753 bytes measured, 18567 estimated. At least 204_144_000 picoseconds.
        Weight::from_parts(243_112_000, 18567)
            .saturating_add(T::DbWeight::get().reads(14_u64))
            .saturating_add(T::DbWeight::get().writes(12_u64))
    }
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn unstake() -> Weight {
        // Proof: 14294 bytes measured, 18567 estimated. At least 158_316_000 picoseconds.
        Weight::from_parts(195_692_000, 18567)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(11_u64))
    }
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    fn early_unstake() -> Weight {
        // Proof: 14452 bytes measured, 18567 estimated. At least 209_362_000 picoseconds.
        Weight::from_parts(268_531_000, 18567)
            .saturating_add(T::DbWeight::get().reads(14_u64))
            .saturating_add(T::DbWeight::get().writes(13_u64))
    }
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(254), added: 749, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    fn cancel_unstake() -> Weight {
        // Proof: 13698 bytes measured, 18567 estimated. At least 138_626_000 picoseconds.
        Weight::from_parts(176_202_000, 18567)
            .saturating_add(T::DbWeight::get().reads(13_u64))
            .saturating_add(T::DbWeight::get().writes(11_u64))
    }
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    fn withdraw() -> Weight {
        // Proof: 3510 bytes measured, 6587 estimated. At least 88_061_000 picoseconds.
        Weight::from_parts(109_313_000, 6587)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `StakingVault::Parameters` (r:1 w:1)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    fn set_tier() -> Weight {
        // Proof: 2133 bytes measured, 3733 estimated. At least 23_625_000 picoseconds.
        Weight::from_parts(28_343_000, 3733)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:1)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        // Proof: 2252 bytes measured, 3733 estimated. At least 24_857_000 picoseconds.
        Weight::from_parts(27_771_000, 3733)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn on_initialize(b: u32) -> Weight {
        Weight::from_parts(30_396_000, 3051)
            .saturating_add(Weight::from_parts(23_822_064, 0).saturating_mul(b.into()))
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(b.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
    }
    fn stake() -> Weight {
        Weight::from_parts(243_112_000, 18567)
            .saturating_add(ParityDbWeight::get().reads(14_u64))
            .saturating_add(ParityDbWeight::get().writes(12_u64))
    }
    fn unstake() -> Weight {
        Weight::from_parts(195_692_000, 18567)
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(11_u64))
    }
    fn early_unstake() -> Weight {
        Weight::from_parts(268_531_000, 18567)
            .saturating_add(ParityDbWeight::get().reads(14_u64))
            .saturating_add(ParityDbWeight::get().writes(13_u64))
    }
    fn cancel_unstake() -> Weight {
        Weight::from_parts(176_202_000, 18567)
            .saturating_add(ParityDbWeight::get().reads(13_u64))
            .saturating_add(ParityDbWeight::get().writes(11_u64))
    }
    fn withdraw() -> Weight {
        Weight::from_parts(109_313_000, 6587)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn set_tier() -> Weight {
        Weight::from_parts(28_343_000, 3733)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(27_771_000, 3733)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
}
