//! A halt of the chain over each deadline makes nobody late (A22).

use super::*;
use crate::Audits;
use quaestor_testing::StubClock;

/// The chain stands still from `from` to `until`.
fn halt(from: u64, until: u64) {
    StubClock::set_halt(from, until);
    at(until);
}

const LONG: u64 = 40 * DAY;

#[test]
fn over_the_review_of_a_result() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        halt(START + HOUR, START + LONG);
        at(START + LONG + HOUR);
        refused(CONSUMER, challenge(1), Error::TooLate);
        at(START + LONG + HOUR - 1);
        accepted(CONSUMER, challenge(1));
    });
}

#[test]
fn over_the_answer_to_an_audit() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        halt(START + HOUR, START + LONG);
        idle();
        refused(NOBODY, Call::close_audit { work: 1 }, Error::TooEarly);
        assert_eq!(auditor(AUDITOR).fined, 0);
        at(START + LONG + HOUR - 1);
        accepted(AUDITOR, Call::answer { work: 1, answer: PASS });
        assert_eq!(Audits::<Test>::get(1).unwrap().due, START + LONG + HOUR - 1 + 3 * DAY);
    });
}

#[test]
fn over_the_response() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        halt(START + HOUR, START + DAY - HOUR / 2);
        at(START + DAY + HOUR / 2 - 1);
        accepted(PROVIDER, Call::respond { case: id, location: location() });
    });
}

/// The commitments end an hour after the halt, and the time to reveal them is whole.
#[test]
fn over_the_commitments() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        accepted(AUDITOR, commit(id, AUDITOR, Fault));
        halt(START + HOUR, START + LONG);
        idle();
        refused(AUDITOR, reveal(id, Fault), Error::TooEarly);
        at(START + LONG + HOUR - 1);
        accepted(AUDITOR + 1, commit(id, AUDITOR + 1, Fault));
        at(START + LONG + HOUR);
        refused(AUDITOR + 2, commit(id, AUDITOR + 2, Fault), Error::TooLate);
        accepted(AUDITOR, reveal(id, Fault));
        at(START + LONG + HOUR + DAY - 1);
        idle();
        accepted(AUDITOR + 1, reveal(id, Fault));
        at(START + LONG + HOUR + DAY);
        accepted(NOBODY, Call::resolve { case: id });
        assert_eq!(case(id).phase.finding(), Some(Fault));
    });
}

/// A second halt does not undo the extension of the first one, which a call has recorded.
#[test]
fn two_halts_one_after_the_other() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        halt(START + HOUR, START + LONG);
        accepted(AUDITOR, commit(id, AUDITOR, Fault));
        at(START + LONG + 2 * HOUR);
        halt(START + LONG + 2 * HOUR, START + LONG + 3 * HOUR);
        accepted(AUDITOR, reveal(id, Fault));
        at(START + LONG + HOUR + DAY - 1);
        refused(NOBODY, Call::resolve { case: id }, Error::TooEarly);
    });
}

#[test]
fn over_the_votes() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        accepted(AUDITOR, commit(id, AUDITOR, Fault));
        halt(START + DAY + HOUR, START + LONG);
        idle();
        refused(NOBODY, Call::resolve { case: id }, Error::TooEarly);
        at(START + LONG + HOUR - 1);
        accepted(AUDITOR, reveal(id, Fault));
        at(START + LONG + HOUR);
        idle();
        assert!(!matches!(case(id).phase, Phase::Voting { .. }));
    });
}

#[test]
fn over_the_time_to_appeal() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[Fault; 3]);
        halt(START + 3 * DAY, START + LONG);
        idle();
        refused(NOBODY, Call::execute { case: id }, Error::TooEarly);
        at(START + LONG + HOUR - 1);
        accepted(PROVIDER, Call::appeal { case: id });
    });
}

#[test]
fn over_the_time_to_rule() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[Fault, NoFault]);
        halt(START + 3 * DAY, START + LONG);
        idle();
        refused(NOBODY, Call::execute { case: id }, Error::TooEarly);
        at(START + LONG + HOUR - 1);
        accepted(COUNCIL, rule(id, NoFault));
    });
}

#[test]
fn over_the_reveal_of_a_canary() {
    ExtBuilder::default().build_and_execute(|| {
        let hash = Challenges::canary_view(&CONSUMER, &PROVIDER, SALT);
        accepted(OPERATOR, Call::commit_canary { hash });
        at(START + 2 * HOUR);
        drawn(1, AUDITOR);
        accepted(AUDITOR, Call::answer { work: 1, answer: PASS });
        halt(START + DAY, START + LONG);
        idle();
        refused(NOBODY, Call::close_audit { work: 1 }, Error::TooEarly);
        at(START + LONG + HOUR - 1);
        accepted(CONSUMER, reveal_canary(Task::Audit(1)));
    });
}

/// The set of a day that nobody saw is that of the day before.
#[test]
fn over_a_rotation() {
    ExtBuilder::default().build_and_execute(|| {
        halt(START + HOUR, START + LONG);
        let id = disputed(1);
        assert_eq!(case(id).jury.len(), 3);
        idle();
        assert_eq!(Challenges::set_view().since, START + LONG);
    });
}

/// Idle time records what it has seen: a second halt within the hour after the first one takes
/// nothing away.
#[test]
fn a_halt_in_the_hour_after_another() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        let id = disputed(2);
        halt(START + HOUR, START + LONG);
        idle();
        idle();
        let second = START + LONG + HOUR / 2;
        halt(second, second + HOUR);
        idle();
        idle();
        refused(NOBODY, Call::close_audit { work: 1 }, Error::TooEarly);
        at(second + 2 * HOUR - 1);
        accepted(AUDITOR, Call::answer { work: 1, answer: PASS });
        accepted(AUDITOR, commit(id, AUDITOR, Fault));
        at(second + 2 * HOUR);
        accepted(AUDITOR, reveal(id, Fault));
    });
}
