//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{types::Ledger, Ledgers, PendingSteps, State};
use polkadot_sdk::{frame_support::traits::fungible::MutateHold, sp_runtime::DispatchError};

/// Two stakers, one of them with something cooling; then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::qtra().build().execute_with(|| {
        System::set_block_number(1);
        block(START);
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(ALICE, stake(1_000 * TOKEN, 2));
        accepted(ALICE, early_unstake(0));
        accepted(BOB, stake(1_000 * TOKEN, 0));
        assert_eq!(Vault::do_try_state(), Ok(()));

        doctor();

        assert_eq!(Vault::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

#[test]
fn i1_finds_a_hold_that_differs_from_the_record() {
    let sentence = "I1: an account's hold is not its stake plus its cooldown";
    assert_found(sentence, || Ledgers::<Test>::mutate(BOB, |l| l.positions[0].amount += 1));
    assert_found(sentence, || Ledgers::<Test>::mutate(ALICE, |l| l.unlocking[0].amount -= 1));
    assert_found(sentence, || {
        Balances::hold(&crate::HoldReason::Stake.into(), &BOB, 1).unwrap();
    });
}

#[test]
fn i1_finds_totals_that_are_no_sums() {
    assert_found("I1: the total stake is not the sum of stakes", || {
        State::<Test>::mutate(|s| s.staked += 1);
    });
    assert_found("I1: the total cooldown is not the sum of cooldowns", || {
        State::<Test>::mutate(|s| s.in_cooldown -= 1);
    });
}

#[test]
fn i1_finds_totals_of_a_tier_that_are_not_those_of_its_positions() {
    let sentence = "I1: the totals of a tier are not those of its positions";
    assert_found(sentence, || State::<Test>::mutate(|s| s.tiers[0].amount += 1));
    assert_found(sentence, || State::<Test>::mutate(|s| s.tiers[2].positions -= 1));
    assert_found(sentence, || State::<Test>::mutate(|s| s.tiers[4].positions = 1));
    assert_found(sentence, || State::<Test>::mutate(|s| s.tiers.truncate(1)));
    assert_found(sentence, || State::<Test>::mutate(|s| s.tiers.as_mut().swap(0, 1)));
    assert_found(sentence, || State::<Test>::mutate(|s| s.tier_mut(7).unwrap().amount = 1));
}

#[test]
fn i2_finds_a_total_weight_that_is_no_sum() {
    assert_found("I2: the total weight is not the sum of weights", || {
        State::<Test>::mutate(|s| s.weight += 1);
    });
}

#[test]
fn i2_finds_a_pending_change_that_leads_elsewhere() {
    assert_found("I2: weight plus pending steps is not the sum of final weights", || {
        PendingSteps::<Test>::mutate(START + 7 * DAY, |step| step.delta += 1);
    });
}

#[test]
fn i2_finds_a_pending_change_at_the_wrong_time() {
    let sentence = "I2: a pending step is not the sum of its positions' deltas";
    assert_found(sentence, || {
        let step = PendingSteps::<Test>::take(START + 7 * DAY);
        PendingSteps::<Test>::insert(START + 8 * DAY, step);
    });
    assert_found(sentence, || {
        PendingSteps::<Test>::mutate(START + 7 * DAY, |step| step.positions += 1);
    });
}

#[test]
fn i10_finds_power_that_is_no_sum() {
    assert_found("I10: the total power is not the sum of powers", || {
        State::<Test>::mutate(|s| s.votes += 1);
    });
    assert_found("I10: power plus pending steps is not the sum of final powers", || {
        PendingSteps::<Test>::mutate(START + 7 * DAY, |step| step.votes += 1);
    });
}

#[test]
fn i11_finds_more_bonded_than_there_is() {
    assert_found("I11: more is bonded than there is", || {
        Ledgers::<Test>::mutate(ALICE, |l| l.bonded = l.whole() + 1);
    });
}

#[test]
fn i4_finds_a_wrong_count_of_stakers() {
    assert_found("I4: stakers are not the accounts with a position", || {
        State::<Test>::mutate(|s| s.stakers += 1);
    });
}

#[test]
fn i7_finds_a_hold_without_a_record() {
    assert_found("I7: a hold without a record", || {
        Balances::hold(&crate::HoldReason::Stake.into(), &CAROL, 1).unwrap();
    });
}

#[test]
fn i7_finds_a_record_of_nothing() {
    assert_found("I7: an empty record", || {
        Ledgers::<Test>::insert(CAROL, Ledger::default());
    });
}
