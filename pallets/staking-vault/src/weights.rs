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
    /// Weight of `set_terms`.
    fn set_terms() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:1000 w:1000)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1000 w:1000)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::CurrentTerms` (r:1 w:0)
    /// Proof: `StakingVault::CurrentTerms` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::IndexAt` (r:0 w:1000)
    /// Proof: `Rewards::IndexAt` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// `b` was measured from 0 to 1000.
    fn on_initialize(b: u32) -> Weight {
        // Proof: 4421 bytes measured, 3733 estimated. At least 52_157_000 picoseconds.
        Weight::from_parts(53_961_000, 3733)
            // Standard error: 66_734.
            .saturating_add(Weight::from_parts(32_821_109, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(b.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
    }
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::CurrentTerms` (r:1 w:0)
    /// Proof: `StakingVault::CurrentTerms` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    fn stake() -> Weight {
        // Proof: 13531 bytes measured, 18567 estimated. At least 292_406_000 picoseconds.
        Weight::from_parts(320_187_000, 18567)
            .saturating_add(T::DbWeight::get().reads(13_u64))
            .saturating_add(T::DbWeight::get().writes(12_u64))
    }
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::CurrentTerms` (r:1 w:0)
    /// Proof: `StakingVault::CurrentTerms` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn unstake() -> Weight {
        // Proof: 14114 bytes measured, 18567 estimated. At least 218_025_000 picoseconds.
        Weight::from_parts(239_306_000, 18567)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(11_u64))
    }
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::CurrentTerms` (r:1 w:0)
    /// Proof: `StakingVault::CurrentTerms` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    fn early_unstake() -> Weight {
        // Proof: 14169 bytes measured, 18567 estimated. At least 293_938_000 picoseconds.
        Weight::from_parts(325_355_000, 18567)
            .saturating_add(T::DbWeight::get().reads(14_u64))
            .saturating_add(T::DbWeight::get().writes(13_u64))
    }
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::CurrentTerms` (r:1 w:0)
    /// Proof: `StakingVault::CurrentTerms` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    fn cancel_unstake() -> Weight {
        // Proof: 13476 bytes measured, 18567 estimated. At least 185_807_000 picoseconds.
        Weight::from_parts(205_926_000, 18567)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(11_u64))
    }
    /// Storage: `StakingVault::State` (r:1 w:1)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    fn withdraw() -> Weight {
        // Proof: 3434 bytes measured, 6587 estimated. At least 119_578_000 picoseconds.
        Weight::from_parts(136_523_000, 6587)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `StakingVault::CurrentTerms` (r:1 w:1)
    /// Proof: `StakingVault::CurrentTerms` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    fn set_tier() -> Weight {
        // Proof: 2058 bytes measured, 3733 estimated. At least 25_458_000 picoseconds.
        Weight::from_parts(27_661_000, 3733)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::CurrentTerms` (r:1 w:1)
    /// Proof: `StakingVault::CurrentTerms` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    fn set_terms() -> Weight {
        // Proof: 2176 bytes measured, 3733 estimated. At least 27_151_000 picoseconds.
        Weight::from_parts(29_674_000, 3733)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn on_initialize(b: u32) -> Weight {
        Weight::from_parts(53_961_000, 3733)
            .saturating_add(Weight::from_parts(32_821_109, 0).saturating_mul(b.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(b.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
    }
    fn stake() -> Weight {
        Weight::from_parts(320_187_000, 18567)
            .saturating_add(ParityDbWeight::get().reads(13_u64))
            .saturating_add(ParityDbWeight::get().writes(12_u64))
    }
    fn unstake() -> Weight {
        Weight::from_parts(239_306_000, 18567)
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(11_u64))
    }
    fn early_unstake() -> Weight {
        Weight::from_parts(325_355_000, 18567)
            .saturating_add(ParityDbWeight::get().reads(14_u64))
            .saturating_add(ParityDbWeight::get().writes(13_u64))
    }
    fn cancel_unstake() -> Weight {
        Weight::from_parts(205_926_000, 18567)
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(11_u64))
    }
    fn withdraw() -> Weight {
        Weight::from_parts(136_523_000, 6587)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn set_tier() -> Weight {
        Weight::from_parts(27_661_000, 3733)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn set_terms() -> Weight {
        Weight::from_parts(29_674_000, 3733)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
}
