//! Attempts to gain from votes, polls and exits. None gains anything.

use crate::{polls::*, *};
use pallet_stake_voting::types::{Choice::*, Kind};
use polkadot_sdk::{frame_support::traits::fungible::Inspect, pallet_referenda};
use quaestor_primitives::StakeSlash;
use quaestor_runtime::{StakeVoting, System};

/// Power of one token without a lock.
const UNIT: StakeWeight = ACT * 10_000;

/// A poll of Bob's in which nobody has voted, beside 100,000 of Alice's that do not vote.
fn with_a_poll(
    stakes: &[(Sr25519Keyring, Balance)],
    attack: impl FnOnce(u32, u32),
) -> TestExternalities {
    let mut all = vec![(Alice, 100_000 * ACT), (Bob, 20_000 * ACT)];
    all.extend(stakes);
    let mut ext = staked(&all);
    ext.execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        attack(poll, System::block_number());
        check();
    });
    ext
}

/// Everything that `who` has, staked or not.
fn wealth(who: Sr25519Keyring) -> Balance {
    Balances::total_balance(&person(who))
}

#[test]
fn a_vote_leaves_with_an_early_exit_and_a_tenth_of_the_stake() {
    begin(act(), || {
        give(Bob, 30_000 * ACT);
        give(Dave, 30_000 * ACT);
        stake(Bob, 20_000 * ACT, 0);
        stake(Dave, 20_000 * ACT, 3);
    })
    .execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        block(|| {
            let before = wealth(Dave);
            vote(Dave, poll, Aye);
            assert_eq!(tally(poll), (40_000 * UNIT, 3_000 * UNIT, 0));
            assert_eq!(leave_early(Dave, 0), Ok(()));
            assert_eq!(tally(poll), (0, 0, 0));
            assert_eq!(before - wealth(Dave), 2_000 * ACT);
        });
        check();
    });
}

#[test]
fn moved_tokens_do_not_vote_again() {
    with_a_poll(&[(Dave, 50_000 * ACT)], |poll, _| {
        block(|| {
            let before = wealth(Dave) + wealth(Eve);
            vote(Dave, poll, Aye);
            assert_eq!(leave(Dave, 0), Ok(()));
            let dest = person(Eve).into();
            let value = 50_000 * ACT;
            let send = polkadot_sdk::pallet_balances::Call::transfer_keep_alive { dest, value };
            done(&person(Dave), send);
            stake(Eve, 49_999 * ACT, 0);
            refused(Eve, Poll::vote { poll, choice: Aye }, PollError::NoPower);
            assert_eq!(tally(poll), (0, 0, 0));
            assert_eq!(wealth(Dave) + wealth(Eve), before);
        });
        // Nor later, with all the weight that age can give.
        at_block(System::block_number() + VOTE / 2, || {
            refused(Eve, Poll::vote { poll, choice: Aye }, PollError::NoPower);
        });
    });
}

#[test]
fn a_cancelled_unstake_is_new_stake() {
    let cooldown = serde_json::json!({ "stakingVault": { "params": { "cooldownSecs": 604_800 } } });
    begin(act().with(cooldown), || {
        give(Bob, 30_000 * ACT);
        give(Dave, 30_000 * ACT);
        stake(Bob, 20_000 * ACT, 0);
        stake(Dave, 20_000 * ACT, 0);
    })
    .execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        block(|| {
            vote(Dave, poll, Aye);
            assert_eq!(leave(Dave, 0), Ok(()));
            let chunk = StakingVault::ledger(person(Dave)).unlocking[0].id;
            done(&person(Dave), Vault::cancel_unstake { chunk });
            assert_eq!(StakingVault::ledger(person(Dave)).staked(), 20_000 * ACT);
            refused(Dave, Poll::vote { poll, choice: Aye }, PollError::NoPower);
            assert_eq!(tally(poll), (0, 0, 0));
        });
        check();
    });
}

#[test]
fn stake_of_the_block_of_the_proposal_or_later_has_no_power() {
    with_a_poll(&[(Dave, 20_000 * ACT)], |_, _| {
        block(|| {
            // Dave has staked before, Eve in this block.
            give(Eve, 60_000 * ACT);
            stake(Eve, 50_000 * ACT, 4);
            let poll = propose(Dave, Kind::Parameter, double());
            refused(Eve, Poll::vote { poll, choice: Aye }, PollError::NoPower);
            vote(Dave, poll, Aye);
            // Eve's stake is in the total, of which 5 % count.
            assert_eq!(tally(poll), (20_000 * UNIT, 14_500 * UNIT, 0));
        });
    });
}

#[test]
fn others_who_leave_do_not_lower_the_quorum() {
    staked(&[(Alice, 9_000_001 * ACT), (Bob, 999_999 * ACT)]).execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        let began = System::block_number();
        block(|| {
            vote(Bob, poll, Aye);
            assert_eq!(leave(Alice, 0), Ok(()));
        });
        at_block(began + VOTE + 1, || {});
        assert_eq!(state(poll), "rejected");
    });
}

#[test]
fn slashed_stake_takes_its_votes_along() {
    with_a_poll(&[(Dave, 20_000 * ACT)], |poll, _| {
        block(|| {
            let second = propose(Alice, Kind::Parameter, double());
            vote(Dave, poll, Nay);
            vote(Dave, second, Nay);
        });
        block(|| {
            let part = StakingVault::slash(&person(Dave), 5_000 * ACT);
            assert_eq!(part.1, 0);
            assert_eq!(tally(poll).0, 15_000 * UNIT);
            check();
            let rest = StakingVault::slash(&person(Dave), 20_000 * ACT);
            assert_eq!(rest.1, 5_000 * ACT);
            for view in StakeVoting::polls() {
                assert_eq!((view.turnout, view.nays), (0, 0));
            }
            drop((part.0, rest.0));
        });
    });
}

#[test]
fn exits_work_in_the_block_in_which_the_poll_ends() {
    for end in [VOTE - 1, VOTE, VOTE + 1, VOTE + 2] {
        with_a_poll(&[(Dave, 50_000 * ACT)], |poll, began| {
            block(|| vote(Dave, poll, Aye));
            at_block(began + end, || {
                let before = wealth(Dave);
                assert_eq!(leave(Dave, 0), Ok(()));
                assert_eq!(wealth(Dave), before);
                assert!(!StakingVault::ledger(person(Dave)).voting);
                check();
            });
            at_block(began + VOTE + 3, || {});
            // Who leaves before the decision has not decided.
            let result = if end <= VOTE { "rejected" } else { "approved" };
            assert_eq!(state(poll), result, "left in block {end}");
        });
    }
}

#[test]
fn exits_work_in_the_block_in_which_the_poll_is_cancelled_or_killed() {
    use pallet_referenda::Call::{cancel, kill};
    for kills in [false, true] {
        with_a_poll(&[(Dave, 50_000 * ACT)], |index, _| {
            block(|| vote(Dave, index, Aye));
            block(|| {
                let issued = issuance();
                let (origin, end): (_, RuntimeCall) = match kills {
                    true => (RuntimeOrigin::root(), kill { index }.into()),
                    false => (council(3), cancel { index }.into()),
                };
                assert_eq!(dispatch(origin, end), Ok(()));
                assert_eq!(state(index), if kills { "killed" } else { "cancelled" });
                // The deposit of a poll that is killed is burnt.
                assert_eq!(issued - issuance(), if kills { 1_000 * ACT } else { 0 });
                assert_eq!(leave(Dave, 0), Ok(()));
                refused(Alice, Poll::vote { poll: index, choice: Aye }, PollError::NotOngoing);
            });
        });
    }
}
