//! Invariants.

use crate::{Allocations, Config, Pallet, Parameters, Pledges, Sums};
use alloc::collections::BTreeSet;
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    frame_system,
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::{AssetKind, Balance, Books, Params as _};
use quaestor_support::funds::is_booked;

const OVERFLOW: &str = "a sum overflows";

impl<T: Config> Pallet<T> {
    /// * A1: balance of the pallet's account = minimum balance + sum of what is not released, or
    ///   higher by what arrived unasked.
    /// * A2: each account has its pledge on hold, and nothing without one; sum of pledges = total;
    ///   each pledge stands on an allocation of its own that says so, and no other one does.
    /// * A3: what an allocation has released is at most what has vested; none is kept that is over.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_state(false)
    }

    /// The same where nothing has arrived unasked.
    pub fn check_exactly() -> Result<(), TryRuntimeError> {
        Self::check_state(true)
    }

    fn check_state(exact: bool) -> Result<(), TryRuntimeError> {
        if let Some(params) = Parameters::<T>::get() {
            params.validate()?;
        }
        let (sums, launch, now) = (Sums::<T>::get(), T::Launch::get(), T::Now::get());
        let (mut unreleased, mut occupied): (Balance, usize) = (0, 0);
        for allocation in Allocations::<T>::iter_values() {
            unreleased = unreleased.checked_add(allocation.unreleased()).ok_or(OVERFLOW)?;
            occupied = occupied.saturating_add(allocation.pledged.into());
            ensure!(
                allocation.released <= allocation.vested(launch, now),
                "A3: more is released than has vested"
            );
            ensure!(!allocation.is_over(), "A3: an allocation is over and still there");
        }
        ensure!(unreleased == sums.unreleased, "A1: the total is not the sum of all allocations");
        ensure!(
            is_booked(Self::balance(), Self::booked(&AssetKind::Native), exact),
            "A1: the balance is not the minimum balance and what is not released"
        );
        let (mut pledged, mut ids): (Balance, _) = (0, BTreeSet::new());
        for (who, pledge) in Pledges::<T>::iter() {
            pledged = pledged.checked_add(pledge.amount).ok_or(OVERFLOW)?;
            ensure!(ids.insert(pledge.allocation), "A2: two pledges stand on one allocation");
            ensure!(Self::held_by(&who) == pledge.amount, "A2: a hold is not the pledge");
            let stands = Allocations::<T>::get(pledge.allocation)
                .is_some_and(|it| it.pledged && it.first_unlock == pledge.amount);
            ensure!(stands, "A2: a pledge stands on no allocation");
        }
        ensure!(pledged == sums.pledged, "A2: the total is not the sum of all pledges");
        ensure!(ids.len() == occupied, "A2: an allocation is occupied without a pledge of its own");
        for who in frame_system::Account::<T>::iter_keys() {
            ensure!(
                Self::held_by(&who) == 0 || Pledges::<T>::contains_key(&who),
                "A2: a hold without a pledge"
            );
        }
        Ok(())
    }
}
