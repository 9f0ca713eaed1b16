//! Weights of `pallet_staking_vault`, measured: `make weights` writes this file, do not edit it.
//!
//! 2026-11-25, least of 6 runs of 8 steps and 5 repeats, Compiled wasm, AMD EPYC, times
//! 0.47 to the reference machine.

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
    /// Weight of `observe_crossed`.
    fn observe_crossed(i: u32) -> Weight;
    /// Weight of `unstake`.
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
        Weight::from_parts(12_883_415, 1493)
            .saturating_add(Weight::from_parts(16_335_231, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(b.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
    }
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
    /// `l` was measured from 0 to 39.
    /// `s` was measured from 1 to 7.
    fn stake(_l: u32, s: u32) -> Weight {
        Weight::from_parts(81_591_775, 6587)
            .saturating_add(Weight::from_parts(3_857_664, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2511).saturating_mul(s.into()))
    }
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    fn observe_opening() -> Weight {
        Weight::from_parts(42_263_517, 12208)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::IndexAt` (r:7 w:0)
    /// Proof: `Rewards::IndexAt` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// `i` was measured from 0 to 7.
    fn observe_crossed(i: u32) -> Weight {
        Weight::from_parts(44_664_388, 12208)
            .saturating_add(Weight::from_parts(5_233_162, 0).saturating_mul(i.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(i.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(Weight::from_parts(0, 2620).saturating_mul(i.into()))
    }
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// `l` was measured from 1 to 40.
    /// `s` was measured from 0 to 7.
    fn unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(63_546_317, 12208)
            .saturating_add(Weight::from_parts(474_129, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(3_438_829, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2511).saturating_mul(s.into()))
    }
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(8743), added: 11218, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// `l` was measured from 1 to 40.
    /// `s` was measured from 0 to 7.
    fn early_unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(95_456_242, 12208)
            .saturating_add(Weight::from_parts(441_892, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(4_728_340, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2511).saturating_mul(s.into()))
    }
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(254), added: 749, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// `l` was measured from 1 to 39.
    /// `s` was measured from 1 to 7.
    fn cancel_unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(28_974_044, 6587)
            .saturating_add(Weight::from_parts(379_535, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(2_053_755, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2511).saturating_mul(s.into()))
    }
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    /// `l` was measured from 1 to 40.
    fn withdraw(l: u32) -> Weight {
        Weight::from_parts(52_118_746, 6587)
            .saturating_add(Weight::from_parts(483_631, 0).saturating_mul(l.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `StakingVault::Parameters` (r:1 w:1)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(141), added: 636, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::LastChange` (r:1 w:1)
    /// Proof: `StakingVault::LastChange` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
    fn set_tier() -> Weight {
        Weight::from_parts(17_365_801, 3733)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `StakingVault::Parameters` (r:1 w:1)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2248), added: 2743, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(141), added: 636, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::LastChange` (r:1 w:1)
    /// Proof: `StakingVault::LastChange` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        Weight::from_parts(16_644_004, 3733)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn on_initialize(b: u32) -> Weight {
        Weight::from_parts(12_883_415, 1493)
            .saturating_add(Weight::from_parts(16_335_231, 0).saturating_mul(b.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(b.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
    }
    fn stake(_l: u32, s: u32) -> Weight {
        Weight::from_parts(81_591_775, 6587)
            .saturating_add(Weight::from_parts(3_857_664, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2511).saturating_mul(s.into()))
    }
    fn observe_opening() -> Weight {
        Weight::from_parts(42_263_517, 12208)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn observe_crossed(i: u32) -> Weight {
        Weight::from_parts(44_664_388, 12208)
            .saturating_add(Weight::from_parts(5_233_162, 0).saturating_mul(i.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(i.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(Weight::from_parts(0, 2620).saturating_mul(i.into()))
    }
    fn unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(63_546_317, 12208)
            .saturating_add(Weight::from_parts(474_129, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(3_438_829, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2511).saturating_mul(s.into()))
    }
    fn early_unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(95_456_242, 12208)
            .saturating_add(Weight::from_parts(441_892, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(4_728_340, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2511).saturating_mul(s.into()))
    }
    fn cancel_unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(28_974_044, 6587)
            .saturating_add(Weight::from_parts(379_535, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(2_053_755, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2511).saturating_mul(s.into()))
    }
    fn withdraw(l: u32) -> Weight {
        Weight::from_parts(52_118_746, 6587)
            .saturating_add(Weight::from_parts(483_631, 0).saturating_mul(l.into()))
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn set_tier() -> Weight {
        Weight::from_parts(17_365_801, 3733)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(16_644_004, 3733)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
}
