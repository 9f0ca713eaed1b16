//! Whatever the breakers say, what is due can leave.

use crate::world::*;
use pallet_circuit_breaker::{
    types::{BreakerState, Crisis, Entries, Manual, Trip},
    State,
};
use polkadot_sdk::{
    frame_support::storage::with_transaction,
    pallet_safe_mode::EnteredUntil,
    sp_keyring::Sr25519Keyring::*,
    sp_runtime::{DispatchError, TransactionOutcome},
};
use quaestor_primitives::{Entry, Guard, RevenueType};
use quaestor_runtime::{AccountId, CircuitBreaker, Rewards, Runtime, StakingVault};

const ENTRIES: [Entry; 4] = [Entry::Stake, Entry::Compound, Entry::Buyback, Entry::Deposit];

/// The state in which the triggers of `bits` are tripped and the entries of the next four closed.
fn doctored(bits: u32) -> BreakerState {
    let is = |bit: u32| bits & (1 << bit) != 0;
    let trip = |bit| is(bit).then_some(Trip { since: now(), value: 0, level: 1 });
    let entries = Entries {
        stake: is(5),
        compound: is(6),
        buyback: is(7),
        deposit: is(8),
        ..Default::default()
    };
    let any = ENTRIES.iter().any(|entry| entries.contain(*entry));
    BreakerState {
        low_stake: trip(0),
        few_stakers: trip(1),
        price_crash: trip(2),
        zero_revenue: trip(3),
        reward_floor: trip(4),
        crisis: is(2).then_some(Crisis {
            secs: 600,
            until: now() + 600,
            open: true,
            recovered: false,
        }),
        manual: any.then_some(Manual { entries, since: now(), until: now() + 600 }),
        redirected: is(0) || is(1),
        ..State::<Runtime>::get()
    }
}

/// Whatever `who` has that is due leaves, on a copy on which the breakers are in the state of `bits`.
/// Returns how many exits were tried.
pub fn what_is_due_leaves(who: &AccountId, bits: u32) -> u64 {
    let tried = with_transaction(|| {
        State::<Runtime>::put(doctored(bits));
        let mut tried = 0;
        for view in StakingVault::position_views(who) {
            let position = view.position.id;
            let leave = match view.unlocked {
                true => pallet_staking_vault::Call::unstake { position, amount: None },
                false => pallet_staking_vault::Call::early_unstake { position },
            };
            assert_eq!(call(who, leave), Ok(()), "{bits:#b}");
            tried += 1;
        }
        let clock = StakingVault::state().clock;
        let cooled = |chunk: &pallet_staking_vault::types::UnlockChunk| chunk.release <= clock;
        if StakingVault::ledger(who.clone()).unlocking.iter().any(cooled) {
            let withdraw = pallet_staking_vault::Call::withdraw {};
            assert_eq!(call(who, withdraw), Ok(()), "{bits:#b}");
            tried += 1;
        }
        for asset in [NATIVE, USDC] {
            let views = Rewards::stream_views(who);
            if views.iter().any(|view| view.stream.asset == asset && view.collectable > 0) {
                let collect = pallet_rewards::Call::collect_vested { asset };
                assert_eq!(call(who, collect), Ok(()), "{bits:#b}");
                tried += 1;
            }
        }
        TransactionOutcome::Rollback(Ok::<u64, DispatchError>(tried))
    });
    tried.unwrap()
}

/// Two people with a position that is due, something that has cooled down, and streams that vest.
fn with_something_due() -> polkadot_sdk::sp_io::TestExternalities {
    let mut ext = market();
    ext.execute_with(|| {
        let stake = pallet_staking_vault::Call::stake { amount: 5_000 * QTRA, tier: 0 };
        for who in [Bob, Charlie] {
            block(|| {
                done(&person(who), stake.clone());
                done(&person(who), stake.clone());
            });
        }
        pass(8 * DAY);
        block(|| deposit(USDC, 2_000 * USD, RevenueType::Subscription));
        pass(2 * DAY);
        for who in [Bob, Charlie] {
            block(|| {
                done(&person(who), pallet_rewards::Call::claim_rewards { asset: USDC });
                let unstake = pallet_staking_vault::Call::unstake { position: 0, amount: None };
                done(&person(who), unstake);
            });
        }
        pass(5 * DAY);
    });
    ext
}

/// Tries every exit of both people on a copy.
fn exits_are_open(what: &str) {
    let tried = with_transaction(|| {
        for who in [Bob, Charlie].map(person) {
            let unstake = pallet_staking_vault::Call::unstake { position: 1, amount: None };
            assert_eq!(call(&who, unstake), Ok(()), "{what}: unstake");
            let withdraw = pallet_staking_vault::Call::withdraw {};
            assert_eq!(call(&who, withdraw), Ok(()), "{what}: withdraw");
            let collect = pallet_rewards::Call::collect_vested { asset: USDC };
            assert_eq!(call(&who, collect), Ok(()), "{what}: collect");
            let claim = pallet_rewards::Call::claim_rewards { asset: USDC };
            assert_eq!(call(&who, claim), Ok(()), "{what}: claim");
        }
        TransactionOutcome::Rollback(Ok::<(), DispatchError>(()))
    });
    assert_eq!(tried, Ok(()));
}

#[test]
fn exits_are_open_in_every_state_of_the_breakers() {
    with_something_due().execute_with(|| {
        for bits in 0..512 {
            State::<Runtime>::put(doctored(bits));
            EnteredUntil::<Runtime>::put(u32::MAX);
            exits_are_open(&format!("state {bits:#b}, safe mode"));
            EnteredUntil::<Runtime>::kill();
            let closed: Vec<Entry> = ENTRIES
                .into_iter()
                .filter(|entry| CircuitBreaker::may_enter(*entry, &person(Bob)).is_err())
                .collect();
            exits_are_open(&format!("state {bits:#b}, closed {closed:?}"));
            // The states are no sham: they do close entries.
            let expected = [5, 6, 7, 8].map(|bit| bits & (1 << bit) != 0);
            let paused = bits & (1 << 4) != 0;
            let found = ENTRIES.map(|entry| closed.contains(&entry));
            let [stake, compound, buyback, deposit] = expected;
            assert_eq!(found, [stake, compound, buyback || paused, deposit], "{bits:#b}");
        }
    });
}

#[test]
fn a_closed_entry_refuses_and_changes_nothing() {
    with_something_due().execute_with(|| {
        State::<Runtime>::put(doctored(0b1_1110_0000));
        let closed = DispatchError::from(pallet_circuit_breaker::Error::<Runtime>::EntryClosed);
        let bob = person(Bob);
        let staked = StakingVault::state().staked;
        let stake = pallet_staking_vault::Call::stake { amount: 5_000 * QTRA, tier: 0 };
        assert_eq!(call(&bob, stake), Err(closed));
        let compound = pallet_rewards::Call::compound_through_exchange { position: 1, asset: USDC };
        assert_eq!(call(&bob, compound), Err(closed));
        let cancel = pallet_staking_vault::Call::cancel_unstake { chunk: 0 };
        assert_eq!(call(&bob, cancel), Err(closed));
        let revenue = pallet_revenue_router::Call::deposit_revenue {
            asset: USDC,
            amount: USD,
            kind: RevenueType::Other,
            reference: None,
        };
        let treasurer = quaestor_runtime::genesis::dev_treasurer();
        assert_eq!(call(&treasurer, revenue), Err(closed));
        assert_eq!(StakingVault::state().staked, staked);
    });
}
