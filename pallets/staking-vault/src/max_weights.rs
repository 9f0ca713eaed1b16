//! Weights before dispatch: the fullest ledger, and as many steps as the economy's tiers have.

use crate::{
    types::{MAX_CHUNKS, MAX_POSITIONS},
    Config, Pallet, WeightInfo,
};
use polkadot_sdk::frame_support::{pallet_prelude::Get, weights::Weight};

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
