//! `pledge`.

use super::*;

#[test]
fn the_first_unlock_goes_under_a_hold() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));

        let expected = Pledge {
            allocation: ALICES,
            amount: FIRST_UNLOCK,
            loyal_from_secs: 180 * DAY,
            loyalty_bps: 5_000,
        };
        assert_eq!(pledge_of(ALICE), Some(expected));
        assert_eq!(events(), [Event::Pledged { who: ALICE, pledge: expected }]);
        assert_eq!((free(ALICE), Allotted::held_by(&ALICE)), (ED, FIRST_UNLOCK));
        assert_eq!(Allotted::pledged(), FIRST_UNLOCK);
        assert_eq!(allocation(ALICES).total, 980_000 * TOKEN);
    });
}

#[test]
fn the_last_second_counts_and_the_one_after_it_does_not() {
    ExtBuilder::default().build_and_execute(|| {
        at(30 * DAY - 1);
        accepted(ALICE, pledge(ALICES));
        at(30 * DAY);
        refused(BOB, pledge(BOBS), Error::TooLate);
        at(Seconds::MAX);
        refused(BOB, pledge(BOBS), Error::TooLate);
    });
}

#[test]
fn before_the_launch_pledges_are_made_too() {
    ExtBuilder::default().before_the_launch().build_and_execute(|| {
        Now::set(&START);
        accepted(ALICE, pledge(ALICES));
        assert_eq!(boost(ALICE), 0);
    });
}

#[test]
fn an_account_has_one_pledge_and_so_has_an_allocation() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        refused(ALICE, pledge(ALICES), Error::AlreadyPledged);
        accepted(BOB, hand_over(BOBS, ALICE));
        refused(ALICE, pledge(BOBS), Error::AlreadyPledged);
        accepted(ALICE, hand_over(ALICES, BOB));
        refused(BOB, pledge(ALICES), Error::AlreadyPledged);
    });
}

#[test]
fn what_is_taken_back_in_time_can_be_pledged_again() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        accepted(ALICE, UNPLEDGE);
        accepted(ALICE, pledge(ALICES));
        accepted(ALICE, UNPLEDGE);
        at(30 * DAY);
        refused(ALICE, pledge(ALICES), Error::TooLate);
    });
}

#[test]
fn only_the_beneficiary_pledges() {
    ExtBuilder::default().build_and_execute(|| {
        refused(BOB, pledge(ALICES), Error::NotBeneficiary);
        refused(BOB, pledge(3), Error::NotFound);
    });
}

#[test]
fn an_allocation_without_a_first_unlock_has_nothing_to_pledge() {
    ExtBuilder::default().build_and_execute(|| {
        refused(TEAM, pledge(TEAMS), Error::NothingToPledge);
    });
}

#[test]
fn an_economy_without_pledges_takes_none() {
    ExtBuilder::without_pledges().build_and_execute(|| {
        refused(ALICE, pledge(ALICES), Error::NotEnabled);
    });
    ExtBuilder::without_allocations().build_and_execute(|| {
        refused(ALICE, pledge(ALICES), Error::NotEnabled);
    });
}

#[test]
fn a_unit_short_of_the_first_unlock_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        accepted(ALICE, UNPLEDGE);
        Balances::transfer_allow_death(RuntimeOrigin::signed(ALICE), BOB, 1).unwrap();
        refused(ALICE, pledge(ALICES), Error::InsufficientBalance);
    });
}
