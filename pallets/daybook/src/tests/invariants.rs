//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{
    types::{slot_of, Day},
    Days, Last,
};
use polkadot_sdk::sp_runtime::DispatchError;

/// Records of three days. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    chain().execute_with(|| {
        for day in 0..3 {
            block(day * DAY, 1_000, BOTH);
        }
        assert_eq!(Daybook::do_try_state(), Ok(()));

        doctor();

        assert_eq!(Daybook::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

/// Changes the record of the second day.
fn doctored(change: impl FnOnce(&mut Day)) {
    Days::<Test>::mutate(slot_of(FIRST + 1), |record| change(record.as_mut().unwrap()));
}

#[test]
fn d1_finds_a_last_day_without_a_record() {
    let sentence = "D1: the last day has no record";
    assert_found(sentence, || Days::<Test>::remove(slot_of(FIRST + 2)));
    assert_found(sentence, || Last::<Test>::put(FIRST + 3));
    // The place is filled, but by another year.
    assert_found(sentence, || Last::<Test>::put(FIRST + 2 + 366));
}

#[test]
fn d1_finds_a_record_without_a_last_day() {
    assert_found("D1: there is a record without a last day", Last::<Test>::kill);
}

#[test]
fn d2_finds_a_record_in_the_place_of_another_day() {
    assert_found("D2: a record is in the place of another day", || {
        doctored(|record| record.day -= 1);
    });
}

#[test]
fn d2_finds_a_record_after_the_last_day() {
    let sentence = "D2: a record is of a day after the last one";
    assert_found(sentence, || Last::<Test>::put(FIRST + 1));
    assert_found(sentence, || doctored(|record| record.day += 366));
}

#[test]
fn d3_finds_a_time_outside_of_the_day() {
    let sentence = "D3: the time of a record is not of its day";
    assert_found(sentence, || doctored(|record| record.at += DAY));
    assert_found(sentence, || doctored(|record| record.at = START + DAY - 1));
}
