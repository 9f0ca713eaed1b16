//! Variable parts of the calls' weights.

use crate::{
    types::{MAX_POSITIONS, MAX_STREAMS},
    Config, Pallet, State, WeightInfo,
};
use polkadot_sdk::frame_support::{pallet_prelude::Get, weights::Weight};
use quaestor_primitives::{AssetKind, Position, Seconds};

/// The work of a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Positions that were settled.
    pub positions: u32,
    /// Indices of crossed boundaries that were read.
    pub indices: u32,
    /// Streams that the account has.
    pub streams: u32,
    /// The pool pays at once instead of opening a stream.
    pub at_once: bool,
}

impl Work {
    /// Upper bound for a claim in `asset`. It reads the pools, which every block has in memory, and
    /// the economy's tier table.
    pub fn most_to_claim<T: Config>(asset: &AssetKind) -> Self {
        let state = State::<T>::get();
        let pool = state.pools.iter().find(|record| record.asset == *asset);
        Self {
            positions: MAX_POSITIONS,
            indices: MAX_POSITIONS.saturating_mul(T::MaxSteps::get()),
            streams: MAX_STREAMS,
            at_once: pool.is_some_and(|record| record.params.vesting_secs == 0),
        }
    }
}

/// The work of compounding one position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CompoundWork {
    /// Indices of crossed boundaries that were read.
    pub indices: u32,
    /// Pending steps of the position, which the increase updates.
    pub pending: u32,
}

impl CompoundWork {
    /// The work at time `now` for a position that crossed `indices` steps since it was settled.
    pub(crate) fn new(position: &Position, now: Seconds, indices: u32) -> Self {
        let pending = position.weight_steps().iter().filter(|step| step.at > now).count();
        Self { indices, pending: u32::try_from(pending).unwrap_or(u32::MAX) }
    }

    /// Upper bound: all steps of the economy's tier table. One that is pending costs more than one
    /// that was crossed.
    pub(crate) fn most<T: Config>() -> Self {
        Self { indices: 0, pending: T::MaxSteps::get() }
    }
}

impl<T: Config> Pallet<T> {
    /// Weight of compounding that does `work`.
    pub(crate) fn compound_weight(work: CompoundWork) -> Weight {
        T::WeightInfo::compound(work.pending).saturating_add(Self::crossed_weight(work.indices))
    }

    /// Weight of compounding through the exchange that does `work`.
    pub(crate) fn exchange_weight(work: CompoundWork) -> Weight {
        T::WeightInfo::compound_through_exchange(work.pending)
            .saturating_add(Self::crossed_weight(work.indices))
    }

    /// Weight of a claim that does `work`, and one read for its bound.
    pub(crate) fn claim_weight(work: Work) -> Weight {
        let Work { positions, indices, streams, at_once } = work;
        let weight = match at_once {
            true => T::WeightInfo::claim_at_once(positions, streams),
            false => T::WeightInfo::claim_rewards(positions, streams),
        };
        weight
            .saturating_add(Self::crossed_weight(indices))
            .saturating_add(T::DbWeight::get().reads(1))
    }

    /// Weight of crossed steps, beyond a settlement without any.
    fn crossed_weight(steps: u32) -> Weight {
        T::WeightInfo::crossed_steps(steps).saturating_sub(T::WeightInfo::crossed_steps(0))
    }

    /// Weight of a collection by an account with this number of streams.
    pub(crate) fn collect_weight(asset: &AssetKind, streams: u32) -> Weight {
        match asset {
            AssetKind::Native => T::WeightInfo::collect_vested_native(streams),
            AssetKind::WithId(_) => T::WeightInfo::collect_vested(streams),
        }
    }
}
