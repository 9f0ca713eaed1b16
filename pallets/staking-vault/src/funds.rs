//! The only file that names the currency.

use crate::{Config, Error, HoldReason, Pallet};
use polkadot_sdk::{
    frame_support::{
        ensure,
        storage::with_storage_layer,
        traits::{
            fungible::{hold::Balanced, hold::Inspect as _, hold::Mutate as _, Credit, Inspect},
            fungibles::{self, Balanced as _},
            tokens::{Fortitude, Precision, Preservation},
        },
    },
    frame_system,
    sp_runtime::{DispatchError, DispatchResult, TokenError},
};
use quaestor_primitives::{AssetKind, Balance, TakeCredit};

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
        if free < amount {
            let all = T::Currency::reducible_balance(who, Preservation::Protect, Fortitude::Force);
            ensure!(all < amount, Error::<T>::Frozen);
            return Err(Error::<T>::InsufficientBalance.into());
        }
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

    /// Takes held tokens away. An error must roll back the caller's storage layer.
    pub(crate) fn take(who: &T::AccountId, amount: Balance) -> Result<CreditOf<T>, DispatchError> {
        let (credit, missing) = T::Currency::slash(&HoldReason::Stake.into(), who, amount);
        ensure!(missing == 0, TokenError::FundsUnavailable);
        Ok(credit)
    }

    /// Takes a principal penalty to its destination. A penalty that it refuses is not taken, because
    /// no exit may fail for it. Returns the amount taken.
    pub(crate) fn take_penalty(who: &T::AccountId, amount: Balance) -> Balance {
        if amount == 0 {
            return 0;
        }
        let taken = with_storage_layer::<_, DispatchError, _>(|| {
            // The credit that is refused is dropped within the layer, which restores it.
            T::OnPenalty::take(Self::take(who, amount)?)
                .map_err(|_| TokenError::CannotCreate.into())
        });
        taken.map_or(0, |()| amount)
    }
}
