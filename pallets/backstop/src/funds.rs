//! Balances and movements of assets.

use crate::{types::INSURANCE_CEILING_BPS, Config, Error, Event, Insurance, Pallet, State};
use polkadot_sdk::{
    frame_support::traits::{
        fungible,
        fungibles::{Credit, Inspect, Mutate},
        Get,
    },
    frame_system,
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_math::{mul_div, BPS};
use quaestor_primitives::{AssetKind, Balance, FundPool, FundingSource};
use quaestor_support::funds;

/// Native tokens that have not been resolved yet, by an implementation of them alone.
pub type NativeCreditOf<T, Native> =
    fungible::Credit<<T as frame_system::Config>::AccountId, Native>;

/// Imbalance of any asset that has not been resolved yet.
pub type CreditOf<T, I = ()> =
    Credit<<T as frame_system::Config>::AccountId, <T as Config<I>>::Assets>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
    /// The pallet's account, which holds all reserves.
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

    /// Amount of `asset` in the emergency reserve and the insurance.
    pub(crate) fn set_aside(asset: &AssetKind) -> Balance {
        let emergency = match *asset == T::FloorAsset::get() {
            true => State::<T, I>::get().emergency,
            false => 0,
        };
        let insurance = match *asset {
            AssetKind::Native => Insurance::<T, I>::get(),
            AssetKind::WithId(_) => 0,
        };
        emergency.saturating_add(insurance)
    }

    /// Main reserve of `asset`, in smallest units: the balance beyond the minimum balance, the
    /// emergency reserve and the insurance.
    pub fn main_reserve(asset: &AssetKind) -> Balance {
        Self::balance(asset)
            .saturating_sub(Self::minimum_balance(asset).unwrap_or_default())
            .saturating_sub(Self::set_aside(asset))
    }

    /// The insurance, in smallest units of the native token.
    pub fn insurance() -> Balance {
        Insurance::<T, I>::get()
    }

    /// Insurance up to which the rest of other pallets' income fills it: 2 % of the issuance, rounded
    /// down.
    pub fn insurance_ceiling() -> Balance {
        let issuance = T::Assets::total_issuance(AssetKind::Native);
        // Cannot overflow: the result is less than the issuance.
        mul_div(issuance, INSURANCE_CEILING_BPS.into(), BPS.into()).unwrap_or_default()
    }

    /// Returns `true` if the pallet's account has its minimum balance of the native token, so that all
    /// that arrives can be counted as insurance.
    pub(crate) fn can_insure() -> bool {
        let minimum = Self::minimum_balance(&AssetKind::Native);
        minimum.is_some_and(|minimum| Self::balance(&AssetKind::Native) >= minimum)
    }

    /// Adds `credit`, of `amount`, to the insurance; `deposit` brings it to the pallet's account. Returns
    /// the credit, and changes nothing, if the account cannot take it.
    pub(crate) fn insure<C>(
        amount: Balance,
        credit: C,
        deposit: impl FnOnce(C) -> Result<(), C>,
    ) -> Result<(), C> {
        let old = Insurance::<T, I>::get();
        let Some(new) = old.checked_add(amount).filter(|_| Self::can_insure()) else {
            return Err(credit);
        };
        deposit(credit)?;
        if amount > 0 {
            Insurance::<T, I>::put(new);
            Self::deposit_event(Event::InsuranceFilled { old, new });
        }
        Ok(())
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
