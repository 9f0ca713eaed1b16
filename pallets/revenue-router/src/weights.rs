//! Weights of `pallet_revenue_router`: counted by hand until they are measured.

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

/// What each call and hook of `pallet_revenue_router` costs.
pub trait WeightInfo {
    /// Weight of `deposit_revenue`.
    fn deposit_revenue() -> Weight;
    /// Weight of `retry_suspense`.
    fn retry_suspense() -> Weight;
    /// Weight of `propose_spend`.
    fn propose_spend() -> Weight;
    /// Weight of `cancel_spend`.
    fn cancel_spend() -> Weight;
    /// Weight of `execute_spend`.
    fn execute_spend() -> Weight;
    /// Weight of `fill_emergency`.
    fn fill_emergency() -> Weight;
    /// Weight of `set_split`.
    fn set_split() -> Weight;
    /// Weight of `set_floor`.
    fn set_floor() -> Weight;
    /// Weight of `set_spend_delay`.
    fn set_spend_delay() -> Weight;
    /// Weight of `add_asset`.
    fn add_asset() -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
    /// Weight of `top_up`.
    fn top_up() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: the guard's answer and the members behind the origin (r:2 w:0)
    /// Storage: the breakers' state (r:1 w:1)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Storage: `RevenueRouter::CurrentTerms` (r:1 w:0)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:6 w:6)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Storage: the buyback's budget (r:2 w:2)
    /// Storage: `RevenueRouter::BackstopState` (r:1 w:1)
    /// Storage: `RevenueRouter::DepositCount` (r:1 w:1)
    /// Storage: `RevenueRouter::Deposits` (r:1 w:1)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Storage: `RevenueRouter::Suspense` (r:4 w:4)
    fn deposit_revenue() -> Weight {
        Weight::from_parts(450_000_000, 73200)
            .saturating_add(T::DbWeight::get().reads(27_u64))
            .saturating_add(T::DbWeight::get().writes(22_u64))
    }
    /// Storage: `RevenueRouter::Suspense` (r:1 w:1)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Storage: the buyback's budget (r:2 w:2)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Storage: `RevenueRouter::BackstopState` (r:1 w:1)
    fn retry_suspense() -> Weight {
        Weight::from_parts(220_000_000, 29000)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Storage: `RevenueRouter::CurrentTerms` (r:1 w:0)
    /// Storage: `RevenueRouter::NextSpend` (r:1 w:1)
    /// Storage: `RevenueRouter::OpenSpends` (r:1 w:1)
    fn propose_spend() -> Weight {
        Weight::from_parts(60_000_000, 16000)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `RevenueRouter::OpenSpends` (r:1 w:1)
    fn cancel_spend() -> Weight {
        Weight::from_parts(50_000_000, 5600)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `RevenueRouter::OpenSpends` (r:1 w:1)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Storage: `RevenueRouter::BackstopState` (r:1 w:1)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Storage: `System::Account` (r:1 w:1)
    fn execute_spend() -> Weight {
        Weight::from_parts(160_000_000, 23800)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Storage: `Assets::Asset` (r:1 w:0)
    /// Storage: `Assets::Account` (r:1 w:0)
    /// Storage: `RevenueRouter::BackstopState` (r:1 w:1)
    fn fill_emergency() -> Weight {
        Weight::from_parts(70_000_000, 13400)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `RevenueRouter::CurrentTerms` (r:1 w:1)
    fn set_split() -> Weight {
        Weight::from_parts(30_000_000, 5600)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `RevenueRouter::CurrentTerms` (r:1 w:1)
    fn set_floor() -> Weight {
        Weight::from_parts(30_000_000, 5600)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `RevenueRouter::CurrentTerms` (r:1 w:1)
    fn set_spend_delay() -> Weight {
        Weight::from_parts(30_000_000, 5600)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:1)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:3 w:3)
    /// Storage: `System::Account` (r:3 w:3)
    fn add_asset() -> Weight {
        Weight::from_parts(200_000_000, 23800)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Storage: `RevenueRouter::BackstopState` (r:1 w:1)
    /// Storage: `RevenueRouter::CurrentTerms` (r:1 w:0)
    /// Storage: `RevenueRouter::RetryCursor` (r:1 w:1)
    /// Storage: `RevenueRouter::Suspense` (r:2 w:0)
    fn on_idle_base() -> Weight {
        Weight::from_parts(40_000_000, 18600)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `RevenueRouter::CurrentTerms` (r:1 w:0)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Storage: the breakers' state (r:1 w:0)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Storage: `Rewards::PoolState` (r:1 w:1)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Storage: `RevenueRouter::BackstopState` (r:1 w:1)
    fn top_up() -> Weight {
        Weight::from_parts(220_000_000, 26400)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
}

/// Priced without a runtime, for tests.
impl WeightInfo for () {
    fn deposit_revenue() -> Weight {
        Weight::from_parts(450_000_000, 73200)
            .saturating_add(ParityDbWeight::get().reads(27_u64))
            .saturating_add(ParityDbWeight::get().writes(22_u64))
    }
    fn retry_suspense() -> Weight {
        Weight::from_parts(220_000_000, 29000)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
    }
    fn propose_spend() -> Weight {
        Weight::from_parts(60_000_000, 16000)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn cancel_spend() -> Weight {
        Weight::from_parts(50_000_000, 5600)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn execute_spend() -> Weight {
        Weight::from_parts(160_000_000, 23800)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn fill_emergency() -> Weight {
        Weight::from_parts(70_000_000, 13400)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn set_split() -> Weight {
        Weight::from_parts(30_000_000, 5600)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn set_floor() -> Weight {
        Weight::from_parts(30_000_000, 5600)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn set_spend_delay() -> Weight {
        Weight::from_parts(30_000_000, 5600)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn add_asset() -> Weight {
        Weight::from_parts(200_000_000, 23800)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(40_000_000, 18600)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn top_up() -> Weight {
        Weight::from_parts(220_000_000, 26400)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
}
