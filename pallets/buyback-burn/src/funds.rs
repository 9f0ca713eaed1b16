//! Balances and movements of assets.

use crate::{Config, Pallet};
use polkadot_sdk::{
    frame_support::traits::{
        fungibles::{Balanced, Credit, Inspect, Mutate},
        Get,
    },
    frame_system,
    sp_runtime::DispatchError,
};
use quaestor_primitives::{AssetKind, Balance};
use quaestor_support::funds;

/// Imbalance of any asset that has not been resolved yet.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Assets>;

impl<T: Config> Pallet<T> {
    /// The pallet's account, which holds the budget.
    pub fn account() -> T::AccountId {
        funds::account(T::PalletId::get())
    }

    /// Balance of the pallet's account in the quote asset.
    pub fn balance() -> Balance {
        T::Assets::balance(T::QuoteAsset::get(), &Self::account())
    }

    /// Issuance of the native token.
    pub(crate) fn issuance() -> Balance {
        T::Assets::total_issuance(AssetKind::Native)
    }

    pub(crate) fn mint_minimum_balance() -> Result<Balance, DispatchError> {
        let minimum_balance = T::Assets::minimum_balance(T::QuoteAsset::get());
        T::Assets::mint_into(T::QuoteAsset::get(), &Self::account(), minimum_balance)
    }

    /// Deposits `credit` into the pallet's account, or returns it.
    pub(crate) fn deposit(credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        T::Assets::resolve(&Self::account(), credit)
    }

    /// Burns `credit`.
    pub(crate) fn burn(credit: CreditOf<T>) {
        // A credit that is dropped reduces the issuance.
        drop(credit);
    }

    pub(crate) fn credit_of(credit: &CreditOf<T>) -> (AssetKind, Balance) {
        (credit.asset(), credit.peek())
    }
}
