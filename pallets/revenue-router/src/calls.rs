//! Implementation of the calls.

use crate::{
    funds::CreditOf,
    types::{BuybackState, DeliverLeg, Deposit, Leg, LegAmount, LegAmounts, Reference, Split},
    Config, DepositCount, Deposits, Error, Event, KnownAssets, LastChange, LastReferences, Pallet,
    ReferenceCount, References, Splits, Suspense, Totals,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_primitives::{
    AssetKind, Balance, CrisisInspect, Entry, Guard, OnRevenue, RevenueType,
};
use quaestor_support::{params, ring, time};

/// Revenue that is to be recorded.
pub(crate) struct Income<AccountId> {
    /// Account that paid it.
    pub who: AccountId,
    /// Its type.
    pub kind: RevenueType,
    /// The reference that its depositor gave it.
    pub reference: Option<Reference>,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_deposit(
        who: T::AccountId,
        asset: AssetKind,
        amount: Balance,
        kind: RevenueType,
        reference: Option<Reference>,
    ) -> DispatchResult {
        T::Guard::may_enter(Entry::Deposit, &who)?;
        let legs = Self::legs_of(&asset, amount, kind)?;
        if let Some(reference) = reference {
            Self::use_reference(&who, reference)?;
        }
        let credit = Self::withdraw(&asset, &who, amount)?;
        Self::divide(Income { who, kind, reference }, credit, legs, true)
    }

    /// Divides `credit`, which has been taken, into `legs`, and records it as a deposit. The legs are
    /// delivered if `open`, and wait in suspense otherwise.
    pub(crate) fn divide(
        Income { who, kind, reference }: Income<T::AccountId>,
        credit: CreditOf<T>,
        legs: LegAmounts,
        open: bool,
    ) -> DispatchResult {
        let (asset, amount) = (credit.asset(), Self::amount_of(&credit));
        let mut rest = credit;
        let mut total = Totals::<T>::get(kind, &asset);
        for LegAmount { leg, amount } in &legs.0 {
            let (credit, after) = Self::cut(rest, *amount);
            rest = after;
            let arrived = Self::send(kind, &asset, *leg, credit, open)?;
            total.arrived.add(*leg, arrived).ok_or(ArithmeticError::Overflow)?;
        }
        total.deposited = total.deposited.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        total.deposits = total.deposits.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        Totals::<T>::insert(kind, &asset, total);
        let number = Self::record(|number| Deposit {
            number,
            time: time::now::<T::Time>(),
            who: who.clone(),
            reference,
            kind,
            asset: asset.clone(),
            amount,
            legs: legs.clone(),
        })?;
        T::OnRevenue::on_revenue(kind, &asset, amount);
        Self::deposit_event(Event::RevenueDeposited {
            who,
            kind,
            asset,
            amount,
            legs,
            number,
            reference,
        });
        Ok(())
    }

    /// Returns `true` if `amount` can be kept in suspense as a whole. Then [`Self::divide`] cannot fail,
    /// because every sum that it changes is at most that of the deposits.
    pub(crate) fn can_wait(asset: &AssetKind, amount: Balance, kind: RevenueType) -> bool {
        let deposited = Totals::<T>::get(kind, asset).deposited;
        deposited.checked_add(amount).is_some() && Self::can_keep(asset, amount)
    }

    /// The legs of a deposit under the present splits and breakers.
    pub(crate) fn legs_of(
        asset: &AssetKind,
        amount: Balance,
        kind: RevenueType,
    ) -> Result<LegAmounts, DispatchError> {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        ensure!(Self::knows(asset), Error::<T>::UnknownAsset);
        let breakers = BuybackState {
            in_crisis: T::Crisis::in_crisis(),
            buyback_paused: T::Crisis::buyback_paused(),
        };
        let legs = Splits::<T>::get(kind)
            .amounts(amount, asset, breakers, |leg| T::Legs::takes(leg, asset));
        Ok(legs.ok_or(ArithmeticError::Overflow)?)
    }

    pub(crate) fn do_retry(kind: RevenueType, asset: AssetKind, leg: Leg) -> DispatchResult {
        let amount = Suspense::<T>::take((kind, &asset, leg));
        ensure!(amount > 0, Error::<T>::NothingSuspended);
        let credit = Self::withdraw(&asset, &Self::account(), amount)?;
        // Dropping the returned credit burns it, which the failing call rolls back.
        Self::deliver(kind, leg, credit).map_err(|_| Error::<T>::LegRefused)?;
        Totals::<T>::try_mutate(kind, &asset, |total| {
            total.arrived.add(leg, amount).ok_or(ArithmeticError::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::LegRetried { kind, asset, leg, amount });
        Ok(())
    }

    pub(crate) fn do_set_split(kind: RevenueType, new: Split) -> DispatchResult {
        new.validate().map_err(|_| Error::<T>::OutOfRange)?;
        Splits::<T>::try_mutate(kind, |split| {
            ensure!(split.allows_change_to(&new), Error::<T>::ChangeTooLarge);
            params::space_group::<_, LastChange<T>, T::Time, T::ChangeInterval>(kind)
                .map_err(|_| Error::<T>::ChangedTooSoon)?;
            let old = core::mem::replace(split, new.clone());
            Self::deposit_event(Event::SplitSet { kind, old, new });
            Ok(())
        })
    }

    pub(crate) fn do_add_asset(asset: AssetKind, payer: T::AccountId) -> DispatchResult {
        ensure!(!Self::knows(&asset), Error::<T>::AlreadyExists);
        KnownAssets::<T>::try_mutate(|assets| {
            ensure!(!assets.is_full(), Error::<T>::TooManyAssets);
            let known = Self::receive_minimum(&asset, &payer)?;
            assets.try_push(known).map_err(|_| Error::<T>::TooManyAssets)?;
            Self::deposit_event(Event::AssetAdded { asset });
            Ok(())
        })
    }

    pub(crate) fn knows(asset: &AssetKind) -> bool {
        KnownAssets::<T>::get().iter().any(|known| known.asset == *asset)
    }

    /// Delivers `credit` to its leg if `open`; otherwise, or if the leg refuses it, keeps it in
    /// suspense. Returns the amount that was delivered.
    fn send(
        kind: RevenueType,
        asset: &AssetKind,
        leg: Leg,
        credit: CreditOf<T>,
        open: bool,
    ) -> Result<Balance, DispatchError> {
        let amount = Self::amount_of(&credit);
        if amount == 0 {
            return Ok(0);
        }
        let delivered = if open { Self::deliver(kind, leg, credit) } else { Err(credit) };
        let refused = match delivered {
            Ok(()) => 0,
            Err(back) => Self::suspend(kind, asset, leg, back)?,
        };
        Ok(amount.saturating_sub(refused))
    }

    /// Keeps `credit` until its leg takes it. Returns its amount.
    fn suspend(
        kind: RevenueType,
        asset: &AssetKind,
        leg: Leg,
        credit: CreditOf<T>,
    ) -> Result<Balance, DispatchError> {
        let amount = Self::amount_of(&credit);
        // The account has its minimum balance, so it can receive any amount unless the asset's owner has
        // blocked it.
        Self::keep(credit).map_err(|_| Error::<T>::CannotReceive)?;
        Suspense::<T>::try_mutate((kind, asset, leg), |sum| {
            *sum = sum.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::LegSuspended { kind, asset: asset.clone(), leg, amount });
        Ok(amount)
    }

    /// Keeps `reference` in place of the oldest one of the same depositor. Nothing else
    /// removes a reference, so no depositor can push out those of another.
    fn use_reference(who: &T::AccountId, reference: Reference) -> DispatchResult {
        ensure!(!References::<T>::contains_key(who, reference), Error::<T>::AlreadyDeposited);
        let number = ReferenceCount::<T>::get(who);
        let slot = ring::slot(number, T::KeptReferences::get());
        if let Some(oldest) = LastReferences::<T>::get(who, slot) {
            References::<T>::remove(who, oldest);
        }
        LastReferences::<T>::insert(who, slot, reference);
        References::<T>::insert(who, reference, number);
        ReferenceCount::<T>::insert(who, number.checked_add(1).ok_or(ArithmeticError::Overflow)?);
        Ok(())
    }

    /// Records a deposit in place of the oldest one. Returns its number.
    fn record(deposit: impl FnOnce(u64) -> Deposit<T::AccountId>) -> Result<u64, DispatchError> {
        let number = DepositCount::<T>::get();
        Deposits::<T>::insert(ring::slot(number, T::MaxDeposits::get()), deposit(number));
        DepositCount::<T>::put(number.checked_add(1).ok_or(ArithmeticError::Overflow)?);
        Ok(number)
    }
}
