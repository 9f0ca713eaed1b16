//! `decline`.

use super::*;
use crate::types::{Stage, MAX_BARRED};

fn decline(job: u64) -> Call {
    Call::decline { job }
}

#[test]
fn a_declined_job_is_open_for_the_other_bids() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(50 * QUIV)));
        accepted(PETER, bid(0, 10 * QUIV));
        accepted(PAULA, bid(0, 20 * QUIV));
        at(START + DAY - 10);
        accepted(ALICE, Call::assign { job: 0, provider: PETER });
        at(START + DAY);
        accepted(PETER, decline(0));

        let bids_until = START + 2 * DAY;
        assert_eq!(last_event(), Event::Declined { job: 0, provider: PETER, bids_until });
        assert_eq!((job(0).stage, job(0).bids_until), (Stage::Open, bids_until));
        assert_eq!(providers::outcomes(PETER), [WorkOutcome::Void]);
        assert_eq!(providers::get(PETER).standing.open, 0);
        assert_eq!(held(NATIVE, ALICE), (50 * QUIV, DEPOSIT));
        refused(PETER, bid(0, 1), Error::Barred);
        accepted(ALICE, Call::assign { job: 0, provider: PAULA });
    });
}

#[test]
fn a_job_is_declined_in_the_first_quarter_of_its_time() {
    ExtBuilder::default().build_and_execute(|| {
        for (job, secs, free) in [(0, HOUR, HOUR / 4), (1, 1, 1), (2, 5, 2)] {
            accepted(ALICE, post(spec(QUIV)));
            accepted(PETER, Call::bid { job, price: 1, secs });
            accepted(ALICE, Call::assign { job, provider: PETER });
            assert_eq!(deal(job).decline_until, START + free);
        }
        at(START + 1);
        refused(PETER, decline(1), Error::TooLate);
        accepted(PETER, decline(2));
        at(START + HOUR / 4 - 1);
        accepted(PETER, decline(0));
        let late = assigned(QUIV, 1);
        after(HOUR / 4);
        refused(PETER, decline(late), Error::TooLate);
    });
}

#[test]
fn only_the_provider_declines_an_assigned_job() {
    ExtBuilder::default().build_and_execute(|| {
        refused(PETER, decline(0), Error::NotFound);
        accepted(ALICE, post(spec(QUIV)));
        refused(PETER, decline(0), Error::WrongState);
        accepted(PETER, bid(0, 1));
        accepted(ALICE, Call::assign { job: 0, provider: PETER });
        refused(PAULA, decline(0), Error::NotYours);
        accepted(PETER, submit(0));
        refused(PETER, decline(0), Error::WrongState);
    });
}

#[test]
fn an_ordered_job_is_declined_like_any_other() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(PETER, set_ask(ask(QUIV)));
        accepted(ALICE, order(PETER, spec(QUIV)));
        accepted(PETER, decline(0));
        accepted(PAULA, bid(0, QUIV));
        accepted(ALICE, Call::cancel { job: 0 });
        assert_eq!(wealth(ALICE), balance(ALICE));
    });
}

#[test]
fn the_last_eight_that_declined_are_remembered() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(QUIV)));
        for who in BIDDERS {
            accepted(who, bid(0, 1));
            accepted(ALICE, Call::assign { job: 0, provider: who });
            accepted(who, decline(0));
        }
        assert_eq!(job(0).barred.len() as u32, MAX_BARRED);
        accepted(BIDDERS[0], bid(0, 1));
        for who in &BIDDERS[1..] {
            refused(*who, bid(0, 1), Error::Barred);
        }
    });
}
