//! Governance by stake on `qtra`, whose genesis turns it on or leaves it off.

use crate::{polls::*, *};
use pallet_circuit_breaker::types::Entries;
use pallet_stake_voting::types::{Choice::*, Kind};
use polkadot_sdk::pallet_collective;
use quaestor_runtime::{StakeVoting, System};
use serde_json::{json, Value};

/// Votes as `act` has them, in QTRA, on the preset whose day has 20 seconds.
fn on() -> Value {
    let votes = quaestor_chain_spec::act::dev().votes.expect("act has votes");
    let params = pallet_stake_voting::Params {
        voter_stake: 1_000 * QTRA,
        proposer_stake: 10_000 * QTRA,
        max_spend: 20_000_000 * QTRA,
        submission_deposit: 1_000 * QTRA,
        boost_bps: 0,
        ..votes
    };
    json!({
        "stakeVoting": { "params": params },
        "stakingVault": {
            "features": { "votes": true },
            "params": { "walletCapBps": null },
        },
    })
}

fn committee(ayes: u32) -> RuntimeOrigin {
    type Origin = pallet_collective::RawOrigin<AccountId, pallet_collective::Instance2>;
    Origin::Members(ayes, 3).into()
}

#[test]
fn a_poll_changes_a_parameter_of_qtra_beside_council_and_committee() {
    world_with(on()).execute_with(|| {
        block(|| {
            stake(Alice, 100_000 * QTRA, 0);
            stake(Bob, 100_000 * QTRA, 0)
        });
        let least = StakingVault::params().min_stake;
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        let began = System::block_number();
        block(|| vote(Bob, poll, Aye));
        // Both bodies have what they had.
        block(|| {
            let secs = StakingVault::params().cooldown_secs * 2;
            let cooldown = Vault::set_cooldown { secs };
            assert_eq!(dispatch(council(2), cooldown.clone()), Err(DispatchError::BadOrigin));
            assert_eq!(dispatch(council(3), cooldown), Ok(()));
            assert_eq!(StakingVault::params().cooldown_secs, secs);
            let entries = Entries { deposit: true, ..Default::default() };
            let until = now() + 60;
            let trip = pallet_circuit_breaker::Call::trip { entries, until };
            assert_eq!(dispatch(committee(2), trip), Ok(()));
        });
        while System::block_number() < began + 24 + 10 {
            block(|| {});
        }
        assert_eq!(state(poll), "approved");
        assert_eq!(StakingVault::params().min_stake, least);
        block(|| {});
        assert_eq!(StakingVault::params().min_stake, 2 * least);
        check();
    });
}

#[test]
fn an_exit_takes_a_vote_of_qtra_along() {
    world_with(on()).execute_with(|| {
        block(|| {
            stake(Bob, 100_000 * QTRA, 0);
            stake(Charlie, 5_000 * QTRA, 0)
        });
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        block(|| {
            vote(Charlie, poll, Nay);
            assert!(tally(poll).2 > 0);
            assert_eq!(leave_early(Charlie, 0), Ok(()));
            assert_eq!(tally(poll), (0, 0, 0));
        });
        check();
    });
}

#[test]
fn with_the_genesis_of_qtra_there_are_no_polls() {
    let lifted = json!({ "stakingVault": { "params": { "walletCapBps": null } } });
    world_with(lifted).execute_with(|| {
        block(|| stake(Bob, 100_000 * QTRA, 0));
        block(|| {
            let disabled = || DispatchError::from(PollError::NotEnabled);
            let what = proposal(Kind::Parameter, double());
            refused(Bob, what, disabled());
            refused(Bob, Poll::vote { poll: 0, choice: Aye }, disabled());
            assert_eq!(StakeVoting::params(), None);
            assert!(StakeVoting::polls().is_empty());
        });
        check();
    });
}
