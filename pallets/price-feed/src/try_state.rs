//! Invariants of the price feed, as equalities over the whole state.

use crate::{Config, LongCheckpoints, Pallet, Settings, Twap};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use quaestor_math::{twap::Checkpoint, Price, Seconds, U256};
use quaestor_primitives::Params as _;

impl<T: Config> Pallet<T> {
    /// * P1: for both windows, cumulative sum = sum at the newest checkpoint + sum since then.
    /// * P2: for both windows, checkpoints ascend strictly in time, none is after the last sample,
    ///   and the difference of two sums is one that prices can produce in the time between.
    /// * P3: checkpoints of the same time in both windows are equal.
    /// * P4: while there is a sample, it is above zero, and sampling has a start and a checkpoint; a
    ///   kept average is above zero.
    /// * P5: parameters and override are valid.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let settings = Settings::<T>::get();
        settings.params.validate()?;
        if let Some(set) = settings.price_override {
            set.validate()?;
        }
        let twap = Twap::<T>::get();
        let long = LongCheckpoints::<T>::get();
        for (checkpoints, recent) in
            [(&twap.checkpoints[..], twap.recent), (&long[..], twap.long_recent)]
        {
            let newest = checkpoints.last().copied().unwrap_or_default();
            ensure!(
                newest.cumulative.checked_add(recent) == Some(twap.cumulative),
                "P1: the sum is not that of the newest checkpoint plus the one since then"
            );
            ensure!(newest.at <= twap.at, "P2: a checkpoint after the last sample");
            ensure!(
                is_area(recent, twap.at.saturating_sub(newest.at)),
                "P2: no price produces the sum since the newest checkpoint"
            );
            for pair in checkpoints.windows(2) {
                if let [earlier, later] = pair {
                    ensure!(ascend(earlier, later), "P2: checkpoints are out of order");
                }
            }
        }
        let in_both = |one: &&Checkpoint| long.iter().any(|other| other.at == one.at);
        ensure!(
            twap.checkpoints.iter().filter(in_both).all(|one| long.contains(one)),
            "P3: two checkpoints of the same time differ"
        );
        ensure!(twap.kept != Some(Price(0)), "P4: a kept average is zero");
        if let Some(sample) = twap.sample {
            ensure!(sample > Price(0), "P4: a sample is zero");
            let newest =
                |kept: &[Checkpoint]| kept.last().is_some_and(|last| last.at >= twap.since);
            let begun = 0 < twap.since && twap.since <= twap.at;
            ensure!(
                begun && newest(&twap.checkpoints) && newest(&long),
                "P4: sampling has no start"
            );
        }
        Ok(())
    }
}

/// Returns `true` if two neighbouring checkpoints are in order, or both are empty.
fn ascend(earlier: &Checkpoint, later: &Checkpoint) -> bool {
    if later.at == 0 {
        return *earlier == *later && later.cumulative.is_zero();
    }
    let area = later.cumulative.checked_sub(earlier.cumulative);
    earlier.at < later.at
        && area.is_some_and(|area| is_area(area, later.at.saturating_sub(earlier.at)))
}

/// Returns `true` if prices can have this sum over this time.
fn is_area(area: U256, secs: Seconds) -> bool {
    area <= U256::from(u128::MAX).saturating_mul(U256::from(secs))
}
