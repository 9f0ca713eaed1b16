//! Polls of `act`, from the proposal to the enactment.

use crate::*;
use pallet_stake_voting::types::{Choice, Kind, PollIndex};
use polkadot_sdk::{
    frame_support::traits::StorePreimage,
    pallet_referenda::{ReferendumInfo, ReferendumInfoFor},
};
use quaestor_runtime::{Preimage, StakeVoting, System};

pub type Poll = pallet_stake_voting::Call<Runtime>;
pub type PollError = pallet_stake_voting::Error<Runtime>;

/// Blocks of seven days.
pub const VOTE: u32 = 100_800;
/// Blocks of three days.
pub const TIMELOCK: u32 = 43_200;

/// The proposal of `what`.
pub fn proposal(kind: Kind, what: impl Into<RuntimeCall>) -> Poll {
    let proposal = <Preimage as StorePreimage>::bound(what.into()).expect("there is room");
    Poll::propose { kind, proposal, after: 0 }
}

/// Proposes. Returns the poll.
#[track_caller]
pub fn propose(who: Sr25519Keyring, kind: Kind, what: impl Into<RuntimeCall>) -> PollIndex {
    done(&person(who), proposal(kind, what));
    StakeVoting::polls().last().expect("it is live").poll
}

#[track_caller]
pub fn vote(who: Sr25519Keyring, poll: PollIndex, choice: Choice) {
    done(&person(who), Poll::vote { poll, choice });
}

/// State of a poll.
pub fn state(poll: PollIndex) -> &'static str {
    match ReferendumInfoFor::<Runtime>::get(poll).expect("there is such a poll") {
        ReferendumInfo::Ongoing(_) => "ongoing",
        ReferendumInfo::Approved(..) => "approved",
        ReferendumInfo::Rejected(..) => "rejected",
        ReferendumInfo::Cancelled(..) => "cancelled",
        ReferendumInfo::TimedOut(..) => "timed out",
        ReferendumInfo::Killed(_) => "killed",
    }
}

/// Turnout, ayes and nays.
pub fn tally(poll: PollIndex) -> (StakeWeight, StakeWeight, StakeWeight) {
    let polls = StakeVoting::polls();
    let view = polls.iter().find(|view| view.poll == poll).expect("it is live");
    (view.turnout, view.ayes, view.nays)
}

/// A call that doubles the least stake.
pub fn double() -> Vault {
    let params = StakingVault::params();
    Vault::set_stake_limits { min: params.min_stake * 2, max: params.max_stake }
}

type Vault = pallet_staking_vault::Call<Runtime>;

/// A chain on which these accounts have staked these amounts without a lock.
pub fn staked(stakes: &[(Sr25519Keyring, Balance)]) -> TestExternalities {
    begin(act(), || {
        for (who, amount) in stakes {
            if *who != Alice {
                give(*who, amount + 10_000 * ACT);
            }
            stake(*who, *amount, 0);
        }
    })
}

/// Whether a poll on which these votes are cast passes.
fn passes(stakes: &[(Sr25519Keyring, Balance)], votes: &[(Sr25519Keyring, Choice)]) -> bool {
    staked(stakes).execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        block(|| votes.iter().for_each(|(who, choice)| vote(*who, poll, *choice)));
        let began = System::block_number() - 1;
        at_block(began + VOTE + 1, || {});
        check();
        match state(poll) {
            "approved" => true,
            "rejected" => false,
            other => panic!("the poll is {other}"),
        }
    })
}

#[test]
fn a_tenth_of_all_power_is_a_quorum_and_a_unit_less_is_none() {
    let votes = [(Bob, Choice::Aye)];
    let with = |mine, others| passes(&[(Alice, others), (Bob, mine)], &votes);
    assert!(with(1_000_000 * ACT, 9_000_000 * ACT));
    assert!(!with(1_000_000 * ACT - 1, 9_000_000 * ACT + 1));
}

#[test]
fn two_thirds_less_a_bit_are_an_approval_and_a_unit_less_is_none() {
    use Choice::*;
    let votes = [(Alice, Abstain), (Bob, Aye), (Dave, Nay)];
    let with = |ayes, nays| passes(&[(Alice, 9_900_000 * ACT), (Bob, ayes), (Dave, nays)], &votes);
    assert!(with(66_000 * ACT, 34_000 * ACT));
    assert!(!with(66_000 * ACT - 1, 34_000 * ACT + 1));
}

#[test]
fn abstentions_alone_are_no_approval() {
    let stakes = [(Alice, 9_900_000 * ACT), (Bob, 100_000 * ACT)];
    assert!(!passes(&stakes, &[(Alice, Choice::Abstain), (Bob, Choice::Abstain)]));
    assert!(passes(&stakes, &[(Alice, Choice::Abstain), (Bob, Choice::Aye)]));
}

#[test]
fn a_wallet_counts_for_5_percent_of_all_power_at_most() {
    staked(&[(Alice, 9_900_000 * ACT), (Bob, 100_000 * ACT)]).execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        block(|| {
            vote(Alice, poll, Choice::Nay);
            vote(Bob, poll, Choice::Aye);
            let unit = ACT * 10_000;
            assert_eq!(tally(poll), (10_000_000 * unit, 100_000 * unit, 500_000 * unit));
        });
    });
}

#[test]
fn gates_are_1_000_to_vote_and_10_000_to_propose_to_the_unit() {
    staked(&[
        (Alice, 100_000 * ACT),
        (Bob, 10_000 * ACT),
        (Dave, 10_000 * ACT - 1),
        (Eve, 1_000 * ACT),
        (Ferdie, 1_000 * ACT - 1),
    ])
    .execute_with(|| {
        let poll = block(|| {
            let what = proposal(Kind::Parameter, double());
            refused(Dave, what, PollError::BelowProposerStake);
            propose(Bob, Kind::Parameter, double())
        });
        block(|| {
            vote(Eve, poll, Choice::Aye);
            let what = Poll::vote { poll, choice: Choice::Aye };
            refused(Ferdie, what.clone(), PollError::BelowVoterStake);
            refused(Charlie, what, PollError::BelowVoterStake);
        });
        check();
    });
}

#[test]
fn an_aye_counts_for_seven_days_and_what_passes_is_enacted_three_days_later() {
    for (block_of_the_aye, passes) in [(VOTE - 1, true), (VOTE, false)] {
        staked(&[(Alice, 9_000_000 * ACT), (Bob, 1_000_000 * ACT)]).execute_with(|| {
            let poll = block(|| propose(Bob, Kind::Parameter, double()));
            let began = System::block_number();
            let view = StakeVoting::polls().remove(0);
            assert_eq!(view.last_block, began + VOTE - 1);
            assert_eq!(view.enacted_at, began + VOTE + TIMELOCK + 1);
            at_block(began + block_of_the_aye, || {
                let aye = Poll::vote { poll, choice: Choice::Aye };
                let voted = call(&person(Bob), aye);
                assert!(voted.is_ok() || !passes);
            });
            if passes {
                at_block(began + VOTE, || {});
                assert_eq!(state(poll), "ongoing");
            }
            at_block(began + VOTE + 1, || {});
            assert_eq!(state(poll), if passes { "approved" } else { "rejected" });
            at_block(began + VOTE + TIMELOCK, || {});
            assert_eq!(StakingVault::params().min_stake, 100 * ACT);
            at_block(began + VOTE + TIMELOCK + 1, || {});
            let least = if passes { 200 * ACT } else { 100 * ACT };
            assert_eq!(StakingVault::params().min_stake, least);
            check();
        });
    }
}

#[test]
fn a_nay_in_the_last_block_still_breaks_it() {
    staked(&[(Alice, 9_000_000 * ACT), (Bob, 1_000_000 * ACT)]).execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        let began = System::block_number();
        block(|| vote(Bob, poll, Choice::Aye));
        at_block(began + VOTE, || vote(Alice, poll, Choice::Nay));
        at_block(began + VOTE + 1, || {});
        assert_eq!(state(poll), "rejected");
    });
}

#[test]
fn a_vote_is_edited_and_shrinks_with_its_stake() {
    staked(&[(Alice, 100_000 * ACT), (Bob, 20_000 * ACT), (Dave, 3_000 * ACT)]).execute_with(
        || {
            let unit = ACT * 10_000;
            let poll = block(|| propose(Bob, Kind::Parameter, double()));
            let total = || StakeVoting::polls()[0].total;
            assert_eq!(total(), 123_000 * unit);
            block(|| {
                vote(Dave, poll, Choice::Aye);
                assert_eq!(tally(poll), (3_000 * unit, 3_000 * unit, 0));
                vote(Dave, poll, Choice::Nay);
                assert_eq!(tally(poll), (3_000 * unit, 0, 3_000 * unit));
                let same = Poll::vote { poll, choice: Choice::Nay };
                refused(Dave, same, PollError::NoChange);
            });
            block(|| {
                let part = Vault::unstake { position: 0, amount: Some(1_000 * ACT) };
                done(&person(Dave), part);
                assert_eq!(tally(poll), (2_000 * unit, 0, 2_000 * unit));
                check();
                assert_eq!(leave(Dave, 0), Ok(()));
                assert_eq!(tally(poll), (0, 0, 0));
                assert!(!StakingVault::ledger(person(Dave)).voting);
                let voter = pallet_stake_voting::Voters::<Runtime>::contains_key(person(Dave));
                assert!(!voter);
            });
            assert_eq!(total(), 123_000 * unit);
            check();
        },
    );
}

#[test]
fn a_poll_in_which_all_power_agrees_is_decided_at_once_and_waits_for_its_timelock() {
    staked(&[(Alice, 100_000 * ACT), (Bob, 20_000 * ACT)]).execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        block(|| {
            vote(Bob, poll, Choice::Aye);
            vote(Alice, poll, Choice::Aye);
        });
        let voted = System::block_number();
        (0..2).for_each(|_| block(|| {}));
        assert_eq!(state(poll), "approved");
        at_block(voted + 2 + TIMELOCK - 1, || {});
        assert_eq!(StakingVault::params().min_stake, 100 * ACT);
        at_block(voted + 2 + TIMELOCK, || {});
        assert_eq!(StakingVault::params().min_stake, 200 * ACT);
    });
}
