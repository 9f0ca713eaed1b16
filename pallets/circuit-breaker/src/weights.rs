//! Weights of `pallet_circuit_breaker`, measured: `make weights` writes this file, do not edit it.
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

/// Weights of the calls and hooks of `pallet_circuit_breaker`.
pub trait WeightInfo {
    /// Weight of `on_initialize`.
    fn on_initialize() -> Weight;
    /// Weight of `on_initialize_change`.
    fn on_initialize_change() -> Weight;
    /// Weight of `trip`.
    fn trip() -> Weight;
    /// Weight of `clear`.
    fn clear() -> Weight;
    /// Weight of `set_params`.
    fn set_params() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::Parameters` (r:1 w:0)
    /// Proof: `CircuitBreaker::Parameters` (`max_values`: Some(1), `max_size`: Some(89), added: 584, mode: `MaxEncodedLen`)
    /// Storage: `Oracle::Values` (r:1 w:0)
    /// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::LongCheckpoints` (r:1 w:0)
    /// Proof: `PriceFeed::LongCheckpoints` (`max_values`: Some(1), `max_size`: Some(1200), added: 1695, mode: `MaxEncodedLen`)
    /// Storage: `Backstop::State` (r:1 w:0)
    /// Proof: `Backstop::State` (`max_values`: Some(1), `max_size`: Some(121), added: 616, mode: `MaxEncodedLen`)
    /// Storage: `Backstop::Parameters` (r:1 w:0)
    /// Proof: `Backstop::Parameters` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:0)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:0)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
    /// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `TxPause::PausedCalls` (r:1 w:0)
    /// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
    fn on_initialize() -> Weight {
        Weight::from_parts(38_218_719, 3997).saturating_add(T::DbWeight::get().reads(10_u64))
    }
    /// Storage: `CircuitBreaker::State` (r:1 w:1)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::Parameters` (r:1 w:0)
    /// Proof: `CircuitBreaker::Parameters` (`max_values`: Some(1), `max_size`: Some(89), added: 584, mode: `MaxEncodedLen`)
    /// Storage: `Oracle::Values` (r:1 w:0)
    /// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::LongCheckpoints` (r:1 w:0)
    /// Proof: `PriceFeed::LongCheckpoints` (`max_values`: Some(1), `max_size`: Some(1200), added: 1695, mode: `MaxEncodedLen`)
    /// Storage: `Backstop::State` (r:1 w:0)
    /// Proof: `Backstop::State` (`max_values`: Some(1), `max_size`: Some(121), added: 616, mode: `MaxEncodedLen`)
    /// Storage: `Backstop::Parameters` (r:1 w:0)
    /// Proof: `Backstop::Parameters` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:0)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:0)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
    /// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `TxPause::PausedCalls` (r:1 w:0)
    /// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
    fn on_initialize_change() -> Weight {
        Weight::from_parts(57_493_589, 3997)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `CircuitBreaker::State` (r:1 w:1)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn trip() -> Weight {
        Weight::from_parts(12_016_056, 1933)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `CircuitBreaker::State` (r:1 w:1)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `TxPause::PausedCalls` (r:1 w:0)
    /// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
    fn clear() -> Weight {
        Weight::from_parts(15_553_926, 3997)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `CircuitBreaker::Parameters` (r:1 w:1)
    /// Proof: `CircuitBreaker::Parameters` (`max_values`: Some(1), `max_size`: Some(89), added: 584, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:1)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Settings` (r:1 w:0)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    /// Storage: `Oracle::Values` (r:1 w:0)
    /// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Twap` (r:1 w:0)
    /// Proof: `PriceFeed::Twap` (`max_values`: Some(1), `max_size`: Some(706), added: 1201, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::LongCheckpoints` (r:1 w:0)
    /// Proof: `PriceFeed::LongCheckpoints` (`max_values`: Some(1), `max_size`: Some(1200), added: 1695, mode: `MaxEncodedLen`)
    /// Storage: `Backstop::State` (r:1 w:0)
    /// Proof: `Backstop::State` (`max_values`: Some(1), `max_size`: Some(121), added: 616, mode: `MaxEncodedLen`)
    /// Storage: `Backstop::Parameters` (r:1 w:0)
    /// Proof: `Backstop::Parameters` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:0)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:0)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
    /// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::LastChange` (r:1 w:1)
    /// Proof: `CircuitBreaker::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        Weight::from_parts(50_965_048, 3675)
            .saturating_add(T::DbWeight::get().reads(13_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn on_initialize() -> Weight {
        Weight::from_parts(38_218_719, 3997).saturating_add(ParityDbWeight::get().reads(10_u64))
    }
    fn on_initialize_change() -> Weight {
        Weight::from_parts(57_493_589, 3997)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn trip() -> Weight {
        Weight::from_parts(12_016_056, 1933)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn clear() -> Weight {
        Weight::from_parts(15_553_926, 3997)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(50_965_048, 3675)
            .saturating_add(ParityDbWeight::get().reads(13_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
}
