//! Weights of `frame_system_extensions`, measured: `make weights` writes this file, do not edit it.
//!
//! 2026-11-30, least of 8 runs of 10 steps and 5 repeats, Compiled wasm, AMD EPYC, times
//! 0.68 to the reference machine.

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
        Weight::from_parts(1_508_509, 0)
    }
    fn check_mortality_mortal_transaction() -> Weight {
        Weight::from_parts(3_098_760, 0)
    }
    fn check_mortality_immortal_transaction() -> Weight {
        Weight::from_parts(3_186_582, 0)
    }
    fn check_non_zero_sender() -> Weight {
        Weight::from_parts(433_029, 0)
    }
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn check_nonce() -> Weight {
        Weight::from_parts(6_589_341, 3593)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn check_spec_version() -> Weight {
        Weight::from_parts(345_207, 0)
    }
    fn check_tx_version() -> Weight {
        Weight::from_parts(351_963, 0)
    }
    fn check_weight() -> Weight {
        Weight::from_parts(3_592_589, 0)
    }
    fn weight_reclaim() -> Weight {
        Weight::from_parts(2_178_657, 0)
    }
}
