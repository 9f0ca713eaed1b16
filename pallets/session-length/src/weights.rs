//! Weights of `pallet_session_length`: `make weights` writes this file, do not edit it.

use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::{
        traits::Get,
        weights::{constants::ParityDbWeight, Weight},
    },
    frame_system,
};

/// Weights of the calls and hooks of `pallet_session_length`.
pub trait WeightInfo {
    /// Weight of `on_initialize`.
    fn on_initialize() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn on_initialize() -> Weight {
        Weight::from_parts(3_000_000, 1489).saturating_add(T::DbWeight::get().reads(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn on_initialize() -> Weight {
        Weight::from_parts(3_000_000, 1489).saturating_add(ParityDbWeight::get().reads(1_u64))
    }
}
