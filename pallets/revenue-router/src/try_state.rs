//! Invariants.

use crate::{
    Config, DepositCount, Deposits, KnownAssets, LastReferences, Pallet, ReferenceCount,
    References, Splits, Suspense, Totals,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::{AssetKind, Balance};
use quaestor_support::{funds::is_booked, ring};

const OVERFLOW: &str = "a sum that does not fit";

impl<T: Config> Pallet<T> {
    /// * I5: for each type of revenue and asset: deposited = what has arrived at the legs + what is
    ///   in suspense. For each asset: the router's balance = minimum balance + all suspense, or higher by
    ///   what arrived unasked. The number of
    ///   deposits = the sum over all types and assets, and the last of them are kept, each in its
    ///   place and cut into exactly its amount.
    /// * I7: no suspense of nothing or of an asset that is not known.
    /// * I12: of each depositor the last references are kept, each in its place and found by its
    ///   number.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_state(false)
    }

    /// The same where nothing has arrived unasked.
    pub fn check_exactly() -> Result<(), TryRuntimeError> {
        Self::check_state(true)
    }

    fn check_state(exact: bool) -> Result<(), TryRuntimeError> {
        Splits::<T>::iter_values().try_for_each(|split| split.validate())?;
        Self::check_books(exact)?;
        Self::check_deposits()?;
        Self::check_references()
    }

    fn check_books(exact: bool) -> Result<(), TryRuntimeError> {
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
            let booked = known.minimum_balance.checked_add(waiting).ok_or(OVERFLOW)?;
            ensure!(
                is_booked(Self::balance(&known.asset), booked, exact),
                "I5: the router's balance is not its minimum balance and the suspense"
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
                slot == ring::slot(deposit.number, T::MaxDeposits::get())
                    && (first..count).contains(&deposit.number),
                "I5: a deposit is not in its place"
            );
            ensure!(
                deposit.legs.sum() == Some(deposit.amount),
                "I5: a deposit is not the sum of its legs"
            );
            kept = kept.saturating_add(1);
        }
        ensure!(Some(kept) == count.checked_sub(first), "I5: a deposit is missing");
        Ok(())
    }

    fn check_references() -> Result<(), TryRuntimeError> {
        let kept = T::KeptReferences::get();
        for (who, reference, number) in References::<T>::iter() {
            let count = ReferenceCount::<T>::get(&who);
            ensure!(
                (count.saturating_sub(kept.into())..count).contains(&number)
                    && LastReferences::<T>::get(&who, ring::slot(number, kept)) == Some(reference),
                "I12: a reference is not in its place"
            );
        }
        let due = ReferenceCount::<T>::iter_values()
            .try_fold(0u64, |sum, count| sum.checked_add(count.min(kept.into())))
            .ok_or(OVERFLOW)?;
        ensure!(
            u64::try_from(References::<T>::iter_keys().count()) == Ok(due)
                && u64::try_from(LastReferences::<T>::iter_keys().count()) == Ok(due),
            "I12: a reference is missing"
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
