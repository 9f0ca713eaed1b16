//! Cases: challenges, responses, votes, and the finding of the jury.

use crate::{
    types::{
        Case, CaseId, Commitment, Evidence, Finding, Ground, Hash, Location, Phase, Task, Vote,
        AUDITOR_STAKE_BPS,
    },
    Auditors, Audits, Cases, Config, CurrentSet, Error, Event, Pallet, Totals,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_math::slash::share_or;
use quaestor_primitives::{
    Balance, ClockInspect, Disputable, ProviderFault, ProviderInspect, Subject,
};

/// A case to be opened.
pub(crate) struct Opening<AccountId, WorkId> {
    pub work: WorkId,
    pub subject: Subject<AccountId>,
    pub by: AccountId,
    /// The irrecoverable cost of the work, if its auditor opens the case.
    pub audited: Option<Balance>,
    pub ground: Ground,
    pub evidence: Evidence,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_challenge(
        who: T::AccountId,
        work: T::WorkId,
        ground: Ground,
        evidence: Evidence,
    ) -> DispatchResult {
        Self::enabled()?;
        let subject = T::Work::subject(&work).ok_or(Error::<T>::NotFound)?;
        ensure!(subject.consumer == who, Error::<T>::NotParty);
        let until = T::Clock::extended(subject.review_until);
        ensure!(T::Clock::now() < until, Error::<T>::TooLate);
        Self::open(Opening { work, subject, by: who, audited: None, ground, evidence }).map(drop)
    }

    /// Opens a case. Its jury is the set of the day without the parties.
    pub(crate) fn open(opening: Opening<T::AccountId, T::WorkId>) -> Result<CaseId, DispatchError> {
        let (params, now) = (Self::enabled()?, T::Clock::now());
        let Opening { work, subject, by, audited, ground, evidence } = opening;
        ensure!(!subject.frozen, Error::<T>::AlreadyChallenged);
        let at_stake = Self::at_stake(&subject);
        let stake = match audited {
            Some(_) => {
                let bond = Auditors::<T>::get(&by).map_or(0, |auditor| auditor.bond);
                share_or(bond, AUDITOR_STAKE_BPS, 0)
            },
            None => {
                let stake = params.stake(at_stake);
                Self::hold(&by, stake)?;
                stake
            },
        };
        T::Work::freeze(&work, true)?;
        T::Providers::contest(&subject.provider, true);
        // A case takes the place of an audit that was not answered.
        if let Some(audit) = Audits::<T>::get(&work).filter(|audit| audit.is_pending()) {
            Self::end_audit(&work, &audit);
        }
        let id = Totals::<T>::try_mutate(|totals| {
            let id = totals.next;
            totals.next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
            totals.open = totals.open.checked_add(1).ok_or(ArithmeticError::Overflow)?;
            Ok::<_, DispatchError>(id)
        })?;
        let commit_until = now.saturating_add(params.commit_secs);
        let reveal_until = commit_until.saturating_add(params.reveal_secs);
        let half = params.commit_secs.div_ceil(2);
        let parties = [&subject.provider, &subject.consumer, &by];
        let case = Case {
            jury: Case::<_, T::WorkId>::jury_of(CurrentSet::<T>::get(), &parties),
            work,
            provider: subject.provider,
            consumer: subject.consumer,
            paid: subject.paid,
            challenger: by,
            audited,
            ground,
            evidence,
            response: None,
            price: subject.price,
            promised: subject.since,
            at_stake,
            stake,
            phase: Phase::Voting {
                respond_until: now.saturating_add(half),
                commit_until,
                reveal_until,
            },
            listed: reveal_until,
        };
        Self::list(Task::Case(id), reveal_until);
        Self::deposit_event(Event::Challenged {
            case: id,
            work: case.work.clone(),
            provider: case.provider.clone(),
            challenger: case.challenger.clone(),
            ground,
            stake,
            at_stake,
            commit_until,
            reveal_until,
        });
        Cases::<T>::insert(id, case);
        Ok(id)
    }

    pub(crate) fn do_respond(who: T::AccountId, id: CaseId, location: Location) -> DispatchResult {
        Self::change(id, |case| {
            ensure!(case.provider == who, Error::<T>::NotParty);
            let Phase::Voting { respond_until, .. } = case.phase else {
                return Err(Error::<T>::WrongPhase.into());
            };
            ensure!(T::Clock::now() < respond_until, Error::<T>::TooLate);
            case.response = Some(location.clone());
            Ok(())
        })?;
        Self::deposit_event(Event::Responded { case: id, location });
        Ok(())
    }

    pub(crate) fn do_commit(who: T::AccountId, id: CaseId, hash: Hash) -> DispatchResult {
        Self::change(id, |case| {
            let Phase::Voting { commit_until, .. } = case.phase else {
                return Err(Error::<T>::WrongPhase.into());
            };
            ensure!(T::Clock::now() < commit_until, Error::<T>::TooLate);
            let juror = case.juror_mut(&who).ok_or(Error::<T>::NotInTheSet)?;
            juror.vote = Vote::Committed(hash);
            Ok(())
        })?;
        Self::deposit_event(Event::Committed { case: id, who });
        Ok(())
    }

    pub(crate) fn do_reveal(
        who: T::AccountId,
        id: CaseId,
        finding: Finding,
        salt: Hash,
    ) -> DispatchResult {
        let weight = Self::change(id, |case| {
            let Phase::Voting { commit_until, reveal_until, .. } = case.phase else {
                return Err(Error::<T>::WrongPhase.into());
            };
            let now = T::Clock::now();
            ensure!(now >= commit_until, Error::<T>::TooEarly);
            ensure!(now < reveal_until, Error::<T>::TooLate);
            let juror = case.juror_mut(&who).ok_or(Error::<T>::NotInTheSet)?;
            let hash = Self::commitment(id, &who, finding, salt);
            ensure!(juror.vote == Vote::Committed(hash), Error::<T>::BadReveal);
            juror.vote = Vote::Revealed(finding);
            Ok(juror.weight)
        })?;
        Self::deposit_event(Event::Revealed { case: id, who, finding, weight });
        Ok(())
    }

    /// Ends the votes: a finding can be appealed, and an undecided case goes to the council.
    pub(crate) fn do_resolve(id: CaseId) -> DispatchResult {
        let (params, now) = (Self::enabled()?, T::Clock::now());
        let event = Self::change(id, |case| {
            let Phase::Voting { reveal_until, .. } = case.phase else {
                return Err(Error::<T>::WrongPhase.into());
            };
            ensure!(now >= reveal_until, Error::<T>::TooEarly);
            let finding = case.outcome(params.quorum_bps);
            case.forget_commitments();
            case.phase = match finding {
                Some(finding) => {
                    let until = now.saturating_add(params.appeal_secs);
                    Phase::Appealable { finding, until }
                },
                None => {
                    let until = now.saturating_add(params.ruling_secs);
                    Phase::Ruling { finding: None, appeal: None, until }
                },
            };
            Self::relist(Task::Case(id), &mut case.listed, case.phase.due());
            let [fault, no_fault] =
                [Finding::Fault, Finding::NoFault].map(|one| case.weight_for(one));
            let (jury, until) = (case.weight(), case.phase.due());
            Ok(Event::Resolved { case: id, finding, fault, no_fault, jury, until })
        })?;
        Self::deposit_event(event);
        Ok(())
    }

    // Shared steps.

    /// Hash of a vote to commit.
    pub(crate) fn commitment(
        case: CaseId,
        who: &T::AccountId,
        finding: Finding,
        salt: Hash,
    ) -> Hash {
        let genesis = Self::hash_of(0).unwrap_or_default();
        Commitment { genesis, case, who, finding, salt }.hash()
    }

    /// Applies `change` to a case whose deadlines are those of now.
    pub(crate) fn change<R>(
        id: CaseId,
        change: impl FnOnce(&mut Case<T::AccountId, T::WorkId>) -> Result<R, DispatchError>,
    ) -> Result<R, DispatchError> {
        Cases::<T>::try_mutate(id, |stored| {
            let case = stored.as_mut().ok_or(Error::<T>::NotFound)?;
            case.phase.extend::<T::Clock>();
            change(case)
        })
    }

    /// The sentence that work can lead to, as far as it is known when the case is opened: a multiple of
    /// the price, at most that of the largest price that the backing allows.
    fn at_stake(subject: &Subject<T::AccountId>) -> Balance {
        let largest = T::Providers::standing(&subject.provider)
            .map_or(Balance::MAX, |standing| standing.largest_price);
        subject.price.min(largest).saturating_mul(T::PriceMultiple::get().into())
    }

    /// Removes a case that has ended.
    pub(crate) fn end_case(id: CaseId, case: &Case<T::AccountId, T::WorkId>) {
        Self::unlist(Task::Case(id), case.listed);
        Cases::<T>::remove(id);
        Totals::<T>::mutate(|totals| totals.open = totals.open.saturating_sub(1));
        T::Providers::contest(&case.provider, false);
    }
}
