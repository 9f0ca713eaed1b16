//! When a poll is decided and enacted, in blocks.

use super::*;
use crate::{Pallet, Params};
use polkadot_sdk::pallet_referenda::{ReferendumInfo, ReferendumInfoFor};

fn doubled_spend() -> Params {
    Params { max_spend: 2 * params().max_spend, ..params() }
}

/// Proposes to double the spend of a proposal.
fn propose_params(after: u64) -> u32 {
    let call = Call::set_params { params: doubled_spend() };
    proposed_by(PAUL, Call::propose { kind: Kind::Parameter, proposal: bounded(call), after })
}

fn is_live(poll: u32) -> bool {
    Pallet::<Test>::is_live(poll)
}

/// Block in which it was approved.
fn approved_in(poll: u32) -> Option<u64> {
    match ReferendumInfoFor::<Test>::get(poll) {
        Some(ReferendumInfo::Approved(block, ..)) => Some(block),
        _ => None,
    }
}

fn rejected_in(poll: u32) -> Option<u64> {
    match ReferendumInfoFor::<Test>::get(poll) {
        Some(ReferendumInfo::Rejected(block, ..)) => Some(block),
        _ => None,
    }
}

#[test]
fn seven_days_and_three_days_in_blocks() {
    with(act(), || {
        stake(ALICE, 100_000);
        next_block();
        let (s, before) = (System::block_number(), params());
        let poll = propose_params(0);
        run_to(s + 100_799);
        accepted(ALICE, vote(poll, Aye));

        run_to(s + 100_800);
        assert!(is_live(poll));
        run_to(s + 100_801);
        assert_eq!(approved_in(poll), Some(s + 100_801));

        run_to(s + 144_000);
        assert_eq!(params(), before);
        run_to(s + 144_001);
        assert_eq!(params().max_spend, 2 * before.max_spend);
    });
}

#[test]
fn an_aye_in_the_block_of_the_decision_is_too_late() {
    with(act(), || {
        stake(ALICE, 100_000);
        next_block();
        let s = System::block_number();
        let poll = propose_params(0);
        run_to(s + 100_799);
        assert!(is_live(poll));
        run_to(s + 100_800);
        refused(ALICE, vote(poll, Aye), Error::NotOngoing);
        assert_eq!(rejected_in(poll), Some(s + 100_800));
    });
}

#[test]
fn a_nay_in_the_block_of_the_decision_still_breaks_it() {
    with(dev(), || {
        stake(ALICE, 100_000);
        stake(BOB, 100_000);
        next_block();
        let s = System::block_number();
        let poll = propose_params(0);
        accepted(ALICE, vote(poll, Aye));
        run_to(s + 24);
        accepted(BOB, vote(poll, Nay));
        run_to(s + 25);
        assert_eq!((approved_in(poll), rejected_in(poll)), (None, Some(s + 25)));
    });
}

#[test]
fn a_poll_that_passes_throughout_is_decided_at_its_end() {
    with(dev(), || {
        stake(ALICE, 100_000);
        next_block();
        let s = System::block_number();
        let poll = propose_params(0);
        accepted(ALICE, vote(poll, Aye));
        for block in s + 1..=s + 24 {
            run_to(block);
            assert!(is_live(poll));
        }
        run_to(s + 25);
        assert_eq!(approved_in(poll), Some(s + 25));
        let before = params();
        run_to(s + 34);
        assert_eq!(params(), before);
        run_to(s + 35);
        assert_ne!(params(), before);
    });
}

#[test]
fn a_later_enactment_waits_from_the_approval_on() {
    with(dev(), || {
        stake(ALICE, 100_000);
        next_block();
        let s = System::block_number();
        let poll = propose_params(30);
        accepted(ALICE, vote(poll, Aye));
        let before = params();
        run_to(s + 25 + 29);
        assert_eq!(params(), before);
        run_to(s + 25 + 30);
        assert_ne!(params(), before);
    });
}

#[test]
fn only_votes_of_all_power_without_a_nay_decide_a_poll_early() {
    with(dev(), || {
        stake(ALICE, 100_000);
        stake(BOB, 1_000);
        next_block();
        let s = System::block_number();
        let poll = propose_params(0);
        [ALICE, PAUL].into_iter().for_each(|who| accepted(who, vote(poll, Aye)));
        run_to(s + 10);
        assert!(is_live(poll));

        accepted(BOB, vote(poll, Nay));
        run_to(s + 12);
        assert!(is_live(poll));

        accepted(BOB, vote(poll, Aye));
        run_to(s + 13);
        assert!(is_live(poll));
        run_to(s + 14);
        assert_eq!(approved_in(poll), Some(s + 14));
    });
}

/// Power of 3.6 × 10^21 in all, a tenth of it less one unit with Alice, and one unit with Bob.
fn a_tenth(bob_votes: bool) -> bool {
    let (mut passes, tenth) = (false, 360_000_000_000_000_000_000);
    with(Params { cap_bps: None, ..dev() }, || {
        Vault::open(ALICE, tenth - 1, &[(0, 1)]);
        Vault::open(BOB, 1, &[(0, 1)]);
        Vault::open(BOB, 1_000 * ACT, &[(0, 0)]);
        Vault::open(WHALE, 9 * tenth - 10_000 * POWER, &[(0, 1)]);
        next_block();
        let s = System::block_number();
        let poll = propose_params(0);
        assert_eq!(tally(poll).total, 10 * tenth);
        accepted(ALICE, vote(poll, Aye));
        if bob_votes {
            accepted(BOB, vote(poll, Abstain));
        }
        run_to(s + 25);
        passes = approved_in(poll).is_some();
        assert_eq!(rejected_in(poll).is_some(), !passes);
    });
    passes
}

#[test]
fn the_last_unit_of_the_quorum_decides() {
    assert!(a_tenth(true));
    assert!(!a_tenth(false));
}

#[test]
fn the_last_unit_of_the_approval_decides() {
    let passes = |moved: u128| {
        let mut passes = false;
        with(Params { cap_bps: None, ..dev() }, || {
            let votes = 1_000_000_000_000_000_000;
            Vault::open(ALICE, 66 * votes - moved, &[(0, 1)]);
            Vault::open(BOB, 34 * votes + moved, &[(0, 1)]);
            next_block();
            let s = System::block_number();
            let poll = propose_params(0);
            accepted(ALICE, vote(poll, Aye));
            accepted(BOB, vote(poll, Nay));
            run_to(s + 25);
            passes = approved_in(poll).is_some();
        });
        passes
    };
    assert!(passes(0));
    assert!(!passes(1));
}

#[test]
fn an_emergency_is_decided_in_a_day_and_cancels_a_poll_an_hour_later() {
    with(dev(), || {
        stake(ALICE, 100_000);
        next_block();
        let s = System::block_number();
        let evil = proposed(Kind::Treasury);
        let call = polkadot_sdk::pallet_referenda::Call::<Test>::cancel { index: evil };
        let proposal = bounded(RuntimeCall::Referenda(call));
        let emergency =
            proposed_by(PAUL, Call::propose { kind: Kind::Emergency, proposal, after: 0 });
        accepted(ALICE, vote(emergency, Aye));
        accepted(ALICE, vote(evil, Aye));
        run_to(s + 5);
        assert_eq!(approved_in(emergency), Some(s + 5));
        assert!(is_live(evil));
        run_to(s + 6);
        assert!(!is_live(evil));
    });
}

#[test]
fn live_polls_follow_a_shorter_vote_and_a_longer_timelock() {
    with(dev(), || {
        stake(ALICE, 100_000);
        stake(BOB, 1_000);
        next_block();
        let s = System::block_number();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        run_to(s + 4);
        let old = params();
        let ordinary = crate::Rules { vote_blocks: 12, timelock_blocks: 20, ..old.ordinary };
        let new = Params { ordinary, ..old };
        StakeVoting::set_params(RuntimeOrigin::root(), new).unwrap();
        run_to(s + 10);
        assert!(is_live(poll));
        // The alarm is at the old end until a vote sets a new one.
        accepted(PAUL, vote(poll, Abstain));
        run_to(s + 13);
        assert_eq!(approved_in(poll), Some(s + 13));
    });
}
