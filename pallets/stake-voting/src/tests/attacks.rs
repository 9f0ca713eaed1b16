//! Attacks on polls, and what they meet.

use super::*;
use crate::{Live, Pallet, Params, RawOrigin};
use polkadot_sdk::{
    frame_support::traits::schedule::DispatchTime,
    frame_system,
    pallet_scheduler::Agenda,
    pallet_whitelist,
    sp_io::storage,
    sp_runtime::traits::{BlakeTwo256, Hash},
};

/// The same tokens vote once: their new position is younger than the poll.
#[test]
fn tokens_that_vote_and_move_do_not_vote_twice() {
    with(Params { cap_bps: None, ..dev() }, || {
        stake(ALICE, 5_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        Vault::leave(ALICE);
        stake(BOB, 5_000);
        refused(BOB, vote(poll, Aye), Error::NoPower);
        next_block();
        refused(BOB, vote(poll, Aye), Error::NoPower);
        assert_eq!(counts(poll), (0, 0, 0));
    });
}

#[test]
fn stake_of_the_block_of_the_proposal_has_no_power() {
    with(dev(), || {
        stake(ALICE, 1_000_000);
        let poll = proposed_by(ALICE, propose(Kind::Treasury));
        refused(ALICE, vote(poll, Aye), Error::NoPower);
        next_block();
        refused(ALICE, vote(poll, Aye), Error::NoPower);
    });
}

#[test]
fn stake_that_leaves_without_a_vote_does_not_press_the_quorum() {
    with(dev(), || {
        let s = System::block_number();
        stake(WHALE, 900_000);
        stake(ALICE, 90_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        Vault::leave(WHALE);
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(tally(poll).total, 1_000_000 * POWER);
        run_to(s + 30);
        // 9 % of what was there.
        assert!(!Pallet::<Test>::is_live(poll));
        assert_eq!(params(), dev());
    });
}

#[test]
fn stake_before_a_proposal_raises_the_quorum_for_itself() {
    with(dev(), || {
        stake(ALICE, 90_000);
        next_block();
        let before = proposed(Kind::Parameter);
        stake(WHALE, 1_000_000);
        next_block();
        let after = proposed(Kind::Feature);
        accepted(WHALE, vote(after, Aye));
        refused(WHALE, vote(before, Aye), Error::NoPower);
        // Its voice is capped at 5 % of all.
        assert_eq!(tally(after).ayes, 55_000 * POWER);
    });
}

#[test]
fn nobody_submits_to_the_referenda_directly() {
    with(dev(), || {
        let call = || bounded(frame_system::Call::remark { remark: vec![] });
        let kind = || Box::new(OriginCaller::from(RawOrigin::from(Kind::Treasury)));
        for origin in [
            RuntimeOrigin::signed(PAUL),
            RuntimeOrigin::root(),
            RawOrigin::from(Kind::Treasury).into(),
        ] {
            let submitted = Referenda::submit(origin, kind(), call(), DispatchTime::After(0));
            assert_eq!(submitted, Err(DispatchError::BadOrigin));
        }
        // Not even a proposer submits with an origin that is no kind's.
        for origin in [
            OriginCaller::system(frame_system::RawOrigin::Root),
            OriginCaller::system(frame_system::RawOrigin::Signed(PAUL)),
            OriginCaller::from(RawOrigin::Proposer(PAUL)),
        ] {
            let origin = Box::new(origin);
            let proposer = RawOrigin::Proposer(PAUL).into();
            let submitted = Referenda::submit(proposer, origin, call(), DispatchTime::After(0));
            let no_track = polkadot_sdk::pallet_referenda::Error::<Test>::NoTrack;
            assert_eq!(submitted, Err(no_track.into()));
        }
    });
}

/// Approves `call` as a proposal of `kind`, and runs until it was enacted.
fn enact(kind: Kind, call: RuntimeCall) {
    let proposal = bounded(call);
    let poll = proposed_by(PAUL, Call::propose { kind, proposal, after: 0 });
    accepted(ALICE, vote(poll, Aye));
    run_to(System::block_number() + 60);
}

/// Outcomes of enactments since the last block that was run to.
fn dispatched() -> Vec<Result<(), DispatchError>> {
    let outcome = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Scheduler(polkadot_sdk::pallet_scheduler::Event::Dispatched {
            id: Some(_),
            result,
            ..
        }) => Some(result),
        _ => None,
    };
    System::events().into_iter().filter_map(outcome).collect()
}

#[test]
fn a_proposal_reaches_no_further_than_its_kind() {
    with(dev(), || {
        stake(ALICE, 90_000);
        next_block();
        let new = Params { max_spend: 2 * params().max_spend, ..params() };
        for kind in [Kind::Treasury, Kind::Upgrade, Kind::Feature, Kind::Emergency] {
            enact(kind, Call::set_params { params: new }.into());
            assert_eq!(dispatched(), [Err(DispatchError::BadOrigin)]);
            assert_eq!(params(), dev());
        }
        enact(Kind::Parameter, Call::set_params { params: new }.into());
        assert_eq!((dispatched(), params()), (vec![Ok(())], new));
    });
}

/// Without the committee the whitelist defers the call; nothing is dispatched.
#[test]
fn an_upgrade_needs_a_call_that_is_whitelisted() {
    with(dev(), || {
        stake(ALICE, 90_000);
        next_block();
        let code = frame_system::Call::<Test>::set_storage { items: vec![(vec![7], vec![8])] };
        let code = RuntimeCall::System(code);
        let upgrade = RuntimeCall::Whitelist(
            pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage {
                call: Box::new(code.clone()),
            },
        );
        let is_upgraded = || storage::get(&[7]).is_some();
        enact(Kind::Upgrade, code.clone());
        assert_eq!(dispatched(), [Err(DispatchError::BadOrigin)]);
        enact(Kind::Upgrade, upgrade.clone());
        assert!(!is_upgraded());

        // Nor does the committee's word help another kind.
        let other = frame_system::Call::<Test>::set_storage { items: vec![(vec![7], vec![9])] };
        let other = RuntimeCall::System(other);
        let whitelist = |call: &RuntimeCall| {
            let hash = BlakeTwo256::hash_of(call);
            Whitelist::whitelist_call(RuntimeOrigin::root(), hash).unwrap();
        };
        whitelist(&other);
        let of_feature = RuntimeCall::Whitelist(
            pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage {
                call: Box::new(other),
            },
        );
        enact(Kind::Feature, of_feature.clone());
        assert!(matches!(dispatched()[..], [Err(_)]));
        assert!(!is_upgraded());

        enact(Kind::Upgrade, of_feature);
        assert_eq!(dispatched(), [Ok(())]);
        assert!(is_upgraded());
    });
}

#[test]
fn spam_costs_its_deposits_and_ends_with_the_votes() {
    with(dev(), || {
        let accounts: Vec<_> = (20..24).collect();
        stake_each(&accounts, 10_000);
        next_block();
        for kind in Kind::ALL {
            for who in accounts.iter().take(kind.most_live() as usize) {
                accepted(*who, propose(kind));
            }
            refused(PAUL, propose(kind), Error::TooManyLive);
        }
        run_to(System::block_number() + 24);
        for kind in Kind::ALL {
            accepted(PAUL, propose(kind));
        }
        assert_eq!(Live::<Test>::get().len(), 5);
        let lost: u128 = accounts.iter().map(Balances::reserved_balance).sum();
        assert_eq!(lost, 8_000 * ACT);
    });
}

/// However many vote, and however often, a poll is woken once in the next block.
#[test]
fn votes_of_a_block_wake_a_poll_once() {
    with(dev(), || {
        let accounts: Vec<_> = (20..40).collect();
        stake_each(&accounts, 1_000);
        next_block();
        let polls = [Kind::Parameter, Kind::Feature].map(proposed);
        for _ in 0..10 {
            for who in &accounts {
                for choice in [Aye, Nay] {
                    polls.into_iter().for_each(|poll| accepted(*who, vote(poll, choice)));
                }
            }
            let next = System::block_number() + 1;
            assert_eq!(Agenda::<Test>::get(next).iter().flatten().count(), 2);
            next_block();
        }
        check();
    });
}

#[test]
fn a_halt_of_a_hundred_days_leaves_a_poll_as_it_was() {
    with(dev(), || {
        let s = System::block_number() + 1;
        stake(ALICE, 90_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        quaestor_testing::StubClock::set_secs(Vault::clock() + 100 * 86_400);
        run_to(s + 24);
        assert!(Pallet::<Test>::is_live(poll));
        Vault::leave(ALICE);
        assert_eq!(counts(poll), (0, 0, 0));
        run_to(s + 25);
        assert!(!Pallet::<Test>::is_live(poll));
    });
}

#[test]
fn a_proposer_may_leave() {
    with(dev(), || {
        let poll = proposed(Kind::Parameter);
        accepted(PAUL, vote(poll, Aye));
        Vault::leave(PAUL);
        assert!(Pallet::<Test>::is_live(poll));
        refused(PAUL, propose(Kind::Treasury), Error::BelowProposerStake);
        refused(PAUL, vote(poll, Aye), Error::BelowVoterStake);
    });
}

#[test]
fn the_largest_stake_votes_and_leaves() {
    with(Params { cap_bps: None, ..dev() }, || {
        let largest = crate::params::MAX_AMOUNT;
        Vault::open(ALICE, largest, &[(0, 30_000)]);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(counts(poll).0, 30_000 * largest);
        Vault::leave(ALICE);
        assert_eq!(counts(poll), (0, 0, 0));
    });
}

/// A preimage that nobody has noted is no call; the enactment fails and nothing else.
#[test]
fn a_call_that_is_unknown_is_not_enacted() {
    with(dev(), || {
        stake(ALICE, 90_000);
        next_block();
        let proposal =
            crate::ProposalOf::<Test>::Lookup { hash: BlakeTwo256::hash(b"?"), len: 200 };
        let poll = proposed_by(PAUL, Call::propose { kind: Kind::Parameter, proposal, after: 0 });
        accepted(ALICE, vote(poll, Aye));
        run_to(60);
        assert!(dispatched().is_empty());
        next_block();
        proposed(Kind::Parameter);
    });
}
