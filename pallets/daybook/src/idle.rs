//! Records in the weight that blocks leave unused.

use crate::{Config, Pallet, WeightInfo};
use polkadot_sdk::frame_support::{
    traits::Get,
    weights::{Weight, WeightMeter},
};
use quaestor_primitives::Seconds;

/// Slots at the begin of a bucket in which a day is recorded: one of them may have no block.
const SLOTS: Seconds = 2;

impl<T: Config> Pallet<T> {
    /// Records the day if it has no record yet. If the weight does not suffice, the next bucket tries
    /// again.
    pub(crate) fn idle(remaining: Weight) -> Weight {
        let Some(now) = T::Clock::get().filter(|now| Self::begins_bucket(*now)) else {
            return Weight::zero();
        };
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::look()).is_err() {
            return Weight::zero();
        }
        let due = Self::day_due(now);
        if let Some(day) = due.filter(|_| meter.try_consume(T::WeightInfo::record()).is_ok()) {
            Self::record(day, now);
        }
        meter.consumed()
    }

    fn begins_bucket(now: Seconds) -> bool {
        let into = now.checked_rem(T::BucketSecs::get());
        into.is_some_and(|secs| secs < T::SlotSecs::get().saturating_mul(SLOTS))
    }
}
