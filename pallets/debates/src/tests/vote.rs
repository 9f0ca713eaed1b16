//! `vote`.

use super::*;
use crate::types::MAX_VOTES;
use quaestor_testing::StubPower;

fn opened() {
    accepted(ALICE, open());
    at(START + 1);
}

#[test]
fn power_is_added_to_the_option() {
    ExtBuilder::default().build_and_execute(|| {
        opened();
        accepted(ALICE, vote(0, 0));
        accepted(BOB, vote(0, 2));
        let (session, who, new) = (0, BOB, (2, power(2_000)));
        assert_eq!(last_event(), Event::Voted { session, who, old: None, new });
        assert_eq!(super::session(0).tallies.to_vec(), [power(1_000), 0, power(2_000)]);
    });
}

#[test]
fn a_changed_vote_moves_its_power() {
    ExtBuilder::default().build_and_execute(|| {
        opened();
        accepted(ALICE, vote(0, 1));
        accepted(BOB, vote(0, 0));
        accepted(BOB, vote(0, 1));
        let (old, new) = (Some((0, power(2_000))), (1, power(2_000)));
        assert_eq!(last_event(), Event::Voted { session: 0, who: BOB, old, new });
        assert_eq!(session(0).tallies.to_vec(), [0, power(3_000), 0]);
        assert_eq!(votes_of(BOB), 1);
    });
}

#[test]
fn a_changed_vote_has_the_power_of_its_time() {
    ExtBuilder::default().build_and_execute(|| {
        opened();
        accepted(BOB, vote(0, 0));
        stake(BOB, 500);
        // The vote stays as it is until it is changed.
        assert_eq!(session(0).tallies.to_vec(), [power(2_000), 0, 0]);
        accepted(BOB, vote(0, 0));
        assert_eq!(session(0).tallies.to_vec(), [power(500), 0, 0]);
        accepted(BOB, vote(0, 2));
        assert_eq!(session(0).tallies.to_vec(), [0, 0, power(500)]);
    });
}

#[test]
fn the_same_vote_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        opened();
        accepted(ALICE, vote(0, 1));
        refused(ALICE, vote(0, 1), Error::NoChange);
        at(START + HOUR);
        refused(ALICE, vote(0, 1), Error::NoChange);
    });
}

#[test]
fn without_stake_from_before_the_session_there_is_no_power() {
    ExtBuilder::default().build_and_execute(|| {
        opened();
        refused(POOR, vote(0, 0), Error::NoPower);
        stake_since(POOR, 1_000, START);
        refused(POOR, vote(0, 0), Error::NoPower);
        stake_since(POOR, 1_000, START - 1);
        accepted(POOR, vote(0, 0));
    });
}

#[test]
fn a_session_must_exist_and_have_the_option() {
    ExtBuilder::default().build_and_execute(|| {
        opened();
        refused(ALICE, vote(1, 0), Error::UnknownSession);
        refused(ALICE, vote(0, 3), Error::UnknownOption);
        refused(ALICE, vote(0, u8::MAX), Error::UnknownOption);
        accepted(ALICE, vote(0, 2));
    });
}

#[test]
fn a_vote_is_counted_until_the_end_and_not_at_it() {
    ExtBuilder::default().build_and_execute(|| {
        opened();
        at(START + DAY - 1);
        accepted(ALICE, vote(0, 0));
        at(START + DAY);
        refused(BOB, vote(0, 0), Error::Closed);
        refused(ALICE, vote(0, 1), Error::Closed);
        accepted(RECORDER, record(0, &[1, 1, 1]));
        refused(BOB, vote(0, 0), Error::Closed);
    });
}

#[test]
fn an_account_votes_in_16_sessions_at_a_time() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..MAX_VOTES {
            accepted(ALICE, open());
        }
        accepted(ALICE, open_with(2, &AGENTS, 2 * DAY));
        for session in 0..MAX_VOTES {
            accepted(BOB, vote(session, 0));
        }
        refused(BOB, vote(MAX_VOTES, 0), Error::TooManyVotes);
        // Changing a vote needs no place.
        accepted(BOB, vote(3, 1));

        at(START + DAY);
        accepted(BOB, vote(MAX_VOTES, 0));
        // Votes in ended sessions are gone; their tallies are not.
        assert_eq!(votes_of(BOB), 1);
        assert_eq!(session(3).tallies.to_vec(), [0, power(2_000), 0]);
    });
}

#[test]
fn a_vote_does_not_hold_stake() {
    ExtBuilder::default().build_and_execute(|| {
        opened();
        accepted(ALICE, vote(0, 1));
        assert!(!StubPower::is_marked(ALICE));
    });
}

#[test]
fn a_tally_does_not_overflow() {
    ExtBuilder::default().build_and_execute(|| {
        StubPower::set(POOR, 1, u128::MAX, START - 1);
        opened();
        accepted(POOR, vote(0, 0));
        let overflow = polkadot_sdk::sp_runtime::ArithmeticError::Overflow;
        refused(ALICE, vote(0, 0), DispatchError::from(overflow));
        accepted(ALICE, vote(0, 1));
    });
}

#[test]
fn an_economy_without_sessions_has_no_votes() {
    ExtBuilder { params: None, ..Default::default() }
        .build_and_execute(|| refused(ALICE, vote(0, 0), Error::NotEnabled));
}
