//! Every exit of an account, tried on a copy with all entries closed.

use crate::*;
use pallet_circuit_breaker::{
    types::{Entries, Manual},
    State,
};
use pallet_debates::api::Phase;
use polkadot_sdk::{
    frame_support::storage::with_transaction, pallet_safe_mode::EnteredUntil,
    sp_runtime::TransactionOutcome,
};
use quaestor_runtime::{Allocations, Debates, Emission, StakeVoting};

/// Closes every entry, and enters the safe mode.
fn close_everything() {
    let entries = Entries::ALL;
    let manual = Manual { entries, since: now(), until: now() + 600 };
    State::<Runtime>::mutate(|state| state.manual = Some(manual));
    EnteredUntil::<Runtime>::put(u32::MAX);
}

/// Whatever `who` has that is due leaves. Returns how many exits were tried.
#[track_caller]
pub fn what_is_due_leaves(who: &AccountId) -> u64 {
    let tried = with_transaction(|| {
        close_everything();
        TransactionOutcome::Rollback(Ok::<u64, DispatchError>(leaves(who)))
    });
    tried.unwrap()
}

#[track_caller]
fn leaves(who: &AccountId) -> u64 {
    let mut tried = 0;
    let mut due = |what: RuntimeCall| {
        assert_eq!(call(who, what.clone()), Ok(()), "{what:?}");
        tried += 1;
    };
    for poll in StakeVoting::votes(who.clone()).iter().take(1).map(|vote| vote.poll) {
        due(pallet_stake_voting::Call::remove_vote { poll }.into());
    }
    if StakeVoting::may_release(who) {
        due(pallet_stake_voting::Call::release_balance { who: who.clone() }.into());
    }
    for view in StakingVault::position_views(who) {
        let position = view.position.id;
        if view.unlocked {
            due(Vault::unstake { position, amount: None }.into());
        } else if !view.position.firm {
            due(Vault::early_unstake { position }.into());
        }
    }
    let clock = StakingVault::state().clock;
    let ledger = StakingVault::ledger(who.clone());
    if ledger.unlocking.iter().any(|chunk| chunk.release <= clock) {
        due(Vault::withdraw {}.into());
    }
    let claimable = Rewards::pending(who.clone())[0].claimable;
    if claimable > 0 && ledger.positions.is_empty() {
        due(Reward::claim_rewards { asset: NATIVE }.into());
    }
    if Allocations::pledge_of(who.clone()).is_some() {
        due(pallet_allocations::Call::unpledge {}.into());
    }
    for view in Allocations::allocations_of(who.clone()) {
        if view.releasable > 0 {
            due(pallet_allocations::Call::release { id: view.id }.into());
        }
    }
    if Emission::author(who.clone()).liquid > 0 {
        due(pallet_emission::Call::pay_author { who: who.clone() }.into());
    }
    for view in Debates::sessions() {
        if view.phase == Phase::Due {
            due(pallet_debates::Call::settle { session: view.id }.into());
        }
    }
    if Debates::agent(who.clone()).is_some() {
        due(pallet_debates::Call::retire_agent {}.into());
    }
    tried
}
