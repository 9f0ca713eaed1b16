//! A control for each invariant: doctored storage is found.

use super::*;
use crate::{Allocations, Parameters, Pledges, Sums};
use polkadot_sdk::frame_support::traits::{
    fungible::{Mutate, MutateHold},
    tokens::Precision,
};

/// A release and two pledges. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().build().execute_with(|| {
        System::set_block_number(1);
        Launch::set(&START);
        at(10 * DAY);
        accepted(ALICE, release(ALICES));
        accepted(ALICE, pledge(ALICES));
        accepted(BOB, pledge(BOBS));
        assert_eq!(Allotted::check_exactly(), Ok(()));

        doctor();

        assert_eq!(Allotted::check_exactly(), Err(DispatchError::Other(sentence)));
    });
}

fn doctor_allocation(id: u32, change: impl FnOnce(&mut Allocation<AccountId>)) {
    Allocations::<Test>::mutate(id, |stored| change(stored.as_mut().unwrap()));
}

fn doctor_pledge(change: impl FnOnce(&mut Pledge)) {
    Pledges::<Test>::mutate(BOB, |stored| change(stored.as_mut().unwrap()));
}

fn reason() -> RuntimeHoldReason {
    crate::HoldReason::Pledge.into()
}

#[test]
fn a1_finds_a_unit_that_is_missing_or_too_many() {
    let sentence = "A1: the balance is not the minimum balance and what is not released";
    assert_found(sentence, || {
        Balances::mint_into(&Allotted::account(), 1).unwrap();
    });
    assert_found(sentence, || Sums::<Test>::mutate(|sums| sums.minimum_balance += 1));
    let sentence = "A1: the total is not the sum of all allocations";
    assert_found(sentence, || Sums::<Test>::mutate(|sums| sums.unreleased += 1));
    assert_found(sentence, || doctor_allocation(BOBS, |allocation| allocation.total += 1));
}

#[test]
fn tokens_that_arrived_unasked_are_no_error_but_are_not_exact() {
    ExtBuilder::default().build().execute_with(|| {
        Balances::mint_into(&Allotted::account(), 1).unwrap();
        assert_eq!(Allotted::do_try_state(), Ok(()));
        assert!(Allotted::check_exactly().is_err());
    });
}

#[test]
fn a2_finds_a_hold_that_is_not_the_pledge() {
    assert_found("A2: a hold is not the pledge", || {
        Balances::release(&reason(), &BOB, 1, Precision::Exact).unwrap();
    });
    assert_found("A2: a hold is not the pledge", || doctor_pledge(|pledge| pledge.amount += 1));
    assert_found("A2: a hold without a pledge", || {
        Balances::mint_into(&EVE, 10 * TOKEN).unwrap();
        Balances::hold(&reason(), &EVE, TOKEN).unwrap();
    });
}

#[test]
fn a2_finds_a_total_that_is_not_the_sum() {
    assert_found("A2: the total is not the sum of all pledges", || {
        Sums::<Test>::mutate(|sums| sums.pledged -= 1);
    });
}

#[test]
fn a2_finds_a_pledge_and_an_allocation_that_do_not_belong_together() {
    let sentence = "A2: a pledge stands on no allocation";
    assert_found(sentence, || doctor_pledge(|pledge| pledge.allocation = 9));
    assert_found(sentence, || doctor_allocation(BOBS, |allocation| allocation.pledged = false));
    assert_found(sentence, || doctor_allocation(BOBS, |allocation| allocation.first_unlock += 1));
    assert_found("A2: two pledges stand on one allocation", || {
        doctor_pledge(|pledge| pledge.allocation = ALICES);
    });
    let sentence = "A2: an allocation is occupied without a pledge of its own";
    assert_found(sentence, || doctor_allocation(TEAMS, |allocation| allocation.pledged = true));
}

#[test]
fn a3_finds_a_release_that_came_too_early() {
    let sentence = "A3: more is released than has vested";
    assert_found(sentence, || doctor_allocation(TEAMS, |allocation| allocation.released = 1));
    assert_found(sentence, || doctor_allocation(ALICES, |allocation| allocation.released += 1));
    assert_found(sentence, || Launch::set(&0));
}

#[test]
fn a3_finds_an_allocation_that_is_over() {
    assert_found("A3: an allocation is over and still there", || {
        doctor_allocation(TEAMS, |allocation| {
            (allocation.total, allocation.released) = (0, 0);
        });
    });
}

#[test]
fn parameters_out_of_range_are_found() {
    assert_found("the boost must be at most 100 %", || {
        Parameters::<Test>::mutate(|params| params.as_mut().unwrap().loyalty_bps = 10_001);
    });
}
