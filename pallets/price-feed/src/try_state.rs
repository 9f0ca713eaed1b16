//! The invariants of the price feed, as equalities over the whole state.

use crate::{Config, Feed, LongCheckpoints, Pallet, Settings};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use quaestor_math::{twap::Checkpoint, Price, Seconds, U256};

impl<T: Config> Pallet<T> {
    /// * P1: for both windows, the sum over all time is that of the newest checkpoint and what came
    ///   since.
    /// * P2: for both windows, checkpoints are in the order of time, each time once, none after the
    ///   last sample, and the sum between two of them is between none and the highest price.
    /// * P3: checkpoints of the same time in both windows are the same.
    /// * P4: a watch has begun, has left a checkpoint and has a sample that is a price.
    /// * P5: the terms and the override are valid.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let settings = Settings::<T>::get();
        settings.params.validate()?;
        if let Some(set) = settings.price_override {
            set.validate()?;
        }
        let feed = Feed::<T>::get();
        let long = LongCheckpoints::<T>::get();
        for (ring, recent) in [(&feed.ring[..], feed.recent), (&long[..], feed.long_recent)] {
            let newest = ring.last().copied().unwrap_or_default();
            ensure!(
                newest.cumulative.checked_add(recent) == Some(feed.cumulative),
                "P1: the sum is not that of the newest checkpoint and what came since"
            );
            ensure!(newest.at <= feed.at, "P2: a checkpoint after the last sample");
            ensure!(
                is_area(recent, feed.at.saturating_sub(newest.at)),
                "P2: no price makes this sum in its time"
            );
            for pair in ring.windows(2) {
                if let [earlier, later] = pair {
                    ensure!(ascend(earlier, later), "P2: checkpoints are out of order");
                }
            }
        }
        let in_both = |one: &&Checkpoint| long.iter().any(|other| other.at == one.at);
        ensure!(
            feed.ring.iter().filter(in_both).all(|one| long.contains(one)),
            "P3: two checkpoints of one time differ"
        );
        if let Some(sample) = feed.sample {
            ensure!(sample > Price(0), "P4: a sample of nothing");
            let newest =
                |ring: &[Checkpoint]| ring.last().is_some_and(|last| last.at >= feed.since);
            let begun = 0 < feed.since && feed.since <= feed.at;
            ensure!(
                begun && newest(&feed.ring) && newest(&long),
                "P4: a watch without a beginning"
            );
        }
        Ok(())
    }
}

/// In order, with a sum that some price makes in the time between them; or both are empty.
fn ascend(earlier: &Checkpoint, later: &Checkpoint) -> bool {
    if later.at == 0 {
        return *earlier == *later && later.cumulative.is_zero();
    }
    let area = later.cumulative.checked_sub(earlier.cumulative);
    earlier.at < later.at
        && area.is_some_and(|area| is_area(area, later.at.saturating_sub(earlier.at)))
}

/// Whether a price held over this time can have this area.
fn is_area(area: U256, secs: Seconds) -> bool {
    area <= U256::from(u128::MAX).saturating_mul(U256::from(secs))
}
