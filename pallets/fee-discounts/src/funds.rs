//! The only file that names the currency.

use crate::{types::KnownAsset, Config, Error, Pallet};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungibles::{Inspect, Mutate},
            tokens::{Fortitude, Preservation},
            Get,
        },
    },
    sp_runtime::{traits::AccountIdConversion, DispatchError, DispatchResult},
};
use quaestor_primitives::{AssetKind, Balance, RevenueType, TakeRevenue};

impl<T: Config> Pallet<T> {
    /// The account that the fees of a batch pass through.
    pub fn pot_account() -> T::AccountId {
        T::PalletId::get().into_account_truncating()
    }

    /// Balance of the pallet's account in `asset`.
    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn pot_balance(asset: &AssetKind) -> Balance {
        T::Assets::balance(asset.clone(), &Self::pot_account())
    }

    /// Minimum balance of the pallet's account in `asset`.
    pub(crate) fn base_of(asset: &AssetKind) -> Result<Balance, DispatchError> {
        ensure!(T::Assets::asset_exists(asset.clone()), Error::<T>::UnknownAsset);
        Ok(T::Assets::minimum_balance(asset.clone()))
    }

    pub(crate) fn mint_base(asset: &AssetKind) -> Result<KnownAsset, DispatchError> {
        let base = Self::base_of(asset)?;
        T::Assets::mint_into(asset.clone(), &Self::pot_account(), base)?;
        Ok(KnownAsset { asset: asset.clone(), base })
    }

    pub(crate) fn receive_base(
        asset: &AssetKind,
        payer: &T::AccountId,
    ) -> Result<KnownAsset, DispatchError> {
        let base = Self::base_of(asset)?;
        Self::collect(asset, payer, base)?;
        Ok(KnownAsset { asset: asset.clone(), base })
    }

    /// Moves `amount` from `payer`, who lives on, into the pot.
    pub(crate) fn collect(
        asset: &AssetKind,
        payer: &T::AccountId,
        amount: Balance,
    ) -> DispatchResult {
        let keep = Preservation::Preserve;
        let free = T::Assets::reducible_balance(asset.clone(), payer, keep, Fortitude::Polite);
        ensure!(free >= amount, Error::<T>::InsufficientBalance);
        T::Assets::transfer(asset.clone(), payer, &Self::pot_account(), amount, keep).map(drop)
    }

    /// Hands what was collected to the router.
    pub(crate) fn hand_over(asset: &AssetKind, amount: Balance) -> DispatchResult {
        T::Revenue::take(&Self::pot_account(), asset, amount, RevenueType::ExchangeFee)
    }
}
