//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{
    types::{BreakerState, Crisis, Manual},
    Parameters, State,
};
use polkadot_sdk::sp_runtime::DispatchError;

/// Everything is tripped and an entry is closed manually. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().build().execute_with(|| {
        System::set_block_number(1);
        all_is_well();
        at(START);
        for trigger in Trigger::ALL {
            breach(trigger);
        }
        at(now());
        let entries = Entries { stake: true, ..Default::default() };
        accepted(committee(), trip(entries, now() + 7 * DAY));
        assert_eq!(tripped(), "LFPZR");
        assert_eq!(Breaker::do_try_state(), Ok(()));

        doctor();

        assert_eq!(Breaker::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

fn with_state(change: impl FnOnce(&mut BreakerState)) {
    State::<Test>::mutate(change);
}

fn with_crisis(change: impl FnOnce(&mut Crisis)) {
    with_state(|state| change(state.crisis.as_mut().unwrap()));
}

fn with_manual(change: impl FnOnce(&mut Manual)) {
    with_state(|state| change(state.manual.as_mut().unwrap()));
}

#[test]
fn b1_finds_levels_of_nonsense() {
    assert_found("a dwell must be from one second to 30 days", || {
        Parameters::<Test>::mutate(|params| params.dwell_secs = 0);
    });
    assert_found("LowStake must clear at its trip level or above", || {
        Parameters::<Test>::mutate(|params| params.low_stake.as_mut().unwrap().clear = 1);
    });
}

#[test]
fn b2_finds_that_the_rewards_were_told_something_else() {
    let sentence = "B2: redirection differs from the triggers";
    assert_found(sentence, || with_state(|state| state.redirected = false));
    assert_found(sentence, || {
        with_state(|state| (state.low_stake, state.few_stakers) = (None, None));
    });
}

#[test]
fn b3_finds_a_trip_of_what_is_not_in_use() {
    let sentence = "B3: a disabled trigger is tripped";
    for (_, switch_off) in SWITCHES {
        assert_found(sentence, || Parameters::<Test>::mutate(switch_off));
    }
}

#[test]
fn b3_finds_a_trip_to_come() {
    let sentence = "B3: a trip is in the future";
    for trigger in Trigger::ALL {
        assert_found(sentence, || {
            with_state(|state| state.trip_mut(trigger).as_mut().unwrap().since += 1);
        });
    }
}

#[test]
fn b4_finds_a_crash_without_a_crisis_and_the_reverse() {
    let sentence = "B4: a crisis without a crash, or a crash without a crisis";
    assert_found(sentence, || with_state(|state| state.crisis = None));
    assert_found(sentence, || with_state(|state| state.price_crash = None));
}

#[test]
fn b4_finds_an_end_of_the_crisis_that_is_a_second_off() {
    let sentence = "B4: the end of the crisis is not trip + length";
    assert_found(sentence, || with_crisis(|crisis| crisis.until += 1));
    assert_found(sentence, || with_crisis(|crisis| crisis.until -= 1));
    assert_found(sentence, || with_crisis(|crisis| crisis.secs = u64::MAX));
    assert_found(sentence, || {
        with_state(|state| state.price_crash.as_mut().unwrap().since -= 1);
    });
}

#[test]
fn b4_finds_a_crisis_that_ended_before_its_time() {
    let sentence = "B4: the crisis ended before its time";
    assert_found(sentence, || with_crisis(|crisis| crisis.open = false));
}

#[test]
fn b5_finds_nothing_closed_by_hand() {
    let sentence = "B5: a manual closure has no entries";
    assert_found(sentence, || with_manual(|manual| manual.entries = Entries::default()));
}

#[test]
fn b5_finds_what_is_closed_too_long_or_for_no_time_or_later() {
    let sentence = "B5: a manual closure is empty or too long";
    assert_found(sentence, || with_manual(|manual| manual.until += 1));
    assert_found(sentence, || with_manual(|manual| manual.until = manual.since));
    assert_found(sentence, || with_manual(|manual| manual.until = 0));
    let sentence = "B5: a manual closure starts in the future";
    assert_found(sentence, || with_manual(|manual| manual.since += 1));
}

#[test]
fn b6_finds_a_window_of_nonsense() {
    let sentence = "B6: a tenth of the window of revenue ends too late";
    assert_found(sentence, || with_state(|state| state.window.ends = now() + TENTH + 1));
    assert_found(sentence, || with_state(|state| state.window.closed_since = Some(now() - 1)));
    let sentence = "B6: deposits are closed from the future on";
    assert_found(sentence, || with_state(|state| state.window.closed_since = Some(now() + 1)));
    let sentence = "B6: the window has too many tenths";
    assert_found(sentence, || with_state(|state| state.window.past = 11));
}
