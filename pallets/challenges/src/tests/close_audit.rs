//! `close_audit`.

use super::*;
use crate::Audits;
use quaestor_primitives::{Audit, AuditInspect};

const CLOSE: Call = Call::close_audit { work: 1 };

#[test]
fn a_pass_is_rewarded_three_days_later() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        accepted(AUDITOR, Call::answer { work: 1, answer: PASS });
        at(START + 3 * DAY - 1);
        refused(NOBODY, CLOSE, Error::TooEarly);
        at(START + 3 * DAY);
        System::set_block_number(202);
        accepted(NOBODY, CLOSE);
        assert_eq!(last_event(), Event::AuditClosed { work: 1, auditor: AUDITOR, answered: true });
        assert_eq!(auditor(AUDITOR).owed, 30 * TOKEN);
        assert_eq!(auditor(AUDITOR).accuracy, 500_000);
        assert!(!Audits::<Test>::contains_key(1));
        let before = balance(AUDITOR);
        accepted(NOBODY, Call::collect { who: AUDITOR });
        assert_eq!(balance(AUDITOR) - before, 30 * TOKEN);
        refused(NOBODY, CLOSE, Error::NotFound);
    });
}

#[test]
fn silence_is_a_miss_and_costs_a_part_of_the_bond() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        at(START + 2 * DAY - 1);
        refused(NOBODY, CLOSE, Error::TooEarly);
        at(START + 2 * DAY);
        System::set_block_number(202);
        accepted(NOBODY, CLOSE);
        let auditor = auditor(AUDITOR);
        assert_eq!((auditor.bond, auditor.fined), (49_500 * TOKEN, 500 * TOKEN));
        assert_eq!((auditor.accuracy, auditor.misses), (437_500, 1));
        assert_eq!(last_event(), Event::AuditClosed { work: 1, auditor: AUDITOR, answered: false });
    });
}

/// With short days a result could be drawn again after its audit.
#[test]
fn a_result_is_audited_and_rewarded_once() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        accepted(AUDITOR, Call::answer { work: 1, answer: PASS });
        at(START + 3 * DAY);
        accepted(NOBODY, CLOSE);
        assert_eq!(auditor(AUDITOR).owed, 30 * TOKEN);
        assert_eq!(<Challenges as AuditInspect<_>>::audit(&1, 1), Audit::Passed);
        refused(NOBODY, CLOSE, Error::TooEarly);
        refused(NOBODY, Call::draw { work: 1 }, Error::AlreadyDrawn);
        System::set_block_number(202);
        accepted(NOBODY, CLOSE);
        assert!(!Audits::<Test>::contains_key(1));
        refused(NOBODY, Call::draw { work: 1 }, Error::TooLate);
        assert_eq!(auditor(AUDITOR).owed, 30 * TOKEN);
    });
}

#[test]
fn a_silence_is_fined_once() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        at(START + 2 * DAY);
        accepted(NOBODY, CLOSE);
        assert_eq!(<Challenges as AuditInspect<_>>::audit(&1, 1), Audit::Over);
        refused(NOBODY, CLOSE, Error::TooEarly);
        refused(AUDITOR, Call::answer { work: 1, answer: PASS }, Error::AlreadyAnswered);
        assert_eq!(auditor(AUDITOR).fined, 500 * TOKEN);
    });
}

#[test]
fn the_reward_of_an_auditor_that_is_gone_returns_to_the_pot() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        accepted(AUDITOR, Call::answer { work: 1, answer: PASS });
        accepted(AUDITOR, Call::leave {});
        at(START + 30 * DAY);
        accepted(NOBODY, Call::collect { who: AUDITOR });
        accepted(NOBODY, CLOSE);
        assert_eq!(pot(), POT);
    });
}

#[test]
fn three_misses_in_a_row_cost_the_seat() {
    ExtBuilder::default().build_and_execute(|| {
        for work in 1..=3 {
            at(now() + HOUR);
            drawn(work, AUDITOR);
            let due = Audits::<Test>::get(work).unwrap().due;
            assert_eq!(auditor(AUDITOR).leaves, None);
            at(due);
            accepted(NOBODY, Call::close_audit { work });
        }
        let auditor = auditor(AUDITOR);
        assert_eq!((auditor.misses, auditor.accuracy), (3, 334_960));
        assert_eq!(auditor.leaves, Some(now() + 21 * DAY));
        assert!(events().contains(&Event::Left { who: AUDITOR, until: now() + 21 * DAY }));
    });
}
