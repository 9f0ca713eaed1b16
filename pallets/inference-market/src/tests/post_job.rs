//! `post_job`.

use super::*;
use crate::{
    types::{JobSpec, Stage, MAX_AMOUNT, MAX_UNITS},
    Numbers,
};
use quaestor_primitives::Entry;
use quaestor_testing::StubGuard;

#[test]
fn the_maximum_price_and_a_deposit_are_held() {
    ExtBuilder::default().build_and_execute(|| {
        let order = spec(50 * QUIV);

        accepted(ALICE, post(order.clone()));

        assert_eq!(last_event(), Event::Posted { job: 0, consumer: ALICE, spec: order.clone() });
        assert_eq!(held(NATIVE, ALICE), (50 * QUIV, DEPOSIT));
        assert_eq!((balance(ALICE), wealth(ALICE)), (RICH - 51 * QUIV, RICH));
        let job = job(0);
        assert_eq!((job.consumer, job.spec, job.stage), (ALICE, order, Stage::Open));
        assert_eq!((job.escrow, job.deposit), (50 * QUIV, DEPOSIT));
        assert_eq!((job.bids_until, job.barred.len()), (START + DAY, 0));
    });
}

#[test]
fn jobs_are_numbered_and_their_holds_add_up() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(50 * QUIV)));
        accepted(BOB, post(spec(7 * QUIV)));
        accepted(ALICE, post(spec(1)));
        assert_eq!(held(NATIVE, ALICE), (50 * QUIV + 1, 2 * DEPOSIT));
        let numbers = Numbers::<Test>::get();
        assert_eq!((numbers.next, numbers.live, job(1).consumer), (3, 3, BOB));
    });
}

#[test]
fn escrow_in_another_asset_is_held_there_and_the_deposit_in_the_native_token() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(JobSpec { asset: USDC, ..spec(50 * DOLLAR) }));
        assert_eq!((held(USDC, ALICE), held(NATIVE, ALICE)), ((50 * DOLLAR, 0), (0, DEPOSIT)));
        assert_eq!(balance_of(USDC, ALICE), 999_950 * DOLLAR);
    });
}

#[test]
fn the_guard_closes_new_jobs() {
    ExtBuilder::default().build_and_execute(|| {
        StubGuard::close(Entry::Job);
        refused(ALICE, post(spec(QUIV)), StubGuard::CLOSED);
        StubGuard::open(Entry::Job);
        accepted(ALICE, post(spec(QUIV)));
    });
}

#[test]
fn price_and_deposit_must_be_there() {
    ExtBuilder::default().build_and_execute(|| {
        refused(POOR, post(spec(1)), Error::InsufficientBalance);
        set_balance(POOR, ED + DEPOSIT + 5);
        refused(POOR, post(spec(6)), Error::InsufficientBalance);
        accepted(POOR, post(spec(5)));
        assert_eq!(balance(POOR), ED);
        let dollars = JobSpec { asset: USDC, ..spec(1) };
        refused(POOR, post(dollars), Error::InsufficientBalance);
    });
}

#[test]
fn values_outside_their_ranges_are_refused() {
    type Change = fn(&mut JobSpec);
    let wrong: [(Change, Error); 12] = [
        (|spec| spec.class = 2, Error::UnknownClass),
        (|spec| spec.asset = EURC, Error::UnknownAsset),
        (|spec| spec.units = 0, Error::OutOfRange),
        (|spec| spec.units = MAX_UNITS + 1, Error::OutOfRange),
        (|spec| spec.max_price = 0, Error::OutOfRange),
        (|spec| spec.max_price = MAX_AMOUNT + 1, Error::OutOfRange),
        (|spec| spec.window_secs = HOUR - 1, Error::OutOfRange),
        (|spec| spec.window_secs = 7 * DAY + 1, Error::OutOfRange),
        (|spec| spec.deliver_secs = 0, Error::OutOfRange),
        (|spec| spec.deliver_secs = 3 * DAY + 1, Error::OutOfRange),
        (|spec| spec.max_price = RICH, Error::InsufficientBalance),
        (|spec| spec.max_price = MAX_AMOUNT, Error::InsufficientBalance),
    ];
    let right: [Change; 6] = [
        |spec| spec.class = 1,
        |spec| spec.units = MAX_UNITS,
        |spec| spec.max_price = 1,
        |spec| spec.window_secs = HOUR,
        |spec| spec.window_secs = 7 * DAY,
        |spec| spec.deliver_secs = 3 * DAY,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for (change, error) in wrong {
            let mut spec = spec(QUIV);
            change(&mut spec);
            refused(ALICE, post(spec), error);
        }
        for change in right {
            let mut spec = spec(QUIV);
            change(&mut spec);
            accepted(ALICE, post(spec));
        }
    });
}

#[test]
fn an_economy_without_a_market_takes_no_job() {
    ExtBuilder { terms: None, ..Default::default() }
        .build_and_execute(|| refused(ALICE, post(spec(QUIV)), Error::NotEnabled));
}
