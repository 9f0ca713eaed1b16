//! Weights of `pallet_revenue_router`, measured: `make weights` writes this file, do not edit it.
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

/// Weights of the calls and hooks of `pallet_revenue_router`.
pub trait WeightInfo {
    /// Weight of `deposit_revenue`.
    fn deposit_revenue() -> Weight;
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
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(254), added: 749, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Proof: `RevenueRouter::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Splits` (r:1 w:0)
    /// Proof: `RevenueRouter::Splits` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:5 w:5)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(126), added: 2601, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `Backstop::State` (r:1 w:1)
    /// Proof: `Backstop::State` (`max_values`: Some(1), `max_size`: Some(105), added: 600, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::State` (r:1 w:1)
    /// Proof: `BuybackBurn::State` (`max_values`: Some(1), `max_size`: Some(56), added: 551, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::Ledger` (r:1 w:1)
    /// Proof: `BuybackBurn::Ledger` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::DepositCount` (r:1 w:1)
    /// Proof: `RevenueRouter::DepositCount` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Deposits` (r:0 w:1)
    /// Proof: `RevenueRouter::Deposits` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
    fn deposit_revenue() -> Weight {
        // Proof: 3842 bytes measured, 14035 estimated. At least 205_717_000 picoseconds.
        Weight::from_parts(219_357_000, 14035)
            .saturating_add(T::DbWeight::get().reads(20_u64))
            .saturating_add(T::DbWeight::get().writes(16_u64))
    }
    /// Storage: `RevenueRouter::Suspense` (r:1 w:1)
    /// Proof: `RevenueRouter::Suspense` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(126), added: 2601, mode: `MaxEncodedLen`)
    /// Storage: `Backstop::State` (r:1 w:1)
    /// Proof: `Backstop::State` (`max_values`: Some(1), `max_size`: Some(105), added: 600, mode: `MaxEncodedLen`)
    fn retry_suspense() -> Weight {
        // Proof: 3242 bytes measured, 6208 estimated. At least 111_376_000 picoseconds.
        Weight::from_parts(119_328_000, 6208)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    /// Storage: `RevenueRouter::Splits` (r:1 w:1)
    /// Proof: `RevenueRouter::Splits` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
    fn set_split() -> Weight {
        // Proof: 389 bytes measured, 1605 estimated. At least 14_502_000 picoseconds.
        Weight::from_parts(19_008_000, 1605)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:1)
    /// Proof: `RevenueRouter::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:3 w:3)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn add_asset() -> Weight {
        // Proof: 1226 bytes measured, 8817 estimated. At least 143_053_000 picoseconds.
        Weight::from_parts(155_913_000, 8817)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    /// Storage: `RevenueRouter::RetryCursor` (r:1 w:1)
    /// Proof: `RevenueRouter::RetryCursor` (`max_values`: Some(1), `max_size`: Some(7), added: 502, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Suspense` (r:1 w:0)
    /// Proof: `RevenueRouter::Suspense` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
    fn on_idle_base() -> Weight {
        // Proof: 560 bytes measured, 3496 estimated. At least 20_941_000 picoseconds.
        Weight::from_parts(13_570_000, 3496)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn deposit_revenue() -> Weight {
        Weight::from_parts(219_357_000, 14035)
            .saturating_add(ParityDbWeight::get().reads(20_u64))
            .saturating_add(ParityDbWeight::get().writes(16_u64))
    }
    fn retry_suspense() -> Weight {
        Weight::from_parts(119_328_000, 6208)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
    }
    fn set_split() -> Weight {
        Weight::from_parts(19_008_000, 1605)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn add_asset() -> Weight {
        Weight::from_parts(155_913_000, 8817)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(13_570_000, 3496)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
}
