//! Receipts: one payment in its legs, and the books that it changes.

use crate::{
    funds::FEE_REVENUE,
    types::{add_credit, ClassId, Epoch, MarketState, Record, Terms, Turnover},
    Classes, Config, CurrentTerms, Error, Event, Pallet, Pool, Receipts, State, UsageOfDays, Work,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::{ArithmeticError, DispatchError},
};
use quaestor_math::{mul_div, receipt::Legs, BPS, U256};
use quaestor_primitives::{
    AssetKind, Balance, Books, Bps, ClockInspect, PaymentSource, ProviderDesk, ProviderInspect,
    Receipt, RouteRevenue, Seconds,
};
use quaestor_support::ring;

/// A payment out of a hold.
pub(crate) struct Payment<'a, AccountId> {
    pub payer: &'a AccountId,
    pub provider: &'a AccountId,
    pub asset: &'a AssetKind,
    pub gross: Balance,
    pub tokens: u64,
    pub seconds: Seconds,
    pub source: PaymentSource,
    /// It earns work credit.
    pub credited: bool,
    /// The class whose demand it is part of.
    pub class: Option<ClassId>,
}

impl<T: Config> Pallet<T> {
    /// The parameters.
    pub(crate) fn terms() -> Result<Terms, Error<T>> {
        CurrentTerms::<T>::get().ok_or(Error::<T>::NotEnabled)
    }

    // Epochs.

    /// Ends the running epoch if it is over. Returns the record that payments change, which the caller
    /// must store.
    pub(crate) fn roll(terms: &Terms) -> MarketState {
        let state = State::<T>::get();
        let today = terms.day(T::Clock::now());
        if today <= state.day {
            return state;
        }
        let mut epoch = Self::load(state);
        let changes = epoch.roll(terms, today, Self::integrals()).unwrap_or_default();
        let Epoch { state, usage, classes, pool } = epoch;
        UsageOfDays::<T>::put(usage);
        Classes::<T>::put(classes);
        Pool::<T>::put(pool);
        if let Some((old, new, congestion)) = changes.fee {
            Self::deposit_event(Event::FeeAdjusted { old, new, congestion });
        }
        for (class, old, new, ratio) in changes.prices {
            Self::deposit_event(Event::PriceAdjusted { class, old, new, ratio });
        }
        state
    }

    /// Ends the running epoch if it is over.
    pub(crate) fn roll_now(terms: &Terms) -> MarketState {
        let state = Self::roll(terms);
        State::<T>::put(&state);
        state
    }

    /// The state as the next call will find it; nothing is written.
    pub(crate) fn preview(terms: &Terms) -> Epoch {
        let mut epoch = Self::load(State::<T>::get());
        let _ = epoch.roll(terms, terms.day(T::Clock::now()), Self::integrals());
        epoch
    }

    fn load(state: MarketState) -> Epoch {
        let (usage, classes) = (UsageOfDays::<T>::get(), Classes::<T>::get());
        Epoch { state, usage, classes, pool: Pool::<T>::get() }
    }

    /// Integrals over time of liability and limits up to now.
    pub(crate) fn integrals() -> (U256, U256) {
        let totals = T::Providers::totals();
        (totals.open_over_time, totals.limit_over_time)
    }

    /// Network fee that the next payment pays.
    pub(crate) fn fee_now() -> Bps {
        CurrentTerms::<T>::get().map_or(0, |terms| Self::preview(&terms).state.fee)
    }

    /// The part of a payment that nobody gets back.
    pub(crate) fn irrecoverable_of(legs: &Legs) -> Option<Balance> {
        let stakers = T::Revenue::stakers_bps(FEE_REVENUE);
        legs.irrecoverable(BPS.saturating_sub(stakers))
    }

    // Payments.

    /// Pays out of a hold of the payer, and keeps the receipt.
    pub(crate) fn pay(
        payment: Payment<'_, T::AccountId>,
    ) -> Result<Record<T::AccountId>, DispatchError> {
        let (terms, now) = (Self::terms()?, T::Clock::now());
        let mut state = Self::roll(&terms);
        ensure!(state.book(payment.asset).is_some(), Error::<T>::UnknownAsset);
        let legs = terms.rates(state.fee).legs(payment.gross).ok_or(ArithmeticError::Overflow)?;
        let delegators = Self::move_parts(&mut state, &payment, &legs)?;
        let book = state.book_mut(payment.asset).ok_or(Error::<T>::UnknownAsset)?;
        book.pay(payment.gross, &legs).ok_or(ArithmeticError::Overflow)?;
        let credit = Self::count(&mut state, &terms, now, &payment, &legs)?;
        let receipt = Receipt {
            id: state.next_receipt,
            payment: payment.gross,
            provider: legs.provider,
            delegators,
            network: legs.network,
            surcharge: legs.surcharge,
            treasury: legs.treasury,
            burn: legs.burn,
        };
        state.next_receipt = receipt.id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        State::<T>::put(state);
        let record = Record {
            receipt,
            source: payment.source,
            consumer: payment.payer.clone(),
            provider: payment.provider.clone(),
            asset: payment.asset.clone(),
            tokens: payment.tokens,
            seconds: payment.seconds,
            time: now,
        };
        Receipts::<T>::insert(ring::slot(receipt.id, T::KeptReceipts::get()), &record);
        Self::deposit_event(Event::Settled { record: record.clone(), credit });
        Ok(record)
    }

    /// Moves the parts of provider and delegators to them, and the legs to the till. Returns the
    /// delegators' part.
    fn move_parts(
        state: &mut MarketState,
        payment: &Payment<'_, T::AccountId>,
        legs: &Legs,
    ) -> Result<Balance, DispatchError> {
        let Payment { payer, provider, asset, gross, .. } = *payment;
        let reason = Self::reason_of(&payment.source);
        let delegators = T::Providers::book(provider, asset, legs.provider).min(legs.provider);
        let own = legs.provider.saturating_sub(delegators);
        let pool = <T::Providers as Books<T::AccountId>>::account();
        for (to, part) in [(provider, own), (&pool, delegators)] {
            let kept = Self::pay_held(asset, &reason, payer, to, part)?;
            if kept > 0 {
                Self::add_unpaid(state, asset, kept)?;
            }
        }
        Self::move_to_till(asset, &reason, payer, gross.saturating_sub(legs.provider))?;
        Ok(delegators)
    }

    /// Counts a payment in demand, figures and irrecoverable cost. Returns the work credit that it
    /// earned.
    fn count(
        state: &mut MarketState,
        terms: &Terms,
        now: Seconds,
        payment: &Payment<'_, T::AccountId>,
        legs: &Legs,
    ) -> Result<Balance, DispatchError> {
        let native = *payment.asset == AssetKind::Native;
        let cost = if native { Self::irrecoverable_of(legs) } else { Some(0) };
        let cost = cost.ok_or(ArithmeticError::Overflow)?;
        state.irrecoverable =
            state.irrecoverable.checked_add(cost).ok_or(ArithmeticError::Overflow)?;
        if let Some(used) = payment.class.and_then(|id| state.usage.get_mut(usize::from(id))) {
            used.demand = used.demand.saturating_add(payment.tokens.into());
        }
        let is_job = payment.class.is_some();
        let turnover = Turnover {
            volume: if native { payment.gross } else { 0 },
            irrecoverable: cost,
            payments: 1,
            jobs: is_job.into(),
            seconds: payment.seconds,
        };
        state.hours.add(now, terms.hour_secs(), &turnover);
        if !payment.credited {
            return Ok(0);
        }
        let credit = mul_div(cost, terms.rebate_bps.into(), BPS.into());
        let credit = credit.ok_or(ArithmeticError::Overflow)?;
        if credit > 0 {
            state.credits = state.credits.checked_add(credit).ok_or(ArithmeticError::Overflow)?;
            Work::<T>::mutate(payment.provider, |days| add_credit(days, state.day, credit));
        }
        Ok(credit)
    }
}
