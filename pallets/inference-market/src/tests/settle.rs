//! `settle`.

use super::*;
use quaestor_primitives::Audit;

fn settle(job: u64) -> Call {
    Call::settle { job }
}

#[test]
fn anybody_pays_a_job_that_was_reviewed() {
    ExtBuilder::default().build_and_execute(|| {
        let id = submitted(60 * QUIV, 50 * QUIV);
        at(START + DAY - 1);
        refused(BOB, settle(id), Error::InReview);
        at(START + DAY);
        accepted(BOB, settle(id));
        assert!(is_gone(id));
        // The fee fell to 4.75 % in the idle epoch.
        assert_eq!((balance(PETER), balance(ALICE)), (45_125 * QUIV / 1_000, RICH - 50 * QUIV));
        refused(BOB, settle(id), Error::NotFound);
    });
}

#[test]
fn only_a_submitted_job_is_settled() {
    ExtBuilder::default().build_and_execute(|| {
        AuditState::set(&Audit::Pending);
        accepted(ALICE, post(spec(QUIV)));
        refused(BOB, settle(0), Error::WrongState);
        accepted(PETER, bid(0, QUIV));
        accepted(ALICE, Call::assign { job: 0, provider: PETER });
        refused(BOB, settle(0), Error::WrongState);
        accepted(PETER, submit(0));
        freeze(0, true).unwrap();
        at(START + DAY);
        refused(BOB, settle(0), Error::WrongState);
        freeze(0, false).unwrap();
        accepted(BOB, settle(0));
        refused(BOB, settle(0), Error::WrongState);
    });
}

#[test]
fn a_review_that_ends_in_a_halt_ends_an_hour_after_it() {
    ExtBuilder::default().build_and_execute(|| {
        let id = submitted(QUIV, QUIV);
        let until = START + 5 * DAY;
        Halt::set(&(START + DAY - 1, until));
        at(until + HOUR - 1);
        refused(BOB, settle(id), Error::InReview);
        at(until + HOUR);
        accepted(BOB, settle(id));
    });
}
