//! Weights of `pallet_debates`, measured: `make weights` writes this file, do not edit it.
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

/// Weights of the calls and hooks of `pallet_debates`.
pub trait WeightInfo {
    /// Weight of `register_agent`.
    fn register_agent() -> Weight;
    /// Weight of `retire_agent`.
    fn retire_agent() -> Weight;
    /// Weight of `open`.
    fn open(a: u32) -> Weight;
    /// Weight of `fund`.
    fn fund() -> Weight;
    /// Weight of `vote`.
    fn vote() -> Weight;
    /// Weight of `record`.
    fn record() -> Weight;
    /// Weight of `settle`.
    fn settle(a: u32) -> Weight;
    /// Weight of `set_params`.
    fn set_params() -> Weight;
    /// Weight of `forget`.
    fn forget() -> Weight;
    /// Weight of `boosts_of`.
    fn boosts_of() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Debates::Parameters` (r:1 w:0)
    /// Proof: `Debates::Parameters` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    /// Storage: `Debates::Agents` (r:1 w:1)
    /// Proof: `Debates::Agents` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    fn register_agent() -> Weight {
        Weight::from_parts(56_270_102, 3730)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Debates::Agents` (r:1 w:1)
    /// Proof: `Debates::Agents` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    fn retire_agent() -> Weight {
        Weight::from_parts(43_514_556, 3730)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Debates::Parameters` (r:1 w:0)
    /// Proof: `Debates::Parameters` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    /// Storage: `Debates::Agents` (r:16 w:0)
    /// Proof: `Debates::Agents` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `Debates::Totals` (r:1 w:1)
    /// Proof: `Debates::Totals` (`max_values`: Some(1), `max_size`: Some(806), added: 1301, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:5 w:5)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Proof: `RevenueRouter::KnownAssets` (`max_values`: Some(1), `max_size`: Some(85), added: 580, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Splits` (r:1 w:0)
    /// Proof: `RevenueRouter::Splits` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::State` (r:1 w:0)
    /// Proof: `BuybackBurn::State` (`max_values`: Some(1), `max_size`: Some(56), added: 551, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::Totals` (r:1 w:1)
    /// Proof: `BuybackBurn::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::DailyBurns` (r:1 w:1)
    /// Proof: `BuybackBurn::DailyBurns` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::DepositCount` (r:1 w:1)
    /// Proof: `RevenueRouter::DepositCount` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Debates::Participants` (r:1 w:1)
    /// Proof: `Debates::Participants` (`max_values`: None, `max_size`: Some(526), added: 3001, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Deposits` (r:0 w:1)
    /// Proof: `RevenueRouter::Deposits` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
    /// Storage: `Debates::Sessions` (r:0 w:1)
    /// Proof: `Debates::Sessions` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
    /// Storage: `BuybackBurn::Records` (r:0 w:2)
    /// Proof: `BuybackBurn::Records` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
    /// `a` was measured from 2 to 16.
    fn open(a: u32) -> Weight {
        Weight::from_parts(214_654_749, 14005)
            .saturating_add(Weight::from_parts(2_219_235, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(19_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(a.into())))
            .saturating_add(T::DbWeight::get().writes(16_u64))
            .saturating_add(Weight::from_parts(0, 2571).saturating_mul(a.into()))
    }
    /// Storage: `Debates::Sessions` (r:1 w:1)
    /// Proof: `Debates::Sessions` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Debates::Totals` (r:1 w:1)
    /// Proof: `Debates::Totals` (`max_values`: Some(1), `max_size`: Some(806), added: 1301, mode: `MaxEncodedLen`)
    fn fund() -> Weight {
        Weight::from_parts(57_191_435, 6196)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Debates::Parameters` (r:1 w:0)
    /// Proof: `Debates::Parameters` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    /// Storage: `Debates::Sessions` (r:1 w:1)
    /// Proof: `Debates::Sessions` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `Debates::Participants` (r:1 w:1)
    /// Proof: `Debates::Participants` (`max_values`: None, `max_size`: Some(526), added: 3001, mode: `MaxEncodedLen`)
    fn vote() -> Weight {
        Weight::from_parts(30_575_015, 7644)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Recorders::Members` (r:1 w:0)
    /// Proof: `Recorders::Members` (`max_values`: Some(1), `max_size`: Some(641), added: 1136, mode: `MaxEncodedLen`)
    /// Storage: `Debates::Sessions` (r:1 w:1)
    /// Proof: `Debates::Sessions` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
    /// Storage: `Debates::Totals` (r:1 w:1)
    /// Proof: `Debates::Totals` (`max_values`: Some(1), `max_size`: Some(806), added: 1301, mode: `MaxEncodedLen`)
    fn record() -> Weight {
        Weight::from_parts(22_105_163, 4257)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Debates::Sessions` (r:1 w:1)
    /// Proof: `Debates::Sessions` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
    /// Storage: `Debates::Totals` (r:1 w:1)
    /// Proof: `Debates::Totals` (`max_values`: Some(1), `max_size`: Some(806), added: 1301, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:18 w:18)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `a` was measured from 0 to 16.
    fn settle(a: u32) -> Weight {
        Weight::from_parts(42_653_018, 5446)
            .saturating_add(Weight::from_parts(36_737_079, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(a.into())))
            .saturating_add(T::DbWeight::get().writes(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(a.into())))
            .saturating_add(Weight::from_parts(0, 2667).saturating_mul(a.into()))
    }
    /// Storage: `Debates::Parameters` (r:1 w:1)
    /// Proof: `Debates::Parameters` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    /// Storage: `Debates::LastChange` (r:1 w:1)
    /// Proof: `Debates::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        Weight::from_parts(11_151_393, 1549)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Debates::Participants` (r:1 w:1)
    /// Proof: `Debates::Participants` (`max_values`: None, `max_size`: Some(526), added: 3001, mode: `MaxEncodedLen`)
    fn forget() -> Weight {
        Weight::from_parts(13_670_065, 3991)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Debates::Participants` (r:1 w:0)
    /// Proof: `Debates::Participants` (`max_values`: None, `max_size`: Some(526), added: 3001, mode: `MaxEncodedLen`)
    fn boosts_of() -> Weight {
        Weight::from_parts(5_541_623, 3991).saturating_add(T::DbWeight::get().reads(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn register_agent() -> Weight {
        Weight::from_parts(56_270_102, 3730)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn retire_agent() -> Weight {
        Weight::from_parts(43_514_556, 3730)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn open(a: u32) -> Weight {
        Weight::from_parts(214_654_749, 14005)
            .saturating_add(Weight::from_parts(2_219_235, 0).saturating_mul(a.into()))
            .saturating_add(ParityDbWeight::get().reads(19_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(a.into())))
            .saturating_add(ParityDbWeight::get().writes(16_u64))
            .saturating_add(Weight::from_parts(0, 2571).saturating_mul(a.into()))
    }
    fn fund() -> Weight {
        Weight::from_parts(57_191_435, 6196)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn vote() -> Weight {
        Weight::from_parts(30_575_015, 7644)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn record() -> Weight {
        Weight::from_parts(22_105_163, 4257)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn settle(a: u32) -> Weight {
        Weight::from_parts(42_653_018, 5446)
            .saturating_add(Weight::from_parts(36_737_079, 0).saturating_mul(a.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(a.into())))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(a.into())))
            .saturating_add(Weight::from_parts(0, 2667).saturating_mul(a.into()))
    }
    fn set_params() -> Weight {
        Weight::from_parts(11_151_393, 1549)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn forget() -> Weight {
        Weight::from_parts(13_670_065, 3991)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn boosts_of() -> Weight {
        Weight::from_parts(5_541_623, 3991).saturating_add(ParityDbWeight::get().reads(1_u64))
    }
}
