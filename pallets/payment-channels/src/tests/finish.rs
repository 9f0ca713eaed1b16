//! `finish`.

use super::*;
use crate::Totals;

#[test]
fn anybody_finishes_a_closing_channel_in_time() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(ALICE, request_close(0));
        at(START + DAY);
        accepted(WATCH, finish(0));
        let closed = Event::Closed { channel: 0, paid: 0, refunded: 100 * TOKEN };
        let removed = Event::Removed { channel: 0, storage_deposit: STORAGE };
        assert_eq!(events(), [closed, removed]);
        assert_eq!((free(NATIVE, ALICE), held(NATIVE, ALICE)), (PURSE * TOKEN, 0));
        assert_eq!((exists(0), Totals::<Test>::get(NATIVE)), (false, Total::default()));
        refused(WATCH, finish(0), Error::NotFound);
    });
}

#[test]
fn a_channel_that_expired_ends_a_day_later() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 30));
        for secs in [START, START + 30 * DAY, START + 31 * DAY - 1] {
            at(secs);
            refused(WATCH, finish(0), Error::TooEarly);
        }
        at(START + 31 * DAY);
        accepted(WATCH, finish(0));
        let [closed, removed] = events().try_into().unwrap();
        assert_eq!(closed, Event::Closed { channel: 0, paid: 30 * TOKEN, refunded: 70 * TOKEN });
        assert_eq!(removed, Event::Removed { channel: 0, storage_deposit: STORAGE });
    });
}

#[test]
fn the_rest_goes_back_at_once_and_the_record_when_the_payment_cannot_be_challenged() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(ALICE, request_close(0));
        at(START + DAY - 1);
        accepted(WATCH, redeem(0, 1, 30));
        at(START + DAY);
        accepted(WATCH, finish(0));
        assert_eq!((held(NATIVE, ALICE), stored(ALICE)), (0, STORAGE));
        assert_eq!(channel(0).phase, Phase::Ended { until: START + 2 * DAY - 1 });
        at(START + 2 * DAY - 2);
        refused(WATCH, finish(0), Error::TooEarly);
        at(START + 2 * DAY - 1);
        accepted(WATCH, finish(0));
        assert_eq!((events().len(), exists(0), stored(ALICE)), (1, false, 0));
    });
}

#[test]
fn a_frozen_record_stays_until_the_challenge_is_over() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(PETER, close(0, Some(signed(0, 1, TOKEN, 1))));
        Channels::freeze(0, true).unwrap();
        at(START + 20 * DAY);
        refused(WATCH, finish(0), Error::TooEarly);
        idle();
        assert!(exists(0));
        Channels::freeze(0, false).unwrap();
        accepted(WATCH, finish(0));
        assert!(!exists(0));
    });
}

#[test]
fn a_frozen_channel_ends_and_its_record_stays() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 1));
        Channels::freeze(0, true).unwrap();
        accepted(ALICE, request_close(0));
        at(START + 3 * DAY);
        accepted(WATCH, finish(0));
        assert_eq!((held(NATIVE, ALICE), exists(0)), (0, true));
        refused(WATCH, finish(0), Error::TooEarly);
    });
}

#[test]
fn the_hold_of_another_channel_is_not_touched() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(ALICE, open(50));
        accepted(ALICE, request_close(0));
        at(START + DAY);
        accepted(WATCH, finish(0));
        assert_eq!((held(NATIVE, ALICE), stored(ALICE)), (50 * TOKEN, STORAGE));
        accepted(WATCH, redeem(1, 1, 50));
    });
}

#[test]
fn closed_entries_and_providers_that_left_delay_no_refund() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(ALICE, request_close(0));
        Providers::set(PETER, None);
        StubGuard::close(Entry::Job);
        Jammed::set(&true);
        crate::Parameters::<Test>::kill();
        at(START + DAY);
        accepted(WATCH, finish(0));
        assert_eq!(free(NATIVE, ALICE), PURSE * TOKEN);
    });
}

#[test]
fn a_hold_that_shrank_for_another_reason_does_not_lock_the_rest() {
    use polkadot_sdk::frame_support::traits::{
        fungibles::MutateHold,
        tokens::{Fortitude, Precision},
    };
    ExtBuilder::default().build().execute_with(|| {
        accepted(ALICE, open(100));
        let reason = crate::HoldReason::Channel.into();
        let (exact, force) = (Precision::Exact, Fortitude::Force);
        Money::burn_held(NATIVE, &reason, &ALICE, TOKEN, exact, force).unwrap();
        accepted(PETER, close(0, None));
        assert_eq!(free(NATIVE, ALICE), (PURSE - 1) * TOKEN);
        Channels::do_try_state().unwrap();
    });
}
