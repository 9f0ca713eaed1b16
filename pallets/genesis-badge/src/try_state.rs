//! The invariant of badges.

use crate::{Config, Count, Holders, Pallet, Parameters};
use alloc::collections::BTreeSet;
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use quaestor_primitives::{Badges, Params as _};

impl<T: Config> Pallet<T> {
    /// * B1: number of badges given = holders = badges from 1 to it, each owned by its holder, and at
    ///   most the supply.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let supply = match Parameters::<T>::get() {
            Some(params) => {
                params.validate()?;
                params.supply
            },
            None => 0,
        };
        let count = Count::<T>::get();
        ensure!(count <= supply, "B1: there are more badges than the supply");
        let mut numbers = BTreeSet::new();
        for (who, number) in Holders::<T>::iter() {
            ensure!((1..=count).contains(&number), "B1: a number is not given");
            ensure!(numbers.insert(number), "B1: a number is given twice");
            ensure!(T::Badges::owner(number) == Some(who), "B1: a holder does not own its badge");
        }
        ensure!(u32::try_from(numbers.len()) == Ok(count), "B1: a badge has no holder");
        ensure!(
            T::Badges::owner(count.saturating_add(1)).is_none(),
            "B1: a badge exists that was not given"
        );
        Ok(())
    }
}
