//! `commit_canary`, `reveal_canary` and `drop_canary`.

use super::*;
use crate::{types::MAX_CANARIES, Audits, Canaries, Cases, Totals};

fn hash() -> [u8; 32] {
    Challenges::canary_view(&CONSUMER, &PROVIDER, SALT)
}

/// A canary that was committed an hour before its work was promised, drawn for the first auditor.
fn canary() {
    accepted(OPERATOR, Call::commit_canary { hash: hash() });
    assert_eq!(last_event(), Event::CanaryCommitted { hash: hash() });
    at(START + 2 * HOUR);
    drawn(1, AUDITOR);
}

const PASSED: Task<JobId> = Task::Audit(1);
const FAILED: Task<JobId> = Task::Case(0);

#[test]
fn a_canary_that_was_passed_costs_the_reward_and_a_part_of_the_bond() {
    ExtBuilder::default().build_and_execute(|| {
        canary();
        accepted(AUDITOR, Call::answer { work: 1, answer: PASS });
        accepted(CONSUMER, reveal_canary(PASSED));
        assert_eq!(last_event(), Event::CanaryRevealed { work: 1, auditor: AUDITOR, found: false });
        let auditor = auditor(AUDITOR);
        assert_eq!((auditor.fined, auditor.owed, auditor.misses), (500 * TOKEN, 0, 1));
        assert_eq!((pot(), auditor.accuracy), (POT, 437_500));
        assert!(!Audits::<Test>::contains_key(1) && !Canaries::<Test>::contains_key(hash()));
        refused(CONSUMER, reveal_canary(PASSED), Error::NotFound);
    });
}

#[test]
fn a_canary_that_was_failed_is_rewarded_twice_and_nobody_is_sentenced() {
    ExtBuilder::default().build_and_execute(|| {
        canary();
        accepted(AUDITOR, Call::answer { work: 1, answer: fail() });
        accepted(AUDITOR + 1, commit(0, AUDITOR + 1, Fault));
        accepted(CONSUMER, reveal_canary(FAILED));
        assert_eq!(last_event(), Event::CanaryRevealed { work: 1, auditor: AUDITOR, found: true });
        let auditor = auditor(AUDITOR);
        assert_eq!((auditor.owed, auditor.accuracy, auditor.bond), (60 * TOKEN, 531_250, BOND));
        assert_eq!(pot(), POT - 60 * TOKEN);
        assert_eq!(Market::verdict(1), Some(Verdict::Undecided));
        assert_eq!((Desk::contested(PROVIDER), Desk::faults().len()), (0, 0));
        assert_eq!(Cases::<Test>::iter().count(), 0);
        refused(CONSUMER, reveal_canary(FAILED), Error::NotFound);
    });
}

#[test]
fn a_canary_is_revealed_before_the_reward_and_in_the_time_to_commit() {
    ExtBuilder::default().build_and_execute(|| {
        canary();
        refused(CONSUMER, reveal_canary(PASSED), Error::WrongPhase);
        accepted(AUDITOR, Call::answer { work: 1, answer: PASS });
        at(START + 4 * DAY);
        accepted(NOBODY, Call::close_audit { work: 1 });
        refused(CONSUMER, reveal_canary(PASSED), Error::WrongPhase);
    });
    ExtBuilder::default().build_and_execute(|| {
        canary();
        accepted(AUDITOR, Call::answer { work: 1, answer: fail() });
        at(START + 2 * HOUR + DAY);
        refused(CONSUMER, reveal_canary(FAILED), Error::WrongPhase);
        at(START + 2 * HOUR + DAY - 1);
        accepted(CONSUMER, reveal_canary(FAILED));
    });
}

/// Not the operator: a colluding one could end the case of somebody else's work.
#[test]
fn only_the_consumer_reveals_a_canary() {
    ExtBuilder::default().build_and_execute(|| {
        canary();
        accepted(AUDITOR, Call::answer { work: 1, answer: fail() });
        for who in [OPERATOR, PROVIDER, AUDITOR, OTHER] {
            refused(who, reveal_canary(FAILED), Error::NotParty);
        }
        refused(CONSUMER, Call::reveal_canary { task: FAILED, salt: [8; 32] }, Error::BadReveal);
        refused(CONSUMER, reveal_canary(Task::Case(1)), Error::NotFound);
        refused(CONSUMER, reveal_canary(Task::Audit(1)), Error::NotFound);
    });
}

#[test]
fn a_canary_is_committed_before_the_work_is_promised() {
    for (at_secs, allowed) in [(START + HOUR, false), (START + HOUR + 1, true)] {
        ExtBuilder::default().build_and_execute(|| {
            accepted(OPERATOR, Call::commit_canary { hash: hash() });
            at(at_secs);
            // It was promised an hour before.
            drawn(1, AUDITOR);
            accepted(AUDITOR, Call::answer { work: 1, answer: PASS });
            match allowed {
                true => accepted(CONSUMER, reveal_canary(PASSED)),
                false => refused(CONSUMER, reveal_canary(PASSED), Error::BadReveal),
            }
        });
    }
}

#[test]
fn a_case_of_the_consumer_is_no_canary() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(OPERATOR, Call::commit_canary { hash: hash() });
        at(START + 2 * HOUR);
        disputed(1);
        refused(CONSUMER, reveal_canary(FAILED), Error::WrongPhase);
    });
}

#[test]
fn only_operators_commit_and_drop_canaries() {
    ExtBuilder::default().build_and_execute(|| {
        let hash = hash();
        for who in [CONSUMER, AUDITOR, COUNCIL] {
            refused(who, Call::commit_canary { hash }, DispatchError::BadOrigin);
        }
        accepted(OPERATOR, Call::commit_canary { hash });
        refused(OPERATOR, Call::commit_canary { hash }, Error::AlreadyCommitted);
        refused(CONSUMER, Call::drop_canary { hash }, DispatchError::BadOrigin);
        Canaries::<Test>::mutate(hash, |canary| canary.as_mut().unwrap().operator = OTHER);
        refused(OPERATOR, Call::drop_canary { hash }, Error::NotParty);
        Canaries::<Test>::mutate(hash, |canary| canary.as_mut().unwrap().operator = OPERATOR);
        accepted(OPERATOR, Call::drop_canary { hash });
        assert_eq!(last_event(), Event::CanaryDropped { hash });
        refused(OPERATOR, Call::drop_canary { hash }, Error::NotFound);
    });
}

#[test]
fn the_number_of_canaries_is_bounded() {
    ExtBuilder::default().build_and_execute(|| {
        let hash = |number: u32| {
            let mut hash = [0; 32];
            hash[..4].copy_from_slice(&number.to_le_bytes());
            hash
        };
        for number in 0..MAX_CANARIES {
            accepted(OPERATOR, Call::commit_canary { hash: hash(number) });
        }
        let another = Call::commit_canary { hash: hash(MAX_CANARIES) };
        refused(OPERATOR, another.clone(), Error::TooManyCanaries);
        accepted(OPERATOR, Call::drop_canary { hash: hash(7) });
        accepted(OPERATOR, another);
        assert_eq!(Totals::<Test>::get().canaries, MAX_CANARIES);
    });
}

#[test]
fn the_reward_of_an_auditor_that_is_gone_stays_in_the_pot() {
    ExtBuilder::default().build_and_execute(|| {
        canary();
        accepted(AUDITOR, Call::answer { work: 1, answer: fail() });
        Challenges::do_leave(AUDITOR).unwrap();
        crate::Auditors::<Test>::remove(AUDITOR);
        Bonds::release(&AUDITOR, BOND);
        accepted(CONSUMER, reveal_canary(FAILED));
        assert_eq!(pot(), POT);
    });
}

#[test]
fn without_parameters_there_are_no_canaries() {
    ExtBuilder { params: None, bonds: vec![] }.build_and_execute(|| {
        refused(OPERATOR, Call::commit_canary { hash: hash() }, Error::NotEnabled);
        refused(CONSUMER, reveal_canary(FAILED), Error::NotEnabled);
    });
}
