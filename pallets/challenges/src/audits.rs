//! Audits: results that wait, their draw, answers, and canaries.

use crate::{
    cases::Opening,
    types::{Answer, Audit, Canary, Hash, Params, Phase, Set, Task, DRAW_AFTER, MAX_CANARIES},
    Auditors, Audits, Canaries, Cases, Config, CurrentSet, Error, Event, Pallet, Parameters,
    PreviousSet, Totals, Undrawn,
};
use codec::Encode;
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    frame_system,
    sp_io::hashing::blake2_256,
    sp_runtime::{traits::SaturatedConversion, DispatchResult},
};
use quaestor_math::{mul_div, verdict::audit_reward, BPS};
use quaestor_primitives::{
    Audit as AuditState, Balance, Bps, ClockInspect, Disputable, Seconds, Subject, UsageInspect,
    Verdict,
};

/// Number that the hash of a block draws for a result; `None` if the result is not audited.
pub(crate) fn drawn<Id: Encode>(hash: Hash, work: &Id, audit_bps: Bps) -> Option<u128> {
    let drawn = (hash, work).using_encoded(blake2_256);
    let (first, rest) = drawn.split_first_chunk::<4>()?;
    let (second, _) = rest.split_first_chunk::<16>()?;
    let hit = u32::from_le_bytes(*first).checked_rem(BPS)? < audit_bps;
    hit.then(|| u128::from_le_bytes(*second))
}

impl<T: Config> Pallet<T> {
    /// Remembers a result that was submitted in `block`, so that it is drawn in idle time. Without it
    /// the result is drawn only if somebody calls for it.
    pub fn note_result(work: &T::WorkId, block: u32) {
        if Parameters::<T>::exists() {
            Undrawn::<T>::insert((block.to_be_bytes(), work), ());
        }
    }

    pub(crate) fn do_draw(work: T::WorkId) -> DispatchResult {
        let params = Self::enabled()?;
        let subject = T::Work::subject(&work).ok_or(Error::<T>::NotFound)?;
        ensure!(!Audits::<T>::contains_key(&work), Error::<T>::AlreadyDrawn);
        let block = subject.block;
        ensure!(Self::block() > block.saturating_add(DRAW_AFTER), Error::<T>::TooEarly);
        ensure!(Self::is_drawable(block), Error::<T>::TooLate);
        let number = Self::number_of(&work, block, params.audit_bps);
        let may_be_asked = subject.auditable && !subject.frozen;
        let number = number.filter(|_| may_be_asked).ok_or(Error::<T>::NotDrawn)?;
        let parties = [&subject.provider, &subject.consumer];
        let auditor = Self::set_of(block).pick(number, &parties).ok_or(Error::<T>::NotDrawn)?;
        let due = T::Clock::now().saturating_add(params.answer_secs).min(subject.audit_until);
        Self::list(Task::Audit(work.clone()), due);
        Self::deposit_event(Event::Drawn { work: work.clone(), auditor: auditor.clone(), due });
        let Subject { consumer, provider, since: promised, irrecoverable, .. } = subject;
        let audit = Audit {
            auditor,
            consumer,
            provider,
            promised,
            irrecoverable,
            block,
            due,
            passed: None,
            closed: false,
            listed: due,
        };
        Audits::<T>::insert(work, audit);
        Ok(())
    }

    pub(crate) fn do_answer(who: T::AccountId, work: T::WorkId, answer: Answer) -> DispatchResult {
        let (params, now) = (Self::enabled()?, T::Clock::now());
        let mut audit = Audits::<T>::get(&work).ok_or(Error::<T>::NotFound)?;
        ensure!(audit.auditor == who, Error::<T>::NotParty);
        ensure!(audit.is_pending(), Error::<T>::AlreadyAnswered);
        ensure!(now < T::Clock::extended(audit.due), Error::<T>::TooLate);
        let auditor = Auditors::<T>::try_mutate(&who, |stored| {
            let auditor = stored.as_mut().ok_or(Error::<T>::NotAnAuditor)?;
            auditor.audits = auditor.audits.saturating_add(1);
            Ok::<_, Error<T>>(*auditor)
        })?;
        match answer {
            Answer::Pass => {
                let reward = Self::reserve(&params, audit.irrecoverable, auditor.bond, 1);
                (audit.passed, audit.due) = (Some(reward), now.saturating_add(params.reward_secs));
                Self::relist(Task::Audit(work.clone()), &mut audit.listed, audit.due);
                Audits::<T>::insert(&work, audit);
                Self::deposit_event(Event::Passed { work, auditor: who, reward });
                Ok(())
            },
            Answer::Fail { ground, evidence } => {
                let audited = Some(audit.irrecoverable);
                let subject = T::Work::subject(&work).ok_or(Error::<T>::NotFound)?;
                Self::open(Opening { work, subject, by: who, audited, ground, evidence }).map(drop)
            },
        }
    }

    /// Closes an audit that is due: pays its reward, or fines the auditor who did not answer. Its
    /// record stays as long as the result could be drawn again.
    pub(crate) fn do_close_audit(work: T::WorkId) -> DispatchResult {
        let (params, now) = (Self::enabled()?, T::Clock::now());
        let mut audit = Audits::<T>::get(&work).ok_or(Error::<T>::NotFound)?;
        ensure!(now >= T::Clock::extended(audit.due), Error::<T>::TooEarly);
        if audit.closed {
            ensure!(!Self::is_drawable(audit.block), Error::<T>::TooEarly);
            Self::end_audit(&work, &audit);
            return Ok(());
        }
        let judged = Self::judge(&audit.auditor, |auditor| match audit.passed {
            Some(reward) => auditor.owed = auditor.owed.saturating_add(reward),
            None => {
                auditor.miss();
                auditor.fine(params.miss_bps);
            },
        });
        if judged.is_none() {
            Self::unreserve(audit.passed.unwrap_or_default());
        }
        let (auditor, answered) = (audit.auditor.clone(), audit.passed.is_some());
        if Self::is_drawable(audit.block) {
            audit.closed = true;
            let later = now.saturating_add(params.hour());
            Self::relist(Task::Audit(work.clone()), &mut audit.listed, later);
            Audits::<T>::insert(&work, audit);
        } else {
            Self::end_audit(&work, &audit);
        }
        Self::deposit_event(Event::AuditClosed { work, auditor, answered });
        Ok(())
    }

    // Canaries.

    pub(crate) fn do_commit_canary(operator: T::AccountId, hash: Hash) -> DispatchResult {
        Self::enabled()?;
        ensure!(!Canaries::<T>::contains_key(hash), Error::<T>::AlreadyCommitted);
        Totals::<T>::try_mutate(|totals| {
            ensure!(totals.canaries < MAX_CANARIES, Error::<T>::TooManyCanaries);
            totals.canaries = totals.canaries.saturating_add(1);
            Ok::<_, Error<T>>(())
        })?;
        Canaries::<T>::insert(hash, Canary { operator, since: T::Clock::now() });
        Self::deposit_event(Event::CanaryCommitted { hash });
        Ok(())
    }

    pub(crate) fn do_drop_canary(operator: &T::AccountId, hash: Hash) -> DispatchResult {
        let canary = Canaries::<T>::get(hash).ok_or(Error::<T>::NotFound)?;
        ensure!(canary.operator == *operator, Error::<T>::NotParty);
        Self::remove_canary(hash);
        Self::deposit_event(Event::CanaryDropped { hash });
        Ok(())
    }

    pub(crate) fn do_reveal_canary(
        who: T::AccountId,
        task: Task<T::WorkId>,
        salt: Hash,
    ) -> DispatchResult {
        let params = Self::enabled()?;
        match task {
            Task::Audit(work) => {
                let audit = Audits::<T>::get(&work).ok_or(Error::<T>::NotFound)?;
                let passed = audit.passed.filter(|_| !audit.closed);
                let reward = passed.ok_or(Error::<T>::WrongPhase)?;
                Self::open_canary(&who, &audit.consumer, &audit.provider, audit.promised, salt)?;
                Self::end_audit(&work, &audit);
                Self::unreserve(reward);
                Self::judge(&audit.auditor, |auditor| {
                    auditor.miss();
                    auditor.fine(params.canary_bps);
                });
                Self::deposit_event(Event::CanaryRevealed {
                    work,
                    auditor: audit.auditor,
                    found: false,
                });
            },
            Task::Case(id) => {
                let mut case = Cases::<T>::get(id).ok_or(Error::<T>::NotFound)?;
                case.phase.extend::<T::Clock>();
                let voting = matches!(
                    case.phase,
                    Phase::Voting { commit_until, .. } if T::Clock::now() < commit_until
                );
                let cost = case.audited.filter(|_| voting).ok_or(Error::<T>::WrongPhase)?;
                Self::open_canary(&who, &case.consumer, &case.provider, case.promised, salt)?;
                T::Work::conclude(&case.work, Verdict::Undecided)?;
                Self::end_case(id, &case);
                let bond = Auditors::<T>::get(&case.challenger).map_or(0, |one| one.bond);
                let reward = Self::reserve(&params, cost, bond, 2);
                let judged = Self::judge(&case.challenger, |auditor| {
                    auditor.hit();
                    auditor.owed = auditor.owed.saturating_add(reward);
                });
                if judged.is_none() {
                    Self::unreserve(reward);
                }
                Self::deposit_event(Event::CanaryRevealed {
                    work: case.work,
                    auditor: case.challenger,
                    found: true,
                });
            },
        }
        Ok(())
    }

    // Shared steps.

    /// Hash of a recent block.
    pub(crate) fn hash_of(block: u32) -> Option<Hash> {
        let hash = frame_system::Pallet::<T>::block_hash(
            frame_system::pallet_prelude::BlockNumberFor::<T>::saturated_from(block),
        );
        let hash = Hash::try_from(hash.as_ref()).ok()?;
        (hash != Hash::default()).then_some(hash)
    }

    /// Returns `true` while a result of `block` can be drawn.
    pub(crate) fn is_drawable(block: u32) -> bool {
        Self::block().saturating_sub(block) <= T::DrawBlocks::get()
    }

    /// Number that draws a result of `block`; `None` if it is not audited, or not known yet.
    fn number_of(work: &T::WorkId, block: u32, audit_bps: Bps) -> Option<u128> {
        drawn(Self::hash_of(block.saturating_add(DRAW_AFTER))?, work, audit_bps)
    }

    /// State of the audit of a result of `block`.
    pub(crate) fn audit_state(work: &T::WorkId, block: u32) -> AuditState {
        match Audits::<T>::get(work) {
            Some(audit) if audit.is_pending() => return AuditState::Pending,
            Some(audit) if audit.passed.is_some() => return AuditState::Passed,
            Some(_) => return AuditState::Over,
            None => {},
        }
        let Some(params) = Parameters::<T>::get() else { return AuditState::Over };
        let waits = Self::block() <= block.saturating_add(DRAW_AFTER);
        let hit = || Self::number_of(work, block, params.audit_bps).is_some();
        if waits || (Self::is_drawable(block) && hit()) {
            AuditState::Possible
        } else {
            AuditState::Over
        }
    }

    /// The set that was in force in `block`, as far back as the one of the day before.
    fn set_of(block: u32) -> Set<T::AccountId> {
        let current = CurrentSet::<T>::get();
        if current.block <= block {
            return current;
        }
        let previous = PreviousSet::<T>::get();
        if previous.block <= block {
            previous
        } else {
            Set::default()
        }
    }

    /// Removes an audit.
    pub(crate) fn end_audit(work: &T::WorkId, audit: &Audit<T::AccountId>) {
        Self::unlist(Task::Audit(work.clone()), audit.listed);
        Audits::<T>::remove(work);
    }

    /// Promises the reward of an audit, `times` over, out of the pot. Returns it.
    fn reserve(params: &Params, irrecoverable: Balance, bond: Balance, times: u32) -> Balance {
        let share = T::Usage::shares().audit_bps;
        let cost = mul_div(irrecoverable, share.into(), params.audit_bps.into());
        let one = |pot| audit_reward(cost.unwrap_or_default(), 1, bond, params.reward_bps, pot);
        Totals::<T>::mutate(|totals| {
            let reward = one(Balance::MAX).saturating_mul(times.into()).min(totals.pot);
            totals.pot = totals.pot.saturating_sub(reward);
            totals.promised = totals.promised.saturating_add(reward);
            reward
        })
    }

    /// Returns a promised reward to the pot.
    fn unreserve(reward: Balance) {
        Totals::<T>::mutate(|totals| {
            totals.pot = totals.pot.saturating_add(reward);
            totals.promised = totals.promised.saturating_sub(reward);
        });
    }

    /// Checks and removes a canary between these parties that was committed before the promise of the
    /// work. Only its consumer reveals it, so nobody ends the case of another one.
    fn open_canary(
        who: &T::AccountId,
        consumer: &T::AccountId,
        provider: &T::AccountId,
        promised: Seconds,
        salt: Hash,
    ) -> DispatchResult {
        ensure!(who == consumer, Error::<T>::NotParty);
        let hash = Self::canary_hash(consumer, provider, salt);
        let canary = Canaries::<T>::get(hash).ok_or(Error::<T>::BadReveal)?;
        ensure!(canary.since < promised, Error::<T>::BadReveal);
        Self::remove_canary(hash);
        Ok(())
    }

    pub(crate) fn canary_hash(
        consumer: &T::AccountId,
        provider: &T::AccountId,
        salt: Hash,
    ) -> Hash {
        (consumer, provider, salt).using_encoded(blake2_256)
    }

    fn remove_canary(hash: Hash) {
        Canaries::<T>::remove(hash);
        Totals::<T>::mutate(|totals| totals.canaries = totals.canaries.saturating_sub(1));
    }
}
