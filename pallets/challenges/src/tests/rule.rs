//! `rule`.

use super::*;

/// A case in which the jury found this, and the loser appealed.
fn appealed(finding: Finding) -> (u64, AccountId) {
    let id = decided(1, &[finding; 3]);
    let loser = *case(id).loser(finding);
    accepted(loser, Call::appeal { case: id });
    (id, loser)
}

#[test]
fn an_upheld_finding_costs_the_deposit() {
    for (finding, winner) in [(Fault, CONSUMER), (NoFault, PROVIDER)] {
        ExtBuilder::default().build_and_execute(|| {
            let (id, loser) = appealed(finding);
            let before = [loser, winner, INSURANCE].map(balance);
            accepted(COUNCIL, rule(id, finding));
            let event = Event::Ruled { case: id, finding, upheld: true, blame: false };
            assert_eq!(last_event(), event);
            let after = [loser, winner, INSURANCE].map(balance);
            assert_eq!(before[0] - after[0], 100 * TOKEN);
            assert_eq!(after[1] - before[1], 50 * TOKEN);
            assert_eq!(after[2] - before[2], 50 * TOKEN);
            assert_eq!(case(id).phase, Phase::Ruled { finding, blame: false });
        });
    }
}

#[test]
fn an_overturned_finding_returns_the_deposit() {
    for (found, ruled, verdict) in
        [(Fault, NoFault, Verdict::NoFault), (NoFault, Fault, Verdict::Fault)]
    {
        ExtBuilder::default().build_and_execute(|| {
            let (id, loser) = appealed(found);
            let before = (balance(loser), held(loser));
            accepted(COUNCIL, rule(id, ruled));
            assert_eq!((balance(loser), held(loser)), (before.0, before.1 - 100 * TOKEN));
            accepted(NOBODY, Call::execute { case: id });
            assert_eq!(executed().0, verdict);
        });
    }
}

#[test]
fn an_undecided_case_is_ruled_without_a_deposit() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[Fault, NoFault]);
        accepted(COUNCIL, rule(id, NoFault));
        let event = Event::Ruled { case: id, finding: NoFault, upheld: false, blame: false };
        assert_eq!(last_event(), event);
        accepted(NOBODY, Call::execute { case: id });
        let (verdict, moved) = executed();
        // Who found none gets the auditors' part; the other one missed.
        assert_eq!((verdict, moved.auditors), (Verdict::NoFault, 30 * TOKEN));
        assert_eq!((auditor(AUDITOR + 1).owed, auditor(AUDITOR).owed), (30 * TOKEN, 0));
        assert_eq!(auditor(AUDITOR).accuracy, 437_500);
    });
}

#[test]
fn only_the_council_rules_and_only_two_thirds_of_it_blame() {
    ExtBuilder::default().build_and_execute(|| {
        let (id, _) = appealed(Fault);
        let blame = Call::rule { case: id, finding: NoFault, blame: true };
        for who in [CONSUMER, PROVIDER, AUDITOR] {
            refused(who, rule(id, NoFault), DispatchError::BadOrigin);
        }
        let root = RuntimeOrigin::root();
        quaestor_testing::assert_refused::<RuntimeCall>(
            rule(id, NoFault),
            root,
            DispatchError::BadOrigin,
        );
        refused(COUNCIL, blame.clone(), DispatchError::BadOrigin);
        refused(MANY, Call::rule { case: id, finding: Fault, blame: true }, Error::NobodyToBlame);
        accepted(MANY, blame);
    });
}

/// Jurors who were wrong lose 5 % of their bond, a fine like any other.
#[test]
fn blamed_jurors_are_fined() {
    ExtBuilder::default().build_and_execute(|| {
        let (id, _) = appealed(Fault);
        accepted(MANY, Call::rule { case: id, finding: NoFault, blame: true });
        accepted(NOBODY, Call::execute { case: id });
        for who in AUDITOR..AUDITOR + 3 {
            let auditor = auditor(who);
            assert_eq!((auditor.bond, auditor.fined), (47_500 * TOKEN, 2_500 * TOKEN));
            assert_eq!((auditor.accuracy, auditor.misses, auditor.owed), (437_500, 1, 0));
        }
        // Nobody found what stands: the auditors' part is insured.
        let (_, moved) = executed();
        assert_eq!((moved.auditors, moved.insured), (0, 50 * TOKEN));
    });
}

#[test]
fn a_ruling_comes_in_time_and_once() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        refused(COUNCIL, rule(id, Fault), Error::WrongPhase);
        refused(COUNCIL, rule(id + 1, Fault), Error::NotFound);
        voted(id, &[Fault; 3]);
        refused(COUNCIL, rule(id, NoFault), Error::WrongPhase);
        accepted(PROVIDER, Call::appeal { case: id });
        at(START + 9 * DAY);
        refused(COUNCIL, rule(id, NoFault), Error::TooLate);
        at(START + 9 * DAY - 1);
        accepted(COUNCIL, rule(id, NoFault));
        refused(COUNCIL, rule(id, Fault), Error::WrongPhase);
        refused(PROVIDER, Call::appeal { case: id }, Error::AlreadyAppealed);
    });
}
