//! Orders of jobs, and jobs that nobody works on.

use crate::{
    types::{BidList, Deal, Job, JobId, JobSpec, Stage, Terms},
    Asks, Bids, Classes, Config, Error, Event, HoldReason, Jobs, Numbers, Pallet, State,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get, BoundedVec},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_primitives::{
    AssetKind, Balance, ClockInspect, Entry, Guard, NativeValue, ProviderDesk, ProviderInspect,
    Seconds, Standing,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_post_job(consumer: T::AccountId, spec: JobSpec) -> DispatchResult {
        let (terms, now) = (Self::terms()?, T::Clock::now());
        T::Guard::may_enter(Entry::Job, &consumer)?;
        Self::check_spec(&terms, &spec)?;
        let job = Self::create(consumer.clone(), spec.clone(), now, Stage::Open)?;
        Self::deposit_event(Event::Posted { job, consumer, spec });
        Ok(())
    }

    pub(crate) fn do_order(
        consumer: T::AccountId,
        provider: T::AccountId,
        spec: JobSpec,
    ) -> DispatchResult {
        let (terms, now) = (Self::terms()?, T::Clock::now());
        T::Guard::may_enter(Entry::Job, &consumer)?;
        Self::check_spec(&terms, &spec)?;
        let price = Asks::<T>::try_mutate(&provider, |asks| {
            let open = asks.iter_mut().find(|open| open.class == spec.class);
            let open = open.filter(|open| open.ask.asset == spec.asset);
            let open = open.ok_or(Error::<T>::AskClosed)?;
            ensure!(spec.deliver_secs >= open.ask.least_secs, Error::<T>::BelowRequirements);
            let price = open.ask.price_of(spec.units).ok_or(ArithmeticError::Overflow)?;
            ensure!(price <= spec.max_price, Error::<T>::PriceTooHigh);
            open.order(terms.day(now), spec.units).ok_or(Error::<T>::AskClosed)?;
            Ok::<_, DispatchError>(price)
        })?;
        let deal = Self::engage(&terms, now, &spec, provider, price, spec.deliver_secs)?;
        let job = Self::create(consumer.clone(), spec.clone(), now, Stage::Assigned(deal.clone()))?;
        Self::deposit_event(Event::Ordered { job, consumer, spec });
        Self::deposit_event(Event::Assigned { job, deal });
        Ok(())
    }

    fn check_spec(terms: &Terms, spec: &JobSpec) -> DispatchResult {
        ensure!(usize::from(spec.class) < Classes::<T>::get().len(), Error::<T>::UnknownClass);
        ensure!(State::<T>::get().book(&spec.asset).is_some(), Error::<T>::UnknownAsset);
        let deliverable = (1..=terms.delivery_secs).contains(&spec.deliver_secs);
        let in_range = spec.is_in_range() && terms.allows_window(spec.window_secs) && deliverable;
        ensure!(in_range, Error::<T>::OutOfRange);
        Ok(())
    }

    /// Holds the maximum price and the deposit of a new job, and records it.
    fn create(
        consumer: T::AccountId,
        spec: JobSpec,
        now: Seconds,
        stage: Stage<T::AccountId>,
    ) -> Result<JobId, DispatchError> {
        let (escrow, deposit) = (spec.max_price, T::JobDeposit::get());
        let bids_until = now.checked_add(spec.window_secs).ok_or(ArithmeticError::Overflow)?;
        Self::hold(&AssetKind::Native, HoldReason::JobDeposit, &consumer, deposit)?;
        Self::hold(&spec.asset, HoldReason::Escrow, &consumer, escrow)?;
        let id = Numbers::<T>::try_mutate(|numbers| {
            let id = numbers.next;
            numbers.next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
            numbers.live = numbers.live.checked_add(1).ok_or(ArithmeticError::Overflow)?;
            Ok::<_, DispatchError>(id)
        })?;
        let barred = BoundedVec::default();
        let job = Job { consumer, spec, escrow, deposit, bids_until, barred, stage };
        Jobs::<T>::insert(id, job);
        Ok(id)
    }

    /// Makes the provider liable for a job at `price`, with `secs` to deliver.
    pub(crate) fn engage(
        terms: &Terms,
        now: Seconds,
        spec: &JobSpec,
        provider: T::AccountId,
        price: Balance,
        secs: Seconds,
    ) -> Result<Deal<T::AccountId>, DispatchError> {
        let (_, liability) = Self::qualify(spec, &provider, price)?;
        T::Providers::engage(&provider, liability)?;
        let deadline = now.checked_add(secs).ok_or(ArithmeticError::Overflow)?;
        Ok(Deal {
            provider,
            price,
            liability,
            penalty: terms.penalty(liability),
            assigned: now,
            // A quarter of the time, rounded up.
            decline_until: now.saturating_add(secs.div_ceil(4)),
            deadline,
        })
    }

    /// The standing of a provider that meets the requirements of a job, and the price in the native
    /// token.
    pub(crate) fn qualify(
        spec: &JobSpec,
        provider: &T::AccountId,
        price: Balance,
    ) -> Result<(Standing, Balance), DispatchError> {
        let standing = T::Providers::standing(provider).ok_or(Error::<T>::BelowRequirements)?;
        let meets =
            standing.tier >= spec.least_tier && standing.reputation >= spec.least_reputation;
        ensure!(meets, Error::<T>::BelowRequirements);
        let liability = T::Value::native_value(&spec.asset, price).ok_or(Error::<T>::NoPrice)?;
        Ok((standing, liability))
    }

    pub(crate) fn do_assign(
        who: T::AccountId,
        id: JobId,
        provider: T::AccountId,
    ) -> DispatchResult {
        let (terms, now) = (Self::terms()?, T::Clock::now());
        Jobs::<T>::try_mutate(id, |stored| {
            let job = stored.as_mut().ok_or(Error::<T>::NotFound)?;
            ensure!(job.consumer == who, Error::<T>::NotYours);
            ensure!(job.stage == Stage::Open, Error::<T>::WrongState);
            ensure!(now < T::Clock::extended(job.bids_until), Error::<T>::TooLate);
            let bid = Self::take_bid(id, &provider)?;
            let deal = Self::engage(&terms, now, &job.spec, provider, bid.price, bid.secs)?;
            job.stage = Stage::Assigned(deal.clone());
            Self::deposit_event(Event::Assigned { job: id, deal });
            Ok(())
        })
    }

    pub(crate) fn do_decline(who: T::AccountId, id: JobId) -> DispatchResult {
        let now = T::Clock::now();
        Jobs::<T>::try_mutate(id, |stored| {
            let job = stored.as_mut().ok_or(Error::<T>::NotFound)?;
            let Stage::Assigned(deal) = &job.stage else {
                return Err(Error::<T>::WrongState.into());
            };
            ensure!(deal.provider == who, Error::<T>::NotYours);
            ensure!(now < T::Clock::extended(deal.decline_until), Error::<T>::TooLate);
            Self::end_liability(deal, quaestor_primitives::WorkOutcome::Void);
            let bids_until = now.saturating_add(job.spec.window_secs);
            job.stage = Stage::Open;
            job.bids_until = bids_until;
            job.bar(who.clone());
            Self::deposit_event(Event::Declined { job: id, provider: who, bids_until });
            Ok(())
        })
    }

    pub(crate) fn do_cancel(who: T::AccountId, id: JobId) -> DispatchResult {
        let job = Jobs::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        ensure!(job.stage == Stage::Open, Error::<T>::WrongState);
        if job.consumer != who {
            let day_secs = Self::terms()?.day_secs;
            let abandoned = T::Clock::extended(job.bids_until).saturating_add(day_secs);
            ensure!(T::Clock::now() >= abandoned, Error::<T>::NotYours);
        }
        let (consumer, amount) = (job.consumer.clone(), job.escrow);
        Self::refund(&job)?;
        Self::remove(id);
        Self::deposit_event(Event::Cancelled { job: id, consumer, amount });
        Ok(())
    }

    // Shared steps.

    /// Returns what is on hold for a job.
    pub(crate) fn refund(job: &Job<T::AccountId>) -> DispatchResult {
        let (who, asset) = (&job.consumer, &job.spec.asset);
        let kept = Self::release(asset, HoldReason::Escrow, who, job.escrow)?;
        Self::note_unpaid(asset, kept)?;
        let native = AssetKind::Native;
        let kept = Self::release(&native, HoldReason::JobDeposit, who, job.deposit)?;
        Self::note_unpaid(&native, kept)
    }

    /// Removes the records of a job.
    pub(crate) fn remove(id: JobId) {
        Jobs::<T>::remove(id);
        Bids::<T>::remove(id);
        Numbers::<T>::mutate(|numbers| numbers.live = numbers.live.saturating_sub(1));
    }

    /// Ends the liability of a provider for a job.
    pub(crate) fn end_liability(
        deal: &Deal<T::AccountId>,
        outcome: quaestor_primitives::WorkOutcome,
    ) {
        T::Providers::disengage(&deal.provider, deal.liability, outcome);
    }

    /// Takes the bid of a provider off the list.
    pub(crate) fn take_bid(
        id: JobId,
        provider: &T::AccountId,
    ) -> Result<crate::types::Bid<T::AccountId>, Error<T>> {
        Bids::<T>::try_mutate_exists(id, |stored| {
            let bids: &mut BidList<_> = stored.as_mut().ok_or(Error::<T>::NotFound)?;
            let bid = bids.take(provider).ok_or(Error::<T>::NotFound)?;
            if bids.0.is_empty() {
                *stored = None;
            }
            Ok(bid)
        })
    }
}
