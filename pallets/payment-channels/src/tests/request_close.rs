//! `request_close`.

use super::*;

#[test]
fn the_channel_can_be_finished_after_the_dispute_time() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        accepted(ALICE, request_close(0));
        let until = START + DAY;
        assert_eq!(events().last(), Some(&Event::CloseRequested { channel: 0, until }));
        assert_eq!(channel(0).phase, Phase::Closing { until });
        at(until - 1);
        refused(ALICE, finish(0), Error::TooEarly);
        at(until);
        accepted(ALICE, finish(0));
    });
}

#[test]
fn only_the_consumer_asks_and_only_once() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, request_close(0), Error::NotFound);
        accepted(ALICE, open(10));
        for who in [BOB, PETER] {
            refused(who, request_close(0), Error::NotYours);
        }
        accepted(ALICE, request_close(0));
        at(START + 100);
        refused(ALICE, request_close(0), Error::Closing);
        accepted(PETER, close(0, Some(signed(0, 1, TOKEN, 1))));
        refused(ALICE, request_close(0), Error::Ended);
    });
}

#[test]
fn a_request_never_delays_the_end_of_an_expired_channel() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        at(START + 31 * DAY - 1);
        accepted(ALICE, request_close(0));
        refused(ALICE, finish(0), Error::TooEarly);
        at(START + 31 * DAY);
        accepted(ALICE, finish(0));
    });
}

#[test]
fn the_dispute_time_is_that_of_the_opening() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        let params = Params { dispute_secs: DAY / 2, ..params() };
        governed(Call::set_params { params });
        accepted(ALICE, open(10));
        for id in [0, 1] {
            accepted(ALICE, request_close(id));
        }
        assert_eq!(channel(0).phase, Phase::Closing { until: START + DAY });
        assert_eq!(channel(1).phase, Phase::Closing { until: START + DAY / 2 });
    });
}
