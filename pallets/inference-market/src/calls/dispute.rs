//! Disputes over results.

use crate::{
    types::{JobId, Stage},
    Config, CurrentTerms, Error, Event, Jobs, Pallet,
};
use polkadot_sdk::{
    frame_support::ensure,
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{
    AssetKind, Balance, ClockInspect, Disputable, Subject, Verdict, WorkOutcome,
};

impl<T: Config> Pallet<T> {
    fn do_freeze(id: JobId, on: bool) -> DispatchResult {
        let now = T::Clock::now();
        Jobs::<T>::try_mutate(id, |stored| {
            let job = stored.as_mut().ok_or(Error::<T>::NotFound)?;
            job.stage = match (job.stage.clone(), on) {
                (Stage::Submitted(deal, result), true) => {
                    Stage::Frozen { deal, result, paid: false }
                },
                (Stage::Paid(deal, result), true) => Stage::Frozen { deal, result, paid: true },
                (Stage::Frozen { deal, result, paid: false }, false) => {
                    Stage::Submitted(deal, result)
                },
                (Stage::Frozen { deal, result, paid: true }, false) => Stage::Paid(deal, result),
                _ => return Err(Error::<T>::WrongState.into()),
            };
            if on {
                let until = job.result().map_or(0, |result| result.audit_until);
                ensure!(now < T::Clock::extended(until), Error::<T>::TooLate);
            }
            Self::deposit_event(match on {
                true => Event::Frozen { job: id },
                false => Event::Unfrozen { job: id },
            });
            Ok::<_, DispatchError>(())
        })
    }

    fn do_conclude(id: JobId, verdict: Verdict) -> DispatchResult {
        let mut job = Jobs::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        let Stage::Frozen { deal, result, paid } = job.stage.clone() else {
            return Err(Error::<T>::WrongState.into());
        };
        let outcome = match verdict {
            Verdict::Fault => WorkOutcome::Faulty,
            Verdict::NoFault => WorkOutcome::Done,
            Verdict::Undecided => WorkOutcome::Void,
        };
        match verdict {
            _ if paid => (),
            Verdict::NoFault => Self::pay_job(id, &mut job, &deal, &result)?,
            Verdict::Fault | Verdict::Undecided => Self::refund_disputed(id, &job)?,
        }
        Self::end_liability(&deal, outcome);
        Self::remove(id);
        Self::deposit_event(Event::Concluded { job: id, verdict });
        Ok(())
    }

    /// The part of the price of a job that nobody gets back, at the neutral fee or the one in force if
    /// that is lower.
    fn irrecoverable_price(asset: &AssetKind, price: Balance) -> Balance {
        if *asset != AssetKind::Native {
            return 0;
        }
        let Some(terms) = CurrentTerms::<T>::get() else { return 0 };
        let legs = terms.rates(Self::fee_now()).legs(price);
        legs.and_then(|legs| Self::irrecoverable_of(&legs)).unwrap_or_default()
    }
}

impl<T: Config> Disputable<T::AccountId, JobId> for Pallet<T> {
    fn subject(id: &JobId) -> Option<Subject<T::AccountId>> {
        let job = Jobs::<T>::get(id)?;
        let (deal, result) = (job.deal()?, job.result()?);
        let frozen = matches!(job.stage, Stage::Frozen { .. });
        let audit_until = T::Clock::extended(result.audit_until);
        if !frozen && T::Clock::now() >= audit_until {
            return None;
        }
        Some(Subject {
            provider: deal.provider.clone(),
            price: deal.liability,
            irrecoverable: Self::irrecoverable_price(&job.spec.asset, deal.price),
            since: deal.assigned,
            review_until: T::Clock::extended(result.review_until),
            audit_until,
            block: result.block,
            auditable: job.spec.auditable,
            paid: matches!(job.stage, Stage::Paid(..) | Stage::Frozen { paid: true, .. }),
            frozen,
            consumer: job.consumer,
        })
    }

    fn is_frozen(id: &JobId) -> bool {
        Jobs::<T>::get(id).is_some_and(|job| matches!(job.stage, Stage::Frozen { .. }))
    }

    fn freeze(id: &JobId, on: bool) -> DispatchResult {
        Self::do_freeze(*id, on)
    }

    fn conclude(id: &JobId, verdict: Verdict) -> DispatchResult {
        Self::do_conclude(*id, verdict)
    }
}
