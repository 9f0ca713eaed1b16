//! `challenge`.

use super::*;
use crate::{types::Vote, Cases, Totals};

#[test]
fn a_consumer_opens_a_case_with_a_stake() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        accepted(CONSUMER, challenge(1));
        let case = case(0);
        assert_eq!((case.consumer, case.challenger, case.provider), (CONSUMER, CONSUMER, PROVIDER));
        assert_eq!((case.price, case.at_stake, case.stake), (PRICE, 1_000 * TOKEN, 100 * TOKEN));
        assert_eq!((case.promised, case.audited, case.paid), (START - HOUR, None, false));
        let phase = Phase::Voting {
            respond_until: START + DAY / 2,
            commit_until: START + DAY,
            reveal_until: START + 2 * DAY,
        };
        assert_eq!(case.phase, phase);
        assert_eq!(held(CONSUMER), 100 * TOKEN);
        assert!(Market::job(1).unwrap().frozen);
        assert_eq!(Desk::contested(PROVIDER), 1);
        let votes: Vec<_> = case.jury.iter().map(|one| (one.who, one.weight, one.vote)).collect();
        let juror = |who| (who, 25_000 * TOKEN, Vote::Silent);
        assert_eq!(votes, [AUDITOR, AUDITOR + 1, AUDITOR + 2].map(juror));
        let Event::Challenged { stake, at_stake, work, .. } = last_event() else { panic!() };
        assert_eq!((stake, at_stake, work), (100 * TOKEN, 1_000 * TOKEN, 1));
        let totals = Totals::<Test>::get();
        assert_eq!((totals.next, totals.open), (1, 1));
    });
}

/// `max(100, 5 % of min(20 * price, 10 % of backing))`.
#[test]
fn a_stake_is_a_part_of_the_sentence_at_stake() {
    ExtBuilder::default().build_and_execute(|| {
        for (work, price, backing, stake) in [
            (1, 50, 10_000, 100),
            (2, 100, 20_000, 100),
            (3, 101, 100_000, 101),
            (4, 400, 100_000, 400),
            // More than the backing allows, after a slash say.
            (5, 400, 40_000, 200),
        ] {
            submit(work);
            Market::change(work, |subject| subject.price = price * TOKEN);
            Desk::set(PROVIDER, backing / 4 * TOKEN, backing * 3 / 4 * TOKEN);
            accepted(CONSUMER, challenge(work));
            assert_eq!(case(work - 1).stake, stake * TOKEN, "job {work}");
        }
        // A provider that takes no new work, being jailed, has no standing.
        Desk::set(PROVIDER, 0, 0);
        submit(6);
        accepted(CONSUMER, challenge(6));
        assert_eq!(case(5).at_stake, 1_000 * TOKEN);
        assert_eq!(held(CONSUMER), case(5).stake + (100 + 100 + 101 + 400 + 200) * TOKEN);
    });
}

#[test]
fn only_the_consumer_challenges_and_in_time() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        for who in [OTHER, PROVIDER, AUDITOR] {
            refused(who, challenge(1), Error::NotParty);
        }
        refused(CONSUMER, challenge(2), Error::NotFound);
        at(START + DAY);
        refused(CONSUMER, challenge(1), Error::TooLate);
        at(START + DAY - 1);
        accepted(CONSUMER, challenge(1));
        refused(CONSUMER, challenge(1), Error::AlreadyChallenged);
    });
}

#[test]
fn a_stake_has_to_be_paid() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        Market::change(1, |subject| subject.consumer = POOR);
        refused(POOR, challenge(1), Error::InsufficientBalance);
        set_balance(POOR, 100 * TOKEN + ED);
        accepted(POOR, challenge(1));
    });
}

#[test]
fn parties_are_not_on_the_jury() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        Market::change(1, |subject| {
            (subject.provider, subject.consumer) = (AUDITOR, AUDITOR + 2);
        });
        accepted(AUDITOR + 2, challenge(1));
        let jury: Vec<_> = case(0).jury.iter().map(|one| one.who).collect();
        assert_eq!(jury, [AUDITOR + 1]);
    });
}

/// An auditor that joins after the rotation votes in no case of the day, however large its bond.
#[test]
fn the_jury_was_fixed_before_the_challenge() {
    ExtBuilder::default().build_and_execute(|| {
        Bonds::set_staked(OTHER, RICH);
        accepted(OTHER, Call::join { amount: RICH / 2 });
        let id = disputed(1);
        refused(OTHER, commit(id, OTHER, NoFault), Error::NotInTheSet);
    });
}

/// No bound on cases against a provider: an accomplice could fill it and shield the provider.
#[test]
fn a_provider_can_have_any_number_of_cases() {
    ExtBuilder::default().build_and_execute(|| {
        for work in 1..=100 {
            disputed(work);
        }
        assert_eq!(Desk::contested(PROVIDER), 100);
        assert_eq!(Cases::<Test>::iter().count(), 100);
    });
}

#[test]
fn without_parameters_nothing_is_disputed() {
    ExtBuilder { params: None, bonds: vec![] }.build_and_execute(|| {
        submit(1);
        refused(CONSUMER, challenge(1), Error::NotEnabled);
    });
}
