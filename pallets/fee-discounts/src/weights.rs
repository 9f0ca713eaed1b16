//! Weights of `pallet_fee_discounts`: counted by hand until they are measured.

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

/// What each call and hook of `pallet_fee_discounts` costs.
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
    /// Storage: `FeeDiscounts::Accounts` (r:1 w:1)
    fn set_allowance() -> Weight {
        Weight::from_parts(60_000_000, 5600)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: the members behind the origin (r:1 w:0)
    /// Storage: `FeeDiscounts::KnownAssets` (r:1 w:0)
    /// Storage: `FeeDiscounts::SettledKeys` (r:1 w:1)
    /// Storage: `FeeDiscounts::CurrentTerms` (r:1 w:0)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Storage: `FeeDiscounts::Accounts` (r:1 w:1)
    /// Storage: `FeeDiscounts::Totals` (r:1 w:1)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `FeeDiscounts::KeptKeyCount` (r:1 w:1)
    /// Storage: `FeeDiscounts::SettledOrder` (r:0 w:1)
    /// Storage: what the router reads and writes beyond that (r:24 w:20)
    fn settle_trade_fee() -> Weight {
        Weight::from_parts(600_000_000, 90000)
            .saturating_add(T::DbWeight::get().reads(37_u64))
            .saturating_add(T::DbWeight::get().writes(29_u64))
    }
    /// Storage: the members behind the origin (r:1 w:0)
    /// Storage: `FeeDiscounts::CurrentTerms` (r:1 w:0)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Storage: `FeeDiscounts::KnownAssets` (r:1 w:0)
    /// Storage: `FeeDiscounts::KeptKeyCount` (r:1 w:1)
    /// Storage: for each of `n` lines:
    /// Storage: `FeeDiscounts::SettledKeys` (r:1 w:1)
    /// Storage: `FeeDiscounts::SettledOrder` (r:0 w:1)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Storage: `FeeDiscounts::Accounts` (r:1 w:1)
    /// Storage: `Assets::Account` of the payer (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: for each of `a` assets:
    /// Storage: `FeeDiscounts::Totals` (r:1 w:1)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` of the pot (r:1 w:1)
    /// Storage: what the router reads and writes beyond that (r:24 w:20)
    fn settle_trade_fees(n: u32, a: u32) -> Weight {
        Weight::from_parts(50_000_000, 9000)
            .saturating_add(Weight::from_parts(130_000_000, 0).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(450_000_000, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().reads(27_u64.saturating_mul(a.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(23_u64.saturating_mul(a.into())))
            .saturating_add(Weight::from_parts(0, 17500).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(0, 76000).saturating_mul(a.into()))
    }
    /// Storage: `FeeDiscounts::CurrentTerms` (r:1 w:1)
    fn set_tiers() -> Weight {
        Weight::from_parts(30_000_000, 3500)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `FeeDiscounts::KnownAssets` (r:1 w:1)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Storage: `System::Account` (r:2 w:2)
    fn add_asset() -> Weight {
        Weight::from_parts(120_000_000, 16000)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `FeeDiscounts::CurrentTerms` (r:1 w:0)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Storage: `FeeDiscounts::SettledOrder` (r:1 w:0)
    /// Storage: `FeeDiscounts::KeptKeyCount` (r:1 w:1)
    fn on_idle_base() -> Weight {
        Weight::from_parts(30_000_000, 6000)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `FeeDiscounts::SettledOrder` (r:1 w:1)
    /// Storage: `FeeDiscounts::SettledKeys` (r:0 w:1)
    fn forget_key() -> Weight {
        Weight::from_parts(10_000_000, 2600)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
}

/// Priced without a runtime, for tests.
impl WeightInfo for () {
    fn set_allowance() -> Weight {
        Weight::from_parts(60_000_000, 5600)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn settle_trade_fee() -> Weight {
        Weight::from_parts(600_000_000, 90000)
            .saturating_add(ParityDbWeight::get().reads(37_u64))
            .saturating_add(ParityDbWeight::get().writes(29_u64))
    }
    fn settle_trade_fees(n: u32, a: u32) -> Weight {
        Weight::from_parts(50_000_000, 9000)
            .saturating_add(Weight::from_parts(130_000_000, 0).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(450_000_000, 0).saturating_mul(a.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().reads(5_u64.saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().reads(27_u64.saturating_mul(a.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64.saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(23_u64.saturating_mul(a.into())))
            .saturating_add(Weight::from_parts(0, 17500).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(0, 76000).saturating_mul(a.into()))
    }
    fn set_tiers() -> Weight {
        Weight::from_parts(30_000_000, 3500)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn add_asset() -> Weight {
        Weight::from_parts(120_000_000, 16000)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(30_000_000, 6000)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn forget_key() -> Weight {
        Weight::from_parts(10_000_000, 2600)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
}
