//! Implementations of the traits that others consume.

use crate::{Config, Pallet, Participants, WeightInfo};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use quaestor_primitives::{Boost, BoostInspect};

impl<T: Config> BoostInspect<T::AccountId> for Pallet<T> {
    fn boosts_of(who: &T::AccountId) -> Vec<Boost> {
        Participants::<T>::get(who).boost_at(T::Clock::get()).into_iter().collect()
    }

    fn weight() -> Weight {
        T::WeightInfo::boosts_of()
    }
}
