//! `clear`.

use super::*;
use quaestor_primitives::Audit;

fn clear(job: u64) -> Call {
    Call::clear { job }
}

/// A paid job under this state of its audit.
fn paid_under(audit: Audit) -> u64 {
    AuditState::set(&Audit::Pending);
    let id = paid(50 * QUIV);
    AuditState::set(&audit);
    id
}

#[test]
fn a_job_that_was_not_drawn_is_cleared() {
    ExtBuilder::default().build_and_execute(|| {
        let id = paid_under(Audit::Over);
        accepted(BOB, clear(id));
        assert_eq!(last_event(), Event::Cleared { job: id, provider: PETER });
        assert!(is_gone(id));
        assert_eq!(providers::outcomes(PETER), [WorkOutcome::Done]);
        assert_eq!(providers::get(PETER).standing.open, 0);
        refused(BOB, clear(id), Error::NotFound);
    });
}

#[test]
fn a_passed_audit_is_told_to_the_providers() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BOB, clear(paid_under(Audit::Passed)));
        assert_eq!(providers::outcomes(PETER), [WorkOutcome::Audited]);
    });
}

#[test]
fn a_job_is_cleared_when_it_cannot_be_drawn_any_more() {
    ExtBuilder::default().build_and_execute(|| {
        let id = paid_under(Audit::Possible);
        blocks(2_400);
        refused(BOB, clear(id), Error::InReview);
        blocks(1);
        accepted(BOB, clear(id));
        assert_eq!(providers::outcomes(PETER), [WorkOutcome::Done]);
    });
}

/// Whatever an audit says, nothing can dispute the result after its time.
#[test]
fn a_job_is_cleared_after_the_time_to_audit() {
    for audit in [Audit::Pending, Audit::Possible] {
        ExtBuilder::default().build_and_execute(|| {
            let id = paid_under(audit);
            at(START + 3 * DAY - 1);
            refused(BOB, clear(id), Error::InReview);
            at(START + 3 * DAY);
            accepted(BOB, clear(id));
        });
    }
}

#[test]
fn only_a_paid_job_is_cleared() {
    ExtBuilder::default().build_and_execute(|| {
        let id = submitted(QUIV, QUIV);
        refused(BOB, clear(id), Error::WrongState);
        let id = paid_under(Audit::Pending);
        freeze(id, true).unwrap();
        AuditState::set(&Audit::Over);
        refused(BOB, clear(id), Error::WrongState);
    });
}
