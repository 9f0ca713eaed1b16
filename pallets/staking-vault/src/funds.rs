//! The only file that names the currency.

use crate::{Config, Error, HoldReason, Pallet};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungible::{hold::Balanced, hold::Inspect as _, hold::Mutate as _, Credit, Inspect},
            tokens::{Fortitude, Precision, Preservation},
            OnUnbalanced,
        },
    },
    frame_system,
    sp_runtime::DispatchResult,
};
use quaestor_primitives::Balance;

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// Native tokens on their way.
pub type CreditOf<T> = Credit<AccountIdOf<T>, <T as Config>::Currency>;

impl<T: Config> Pallet<T> {
    /// What the vault holds in the account of `who`.
    pub fn held(who: &T::AccountId) -> Balance {
        T::Currency::balance_on_hold(&HoldReason::Stake.into(), who)
    }

    pub(crate) fn lock(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let free = T::Currency::reducible_balance(who, Preservation::Protect, Fortitude::Polite);
        ensure!(free >= amount, Error::<T>::InsufficientBalance);
        T::Currency::hold(&HoldReason::Stake.into(), who, amount)
    }

    /// Moves `amount` from the free balance of `from` into the stake of `who`, without touching the
    /// free balance of `who`.
    pub(crate) fn lock_from(
        from: &T::AccountId,
        who: &T::AccountId,
        amount: Balance,
    ) -> DispatchResult {
        T::Currency::transfer_and_hold(
            &HoldReason::Stake.into(),
            from,
            who,
            amount,
            Precision::Exact,
            Preservation::Preserve,
            Fortitude::Polite,
        )
        .map(drop)
    }

    pub(crate) fn unlock(who: &T::AccountId, amount: Balance) -> DispatchResult {
        T::Currency::release(&HoldReason::Stake.into(), who, amount, Precision::Exact).map(drop)
    }

    /// Takes held tokens away. The rest that could not be taken is zero if the records are right.
    pub(crate) fn take(who: &T::AccountId, amount: Balance) -> (CreditOf<T>, Balance) {
        T::Currency::slash(&HoldReason::Stake.into(), who, amount)
    }

    pub(crate) fn take_penalty(who: &T::AccountId, amount: Balance) {
        if amount > 0 {
            let (credit, _) = Self::take(who, amount);
            T::OnPenalty::on_unbalanced(credit);
        }
    }
}
