//! `hand_over`.

use super::*;

#[test]
fn later_releases_pay_the_new_beneficiary() {
    ExtBuilder::default().build_and_execute(|| {
        at(73 * DAY);
        accepted(ALICE, release(ALICES));

        accepted(ALICE, hand_over(ALICES, EVE));

        let (from, to) = (ALICE, EVE);
        assert_eq!(events().pop(), Some(Event::HandedOver { id: ALICES, from, to }));
        at(730 * DAY);
        accepted(BOB, release(ALICES));
        // All releases sum to the total.
        assert_eq!((free(ALICE) - UNLOCKED, free(EVE)), (98_000 * TOKEN, 882_000 * TOKEN));
    });
}

#[test]
fn only_the_beneficiary_hands_over() {
    ExtBuilder::default().build_and_execute(|| {
        refused(BOB, hand_over(ALICES, BOB), Error::NotBeneficiary);
        accepted(ALICE, hand_over(ALICES, BOB));
        refused(ALICE, hand_over(ALICES, ALICE), Error::NotBeneficiary);
        not_set(hand_over(ALICES, EVE), DispatchError::BadOrigin);
    });
}

#[test]
fn there_is_no_other_allocation() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, hand_over(3, BOB), Error::NotFound);
        at(730 * DAY);
        accepted(ALICE, release(ALICES));
        refused(ALICE, hand_over(ALICES, BOB), Error::NotFound);
    });
    ExtBuilder::without_allocations().build_and_execute(|| {
        refused(ALICE, hand_over(0, BOB), Error::NotFound);
    });
}

#[test]
fn an_account_of_a_pallet_takes_no_allocation() {
    ExtBuilder::default().build_and_execute(|| {
        for to in [Allotted::account(), ROUTER] {
            refused(ALICE, hand_over(ALICES, to), Error::InvalidBeneficiary);
        }
    });
}

#[test]
fn it_works_before_the_launch_and_after_the_end() {
    ExtBuilder::default().before_the_launch().build_and_execute(|| {
        accepted(ALICE, hand_over(ALICES, BOB));
        Launch::set(&START);
        at(2_000 * DAY);
        accepted(BOB, hand_over(ALICES, EVE));
        assert_eq!(allocation(ALICES).beneficiary, EVE);
    });
}

#[test]
fn a_pledge_stays_with_the_account_that_made_it() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        accepted(ALICE, hand_over(ALICES, EVE));
        at(180 * DAY);
        assert_eq!((boost(ALICE), boost(EVE)), (5_000, 0));
        accepted(ALICE, UNPLEDGE);
        assert_eq!(boost(ALICE), 0);
        assert_eq!(allocation(ALICES).beneficiary, EVE);
    });
}
