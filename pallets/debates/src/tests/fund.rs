//! `fund`.

use super::*;
use crate::Totals;

#[test]
fn an_account_adds_to_the_pool() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        accepted(BOB, fund(0, 12 * ACT));
        let (session, who, amount, pool) = (0, BOB, 12 * ACT, 42 * ACT);
        assert_eq!(last_event(), Event::Funded { session, who, amount, pool });
        assert_eq!(super::session(0).pool, 42 * ACT);
        assert_eq!(Totals::<Test>::get().pools, 42 * ACT);
        assert_eq!(balance(BOB), RICH - 12 * ACT);
    });
}

#[test]
fn nothing_is_not_added() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        refused(BOB, fund(0, 0), Error::ZeroAmount);
    });
}

#[test]
fn a_session_is_funded_until_its_end() {
    ExtBuilder::default().build_and_execute(|| {
        refused(BOB, fund(0, 1), Error::UnknownSession);
        accepted(ALICE, open());
        at(START + DAY - 1);
        accepted(BOB, fund(0, 1));
        at(START + DAY);
        refused(BOB, fund(0, 1), Error::Closed);
        accepted(RECORDER, record(0, &[1, 1, 1]));
        refused(BOB, fund(0, 1), Error::Closed);
        accepted(BOB, settle(0));
        refused(BOB, fund(0, 1), Error::UnknownSession);
    });
}

#[test]
fn the_sponsor_keeps_its_minimum_balance() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        refused(BOB, fund(0, RICH - ED + 1), Error::InsufficientBalance);
        refused(BOB, fund(0, u128::MAX), Error::InsufficientBalance);
        refused(NOBODY, fund(0, 1), Error::InsufficientBalance);
        accepted(BOB, fund(0, RICH - ED));
    });
}

#[test]
fn what_was_added_goes_to_the_opener_without_points() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        accepted(BOB, fund(0, 12 * ACT));
        at(START + 4 * DAY);
        accepted(BOB, settle(0));
        assert_eq!(balance(ALICE), RICH - 50 * ACT + 42 * ACT);
    });
}

#[test]
fn an_economy_without_sessions_has_nothing_to_fund() {
    ExtBuilder { params: None, ..Default::default() }
        .build_and_execute(|| refused(ALICE, fund(0, 1), Error::UnknownSession));
}
