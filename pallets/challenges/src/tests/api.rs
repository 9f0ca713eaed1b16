//! Reads.

use super::*;
use crate::api::{CaseView, Step};

fn step(id: u64) -> Step {
    Challenges::case_view(id).unwrap().step
}

#[test]
fn a_case_tells_its_next_step() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        assert_eq!(step(id), Step::Commit(START + DAY / 2, START + DAY));
        for who in [AUDITOR, AUDITOR + 1] {
            accepted(who, commit(id, who, Fault));
        }
        assert_eq!(Challenges::auditor_view(&AUDITOR).unwrap().cases, [id]);
        at(START + DAY);
        assert_eq!(step(id), Step::Reveal(START + 2 * DAY));
        for who in [AUDITOR, AUDITOR + 1] {
            accepted(who, reveal(id, Fault));
        }
        assert!(Challenges::auditor_view(&AUDITOR).unwrap().cases.is_empty());
        at(START + 2 * DAY);
        let CaseView { step, finding, fault, no_fault, jury, deposit, .. } =
            Challenges::case_view(id).unwrap();
        assert_eq!((step, finding), (Step::Resolve, Some(Fault)));
        assert_eq!((fault, no_fault, jury), (50_000 * TOKEN, 0, 75_000 * TOKEN));
        assert_eq!(deposit, 100 * TOKEN);
        accepted(NOBODY, Call::resolve { case: id });
        assert_eq!(super::api::step(id), Step::Appeal(START + 5 * DAY));
        accepted(PROVIDER, Call::appeal { case: id });
        assert_eq!(super::api::step(id), Step::Rule(START + 9 * DAY));
        accepted(COUNCIL, rule(id, Fault));
        assert_eq!(super::api::step(id), Step::Execute);
        accepted(NOBODY, Call::execute { case: id });
        assert_eq!(Challenges::case_view(id), None);
    });
}

#[test]
fn an_auditor_tells_its_duties() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(4, AUDITOR);
        let view = Challenges::auditor_view(&AUDITOR).unwrap();
        assert_eq!(view.audits, [(4, START + 2 * DAY)]);
        assert_eq!((view.weight, view.auditor), (25_000 * TOKEN, auditor(AUDITOR)));
        assert_eq!(Challenges::audit_view(&4).unwrap().auditor, AUDITOR);
        accepted(AUDITOR, Call::answer { work: 4, answer: PASS });
        assert!(Challenges::auditor_view(&AUDITOR).unwrap().audits.is_empty());
        assert_eq!(Challenges::auditor_view(&OTHER), None);
    });
}

#[test]
fn views_equal_the_storage() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Challenges::case(0), None);
        assert_eq!(Challenges::auditor(AUDITOR), Challenges::auditor_view(&AUDITOR));
        assert_eq!(Challenges::params_view(), Some(params()));
        assert_eq!(Challenges::totals_view(), crate::Totals::<Test>::get());
        assert_eq!(Challenges::set_view().members.len(), 3);
    });
}
