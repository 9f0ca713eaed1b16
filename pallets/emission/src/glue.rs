//! Implementation of the trait through which the pallet learns the author of a block.

use crate::{Authors, Config, CurrentBlockPay, Pallet, WeightInfo};
use polkadot_sdk::{
    frame_support::{dispatch::DispatchClass, traits::Get},
    frame_system::{self, pallet_prelude::BlockNumberFor},
    pallet_authorship::EventHandler,
};

impl<T: Config> EventHandler<T::AccountId, BlockNumberFor<T>> for Pallet<T> {
    /// Adds the reward of the block to those owed to its author. The SDK's hook declares no weight
    /// for it, so it is registered here.
    fn note_author(author: T::AccountId) {
        if !T::PaysAuthors::get() {
            return;
        }
        frame_system::Pallet::<T>::register_extra_weight_unchecked(
            T::WeightInfo::note_author(),
            DispatchClass::Mandatory,
        );
        if let Some(pay) = CurrentBlockPay::<T>::get() {
            Authors::<T>::mutate(author, |owed| owed.add(pay));
        }
    }
}
