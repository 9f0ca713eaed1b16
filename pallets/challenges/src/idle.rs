//! Rotation, draws, and cases that move on, in the weight that blocks leave unused.

use crate::{
    types::{DRAW_AFTER, MAX_DRAWS},
    Config, CurrentSet, Pallet, Parameters, Undrawn, WeightInfo,
};
use polkadot_sdk::{
    frame_support::{
        storage::with_storage_layer,
        traits::Get,
        weights::{Weight, WeightMeter},
    },
    sp_runtime::{DispatchError, DispatchResult, SaturatedConversion},
};
use quaestor_primitives::ClockInspect;

impl<T: Config> Pallet<T> {
    /// Puts the set of a new day in force, moves the first task of the agenda on, and draws results.
    pub(crate) fn idle(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        let Some(params) = Parameters::<T>::get() else { return meter.consumed() };
        if CurrentSet::<T>::get().is_over(&params, T::Clock::now())
            && meter.try_consume(T::WeightInfo::rotate()).is_ok()
        {
            let _ = in_layer(Self::do_rotate);
        }
        if let Some((task, listed)) = Self::first_due() {
            let weight = Self::most_of_a_task();
            if meter.try_consume(weight).is_ok()
                && in_layer(|| Self::advance(task.clone())).is_err()
            {
                Self::postpone(task, listed);
            }
        }
        for _ in 0..MAX_DRAWS {
            let Some((block, work)) = Undrawn::<T>::iter_keys().next() else { break };
            let drawing = u32::from_be_bytes(block).saturating_add(DRAW_AFTER);
            if Self::block() <= drawing || meter.try_consume(T::WeightInfo::draw()).is_err() {
                break;
            }
            Undrawn::<T>::remove((block, &work));
            let _ = in_layer(|| Self::do_draw(work));
        }
        meter.consumed()
    }

    /// Refuses a configuration in which a draw misses its hash or a task misses its block.
    pub(crate) fn check_config() {
        let kept: u32 = T::BlockHashCount::get().saturated_into();
        assert!(
            DRAW_AFTER < T::DrawBlocks::get() && T::DrawBlocks::get() <= kept,
            "the hash that draws a result must be kept while it can be drawn",
        );
        let block = T::BlockWeights::get().max_block;
        assert!(
            Self::most_of_a_task().all_lt(block) && T::WeightInfo::rotate().all_lt(block),
            "a task of the agenda must fit into a block",
        );
    }

    /// Maximum weight of moving a task on.
    pub(crate) fn most_of_a_task() -> Weight {
        T::WeightInfo::execute()
            .max(T::WeightInfo::resolve())
            .max(T::WeightInfo::close_audit())
            .saturating_add(T::WeightInfo::postpone())
    }
}

fn in_layer(act: impl FnOnce() -> DispatchResult) -> DispatchResult {
    with_storage_layer::<_, DispatchError, _>(act)
}
