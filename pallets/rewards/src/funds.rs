//! The only file that names the currency.

use crate::{Config, Error, Pallet};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungibles::{Balanced, Credit, Inspect, Mutate},
            tokens::{DepositConsequence, Fortitude, Precision, Preservation, Provenance},
            Get, OnUnbalanced,
        },
    },
    frame_system,
    sp_runtime::{traits::AccountIdConversion, DispatchError, DispatchResult},
};
use quaestor_primitives::{AssetKind, Balance, Purchase};

/// Any asset on its way.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Assets>;

impl<T: Config> Pallet<T> {
    /// The account that holds all pools.
    pub fn pot_account() -> T::AccountId {
        T::PalletId::get().into_account_truncating()
    }

    /// Balance of the pools' account in `asset`.
    pub fn pot_balance(asset: &AssetKind) -> Balance {
        T::Assets::balance(asset.clone(), &Self::pot_account())
    }

    pub(crate) fn mint_base(asset: &AssetKind) -> Result<Balance, DispatchError> {
        ensure!(T::Assets::asset_exists(asset.clone()), Error::<T>::UnknownAsset);
        let base = T::Assets::minimum_balance(asset.clone());
        T::Assets::mint_into(asset.clone(), &Self::pot_account(), base)
    }

    pub(crate) fn mint(asset: &AssetKind, amount: Balance) -> DispatchResult {
        T::Assets::mint_into(asset.clone(), &Self::pot_account(), amount).map(drop)
    }

    pub(crate) fn receive_base(
        asset: &AssetKind,
        payer: &T::AccountId,
    ) -> Result<Balance, DispatchError> {
        ensure!(T::Assets::asset_exists(asset.clone()), Error::<T>::UnknownAsset);
        let base = T::Assets::minimum_balance(asset.clone());
        Self::receive(asset, payer, base)?;
        Ok(base)
    }

    pub(crate) fn receive(
        asset: &AssetKind,
        from: &T::AccountId,
        amount: Balance,
    ) -> DispatchResult {
        let free = T::Assets::reducible_balance(
            asset.clone(),
            from,
            Preservation::Preserve,
            Fortitude::Polite,
        );
        ensure!(free >= amount, Error::<T>::InsufficientBalance);
        let pot = Self::pot_account();
        T::Assets::transfer(asset.clone(), from, &pot, amount, Preservation::Preserve).map(drop)
    }

    pub(crate) fn receive_credit(credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        T::Assets::resolve(&Self::pot_account(), credit)
    }

    /// Can `who` take `amount` without vanishing?
    pub(crate) fn can_receive(asset: &AssetKind, who: &T::AccountId, amount: Balance) -> bool {
        T::Assets::can_deposit(asset.clone(), who, amount, Provenance::Extant)
            == DepositConsequence::Success
    }

    pub(crate) fn pay(asset: &AssetKind, who: &T::AccountId, amount: Balance) -> DispatchResult {
        let pot = Self::pot_account();
        T::Assets::transfer(asset.clone(), &pot, who, amount, Preservation::Preserve).map(drop)
    }

    pub(crate) fn withdraw(
        asset: &AssetKind,
        amount: Balance,
    ) -> Result<CreditOf<T>, DispatchError> {
        T::Assets::withdraw(
            asset.clone(),
            &Self::pot_account(),
            amount,
            Precision::Exact,
            Preservation::Preserve,
            Fortitude::Polite,
        )
    }

    /// Buys native tokens for `amount` of `asset`. On failure the caller's storage layer restores the
    /// credit that is dropped here.
    pub(crate) fn buy(asset: &AssetKind, amount: Balance) -> Result<CreditOf<T>, DispatchError> {
        let credit = Self::withdraw(asset, amount)?;
        T::Purchase::purchase(credit).map_err(|(_, error)| error)
    }

    pub(crate) fn to_backstop(asset: &AssetKind, amount: Balance) -> DispatchResult {
        T::Backstop::on_unbalanced(Self::withdraw(asset, amount)?);
        Ok(())
    }

    /// Takes `amount` out of the issuance.
    pub(crate) fn burn(asset: &AssetKind, amount: Balance) -> DispatchResult {
        // A credit that is dropped is no longer issued.
        drop(Self::withdraw(asset, amount)?);
        Ok(())
    }

    pub(crate) fn credit_of(credit: &CreditOf<T>) -> (AssetKind, Balance) {
        (credit.asset(), credit.peek())
    }
}
