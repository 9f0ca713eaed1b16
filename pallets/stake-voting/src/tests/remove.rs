//! `remove_vote` and `forget`.

use super::*;
use crate::Params;

#[test]
fn a_vote_is_taken_back_at_any_time() {
    with(Params { boost_bps: 0, ..dev() }, || {
        stake(ALICE, 1_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        refused(ALICE, remove(poll), Error::NotVoted);
        accepted(ALICE, vote(poll, Aye));

        accepted(ALICE, remove(poll));

        assert_eq!(last_event(), Event::VoteRemoved { poll, who: ALICE });
        assert_eq!(counts(poll), (0, 0, 0));
        assert!(!Vault::is_marked(ALICE) && !has_record(ALICE));
        refused(ALICE, remove(poll), Error::NotVoted);
    });
}

#[test]
fn a_vote_in_a_poll_that_is_over_can_be_removed() {
    with(dev(), || {
        stake(ALICE, 1_000);
        next_block();
        let polls = [proposed(Kind::Parameter), proposed(Kind::Feature)];
        polls.iter().for_each(|poll| accepted(ALICE, vote(*poll, Nay)));
        Referenda::cancel(RuntimeOrigin::root(), polls[0]).unwrap();
        accepted(ALICE, remove(polls[0]));
        assert!(Vault::is_marked(ALICE));
        Referenda::kill(RuntimeOrigin::root(), polls[1]).unwrap();
        accepted(ALICE, remove(polls[1]));
        assert!(!Vault::is_marked(ALICE));
        // The boost still needs the time of the last vote.
        assert!(has_record(ALICE));
    });
}

#[test]
fn anybody_removes_votes_in_polls_that_are_over() {
    with(Params { boost_bps: 0, ..dev() }, || {
        stake(ALICE, 1_000);
        next_block();
        let (over, live) = (proposed(Kind::Parameter), proposed(Kind::Feature));
        accepted(ALICE, vote(over, Aye));
        accepted(ALICE, vote(live, Aye));
        refused(EVE, forget(ALICE), Error::NoChange);
        refused(EVE, forget(BOB), Error::NoChange);
        Referenda::cancel(RuntimeOrigin::root(), over).unwrap();

        accepted(EVE, forget(ALICE));

        assert_eq!(last_event(), Event::VotesForgotten { who: ALICE, votes: 1 });
        assert!(Vault::is_marked(ALICE));
        refused(EVE, forget(ALICE), Error::NoChange);
        Referenda::cancel(RuntimeOrigin::root(), live).unwrap();
        accepted(EVE, forget(ALICE));
        assert!(!Vault::is_marked(ALICE) && !has_record(ALICE));
    });
}

#[test]
fn a_record_that_serves_a_boost_is_kept_until_that_ends() {
    with(dev(), || {
        stake(ALICE, 1_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        let voted = Vault::clock();
        Referenda::cancel(RuntimeOrigin::root(), poll).unwrap();
        accepted(EVE, forget(ALICE));
        assert!(has_record(ALICE));
        let end = (voted + 600).next_multiple_of(BUCKET);
        while Vault::clock() < end {
            refused(EVE, forget(ALICE), Error::NoChange);
            next_block();
        }
        accepted(EVE, forget(ALICE));
        assert!(!has_record(ALICE));
    });
}

#[test]
fn the_record_of_an_account_without_stake_can_be_removed_at_once() {
    with(dev(), || {
        stake(ALICE, 1_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        accepted(ALICE, remove(poll));
        assert!(has_record(ALICE));
        refused(EVE, forget(ALICE), Error::NoChange);
        Vault::leave(ALICE);
        assert!(has_record(ALICE));
        accepted(EVE, forget(ALICE));
        assert!(!has_record(ALICE));
    });
}
