//! `extend`.

use super::*;

#[test]
fn the_expiry_moves_to_a_later_time() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        let (old, new) = (START + 30 * DAY, START + 40 * DAY);
        accepted(ALICE, extend(0, new));
        assert_eq!(events().last(), Some(&Event::Extended { channel: 0, old, new }));
        assert_eq!(channel(0).expires, new);
        at(old + DAY);
        refused(WATCH, finish(0), Error::TooEarly);
    });
}

#[test]
fn it_never_moves_back_and_not_beyond_the_longest_life() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        at(START + 29 * DAY + 1);
        let expires = START + 30 * DAY;
        for wrong in [0, expires - 1, expires, now() + DAY - 1, now() + 365 * DAY + 1, Seconds::MAX]
        {
            refused(ALICE, extend(0, wrong), Error::OutOfRange);
        }
        accepted(ALICE, extend(0, now() + DAY));
        accepted(ALICE, extend(0, now() + 365 * DAY));
    });
}

#[test]
fn only_the_consumer_extends_an_open_channel() {
    ExtBuilder::default().build_and_execute(|| {
        let later = START + 60 * DAY;
        refused(ALICE, extend(0, later), Error::NotFound);
        accepted(ALICE, open(10));
        for who in [BOB, PETER] {
            refused(who, extend(0, later), Error::NotYours);
        }
        accepted(ALICE, request_close(0));
        refused(ALICE, extend(0, later), Error::Closing);
        accepted(PETER, close(0, Some(signed(0, 1, TOKEN, 1))));
        refused(ALICE, extend(0, later), Error::Ended);
    });
}

#[test]
fn an_expired_channel_stays_expired() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        at(START + 30 * DAY);
        refused(ALICE, extend(0, START + 60 * DAY), Error::Expired);
    });
}

#[test]
fn without_parameters_there_is_no_longest_life() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        crate::Parameters::<Test>::kill();
        refused(ALICE, extend(0, START + 60 * DAY), Error::NotEnabled);
    });
}

#[test]
fn a_closed_entry_does_not_matter() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        StubGuard::close(Entry::Job);
        accepted(ALICE, extend(0, START + 31 * DAY));
    });
}
