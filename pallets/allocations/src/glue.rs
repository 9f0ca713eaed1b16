//! Implementation of the trait through which the stake asks for boosts.

use crate::{Config, Pallet, Pledges, WeightInfo};
use alloc::{vec, vec::Vec};
use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use quaestor_primitives::{Boost, BoostInspect, Seconds};

impl<T: Config> BoostInspect<T::AccountId> for Pallet<T> {
    /// The boost of a pledge has no end of its own, so taking the pledge back refreshes it.
    fn boosts_of(who: &T::AccountId) -> Vec<Boost> {
        let Some(pledge) = Pledges::<T>::get(who) else { return Vec::new() };
        let launch = T::Launch::get();
        let from = launch.saturating_add(pledge.loyal_from_secs);
        if launch == 0 || T::Now::get() < from || pledge.loyalty_bps == 0 {
            return Vec::new();
        }
        vec![Boost { bps: pledge.loyalty_bps, until: Seconds::MAX }]
    }

    fn weight() -> Weight {
        T::WeightInfo::boosts_of()
    }
}
