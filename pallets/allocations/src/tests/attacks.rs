//! Attempts to release early, to multiply a boost, and to harm others.

use super::*;
use polkadot_sdk::frame_support::traits::ReservableCurrency;

#[test]
fn tokens_that_are_staked_cannot_be_pledged() {
    ExtBuilder::default().build_and_execute(|| {
        // On hold for something else.
        Balances::reserve(&ALICE, FIRST_UNLOCK).unwrap();
        refused(ALICE, pledge(ALICES), Error::InsufficientBalance);
    });
}

#[test]
fn pledged_tokens_can_be_neither_sold_nor_staked() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        let transfer = Balances::transfer_allow_death(RuntimeOrigin::signed(ALICE), BOB, 1);
        assert!(transfer.is_err());
        assert!(Balances::reserve(&ALICE, 1).is_err());
    });
}

#[test]
fn an_allocation_that_goes_around_boosts_one_account_only() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        accepted(ALICE, hand_over(ALICES, BOB));
        refused(BOB, pledge(ALICES), Error::AlreadyPledged);
        accepted(ALICE, UNPLEDGE);
        accepted(BOB, pledge(ALICES));
        at(180 * DAY);
        assert_eq!((boost(ALICE), boost(BOB)), (0, 5_000));
    });
}

#[test]
fn a_hundred_allocations_of_dust_harm_nobody() {
    let mut dust = presale(EVE);
    (dust.total, dust.first_unlock) = (1, 1_000_000 * TOKEN);
    let mut all = vec![presale(ALICE); 1];
    all.extend(vec![dust; 100]);
    ExtBuilder::default().allocations(all).build_and_execute(|| {
        for id in 1..=100 {
            accepted(EVE, hand_over(id, ALICE));
        }
        // Alice still pledges her own first unlock, receives and hands over.
        accepted(ALICE, pledge(ALICES));
        accepted(ALICE, hand_over(7, EVE));
        accepted(EVE, hand_over(7, ALICE));
        at(73 * DAY);
        accepted(ALICE, release(ALICES));
        assert_eq!(free(ALICE), 98_000 * TOKEN + ED);
    });
}

#[test]
fn a_pledge_on_an_allocation_that_was_handed_over_does_not_hold_up_its_release() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        accepted(ALICE, hand_over(ALICES, BOB));
        at(730 * DAY);
        accepted(BOB, release(ALICES));
        assert_eq!(free(BOB) - UNLOCKED, 980_000 * TOKEN);
        // Only the record stays, for as long as the pledge.
        assert!(crate::Allocations::<Test>::contains_key(ALICES));
        accepted(ALICE, UNPLEDGE);
        assert!(!crate::Allocations::<Test>::contains_key(ALICES));
    });
}

#[test]
fn a_pledge_that_comes_and_goes_in_a_block_leaves_no_boost() {
    ExtBuilder::default().build_and_execute(|| {
        let before = (free(ALICE), allocation(ALICES));
        for _ in 0..10 {
            accepted(ALICE, pledge(ALICES));
            accepted(ALICE, UNPLEDGE);
        }
        assert_eq!((free(ALICE), allocation(ALICES)), before);
        at(180 * DAY);
        assert_eq!(boost(ALICE), 0);
        assert!(Refreshed::get().iter().all(|refreshed| *refreshed == (ALICE, 0)));
    });
}

#[test]
fn a_clock_that_goes_back_releases_nothing_twice() {
    ExtBuilder::default().build_and_execute(|| {
        at(73 * DAY);
        accepted(ALICE, release(ALICES));
        for day in [0, 1, 72] {
            at(day * DAY);
            refused(ALICE, release(ALICES), Error::NothingVested);
        }
        at(73 * DAY);
        refused(ALICE, release(ALICES), Error::NothingVested);
    });
}

#[test]
fn the_account_pays_nobody_but_by_a_release() {
    ExtBuilder::default().build_and_execute(|| {
        let account = Allotted::account();
        let before = free(account);
        at(100 * DAY);
        accepted(ALICE, pledge_in_time(ALICES));
        assert_eq!(free(account), before);
    });

    fn pledge_in_time(id: u32) -> Call {
        at(DAY);
        pledge(id)
    }
}
