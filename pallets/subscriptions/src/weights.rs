//! Weights of `pallet_subscriptions`, measured: `make weights` writes this file, do not edit it.
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
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Settings` (r:1 w:0)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    /// Storage: `Oracle::Values` (r:1 w:0)
    /// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Twap` (r:1 w:0)
    /// Proof: `PriceFeed::Twap` (`max_values`: Some(1), `max_size`: Some(706), added: 1201, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Subscriptions` (r:1 w:1)
    /// Proof: `Subscriptions::Subscriptions` (`max_values`: None, `max_size`: Some(1353), added: 3828, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Cursor` (r:1 w:0)
    /// Proof: `Subscriptions::Cursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Totals` (r:1 w:1)
    /// Proof: `Subscriptions::Totals` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Proof: `RevenueRouter::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Splits` (r:1 w:0)
    /// Proof: `RevenueRouter::Splits` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Suspense` (r:1 w:1)
    /// Proof: `RevenueRouter::Suspense` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::DepositCount` (r:1 w:1)
    /// Proof: `RevenueRouter::DepositCount` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Timeline` (r:0 w:2)
    /// Proof: `Subscriptions::Timeline` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Deposits` (r:0 w:1)
    /// Proof: `RevenueRouter::Deposits` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
    fn subscribe() -> Weight {
        Weight::from_parts(142_401_783, 8799)
            .saturating_add(T::DbWeight::get().reads(19_u64))
            .saturating_add(T::DbWeight::get().writes(11_u64))
    }
    /// Storage: `Subscriptions::Subscriptions` (r:1 w:1)
    /// Proof: `Subscriptions::Subscriptions` (`max_values`: None, `max_size`: Some(1353), added: 3828, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Cursor` (r:1 w:0)
    /// Proof: `Subscriptions::Cursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Timeline` (r:0 w:2)
    /// Proof: `Subscriptions::Timeline` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn set_auto_renew() -> Weight {
        Weight::from_parts(25_012_339, 4818)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Subscriptions::Subscriptions` (r:1 w:1)
    /// Proof: `Subscriptions::Subscriptions` (`max_values`: None, `max_size`: Some(1353), added: 3828, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Timeline` (r:0 w:1)
    /// Proof: `Subscriptions::Timeline` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn cancel() -> Weight {
        Weight::from_parts(16_433_495, 4818)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Subscriptions::Subscriptions` (r:1 w:1)
    /// Proof: `Subscriptions::Subscriptions` (`max_values`: None, `max_size`: Some(1353), added: 3828, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Plans` (r:1 w:0)
    /// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Settings` (r:1 w:0)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    /// Storage: `Oracle::Values` (r:1 w:0)
    /// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Twap` (r:1 w:0)
    /// Proof: `PriceFeed::Twap` (`max_values`: Some(1), `max_size`: Some(706), added: 1201, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Cursor` (r:1 w:0)
    /// Proof: `Subscriptions::Cursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Totals` (r:1 w:1)
    /// Proof: `Subscriptions::Totals` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Proof: `RevenueRouter::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Splits` (r:1 w:0)
    /// Proof: `RevenueRouter::Splits` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Suspense` (r:1 w:1)
    /// Proof: `RevenueRouter::Suspense` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::DepositCount` (r:1 w:1)
    /// Proof: `RevenueRouter::DepositCount` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Timeline` (r:0 w:2)
    /// Proof: `Subscriptions::Timeline` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Deposits` (r:0 w:1)
    /// Proof: `RevenueRouter::Deposits` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
    fn renew_for() -> Weight {
        Weight::from_parts(144_458_841, 8799)
            .saturating_add(T::DbWeight::get().reads(19_u64))
            .saturating_add(T::DbWeight::get().writes(11_u64))
    }
    /// Storage: `Subscriptions::Subscriptions` (r:1 w:1)
    /// Proof: `Subscriptions::Subscriptions` (`max_values`: None, `max_size`: Some(1353), added: 3828, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Totals` (r:2 w:2)
    /// Proof: `Subscriptions::Totals` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Subscribers` (r:1 w:1)
    /// Proof: `Subscriptions::Subscribers` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
    fn forget() -> Weight {
        Weight::from_parts(31_114_607, 6118)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::PlanCount` (r:1 w:1)
    /// Proof: `Subscriptions::PlanCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Plans` (r:0 w:1)
    /// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    fn add_plan() -> Weight {
        Weight::from_parts(12_894_950, 1521)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Subscriptions::Plans` (r:1 w:1)
    /// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::LastChange` (r:1 w:1)
    /// Proof: `Subscriptions::LastChange` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn set_plan() -> Weight {
        Weight::from_parts(20_777_299, 3502)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Subscriptions::Plans` (r:1 w:1)
    /// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
    fn close_plan() -> Weight {
        Weight::from_parts(15_560_681, 3502)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Subscriptions::Parameters` (r:1 w:1)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::LastChange` (r:1 w:1)
    /// Proof: `Subscriptions::LastChange` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        Weight::from_parts(17_069_190, 3486)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Subscriptions::Cursor` (r:1 w:1)
    /// Proof: `Subscriptions::Cursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
    /// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Parameters` (r:1 w:0)
    /// Proof: `Subscriptions::Parameters` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Subscriptions::Timeline` (r:2 w:0)
    /// Proof: `Subscriptions::Timeline` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn on_idle_base() -> Weight {
        Weight::from_parts(22_786_393, 6076)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Subscriptions::Timeline` (r:1 w:0)
    /// Proof: `Subscriptions::Timeline` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn next_bucket() -> Weight {
        Weight::from_parts(5_480_084, 3533).saturating_add(T::DbWeight::get().reads(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn subscribe() -> Weight {
        Weight::from_parts(142_401_783, 8799)
            .saturating_add(ParityDbWeight::get().reads(19_u64))
            .saturating_add(ParityDbWeight::get().writes(11_u64))
    }
    fn set_auto_renew() -> Weight {
        Weight::from_parts(25_012_339, 4818)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn cancel() -> Weight {
        Weight::from_parts(16_433_495, 4818)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn renew_for() -> Weight {
        Weight::from_parts(144_458_841, 8799)
            .saturating_add(ParityDbWeight::get().reads(19_u64))
            .saturating_add(ParityDbWeight::get().writes(11_u64))
    }
    fn forget() -> Weight {
        Weight::from_parts(31_114_607, 6118)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn add_plan() -> Weight {
        Weight::from_parts(12_894_950, 1521)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn set_plan() -> Weight {
        Weight::from_parts(20_777_299, 3502)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn close_plan() -> Weight {
        Weight::from_parts(15_560_681, 3502)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(17_069_190, 3486)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(22_786_393, 6076)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn next_bucket() -> Weight {
        Weight::from_parts(5_480_084, 3533).saturating_add(ParityDbWeight::get().reads(1_u64))
    }
}
