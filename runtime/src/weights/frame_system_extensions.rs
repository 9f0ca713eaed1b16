//! Weights of `frame_system_extensions`, measured: `make weights` writes this file, do not edit it.

use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::{traits::Get, weights::Weight},
    frame_system,
};

/// Weights priced by the runtime's database weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> super::traits::frame_system_extensions::WeightInfo for WeightInfo<T> {
    fn check_genesis() -> Weight {
        Weight::from_parts(3577000, 0)
    }
    fn check_mortality_mortal_transaction() -> Weight {
        Weight::from_parts(6703000, 0)
    }
    fn check_mortality_immortal_transaction() -> Weight {
        Weight::from_parts(6605000, 0)
    }
    fn check_non_zero_sender() -> Weight {
        Weight::from_parts(570000, 0)
    }
    fn check_nonce() -> Weight {
        Weight::from_parts(7261000, 0)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn check_spec_version() -> Weight {
        Weight::from_parts(430000, 0)
    }
    fn check_tx_version() -> Weight {
        Weight::from_parts(455000, 0)
    }
    fn check_weight() -> Weight {
        Weight::from_parts(3006000, 0)
    }
    fn weight_reclaim() -> Weight {
        Weight::from_parts(4747000, 0)
    }
}
