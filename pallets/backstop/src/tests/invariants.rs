//! A control for each invariant: doctored storage is found.

use super::*;
use crate::{NextSpend, OpenSpends, Parameters, State};

/// An epoch that was topped up and two spends. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    let builder = ExtBuilder::default().emergency(500 * UNIT).insurance(700);
    builder.build().execute_with(|| {
        System::set_block_number(1);
        at(START);
        idle(10);
        give(1_000 * UNIT);
        accepted(COUNCIL, propose(Reserve::Main, UNIT));
        accepted(COUNCIL, propose(Reserve::Emergency, UNIT));
        at(START + 8 * DAY);
        idle(1);
        assert_eq!(Backstop::do_try_state(), Ok(()));

        doctor();

        assert_eq!(Backstop::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

#[test]
fn i10_finds_a_reserve_that_is_not_there() {
    let sentence = "I10: the balance is not minimum balance, what is set aside, and main reserve";
    assert_found(sentence, || State::<Test>::mutate(|state| state.emergency += 1_000_000 * UNIT));
    assert_found(sentence, || crate::Insurance::<Test>::put(701));
    assert_found(sentence, || crate::Insurance::<Test>::put(u128::MAX));
}

#[test]
fn i10_finds_a_record_of_no_insurance() {
    assert_found("I10: an insurance of nothing has a record", || crate::Insurance::<Test>::put(0));
}

#[test]
fn i10_finds_a_spend_whose_number_was_not_given_out() {
    let sentence = "I10: a spend has a number that was not given out";
    assert_found(sentence, || NextSpend::<Test>::put(1));
    assert_found(sentence, || OpenSpends::<Test>::mutate(|spends| spends[1].id = 0));
    assert_found(sentence, || OpenSpends::<Test>::mutate(|spends| spends[1].id = 9));
}

#[test]
fn i10_finds_a_top_up_of_an_epoch_that_has_not_ended() {
    assert_found("I10: an epoch was topped up that has not ended", || {
        State::<Test>::mutate(|state| state.epoch = 0);
    });
}

#[test]
fn i10_finds_a_surplus_above_any_floor() {
    assert_found("I10: the surplus is above any floor", || {
        State::<Test>::mutate(|state| state.surplus = 1_000_000_000 * UNIT + 1);
    });
}

#[test]
fn parameters_that_are_out_of_range_are_found() {
    assert_found("the floor is above its maximum", || {
        Parameters::<Test>::mutate(|params| params.floor_per_year = u128::MAX);
    });
}
