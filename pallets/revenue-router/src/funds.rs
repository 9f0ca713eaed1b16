//! The only file that names the currency.

use crate::{
    types::{KnownAsset, Leg},
    BackstopState, Config, Error, KnownAssets, Pallet,
};
use polkadot_sdk::{
    frame_support::{
        ensure,
        storage::{with_transaction, TransactionOutcome},
        traits::{
            fungibles::{Balanced, Credit, Inspect, Mutate},
            tokens::{DepositConsequence, Fortitude, Precision, Preservation, Provenance},
            Get, OnUnbalanced,
        },
    },
    frame_system,
    sp_runtime::{traits::AccountIdConversion, DispatchError, DispatchResult},
};
use quaestor_primitives::{AssetKind, Balance, TakeCredit};

/// Any asset on its way.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Assets>;

impl<T: Config> Pallet<T> {
    /// The account that holds what is in suspense.
    pub fn router_account() -> T::AccountId {
        T::PalletId::get().into_account_truncating()
    }

    /// The account that holds the reserves.
    pub fn backstop_account() -> T::AccountId {
        T::BackstopId::get().into_account_truncating()
    }

    /// What the backstop's account holds of `asset` beyond what keeps it alive and the emergency
    /// reserve.
    pub fn reserve(asset: &AssetKind) -> Balance {
        let held = Self::balance(asset, &Self::backstop_account());
        held.saturating_sub(Self::bound(asset))
    }

    /// What is no reserve of the backstop's balance.
    pub(crate) fn bound(asset: &AssetKind) -> Balance {
        let known = KnownAssets::<T>::get().into_iter().find(|known| known.asset == *asset);
        let base = known.map_or(0, |known| known.base);
        if *asset != T::FloorAsset::get() {
            return base;
        }
        base.saturating_add(BackstopState::<T>::get().emergency)
    }

    pub(crate) fn balance(asset: &AssetKind, who: &T::AccountId) -> Balance {
        T::Assets::balance(asset.clone(), who)
    }

    /// What keeps each of the pallet's accounts alive in `asset`.
    pub(crate) fn base_of(asset: &AssetKind) -> Result<Balance, DispatchError> {
        ensure!(T::Assets::asset_exists(asset.clone()), Error::<T>::UnknownAsset);
        Ok(T::Assets::minimum_balance(asset.clone()))
    }

    pub(crate) fn mint_base(asset: &AssetKind) -> Result<KnownAsset, DispatchError> {
        let base = Self::base_of(asset)?;
        for account in [Self::router_account(), Self::backstop_account()] {
            T::Assets::mint_into(asset.clone(), &account, base)?;
        }
        Ok(KnownAsset { asset: asset.clone(), base })
    }

    pub(crate) fn mint_emergency(amount: Balance) -> DispatchResult {
        T::Assets::mint_into(T::FloorAsset::get(), &Self::backstop_account(), amount).map(drop)
    }

    pub(crate) fn receive_base(
        asset: &AssetKind,
        payer: &T::AccountId,
    ) -> Result<KnownAsset, DispatchError> {
        let base = Self::base_of(asset)?;
        for account in [Self::router_account(), Self::backstop_account()] {
            ensure!(Self::free(asset, payer) >= base, Error::<T>::InsufficientBalance);
            let keep = Preservation::Preserve;
            T::Assets::transfer(asset.clone(), payer, &account, base, keep)?;
        }
        Ok(KnownAsset { asset: asset.clone(), base })
    }

    /// What `who` can give of `asset` and live on.
    fn free(asset: &AssetKind, who: &T::AccountId) -> Balance {
        T::Assets::reducible_balance(asset.clone(), who, Preservation::Preserve, Fortitude::Polite)
    }

    /// Takes `amount` from `who`, who lives on.
    pub(crate) fn withdraw(
        asset: &AssetKind,
        who: &T::AccountId,
        amount: Balance,
    ) -> Result<CreditOf<T>, DispatchError> {
        ensure!(Self::free(asset, who) >= amount, Error::<T>::InsufficientBalance);
        T::Assets::withdraw(
            asset.clone(),
            who,
            amount,
            Precision::Exact,
            Preservation::Preserve,
            Fortitude::Polite,
        )
    }

    /// `amount` of `credit`, and the rest.
    pub(crate) fn cut(credit: CreditOf<T>, amount: Balance) -> (CreditOf<T>, CreditOf<T>) {
        credit.split(amount)
    }

    pub(crate) fn amount_of(credit: &CreditOf<T>) -> Balance {
        credit.peek()
    }

    pub(crate) fn put(who: &T::AccountId, credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        T::Assets::resolve(who, credit)
    }

    /// Gives `credit` to `leg`. What the leg did not take comes back.
    pub(crate) fn deliver(leg: Leg, credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        match leg {
            Leg::Rewards => in_layer::<T>(credit, T::Rewards::take),
            Leg::Buyback => in_layer::<T>(credit, T::Buyback::take),
            Leg::Burn => in_layer::<T>(credit, T::Burn::take),
            Leg::Treasury => Self::to_treasury(credit),
            Leg::Backstop => Self::put(&Self::backstop_account(), credit),
        }
    }

    /// An `OnUnbalanced` cannot give back: it drops what it cannot keep, and a dropped credit is
    /// burnt. So what is missing in the issuance afterwards is issued again and comes back.
    fn to_treasury(credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        let (asset, amount) = (credit.asset(), credit.peek());
        let before = T::Assets::total_issuance(asset.clone());
        T::Treasury::on_unbalanced(credit);
        let after = T::Assets::total_issuance(asset.clone());
        match before.saturating_sub(after).min(amount) {
            0 => Ok(()),
            lost => Err(T::Assets::issue(asset, lost)),
        }
    }

    /// Pays the reward stream of `asset` out of the backstop's account.
    pub(crate) fn fund_rewards(asset: &AssetKind, amount: Balance) -> DispatchResult {
        let credit = Self::withdraw(asset, &Self::backstop_account(), amount)?;
        T::Rewards::take(credit).map_err(|_| Error::<T>::LegRefused.into())
    }

    /// Can `who` take `amount` without vanishing?
    pub(crate) fn can_receive(asset: &AssetKind, who: &T::AccountId, amount: Balance) -> bool {
        T::Assets::can_deposit(asset.clone(), who, amount, Provenance::Extant)
            == DepositConsequence::Success
    }

    pub(crate) fn pay(asset: &AssetKind, who: &T::AccountId, amount: Balance) -> DispatchResult {
        let from = Self::backstop_account();
        T::Assets::transfer(asset.clone(), &from, who, amount, Preservation::Preserve).map(drop)
    }
}

/// Gives `credit` away in a storage layer of its own, which is undone if it comes back.
fn in_layer<T: Config>(
    credit: CreditOf<T>,
    give: impl FnOnce(CreditOf<T>) -> Result<(), CreditOf<T>>,
) -> Result<(), CreditOf<T>> {
    // Held outside of the layer: where no further layer can be opened the credit is still there.
    let mut held = Some(credit);
    let _ = with_transaction::<(), DispatchError, _>(|| {
        held = held.take().and_then(|credit| give(credit).err());
        match held {
            None => TransactionOutcome::Commit(Ok(())),
            Some(_) => TransactionOutcome::Rollback(Ok(())),
        }
    });
    held.map_or(Ok(()), Err)
}
