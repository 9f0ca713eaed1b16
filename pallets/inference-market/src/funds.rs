//! Movements of assets: holds of consumers, the till, and what leaves it.

use crate::{
    types::{Leg, MarketState},
    Config, Error, Event, HoldReason, Pallet, State, Unpaid,
};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungibles::{Balanced, Credit, Inspect, InspectHold, Mutate, MutateHold},
            tokens::{Fortitude, Precision, Restriction},
            Get,
        },
    },
    frame_system,
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_primitives::{
    AssetKind, Balance, Books, PaymentSource, RevenueType, RouteRevenue, TakeCredit,
};
use quaestor_support::funds::{self, take_in_layer};

/// Imbalance of any asset that has not been resolved yet.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Assets>;

/// Type of revenue of the network fee.
pub const FEE_REVENUE: RevenueType = RevenueType::Inference;

impl<T: Config> Pallet<T> {
    /// The till: the pallet's account, which holds legs, unpaid payouts and the work pool.
    pub fn till() -> T::AccountId {
        funds::account(T::PalletId::get())
    }

    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn balance(asset: &AssetKind) -> Balance {
        T::Assets::balance(asset.clone(), &Self::till())
    }

    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn held(asset: &AssetKind, reason: HoldReason, who: &T::AccountId) -> Balance {
        T::Holds::balance_on_hold(asset.clone(), &reason.into(), who)
    }

    /// Minimum balance of an asset; `None` if there is no such asset.
    pub(crate) fn minimum_balance(asset: &AssetKind) -> Option<Balance> {
        funds::minimum_balance::<T::Assets, T::AccountId>(asset)
    }

    /// Mints the minimum balance of `asset` to the till; at genesis only.
    pub(crate) fn mint_minimum(asset: &AssetKind) -> Result<Balance, DispatchError> {
        let minimum = Self::minimum_balance(asset).ok_or(Error::<T>::UnknownAsset)?;
        T::Assets::mint_into(asset.clone(), &Self::till(), minimum)
    }

    /// Transfers the minimum balance of `asset` from `payer` to the till.
    pub(crate) fn receive_minimum(
        asset: &AssetKind,
        payer: &T::AccountId,
    ) -> Result<Balance, DispatchError> {
        let minimum = Self::minimum_balance(asset).ok_or(Error::<T>::UnknownAsset)?;
        let spendable = funds::spendable::<T::Assets, _>(asset, payer);
        ensure!(spendable >= minimum, Error::<T>::InsufficientBalance);
        funds::transfer::<T::Assets, _>(asset, payer, &Self::till(), minimum)?;
        Ok(minimum)
    }

    // Holds.

    /// The reason of the hold that a payment comes from.
    pub(crate) fn reason_of(source: &PaymentSource) -> T::RuntimeHoldReason {
        match source {
            PaymentSource::Job(_) => HoldReason::Escrow.into(),
            PaymentSource::Channel { .. } => T::ChannelReason::get(),
        }
    }

    /// Holds `amount` of the balance of `who`.
    pub(crate) fn hold(
        asset: &AssetKind,
        reason: HoldReason,
        who: &T::AccountId,
        amount: Balance,
    ) -> DispatchResult {
        let reason = reason.into();
        let holds = T::Holds::can_hold(asset.clone(), &reason, who, amount);
        ensure!(holds, Error::<T>::InsufficientBalance);
        T::Holds::hold(asset.clone(), &reason, who, amount)
    }

    /// Returns `amount` on hold to `who`. What it cannot take waits in the till; returns that part.
    pub(crate) fn release(
        asset: &AssetKind,
        reason: HoldReason,
        who: &T::AccountId,
        amount: Balance,
    ) -> Result<Balance, DispatchError> {
        let reason = reason.into();
        if amount == 0 {
            return Ok(0);
        }
        if T::Holds::release(asset.clone(), &reason, who, amount, Precision::Exact).is_ok() {
            return Ok(0);
        }
        Self::move_to_till(asset, &reason, who, amount)?;
        Self::keep(asset, who, amount)
    }

    /// Pays `amount` out of a hold of `from`. What `to` cannot take waits in the till; returns that
    /// part.
    pub(crate) fn pay_held(
        asset: &AssetKind,
        reason: &T::RuntimeHoldReason,
        from: &T::AccountId,
        to: &T::AccountId,
        amount: Balance,
    ) -> Result<Balance, DispatchError> {
        if amount == 0 || Self::move_held(asset, reason, from, to, amount).is_ok() {
            return Ok(0);
        }
        Self::move_to_till(asset, reason, from, amount)?;
        Self::keep(asset, to, amount)
    }

    /// Moves `amount` out of a hold of `from` into the till.
    pub(crate) fn move_to_till(
        asset: &AssetKind,
        reason: &T::RuntimeHoldReason,
        from: &T::AccountId,
        amount: Balance,
    ) -> DispatchResult {
        if amount == 0 {
            return Ok(());
        }
        Self::move_held(asset, reason, from, &Self::till(), amount)
    }

    /// By force, because a freeze or a vesting lock of the payer also covers what is on hold, and the
    /// work is done. It checks both sides before either balance changes, so it needs no storage layer
    /// of its own, which a deeply nested call could not have.
    fn move_held(
        asset: &AssetKind,
        reason: &T::RuntimeHoldReason,
        from: &T::AccountId,
        to: &T::AccountId,
        amount: Balance,
    ) -> DispatchResult {
        T::Holds::transfer_on_hold(
            asset.clone(),
            reason,
            from,
            to,
            amount,
            Precision::Exact,
            Restriction::Free,
            Fortitude::Force,
        )
        .map(drop)
    }

    // The till.

    /// Books `amount` in the till as owed to `who`. Returns it; the books of the asset are the caller's.
    fn keep(
        asset: &AssetKind,
        who: &T::AccountId,
        amount: Balance,
    ) -> Result<Balance, DispatchError> {
        Unpaid::<T>::try_mutate(who, asset, |sum| {
            *sum = sum.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        let (who, asset) = (who.clone(), asset.clone());
        Self::deposit_event(Event::PayoutKept { who, asset, amount });
        Ok(amount)
    }

    /// Adds `kept` to what the till owes of `asset`.
    pub(crate) fn note_unpaid(asset: &AssetKind, kept: Balance) -> DispatchResult {
        if kept == 0 {
            return Ok(());
        }
        State::<T>::try_mutate(|state| Self::add_unpaid(state, asset, kept))
    }

    pub(crate) fn add_unpaid(
        state: &mut MarketState,
        asset: &AssetKind,
        kept: Balance,
    ) -> DispatchResult {
        let book = state.book_mut(asset).ok_or(Error::<T>::UnknownAsset)?;
        book.unpaid = book.unpaid.checked_add(kept).ok_or(ArithmeticError::Overflow)?;
        Ok(())
    }

    /// Pays `amount` of the till, if `to` can take it.
    pub(crate) fn pay_out(asset: &AssetKind, to: &T::AccountId, amount: Balance) -> DispatchResult {
        funds::transfer::<T::Assets, _>(asset, &Self::till(), to, amount)
    }

    /// Pays `amount` of the till to `to`. What that cannot take stays there; returns that part.
    pub(crate) fn pay_or_keep(
        asset: &AssetKind,
        to: &T::AccountId,
        amount: Balance,
    ) -> Result<Balance, DispatchError> {
        if amount == 0 {
            return Ok(0);
        }
        if funds::can_receive::<T::Assets, _>(asset, to, amount) {
            return Self::pay_out(asset, to, amount).map(|()| 0);
        }
        Self::keep(asset, to, amount)
    }

    /// Delivers `amount` of the till to a leg. Returns `false` if that refuses, and then the amount is
    /// still there.
    pub(crate) fn deliver(asset: &AssetKind, leg: Leg, amount: Balance) -> bool {
        let till = Self::till();
        let Ok(credit) = funds::withdraw::<T::Assets, _>(asset, &till, amount) else {
            return false;
        };
        let delivered = match leg {
            Leg::Network => T::Revenue::route(credit, &till, FEE_REVENUE),
            Leg::Insurance => take_in_layer(credit, T::Insurance::take),
            Leg::Treasury => take_in_layer(credit, T::Treasury::take),
            Leg::Burn => take_in_layer(credit, T::Burn::take),
            Leg::Surplus => take_in_layer(credit, T::Surplus::take),
        };
        match delivered {
            Ok(()) => true,
            // The till has its minimum balance and held the amount a moment ago, so it takes it back. A
            // credit that it refuses is burnt, and must not stay in the books.
            Err(back) => T::Assets::resolve(&till, back).is_err(),
        }
    }

    /// Deposits `credit` into the till, or returns it.
    pub(crate) fn take_in(credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        T::Assets::resolve(&Self::till(), credit)
    }
}

impl<T: Config> Books<T::AccountId> for Pallet<T> {
    fn account() -> T::AccountId {
        Self::till()
    }

    /// Minimum balance, pending legs, unpaid payouts and the work pool.
    fn booked(asset: &AssetKind) -> Balance {
        let state = State::<T>::get();
        let Some(book) = state.book(asset) else { return 0 };
        // A sum that does not fit is above any balance.
        let pending = book.pending.sum().unwrap_or(Balance::MAX);
        let claims = book.minimum_balance.saturating_add(pending).saturating_add(book.unpaid);
        claims.saturating_add(Self::pool_held(asset))
    }
}
