//! Weights of `pallet_genesis_badge`, set by counting keys until they are measured.

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

/// Weights of the calls of `pallet_genesis_badge`.
pub trait WeightInfo {
    /// Weight of `claim`.
    fn claim() -> Weight;
    /// Weight of `set_params`.
    fn set_params() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `GenesisBadge::Parameters` (r:1 w:0)
    /// Storage: `GenesisBadge::Holders` (r:1 w:1)
    /// Storage: `GenesisBadge::Count` (r:1 w:1)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Storage: `Nfts::Collection` (r:1 w:1)
    /// Storage: `Nfts::CollectionConfigOf` (r:1 w:0)
    /// Storage: `Nfts::Item` (r:1 w:1)
    /// Storage: `Nfts::ItemConfigOf` (r:1 w:1)
    /// Storage: `Nfts::Account` (r:0 w:1)
    fn claim() -> Weight {
        Weight::from_parts(60_000_000, 7404)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `GenesisBadge::Parameters` (r:1 w:1)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Storage: `GenesisBadge::LastChange` (r:1 w:1)
    fn set_params() -> Weight {
        Weight::from_parts(15_000_000, 1814)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn claim() -> Weight {
        Weight::from_parts(60_000_000, 7404)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(15_000_000, 1814)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
}
