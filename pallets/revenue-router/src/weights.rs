//! Weights of `pallet_revenue_router`, measured: `make weights` writes this file, do not edit it.
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

/// Weights of the calls and hooks of `pallet_revenue_router`.
pub trait WeightInfo {
    /// Weight of `deposit_revenue`.
    fn deposit_revenue() -> Weight;
    /// Weight of `deposit_revenue_once`.
    fn deposit_revenue_once() -> Weight;
    /// Weight of `retry_suspense`.
    fn retry_suspense() -> Weight;
    /// Weight of `set_split`.
    fn set_split() -> Weight;
    /// Weight of `add_asset`.
    fn add_asset() -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `RevenueDepositors::Members` (r:1 w:0)
    /// Proof: `RevenueDepositors::Members` (`max_values`: Some(1), `max_size`: Some(641), added: 1136, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:1)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Proof: `RevenueRouter::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Splits` (r:1 w:0)
    /// Proof: `RevenueRouter::Splits` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:5 w:5)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `Backstop::State` (r:1 w:1)
    /// Proof: `Backstop::State` (`max_values`: Some(1), `max_size`: Some(121), added: 616, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::State` (r:1 w:1)
    /// Proof: `BuybackBurn::State` (`max_values`: Some(1), `max_size`: Some(56), added: 551, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::Totals` (r:1 w:1)
    /// Proof: `BuybackBurn::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::DepositCount` (r:1 w:1)
    /// Proof: `RevenueRouter::DepositCount` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Deposits` (r:0 w:1)
    /// Proof: `RevenueRouter::Deposits` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
    fn deposit_revenue() -> Weight {
        Weight::from_parts(142_915_878, 14035)
            .saturating_add(T::DbWeight::get().reads(19_u64))
            .saturating_add(T::DbWeight::get().writes(15_u64))
    }
    /// Storage: `RevenueDepositors::Members` (r:1 w:0)
    /// Proof: `RevenueDepositors::Members` (`max_values`: Some(1), `max_size`: Some(641), added: 1136, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:1)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Proof: `RevenueRouter::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Splits` (r:1 w:0)
    /// Proof: `RevenueRouter::Splits` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::References` (r:1 w:2)
    /// Proof: `RevenueRouter::References` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::ReferenceCount` (r:1 w:1)
    /// Proof: `RevenueRouter::ReferenceCount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::LastReferences` (r:1 w:1)
    /// Proof: `RevenueRouter::LastReferences` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:5 w:5)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `Backstop::State` (r:1 w:1)
    /// Proof: `Backstop::State` (`max_values`: Some(1), `max_size`: Some(121), added: 616, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::State` (r:1 w:1)
    /// Proof: `BuybackBurn::State` (`max_values`: Some(1), `max_size`: Some(56), added: 551, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::Totals` (r:1 w:1)
    /// Proof: `BuybackBurn::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::DepositCount` (r:1 w:1)
    /// Proof: `RevenueRouter::DepositCount` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Deposits` (r:0 w:1)
    /// Proof: `RevenueRouter::Deposits` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
    fn deposit_revenue_once() -> Weight {
        Weight::from_parts(160_553_208, 14035)
            .saturating_add(T::DbWeight::get().reads(22_u64))
            .saturating_add(T::DbWeight::get().writes(19_u64))
    }
    /// Storage: `RevenueRouter::Suspense` (r:1 w:1)
    /// Proof: `RevenueRouter::Suspense` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `Backstop::State` (r:1 w:1)
    /// Proof: `Backstop::State` (`max_values`: Some(1), `max_size`: Some(121), added: 616, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
    fn retry_suspense() -> Weight {
        Weight::from_parts(76_214_506, 6208)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    /// Storage: `RevenueRouter::Splits` (r:1 w:1)
    /// Proof: `RevenueRouter::Splits` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::LastChange` (r:1 w:1)
    /// Proof: `RevenueRouter::LastChange` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn set_split() -> Weight {
        Weight::from_parts(18_625_664, 3555)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:1)
    /// Proof: `RevenueRouter::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn add_asset() -> Weight {
        Weight::from_parts(59_408_781, 6208)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `RevenueRouter::RetryCursor` (r:1 w:1)
    /// Proof: `RevenueRouter::RetryCursor` (`max_values`: Some(1), `max_size`: Some(7), added: 502, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Suspense` (r:1 w:0)
    /// Proof: `RevenueRouter::Suspense` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
    fn on_idle_base() -> Weight {
        Weight::from_parts(8_125_548, 3496)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn deposit_revenue() -> Weight {
        Weight::from_parts(142_915_878, 14035)
            .saturating_add(ParityDbWeight::get().reads(19_u64))
            .saturating_add(ParityDbWeight::get().writes(15_u64))
    }
    fn deposit_revenue_once() -> Weight {
        Weight::from_parts(160_553_208, 14035)
            .saturating_add(ParityDbWeight::get().reads(22_u64))
            .saturating_add(ParityDbWeight::get().writes(19_u64))
    }
    fn retry_suspense() -> Weight {
        Weight::from_parts(76_214_506, 6208)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
    }
    fn set_split() -> Weight {
        Weight::from_parts(18_625_664, 3555)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn add_asset() -> Weight {
        Weight::from_parts(59_408_781, 6208)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(8_125_548, 3496)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
}
