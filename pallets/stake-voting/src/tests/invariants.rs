//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{
    types::{LivePoll, Vote},
    Live, Parameters, Voters,
};
use polkadot_sdk::frame_support::traits::Polling;

/// Two polls with votes of two accounts. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    build(Some(dev())).execute_with(|| {
        System::set_block_number(1);
        quaestor_testing::StubClock::set_secs(START);
        stake(PAUL, 10_000);
        stake(ALICE, 1_000);
        next_block();
        let polls = [proposed(Kind::Parameter), proposed(Kind::Feature)];
        accepted(PAUL, vote(polls[0], Aye));
        accepted(ALICE, vote(polls[0], Nay));
        accepted(ALICE, vote(polls[1], Abstain));
        assert_eq!(StakeVoting::do_try_state(), Ok(()));

        doctor();

        assert_eq!(StakeVoting::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

fn doctor_tally(poll: u32, change: impl FnOnce(&mut crate::Tally<Test>)) {
    Referenda::access_poll(poll, |status| change(status.ensure_ongoing().unwrap().0));
}

fn doctor_votes(change: impl FnOnce(&mut [Vote])) {
    Voters::<Test>::mutate(ALICE, |voter| change(voter.votes.as_mut()));
}

#[test]
fn v1_finds_a_unit_in_each_number_of_a_tally() {
    let sentence = "V1: a tally is not the sum of its votes";
    assert_found(sentence, || doctor_tally(0, |tally| tally.turnout += 1));
    assert_found(sentence, || doctor_tally(0, |tally| tally.ayes += 1));
    assert_found(sentence, || doctor_tally(0, |tally| tally.nays -= 1));
    assert_found(sentence, || doctor_tally(1, |tally| tally.turnout -= 1));
    assert_found(sentence, || doctor_tally(0, |tally| tally.cap = 1));
}

#[test]
fn v1_finds_a_vote_that_was_not_counted() {
    let sentence = "V1: a tally is not the sum of its votes";
    assert_found(sentence, || doctor_votes(|votes| votes[0].raw += 1));
    assert_found(sentence, || doctor_votes(|votes| votes[0].choice = Aye));
    assert_found(sentence, || Voters::<Test>::remove(PAUL));
    assert_found(sentence, || Voters::<Test>::remove(ALICE));
}

#[test]
fn v1_finds_votes_in_a_poll_that_nobody_voted_in() {
    assert_found("V1: a tally is not the sum of its votes", || {
        let poll = proposed(Kind::Upgrade);
        doctor_tally(poll, |tally| tally.turnout = 1);
    });
}

#[test]
fn v2_finds_two_votes_in_a_poll_and_votes_without_power() {
    assert_found("V2: an account has two votes in a poll", || {
        doctor_votes(|votes| votes[1].poll = votes[0].poll);
    });
    assert_found("V2: a vote has no power", || doctor_votes(|votes| votes[1].raw = 0));
}

#[test]
fn v2_finds_a_record_that_serves_nothing() {
    assert_found("V2: a record serves nothing", || {
        Voters::<Test>::insert(EVE, crate::types::Voter::default());
    });
}

#[test]
fn v3_finds_a_list_that_is_not_the_live_polls() {
    let poll = |poll, kind| LivePoll { poll, kind, who: PAUL, began: 1, after: 0 };
    let append = |one| Live::<Test>::mutate(|live| live.try_push(one).unwrap());
    assert_found("V3: a poll is listed twice", || append(poll(0, Kind::Parameter)));
    assert_found("V3: a poll is not on the track of its kind", || {
        Live::<Test>::mutate(|live| live[0].kind = Kind::Treasury);
    });
    assert_found("V3: a kind has too many polls", || append(poll(9, Kind::Feature)));
}

#[test]
fn parameters_that_are_not_allowed_are_found() {
    assert_found("a quorum must be from 1 % to 50 %", || {
        Parameters::<Test>::mutate(|params| params.as_mut().unwrap().ordinary.quorum_bps = 0);
    });
    assert_found("polls or votes without parameters", Parameters::<Test>::kill);
}
