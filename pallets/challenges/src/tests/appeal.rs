//! `appeal`.

use super::*;
use crate::types::Appeal;

#[test]
fn the_party_that_lost_appeals_with_a_deposit() {
    for (votes, loser) in [([Fault; 3], PROVIDER), ([NoFault; 3], CONSUMER)] {
        ExtBuilder::default().build_and_execute(|| {
            let id = decided(1, &votes);
            let before = held(loser);
            let others = [PROVIDER, CONSUMER, OTHER].into_iter().filter(|who| *who != loser);
            others.for_each(|who| refused(who, Call::appeal { case: id }, Error::NotParty));
            at(START + 5 * DAY - 1);
            accepted(loser, Call::appeal { case: id });
            let (deposit, until) = (100 * TOKEN, START + 12 * DAY - 1);
            assert_eq!(last_event(), Event::Appealed { case: id, who: loser, deposit, until });
            let appeal = Some(Appeal { who: loser, deposit });
            assert_eq!(case(id).phase, Phase::Ruling { finding: Some(votes[0]), appeal, until });
            assert_eq!(held(loser) - before, deposit);
            refused(loser, Call::appeal { case: id }, Error::AlreadyAppealed);
        });
    }
}

#[test]
fn a_deposit_is_a_tenth_of_the_sentence_at_stake() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        Desk::set(PROVIDER, 50_000 * TOKEN, 50_000 * TOKEN);
        Market::change(1, |subject| subject.price = 400 * TOKEN);
        accepted(CONSUMER, challenge(1));
        voted(0, &[Fault; 3]);
        accepted(PROVIDER, Call::appeal { case: 0 });
        assert_eq!(held(PROVIDER), 800 * TOKEN);
    });
}

#[test]
fn an_appeal_comes_in_time_or_not_at_all() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        refused(PROVIDER, Call::appeal { case: id }, Error::WrongPhase);
        refused(PROVIDER, Call::appeal { case: id + 1 }, Error::NotFound);
        voted(id, &[Fault; 3]);
        at(START + 5 * DAY);
        refused(PROVIDER, Call::appeal { case: id }, Error::TooLate);
    });
}

#[test]
fn an_undecided_case_needs_no_appeal() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[]);
        for who in [PROVIDER, CONSUMER] {
            refused(who, Call::appeal { case: id }, Error::AlreadyAppealed);
        }
    });
}

#[test]
fn a_deposit_has_to_be_paid() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[Fault; 3]);
        set_balance(PROVIDER, 100 * TOKEN);
        refused(PROVIDER, Call::appeal { case: id }, Error::InsufficientBalance);
        set_balance(PROVIDER, 100 * TOKEN + ED);
        accepted(PROVIDER, Call::appeal { case: id });
        set_balance(PROVIDER, RICH);
    });
}
