//! Each reason for which an action is closed, provoked.

use crate::*;
use pallet_circuit_breaker::types::Entries;
use pallet_rewards::{Call as Pools, Error as PoolError};
use pallet_staking_vault::{Call as Vault, Error as VaultError};
use polkadot_sdk::{frame_support::BoundedVec, pallet_safe_mode, pallet_tx_pause};
use quaestor_runtime::console::types::{Action, Closed, Reason};
use Sr25519Keyring::{Charlie, Ferdie};

/// Closes stake and compounding by hand until `until`.
pub fn close(until: Seconds) {
    let entries = Entries::ALL;
    let call = pallet_circuit_breaker::Call::trip { entries, until };
    assert_eq!(dispatch(RuntimeOrigin::root(), call), Ok(()));
}

fn actions(who: Sr25519Keyring) -> Vec<(Action, Option<Closed>)> {
    unchanged(|| <Runtime as ConsoleApi<Block>>::actions(person(who)))
}

#[track_caller]
fn action(who: Sr25519Keyring, action: Action) -> Option<Closed> {
    let all = actions(who);
    all.into_iter().find(|(other, _)| *other == action).expect("the economy has it").1
}

fn refused(error: impl Into<DispatchError>, until: Option<Seconds>) -> Option<Closed> {
    Some(Closed { reason: Reason::Refused(error.into()), until })
}

#[test]
fn each_economy_lists_the_actions_that_it_has() {
    let has = |preset, action| {
        alive(preset).execute_with(|| actions(Bob).iter().any(|(other, _)| *other == action))
    };
    for preset in ALIVE {
        let (qtra, act) = (preset == "qtra-dev", preset == "act-dev");
        assert!(has(preset, Action::Stake) && has(preset, Action::Withdraw));
        assert_eq!(has(preset, Action::ExecuteBuyback), qtra, "{preset}");
        assert_eq!(has(preset, Action::Subscribe), qtra, "{preset}");
        assert_eq!(has(preset, Action::SetAllowance), qtra, "{preset}");
        assert_eq!(has(preset, Action::OpenSession), act, "{preset}");
        assert_eq!(has(preset, Action::Vote), !qtra, "{preset}");
        assert_eq!(has(preset, Action::Release), !qtra, "{preset}");
    }
}

#[test]
fn an_account_without_stake_can_stake_and_learns_why_it_cannot_leave() {
    alive("qtra-dev").execute_with(|| {
        let not_found = || refused(VaultError::<Runtime>::NotFound, None);
        assert_eq!(action(Ferdie, Action::Stake), None);
        assert_eq!(action(Ferdie, Action::Unstake), not_found());
        assert_eq!(action(Ferdie, Action::EarlyUnstake), not_found());
        assert_eq!(action(Ferdie, Action::CancelUnstake), not_found());
        let nothing = refused(VaultError::<Runtime>::NothingInCooldown, None);
        assert_eq!(action(Ferdie, Action::Withdraw), nothing);
        let nothing = refused(PoolError::<Runtime>::NothingToClaim, None);
        assert_eq!(action(Ferdie, Action::Claim), nothing);
        let nothing = refused(PoolError::<Runtime>::NothingVested, None);
        assert_eq!(action(Ferdie, Action::Collect), nothing);
        assert_eq!(action(Ferdie, Action::Compound), refused(PoolError::<Runtime>::NotFound, None));
    });
}

/// An account that the chain has never seen.
#[test]
fn an_unknown_account_lacks_the_minimum() {
    alive("qtra-dev").execute_with(|| {
        let unknown = AccountId::from([7; 32]);
        let all = unchanged(|| <Runtime as ConsoleApi<Block>>::actions(unknown));
        let poor = refused(VaultError::<Runtime>::InsufficientBalance, None);
        assert_eq!(all[0], (Action::Stake, poor));
    });
}

#[test]
fn a_lock_and_a_cooldown_say_when_they_end() {
    alive("qtra-dev").execute_with(|| {
        block(|| {
            for tier in [1, 0] {
                done(&person(Ferdie), Vault::stake { amount: 1_000 * QTRA, tier });
            }
        });
        let ends: Vec<_> = StakingVault::ledger(person(Ferdie))
            .positions
            .iter()
            .map(|position| position.lock_end)
            .collect();
        assert!(ends[1] < ends[0]);
        let locked = refused(VaultError::<Runtime>::Locked, Some(ends[1]));
        assert_eq!(action(Ferdie, Action::Unstake), locked);
        assert_eq!(action(Ferdie, Action::EarlyUnstake), None);
        block(|| done(&person(Ferdie), Vault::early_unstake { position: 0 }));
        let release = StakingVault::ledger(person(Ferdie)).unlocking[0].release;
        let cooling = refused(VaultError::<Runtime>::CoolingDown, Some(release));
        assert_eq!(action(Ferdie, Action::Withdraw), cooling);
        assert_eq!(action(Ferdie, Action::CancelUnstake), None);
        pass(8 * DAY);
        assert_eq!(action(Ferdie, Action::Withdraw), None);
        assert_eq!(action(Ferdie, Action::Unstake), None);
    });
}

#[test]
fn a_wallet_at_its_cap_waits_for_the_next_epoch() {
    alive("qtra-dev").execute_with(|| {
        let who = person(Ferdie);
        let allowance = StakingVault::remaining_allowance(who.clone()).expect("there is a cap");
        let least = StakingVault::params().min_stake;
        block(|| done(&who, Vault::stake { amount: allowance - least + 1, tier: 0 }));
        let until = StakingVault::state().epoch_end;
        // Less than the minimum is left, and then nothing.
        let capped = refused(VaultError::<Runtime>::WalletCapReached, Some(until));
        assert_eq!(action(Ferdie, Action::Stake), capped);
        pass(until + SLOT - now());
        assert_eq!(action(Ferdie, Action::Stake), None);
    });
}

#[test]
fn a_full_list_of_positions_is_named() {
    alive("qtra-dev").execute_with(|| {
        let least = StakingVault::params().min_stake;
        block(|| {
            for _ in 0..16 {
                done(&person(Ferdie), Vault::stake { amount: least, tier: 0 });
            }
        });
        let full = refused(VaultError::<Runtime>::TooManyPositions, None);
        assert_eq!(action(Ferdie, Action::Stake), full);
    });
}

#[test]
fn a_closure_by_hand_closes_entries_and_no_exit() {
    alive("qtra-dev").execute_with(|| {
        block(|| done(&person(Ferdie), Vault::stake { amount: 1_000 * QTRA, tier: 0 }));
        let until = now() + DAY;
        close(until);
        let shut = Some(Closed { reason: Reason::ClosedByHand, until: Some(until) });
        assert_eq!(action(Ferdie, Action::Stake), shut);
        assert_eq!(action(Ferdie, Action::Compound), shut);
        assert_eq!(action(Ferdie, Action::EarlyUnstake), None);
        pass(DAY + SLOT);
        assert_eq!(action(Ferdie, Action::Stake), None);
    });
}

#[test]
fn a_pause_is_named_and_ends_with_the_closure() {
    alive("qtra-dev").execute_with(|| {
        let until = now() + DAY;
        close(until);
        let name = |text: &str| BoundedVec::truncate_from(text.as_bytes().to_vec());
        let full_name = (name("Rewards"), name("set_auto_compound"));
        let pause = pallet_tx_pause::Call::pause { full_name };
        assert_eq!(dispatch(RuntimeOrigin::root(), pause), Ok(()));
        let paused = Some(Closed { reason: Reason::Paused, until: Some(until) });
        assert_eq!(action(Ferdie, Action::AutoCompound), paused);
        let page = unchanged(<Runtime as ConsoleApi<Block>>::protocol);
        assert_eq!(page.stops.paused.len(), 1);
        assert_eq!(page.stops.paused[0].call, "set_auto_compound");
        pass(DAY + SLOT);
        assert_eq!(action(Ferdie, Action::AutoCompound), None);
    });
}

#[test]
fn the_safe_mode_closes_entries_until_its_estimated_end() {
    alive("qtra-dev").execute_with(|| {
        block(|| done(&person(Ferdie), Vault::stake { amount: 1_000 * QTRA, tier: 0 }));
        let enter = pallet_safe_mode::Call::force_enter {};
        assert_eq!(dispatch(RuntimeOrigin::root(), enter), Ok(()));
        let last = pallet_safe_mode::EnteredUntil::<Runtime>::get().expect("it is on");
        let blocks = last + 1 - quaestor_runtime::System::block_number();
        let until = now() + SLOT * Seconds::from(blocks);
        let shut = Some(Closed { reason: Reason::SafeMode, until: Some(until) });
        assert_eq!(action(Ferdie, Action::Stake), shut);
        assert_eq!(action(Ferdie, Action::CancelUnstake), shut);
        assert_eq!(action(Ferdie, Action::EarlyUnstake), None, "exits stay open");
        assert_eq!(
            action(Ferdie, Action::Claim),
            refused(PoolError::<Runtime>::NothingToClaim, None)
        );
        // At that time it is over; the clock of the stake has a day to catch up with.
        quaestor_runtime::System::set_block_number(last);
        pallet_timestamp::Now::<Runtime>::put((until - SLOT) * 1_000);
        block(|| {});
        assert_eq!(now(), until);
        let behind = refused(VaultError::<Runtime>::CatchingUp, None);
        assert_eq!(action(Ferdie, Action::Stake), behind);
    });
}

#[test]
fn a_clock_that_catches_up_closes_entries() {
    alive("qtra-dev").execute_with(|| {
        pallet_timestamp::Now::<Runtime>::mutate(|now| *now += 100_000_000);
        let behind = refused(VaultError::<Runtime>::CatchingUp, None);
        assert_eq!(action(Ferdie, Action::Stake), behind);
        let answer = offers(1_000 * QTRA, &[DAY]).expect("one horizon");
        assert_eq!(answer.offers[0].blocked, Some(VaultError::<Runtime>::CatchingUp.into()));
        assert_eq!(answer.offers[0].terms, None);
    });
}

#[test]
fn a_reward_below_the_minimum_is_named() {
    alive("qtra-dev").execute_with(|| {
        block(|| {
            for who in [Bob, Charlie] {
                done(&person(who), Vault::stake { amount: 1_000 * QTRA, tier: 0 });
            }
        });
        let positions = StakingVault::position_views(&person(Bob));
        let last = positions.last().expect("one");
        assert_eq!(last.weight, 0, "it has to warm up");
        done(&person(Bob), Pools::set_auto_compound { on: true });
        assert_eq!(action(Bob, Action::AutoCompound), None);
    });
}
