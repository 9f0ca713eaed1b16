//! `forget`.

use super::*;
use crate::Participants;

fn forget(who: AccountId) -> Call {
    Call::forget { who }
}

#[test]
fn any_account_removes_a_record_whose_boost_has_ended() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        accepted(BOB, vote(0, 0));
        at(START + 30 * DAY - 1);
        refused(NOBODY, forget(BOB), Error::StillActive);
        at(START + 30 * DAY);
        accepted(NOBODY, forget(BOB));
        assert_eq!(last_event(), Event::Forgotten { who: BOB });
        assert!(!Participants::<Test>::contains_key(BOB));
        // Removed or not, it has no boost, and can vote again.
        assert_eq!((boosts(ALICE), boosts(BOB)), (vec![], vec![]));
        accepted(ALICE, forget(ALICE));
        assert_eq!(Participants::<Test>::iter().count(), 0);
        accepted(ALICE, open());
        accepted(BOB, vote(1, 0));
    });
}

#[test]
fn a_record_with_a_vote_in_an_open_session_stays() {
    let builder = ExtBuilder::default().params(|params| params.boost_secs = HOUR);
    builder.build_and_execute(|| {
        accepted(ALICE, open());
        accepted(BOB, vote(0, 0));
        at(START + DAY - 1);
        assert_eq!(boosts(BOB), []);
        refused(ALICE, forget(BOB), Error::StillActive);
        at(START + DAY);
        accepted(ALICE, forget(BOB));
        // The tally is kept until the session is settled.
        assert_eq!(session(0).tallies[0], power(2_000));
    });
}

#[test]
fn a_record_that_does_not_exist_is_not_removed() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, forget(BOB), Error::UnknownParticipant);
    });
    ExtBuilder { params: None, ..Default::default() }.build_and_execute(|| {
        refused(ALICE, forget(ALICE), Error::UnknownParticipant);
    });
}
