//! `collect`: its refusals; `income` has what it pays.

use super::*;

#[test]
fn collections_are_refused_for_reasons() {
    ExtBuilder::default().build_and_execute(|| {
        refused(BOB, collect(ALICE), Error::NothingDue);
        ten_thousand();
        refused(BOB, collect(ALICE), Error::NothingDue);
        refused(DAVE, collect(ALICE), Error::NothingDue);
        refused(ALICE, collect(ALICE), Error::NothingDue);
        at(START + DAY);
        earn(ALICE, NATIVE, QUIV);
        refused(BOB, Call::collect { provider: ALICE, maturity: 1 }, Error::NothingDue);
        refused(BOB, collect(CAROL), Error::NothingDue);
        accepted(BOB, collect(ALICE));
    });
    ExtBuilder { params: None }
        .build_and_execute(|| refused(BOB, collect(ALICE), Error::NotEnabled));
}

#[test]
fn a_late_collection_loses_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        at(START + DAY);
        earn(ALICE, NATIVE, 70 * QUIV);
        at(START + 9 * DAY);
        let before = balance(CAROL);
        accepted(CAROL, collect(ALICE));
        assert_eq!(balance(CAROL) - before, 5 * QUIV - 1);
    });
}
