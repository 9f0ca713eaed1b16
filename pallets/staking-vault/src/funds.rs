//! The only file that names the currency.

use crate::{Config, Error, HoldReason, Pallet};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungible::{hold::Balanced, hold::Inspect as _, hold::Mutate as _, Credit, Inspect},
            fungibles::{self, Balanced as _},
            tokens::{Fortitude, Precision, Preservation},
            OnUnbalanced,
        },
    },
    frame_system,
    sp_runtime::{DispatchResult, TokenError},
};
use quaestor_primitives::{AssetKind, Balance};

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// Native tokens on their way.
pub type CreditOf<T> = Credit<AccountIdOf<T>, <T as Config>::Currency>;

/// Tokens of any asset on their way.
pub type AssetCreditOf<T> = fungibles::Credit<AccountIdOf<T>, <T as Config>::Assets>;

impl<T: Config> Pallet<T> {
    /// Balance of `who` on hold by the vault.
    pub fn held(who: &T::AccountId) -> Balance {
        T::Currency::balance_on_hold(&HoldReason::Stake.into(), who)
    }

    pub(crate) fn lock(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let free = T::Currency::reducible_balance(who, Preservation::Protect, Fortitude::Polite);
        ensure!(free >= amount, Error::<T>::InsufficientBalance);
        T::Currency::hold(&HoldReason::Stake.into(), who, amount)
    }

    /// Takes a credit of native tokens into the stake of `who`.
    pub(crate) fn lock_credit(who: &T::AccountId, credit: AssetCreditOf<T>) -> DispatchResult {
        ensure!(credit.asset() == AssetKind::Native, TokenError::UnknownAsset);
        let amount = credit.peek();
        T::Assets::resolve(who, credit).map_err(|_| TokenError::CannotCreate)?;
        T::Currency::hold(&HoldReason::Stake.into(), who, amount)
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
