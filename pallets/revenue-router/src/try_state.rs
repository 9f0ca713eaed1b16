//! The invariants of router and backstop, as equalities over the whole state.

use crate::{
    types::KnownAsset, BackstopState, Config, DepositCount, Deposits, KnownAssets, NextSpend,
    OpenSpends, Pallet, Parameters, Suspense, Totals,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::{AssetKind, Balance};

const OVERFLOW: &str = "a sum that does not fit";

impl<T: Config> Pallet<T> {
    /// * I5: for each type of revenue and asset: deposited = what has arrived at the legs + what is
    ///   in suspense. For each asset: the router's balance = base + all suspense. The number of
    ///   deposits = the sum over all types and assets, and the last of them are kept, each in its
    ///   place and cut into exactly its amount.
    /// * I7: no suspense of nothing or of an asset that is not known.
    /// * I10: for each asset: the backstop's balance = base + emergency reserve + reserve; and the
    ///   spends that wait have numbers that were given out, in their order.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Parameters::<T>::get().validate()?;
        Self::check_books()?;
        Self::check_deposits()?;
        Self::check_backstop()
    }

    fn check_books() -> Result<(), TryRuntimeError> {
        for (kind, asset, total) in Totals::<T>::iter() {
            let waiting = sum(Suspense::<T>::iter()
                .filter(|(key, _)| key.0 == kind && key.1 == asset)
                .map(|(_, amount)| amount))?;
            let arrived = total.arrived.sum().ok_or(OVERFLOW)?;
            ensure!(
                Some(total.deposited) == arrived.checked_add(waiting),
                "I5: what was deposited is not the sum of legs and suspense"
            );
        }
        for ((kind, asset, _), amount) in Suspense::<T>::iter() {
            ensure!(amount > 0, "I7: a suspense of nothing");
            ensure!(Totals::<T>::contains_key(kind, asset), "I7: a suspense without a deposit");
        }
        for known in KnownAssets::<T>::get() {
            let waiting = Self::suspended(&known.asset)?;
            ensure!(
                Some(Self::balance(&known.asset, &Self::router_account()))
                    == known.base.checked_add(waiting),
                "I5: the router's balance is not its base and the suspense"
            );
        }
        Ok(())
    }

    fn check_deposits() -> Result<(), TryRuntimeError> {
        let count = DepositCount::<T>::get();
        let booked = Totals::<T>::iter_values()
            .try_fold(0u64, |sum, total| sum.checked_add(total.deposits))
            .ok_or(OVERFLOW)?;
        ensure!(count == booked, "I5: the number of deposits is not the sum of all");
        let first = count.saturating_sub(T::MaxDeposits::get().into());
        let mut kept: u64 = 0;
        for (slot, deposit) in Deposits::<T>::iter() {
            ensure!(
                slot == Self::slot(deposit.number) && (first..count).contains(&deposit.number),
                "I5: a deposit is not in its place"
            );
            ensure!(
                deposit.parts.sum() == Some(deposit.amount),
                "I5: a deposit is not the sum of its parts"
            );
            kept = kept.saturating_add(1);
        }
        ensure!(Some(kept) == count.checked_sub(first), "I5: a deposit is missing");
        Ok(())
    }

    fn check_backstop() -> Result<(), TryRuntimeError> {
        for KnownAsset { asset, .. } in KnownAssets::<T>::get() {
            let held = Self::balance(&asset, &Self::backstop_account());
            ensure!(
                Self::bound(&asset).checked_add(Self::reserve(&asset)) == Some(held),
                "I10: the backstop's balance is not base, emergency reserve and reserve"
            );
        }
        let spends = OpenSpends::<T>::get();
        let ids = spends.iter().map(|spend| spend.id);
        ensure!(
            ids.clone().zip(ids.skip(1)).all(|(one, next)| one < next)
                && spends.last().is_none_or(|last| last.id < NextSpend::<T>::get()),
            "I10: a spend has a number that was not given out"
        );
        let record = BackstopState::<T>::get();
        ensure!(
            record.last.is_none_or(|last| last.epoch < record.epoch),
            "I10: an epoch was topped up that has not ended"
        );
        Ok(())
    }

    fn suspended(asset: &AssetKind) -> Result<Balance, TryRuntimeError> {
        sum(Suspense::<T>::iter().filter(|(key, _)| key.1 == *asset).map(|(_, amount)| amount))
    }
}

fn sum(mut amounts: impl Iterator<Item = Balance>) -> Result<Balance, TryRuntimeError> {
    amounts.try_fold(0, |sum: Balance, amount| sum.checked_add(amount)).ok_or(OVERFLOW.into())
}
