//! Weights of `frame_system_extensions`, measured: `make weights` writes this file, do not edit it.
//!
//! 2026-11-25, least of 4 runs of 8 steps and 5 repeats, Compiled wasm, AMD EPYC, times
//! 0.46 to the reference machine.

#![allow(unused_imports, reason = "a pallet without keys has no use for database weights")]

use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::{traits::Get, weights::Weight},
    frame_system,
};

/// Weights priced by the runtime's database weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> super::traits::frame_system_extensions::WeightInfo for WeightInfo<T> {
    fn check_genesis() -> Weight {
        Weight::from_parts(1_788_273, 0)
    }
    fn check_mortality_mortal_transaction() -> Weight {
        Weight::from_parts(3_502_634, 0)
    }
    fn check_mortality_immortal_transaction() -> Weight {
        Weight::from_parts(3_525_877, 0)
    }
    fn check_non_zero_sender() -> Weight {
        Weight::from_parts(489_021, 0)
    }
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn check_nonce() -> Weight {
        Weight::from_parts(6_943_908, 3593)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn check_spec_version() -> Weight {
        Weight::from_parts(381_641, 0)
    }
    fn check_tx_version() -> Weight {
        Weight::from_parts(400_235, 0)
    }
    fn check_weight() -> Weight {
        Weight::from_parts(4_247_322, 0)
    }
    fn weight_reclaim() -> Weight {
        Weight::from_parts(2_617_562, 0)
    }
}
