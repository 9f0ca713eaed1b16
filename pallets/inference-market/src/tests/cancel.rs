//! `cancel`.

use super::*;

fn cancel(job: u64) -> Call {
    Call::cancel { job }
}

#[test]
fn the_consumer_cancels_an_open_job_at_any_time() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(50 * QUIV)));
        accepted(PETER, bid(0, QUIV));
        accepted(ALICE, cancel(0));
        let event = Event::Cancelled { job: 0, consumer: ALICE, amount: 50 * QUIV };
        assert_eq!(last_event(), event);
        assert!(is_gone(0));
        assert_eq!((balance(ALICE), held(NATIVE, ALICE)), (RICH, (0, 0)));
        assert_eq!(crate::Numbers::<Test>::get().live, 0);
        refused(ALICE, cancel(0), Error::NotFound);
    });
}

#[test]
fn anybody_cancels_it_a_day_after_the_time_for_bids() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(50 * QUIV)));
        at(START + 2 * DAY - 1);
        refused(BOB, cancel(0), Error::NotYours);
        at(START + 2 * DAY);
        accepted(BOB, cancel(0));
        assert_eq!(balance(ALICE), RICH);
    });
}

#[test]
fn only_an_open_job_is_cancelled() {
    ExtBuilder::default().build_and_execute(|| {
        let id = assigned(QUIV, QUIV);
        refused(ALICE, cancel(id), Error::WrongState);
        accepted(PETER, submit(id));
        refused(ALICE, cancel(id), Error::WrongState);
    });
}

#[test]
fn what_a_blocked_consumer_cannot_take_back_waits_in_the_till() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(crate::types::JobSpec { asset: USDC, ..spec(50 * DOLLAR) }));
        block(ALICE, true);
        accepted(ALICE, cancel(0));
        assert_eq!(InferenceMarket::unpaid_views(&ALICE), [(USDC, 50 * DOLLAR)]);
        assert_eq!(balance(ALICE), RICH);
    });
}
