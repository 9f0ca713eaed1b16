//! Issuance and movements of the native token.

use crate::{Config, Error, Pallet};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungibles::{Balanced, Credit, Inspect, Mutate},
            Get,
        },
    },
    frame_system,
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_primitives::{
    AssetKind, Balance, FundPool, FundingSource, PositionId, Seconds, StakeFor, TakeCredit, TierId,
};
use quaestor_support::funds;

/// Native tokens that have not been resolved yet.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Assets>;

impl<T: Config> Pallet<T> {
    fn issue(amount: Balance) -> Result<CreditOf<T>, DispatchError> {
        let credit = T::Assets::issue(AssetKind::Native, amount);
        // The SDK issues less where the issuance would not fit.
        ensure!(credit.peek() == amount, ArithmeticError::Overflow);
        Ok(credit)
    }

    /// Issues `amount` into the reward pool. On an error the caller must roll back.
    pub(crate) fn issue_to_pool(amount: Balance) -> DispatchResult {
        Self::to_pool(FundingSource::Emission, Self::issue(amount)?)
    }

    /// All native tokens there are.
    pub(crate) fn issuance() -> Balance {
        T::Assets::total_issuance(AssetKind::Native)
    }

    /// Issues `amount` to a pot. On an error the caller must roll back.
    pub(crate) fn issue_to_sink<Sink: TakeCredit<CreditOf<T>>>(amount: Balance) -> DispatchResult {
        if amount == 0 {
            return Ok(());
        }
        Sink::take(Self::issue(amount)?).map_err(|_| Error::<T>::PartRefused.into())
    }

    /// Issues `amount` to the treasury. On an error the caller must roll back.
    pub(crate) fn issue_to_treasury(amount: Balance) -> DispatchResult {
        if amount == 0 {
            return Ok(());
        }
        let credit = Self::issue(amount)?;
        T::Assets::resolve(&T::Treasury::get(), credit).map_err(|_| Error::<T>::PartRefused.into())
    }

    /// Issues `amount` to `who`, or changes nothing.
    pub(crate) fn issue_to(who: &T::AccountId, amount: Balance) -> DispatchResult {
        T::Assets::mint_into(AssetKind::Native, who, amount).map(drop)
    }

    /// Issues `amount` into the stake of `who`. On an error the caller must roll back.
    pub(crate) fn issue_to_stake(
        who: &T::AccountId,
        tier: TierId,
        window_secs: Seconds,
        amount: Balance,
    ) -> Result<PositionId, DispatchError> {
        T::Stake::stake_for(who, tier, window_secs, Self::issue(amount)?)
    }

    /// Moves `amount` from the treasury to the reward pool. On an error the caller must roll back.
    pub(crate) fn treasury_to_pool(amount: Balance) -> DispatchResult {
        let treasury = T::Treasury::get();
        let spendable = funds::spendable::<T::Assets, _>(&AssetKind::Native, &treasury);
        ensure!(spendable >= amount, Error::<T>::InsufficientBalance);
        let credit = funds::withdraw::<T::Assets, _>(&AssetKind::Native, &treasury, amount)?;
        Self::to_pool(FundingSource::Treasury, credit)
    }

    fn to_pool(source: FundingSource<T::AccountId>, credit: CreditOf<T>) -> DispatchResult {
        T::Pool::fund(source, credit).map_err(|_| Error::<T>::PoolRefused.into())
    }
}
