//! Weights of `pallet_buyback_burn`, measured: `make weights` writes this file, do not edit it.
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

/// Weights of the calls and hooks of `pallet_buyback_burn`.
pub trait WeightInfo {
    /// Weight of `execute_buyback`.
    fn execute_buyback() -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
    /// Weight of `set_params`.
    fn set_params() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `BuybackBurn::State` (r:1 w:1)
    /// Proof: `BuybackBurn::State` (`max_values`: Some(1), `max_size`: Some(56), added: 551, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::Parameters` (r:1 w:0)
    /// Proof: `BuybackBurn::Parameters` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Settings` (r:1 w:0)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    /// Storage: `Oracle::Values` (r:1 w:0)
    /// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Twap` (r:1 w:0)
    /// Proof: `PriceFeed::Twap` (`max_values`: Some(1), `max_size`: Some(706), added: 1201, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `AssetConversion::PoolFees` (r:1 w:0)
    /// Proof: `AssetConversion::PoolFees` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::SpentInBlock` (r:1 w:1)
    /// Proof: `BuybackBurn::SpentInBlock` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::Totals` (r:1 w:1)
    /// Proof: `BuybackBurn::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::Records` (r:1 w:2)
    /// Proof: `BuybackBurn::Records` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::DailyBurns` (r:1 w:1)
    /// Proof: `BuybackBurn::DailyBurns` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::ParentHash` (r:1 w:0)
    /// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    fn execute_buyback() -> Weight {
        Weight::from_parts(163_652_644, 6208)
            .saturating_add(T::DbWeight::get().reads(19_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    /// Storage: `BuybackBurn::State` (r:1 w:0)
    /// Proof: `BuybackBurn::State` (`max_values`: Some(1), `max_size`: Some(56), added: 551, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::Parameters` (r:1 w:0)
    /// Proof: `BuybackBurn::Parameters` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn on_idle_base() -> Weight {
        Weight::from_parts(7_875_594, 1549).saturating_add(T::DbWeight::get().reads(3_u64))
    }
    /// Storage: `BuybackBurn::Parameters` (r:1 w:1)
    /// Proof: `BuybackBurn::Parameters` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::LastChange` (r:1 w:1)
    /// Proof: `BuybackBurn::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        Weight::from_parts(10_439_316, 1549)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn execute_buyback() -> Weight {
        Weight::from_parts(163_652_644, 6208)
            .saturating_add(ParityDbWeight::get().reads(19_u64))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(7_875_594, 1549).saturating_add(ParityDbWeight::get().reads(3_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(10_439_316, 1549)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
}
