//! Balances and movements of assets.

use crate::{Config, Error, HoldReason, KnownAssets, Pallet};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungible::{InspectHold, MutateHold},
            fungibles::Mutate,
            tokens::Precision,
            Get,
        },
    },
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{AssetKind, Balance, Books, RevenueType, TakeRevenue};
use quaestor_support::funds::{self, KnownAsset};

impl<T: Config> Pallet<T> {
    /// The pallet's account, through which fees pass.
    pub fn account() -> T::AccountId {
        funds::account(T::PalletId::get())
    }

    /// Balance of the pallet's account.
    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn balance(asset: &AssetKind) -> Balance {
        use polkadot_sdk::frame_support::traits::fungibles::Inspect;
        T::Assets::balance(asset.clone(), &Self::account())
    }

    /// Minimum balance of `asset`.
    pub(crate) fn minimum_balance(asset: &AssetKind) -> Result<Balance, DispatchError> {
        let minimum_balance = funds::minimum_balance::<T::Assets, T::AccountId>(asset);
        minimum_balance.ok_or(Error::<T>::UnknownAsset.into())
    }

    /// Mints the minimum balance of `asset` to the pallet's account.
    pub(crate) fn mint_minimum_balance(asset: &AssetKind) -> Result<KnownAsset, DispatchError> {
        let minimum_balance = Self::minimum_balance(asset)?;
        T::Assets::mint_into(asset.clone(), &Self::account(), minimum_balance)?;
        Ok(KnownAsset { asset: asset.clone(), minimum_balance })
    }

    /// Transfers `amount` from `payer`, which keeps its minimum balance, to the pallet's account.
    pub(crate) fn collect(
        asset: &AssetKind,
        payer: &T::AccountId,
        amount: Balance,
    ) -> DispatchResult {
        let spendable = funds::spendable::<T::Assets, _>(asset, payer);
        ensure!(spendable >= amount, Error::<T>::InsufficientBalance);
        funds::transfer::<T::Assets, _>(asset, payer, &Self::account(), amount)
    }

    /// Deposits of allowances that are on hold.
    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn deposits_of(who: &T::AccountId) -> Balance {
        T::Currency::balance_on_hold(&HoldReason::Allowance.into(), who)
    }

    /// Holds the deposit of an allowance.
    pub(crate) fn hold_deposit(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let reason = HoldReason::Allowance.into();
        ensure!(T::Currency::can_hold(&reason, who, amount), Error::<T>::InsufficientBalance);
        T::Currency::hold(&reason, who, amount)
    }

    /// Returns the deposit of an allowance.
    pub(crate) fn release_deposit(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let reason = HoldReason::Allowance.into();
        T::Currency::release(&reason, who, amount, Precision::BestEffort).map(drop)
    }

    /// Deposits collected fees with the router.
    pub(crate) fn hand_over(asset: &AssetKind, amount: Balance) -> DispatchResult {
        T::Revenue::take(&Self::account(), asset, amount, RevenueType::ExchangeFee)
    }
}

impl<T: Config> Books<T::AccountId> for Pallet<T> {
    fn account() -> T::AccountId {
        Self::account()
    }

    fn booked(asset: &AssetKind) -> Balance {
        let known = KnownAssets::<T>::get();
        let known = known.iter().find(|known| known.asset == *asset);
        known.map_or(0, |known| known.minimum_balance)
    }
}
