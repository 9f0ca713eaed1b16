//! `resolve`.

use super::*;
use crate::Auditors;

fn finding(id: u64) -> Option<Finding> {
    case(id).phase.finding()
}

#[test]
fn a_finding_can_be_appealed() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[Fault, Fault, NoFault]);
        let until = START + 5 * DAY;
        assert_eq!(case(id).phase, Phase::Appealable { finding: Fault, until });
        let (fault, no_fault, jury) = (50_000 * TOKEN, 25_000 * TOKEN, 75_000 * TOKEN);
        let event =
            Event::Resolved { case: id, finding: Some(Fault), fault, no_fault, jury, until };
        assert_eq!(last_event(), event);
        refused(NOBODY, Call::resolve { case: id }, Error::WrongPhase);
    });
}

#[test]
fn an_undecided_case_goes_to_the_council() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[Fault, NoFault]);
        let until = START + 9 * DAY;
        assert_eq!(case(id).phase, Phase::Ruling { finding: None, appeal: None, until });
    });
}

#[test]
fn votes_are_not_ended_early() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        at(START + 2 * DAY - 1);
        refused(NOBODY, Call::resolve { case: id }, Error::TooEarly);
        refused(NOBODY, Call::resolve { case: id + 1 }, Error::NotFound);
        at(START + 2 * DAY);
        accepted(NOBODY, Call::resolve { case: id });
    });
}

/// 21 of 32 equal votes are undecided, 22 decide.
#[test]
fn two_thirds_of_32_are_22() {
    for (count, expected) in [(10, Some(NoFault)), (11, None), (21, None), (22, Some(Fault))] {
        ExtBuilder::default().auditors(32).build_and_execute(|| {
            let mut votes = vec![Fault; count];
            votes.resize(32, NoFault);
            assert_eq!(finding(decided(1, &votes)), expected, "{count} of 32");
        });
    }
}

#[test]
fn half_of_the_weight_is_a_quorum() {
    for (count, expected) in [(15, None), (16, Some(Fault))] {
        ExtBuilder::default().auditors(32).build_and_execute(|| {
            assert_eq!(finding(decided(1, &vec![Fault; count])), expected, "{count} of 32");
        });
    }
}

/// The example of the specification, to the unit.
#[test]
fn votes_weigh_bond_times_accuracy() {
    let bonds = [50_000, 80_000, 120_000].map(|bond| bond * TOKEN);
    ExtBuilder::default().bonds(&bonds).build_and_execute(|| {
        for (who, accuracy) in
            [(AUDITOR, 1_000_000), (AUDITOR + 1, 560_546), (AUDITOR + 2, 490_477)]
        {
            Auditors::<Test>::mutate(who, |one| one.as_mut().unwrap().accuracy = accuracy);
        }
        at(START + DAY);
        accepted(NOBODY, Call::rotate {});
        let weights: Vec<_> = Challenges::set_view().members.iter().map(|one| one.weight).collect();
        assert_eq!(weights, [50_000 * TOKEN, 4_484_368 * TOKEN / 100, 5_885_724 * TOKEN / 100]);

        let id = decided(1, &[Fault, Fault, NoFault]);

        let case = case(id);
        let (fault, whole) = (case.weight_for(Fault), case.weight());
        assert_eq!((fault, whole), (9_484_368 * TOKEN / 100, 15_370_092 * TOKEN / 100));
        assert_eq!(fault * 10_000 / whole, 6_170);
        assert_eq!(case.phase.finding(), None);
    });
}

#[test]
fn a_case_without_a_jury_goes_to_the_council() {
    ExtBuilder::default().auditors(0).build_and_execute(|| {
        let id = decided(1, &[]);
        assert!(matches!(case(id).phase, Phase::Ruling { finding: None, .. }));
        accepted(COUNCIL, rule(id, Fault));
        at(now() + 1);
        accepted(NOBODY, Call::execute { case: id });
        let (verdict, moved) = executed();
        assert_eq!((verdict, moved.auditors), (Verdict::Fault, 0));
    });
}
