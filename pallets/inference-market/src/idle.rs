//! The end of an epoch, flushes, and payments of jobs that nobody asks for, in the weight that blocks
//! leave unused. No exit depends on it.

use crate::{
    types::{Job, JobId, Stage, MAX_IDLE_JOBS},
    Config, CurrentTerms, Cursor, Jobs, Pallet, State, WeightInfo,
};
use polkadot_sdk::{
    frame_support::{
        storage::with_storage_layer,
        traits::Get,
        weights::{Weight, WeightMeter},
    },
    sp_runtime::DispatchError,
};
use quaestor_primitives::ClockInspect;

impl<T: Config> Pallet<T> {
    /// Ends an epoch, flushes one asset, and settles or clears jobs.
    pub(crate) fn idle(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        let Some(terms) = CurrentTerms::<T>::get() else { return meter.consumed() };
        let (state, now) = (State::<T>::get(), T::Clock::now());
        let is_over = terms.day(now) > state.day;
        if is_over && meter.try_consume(T::WeightInfo::roll()).is_ok() {
            Self::roll_now(&terms);
        }
        let mut assets = state.assets.iter().map(|book| &book.asset);
        let due = assets.find(|asset| Self::may_flush(&state, asset, now));
        if let Some(asset) = due.filter(|_| meter.try_consume(T::WeightInfo::flush()).is_ok()) {
            let _ = with_storage_layer::<_, DispatchError, _>(|| Self::do_flush(asset.clone()));
        }
        Self::visit_jobs(&mut meter);
        meter.consumed()
    }

    /// Settles or clears jobs in the order of their keys, from where the block before stopped.
    fn visit_jobs(meter: &mut WeightMeter) {
        // The next key, the job and its audit are read for each.
        let look = T::DbWeight::get().reads(3);
        let start = Cursor::<T>::get();
        let mut cursor = start;
        for _ in 0..MAX_IDLE_JOBS {
            if meter.try_consume(look).is_err() {
                break;
            }
            let Some(id) = Self::job_after(cursor) else {
                cursor = None;
                break;
            };
            let is_due = Jobs::<T>::get(id).is_some_and(|job| Self::is_due(id, &job));
            if is_due {
                if meter.try_consume(T::WeightInfo::settle()).is_err() {
                    break;
                }
                // A job that cannot be paid now is visited again in the next round.
                let _ = with_storage_layer::<_, DispatchError, _>(|| Self::bring_on(id));
            }
            cursor = Some(id);
        }
        if cursor != start {
            Cursor::<T>::set(cursor);
        }
    }

    /// Returns `true` if any account could settle or clear the job now.
    fn is_due(id: JobId, job: &Job<T::AccountId>) -> bool {
        match &job.stage {
            Stage::Submitted(_, result) => {
                T::Clock::now() >= T::Clock::extended(result.review_until)
            },
            Stage::Paid(_, result) => Self::ending(id, job, result).is_some(),
            Stage::Open | Stage::Assigned(_) | Stage::Frozen { .. } => false,
        }
    }

    fn bring_on(id: JobId) -> Result<(), DispatchError> {
        Self::do_settle(id).or_else(|_| Self::do_clear(id))
    }

    fn job_after(cursor: Option<JobId>) -> Option<JobId> {
        match cursor {
            Some(id) => Jobs::<T>::iter_keys_from(Jobs::<T>::hashed_key_for(id)).next(),
            None => Jobs::<T>::iter_keys().next(),
        }
    }
}
