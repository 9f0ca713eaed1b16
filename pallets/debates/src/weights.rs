//! Weights of `pallet_debates`, set by counting keys until they are measured.

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

/// Weights of the calls of `pallet_debates`.
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
    /// Storage: `Debates::Agents` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    fn register_agent() -> Weight {
        Weight::from_parts(30_000_000, 3675)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Debates::Agents` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    fn retire_agent() -> Weight {
        Weight::from_parts(30_000_000, 3675)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Debates::Parameters` (r:1 w:0)
    /// Storage: `Debates::Agents` (r:a w:0)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Storage: `Debates::Totals` (r:1 w:1)
    /// Storage: `System::Account` (r:4 w:4)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Storage: `RevenueRouter::KnownAssets` (r:1 w:0)
    /// Storage: `RevenueRouter::Splits` (r:1 w:0)
    /// Storage: `RevenueRouter::Totals` (r:1 w:1)
    /// Storage: `RevenueRouter::DepositCount` (r:1 w:1)
    /// Storage: `RevenueRouter::Deposits` (r:0 w:1)
    /// Storage: `Rewards::RateEnds` (r:1 w:1)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Storage: `Debates::Participants` (r:1 w:1)
    /// Storage: `Debates::Sessions` (r:0 w:1)
    /// The range of component `a` is `[2, 16]`.
    fn open(a: u32) -> Weight {
        Weight::from_parts(120_000_000, 7404)
            .saturating_add(T::DbWeight::get().reads(15_u64))
            .saturating_add(T::DbWeight::get().writes(11_u64))
            .saturating_add(Weight::from_parts(2_000_000, 2603).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(a.into())))
    }
    /// Storage: `Debates::Sessions` (r:1 w:1)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Debates::Totals` (r:1 w:1)
    fn fund() -> Weight {
        Weight::from_parts(45_000_000, 6196)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Debates::Parameters` (r:1 w:0)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Storage: `Debates::Sessions` (r:1 w:1)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Storage: `Debates::Participants` (r:1 w:1)
    fn vote() -> Weight {
        Weight::from_parts(35_000_000, 7404)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Storage: `Debates::Sessions` (r:1 w:1)
    /// Storage: `Debates::Totals` (r:1 w:1)
    fn record() -> Weight {
        Weight::from_parts(20_000_000, 4700)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Storage: `Debates::Sessions` (r:1 w:1)
    /// Storage: `Debates::Totals` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// The range of component `a` is `[0, 16]`.
    fn settle(a: u32) -> Weight {
        Weight::from_parts(50_000_000, 6196)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
            .saturating_add(Weight::from_parts(20_000_000, 2603).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(a.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(a.into())))
    }
    /// Storage: `Debates::Parameters` (r:1 w:1)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Storage: `Debates::LastChange` (r:1 w:1)
    fn set_params() -> Weight {
        Weight::from_parts(15_000_000, 1814)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Debates::Participants` (r:1 w:1)
    /// Storage: `StakingVault::State` (r:1 w:0)
    fn forget() -> Weight {
        Weight::from_parts(12_000_000, 3900)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Debates::Participants` (r:1 w:0)
    /// Storage: `StakingVault::State` (r:1 w:0)
    fn boosts_of() -> Weight {
        Weight::from_parts(5_000_000, 3900).saturating_add(T::DbWeight::get().reads(2_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn register_agent() -> Weight {
        Weight::from_parts(30_000_000, 3675)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn retire_agent() -> Weight {
        Weight::from_parts(30_000_000, 3675)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn open(a: u32) -> Weight {
        Weight::from_parts(120_000_000, 7404)
            .saturating_add(ParityDbWeight::get().reads(15_u64))
            .saturating_add(ParityDbWeight::get().writes(11_u64))
            .saturating_add(Weight::from_parts(2_000_000, 2603).saturating_mul(a.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(a.into())))
    }
    fn fund() -> Weight {
        Weight::from_parts(45_000_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn vote() -> Weight {
        Weight::from_parts(35_000_000, 7404)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn record() -> Weight {
        Weight::from_parts(20_000_000, 4700)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn settle(a: u32) -> Weight {
        Weight::from_parts(50_000_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
            .saturating_add(Weight::from_parts(20_000_000, 2603).saturating_mul(a.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(a.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(a.into())))
    }
    fn set_params() -> Weight {
        Weight::from_parts(15_000_000, 1814)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn forget() -> Weight {
        Weight::from_parts(12_000_000, 3900)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn boosts_of() -> Weight {
        Weight::from_parts(5_000_000, 3900).saturating_add(ParityDbWeight::get().reads(2_u64))
    }
}
