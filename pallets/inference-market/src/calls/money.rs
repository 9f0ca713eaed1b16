//! Money in the till: the work pool, unpaid payouts, and the legs.

use crate::{
    funds::CreditOf,
    types::{Leg, LegSums, MarketState},
    Config, Error, Event, Pallet, Pool, State, Unpaid, Work,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_primitives::{AssetKind, Balance, ClockInspect, Seconds, TakeCredit};

impl<T: Config> Pallet<T> {
    // The work pool.

    pub(crate) fn do_claim_work(provider: T::AccountId, day: u32) -> DispatchResult {
        let state = Self::roll_now(&Self::terms()?);
        ensure!(day < state.day, Error::<T>::TooEarly);
        let credit = Work::<T>::try_mutate_exists(&provider, |stored| {
            let credits = stored.as_mut().ok_or(Error::<T>::NothingDue)?;
            let place = credits.iter().position(|credit| credit.day == day);
            let credit = credits.remove(place.ok_or(Error::<T>::NothingDue)?);
            if credits.is_empty() {
                *stored = None;
            }
            Ok::<_, Error<T>>(credit.amount)
        })?;
        let amount = Pool::<T>::mutate(|pool| pool.claim(day, credit)).unwrap_or_default();
        ensure!(amount > 0, Error::<T>::NothingDue);
        let kept = Self::pay_or_keep(&AssetKind::Native, &provider, amount)?;
        Self::note_unpaid(&AssetKind::Native, kept)?;
        Self::deposit_event(Event::WorkClaimed { provider, day, credit, amount });
        Ok(())
    }

    /// Amount of `asset` in the work pool.
    pub(crate) fn pool_held(asset: &AssetKind) -> Balance {
        if *asset != AssetKind::Native {
            return 0;
        }
        Pool::<T>::get().held().unwrap_or(Balance::MAX)
    }

    // Unpaid payouts.

    pub(crate) fn do_collect_unpaid(who: T::AccountId, asset: AssetKind) -> DispatchResult {
        let amount = Unpaid::<T>::take(&who, &asset);
        ensure!(amount > 0, Error::<T>::NothingDue);
        Self::pay_out(&asset, &who, amount)?;
        State::<T>::mutate(|state| {
            if let Some(book) = state.book_mut(&asset) {
                book.unpaid = book.unpaid.saturating_sub(amount);
            }
        });
        Self::deposit_event(Event::PayoutCollected { who, asset, amount });
        Ok(())
    }

    // Legs.

    pub(crate) fn do_flush(asset: AssetKind) -> DispatchResult {
        let (state, now) = (State::<T>::get(), T::Clock::now());
        let book = state.book(&asset).ok_or(Error::<T>::UnknownAsset)?;
        let pending = book.pending;
        ensure!(pending.sum().is_none_or(|sum| sum > 0), Error::<T>::NothingDue);
        ensure!(Self::may_flush(&state, &asset, now), Error::<T>::TooEarly);
        let (mut delivered, mut refused) = (LegSums::default(), LegSums::default());
        for leg in Leg::ALL {
            let amount = pending.of(leg);
            if amount == 0 {
                continue;
            }
            let sums = match Self::deliver(&asset, leg, amount) {
                true => &mut delivered,
                false => &mut refused,
            };
            *sums.of_mut(leg) = amount;
        }
        State::<T>::try_mutate(|state| {
            let book = state.book_mut(&asset).ok_or(Error::<T>::UnknownAsset)?;
            for leg in Leg::ALL {
                let sum = book.pending.of_mut(leg);
                *sum = sum.saturating_sub(delivered.of(leg));
            }
            let flushed = delivered.of_payments().ok_or(ArithmeticError::Overflow)?;
            book.flushed = book.flushed.checked_add(flushed).ok_or(ArithmeticError::Overflow)?;
            book.flushed_at = now;
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::Flushed { asset, delivered, refused });
        Ok(())
    }

    /// Returns `true` if legs of `asset` are pending, and the last flush is long ago or they are many.
    pub(crate) fn may_flush(state: &MarketState, asset: &AssetKind, now: Seconds) -> bool {
        let Some(book) = state.book(asset) else { return false };
        let pending = book.pending.sum().unwrap_or(Balance::MAX);
        let since = now.saturating_sub(book.flushed_at);
        let many = *asset == AssetKind::Native && pending >= T::FlushAmount::get();
        pending > 0 && (many || since >= T::FlushInterval::get())
    }
}

/// Income of the work pool.
impl<T: Config> TakeCredit<CreditOf<T>> for Pallet<T> {
    fn take(credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        let Ok(terms) = Self::terms() else { return Err(credit) };
        if credit.asset() != AssetKind::Native {
            return Err(credit);
        }
        let amount = credit.peek();
        // Days of income are days of the clock, so that one that is over must be closed before.
        Self::roll_now(&terms);
        let mut pool = Pool::<T>::get();
        if pool.receive(amount).is_none() {
            return Err(credit);
        }
        Self::take_in(credit)?;
        Pool::<T>::put(pool);
        Self::deposit_event(Event::PoolFunded { amount });
        Ok(())
    }
}
