//! Weights before dispatch: the fullest ledger, and as many steps as the economy's tiers have.

use crate::{
    types::{MAX_CHUNKS, MAX_POSITIONS},
    Config, Pallet, State, WeightInfo,
};
use polkadot_sdk::frame_support::{pallet_prelude::Get, weights::Weight};
use quaestor_primitives::{BoostInspect, OnStakeReduced, MAX_BOOSTS};

/// Positions and chunks of the fullest ledger.
const MAX_ENTRIES: u32 = MAX_POSITIONS.saturating_add(MAX_CHUNKS);

impl<T: Config> Pallet<T> {
    pub(crate) fn stake_weight() -> Weight {
        T::WeightInfo::stake(MAX_ENTRIES, T::MaxSteps::get())
            .saturating_add(T::WeightInfo::observe_opening())
            .saturating_add(Self::bound_weight())
    }

    pub(crate) fn cancel_unstake_weight() -> Weight {
        T::WeightInfo::cancel_unstake(MAX_ENTRIES, T::MaxSteps::get())
            .saturating_add(T::WeightInfo::observe_opening())
            .saturating_add(Self::bound_weight())
    }

    /// For both exits: an exit moves money if it costs a penalty or if there is no cooldown. A pending
    /// step is a read and a write, one that is over is a read.
    pub(crate) fn exit_weight() -> Weight {
        T::WeightInfo::early_unstake(MAX_ENTRIES, T::MaxSteps::get())
            .saturating_add(Self::bound_weight())
            .saturating_add(Self::leaving_weight())
            .saturating_add(Self::most_votes_weight())
    }

    /// Votes shrink with the stake, where stake votes.
    fn most_votes_weight() -> Weight {
        match State::<T>::get().features.votes {
            true => T::Votes::weight(),
            false => Weight::zero(),
        }
    }

    /// Every position of the fullest account loses all its steps and gets them anew.
    pub(crate) fn most_boosts_weight() -> Weight {
        if !State::<T>::get().features.boosts {
            return T::WeightInfo::refresh_boosts(0, 0);
        }
        let steps = T::MaxSteps::get().saturating_add(MAX_BOOSTS).saturating_mul(MAX_POSITIONS);
        Self::boosts_weight(MAX_POSITIONS, steps).saturating_add(Self::bound_weight())
    }

    /// Weight of new boosts for this many positions, which touch this many steps.
    pub(crate) fn boosts_weight(positions: u32, steps: u32) -> Weight {
        T::WeightInfo::refresh_boosts(positions, steps).saturating_add(T::Boosts::weight())
    }

    /// Observers look for what they keep for an account whose last position closes.
    pub(crate) fn leaving_weight() -> Weight {
        T::DbWeight::get().reads_writes(1, 1)
    }

    pub(crate) fn withdraw_weight() -> Weight {
        T::WeightInfo::withdraw(MAX_ENTRIES)
    }

    /// Reading the tier table for the bound.
    fn bound_weight() -> Weight {
        T::DbWeight::get().reads(1)
    }
}
