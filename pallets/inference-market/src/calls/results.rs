//! Results, their payment, and missed deadlines.

use crate::{
    pay::Payment,
    types::{Deal, Hash, Job, JobId, JobResult, Location, Stage},
    Config, Error, Event, HoldReason, Jobs, Pallet,
};
use polkadot_sdk::{
    frame_support::{ensure, storage::with_storage_layer, traits::Get},
    frame_system,
    sp_runtime::{DispatchError, DispatchResult, SaturatedConversion, TransactionalError},
};
use quaestor_primitives::{
    AssetKind, Audit, AuditInspect, Balance, ClockInspect, OnResult, PaymentSource, ProviderFault,
    WorkOutcome,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_submit_result(
        who: T::AccountId,
        id: JobId,
        output: Hash,
        tokens: u64,
        location: Location,
    ) -> DispatchResult {
        let (terms, now) = (Self::terms()?, T::Clock::now());
        Jobs::<T>::try_mutate(id, |stored| {
            let job = stored.as_mut().ok_or(Error::<T>::NotFound)?;
            let Stage::Assigned(deal) = &job.stage else {
                return Err(Error::<T>::WrongState.into());
            };
            ensure!(deal.provider == who, Error::<T>::NotYours);
            ensure!(now < T::Clock::extended(deal.deadline), Error::<T>::TooLate);
            ensure!(tokens <= job.spec.units, Error::<T>::OutOfRange);
            let result = JobResult {
                output,
                tokens,
                location,
                block: Self::block(),
                submitted: now,
                review_until: now.saturating_add(terms.review_secs),
                audit_until: now.saturating_add(terms.audit_secs),
            };
            job.stage = Stage::Submitted(deal.clone(), result.clone());
            if job.spec.auditable {
                T::OnResult::on_result(&id, result.block);
            }
            Self::deposit_event(Event::Submitted { job: id, provider: who, result });
            Ok(())
        })
    }

    pub(crate) fn do_accept(who: T::AccountId, id: JobId) -> DispatchResult {
        let job = Jobs::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        ensure!(job.consumer == who, Error::<T>::NotYours);
        Self::settle_submitted(id, job)
    }

    pub(crate) fn do_settle(id: JobId) -> DispatchResult {
        let job = Jobs::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        if let Stage::Submitted(_, result) = &job.stage {
            let reviewed = T::Clock::now() >= T::Clock::extended(result.review_until);
            ensure!(reviewed, Error::<T>::InReview);
        }
        Self::settle_submitted(id, job)
    }

    /// Pays a submitted job. It is gone at once if no audit can follow.
    fn settle_submitted(id: JobId, mut job: Job<T::AccountId>) -> DispatchResult {
        let Stage::Submitted(deal, result) = job.stage.clone() else {
            return Err(Error::<T>::WrongState.into());
        };
        Self::pay_job(id, &mut job, &deal, &result)?;
        match Self::ending(id, &job, &result) {
            Some(outcome) => Self::close(id, &deal, outcome),
            None => {
                job.stage = Stage::Paid(deal, result);
                Jobs::<T>::insert(id, job);
            },
        }
        Ok(())
    }

    /// Pays the price, and returns the rest of what is on hold for the job.
    pub(crate) fn pay_job(
        id: JobId,
        job: &mut Job<T::AccountId>,
        deal: &Deal<T::AccountId>,
        result: &JobResult,
    ) -> DispatchResult {
        Self::pay(Payment {
            payer: &job.consumer,
            provider: &deal.provider,
            asset: &job.spec.asset,
            gross: deal.price,
            tokens: result.tokens,
            seconds: result.submitted.saturating_sub(deal.assigned),
            source: PaymentSource::Job(id),
            credited: job.spec.auditable,
            class: Some(job.spec.class),
        })?;
        job.escrow = job.escrow.saturating_sub(deal.price);
        Self::refund(job)?;
        (job.escrow, job.deposit) = (0, 0);
        Ok(())
    }

    pub(crate) fn do_clear(id: JobId) -> DispatchResult {
        let job = Jobs::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        let Stage::Paid(deal, result) = &job.stage else {
            return Err(Error::<T>::WrongState.into());
        };
        let outcome = Self::ending(id, &job, result).ok_or(Error::<T>::InReview)?;
        Self::close(id, deal, outcome);
        Ok(())
    }

    /// The end of a paid job, if its result cannot be disputed any more. Whatever an audit says, that
    /// time ends.
    pub(crate) fn ending(
        id: JobId,
        job: &Job<T::AccountId>,
        result: &JobResult,
    ) -> Option<WorkOutcome> {
        if !job.spec.auditable {
            return Some(WorkOutcome::Done);
        }
        let over = T::Clock::now() >= T::Clock::extended(result.audit_until);
        let undrawn = Self::block().saturating_sub(result.block) > T::DrawBlocks::get();
        match T::Audits::audit(&id, result.block) {
            Audit::Passed => Some(WorkOutcome::Audited),
            Audit::Over => Some(WorkOutcome::Done),
            Audit::Possible => (undrawn || over).then_some(WorkOutcome::Done),
            Audit::Pending => over.then_some(WorkOutcome::Done),
        }
    }

    /// Ends the liability for a job, which is gone.
    fn close(id: JobId, deal: &Deal<T::AccountId>, outcome: WorkOutcome) {
        Self::end_liability(deal, outcome);
        Self::remove(id);
        Self::deposit_event(Event::Cleared { job: id, provider: deal.provider.clone() });
    }

    pub(crate) fn do_fail(id: JobId) -> DispatchResult {
        let job = Jobs::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        let Stage::Assigned(deal) = &job.stage else {
            return Err(Error::<T>::WrongState.into());
        };
        let late = T::Clock::now() >= T::Clock::extended(deal.deadline);
        ensure!(late, Error::<T>::TooEarly);
        let penalty = Self::penalise(deal, &job.consumer)?;
        Self::end_liability(deal, WorkOutcome::Late);
        Self::refund(&job)?;
        Self::remove(id);
        let (provider, amount) = (deal.provider.clone(), job.escrow);
        Self::deposit_event(Event::Failed { job: id, provider, amount, penalty });
        Ok(())
    }

    /// Takes the penalty from the own stake of the provider. If that fails, the consumer still gets
    /// back what is on hold; only in a call that is nested too deeply for it the call fails, or a
    /// provider could avoid the penalty that way.
    fn penalise(deal: &Deal<T::AccountId>, to: &T::AccountId) -> Result<Balance, DispatchError> {
        if deal.penalty == 0 {
            return Ok(0);
        }
        let taken = with_storage_layer::<_, DispatchError, _>(|| {
            T::Providers::penalise(&deal.provider, deal.penalty, to)
        });
        match taken {
            Err(DispatchError::Transactional(TransactionalError::LimitReached)) => {
                Err(TransactionalError::LimitReached.into())
            },
            taken => Ok(taken.unwrap_or_default()),
        }
    }

    /// Number of this block.
    pub(crate) fn block() -> u32 {
        frame_system::Pallet::<T>::block_number().saturated_into()
    }

    /// Returns the escrow of a disputed job that was not paid.
    pub(crate) fn refund_disputed(id: JobId, job: &Job<T::AccountId>) -> DispatchResult {
        Self::refund(job)?;
        let (consumer, amount) = (job.consumer.clone(), job.escrow);
        Self::deposit_event(Event::Refunded { job: id, consumer, amount });
        Ok(())
    }

    /// Sum of what accounts have on hold for their jobs, for checks of the whole state.
    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn on_hold(asset: &AssetKind, who: &T::AccountId) -> (Balance, Balance) {
        let escrow = Self::held(asset, HoldReason::Escrow, who);
        (escrow, Self::held(asset, HoldReason::JobDeposit, who))
    }
}
