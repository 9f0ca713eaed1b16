//! The hook.

use crate::{
    evaluate::{evaluate, Change, Facts},
    Config, CurrentTerms, Event, Pallet, State, WeightInfo,
};
use polkadot_sdk::{
    frame_support::{
        traits::{Get, Time},
        weights::Weight,
    },
    frame_system,
    sp_runtime::SaturatedConversion,
};
use quaestor_primitives::{FloorInspect, PriceInspect, RedirectRewards, Seconds, StakeInspect};

impl<T: Config> Pallet<T> {
    /// Brings the record up to the time of the block before. Nothing in here can fail. What it reads
    /// depends on whose turn it is and not on what it finds; it writes only when something changes.
    /// In a busy block it only asks whether it is one.
    pub(crate) fn tick() -> Weight {
        if T::Busy::get() {
            return T::WeightInfo::on_initialize_rest();
        }
        let now = Self::now();
        if now == 0 {
            return T::WeightInfo::on_initialize();
        }
        let old = State::<T>::get();
        let facts = if T::TakeTurns::get() { Self::some_facts() } else { Self::facts() };
        let (new, changes) = evaluate(&CurrentTerms::<T>::get(), &facts, &old, now);
        if new == old {
            return T::WeightInfo::on_initialize();
        }
        if new.redirected != old.redirected {
            T::Rewards::set_redirected(new.redirected);
        }
        State::<T>::put(new);
        for change in changes {
            Self::deposit_event(event(change, now));
        }
        T::WeightInfo::on_initialize_change()
    }

    /// Seconds since the Unix epoch; in the hook those of the block before, 0 before the first.
    pub(crate) fn now() -> Seconds {
        // Milliseconds; the division cannot fail.
        T::Time::now().checked_div(1_000).unwrap_or_default()
    }

    /// What the triggers look at.
    pub(crate) fn facts() -> Facts {
        Facts { cover: Some(T::Floor::floor_cover()), ..Self::market_facts() }
    }

    /// Of price and floor the one whose turn it is in this block.
    fn some_facts() -> Facts {
        let number: u64 = frame_system::Pallet::<T>::block_number().saturated_into();
        if number & 1 == 0 {
            return Self::market_facts();
        }
        Facts { cover: Some(T::Floor::floor_cover()), ..Self::stake_facts() }
    }

    fn market_facts() -> Facts {
        Facts {
            price: T::Price::reference().map(|reference| reference.price),
            average: T::Price::trailing_average(),
            ..Self::stake_facts()
        }
    }

    fn stake_facts() -> Facts {
        let totals = T::Stake::totals();
        Facts { staked: totals.staked, stakers: totals.stakers, ..Default::default() }
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
