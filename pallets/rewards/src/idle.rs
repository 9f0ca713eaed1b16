//! Release of unallocated reward and automatic compounding, with the weight that blocks leave unused.

use crate::{
    types::{Pass, Unallocated, MAX_POSITIONS},
    work::CompoundWork,
    AutoCompounding, CompoundPass, Config, Pallet, State, WeightInfo,
};
use polkadot_sdk::{
    frame_support::{
        storage::with_storage_layer,
        weights::{Weight, WeightMeter},
    },
    sp_runtime::DispatchError,
};
use quaestor_math::fixed::floor;
use quaestor_primitives::Positions;

impl<T: Config> Pallet<T> {
    /// Releases redirected and forfeited reward that is enough for a funding. The pools are in memory:
    /// every block's clock reads them. An amount that cannot be released now stays unallocated.
    pub(crate) fn release_idle(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        for mut record in State::<T>::get().pools {
            for reason in [Unallocated::Redirected, Unallocated::Forfeited] {
                if floor(*record.unallocated_mut(reason)) < record.params.min_funding {
                    continue;
                }
                if meter.try_consume(T::WeightInfo::release_unallocated()).is_err() {
                    return meter.consumed();
                }
                let asset = record.asset.clone();
                let _ = with_storage_layer(|| Self::do_release_unallocated(asset, reason));
            }
        }
        meter.consumed()
    }

    /// Visits accounts in the order of their keys, each at most once in `compound_secs`, and
    /// compounds each of their positions that has enough.
    pub(crate) fn compound_idle(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        let Some(mut pass) = CompoundPass::<T>::get().or_else(first_pass::<T>) else {
            return meter.consumed();
        };
        let state = State::<T>::get();
        if state.clock < pass.resume_at {
            return meter.consumed();
        }
        let least = Self::compound_weight(CompoundWork::default());
        let most = Self::compound_weight(CompoundWork::most::<T>());
        let visit = most.saturating_mul(u64::from(MAX_POSITIONS));
        while meter.can_consume(visit) {
            let mut keys = match &pass.last {
                Some(last) => {
                    AutoCompounding::<T>::iter_keys_from(AutoCompounding::<T>::hashed_key_for(last))
                },
                None => AutoCompounding::<T>::iter_keys(),
            };
            let Some(who) = keys.next() else {
                meter.consume(least);
                let resume_at = state.clock.saturating_add(state.compound_secs);
                pass = Pass { last: None, resume_at };
                break;
            };
            let mut used = Weight::zero();
            for position in T::Positions::positions(&who) {
                // What is too small or not permitted now is tried again in the next pass, and is
                // charged as much as a position can cost.
                let work = with_storage_layer::<_, DispatchError, _>(|| {
                    Self::do_compound(&who, position.id)
                });
                used.saturating_accrue(work.map_or(most, Self::compound_weight));
            }
            meter.consume(used.max(least));
            pass.last = Some(who);
        }
        CompoundPass::<T>::put(pass);
        meter.consumed()
    }
}

/// The first pass begins when anybody has asked for one.
fn first_pass<T: Config>() -> Option<Pass<T::AccountId>> {
    AutoCompounding::<T>::iter_keys().next().map(|_| Pass { last: None, resume_at: 0 })
}
