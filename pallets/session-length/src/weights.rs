//! Weights of `pallet_session_length`, measured: `make weights` writes this file, do not edit it.
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

/// Weights of the calls and hooks of `pallet_session_length`.
pub trait WeightInfo {
    /// Weight of `on_initialize`.
    fn on_initialize() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `SessionLength::Blocks` (r:1 w:0)
    /// Proof: `SessionLength::Blocks` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    fn on_initialize() -> Weight {
        Weight::from_parts(1_989_503, 1489).saturating_add(T::DbWeight::get().reads(1_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn on_initialize() -> Weight {
        Weight::from_parts(1_989_503, 1489).saturating_add(ParityDbWeight::get().reads(1_u64))
    }
}
