//! A halt over each deadline, and next to it.

use super::*;

/// End of a halt, and the end of the hour after it.
const BACK: Seconds = START + 20 * DAY;
const GRACE: Seconds = BACK + HOUR;

/// Asserts that channel 0 can be finished from `until` on, and not before.
#[track_caller]
fn can_be_finished_at(until: Seconds) {
    for secs in [BACK, BACK + 1, until - 1] {
        at(secs);
        refused(WATCH, finish(0), Error::TooEarly);
    }
    at(until);
    accepted(WATCH, finish(0));
}

#[test]
fn a_close_that_was_due_in_a_halt_waits_for_an_hour_after_it() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(ALICE, request_close(0));
        at(START + 600);
        halt_until(BACK);
        // The provider redeems late, but not too late.
        accepted(WATCH, redeem(0, 1, 30));
        can_be_finished_at(GRACE);
        assert_eq!(held(NATIVE, ALICE), 0);
    });
}

#[test]
fn a_close_that_was_due_within_an_hour_after_a_halt_waits_as_long() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        at(BACK - DAY + HOUR - 1);
        accepted(ALICE, request_close(0));
        halt_until(BACK);
        can_be_finished_at(GRACE);
    });
}

#[test]
fn a_close_that_is_due_later_is_due_as_it_was() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        at(BACK - DAY + HOUR + 7);
        accepted(ALICE, request_close(0));
        halt_until(BACK);
        can_be_finished_at(GRACE + 7);
    });
}

#[test]
fn a_close_that_was_due_before_the_halt_is_not_extended() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(ALICE, request_close(0));
        at(START + DAY);
        halt_until(BACK);
        accepted(WATCH, finish(0));
    });
}

#[test]
fn an_expiry_in_a_halt_can_be_moved_for_an_hour_after_it() {
    for late in [0, HOUR - 1] {
        ExtBuilder::default().build_and_execute(|| {
            let key = Signer::sr(7).key();
            accepted(ALICE, open_with(PETER, NATIVE, TOKEN, key, START + 10 * DAY));
            accepted(ALICE, open_with(PETER, NATIVE, TOKEN, key, BACK + late));
            accepted(ALICE, open_with(PETER, NATIVE, TOKEN, key, START + 10 * DAY));
            at(START + 9 * DAY);
            halt_until(BACK);
            accepted(ALICE, top_up(0, 1));
            at(GRACE - 1);
            accepted(ALICE, extend(0, BACK + 2 * DAY));
            accepted(ALICE, extend(1, BACK + 2 * DAY));
            at(GRACE);
            for id in [0, 1] {
                accepted(ALICE, top_up(id, 1));
            }
            refused(ALICE, top_up(2, 1), Error::Expired);
            refused(ALICE, extend(2, BACK + 9 * DAY), Error::Expired);
        });
    }
}

#[test]
fn the_dispute_time_after_an_expiry_is_extended_too() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open_with(PETER, NATIVE, TOKEN, Signer::sr(7).key(), START + DAY));
        at(START + DAY);
        halt_until(BACK);
        accepted(WATCH, redeem_bytes(0, signed(0, 1, 7, 1)));
        can_be_finished_at(GRACE);
    });
}

#[test]
fn a_payment_before_a_halt_can_be_challenged_for_an_hour_after_it() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 30));
        let (statement, signature) = stated(0, 1, 30 * TOKEN, 1);
        accepted(PETER, close(0, None));
        at(START + HOUR);
        halt_until(BACK);
        assert_eq!(Channels::subject(0, &statement, &signature).unwrap().until, GRACE);
        at(GRACE - 1);
        assert!(Channels::subject(0, &statement, &signature).is_ok());
        refused(WATCH, finish(0), Error::TooEarly);
        at(GRACE);
        let late = Channels::subject(0, &statement, &signature);
        assert_eq!(late, Err(Error::NothingPaid.into()));
        accepted(WATCH, finish(0));
        assert!(!exists(0));
    });
}

#[test]
fn the_idle_hook_is_as_patient_as_the_call() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(ALICE, request_close(0));
        at(START + 600);
        halt_until(BACK);
        idle();
        at(GRACE - 1);
        idle();
        assert!(exists(0));
        at(GRACE);
        idle();
        idle();
        assert!(!exists(0));
    });
}

#[test]
fn the_reads_show_the_extended_times() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 30));
        accepted(ALICE, request_close(0));
        let view = Channels::channel(0).unwrap();
        assert_eq!((view.due_at, view.challengeable_until), (START + DAY, Some(START + DAY)));
        at(START + 600);
        halt_until(BACK);
        let view = Channels::channel(0).unwrap();
        assert_eq!((view.due_at, view.challengeable_until), (GRACE, Some(GRACE)));
        assert!(!view.is_due);
    });
}
