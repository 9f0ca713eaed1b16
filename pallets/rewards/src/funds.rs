//! The only file that names the currency.

use crate::{Config, Error, HoldReason, Pallet};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungible::MutateHold,
            fungibles::{Balanced, Credit, Inspect, Mutate},
            tokens::{
                DepositConsequence, Fortitude, Precision, Preservation, Provenance,
                WithdrawConsequence,
            },
            Get,
        },
    },
    frame_system,
    sp_runtime::{traits::AccountIdConversion, DispatchError, DispatchResult, TokenError},
};
use quaestor_primitives::{AssetKind, Balance, Purchase, TakeCredit};

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
        Self::ensure_spendable(asset, from, amount)?;
        let pot = Self::pot_account();
        let moved = T::Assets::transfer(asset.clone(), from, &pot, amount, Preservation::Preserve)?;
        ensure!(moved == amount, TokenError::FundsUnavailable);
        Ok(())
    }

    fn ensure_spendable(asset: &AssetKind, from: &T::AccountId, amount: Balance) -> DispatchResult {
        let spendable = |force| {
            T::Assets::reducible_balance(asset.clone(), from, Preservation::Preserve, force)
        };
        if spendable(Fortitude::Polite) >= amount {
            return Ok(());
        }
        // Assets tell of an account or an asset that is frozen in the consequence only.
        let consequence = T::Assets::can_withdraw(asset.clone(), from, amount);
        let frozen = *asset != AssetKind::Native && consequence == WithdrawConsequence::Frozen;
        ensure!(!frozen && spendable(Fortitude::Force) < amount, Error::<T>::Frozen);
        Err(Error::<T>::InsufficientBalance.into())
    }

    /// Deposit of automatic compounding that is on hold.
    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn deposit_of(who: &T::AccountId) -> Balance {
        use polkadot_sdk::frame_support::traits::fungible::InspectHold;
        T::Currency::balance_on_hold(&HoldReason::AutoCompounding.into(), who)
    }

    /// Holds the deposit of automatic compounding.
    pub(crate) fn hold_deposit(who: &T::AccountId, amount: Balance) -> DispatchResult {
        Self::ensure_spendable(&AssetKind::Native, who, amount)?;
        T::Currency::hold(&HoldReason::AutoCompounding.into(), who, amount)
    }

    /// Returns the deposit of automatic compounding.
    pub(crate) fn release_deposit(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let reason = HoldReason::AutoCompounding.into();
        T::Currency::release(&reason, who, amount, Precision::BestEffort).map(drop)
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
        // A credit that is refused is dropped here; the caller's storage layer restores it.
        T::Backstop::take(Self::withdraw(asset, amount)?)
            .map_err(|_| TokenError::CannotCreate.into())
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
