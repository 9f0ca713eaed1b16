//! Deposits, stake that is taken, and income that is paid.

use crate::{
    types::{PerAsset, Pot},
    Config, Error, HoldReason, Pallet, Pots,
};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungible::hold::Inspect as _,
            fungible::{Balanced as _, Credit, MutateHold as _},
            fungibles::{self, Balanced as _, Mutate as _},
            tokens::{Precision, Preservation},
            Get,
        },
    },
    frame_system,
    sp_runtime::{DispatchError, DispatchResult, TokenError},
};
use quaestor_math::Q128;
use quaestor_primitives::{AssetKind, Balance, StakeBond, StakeSlash, TakeCredit};
use quaestor_support::funds::{self, take_in_layer, KnownAsset};

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// Native tokens on their way.
pub type CreditOf<T> = Credit<AccountIdOf<T>, <T as Config>::Currency>;

/// Tokens of any asset on their way.
pub type AssetCreditOf<T> = fungibles::Credit<AccountIdOf<T>, <T as Config>::Assets>;

impl<T: Config> Pallet<T> {
    /// The pallet's account, which holds the income of delegators.
    pub fn account() -> T::AccountId {
        funds::account(T::PalletId::get())
    }

    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn balance(asset: &AssetKind) -> Balance {
        use polkadot_sdk::frame_support::traits::fungibles::Inspect;
        T::Assets::balance(asset.clone(), &Self::account())
    }

    /// Registration deposit that is on hold.
    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn deposit_of(who: &T::AccountId) -> Balance {
        T::Currency::balance_on_hold(&HoldReason::Registration.into(), who)
    }

    pub(crate) fn hold_deposit(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let reason = HoldReason::Registration.into();
        ensure!(T::Currency::can_hold(&reason, who, amount), Error::<T>::InsufficientBalance);
        T::Currency::hold(&reason, who, amount)
    }

    /// Returns a deposit. One that cannot be returned stays on hold.
    pub(crate) fn release_deposit(who: &T::AccountId, amount: Balance) {
        let reason = HoldReason::Registration.into();
        let _ = T::Currency::release(&reason, who, amount, Precision::BestEffort);
    }

    /// Takes bonded stake. An error must roll back the caller's storage layer: a sentence whose stake
    /// cannot be taken is not executed.
    pub(crate) fn take_stake(
        who: &T::AccountId,
        amount: Balance,
    ) -> Result<CreditOf<T>, DispatchError> {
        if amount == 0 {
            return Ok(CreditOf::<T>::default());
        }
        T::Stake::release(who, amount);
        let (credit, missing) = T::Stake::slash(who, amount);
        ensure!(missing == 0, TokenError::FundsUnavailable);
        Ok(credit)
    }

    /// Takes the loss of a backer to its destination. What that refuses is burnt.
    pub(crate) fn take_loss(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let credit = Self::take_stake(who, amount)?;
        if amount > 0 {
            drop(take_in_layer(credit, T::OnLoss::take));
        }
        Ok(())
    }

    /// Pays a credit to `to`, or to the destination of losses if it cannot receive it.
    pub(crate) fn pay_credit(to: &T::AccountId, credit: CreditOf<T>) {
        if let Err(credit) = T::Currency::resolve(to, credit) {
            drop(take_in_layer(credit, T::OnLoss::take));
        }
    }

    /// Pays `amount` of the income, if `to` can receive it. Returns the amount paid: all or nothing.
    pub(crate) fn pay(asset: &AssetKind, to: &T::AccountId, amount: Balance) -> Balance {
        // Both sides are checked before either balance changes, because a storage layer of its own
        // fails in a call that is nested deeply enough.
        let from = Self::account();
        if amount == 0
            || !funds::can_receive::<T::Assets, _>(asset, to, amount)
            || funds::spendable::<T::Assets, _>(asset, &from) < amount
        {
            return 0;
        }
        let preserve = Preservation::Preserve;
        T::Assets::transfer(asset.clone(), &from, to, amount, preserve).unwrap_or_default()
    }

    /// Takes income into the pallet's account.
    pub(crate) fn receive(credit: AssetCreditOf<T>) -> Result<(), AssetCreditOf<T>> {
        T::Assets::resolve(&Self::account(), credit)
    }

    pub(crate) fn minimum_balance(asset: &AssetKind) -> Result<Balance, DispatchError> {
        let minimum = funds::minimum_balance::<T::Assets, T::AccountId>(asset);
        Ok(minimum.ok_or(Error::<T>::UnknownAsset)?)
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

    /// Lets income of an asset be kept.
    pub(crate) fn open_pot(known: KnownAsset) -> DispatchResult {
        Pots::<T>::try_mutate(|pots: &mut PerAsset<Pot>| {
            let pot = Pot { known, booked: 0, left_over: Q128::zero() };
            pots.try_push(pot).map_err(|_| Error::<T>::TooManyAssets)?;
            Ok(())
        })
    }
}
