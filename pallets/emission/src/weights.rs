//! Weights of `pallet_emission`, measured: `make weights` writes this file, do not edit it.
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
    /// Weight of `drip_day`.
    fn drip_day() -> Weight;
    /// Weight of `set_shares`.
    fn set_shares() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Emission::Parameters` (r:1 w:0)
    /// Proof: `Emission::Parameters` (`max_values`: Some(1), `max_size`: Some(471), added: 966, mode: `MaxEncodedLen`)
    /// Storage: `Emission::State` (r:1 w:1)
    /// Proof: `Emission::State` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn drip() -> Weight {
        Weight::from_parts(49_030_265, 3614)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Emission::Parameters` (r:1 w:0)
    /// Proof: `Emission::Parameters` (`max_values`: Some(1), `max_size`: Some(471), added: 966, mode: `MaxEncodedLen`)
    /// Storage: `Emission::Authors` (r:1 w:1)
    /// Proof: `Emission::Authors` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Emission::State` (r:1 w:1)
    /// Proof: `Emission::State` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2281), added: 2776, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    fn pay_author() -> Weight {
        Weight::from_parts(139_290_187, 18679)
            .saturating_add(T::DbWeight::get().reads(16_u64))
            .saturating_add(T::DbWeight::get().writes(13_u64))
    }
    /// Storage: `Emission::Parameters` (r:1 w:0)
    /// Proof: `Emission::Parameters` (`max_values`: Some(1), `max_size`: Some(471), added: 966, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    fn top_up() -> Weight {
        Weight::from_parts(55_193_332, 6196)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Emission::Parameters` (r:1 w:1)
    /// Proof: `Emission::Parameters` (`max_values`: Some(1), `max_size`: Some(471), added: 966, mode: `MaxEncodedLen`)
    /// Storage: `Emission::LastChange` (r:1 w:1)
    /// Proof: `Emission::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Emission::CurrentBlockPay` (r:1 w:1)
    /// Proof: `Emission::CurrentBlockPay` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    fn lower() -> Weight {
        Weight::from_parts(13_741_418, 1956)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Emission::CurrentBlockPay` (r:1 w:0)
    /// Proof: `Emission::CurrentBlockPay` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    /// Storage: `Emission::Authors` (r:1 w:1)
    /// Proof: `Emission::Authors` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    fn note_author() -> Weight {
        Weight::from_parts(6_630_550, 3549)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Emission::State` (r:1 w:0)
    /// Proof: `Emission::State` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    fn on_idle_base() -> Weight {
        Weight::from_parts(4_038_454, 1549).saturating_add(T::DbWeight::get().reads(1_u64))
    }
    /// Keys were counted and the time is an estimate: it is not measured yet. Parameters, terms and state;
    /// seven of the market, which rolls its day; two of rewards; two of challenges; the accounts of the
    /// four destinations, and the issuance.
    fn drip_day() -> Weight {
        Weight::from_parts(180_000_000, 18679)
            .saturating_add(T::DbWeight::get().reads(19_u64))
            .saturating_add(T::DbWeight::get().writes(13_u64))
    }
    /// Keys were counted and the time is an estimate: it is not measured yet. Terms and last change.
    fn set_shares() -> Weight {
        Weight::from_parts(14_000_000, 1956)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn drip() -> Weight {
        Weight::from_parts(49_030_265, 3614)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn pay_author() -> Weight {
        Weight::from_parts(139_290_187, 18679)
            .saturating_add(ParityDbWeight::get().reads(16_u64))
            .saturating_add(ParityDbWeight::get().writes(13_u64))
    }
    fn top_up() -> Weight {
        Weight::from_parts(55_193_332, 6196)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn lower() -> Weight {
        Weight::from_parts(13_741_418, 1956)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn note_author() -> Weight {
        Weight::from_parts(6_630_550, 3549)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(4_038_454, 1549).saturating_add(ParityDbWeight::get().reads(1_u64))
    }
    /// Keys were counted and the time is an estimate: it is not measured yet. Parameters, terms and state;
    /// seven of the market, which rolls its day; two of rewards; two of challenges; the accounts of the
    /// four destinations, and the issuance.
    fn drip_day() -> Weight {
        Weight::from_parts(180_000_000, 18679)
            .saturating_add(ParityDbWeight::get().reads(19_u64))
            .saturating_add(ParityDbWeight::get().writes(13_u64))
    }
    /// Keys were counted and the time is an estimate: it is not measured yet. Terms and last change.
    fn set_shares() -> Weight {
        Weight::from_parts(14_000_000, 1956)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
}
