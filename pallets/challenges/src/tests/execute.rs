//! `execute`.

use super::*;
use crate::{types::Moved, Agenda, Cases, Totals};
use quaestor_primitives::Case as Sentenced;

const fn tokens(hundredths: Balance) -> Balance {
    hundredths * TOKEN / 100
}

#[docify::export]
#[test]
fn a_fault_is_sentenced_and_divided() {
    two().build_and_execute(|| {
        // A provider with 3,000 of its own and a pool of 7,000. The job was not paid.
        let (verdict, moved) = ended(1, &[Fault, Fault]);

        assert_eq!(verdict, Verdict::Fault);
        let expected = Moved {
            sentence: 1_000 * TOKEN,
            taken: 1_000 * TOKEN,
            challenger: 100 * TOKEN,
            auditors: 50 * TOKEN,
            burnt: tokens(31_875),
            insured: tokens(53_125),
            ..Moved::default()
        };
        assert_eq!(moved, expected);
        assert_eq!(Desk::backing(PROVIDER).own, 2_000 * TOKEN);
    });
}

#[test]
fn what_the_parts_of_jurors_lose_to_rounding_is_divided_with_the_rest() {
    ExtBuilder::default().build_and_execute(|| {
        let (_, moved) = ended(1, &[Fault; 3]);
        assert_eq!(moved.auditors, 50 * TOKEN - 2);
        assert_eq!(moved.challenger + moved.auditors + moved.burnt + moved.insured, moved.taken);
    });
}

/// Two jurors, so that nothing is left by rounding.
fn two() -> ExtBuilder {
    ExtBuilder::default().auditors(2)
}

/// "Challenge resolved", with the delegators' loss of 350 as the providers' pallet realises it.
#[test]
fn a_job_that_was_not_paid() {
    two().build_and_execute(|| {
        let names = [CONSUMER, PROVIDER, BURN, INSURANCE];
        let before = names.map(balance);
        let (_, moved) = ended(1, &[Fault; 2]);
        let after = names.map(balance);
        // The stake of 100 is back, and 100 more; the escrow is the market's.
        assert_eq!(after[0] - before[0], 100 * TOKEN);
        assert_eq!(held(CONSUMER), 0);
        assert_eq!(before[1] - after[1], 1_000 * TOKEN);
        assert_eq!([auditor(AUDITOR).owed, auditor(AUDITOR + 1).owed], [25 * TOKEN; 2]);
        let realised = |bps: Balance| 350 * TOKEN * bps / 10_000;
        assert_eq!(moved.burnt + realised(3_750), 450 * TOKEN);
        assert_eq!(moved.insured + realised(6_250), 750 * TOKEN);
        assert_eq!([after[2] - before[2], after[3] - before[3]], [moved.burnt, moved.insured]);
        assert_eq!(Desk::backing(PROVIDER).pool, 6_650 * TOKEN);
        assert_eq!(Market::verdict(1), Some(Verdict::Fault));
        let fault = Sentenced { provider: PROVIDER, assigned: START - HOUR, price: PRICE };
        assert_eq!(Desk::faults(), [fault]);
    });
}

#[test]
fn a_job_that_was_paid() {
    two().build_and_execute(|| {
        submit(1);
        Market::change(1, |subject| subject.paid = true);
        accepted(CONSUMER, challenge(1));
        voted(0, &[Fault; 2]);
        at(START + 5 * DAY);
        let before = balance(CONSUMER);
        accepted(NOBODY, Call::execute { case: 0 });
        let (_, moved) = executed();
        assert_eq!((moved.challenger, moved.consumer), (100 * TOKEN, 50 * TOKEN));
        assert_eq!(balance(CONSUMER) - before, 150 * TOKEN);
        let realised = |bps: Balance| 350 * TOKEN * bps / 10_000;
        assert_eq!(moved.burnt + realised(3_750), tokens(43_125));
        assert_eq!(moved.insured + realised(6_250), tokens(71_875));
    });
}

/// The consumer gets the price at most.
#[test]
fn a_cheap_job_that_was_paid() {
    two().build_and_execute(|| {
        submit(1);
        Market::change(1, |subject| (subject.paid, subject.price) = (true, 3));
        accepted(CONSUMER, challenge(1));
        voted(0, &[Fault; 2]);
        at(START + 5 * DAY);
        accepted(NOBODY, Call::execute { case: 0 });
        let (_, moved) = executed();
        // Of 60 units: 6, and 3 each for the others.
        assert_eq!((moved.taken, moved.challenger, moved.consumer), (60, 6, 3));
        assert_eq!((moved.auditors, moved.burnt, moved.insured), (2, 18, 31));
    });
}

#[test]
fn own_stake_that_does_not_cover_the_sentence() {
    two().build_and_execute(|| {
        Desk::set(PROVIDER, 90 * TOKEN, 9_910 * TOKEN);
        let (_, moved) = ended(1, &[Fault; 2]);
        assert_eq!((moved.sentence, moved.taken), (1_000 * TOKEN, 90 * TOKEN));
        assert_eq!((moved.challenger, moved.auditors), (9 * TOKEN, tokens(450)));
    });
}

#[test]
fn no_fault_costs_the_stake() {
    two().build_and_execute(|| {
        let names = [CONSUMER, PROVIDER, INSURANCE];
        let before = names.map(balance);
        let (verdict, moved) = ended(1, &[NoFault; 2]);
        assert_eq!(verdict, Verdict::NoFault);
        let expected = Moved {
            taken: 100 * TOKEN,
            provider: 50 * TOKEN,
            auditors: 30 * TOKEN,
            insured: 20 * TOKEN,
            ..Moved::default()
        };
        assert_eq!(moved, expected);
        let after = names.map(balance);
        assert_eq!(before[0] - after[0], 100 * TOKEN);
        assert_eq!([after[1] - before[1], after[2] - before[2]], [50 * TOKEN, 20 * TOKEN]);
        assert_eq!([auditor(AUDITOR).owed, auditor(AUDITOR + 1).owed], [15 * TOKEN; 2]);
        assert_eq!(Market::verdict(1), Some(Verdict::NoFault));
        assert_eq!(Desk::faults(), []);
    });
}

#[test]
fn an_undecided_case_returns_the_stake() {
    two().build_and_execute(|| {
        let names = [CONSUMER, PROVIDER, INSURANCE, BURN];
        let before = names.map(balance);
        let (verdict, moved) = ended(1, &[Fault, NoFault]);
        assert_eq!((verdict, moved), (Verdict::Undecided, Moved::default()));
        assert_eq!(names.map(balance), before);
        assert_eq!(held(CONSUMER), 0);
        // Who revealed is not judged.
        assert_eq!((auditor(AUDITOR).accuracy, auditor(AUDITOR).votes), (500_000, 1));
        assert_eq!(Market::verdict(1), Some(Verdict::Undecided));
    });
}

/// An auditor who failed a right result loses 1 % of its bond, which compensates the provider.
#[test]
fn an_auditor_who_was_wrong_loses_its_stake() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        accepted(AUDITOR, Call::answer { work: 1, answer: fail() });
        for who in [AUDITOR + 1, AUDITOR + 2] {
            accepted(who, commit(0, who, NoFault));
        }
        at(START + DAY);
        for who in [AUDITOR + 1, AUDITOR + 2] {
            accepted(who, reveal(0, NoFault));
        }
        at(START + 2 * DAY);
        accepted(NOBODY, Call::resolve { case: 0 });
        at(START + 5 * DAY);
        let before = [PROVIDER, AUDITOR].map(balance);
        accepted(NOBODY, Call::execute { case: 0 });
        let (_, moved) = executed();
        assert_eq!((moved.taken, moved.provider), (500 * TOKEN, 250 * TOKEN));
        assert_eq!((moved.auditors, moved.insured), (150 * TOKEN, 100 * TOKEN));
        let after = [PROVIDER, AUDITOR].map(balance);
        assert_eq!([after[0] - before[0], before[1] - after[1]], [250 * TOKEN, 500 * TOKEN]);
        assert_eq!(Bonds::bonded(&AUDITOR), 49_500 * TOKEN);
        assert_eq!(auditor(AUDITOR).bond, 49_500 * TOKEN);
    });
}

#[test]
fn an_auditor_who_was_right_gets_the_challengers_part() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        accepted(AUDITOR, Call::answer { work: 1, answer: fail() });
        let before = balance(AUDITOR);
        at(START + 2 * DAY);
        accepted(NOBODY, Call::resolve { case: 0 });
        accepted(COUNCIL, rule(0, Fault));
        accepted(NOBODY, Call::execute { case: 0 });
        assert_eq!(balance(AUDITOR) - before, 100 * TOKEN);
        assert_eq!(auditor(AUDITOR).bond, BOND);
    });
}

/// Accuracies of the specification: 500,000 hit 531,250 hit 560,546 miss 490,477.
#[test]
fn accuracy_follows_the_finding_that_stands() {
    ExtBuilder::default().build_and_execute(|| {
        ended(1, &[Fault, Fault, NoFault]);
        assert_eq!(auditor(AUDITOR).accuracy, 53_1250);
        assert_eq!(auditor(AUDITOR + 2).accuracy, 437_500);
        ended(2, &[NoFault; 3]);
        assert_eq!(auditor(AUDITOR).accuracy, 560_546);
        ended(3, &[NoFault, Fault, Fault]);
        assert_eq!(auditor(AUDITOR).accuracy, 490_477);
        let auditor = auditor(AUDITOR);
        assert_eq!((auditor.votes, auditor.misses, auditor.fined), (3, 1, 0));
    });
}

#[test]
fn what_is_not_revealed_is_a_miss_and_costs_a_part_of_the_bond() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        for who in [AUDITOR, AUDITOR + 1] {
            accepted(who, commit(id, who, Fault));
        }
        at(START + DAY);
        accepted(AUDITOR, reveal(id, Fault));
        at(START + 2 * DAY);
        accepted(NOBODY, Call::resolve { case: id });
        at(START + 9 * DAY);
        accepted(NOBODY, Call::execute { case: id });
        let fined = |who| (auditor(who).fined / TOKEN, auditor(who).accuracy);
        assert_eq!([AUDITOR, AUDITOR + 1, AUDITOR + 2].map(fined), [
            (0, 500_000),
            (500, 437_500),
            (500, 437_500),
        ]);
        let judged = |who| {
            events().iter().any(|one| matches!(one, Event::Judged { who: auditor, fine, .. } if *auditor == who && *fine == 500 * TOKEN))
        };
        assert!(!judged(AUDITOR) && judged(AUDITOR + 1) && judged(AUDITOR + 2));
    });
}

#[test]
fn a_case_leaves_nothing_behind() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[Fault; 3]);
        accepted(PROVIDER, Call::appeal { case: id });
        accepted(COUNCIL, rule(id, Fault));
        accepted(NOBODY, Call::execute { case: id });
        assert_eq!(Cases::<Test>::iter().count() + Agenda::<Test>::iter().count(), 0);
        assert_eq!((Totals::<Test>::get().open, Desk::contested(PROVIDER)), (0, 0));
        refused(NOBODY, Call::execute { case: id }, Error::NotFound);
    });
}

#[test]
fn a_case_is_not_executed_before_its_time() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        at(START + 20 * DAY);
        refused(NOBODY, Call::execute { case: id }, Error::WrongPhase);
        accepted(NOBODY, Call::resolve { case: id });
        at(START + 27 * DAY - 1);
        refused(NOBODY, Call::execute { case: id }, Error::TooEarly);
        at(START + 27 * DAY);
        accepted(NOBODY, Call::execute { case: id });
    });
}

/// A market that cannot conclude keeps the case, and nothing else has happened.
#[test]
fn a_failure_of_the_market_changes_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[Fault; 3]);
        at(START + 5 * DAY);
        MarketIsBroken::set(&true);
        refused(NOBODY, Call::execute { case: id }, DispatchError::Unavailable);
        MarketIsBroken::set(&false);
        accepted(NOBODY, Call::execute { case: id });
    });
}

#[test]
fn a_part_that_cannot_be_received_goes_with_the_rest() {
    two().build_and_execute(|| {
        submit(1);
        Market::change(1, |subject| (subject.price, subject.consumer) = (1, OTHER));
        accepted(OTHER, challenge(1));
        voted(0, &[Fault; 2]);
        at(START + 5 * DAY);
        crate::Cases::<Test>::mutate(0, |case| {
            let case = case.as_mut().unwrap();
            case.paid = true;
            case.consumer = NOBODY;
        });
        accepted(NOBODY, Call::execute { case: 0 });
        let (_, moved) = executed();
        // A unit cannot make an account.
        assert_eq!((moved.taken, moved.challenger, moved.consumer), (20, 2, 0));
        assert_eq!(moved.auditors + moved.burnt + moved.insured, 18);
    });
}
