//! The manual trip of both economies: entries close, and every exit stays open.

use crate::{
    polls::{propose, vote, Poll},
    sessions::{open, register_agents, Debate},
    *,
};
use pallet_circuit_breaker::{types::Entries, Call as Breaker};
use pallet_stake_voting::types::{Choice, Kind};
use quaestor_runtime::Allocations;

type Allocate = pallet_allocations::Call<Runtime>;
type BreakerError = pallet_circuit_breaker::Error<Runtime>;

/// Closes all entries by hand for ten minutes.
fn trip() {
    let entries = Entries::ALL;
    let until = StakingVault::state().clock + 600;
    assert_eq!(dispatch(RuntimeOrigin::root(), Breaker::trip { entries, until }), Ok(()));
}

#[test]
fn a_trip_closes_entries_of_blockdag_and_no_exit() {
    begin(blockdag(), || {
        give(Bob, 10_000 * BDAG);
        done(&person(Bob), Allocate::pledge { id: Allocations::allocations_of(person(Bob))[0].id });
        stake(Bob, 1_000 * BDAG, 0);
        stake(Bob, 1_000 * BDAG, 3);
    })
    .execute_with(|| {
        at(31 * DAY, || {
            trip();
            let closed = DispatchError::from(BreakerError::EntryClosed);
            refused(Bob, Vault::stake { amount: 1_000 * BDAG, tier: 0 }, closed);
            refused(Bob, Vault::cancel_unstake { chunk: 0 }, closed);
            refused(Bob, Reward::compound { position: 0 }, closed);
            assert!(claim(Bob) > 0);
            assert_eq!(leave(Bob, 0), Ok(()));
            assert_eq!(leave_early(Bob, 1), Ok(()));
            let claim = Reward::claim_rewards { asset: NATIVE };
            refused(Bob, claim, RewardError::NothingToClaim);
            let had = free(Bob);
            done(&person(Bob), Allocate::unpledge {});
            assert_eq!(free(Bob) - had, 400_000_000 * BDAG);
            let id = Allocations::allocations_of(person(Bob))[0].id;
            done(&person(Alice), Allocate::release { id });
            check();
        });
    });
}

#[test]
fn a_trip_closes_entries_of_act_and_no_exit() {
    begin(act(), || {
        for who in [Bob, Dave] {
            give(who, 20_000 * ACT);
        }
        stake(Bob, 10_000 * ACT, 0);
        stake(Dave, 1_000 * ACT, 0);
        stake(Dave, 1_000 * ACT, 3);
        register_agents();
    })
    .execute_with(|| {
        let (poll, session) =
            block(|| (propose(Bob, Kind::Parameter, crate::polls::double()), open(Bob)));
        block(|| vote(Dave, poll, Choice::Aye));
        at(5 * DAY, || {
            trip();
            let closed = DispatchError::from(BreakerError::EntryClosed);
            refused(Dave, Vault::stake { amount: 1_000 * ACT, tier: 0 }, closed);
            refused(Dave, Vault::cancel_unstake { chunk: 0 }, closed);
            refused(Dave, Reward::compound { position: 0 }, closed);
            assert!(claim(Dave) > 0);
            assert_eq!(leave(Dave, 0), Ok(()));
            done(&person(Dave), Poll::remove_vote { poll });
            assert_eq!(leave_early(Dave, 1), Ok(()));
            done(&person(Alice), Debate::settle { session });
            let id = Allocations::allocations_of(person(Bob))[0].id;
            done(&person(Alice), Allocate::release { id });
        });
        // It ends by itself.
        at(5 * DAY + 601, || {});
        at(5 * DAY + 602, || {
            stake(Dave, 100 * ACT, 0);
        });
        check();
    });
}
