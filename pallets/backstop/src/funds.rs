//! Balances and movements of assets.

use crate::{Config, Error, Pallet, State};
use polkadot_sdk::{
    frame_support::traits::{
        fungibles::{Credit, Inspect, Mutate},
        Get,
    },
    frame_system,
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{AssetKind, Balance, FundPool, FundingSource};
use quaestor_support::funds;

/// Imbalance of any asset that has not been resolved yet.
pub type CreditOf<T, I = ()> =
    Credit<<T as frame_system::Config>::AccountId, <T as Config<I>>::Assets>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
    /// The pallet's account, which holds both reserves.
    pub fn account() -> T::AccountId {
        funds::account(T::PalletId::get())
    }

    /// Minimum balance of `asset`, or `None` if there is no such asset.
    pub(crate) fn minimum_balance(asset: &AssetKind) -> Option<Balance> {
        funds::minimum_balance::<T::Assets, T::AccountId>(asset)
    }

    /// Balance of the pallet's account.
    pub(crate) fn balance(asset: &AssetKind) -> Balance {
        T::Assets::balance(asset.clone(), &Self::account())
    }

    /// Main reserve of `asset`, in smallest units: the balance beyond the minimum balance and the
    /// emergency reserve.
    pub fn main_reserve(asset: &AssetKind) -> Balance {
        let emergency = match *asset == T::FloorAsset::get() {
            true => State::<T, I>::get().emergency,
            false => 0,
        };
        Self::balance(asset)
            .saturating_sub(Self::minimum_balance(asset).unwrap_or_default())
            .saturating_sub(emergency)
    }

    pub(crate) fn mint(asset: &AssetKind, amount: Balance) -> DispatchResult {
        T::Assets::mint_into(asset.clone(), &Self::account(), amount).map(drop)
    }

    /// Deposits `credit` into the pallet's account, or returns it.
    pub(crate) fn deposit(credit: CreditOf<T, I>) -> Result<(), CreditOf<T, I>> {
        use polkadot_sdk::frame_support::traits::fungibles::Balanced;
        T::Assets::resolve(&Self::account(), credit)
    }

    /// Pays `amount` of the floor's asset into the reward stream.
    pub(crate) fn fund_rewards(amount: Balance) -> Result<(), DispatchError> {
        let asset = T::FloorAsset::get();
        let credit = funds::withdraw::<T::Assets, _>(&asset, &Self::account(), amount)?;
        T::Rewards::fund(FundingSource::Floor, credit)
            .map_err(|_| Error::<T, I>::RewardsRefused.into())
    }
}
