//! Balances, releases and holds of the native token.

use crate::{Config, Error, HoldReason, Pallet, Sums};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungible::{Inspect, InspectHold, Mutate, MutateHold},
            tokens::{DepositConsequence, Precision, Preservation, Provenance},
            Get,
        },
    },
    sp_runtime::DispatchResult,
};
use quaestor_primitives::{AssetKind, Balance, Books};
use quaestor_support::funds;

impl<T: Config> Pallet<T> {
    /// The pallet's account, which holds what is not released.
    pub fn account() -> T::AccountId {
        funds::account(T::PalletId::get())
    }

    /// Balance of the pallet's account.
    pub(crate) fn balance() -> Balance {
        T::Currency::balance(&Self::account())
    }

    /// The existential deposit.
    pub(crate) fn minimum_balance() -> Balance {
        T::Currency::minimum_balance()
    }

    /// Pays `amount` out of the pallet's account.
    pub(crate) fn pay(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let consequence = T::Currency::can_deposit(who, amount, Provenance::Extant);
        ensure!(consequence == DepositConsequence::Success, Error::<T>::CannotReceive);
        T::Currency::transfer(&Self::account(), who, amount, Preservation::Preserve).map(drop)
    }

    /// Amount that is on hold for the pledge of `who`.
    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn held_by(who: &T::AccountId) -> Balance {
        T::Currency::balance_on_hold(&HoldReason::Pledge.into(), who)
    }

    /// Holds a pledge.
    pub(crate) fn hold(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let reason = HoldReason::Pledge.into();
        ensure!(T::Currency::can_hold(&reason, who, amount), Error::<T>::InsufficientBalance);
        T::Currency::hold(&reason, who, amount)
    }

    /// Ends the hold of a pledge.
    pub(crate) fn end_hold(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let reason = HoldReason::Pledge.into();
        T::Currency::release(&reason, who, amount, Precision::BestEffort).map(drop)
    }
}

impl<T: Config> Books<T::AccountId> for Pallet<T> {
    fn account() -> T::AccountId {
        Self::account()
    }

    fn booked(asset: &AssetKind) -> Balance {
        let sums = Sums::<T>::get();
        match asset {
            AssetKind::Native => sums.minimum_balance.saturating_add(sums.unreleased),
            AssetKind::WithId(_) => 0,
        }
    }
}
