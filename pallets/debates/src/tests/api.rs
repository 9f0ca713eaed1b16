//! Reads.

use super::*;
use crate::api::Phase;

#[test]
fn a_session_is_read_with_its_phase_winner_and_shares() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Debates::session(0), None);
        accepted(ALICE, open());
        accepted(BOB, vote(0, 1));
        let view = Debates::session(0).unwrap();
        assert_eq!((view.id, view.phase, view.winner), (0, Phase::Voting, Some(1)));
        assert_eq!((view.session, view.shares), (session(0), None));

        at(START + DAY);
        assert_eq!(Debates::session(0).unwrap().phase, Phase::Recording);
        accepted(RECORDER, record(0, &[500, 300, 100]));
        let view = Debates::session(0).unwrap();
        let shares = vec![16_666_666_666, 10_000_000_000, 3_333_333_333];
        assert_eq!((view.phase, view.shares), (Phase::Due, Some(shares)));
        accepted(ALICE, settle(0));
        assert_eq!(Debates::session(0), None);
    });
}

#[test]
fn a_session_without_points_is_due_when_their_time_is_over() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        at(START + 4 * DAY - 1);
        assert_eq!(Debates::session(0).unwrap().phase, Phase::Recording);
        at(START + 4 * DAY);
        assert_eq!(Debates::session(0).unwrap().phase, Phase::Due);
    });
}

#[test]
fn sessions_are_read_oldest_first() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..4 {
            accepted(ALICE, open());
        }
        at(START + DAY);
        accepted(RECORDER, record(1, &[1, 1, 1]));
        accepted(ALICE, settle(1));
        let ids: Vec<_> = Debates::sessions().into_iter().map(|view| view.id).collect();
        assert_eq!(ids, [0, 2, 3]);
    });
}

#[test]
fn participants_agents_and_parameters_are_read() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Debates::participant(BOB), None);
        accepted(ALICE, open());
        accepted(BOB, vote(0, 1));
        let view = Debates::participant(BOB).unwrap();
        assert_eq!((view.participant.votes.len(), view.is_over), (1, false));
        assert_eq!(view.boost, boosts(BOB).pop());
        at(START + 30 * DAY);
        let view = Debates::participant(BOB).unwrap();
        assert_eq!((view.boost, view.is_over), (None, true));

        assert_eq!(Debates::agent(ALICE), None);
        let agent = Debates::agent(AGENTS[0]).unwrap();
        assert_eq!((agent.name, agent.deposit), ([11; 32], DEPOSIT));
        assert_eq!(Debates::params(), Some(params()));
    });
    ExtBuilder { params: None, ..Default::default() }.build_and_execute(|| {
        assert_eq!((Debates::params(), Debates::sessions()), (None, vec![]));
    });
}
