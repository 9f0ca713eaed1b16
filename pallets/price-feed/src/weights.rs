//! Weights of `pallet_price_feed`, measured: `make weights` writes this file, do not edit it.
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

/// Weights of the calls and hooks of `pallet_price_feed`.
pub trait WeightInfo {
    /// Weight of `on_initialize`.
    fn on_initialize() -> Weight;
    /// Weight of `on_initialize_slot`.
    fn on_initialize_slot() -> Weight;
    /// Weight of `set_params`.
    fn set_params() -> Weight;
    /// Weight of `set_override`.
    fn set_override() -> Weight;
    /// Weight of `clear_override`.
    fn clear_override() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `PriceFeed::Settings` (r:1 w:0)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:0)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:0)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Twap` (r:1 w:1)
    /// Proof: `PriceFeed::Twap` (`max_values`: Some(1), `max_size`: Some(706), added: 1201, mode: `MaxEncodedLen`)
    fn on_initialize() -> Weight {
        Weight::from_parts(17_759_605, 3599)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `PriceFeed::Settings` (r:1 w:0)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:0)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:0)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Twap` (r:1 w:1)
    /// Proof: `PriceFeed::Twap` (`max_values`: Some(1), `max_size`: Some(706), added: 1201, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::LongCheckpoints` (r:1 w:1)
    /// Proof: `PriceFeed::LongCheckpoints` (`max_values`: Some(1), `max_size`: Some(1200), added: 1695, mode: `MaxEncodedLen`)
    fn on_initialize_slot() -> Weight {
        Weight::from_parts(23_537_608, 3599)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `PriceFeed::Settings` (r:1 w:1)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::LastChange` (r:1 w:1)
    /// Proof: `PriceFeed::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Twap` (r:1 w:1)
    /// Proof: `PriceFeed::Twap` (`max_values`: Some(1), `max_size`: Some(706), added: 1201, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::LongCheckpoints` (r:1 w:0)
    /// Proof: `PriceFeed::LongCheckpoints` (`max_values`: Some(1), `max_size`: Some(1200), added: 1695, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        Weight::from_parts(20_093_640, 2685)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `PriceFeed::Settings` (r:1 w:1)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Oracle::Values` (r:1 w:0)
    /// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Twap` (r:1 w:0)
    /// Proof: `PriceFeed::Twap` (`max_values`: Some(1), `max_size`: Some(706), added: 1201, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::LongCheckpoints` (r:1 w:0)
    /// Proof: `PriceFeed::LongCheckpoints` (`max_values`: Some(1), `max_size`: Some(1200), added: 1695, mode: `MaxEncodedLen`)
    fn set_override() -> Weight {
        Weight::from_parts(20_513_158, 3502)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `PriceFeed::Settings` (r:1 w:1)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    fn clear_override() -> Weight {
        Weight::from_parts(8_809_207, 1566)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn on_initialize() -> Weight {
        Weight::from_parts(17_759_605, 3599)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn on_initialize_slot() -> Weight {
        Weight::from_parts(23_537_608, 3599)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(20_093_640, 2685)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn set_override() -> Weight {
        Weight::from_parts(20_513_158, 3502)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn clear_override() -> Weight {
        Weight::from_parts(8_809_207, 1566)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
}
