//! A control for each part of the invariant: doctored storage is found out.

use super::*;
use crate::{Count, Holders, Parameters};

/// Two badges. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().build().execute_with(|| {
        for who in [ALICE, BOB] {
            stake(who, 0, 1_000 * BDAG, YEAR);
            accepted(who, claim(0, who));
        }
        assert_eq!(Badge::do_try_state(), Ok(()));

        doctor();

        assert_eq!(Badge::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

#[test]
fn b1_finds_a_count_that_is_not_the_holders() {
    assert_found("B1: a badge has no holder", || Count::<Test>::put(3));
    assert_found("B1: a badge has no holder", || Holders::<Test>::remove(BOB));
    assert_found("B1: a number is not given", || Count::<Test>::put(1));
    assert_found("B1: a number is not given", || Holders::<Test>::insert(BOB, 0));
    assert_found("B1: a number is given twice", || {
        for who in [ALICE, BOB] {
            Holders::<Test>::insert(who, 1);
        }
        // The one that is visited first owns it, so that the second is found for its number.
        Table::put(1, Holders::<Test>::iter_keys().next().unwrap());
    });
}

#[test]
fn b1_finds_a_badge_of_another_owner() {
    let sentence = "B1: a holder does not own its badge";
    assert_found(sentence, || Table::put(2, ALICE));
    assert_found(sentence, || Table::remove(2));
}

#[test]
fn b1_finds_a_badge_that_was_not_given() {
    assert_found("B1: a badge exists that was not given", || Table::put(3, ALICE));
}

#[test]
fn b1_finds_more_badges_than_the_supply() {
    let sentence = "B1: there are more badges than the supply";
    assert_found(sentence, || {
        Parameters::<Test>::mutate(|params| params.as_mut().unwrap().supply = 1);
    });
    assert_found(sentence, Parameters::<Test>::kill);
}

#[test]
fn parameters_that_are_not_allowed_are_found() {
    assert_found("the minimum amount must be from 1 to 10^30", || {
        Parameters::<Test>::mutate(|params| params.as_mut().unwrap().min_amount = 0);
    });
}
