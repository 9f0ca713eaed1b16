//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{
    types::{Agent, Session, Unsettled},
    Agents, Parameters, Participants, Sessions, Totals,
};

/// Two sessions, votes and points. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().build().execute_with(|| {
        set_up();
        accepted(ALICE, open());
        accepted(BOB, vote(0, 1));
        at(START + DAY);
        accepted(RECORDER, record(0, &[1, 2, 3]));
        accepted(ALICE, open());
        accepted(ALICE, vote(1, 0));
        accepted(BOB, vote(1, 2));
        assert_eq!(Debates::check_exactly(), Ok(()));

        doctor();

        assert_eq!(Debates::check_exactly(), Err(DispatchError::Other(sentence)));
    });
}

fn doctor_session(id: u32, change: impl Fn(&mut Session<AccountId>)) {
    Sessions::<Test>::mutate(id, |session| change(session.as_mut().unwrap()));
}

#[test]
fn d1_finds_a_unit_too_much_or_too_little() {
    let account = Debates::account();
    let sentence = "D1: the balance is not the pools";
    assert_found(sentence, || set_balance(account, balance(account) - 1));
    assert_found(sentence, || set_balance(account, balance(account) + 1));
    assert_found(sentence, || Totals::<Test>::mutate(|totals| totals.minimum_balance += 1));
    // Only what is missing is found where gifts are allowed.
    ExtBuilder::default().build().execute_with(|| {
        set_balance(account, ED + 1);
        assert_eq!(Debates::do_try_state(), Ok(()));
        set_balance(account, ED);
        Totals::<Test>::mutate(|totals| totals.minimum_balance += 1);
        assert_eq!(Debates::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

#[test]
fn d1_finds_a_sum_that_is_not_that_of_the_pools() {
    let sentence = "D1: the sum is not that of the pools";
    assert_found(sentence, || Totals::<Test>::mutate(|totals| totals.pools += 1));
    assert_found(sentence, || doctor_session(0, |session| session.pool -= 1));
    assert_found("a sum overflows", || doctor_session(0, |session| session.pool = u128::MAX));
}

#[test]
fn d2_finds_a_tally_that_is_not_the_sum_of_the_votes() {
    let sentence = "D2: a tally is not the sum of the votes";
    assert_found(sentence, || doctor_session(1, |session| session.tallies[2] += 1));
    assert_found(sentence, || doctor_session(1, |session| session.tallies[0] -= 1));
    assert_found(sentence, || Participants::<Test>::remove(BOB));
    assert_found(sentence, || {
        Participants::<Test>::mutate(BOB, |participant| participant.votes[0].option = 1);
    });
}

#[test]
fn d2_finds_a_vote_above_the_tally_of_an_ended_session() {
    assert_found("D2: a tally is not the sum of the votes", || {
        Participants::<Test>::mutate(POOR, |participant| {
            let (session, option, power) = (0, 1, power(2_000) + 1);
            let vote = crate::types::Vote { session, option, power, ends: START + DAY };
            participant.votes.try_push(vote).unwrap();
        });
    });
}

#[test]
fn d2_finds_a_vote_that_cannot_be() {
    let doctor = |change: fn(&mut crate::types::Participant)| {
        move || Participants::<Test>::mutate(BOB, change)
    };
    assert_found(
        "D2: an account has voted twice",
        doctor(|participant| {
            let vote = participant.votes[0];
            participant.votes.try_push(vote).unwrap();
        }),
    );
    assert_found(
        "D2: a vote in a session that is gone",
        doctor(|participant| {
            participant.votes[0].session = 9;
        }),
    );
    assert_found(
        "D2: a vote has another end than its session",
        doctor(|participant| {
            participant.votes[0].ends += 1;
        }),
    );
    assert_found(
        "D2: a vote for no option",
        doctor(|participant| {
            participant.votes[0].option = 3;
        }),
    );
}

#[test]
fn d4_finds_a_deposit_that_is_not_held() {
    let sentence = "D4: a hold is not the deposit";
    assert_found(sentence, || {
        Agents::<Test>::mutate(AGENTS[0], |agent| agent.as_mut().unwrap().deposit += 1);
    });
    assert_found(sentence, || Agents::<Test>::insert(BOB, Agent { name: [1; 32], deposit: 1 }));
}

#[test]
fn d5_finds_a_list_that_is_not_the_sessions() {
    let sentence = "D5: the list is not the sessions with their times";
    assert_found(sentence, || {
        Totals::<Test>::mutate(|totals| totals.unsettled.pop());
    });
    assert_found(sentence, || Totals::<Test>::mutate(|totals| totals.unsettled[0].due += 1));
    assert_found(sentence, || doctor_session(0, |session| session.points = None));
    assert_found(sentence, || {
        Totals::<Test>::mutate(|totals| totals.unsettled.sort_by_key(|one| u32::MAX - one.session))
    });
    assert_found(sentence, || {
        let unsettled = Unsettled { session: 7, due: START };
        Totals::<Test>::mutate(|totals| totals.unsettled.try_push(unsettled).unwrap());
    });
}

#[test]
fn d5_finds_a_session_that_cannot_be() {
    assert_found("D5: a session has a number to come", || {
        Totals::<Test>::mutate(|totals| totals.next = 1);
    });
    assert_found("D5: an agent is listed twice", || {
        doctor_session(0, |session| session.agents[0] = AGENTS[1]);
    });
    assert_found("D5: an agent has no points", || {
        doctor_session(0, |session| {
            session.points.as_mut().unwrap().pop();
        });
    });
}

#[test]
fn records_without_parameters_are_found() {
    assert_found("sums without parameters", Parameters::<Test>::kill);
    assert_found("an agent without parameters", || {
        Parameters::<Test>::kill();
        Totals::<Test>::kill();
    });
    assert_found("a vote without parameters", || {
        Parameters::<Test>::kill();
        Totals::<Test>::kill();
        AGENTS.iter().for_each(Agents::<Test>::remove);
    });
}

#[test]
fn parameters_that_are_not_allowed_are_found() {
    assert_found("the fee must be from 1 to 10^30", || {
        Parameters::<Test>::mutate(|params| params.as_mut().unwrap().fee = 0);
    });
}
