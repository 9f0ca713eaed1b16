//! Weights of `pallet_fee_discounts`, measured: `make weights` writes this file, do not edit it.
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

/// Weights of the calls and hooks of `pallet_fee_discounts`.
pub trait WeightInfo {
    /// Weight of `set_allowance`.
    fn set_allowance() -> Weight;
    /// Weight of `settle_trade_fee`.
    fn settle_trade_fee() -> Weight;
    /// Weight of `settle_trade_fees`.
    fn settle_trade_fees(n: u32, a: u32) -> Weight;
    /// Weight of `set_tiers`.
    fn set_tiers() -> Weight;
    /// Weight of `add_asset`.
    fn add_asset() -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
    /// Weight of `forget_key`.
    fn forget_key() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `FeeDiscounts::KnownAssets` (r:1 w:0)
    /// Proof: `FeeDiscounts::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::Allowances` (r:1 w:1)
    /// Proof: `FeeDiscounts::Allowances` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::RevokedFees` (r:1 w:1)
    /// Proof: `FeeDiscounts::RevokedFees` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    fn set_allowance() -> Weight {
        Weight::from_parts(46_804_318, 3730)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `TradeEngines::Members` (r:1 w:0)
    /// Proof: `TradeEngines::Members` (`max_values`: Some(1), `max_size`: Some(641), added: 1136, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::KnownAssets` (r:1 w:0)
    /// Proof: `FeeDiscounts::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::SettledKeys` (r:1 w:1)
    /// Proof: `FeeDiscounts::SettledKeys` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::Parameters` (r:1 w:0)
    /// Proof: `FeeDiscounts::Parameters` (`max_values`: Some(1), `max_size`: Some(329), added: 824, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::RecentStops` (r:1 w:0)
    /// Proof: `FeeDiscounts::RecentStops` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::Allowances` (r:1 w:1)
    /// Proof: `FeeDiscounts::Allowances` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::Totals` (r:1 w:1)
    /// Proof: `FeeDiscounts::Totals` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:3 w:3)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::KeptKeyCount` (r:1 w:1)
    /// Proof: `FeeDiscounts::KeptKeyCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Proof: `RevenueRouter::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Splits` (r:1 w:0)
    /// Proof: `RevenueRouter::Splits` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::DepositCount` (r:1 w:1)
    /// Proof: `RevenueRouter::DepositCount` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::SettledOrder` (r:0 w:1)
    /// Proof: `FeeDiscounts::SettledOrder` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Deposits` (r:0 w:1)
    /// Proof: `RevenueRouter::Deposits` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
    fn settle_trade_fee() -> Weight {
        Weight::from_parts(142_361_249, 8817)
            .saturating_add(T::DbWeight::get().reads(22_u64))
            .saturating_add(T::DbWeight::get().writes(13_u64))
    }
    /// Storage: `TradeEngines::Members` (r:1 w:0)
    /// Proof: `TradeEngines::Members` (`max_values`: Some(1), `max_size`: Some(641), added: 1136, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::Parameters` (r:1 w:0)
    /// Proof: `FeeDiscounts::Parameters` (`max_values`: Some(1), `max_size`: Some(329), added: 824, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::RecentStops` (r:1 w:0)
    /// Proof: `FeeDiscounts::RecentStops` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::KnownAssets` (r:1 w:0)
    /// Proof: `FeeDiscounts::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::SettledKeys` (r:100 w:100)
    /// Proof: `FeeDiscounts::SettledKeys` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:100 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::Allowances` (r:100 w:100)
    /// Proof: `FeeDiscounts::Allowances` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::Totals` (r:4 w:4)
    /// Proof: `FeeDiscounts::Totals` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:4 w:4)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:108 w:108)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:104 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::KeptKeyCount` (r:1 w:1)
    /// Proof: `FeeDiscounts::KeptKeyCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Proof: `RevenueRouter::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Splits` (r:1 w:0)
    /// Proof: `RevenueRouter::Splits` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:4 w:4)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::DepositCount` (r:1 w:1)
    /// Proof: `RevenueRouter::DepositCount` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::SettledOrder` (r:0 w:100)
    /// Proof: `FeeDiscounts::SettledOrder` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Deposits` (r:0 w:4)
    /// Proof: `RevenueRouter::Deposits` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
    /// `n` was measured from 4 to 100.
    /// `a` was measured from 1 to 4.
    fn settle_trade_fees(n: u32, a: u32) -> Weight {
        Weight::from_parts(1_888_989, 3593)
            .saturating_add(Weight::from_parts(58_190_163, 0).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(60_634_925, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().reads(6_u64.saturating_mul(a.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(6_u64.saturating_mul(a.into())))
            .saturating_add(Weight::from_parts(0, 5218).saturating_mul(a.into()))
            .saturating_add(Weight::from_parts(0, 6654).saturating_mul(n.into()))
    }
    /// Storage: `FeeDiscounts::Parameters` (r:1 w:1)
    /// Proof: `FeeDiscounts::Parameters` (`max_values`: Some(1), `max_size`: Some(329), added: 824, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::LastChange` (r:1 w:1)
    /// Proof: `FeeDiscounts::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn set_tiers() -> Weight {
        Weight::from_parts(12_516_641, 1814)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `FeeDiscounts::KnownAssets` (r:1 w:1)
    /// Proof: `FeeDiscounts::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn add_asset() -> Weight {
        Weight::from_parts(57_987_418, 6208)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `FeeDiscounts::Parameters` (r:1 w:0)
    /// Proof: `FeeDiscounts::Parameters` (`max_values`: Some(1), `max_size`: Some(329), added: 824, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::RecentStops` (r:1 w:1)
    /// Proof: `FeeDiscounts::RecentStops` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
    /// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::SettledOrder` (r:1 w:0)
    /// Proof: `FeeDiscounts::SettledOrder` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
    fn on_idle_base() -> Weight {
        Weight::from_parts(12_867_928, 3505)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `FeeDiscounts::Parameters` (r:1 w:0)
    /// Proof: `FeeDiscounts::Parameters` (`max_values`: Some(1), `max_size`: Some(329), added: 824, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::RecentStops` (r:1 w:1)
    /// Proof: `FeeDiscounts::RecentStops` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
    /// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::SettledOrder` (r:2 w:1)
    /// Proof: `FeeDiscounts::SettledOrder` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::KeptKeyCount` (r:1 w:1)
    /// Proof: `FeeDiscounts::KeptKeyCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `FeeDiscounts::SettledKeys` (r:0 w:1)
    /// Proof: `FeeDiscounts::SettledKeys` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    fn forget_key() -> Weight {
        Weight::from_parts(17_096_888, 6020)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn set_allowance() -> Weight {
        Weight::from_parts(46_804_318, 3730)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn settle_trade_fee() -> Weight {
        Weight::from_parts(142_361_249, 8817)
            .saturating_add(ParityDbWeight::get().reads(22_u64))
            .saturating_add(ParityDbWeight::get().writes(13_u64))
    }
    fn settle_trade_fees(n: u32, a: u32) -> Weight {
        Weight::from_parts(1_888_989, 3593)
            .saturating_add(Weight::from_parts(58_190_163, 0).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(60_634_925, 0).saturating_mul(a.into()))
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().reads(5_u64.saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().reads(6_u64.saturating_mul(a.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64.saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(6_u64.saturating_mul(a.into())))
            .saturating_add(Weight::from_parts(0, 5218).saturating_mul(a.into()))
            .saturating_add(Weight::from_parts(0, 6654).saturating_mul(n.into()))
    }
    fn set_tiers() -> Weight {
        Weight::from_parts(12_516_641, 1814)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn add_asset() -> Weight {
        Weight::from_parts(57_987_418, 6208)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(12_867_928, 3505)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn forget_key() -> Weight {
        Weight::from_parts(17_096_888, 6020)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
}
