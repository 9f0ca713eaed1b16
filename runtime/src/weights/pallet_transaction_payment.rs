//! Weights of `pallet_transaction_payment`, measured: `make weights` writes this file, do not edit it.

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, frame_system};

/// Weights priced by the runtime's database weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> super::traits::pallet_transaction_payment::WeightInfo
    for WeightInfo<T>
{
    fn charge_transaction_payment() -> Weight {
        Weight::from_parts(35979000, 0)
    }
}
