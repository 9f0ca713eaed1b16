//! The runtime API.

use super::*;
use crate::{
    api::{MayView, PowerView},
    types::Vote,
    Params,
};
use polkadot_sdk::sp_runtime::Perbill;

#[test]
fn power_is_that_of_a_vote_now() {
    with(dev(), || {
        stake(ALICE, 90_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        let view = PowerView { raw: 90_000 * POWER, counted: 5_000 * POWER };
        assert_eq!(StakeVoting::power(ALICE, poll), Some(view));
        assert_eq!(StakeVoting::power(EVE, poll), Some(PowerView { raw: 0, counted: 0 }));
        assert_eq!(StakeVoting::power(ALICE, poll + 1), None);
    });
}

#[test]
fn missing_stake_is_told() {
    with(dev(), || {
        stake(ALICE, 1_500);
        let view = MayView {
            staked: 1_500 * ACT,
            vote: true,
            propose: false,
            missing_to_vote: 0,
            missing_to_propose: 8_500 * ACT,
        };
        assert_eq!(StakeVoting::may(ALICE), view);
        let of_eve = StakeVoting::may(EVE);
        assert_eq!((of_eve.vote, of_eve.missing_to_vote), (false, 1_000 * ACT));
        assert!(StakeVoting::may(PAUL).propose);
        assert_eq!(StakeVoting::params(), Some(dev()));
    });
    build(None).execute_with(|| {
        assert_eq!(StakeVoting::may(ALICE), MayView::default());
        assert_eq!((StakeVoting::params(), StakeVoting::polls().len()), (None, 0));
    });
}

#[test]
fn polls_tell_what_they_lack_and_when_they_end() {
    with(Params { cap_bps: None, ..dev() }, || {
        stake(ALICE, 4_000);
        stake(WHALE, 86_000);
        next_block();
        let s = System::block_number();
        let poll = proposed(Kind::Parameter);
        let over = proposed(Kind::Feature);
        accepted(ALICE, vote(poll, Aye));
        let polls = StakeVoting::polls();
        assert_eq!(polls.iter().map(|view| view.poll).collect::<Vec<_>>(), [poll, over]);
        let view = &polls[0];
        assert_eq!((view.kind, view.who, view.began), (Kind::Parameter, PAUL, START + 12));
        assert_eq!((view.total, view.turnout), (100_000 * POWER, 4_000 * POWER));
        assert_eq!((view.ayes, view.nays), (4_000 * POWER, 0));
        let percent = Perbill::from_percent;
        assert_eq!((view.support, view.quorum), (percent(4), percent(10)));
        assert_eq!(view.missing_turnout, 6_000 * POWER);
        assert_eq!(view.approval, Perbill::from_parts(999_999_999));
        assert_eq!(view.needed_approval, percent(66));
        assert_eq!((view.last_block, view.enacted_at), (s + 23, s + 35));

        Referenda::cancel(RuntimeOrigin::root(), over).unwrap();
        assert_eq!(StakeVoting::polls().len(), 1);
    });
}

#[test]
fn votes_are_those_in_live_polls() {
    with(dev(), || {
        stake(ALICE, 1_000);
        next_block();
        let polls = [Kind::Parameter, Kind::Feature].map(proposed);
        polls.into_iter().for_each(|poll| accepted(ALICE, vote(poll, Nay)));
        Referenda::cancel(RuntimeOrigin::root(), polls[0]).unwrap();
        let cast = Vault::clock();
        let raw = 1_000 * POWER;
        let vote = Vote { poll: polls[1], choice: Nay, raw, cast, beside: None };
        assert_eq!(StakeVoting::votes(ALICE), [vote]);
        assert!(StakeVoting::votes(BOB).is_empty());
    });
}
