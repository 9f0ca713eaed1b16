//! Weights of `pallet_rewards`, measured: `make weights` writes this file, do not edit it.
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

/// Weights of the calls and hooks of `pallet_rewards`.
pub trait WeightInfo {
    /// Weight of `claim_rewards`.
    fn claim_rewards(p: u32, s: u32) -> Weight;
    /// Weight of `claim_at_once`.
    fn claim_at_once(p: u32, s: u32) -> Weight;
    /// Weight of `crossed_steps`.
    fn crossed_steps(i: u32) -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
    /// Weight of `fund`.
    fn fund() -> Weight;
    /// Weight of `collect_vested`.
    fn collect_vested(s: u32) -> Weight;
    /// Weight of `collect_vested_native`.
    fn collect_vested_native(s: u32) -> Weight;
    /// Weight of `forfeit_stream`.
    fn forfeit_stream(s: u32) -> Weight;
    /// Weight of `compound`.
    fn compound(s: u32) -> Weight;
    /// Weight of `compound_through_exchange`.
    fn compound_through_exchange(s: u32) -> Weight;
    /// Weight of `set_auto_compound`.
    fn set_auto_compound() -> Weight;
    /// Weight of `release_unallocated`.
    fn release_unallocated() -> Weight;
    /// Weight of `add_pool`.
    fn add_pool() -> Weight;
    /// Weight of `set_pool_params`.
    fn set_pool_params() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// `p` was measured from 1 to 16.
    /// `s` was measured from 0 to 63.
    fn claim_rewards(p: u32, s: u32) -> Weight {
        Weight::from_parts(24_542_698, 14033)
            .saturating_add(Weight::from_parts(2_282_486, 0).saturating_mul(p.into()))
            .saturating_add(Weight::from_parts(29_322, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// `p` was measured from 1 to 16.
    /// `s` was measured from 0 to 63.
    fn claim_at_once(p: u32, s: u32) -> Weight {
        Weight::from_parts(67_344_103, 14033)
            .saturating_add(Weight::from_parts(2_507_372, 0).saturating_mul(p.into()))
            .saturating_add(Weight::from_parts(59_043, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Rewards::IndexAt` (r:7 w:0)
    /// Proof: `Rewards::IndexAt` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// `i` was measured from 0 to 7.
    fn crossed_steps(i: u32) -> Weight {
        Weight::from_parts(882_859, 990)
            .saturating_add(Weight::from_parts(3_095_080, 0).saturating_mul(i.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(i.into())))
            .saturating_add(Weight::from_parts(0, 2620).saturating_mul(i.into()))
    }
    /// Storage: `Rewards::CompoundPass` (r:1 w:1)
    /// Proof: `Rewards::CompoundPass` (`max_values`: Some(1), `max_size`: Some(41), added: 536, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::AutoCompounding` (r:1 w:0)
    /// Proof: `Rewards::AutoCompounding` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2281), added: 2776, mode: `MaxEncodedLen`)
    fn on_idle_base() -> Weight {
        Weight::from_parts(10_446_072, 3766)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    fn fund() -> Weight {
        Weight::from_parts(59_943_143, 6208)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// `s` was measured from 1 to 64.
    fn collect_vested(s: u32) -> Weight {
        Weight::from_parts(65_447_256, 14033)
            .saturating_add(Weight::from_parts(97_449, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `s` was measured from 1 to 64.
    fn collect_vested_native(s: u32) -> Weight {
        Weight::from_parts(58_519_141, 14033)
            .saturating_add(Weight::from_parts(95_192, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// `s` was measured from 1 to 64.
    fn forfeit_stream(s: u32) -> Weight {
        Weight::from_parts(94_188_537, 14033)
            .saturating_add(Weight::from_parts(32_718, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Rewards::AutoCompounding` (r:1 w:0)
    /// Proof: `Rewards::AutoCompounding` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2281), added: 2776, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// `s` was measured from 0 to 7.
    fn compound(s: u32) -> Weight {
        Weight::from_parts(185_576_163, 14033)
            .saturating_add(Weight::from_parts(3_298_123, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(5_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::Parameters` (r:1 w:0)
    /// Proof: `BuybackBurn::Parameters` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Settings` (r:1 w:0)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Oracle::Values` (r:1 w:0)
    /// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Twap` (r:1 w:0)
    /// Proof: `PriceFeed::Twap` (`max_values`: Some(1), `max_size`: Some(706), added: 1201, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `AssetConversion::PoolFees` (r:1 w:0)
    /// Proof: `AssetConversion::PoolFees` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::SpentInBlock` (r:1 w:1)
    /// Proof: `BuybackBurn::SpentInBlock` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2281), added: 2776, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// `s` was measured from 0 to 7.
    fn compound_through_exchange(s: u32) -> Weight {
        Weight::from_parts(301_005_980, 14033)
            .saturating_add(Weight::from_parts(2_692_931, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(8_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    /// Storage: `Rewards::AutoCompounding` (r:1 w:1)
    /// Proof: `Rewards::AutoCompounding` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    fn set_auto_compound() -> Weight {
        Weight::from_parts(44_145_343, 3730)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn release_unallocated() -> Weight {
        Weight::from_parts(49_876_057, 6208)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Assets::Metadata` (r:1 w:0)
    /// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn add_pool() -> Weight {
        Weight::from_parts(62_513_621, 6208)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Assets::Metadata` (r:1 w:0)
    /// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Backstop::Parameters` (r:1 w:0)
    /// Proof: `Backstop::Parameters` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
    fn set_pool_params() -> Weight {
        Weight::from_parts(20_919_165, 3605).saturating_add(T::DbWeight::get().reads(2_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn claim_rewards(p: u32, s: u32) -> Weight {
        Weight::from_parts(24_542_698, 14033)
            .saturating_add(Weight::from_parts(2_282_486, 0).saturating_mul(p.into()))
            .saturating_add(Weight::from_parts(29_322, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn claim_at_once(p: u32, s: u32) -> Weight {
        Weight::from_parts(67_344_103, 14033)
            .saturating_add(Weight::from_parts(2_507_372, 0).saturating_mul(p.into()))
            .saturating_add(Weight::from_parts(59_043, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn crossed_steps(i: u32) -> Weight {
        Weight::from_parts(882_859, 990)
            .saturating_add(Weight::from_parts(3_095_080, 0).saturating_mul(i.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(i.into())))
            .saturating_add(Weight::from_parts(0, 2620).saturating_mul(i.into()))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(10_446_072, 3766)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn fund() -> Weight {
        Weight::from_parts(59_943_143, 6208)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn collect_vested(s: u32) -> Weight {
        Weight::from_parts(65_447_256, 14033)
            .saturating_add(Weight::from_parts(97_449, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn collect_vested_native(s: u32) -> Weight {
        Weight::from_parts(58_519_141, 14033)
            .saturating_add(Weight::from_parts(95_192, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn forfeit_stream(s: u32) -> Weight {
        Weight::from_parts(94_188_537, 14033)
            .saturating_add(Weight::from_parts(32_718, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn compound(s: u32) -> Weight {
        Weight::from_parts(185_576_163, 14033)
            .saturating_add(Weight::from_parts(3_298_123, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    fn compound_through_exchange(s: u32) -> Weight {
        Weight::from_parts(301_005_980, 14033)
            .saturating_add(Weight::from_parts(2_692_931, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    fn set_auto_compound() -> Weight {
        Weight::from_parts(44_145_343, 3730)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn release_unallocated() -> Weight {
        Weight::from_parts(49_876_057, 6208)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn add_pool() -> Weight {
        Weight::from_parts(62_513_621, 6208)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn set_pool_params() -> Weight {
        Weight::from_parts(20_919_165, 3605).saturating_add(ParityDbWeight::get().reads(2_u64))
    }
}
