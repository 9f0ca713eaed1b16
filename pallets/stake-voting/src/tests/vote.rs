//! `vote`: gates, edits, places of a record.

use super::*;
use crate::{Pallet, Params, RawOrigin};
use polkadot_sdk::{frame_support, frame_system};

#[test]
fn a_unit_less_than_the_stake_of_a_voter_is_too_little() {
    with(Params { cap_bps: None, ..dev() }, || {
        let id = Vault::open(ALICE, 999_999_999_999, &[(0, 10_000)]);
        next_block();
        let poll = proposed(Kind::Parameter);
        refused(ALICE, vote(poll, Aye), Error::BelowVoterStake);
        refused(EVE, vote(poll, Aye), Error::BelowVoterStake);
        Vault::compound(id, 1);
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(counts(poll), (1_000 * POWER, 1_000 * POWER, 0));
    });
}

#[test]
fn all_stake_opens_the_gate_but_only_older_stake_counts() {
    with(dev(), || {
        stake(ALICE, 1);
        next_block();
        let poll = proposed(Kind::Parameter);
        next_block();
        stake(ALICE, 999);
        accepted(ALICE, vote(poll, Nay));
        assert_eq!(counts(poll), (POWER, 0, POWER));
    });
}

#[test]
fn a_poll_that_is_over_or_not_there_takes_no_votes() {
    with(dev(), || {
        stake(ALICE, 1_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        refused(ALICE, vote(poll + 1, Aye), Error::NotOngoing);
        Referenda::cancel(RuntimeOrigin::root(), poll).unwrap();
        refused(ALICE, vote(poll, Aye), Error::NotOngoing);
        let killed = proposed(Kind::Parameter);
        Referenda::kill(RuntimeOrigin::root(), killed).unwrap();
        refused(ALICE, vote(killed, Aye), Error::NotOngoing);
        let rejected = proposed(Kind::Parameter);
        run_to(60);
        refused(ALICE, vote(rejected, Aye), Error::NotOngoing);
    });
}

#[test]
fn a_vote_is_edited_in_one_step() {
    with(Params { cap_bps: None, ..dev() }, || {
        stake(ALICE, 3_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        let voted = |old, new, counted| {
            let raw = 3_000 * POWER;
            assert_eq!(last_event(), Event::Voted { poll, who: ALICE, old, new, raw, counted });
        };
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(counts(poll), (3_000 * POWER, 3_000 * POWER, 0));
        voted(None, Aye, 3_000 * POWER);
        assert!(Vault::is_marked(ALICE));
        refused(ALICE, vote(poll, Aye), Error::NoChange);

        accepted(ALICE, vote(poll, Nay));
        assert_eq!(counts(poll), (3_000 * POWER, 0, 3_000 * POWER));
        voted(Some(Aye), Nay, 3_000 * POWER);

        accepted(ALICE, vote(poll, Abstain));
        assert_eq!(counts(poll), (3_000 * POWER, 0, 0));
        voted(Some(Nay), Abstain, 0);
        assert_eq!(voter(ALICE).votes.len(), 1);
    });
}

#[test]
fn the_same_choice_counts_again_when_the_power_has_changed() {
    with(Params { cap_bps: None, ..dev() }, || {
        let id = stake(ALICE, 3_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        // Compounded reward counts at once.
        Vault::compound(id, 30 * ACT);
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(counts(poll), (3_030 * POWER, 3_030 * POWER, 0));
        refused(ALICE, vote(poll, Aye), Error::NoChange);
    });
}

#[test]
fn a_full_record_forgets_polls_that_are_over() {
    with(dev(), || {
        stake(ALICE, 1_000);
        next_block();
        let voted_in: Vec<_> = (0..8)
            .map(|_| {
                let poll = proposed(Kind::Parameter);
                accepted(ALICE, vote(poll, Aye));
                Referenda::cancel(RuntimeOrigin::root(), poll).unwrap();
                poll
            })
            .collect();
        assert_eq!(voter(ALICE).votes.len(), 8);
        let poll = proposed(Kind::Parameter);

        accepted(ALICE, vote(poll, Aye));

        assert_eq!(voter(ALICE).votes.iter().map(|vote| vote.poll).collect::<Vec<_>>(), [poll]);
        assert!(Vault::is_marked(ALICE));
        refused(ALICE, remove(voted_in[0]), Error::NotVoted);
    });
}

/// Root can make more polls than this pallet admits.
#[test]
fn a_ninth_live_vote_is_refused() {
    with(dev(), || {
        stake(ALICE, 1_000);
        next_block();
        let polls: Vec<_> = (0..9)
            .map(|index| {
                let kind = OriginCaller::from(RawOrigin::from(Kind::Feature));
                let call = frame_system::Call::remark { remark: vec![index] };
                Referenda::submit(
                    RawOrigin::Proposer(PAUL).into(),
                    Box::new(kind),
                    bounded(call),
                    frame_support::traits::schedule::DispatchTime::After(0),
                )
                .unwrap();
                u32::from(index)
            })
            .collect();
        for poll in &polls[..8] {
            accepted(ALICE, vote(*poll, Aye));
        }
        refused(ALICE, vote(8, Aye), Error::TooManyVotes);
        accepted(ALICE, vote(7, Nay));
        // The invariants list only polls of this pallet.
        for poll in polls {
            Referenda::cancel(RuntimeOrigin::root(), poll).unwrap();
        }
    });
}

#[test]
fn the_weight_of_a_vote_that_looked_at_no_other_is_refunded() {
    use crate::WeightInfo;
    use polkadot_sdk::{
        frame_support::dispatch::GetDispatchInfo, sp_runtime::traits::Dispatchable,
    };
    with(dev(), || {
        stake(ALICE, 1_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        let call: RuntimeCall = vote(poll, Aye).into();
        assert_eq!(
            call.get_dispatch_info().call_weight,
            <()>::vote(1) + Pallet::<Test>::beside_weight()
        );
        let post = call.dispatch(RuntimeOrigin::signed(ALICE)).unwrap();
        assert_eq!(post.actual_weight, Some(<()>::vote(0)));
    });
}
