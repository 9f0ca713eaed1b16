//! Compounded reward: an exit releases it no sooner than a claim would have paid it.

use super::*;
use crate::types::Unvested;
use polkadot_sdk::frame_support::traits::{
    fungibles::Balanced,
    tokens::{Fortitude, Precision, Preservation},
};
use quaestor_primitives::{AssetKind, IncreaseStake};

/// Adds `amount` to a position of Alice, which would have vested in 7 days from the next boundary.
fn compound(id: u32, amount: u128) {
    let (precision, keep) = (Precision::Exact, Preservation::Preserve);
    let native = AssetKind::Native;
    let credit =
        Money::withdraw(native, &CAROL, amount, precision, keep, Fortitude::Polite).unwrap();
    let vested_at = state().clock.next_multiple_of(HOUR) + 7 * DAY;
    Vault::increase_stake(&ALICE, id, credit, vested_at).unwrap();
}

fn cooling() -> Vec<(u128, u64)> {
    ledger(ALICE).unlocking.iter().map(|chunk| (chunk.amount, chunk.release - START)).collect()
}

#[test]
fn an_exit_right_after_compounding_waits_as_long_as_a_claim() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        at(START + 7 * DAY + 1);
        compound(0, 70 * TOKEN);

        accepted(ALICE, unstake(0, None));

        let vested = 14 * DAY + HOUR;
        assert_eq!(cooling(), [(1_000 * TOKEN, 10 * DAY + HOUR), (70 * TOKEN, vested)]);
        let (amount, release) = (70 * TOKEN, START + vested);
        System::assert_has_event(Event::UnvestedHeld { who: ALICE, amount, release }.into());
        at(START + 11 * DAY);
        accepted(ALICE, withdraw());
        assert_eq!(Vault::held(&ALICE), 70 * TOKEN);
        at(START + vested);
        accepted(ALICE, withdraw());
    });
}

#[test]
fn what_has_vested_waits_for_the_cooldown_only() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        at(START + 7 * DAY);
        compound(0, 70 * TOKEN);

        // Two of seven days have passed; then, of 50 that are left, 30 leave first.
        at(START + 9 * DAY);
        accepted(ALICE, unstake(0, Some(30 * TOKEN)));
        assert_eq!(cooling(), [(30 * TOKEN, 14 * DAY)]);
        accepted(ALICE, unstake(0, None));
        assert_eq!(cooling(), [(50 * TOKEN, 14 * DAY), (1_020 * TOKEN, 12 * DAY)]);
        assert_eq!(ledger(ALICE).unvested, Unvested::default());
    });
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        at(START + 7 * DAY);
        compound(0, 70 * TOKEN);

        // In four days of cooldown and more the rest vests.
        at(START + 11 * DAY);
        accepted(ALICE, unstake(0, None));
        assert_eq!(cooling(), [(1_070 * TOKEN, 14 * DAY)]);
    });
}

#[test]
fn an_exit_from_another_position_and_an_early_one_are_no_way_around() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        at(START + 7 * DAY);
        compound(1, 70 * TOKEN);

        accepted(ALICE, early_unstake(1));
        assert_eq!(cooling(), [(1_000 * TOKEN, 10 * DAY), (70 * TOKEN, 14 * DAY)]);
        accepted(ALICE, unstake(0, None));
        let all = [(1_000 * TOKEN, 10 * DAY), (70 * TOKEN, 14 * DAY), (1_000 * TOKEN, 10 * DAY)];
        assert_eq!(cooling(), all);
    });
}

#[test]
fn without_a_cooldown_only_the_rest_is_paid_at_once() {
    ExtBuilder::act().build_and_execute(|| {
        let before = free(ALICE);
        accepted(ALICE, stake(1_000 * ACT, 0));
        compound(0, 70 * ACT);

        accepted(ALICE, unstake(0, None));

        assert_eq!((free(ALICE), Vault::held(&ALICE)), (before, 70 * ACT));
        assert_eq!(cooling(), [(70 * ACT, 7 * DAY)]);
        assert_eq!(super::unstake::paid_out(), [1_000 * ACT]);
    });
}

#[test]
fn a_cancelled_unstake_keeps_its_vesting() {
    ExtBuilder::act().params(|params| params.min_stake = 10 * ACT).build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        compound(0, 70 * ACT);
        accepted(ALICE, unstake(0, None));
        let chunk = ledger(ALICE).unlocking[0].id;

        accepted(ALICE, cancel_unstake(chunk));
        let position = ledger(ALICE).positions[0].id;
        accepted(ALICE, unstake(position, None));

        assert_eq!(cooling(), [(70 * ACT, 7 * DAY)]);
    });
}

#[test]
fn later_reward_does_not_hold_what_has_vested_before() {
    let mut unvested = Unvested::default();
    unvested.add(700, 0, 0, 7);
    assert_eq!((unvested.left(0), unvested.left(3), unvested.left(7)), (700, 400, 0));
    // Of the first, 400 are left; they vest anew with the second.
    unvested.add(300, 3, 3, 10);
    assert_eq!((unvested.left(3), unvested.left(10)), (700, 0));
    assert_eq!((unvested.take(1_000, 3), unvested.take(1, 3)), (700, 0));
    // What has vested at once is not kept.
    unvested.add(5, 8, 8, 8);
    assert_eq!(unvested.left(8), 0);
}
