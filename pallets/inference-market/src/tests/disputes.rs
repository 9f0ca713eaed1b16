//! Disputes, as the pallet of the challenges opens and ends them.

use super::*;
use crate::types::{JobId, JobSpec, Stage};
use quaestor_primitives::{Audit, Disputable, Subject, Verdict};

fn subject(id: JobId) -> Option<Subject<AccountId>> {
    <InferenceMarket as Disputable<AccountId, JobId>>::subject(&id)
}

fn conclude(id: JobId, verdict: Verdict) -> Result<(), DispatchError> {
    <InferenceMarket as Disputable<AccountId, JobId>>::conclude(&id, verdict)
}

fn frozen() -> JobId {
    let id = submitted(60 * QUIV, 50 * QUIV);
    freeze(id, true).unwrap();
    assert_eq!(last_event(), Event::Frozen { job: id });
    id
}

fn frozen_when_paid() -> JobId {
    AuditState::set(&Audit::Pending);
    let id = paid(50 * QUIV);
    freeze(id, true).unwrap();
    id
}

#[test]
fn a_subject_tells_what_a_challenge_needs() {
    ExtBuilder::default().build_and_execute(|| {
        AuditState::set(&Audit::Possible);
        let id = assigned(60 * QUIV, 50 * QUIV);
        assert_eq!(subject(id), None);
        at(START + 100);
        accepted(PETER, submit(id));
        let expected = Subject {
            consumer: ALICE,
            provider: PETER,
            price: 50 * QUIV,
            irrecoverable: 3 * QUIV,
            since: START,
            review_until: START + 100 + DAY,
            audit_until: START + 100 + 3 * DAY,
            block: 2,
            auditable: true,
            paid: false,
            frozen: false,
        };
        assert_eq!(subject(id), Some(expected.clone()));
        accepted(ALICE, Call::accept { job: id });
        assert_eq!(subject(id), Some(Subject { paid: true, ..expected.clone() }));
        at(START + 100 + 3 * DAY - 1);
        freeze(id, true).unwrap();
        // A frozen one is a subject until its verdict.
        at(START + 100 + 4 * DAY);
        // The cost is that at the fee of the day, which fell to 4.75 % in the idle epoch.
        let irrecoverable = 2_975 * QUIV / 1_000;
        let frozen = Subject { paid: true, frozen: true, irrecoverable, ..expected };
        assert_eq!(subject(id), Some(frozen));
        freeze(id, false).unwrap();
        assert_eq!(subject(id), None);
        assert_eq!(subject(7), None);
    });
}

#[test]
fn work_in_another_asset_has_a_price_but_no_irrecoverable_cost() {
    ExtBuilder::default().build_and_execute(|| {
        let id = assigned_with(JobSpec { asset: USDC, ..spec(DOLLAR) }, DOLLAR);
        accepted(PETER, submit(id));
        let subject = subject(id).unwrap();
        assert_eq!((subject.price, subject.irrecoverable), (4 * QUIV, 0));
    });
}

#[test]
fn a_result_is_frozen_while_it_can_be_disputed() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(freeze(0, true), Err(Error::NotFound.into()));
        let id = assigned(QUIV, QUIV);
        assert_eq!(freeze(id, true), Err(Error::WrongState.into()));
        accepted(PETER, submit(id));
        assert_eq!(freeze(id, false), Err(Error::WrongState.into()));
        freeze(id, true).unwrap();
        assert_eq!(freeze(id, true), Err(Error::WrongState.into()));
        freeze(id, false).unwrap();
        assert_eq!(last_event(), Event::Unfrozen { job: id });
        assert!(matches!(job(id).stage, Stage::Submitted(..)));
        at(START + 3 * DAY);
        assert_eq!(freeze(id, true), Err(Error::TooLate.into()));
    });
}

#[test]
fn nothing_pays_or_forgets_a_frozen_job() {
    ExtBuilder::default().build_and_execute(|| {
        let id = frozen();
        at(START + 30 * DAY);
        refused(ALICE, Call::accept { job: id }, Error::WrongState);
        for call in [Call::settle { job: id }, Call::clear { job: id }, Call::fail { job: id }] {
            refused(BOB, call, Error::WrongState);
        }
        refused(ALICE, Call::cancel { job: id }, Error::WrongState);
        refused(PETER, Call::decline { job: id }, Error::WrongState);
        conclude(id, Verdict::NoFault).unwrap();
    });
}

#[test]
fn without_a_fault_the_provider_is_paid() {
    ExtBuilder::default().build_and_execute(|| {
        let id = frozen();
        conclude(id, Verdict::NoFault).unwrap();
        let concluded = Event::Concluded { job: id, verdict: Verdict::NoFault };
        assert_eq!(last_event(), concluded);
        assert!(is_gone(id));
        assert_eq!((balance(PETER), balance(ALICE)), (45 * QUIV, RICH - 50 * QUIV));
        assert_eq!(providers::outcomes(PETER), [WorkOutcome::Done]);
    });
}

#[test]
fn a_fault_and_an_undecided_dispute_refund_the_consumer() {
    for (verdict, outcome) in
        [(Verdict::Fault, WorkOutcome::Faulty), (Verdict::Undecided, WorkOutcome::Void)]
    {
        ExtBuilder::default().build_and_execute(|| {
            let id = frozen();
            conclude(id, verdict).unwrap();
            let refunded = Event::Refunded { job: id, consumer: ALICE, amount: 60 * QUIV };
            assert!(events().contains(&refunded));
            assert!(is_gone(id));
            assert_eq!((balance(PETER), balance(ALICE), held(NATIVE, ALICE)), (0, RICH, (0, 0)));
            assert_eq!(providers::outcomes(PETER), [outcome]);
            assert_eq!(providers::get(PETER).standing.open, 0);
        });
    }
}

#[test]
fn a_paid_job_stays_paid_whatever_the_verdict() {
    for verdict in [Verdict::Fault, Verdict::NoFault, Verdict::Undecided] {
        ExtBuilder::default().build_and_execute(|| {
            let id = frozen_when_paid();
            conclude(id, verdict).unwrap();
            assert!(is_gone(id));
            assert_eq!((balance(PETER), balance(ALICE)), (45 * QUIV, RICH - 50 * QUIV));
            assert_eq!(providers::get(PETER).standing.open, 0);
        });
    }
}

#[test]
fn only_a_dispute_that_is_open_is_concluded() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(conclude(0, Verdict::Fault), Err(Error::NotFound.into()));
        let id = submitted(QUIV, QUIV);
        assert_eq!(conclude(id, Verdict::Fault), Err(Error::WrongState.into()));
    });
}
