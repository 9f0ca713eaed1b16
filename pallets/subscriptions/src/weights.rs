//! Weights of `pallet_subscriptions`, measured: `make weights` writes this file, do not edit it.
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

/// Weights of the calls and hooks of `pallet_subscriptions`.
pub trait WeightInfo {
    /// Weight of `subscribe`.
    fn subscribe() -> Weight;
    /// Weight of `set_auto_renew`.
    fn set_auto_renew() -> Weight;
    /// Weight of `cancel`.
    fn cancel() -> Weight;
    /// Weight of `renew_for`.
    fn renew_for() -> Weight;
    /// Weight of `forget`.
    fn forget() -> Weight;
    /// Weight of `add_plan`.
    fn add_plan() -> Weight;
    /// Weight of `set_plan`.
    fn set_plan() -> Weight;
    /// Weight of `close_plan`.
    fn close_plan() -> Weight;
    /// Weight of `set_params`.
    fn set_params() -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
    /// Weight of `next_bucket`.
    fn next_bucket() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Plans` (r:1 w:0)
    /// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Settings` (r:1 w:0)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    /// Storage: `Oracle::Values` (r:1 w:0)
    /// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Feed` (r:1 w:0)
    /// Proof: `PriceFeed::Feed` (`max_values`: Some(1), `max_size`: Some(689), added: 1184, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Accounts` (r:1 w:1)
    /// Proof: `Subscriptions::Accounts` (`max_values`: None, `max_size`: Some(1417), added: 3892, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Cursor` (r:1 w:0)
    /// Proof: `Subscriptions::Cursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Totals` (r:1 w:1)
    /// Proof: `Subscriptions::Totals` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(254), added: 749, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Proof: `RevenueRouter::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Parameters` (r:1 w:0)
    /// Proof: `RevenueRouter::Parameters` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(126), added: 2601, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:0)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Suspense` (r:1 w:1)
    /// Proof: `RevenueRouter::Suspense` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::DepositCount` (r:1 w:1)
    /// Proof: `RevenueRouter::DepositCount` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Timeline` (r:0 w:2)
    /// Proof: `Subscriptions::Timeline` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Deposits` (r:0 w:1)
    /// Proof: `RevenueRouter::Deposits` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
    fn subscribe() -> Weight {
        // Proof: 7344 bytes measured, 8799 estimated. At least 209_162_000 picoseconds.
        Weight::from_parts(215_281_000, 8799)
            .saturating_add(T::DbWeight::get().reads(21_u64))
            .saturating_add(T::DbWeight::get().writes(11_u64))
    }
    /// Storage: `Subscriptions::Accounts` (r:1 w:1)
    /// Proof: `Subscriptions::Accounts` (`max_values`: None, `max_size`: Some(1417), added: 3892, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Cursor` (r:1 w:0)
    /// Proof: `Subscriptions::Cursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Timeline` (r:0 w:2)
    /// Proof: `Subscriptions::Timeline` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn set_auto_renew() -> Weight {
        // Proof: 1754 bytes measured, 4882 estimated. At least 35_062_000 picoseconds.
        Weight::from_parts(41_251_000, 4882)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Subscriptions::Accounts` (r:1 w:1)
    /// Proof: `Subscriptions::Accounts` (`max_values`: None, `max_size`: Some(1417), added: 3892, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Timeline` (r:0 w:1)
    /// Proof: `Subscriptions::Timeline` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn cancel() -> Weight {
        // Proof: 1613 bytes measured, 4882 estimated. At least 24_637_000 picoseconds.
        Weight::from_parts(31_948_000, 4882)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Subscriptions::Accounts` (r:1 w:1)
    /// Proof: `Subscriptions::Accounts` (`max_values`: None, `max_size`: Some(1417), added: 3892, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Plans` (r:1 w:0)
    /// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Settings` (r:1 w:0)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    /// Storage: `Oracle::Values` (r:1 w:0)
    /// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Feed` (r:1 w:0)
    /// Proof: `PriceFeed::Feed` (`max_values`: Some(1), `max_size`: Some(689), added: 1184, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Cursor` (r:1 w:0)
    /// Proof: `Subscriptions::Cursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Totals` (r:1 w:1)
    /// Proof: `Subscriptions::Totals` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:1)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(254), added: 749, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Proof: `RevenueRouter::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Parameters` (r:1 w:0)
    /// Proof: `RevenueRouter::Parameters` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(126), added: 2601, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::PoolState` (r:1 w:0)
    /// Proof: `Rewards::PoolState` (`max_values`: Some(1), `max_size`: Some(1566), added: 2061, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Suspense` (r:1 w:1)
    /// Proof: `RevenueRouter::Suspense` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::DepositCount` (r:1 w:1)
    /// Proof: `RevenueRouter::DepositCount` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Timeline` (r:0 w:2)
    /// Proof: `Subscriptions::Timeline` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Deposits` (r:0 w:1)
    /// Proof: `RevenueRouter::Deposits` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
    fn renew_for() -> Weight {
        // Proof: 7308 bytes measured, 8799 estimated. At least 222_492_000 picoseconds.
        Weight::from_parts(244_164_000, 8799)
            .saturating_add(T::DbWeight::get().reads(21_u64))
            .saturating_add(T::DbWeight::get().writes(12_u64))
    }
    /// Storage: `Subscriptions::Accounts` (r:1 w:1)
    /// Proof: `Subscriptions::Accounts` (`max_values`: None, `max_size`: Some(1417), added: 3892, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Totals` (r:2 w:2)
    /// Proof: `Subscriptions::Totals` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Subscribers` (r:1 w:1)
    /// Proof: `Subscriptions::Subscribers` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
    fn forget() -> Weight {
        // Proof: 2158 bytes measured, 6118 estimated. At least 50_936_000 picoseconds.
        Weight::from_parts(58_427_000, 6118)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::PlanCount` (r:1 w:1)
    /// Proof: `Subscriptions::PlanCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Plans` (r:0 w:1)
    /// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    fn add_plan() -> Weight {
        // Proof: 130 bytes measured, 1529 estimated. At least 18_978_000 picoseconds.
        Weight::from_parts(26_109_000, 1529)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Subscriptions::Plans` (r:1 w:1)
    /// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
    fn set_plan() -> Weight {
        // Proof: 325 bytes measured, 3502 estimated. At least 21_412_000 picoseconds.
        Weight::from_parts(27_621_000, 3502)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Subscriptions::Plans` (r:1 w:1)
    /// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
    fn close_plan() -> Weight {
        // Proof: 325 bytes measured, 3502 estimated. At least 22_053_000 picoseconds.
        Weight::from_parts(29_223_000, 3502)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Subscriptions::Parameters` (r:1 w:1)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        // Proof: 130 bytes measured, 1529 estimated. At least 14_641_000 picoseconds.
        Weight::from_parts(19_559_000, 1529)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Subscriptions::Cursor` (r:1 w:1)
    /// Proof: `Subscriptions::Cursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Timeline` (r:2 w:0)
    /// Proof: `Subscriptions::Timeline` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn on_idle_base() -> Weight {
        // Proof: 606 bytes measured, 6076 estimated. At least 24_907_000 picoseconds.
        Weight::from_parts(28_342_000, 6076)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Subscriptions::Timeline` (r:1 w:0)
    /// Proof: `Subscriptions::Timeline` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn next_bucket() -> Weight {
        // Proof: 434 bytes measured, 3533 estimated. At least 7_842_000 picoseconds.
        Weight::from_parts(9_855_000, 3533).saturating_add(T::DbWeight::get().reads(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn subscribe() -> Weight {
        Weight::from_parts(215_281_000, 8799)
            .saturating_add(ParityDbWeight::get().reads(21_u64))
            .saturating_add(ParityDbWeight::get().writes(11_u64))
    }
    fn set_auto_renew() -> Weight {
        Weight::from_parts(41_251_000, 4882)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn cancel() -> Weight {
        Weight::from_parts(31_948_000, 4882)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn renew_for() -> Weight {
        Weight::from_parts(244_164_000, 8799)
            .saturating_add(ParityDbWeight::get().reads(21_u64))
            .saturating_add(ParityDbWeight::get().writes(12_u64))
    }
    fn forget() -> Weight {
        Weight::from_parts(58_427_000, 6118)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn add_plan() -> Weight {
        Weight::from_parts(26_109_000, 1529)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn set_plan() -> Weight {
        Weight::from_parts(27_621_000, 3502)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn close_plan() -> Weight {
        Weight::from_parts(29_223_000, 3502)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(19_559_000, 1529)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(28_342_000, 6076)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn next_bucket() -> Weight {
        Weight::from_parts(9_855_000, 3533).saturating_add(ParityDbWeight::get().reads(1_u64))
    }
}
