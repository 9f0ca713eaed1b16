//! The only file that names the currency.

use crate::{Config, Pallet};
use polkadot_sdk::{
    frame_support::traits::{
        fungibles::{Balanced, Credit, Inspect, Mutate},
        tokens::{Fortitude, Precision, Preservation},
        Get,
    },
    frame_system,
    sp_runtime::{traits::AccountIdConversion, DispatchError},
};
use quaestor_primitives::{AssetKind, Balance};

/// Any asset on its way.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Assets>;

impl<T: Config> Pallet<T> {
    /// The account that holds the budget.
    pub fn pot_account() -> T::AccountId {
        T::PalletId::get().into_account_truncating()
    }

    /// Quote asset in the pallet's account.
    pub fn pot_balance() -> Balance {
        T::Assets::balance(T::QuoteAsset::get(), &Self::pot_account())
    }

    /// Native tokens that there are.
    pub(crate) fn issuance() -> Balance {
        T::Assets::total_issuance(AssetKind::Native)
    }

    pub(crate) fn mint_base() -> Result<Balance, DispatchError> {
        let base = T::Assets::minimum_balance(T::QuoteAsset::get());
        T::Assets::mint_into(T::QuoteAsset::get(), &Self::pot_account(), base)
    }

    pub(crate) fn receive_credit(credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        T::Assets::resolve(&Self::pot_account(), credit)
    }

    pub(crate) fn withdraw(amount: Balance) -> Result<CreditOf<T>, DispatchError> {
        T::Assets::withdraw(
            T::QuoteAsset::get(),
            &Self::pot_account(),
            amount,
            Precision::Exact,
            Preservation::Preserve,
            Fortitude::Polite,
        )
    }

    /// Takes `credit` out of the issuance.
    pub(crate) fn burn(credit: CreditOf<T>) {
        // A credit that is dropped is no longer issued.
        drop(credit);
    }

    pub(crate) fn credit_of(credit: &CreditOf<T>) -> (AssetKind, Balance) {
        (credit.asset(), credit.peek())
    }
}
