//! A control for each invariant: doctored storage is found.

use super::*;
use crate::{Authors, CurrentBlockPay, Parameters, State};

/// Two drips, paid and unpaid blocks. Then the storage is doctored.
#[track_caller]
fn assert_found_in(builder: ExtBuilder, sentence: &'static str, doctor: impl FnOnce()) {
    builder.build().execute_with(|| {
        System::set_block_number(1);
        Launch::set(&START);
        at(0);
        assert_eq!(idle(10), 1);
        at(WEEK);
        assert_eq!(idle(10), 1);
        author(ALICE, 2);
        if state().blocks_minted == 0 && !owed(ALICE).is_empty() {
            accepted(ALICE, pay(ALICE));
        }
        author(BOB, 1);
        assert_eq!(Emission::do_try_state(), Ok(()));

        doctor();

        assert_eq!(Emission::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    assert_found_in(ExtBuilder::default(), sentence, doctor);
}

fn doctor_state(change: impl FnOnce(&mut EmissionState)) {
    State::<Test>::mutate(change);
}

#[test]
fn e1_finds_an_issuance_above_a_cap() {
    assert_found("E1: the schedule has issued more than its cap", || {
        doctor_state(|state| state.minted = constant().cap + 1);
    });
    assert_found("E1: block rewards have issued more than their cap", || {
        doctor_state(|state| state.blocks_minted = constant().block_cap + 1);
    });
}

#[test]
fn e1_finds_a_schedule_that_rests_too_early_or_not_at_its_cap() {
    let sentence = "E1: the schedule rests before its cap, or not at it";
    assert_found(sentence, || doctor_state(|state| state.next_drip = Seconds::MAX));
    assert_found(sentence, || doctor_state(|state| state.minted = constant().cap));
}

#[test]
fn e2_finds_a_unit_too_much_and_one_too_few() {
    let sentence = "E2: issued and behind are not the covered schedule";
    assert_found(sentence, || doctor_state(|state| state.minted += 1));
    assert_found(sentence, || doctor_state(|state| state.minted -= 1));
    assert_found(sentence, || doctor_state(|state| state.behind += 1));
    assert_found(sentence, || doctor_state(|state| state.covered_secs += 1));
    assert_found_in(ExtBuilder::decreasing(), sentence, || {
        doctor_state(|state| state.behind += 1);
    });
}

#[test]
fn e2_finds_a_schedule_that_is_behind_without_being_smooth() {
    assert_found("E2: a schedule is behind that is not smooth", || {
        doctor_state(|state| (state.minted, state.behind) = (state.minted - 1, 1));
    });
}

#[test]
fn e2_finds_a_time_that_is_no_point_of_the_grid() {
    assert_found("E2: the covered time is no point of the grid", || {
        doctor_state(|state| {
            state.covered_secs += 1;
            state.minted = constant().issued(state.covered_secs);
        });
    });
}

#[test]
fn e5_finds_a_block_reward_that_is_not_that_of_the_parameters() {
    let sentence = "E5: the reward of a block is not that of the parameters";
    assert_found(sentence, CurrentBlockPay::<Test>::kill);
    assert_found(sentence, || {
        CurrentBlockPay::<Test>::mutate(|pay| pay.as_mut().unwrap().liquid += 1);
    });
    assert_found(sentence, || doctor_state(|state| state.blocks_minted = constant().block_cap));
    assert_found_in(ExtBuilder::decreasing(), sentence, || {
        CurrentBlockPay::<Test>::put(BlockPay::default());
    });
}

#[test]
fn e5_finds_a_record_that_owes_nothing() {
    assert_found("E5: an author is owed nothing", || {
        Authors::<Test>::insert(BOB, Owed { blocks: 1, ..Default::default() });
    });
}

#[test]
fn parameters_out_of_range_and_a_state_without_parameters_are_found() {
    assert_found("a year must last from a second to 365 days", || {
        Parameters::<Test>::mutate(|params| params.as_mut().unwrap().year_secs = 0);
    });
    assert_found("the emission has a state without parameters", Parameters::<Test>::kill);
}

/// Two days. Then the storage is doctored.
#[track_caller]
fn assert_found_in_days(sentence: &'static str, doctor: impl FnOnce(&mut EmissionState)) {
    ExtBuilder::by_days(halving()).build().execute_with(|| {
        System::set_block_number(1);
        Launch::set(&START);
        for secs in [0, DAY] {
            at(secs);
            accepted(ALICE, DRIP_DAY);
        }
        assert_eq!(Emission::do_try_state(), Ok(()));
        doctor_state(doctor);
        assert_eq!(Emission::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

#[test]
fn e6_finds_days_that_are_not_noted_as_they_should() {
    let cap = halving().halving.cap;
    assert_found_in_days("E6: issued and behind are above the cap", |state| {
        state.behind = cap - state.minted + 1;
    });
    assert_found_in_days("E6: block rewards beside an emission by days", |state| {
        state.blocks_minted = 1;
    });
    let next = "E6: the next day is not the one that is due";
    assert_found_in_days(next, |state| state.next_drip += 1);
    assert_found_in_days(next, |state| state.covered_secs -= 1);
    assert_found_in_days("E6: something is behind at the end", |state| {
        (state.next_drip, state.behind) = (Seconds::MAX, 1);
    });
    assert_found_in_days("E6: a part of a day is noted", |state| {
        state.next_drip -= 1;
        state.covered_secs -= 1;
    });
    assert_found_in_days("E6: more is noted than twice the bases", |state| {
        state.behind = 2 * BASE + 1;
    });
    assert_found_in_days("E6: less is noted than half of the bases", |state| {
        state.minted = BASE - 3;
    });
}

#[test]
fn two_emissions_are_found() {
    assert_found("there are two emissions", || crate::DailyTerms::<Test>::put(halving()));
}
