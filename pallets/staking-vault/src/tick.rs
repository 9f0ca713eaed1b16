//! The clock.

use crate::{
    types::{VaultState, HALT_SECS},
    Config, Event, Pallet, Parameters, PendingSteps, State, WeightInfo,
};
use polkadot_sdk::frame_support::{pallet_prelude::Get, traits::Time, weights::Weight};
use quaestor_primitives::{ClockInspect, OnWeightChange, Reached, Seconds};

impl<T: Config> Pallet<T> {
    /// Brings the clock to the time of the block before, or as near as `MaxBuckets` boundaries
    /// allow.
    pub(crate) fn tick() -> Weight {
        // Milliseconds; the division cannot fail.
        let now = T::Time::now().checked_div(1_000).unwrap_or_default();
        let mut state = State::<T>::get();
        let mut crossed = 0;
        let mut opening = Weight::zero();
        if now == 0 || now < state.clock {
            return T::WeightInfo::on_initialize(0)
                .saturating_add(T::DbWeight::get().reads_writes(1, 1));
        }
        if state.clock == 0 {
            start(&mut state, now);
            T::Observers::time_passed(now, 0, Reached::Time);
            opening = Self::open_genesis_stakes(&mut state);
        } else {
            note_halt::<Self>(&mut state, now);
            while state.boundary <= now && crossed < T::MaxBuckets::get() {
                Self::cross(&mut state);
                crossed = crossed.saturating_add(1);
            }
            state.behind = state.boundary <= now;
            if !state.behind && now > state.clock {
                T::Observers::time_passed(now, state.weight, Reached::Time);
                state.clock = now;
            }
        }
        let mut weight = T::WeightInfo::on_initialize(crossed)
            .saturating_add(T::DbWeight::get().reads_writes(1, 1))
            .saturating_add(opening);
        if state.clock >= state.epoch_end {
            Self::start_epoch(&mut state);
            // The terms, which no other block needs.
            weight = weight.saturating_add(T::DbWeight::get().reads(1));
        }
        State::<T>::put(state);
        weight
    }

    /// Crosses one boundary: what accrues up to it accrues with the old weight.
    fn cross(state: &mut VaultState) {
        let boundary = state.boundary;
        let due = PendingSteps::<T>::take(boundary);
        let reached = if due.positions > 0 { Reached::Step } else { Reached::Boundary };
        T::Observers::time_passed(boundary, state.weight, reached);
        // The sums of a position's deltas never leave the range that opening it has checked.
        state.weight = state.weight.saturating_add_signed(due.delta);
        state.votes = state.votes.saturating_add_signed(due.votes);
        state.clock = boundary;
        state.boundary = boundary.saturating_add(state.bucket_secs);
    }

    fn start_epoch(state: &mut VaultState) {
        let params = Parameters::<T>::get();
        let length = params.epoch_secs.max(1);
        let late = state.clock.saturating_sub(state.epoch_end);
        // After a halt the epochs in between pass at once.
        let epochs = late.checked_div(length).unwrap_or_default().saturating_add(1);
        state.epoch = state.epoch.saturating_add(u32::try_from(epochs).unwrap_or(u32::MAX));
        state.epoch_end = state.epoch_end.saturating_add(epochs.saturating_mul(length));
        state.epoch_reference = state.staked.max(params.cap_floor);
        Self::deposit_event(Event::EpochStarted {
            epoch: state.epoch,
            end: state.epoch_end,
            reference: state.epoch_reference,
        });
    }
}

/// Records a gap since the last time of the clock that is long enough to be a halt. It lasts until the
/// clock has caught up. A halt that begins in the grace after another one continues it: nobody had the
/// whole of that grace.
fn note_halt<Clock: ClockInspect>(state: &mut VaultState, now: Seconds) {
    let halts = now.saturating_sub(state.clock) > HALT_SECS;
    if state.behind || (halts && state.clock < state.halt.1.saturating_add(Clock::GRACE)) {
        state.halt.1 = now;
    } else if halts {
        state.halt = (state.clock, now);
    }
}

/// The first time that the chain knows: nothing accrues before it.
fn start(state: &mut VaultState, now: Seconds) {
    state.clock = now;
    state.launched_at = now;
    state.epoch_end = now;
    state.boundary = now
        .checked_add(1)
        .and_then(|next| quaestor_math::bucket_ceil(next, state.bucket_secs))
        .unwrap_or(Seconds::MAX);
}
