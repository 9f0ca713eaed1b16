//! `answer`.

use super::*;
use crate::{types::Answer, Audits, Cases};
use quaestor_primitives::{Audit, AuditInspect};

fn answer(answer: Answer) -> Call {
    Call::answer { work: 1, answer }
}

#[test]
fn a_pass_promises_a_reward_out_of_the_pot() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR + 1);
        accepted(AUDITOR + 1, answer(PASS));
        // Ten times three tokens, which nobody gets back; 8 bps of the bond are 40.
        let reward = 30 * TOKEN;
        assert_eq!(last_event(), Event::Passed { work: 1, auditor: AUDITOR + 1, reward });
        assert_eq!(pot(), POT - reward);
        let audit = Audits::<Test>::get(1).unwrap();
        assert_eq!((audit.passed, audit.due), (Some(reward), START + 3 * DAY));
        assert_eq!(<Challenges as AuditInspect<_>>::audit(&1, 1), Audit::Passed);
        assert_eq!(auditor(AUDITOR + 1).audits, 1);
        refused(AUDITOR + 1, answer(PASS), Error::AlreadyAnswered);
        refused(AUDITOR + 1, answer(fail()), Error::AlreadyAnswered);
    });
}

#[test]
fn a_reward_is_capped_by_bond_and_pot() {
    let reward = |irrecoverable: Balance, left: Balance| {
        ExtBuilder::default().build_and_execute(|| {
            submit(1);
            Market::change(1, |subject| subject.irrecoverable = irrecoverable);
            let taken = POT - left;
            crate::Totals::<Test>::mutate(|totals| totals.pot = left);
            set_balance(Challenges::account(), balance(Challenges::account()) - taken);
            drawn_as_submitted(1, AUDITOR);
            accepted(AUDITOR, answer(PASS));
            Audits::<Test>::get(1).unwrap().passed.unwrap()
        })
    };
    // Of 640: 38.4, and 384 are capped at 8 bps of 50,000.
    assert_eq!(reward(38_400 * TOKEN / 1_000, POT), 40 * TOKEN);
    assert_eq!(reward(3 * TOKEN, POT), 30 * TOKEN);
    assert_eq!(reward(3 * TOKEN, 7), 7);
    assert_eq!(reward(3 * TOKEN, 0), 0);
    assert_eq!(reward(0, POT), 0);
}

#[test]
fn a_failure_opens_a_case_with_a_part_of_the_bond_as_stake() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        accepted(AUDITOR, answer(fail()));
        let case = case(0);
        assert_eq!(
            (case.challenger, case.stake, case.audited),
            (AUDITOR, 500 * TOKEN, Some(3 * TOKEN))
        );
        assert_eq!(held(AUDITOR), 0);
        assert_eq!(case.at_stake, 1_000 * TOKEN);
        // The auditor judges nothing of its own.
        assert_eq!(
            case.jury.iter().map(|one| one.who).collect::<Vec<_>>(),
            [AUDITOR + 1, AUDITOR + 2]
        );
        assert!(!Audits::<Test>::contains_key(1));
        assert!(Market::job(1).unwrap().frozen);
        assert_eq!(auditor(AUDITOR).audits, 1);
    });
}

#[test]
fn only_the_auditor_answers_and_in_time() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        refused(AUDITOR + 1, answer(PASS), Error::NotParty);
        refused(PROVIDER, answer(PASS), Error::NotParty);
        refused(AUDITOR, Call::answer { work: 2, answer: PASS }, Error::NotFound);
        at(START + 2 * DAY);
        refused(AUDITOR, answer(PASS), Error::TooLate);
        refused(AUDITOR, answer(fail()), Error::TooLate);
        at(START + 2 * DAY - 1);
        accepted(AUDITOR, answer(PASS));
    });
}

#[test]
fn a_challenge_takes_the_place_of_an_audit() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        accepted(CONSUMER, challenge(1));
        assert!(!Audits::<Test>::contains_key(1));
        refused(AUDITOR, answer(PASS), Error::NotFound);
        // The auditor is on the jury instead.
        assert_eq!(case(0).jury.len(), 3);
    });
}

#[test]
fn a_failure_of_what_is_gone_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        Market::set(1, None);
        refused(AUDITOR, answer(fail()), Error::NotFound);
        accepted(AUDITOR, answer(PASS));
        assert_eq!(Cases::<Test>::iter().count(), 0);
    });
}
