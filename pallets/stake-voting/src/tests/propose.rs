//! `propose`: gates, places, deposits.

use super::*;
use crate::{types::LivePoll, Live, Parameters};
use polkadot_sdk::frame_system;

#[test]
fn a_proposal_begins_a_poll_with_frozen_terms() {
    with(dev(), || {
        stake(ALICE, 90_000);
        next_block();
        let before = Balances::free_balance(PAUL);

        let poll = proposed(Kind::Treasury);

        assert_eq!(last_event(), Event::Proposed { poll, kind: Kind::Treasury, who: PAUL });
        let one = LivePoll { poll, kind: Kind::Treasury, who: PAUL, began: 3, after: 0 };
        assert_eq!(Live::<Test>::get().as_slice(), [one]);
        let tally = tally(poll);
        assert_eq!((tally.total, tally.began), (100_000 * POWER, START + 12));
        assert_eq!((tally.cap, tally.rooted), (5_000 * POWER, false));
        assert_eq!(counts(poll), (0, 0, 0));
        assert_eq!(before - Balances::free_balance(PAUL), 1_000 * ACT);
        assert_eq!(Balances::reserved_balance(PAUL), 1_000 * ACT);
    });
}

#[test]
fn without_parameters_every_call_is_refused() {
    build(None).execute_with(|| {
        System::set_block_number(1);
        stake(PAUL, 10_000);
        refused(PAUL, propose(Kind::Parameter), Error::NotEnabled);
        refused(PAUL, vote(0, Aye), Error::NotEnabled);
        refused(PAUL, remove(0), Error::NotVoted);
        refused(PAUL, forget(PAUL), Error::NoChange);
        quaestor_testing::assert_refused::<RuntimeCall>(
            Call::set_params { params: dev() },
            RuntimeOrigin::root(),
            Error::NotEnabled,
        );
        check();
    });
}

#[test]
fn a_unit_less_than_the_stake_of_a_proposer_is_too_little() {
    with(dev(), || {
        let id = Vault::open(ALICE, 9_999_999_999_999, &[(0, 10_000)]);
        refused(ALICE, propose(Kind::Feature), Error::BelowProposerStake);
        refused(EVE, propose(Kind::Feature), Error::BelowProposerStake);
        Vault::compound(id, 1);
        accepted(ALICE, propose(Kind::Feature));
    });
}

#[test]
fn an_enactment_is_at_most_seven_days_beyond_the_timelock() {
    with(act(), || {
        let propose = |after| {
            let call = frame_system::Call::remark { remark: vec![] };
            Call::propose { kind: Kind::Parameter, proposal: bounded(call), after }
        };
        refused(PAUL, propose(144_001), Error::EnactmentTooLate);
        refused(PAUL, propose(u64::MAX), Error::EnactmentTooLate);
        accepted(PAUL, propose(144_000));
    });
    with(dev(), || {
        let call = frame_system::Call::remark { remark: vec![] };
        let proposal = bounded(call);
        let propose =
            |after| Call::propose { kind: Kind::Emergency, proposal: proposal.clone(), after };
        refused(PAUL, propose(26), Error::EnactmentTooLate);
        accepted(PAUL, propose(25));
    });
}

#[test]
fn an_account_has_one_live_poll_of_a_kind() {
    with(dev(), || {
        let poll = proposed(Kind::Parameter);
        refused(PAUL, propose(Kind::Parameter), Error::OnePerKind);
        proposed(Kind::Treasury);
        Referenda::cancel(RuntimeOrigin::root(), poll).unwrap();
        proposed(Kind::Parameter);
    });
}

#[test]
fn a_kind_has_its_number_of_live_polls_and_all_have_eight() {
    with(dev(), || {
        let accounts: Vec<_> = (20..24).collect();
        stake_each(&accounts, 10_000);
        next_block();
        for kind in Kind::ALL {
            for index in 0..4_u32 {
                let who = accounts[index as usize];
                if index < kind.most_live() {
                    accepted(who, propose(kind));
                } else {
                    refused(who, propose(kind), Error::TooManyLive);
                }
            }
        }
        assert_eq!(Live::<Test>::get().len(), 8);
    });
}

#[test]
fn a_poll_that_is_over_makes_room() {
    with(dev(), || {
        stake(ALICE, 10_000);
        let poll = proposed(Kind::Upgrade);
        run_to(2 + 23);
        refused(ALICE, propose(Kind::Upgrade), Error::TooManyLive);
        // Without votes it is rejected when its time is over.
        next_block();
        assert!(!crate::Pallet::<Test>::is_live(poll));
        let next = proposed_by(ALICE, propose(Kind::Upgrade));
        assert_eq!(Live::<Test>::get().len(), 1);
        // The track is freed a block later, and the poll begins to be decided then.
        next_block();
        run_to(26 + 1 + 24);
        assert!(!crate::Pallet::<Test>::is_live(next));
    });
}

#[test]
fn the_referenda_keep_the_deposit_of_what_was_rejected_and_refund_what_was_cancelled() {
    with(dev(), || {
        let (rejected, cancelled) = (proposed(Kind::Feature), proposed(Kind::Upgrade));
        Referenda::cancel(RuntimeOrigin::root(), cancelled).unwrap();
        run_to(40);
        let refund = |poll| Referenda::refund_submission_deposit(RuntimeOrigin::signed(EVE), poll);
        assert!(refund(rejected).is_err());
        refund(cancelled).unwrap();
        assert_eq!(Balances::reserved_balance(PAUL), 1_000 * ACT);
    });
}

#[test]
fn an_account_that_cannot_pay_the_deposit_cannot_propose() {
    with(dev(), || {
        stake(99, 10_000);
        let poor = polkadot_sdk::pallet_balances::Error::<Test>::InsufficientBalance;
        refused(99, propose(Kind::Parameter), poor);
    });
}

#[test]
fn the_electorate_may_be_empty_but_then_nothing_passes() {
    build(Some(dev())).execute_with(|| {
        System::set_block_number(1);
        Vault::open(PAUL, 10_000 * ACT, &[(0, 0)]);
        next_block();
        let poll = proposed(Kind::Parameter);
        assert_eq!(tally(poll).total, 0);
        refused(PAUL, vote(poll, Aye), Error::NoPower);
        run_to(60);
        assert!(!crate::Pallet::<Test>::is_live(poll));
        check();
    });
}

#[test]
fn parameters_are_needed_for_tracks_and_deposits() {
    with(dev(), || {
        Parameters::<Test>::kill();
        refused(PAUL, propose(Kind::Parameter), Error::NotEnabled);
    });
}

/// The call is read when it is proposed, if it is not too long.
#[test]
fn a_proposal_weighs_by_its_length_up_to_the_maximum() {
    use crate::{types::MAX_PROPOSAL_BYTES, WeightInfo};
    use polkadot_sdk::frame_support::{dispatch::GetDispatchInfo, traits::Bounded};
    let weight = |len| {
        let proposal = Bounded::Lookup { hash: Default::default(), len };
        let call: RuntimeCall = Call::propose { kind: Kind::Parameter, proposal, after: 0 }.into();
        call.get_dispatch_info().call_weight
    };
    with(dev(), || {
        assert_eq!(weight(100), <()>::propose(100));
        assert_eq!(weight(u32::MAX), <()>::propose(MAX_PROPOSAL_BYTES));
        assert!(weight(100).ref_time() < weight(200).ref_time());
    });
}
