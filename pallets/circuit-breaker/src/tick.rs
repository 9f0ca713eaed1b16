//! The hook.

use crate::{
    evaluate::{evaluate, Change, Facts},
    Config, Event, Pallet, Parameters, State, WeightInfo,
};
use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use quaestor_primitives::{
    FloorInspect, LiftPauses, PriceInspect, RedirectRewards, Seconds, StakeInspect,
};
use quaestor_support::time;

impl<T: Config> Pallet<T> {
    /// Evaluates all triggers with the facts at the end of the previous block. It cannot fail, and
    /// writes only if anything changed.
    pub(crate) fn tick() -> Weight {
        let now = time::now::<T::Time>();
        if now == 0 {
            return T::WeightInfo::on_initialize();
        }
        let old = State::<T>::get();
        let (new, changes) = evaluate(&Parameters::<T>::get(), &Self::facts(), &old, now);
        if new == old {
            return T::WeightInfo::on_initialize();
        }
        if new.redirected != old.redirected {
            T::Rewards::set_redirected(new.redirected);
        }
        State::<T>::put(new);
        let mut weight = T::WeightInfo::on_initialize_change();
        if old.manual.is_some() && new.manual.is_none() {
            T::Pauses::lift();
            weight.saturating_accrue(T::Pauses::weight());
        }
        for change in changes {
            Self::deposit_event(event(change, now));
        }
        weight
    }

    /// Current inputs of the triggers.
    pub(crate) fn facts() -> Facts {
        let totals = T::Stake::totals();
        Facts {
            staked: totals.staked,
            stakers: totals.stakers,
            price: T::Price::reference().map(|reference| reference.price),
            average: T::Price::trailing_average(),
            cover: T::Floor::floor_cover(),
            deposits_stopped: T::DepositsStopped::get(),
        }
    }
}

fn event<T: Config>(change: Change, time: Seconds) -> Event<T> {
    match change {
        Change::Tripped(trigger, reading) => {
            Event::Tripped { trigger, value: reading.value, level: reading.trip, time }
        },
        Change::Cleared(trigger, reading) => {
            Event::Cleared { trigger, value: reading.value, level: reading.clear, time }
        },
        Change::CrisisStarted(until) => Event::CrisisStarted { until },
        Change::CrisisEnded => Event::CrisisEnded { time },
        Change::ManualEnded(entries) => Event::ManualCleared { entries, early: false },
    }
}
