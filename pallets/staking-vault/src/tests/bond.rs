//! Bonded stake: it stays in its positions, and leaves only when its bond is released.

use super::*;
use crate::{types::UnlockChunk, Ledgers};
use polkadot_sdk::{
    frame_support::{assert_noop, assert_ok, assert_storage_noop, traits::Imbalance, BoundedVec},
    sp_runtime::ArithmeticError,
};
use quaestor_primitives::{StakeBond, StakeSlash};

fn bond(who: AccountId, amount: u128) {
    assert_ok!(<Vault as StakeBond<_>>::bond(&who, amount));
}

fn release(who: AccountId, amount: u128) {
    <Vault as StakeBond<_>>::release(&who, amount);
}

fn bonded(who: AccountId) -> u128 {
    <Vault as StakeBond<_>>::bonded(&who)
}

fn slash(who: AccountId, amount: u128) -> (u128, u128) {
    let (credit, missing) = <Vault as StakeSlash<AccountId>>::slash(&who, amount);
    (credit.peek(), missing)
}

#[test]
fn a_bond_needs_live_stake_that_is_not_bonded() {
    ExtBuilder::qtra().build_and_execute(|| {
        let vault = <Vault as StakeBond<AccountId>>::bond;
        assert_noop!(vault(&ALICE, 1), Error::InsufficientStake);
        accepted(ALICE, stake(2_000 * TOKEN, 4));
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(ALICE, early_unstake(1));
        let weight = weight(ALICE);

        // What cools down does not count.
        assert_noop!(vault(&ALICE, 2_000 * TOKEN + 1), Error::InsufficientStake);
        bond(ALICE, 1_500 * TOKEN);
        assert_noop!(vault(&ALICE, 500 * TOKEN + 1), Error::InsufficientStake);
        assert_noop!(vault(&ALICE, u128::MAX), ArithmeticError::Overflow);
        bond(ALICE, 500 * TOKEN);

        assert_eq!((bonded(ALICE), bonded(BOB)), (2_000 * TOKEN, 0));
        assert_eq!((ledger(ALICE).staked(), self::weight(ALICE)), (2_000 * TOKEN, weight));
    });
}

#[test]
fn a_release_never_fails_and_never_goes_below_zero() {
    ExtBuilder::qtra().build_and_execute(|| {
        assert_storage_noop!(release(BOB, 5));
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        bond(ALICE, 1_000 * TOKEN);
        release(ALICE, 400 * TOKEN);
        assert_eq!(bonded(ALICE), 600 * TOKEN);
        release(ALICE, u128::MAX);
        assert_eq!(bonded(ALICE), 0);
    });
}

#[test]
fn bonded_stake_cools_down_and_is_withdrawn_after_its_release() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(ALICE, stake(2_000 * TOKEN, 4));
        bond(ALICE, 2_500 * TOKEN);
        // Exits ask nobody.
        accepted(ALICE, early_unstake(0));
        at(START + DAY);
        accepted(ALICE, early_unstake(1));
        at(START + 4 * DAY);

        accepted(ALICE, withdraw());

        // Of 3,000 the bond keeps 2,500: the older chunk pays.
        let left: Vec<_> = ledger(ALICE).unlocking.iter().map(|chunk| chunk.amount).collect();
        assert_eq!(left, [500 * TOKEN, 2_000 * TOKEN]);
        assert_eq!((Vault::held(&ALICE), state().in_cooldown), (2_500 * TOKEN, 2_500 * TOKEN));
        assert_eq!(last_event(), Event::Withdrawn { who: ALICE, amount: 500 * TOKEN }.into());
        refused(ALICE, withdraw(), Error::Bonded);
        release(ALICE, 700 * TOKEN);
        accepted(ALICE, withdraw());
        assert_eq!(ledger(ALICE).unlocking.len(), 1);
        release(ALICE, 1_800 * TOKEN);
        accepted(ALICE, withdraw());
        assert!(!Ledgers::<Test>::contains_key(ALICE));
        assert_eq!(free(ALICE), 10_000_000 * TOKEN);
    });
}

#[test]
fn live_stake_keeps_the_cooldown_free() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        bond(ALICE, 1_000 * TOKEN);
        accepted(ALICE, early_unstake(0));
        at(START + 3 * DAY);

        accepted(ALICE, withdraw());

        assert_eq!((Vault::held(&ALICE), bonded(ALICE)), (1_000 * TOKEN, 1_000 * TOKEN));
    });
}

#[test]
fn the_chunk_that_was_released_first_pays_first() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(3_000 * TOKEN, 4));
        bond(ALICE, 2_000 * TOKEN);
        accepted(ALICE, early_unstake(0));
        let chunk = |id, release| UnlockChunk { id, tier: 0, amount: 1_000 * TOKEN, release };
        Ledgers::<Test>::mutate(ALICE, |ledger| {
            let queue = vec![chunk(2, START + 3), chunk(3, START + 1), chunk(4, START + 2)];
            ledger.unlocking = BoundedVec::truncate_from(queue);
            ledger.next_id = 5;
        });
        at(START + 2);
        accepted(ALICE, withdraw());
        let left: Vec<_> = ledger(ALICE).unlocking.iter().map(|chunk| chunk.id).collect();
        assert_eq!(left, [2, 4]);
        refused(ALICE, withdraw(), Error::Bonded);
    });
}

#[test]
fn without_a_cooldown_bonded_stake_cools_instead_of_being_paid() {
    ExtBuilder::act().build_and_execute(|| {
        let before = free(ALICE);
        accepted(ALICE, stake(1_000 * ACT, 0));
        bond(ALICE, 600 * ACT);

        accepted(ALICE, unstake(0, None));

        assert_eq!(free(ALICE), before - 600 * ACT);
        assert_eq!((ledger(ALICE).staked(), ledger(ALICE).unlocking_total()), (0, 600 * ACT));
        refused(ALICE, withdraw(), Error::Bonded);
        release(ALICE, 600 * ACT);
        accepted(ALICE, withdraw());
        assert_eq!(free(ALICE), before);
    });
}

#[test]
fn without_a_cooldown_all_that_is_bonded_stays() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(300 * ACT, 0));
        accepted(ALICE, stake(1_000 * ACT, 0));
        bond(ALICE, 1_200 * ACT);
        let before = free(ALICE);
        accepted(ALICE, unstake(1, Some(100 * ACT)));
        accepted(ALICE, unstake(1, None));
        accepted(ALICE, unstake(0, None));
        assert_eq!(free(ALICE), before + 100 * ACT);
        assert_eq!(ledger(ALICE).unlocking_total(), 1_200 * ACT);
    });
}

#[test]
fn a_principal_penalty_takes_no_bonded_stake() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 2));
        bond(ALICE, 900 * ACT + 1);
        refused(ALICE, early_unstake(0), Error::Bonded);

        release(ALICE, 1);
        accepted(ALICE, early_unstake(0));

        assert_eq!(free(TREASURY), ED + 100 * ACT);
        assert_eq!((bonded(ALICE), ledger(ALICE).unlocking_total()), (900 * ACT, 900 * ACT));
    });
}

#[test]
fn a_slash_takes_what_its_bond_has_released_and_nothing_that_is_bonded() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(6_000 * TOKEN, 4));
        accepted(ALICE, stake(4_000 * TOKEN, 4));
        bond(ALICE, 9_000 * TOKEN);

        assert_eq!(slash(ALICE, 3_000 * TOKEN), (1_000 * TOKEN, 2_000 * TOKEN));
        assert_eq!(slash(ALICE, 1), (0, 1));
        assert_eq!((Vault::held(&ALICE), bonded(ALICE)), (9_000 * TOKEN, 9_000 * TOKEN));

        release(ALICE, 500 * TOKEN);
        assert_eq!(slash(ALICE, 500 * TOKEN), (500 * TOKEN, 0));
        let amounts: Vec<_> = ledger(ALICE).positions.iter().map(|p| p.amount).collect();
        assert_eq!(amounts, [5_100 * TOKEN, 3_400 * TOKEN]);
    });
}

/// A position below the minimum is closed by the slash, and without a cooldown it would be paid out.
#[test]
fn a_slash_that_closes_positions_pays_out_only_what_is_not_bonded() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(100 * ACT, 0));
        accepted(ALICE, stake(900 * ACT, 0));
        bond(ALICE, 1_000 * ACT);
        release(ALICE, 100 * ACT);
        let before = free(ALICE);

        assert_eq!(slash(ALICE, 100 * ACT), (100 * ACT, 0));

        assert_eq!(free(ALICE), before);
        assert_eq!(
            (ledger(ALICE).staked(), ledger(ALICE).unlocking_total()),
            (810 * ACT, 90 * ACT)
        );
        assert_eq!(bonded(ALICE), 900 * ACT);
    });
}

#[test]
fn a_cancelled_unstake_takes_its_bond_back_into_a_position() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        bond(ALICE, 1_000 * TOKEN);
        accepted(ALICE, early_unstake(0));
        accepted(ALICE, cancel_unstake(1));
        assert_eq!((ledger(ALICE).staked(), bonded(ALICE)), (1_000 * TOKEN, 1_000 * TOKEN));
        // All of it is bonded.
        assert!(<Vault as StakeBond<AccountId>>::bond(&ALICE, 1).is_err());
    });
}

#[test]
fn a_vault_without_bonds_refuses_them() {
    let none = <() as StakeBond<AccountId>>::bond(&ALICE, 1);
    assert_eq!(none, Err(polkadot_sdk::sp_runtime::DispatchError::Unavailable));
    assert_eq!(<() as StakeBond<AccountId>>::bonded(&ALICE), 0);
}
