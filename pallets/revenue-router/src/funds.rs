//! Movements of assets.

use crate::{
    types::{DeliverLeg, Leg},
    Config, Error, Pallet,
};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungibles::{Balanced, Credit, Mutate},
            Get,
        },
    },
    frame_system,
    sp_runtime::DispatchError,
};
use quaestor_primitives::{AssetKind, Balance, RevenueType};
use quaestor_support::funds::{self, take_in_layer, KnownAsset};

/// Imbalance of any asset that has not been resolved yet.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Assets>;

impl<T: Config> Pallet<T> {
    /// The pallet's account, which holds the suspense.
    pub fn account() -> T::AccountId {
        funds::account(T::PalletId::get())
    }

    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn balance(asset: &AssetKind) -> Balance {
        use polkadot_sdk::frame_support::traits::fungibles::Inspect;
        T::Assets::balance(asset.clone(), &Self::account())
    }

    pub(crate) fn minimum_balance(asset: &AssetKind) -> Result<Balance, DispatchError> {
        let minimum = funds::minimum_balance::<T::Assets, T::AccountId>(asset);
        minimum.ok_or(Error::<T>::UnknownAsset.into())
    }

    /// Mints the minimum balance of `asset` to the pallet's account; at genesis only.
    pub(crate) fn mint_minimum(asset: &AssetKind) -> Result<KnownAsset, DispatchError> {
        let minimum_balance = Self::minimum_balance(asset)?;
        T::Assets::mint_into(asset.clone(), &Self::account(), minimum_balance)?;
        Ok(KnownAsset { asset: asset.clone(), minimum_balance })
    }

    /// Transfers the minimum balance of `asset` from `payer` to the pallet's account.
    pub(crate) fn receive_minimum(
        asset: &AssetKind,
        payer: &T::AccountId,
    ) -> Result<KnownAsset, DispatchError> {
        let minimum_balance = Self::minimum_balance(asset)?;
        let spendable = funds::spendable::<T::Assets, _>(asset, payer);
        ensure!(spendable >= minimum_balance, Error::<T>::InsufficientBalance);
        funds::transfer::<T::Assets, _>(asset, payer, &Self::account(), minimum_balance)?;
        Ok(KnownAsset { asset: asset.clone(), minimum_balance })
    }

    /// Withdraws `amount` from `who`, which keeps the minimum balance.
    pub(crate) fn withdraw(
        asset: &AssetKind,
        who: &T::AccountId,
        amount: Balance,
    ) -> Result<CreditOf<T>, DispatchError> {
        let spendable = funds::spendable::<T::Assets, _>(asset, who);
        ensure!(spendable >= amount, Error::<T>::InsufficientBalance);
        funds::withdraw::<T::Assets, _>(asset, who, amount)
    }

    /// Splits `credit` into `amount` and the rest.
    pub(crate) fn cut(credit: CreditOf<T>, amount: Balance) -> (CreditOf<T>, CreditOf<T>) {
        credit.split(amount)
    }

    pub(crate) fn amount_of(credit: &CreditOf<T>) -> Balance {
        credit.peek()
    }

    /// Returns `true` if the pallet's account, which has its minimum balance, can receive `amount`.
    pub(crate) fn can_keep(asset: &AssetKind, amount: Balance) -> bool {
        funds::can_receive::<T::Assets, _>(asset, &Self::account(), amount)
    }

    /// Deposits `credit` into the pallet's account, or returns it.
    pub(crate) fn keep(credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        T::Assets::resolve(&Self::account(), credit)
    }

    /// Delivers `credit` to `leg` in a storage layer of its own, or returns all of it.
    pub(crate) fn deliver(
        kind: RevenueType,
        leg: Leg,
        credit: CreditOf<T>,
    ) -> Result<(), CreditOf<T>> {
        take_in_layer(credit, |credit| T::Legs::deliver(kind, leg, credit))
    }
}
