//! Balances, deposits and payments.

use crate::{Config, Error, HoldReason, Pallet, Totals};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungible::{Inspect, InspectHold, Mutate, MutateHold},
            tokens::{DepositConsequence, Fortitude, Precision, Preservation, Provenance},
            Get,
        },
    },
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{AssetKind, Balance, Books, RevenueType, TakeRevenue};
use quaestor_support::funds;

impl<T: Config> Pallet<T> {
    /// The pallet's account, which holds the pools.
    pub fn account() -> T::AccountId {
        funds::account(T::PalletId::get())
    }

    /// Balance of the pallet's account.
    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn balance() -> Balance {
        T::Currency::balance(&Self::account())
    }

    /// Deposit of an agent that is on hold.
    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn deposit_of(who: &T::AccountId) -> Balance {
        T::Currency::balance_on_hold(&HoldReason::Agent.into(), who)
    }

    /// Minimum balance of an account.
    pub(crate) fn minimum_balance() -> Balance {
        T::Currency::minimum_balance()
    }

    /// Mints the minimum balance to the pallet's account.
    pub(crate) fn mint_minimum_balance() -> Result<Balance, DispatchError> {
        T::Currency::mint_into(&Self::account(), Self::minimum_balance())
    }

    /// Holds the deposit of an agent.
    pub(crate) fn hold_deposit(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let reason = HoldReason::Agent.into();
        ensure!(T::Currency::can_hold(&reason, who, amount), Error::<T>::InsufficientBalance);
        T::Currency::hold(&reason, who, amount)
    }

    /// Returns the deposit of an agent.
    pub(crate) fn release_deposit(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let reason = HoldReason::Agent.into();
        T::Currency::release(&reason, who, amount, Precision::BestEffort).map(drop)
    }

    /// Transfers `amount` from `who`, which keeps its minimum balance, to the pallet's account.
    pub(crate) fn collect(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let (preserve, polite) = (Preservation::Preserve, Fortitude::Polite);
        let spendable = T::Currency::reducible_balance(who, preserve, polite);
        ensure!(spendable >= amount, Error::<T>::InsufficientBalance);
        T::Currency::transfer(who, &Self::account(), amount, preserve).map(drop)
    }

    /// Hands `amount` of the pallet's account to the revenue router.
    pub(crate) fn hand_over(amount: Balance) -> DispatchResult {
        if amount == 0 {
            return Ok(());
        }
        T::Revenue::take(&Self::account(), &AssetKind::Native, amount, RevenueType::Other)
    }

    /// Pays `amount` from the pallet's account, if `to` can receive it. Returns the amount paid: all
    /// or nothing.
    pub(crate) fn pay(to: &T::AccountId, amount: Balance) -> Balance {
        // A storage layer of its own would fail in a call that is nested deeply enough, and the
        // payee would lose its part. Both sides are checked before either balance changes.
        let consequence = T::Currency::can_deposit(to, amount, Provenance::Extant);
        if amount == 0 || consequence != DepositConsequence::Success {
            return 0;
        }
        let (from, preserve) = (Self::account(), Preservation::Preserve);
        T::Currency::transfer(&from, to, amount, preserve).unwrap_or_default()
    }
}

impl<T: Config> Books<T::AccountId> for Pallet<T> {
    fn account() -> T::AccountId {
        Self::account()
    }

    fn booked(asset: &AssetKind) -> Balance {
        if *asset != AssetKind::Native {
            return 0;
        }
        let totals = Totals::<T>::get();
        totals.minimum_balance.saturating_add(totals.pools)
    }
}
