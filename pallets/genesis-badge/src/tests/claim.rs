//! `claim`, and attacks on it.

use super::*;
use crate::{Count, Holders};
use quaestor_primitives::Badges;

#[docify::export]
#[test]
fn a_locked_stake_gets_one_badge() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, 0, 1_000 * BDAG, YEAR);

        accepted(ALICE, claim(0, ALICE));

        assert_eq!(last_event(), Event::BadgeGiven { who: ALICE, number: 1 });
        assert_eq!((Badge::badge(ALICE), Table::owner(1)), (Some(1), Some(ALICE)));
        assert_eq!(Badge::left(), 9_999);
        refused(ALICE, claim(0, ALICE), Error::AlreadyHolds);
    });
}

#[test]
fn any_account_claims_for_the_holder() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, 0, 1_000 * BDAG, YEAR);
        accepted(BOB, claim(0, ALICE));
        assert_eq!((Badge::badge(ALICE), Badge::badge(BOB)), (Some(1), None));
        // The position of one account is none of another.
        refused(BOB, claim(0, BOB), Error::NotEligible);
    });
}

#[test]
fn numbers_follow_the_order_of_the_claims() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, 0, 1_000 * BDAG, YEAR);
        stake(BOB, 0, 2_000 * BDAG, YEAR);
        accepted(BOB, claim(0, BOB));
        accepted(ALICE, claim(0, ALICE));
        assert_eq!((Badge::badge(BOB), Badge::badge(ALICE)), (Some(1), Some(2)));
    });
}

#[test]
fn a_unit_less_or_a_second_less_is_not_eligible() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, 0, 999 * BDAG, YEAR);
        stake(ALICE, 1, 1_000 * BDAG - 1, YEAR);
        stake(ALICE, 2, 1_000_000 * BDAG, YEAR - 1);
        stake(ALICE, 3, 1, YEAR);
        for position in 0..5 {
            refused(ALICE, claim(position, ALICE), Error::NotEligible);
        }
        // Small positions do not add up.
        stake(ALICE, 4, 1_000 * BDAG, YEAR);
        refused(ALICE, claim(3, ALICE), Error::NotEligible);
        accepted(ALICE, claim(4, ALICE));
    });
}

#[test]
fn a_position_is_eligible_as_long_as_it_lives() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, 0, 1_000 * BDAG, YEAR);
        stake(BOB, 0, 1_000 * BDAG, YEAR);
        Stake::run_ahead(START + 2 * YEAR);
        accepted(ALICE, claim(0, ALICE));
        Stake::close(BOB, 0).unwrap();
        refused(ALICE, claim(0, BOB), Error::NotEligible);
    });
}

/// The badge stays when the stake leaves, and a new stake gets no second one.
#[test]
fn an_account_that_left_and_came_back_gets_no_second_badge() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, 0, 1_000 * BDAG, YEAR);
        accepted(ALICE, claim(0, ALICE));
        Stake::close(ALICE, 0).unwrap();
        assert_eq!((Badge::badge(ALICE), Table::owner(1)), (Some(1), Some(ALICE)));
        stake(ALICE, 1, 5_000 * BDAG, YEAR);
        refused(ALICE, claim(1, ALICE), Error::AlreadyHolds);
    });
}

#[test]
fn number_10_000_is_given_and_the_next_claim_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        for who in 1..=9_999 {
            Table::put(who, who.into());
            Holders::<Test>::insert(AccountId::from(who), who);
        }
        Count::<Test>::put(9_999);
        stake(20_000, 0, 1_000 * BDAG, YEAR);
        accepted(20_000, claim(0, 20_000));
        assert_eq!(last_event(), Event::BadgeGiven { who: 20_000, number: 10_000 });
        stake(20_001, 0, 1_000 * BDAG, YEAR);
        refused(20_001, claim(0, 20_001), Error::AllGiven);
        assert_eq!(Badge::left(), 0);
    });
}

/// A claim repeated in a batch gives one badge.
#[test]
fn a_claim_repeated_in_a_block_gives_one_badge() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, 0, 1_000 * BDAG, YEAR);
        accepted(BOB, claim(0, ALICE));
        for _ in 0..10 {
            refused(BOB, claim(0, ALICE), Error::AlreadyHolds);
        }
        assert_eq!(Count::<Test>::get(), 1);
    });
}

#[test]
fn dust_in_many_accounts_gets_no_badge() {
    ExtBuilder::default().build_and_execute(|| {
        for who in 100..200 {
            stake(who, 0, 10 * BDAG, YEAR);
            refused(who, claim(0, who), Error::NotEligible);
        }
        assert_eq!(Badge::left(), 10_000);
    });
}

#[test]
fn a_badge_that_cannot_be_minted_is_not_counted() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, 0, 1_000 * BDAG, YEAR);
        Closed::set(&true);
        refused(ALICE, claim(0, ALICE), DispatchError::Unavailable);
        Closed::set(&false);
        accepted(ALICE, claim(0, ALICE));
        assert_eq!(Badge::badge(ALICE), Some(1));
    });
}

#[test]
fn the_largest_position_and_the_end_of_time_are_eligible() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, u32::MAX, 1_000_000_000_000_000_000_000_000_000_000, u64::MAX - START);
        Stake::run_ahead(u64::MAX);
        accepted(ALICE, claim(u32::MAX, ALICE));
    });
}

#[test]
fn an_economy_without_badges_gives_none() {
    ExtBuilder { params: None }.build_and_execute(|| {
        stake(ALICE, 0, 1_000 * BDAG, YEAR);
        refused(ALICE, claim(0, ALICE), Error::NotEnabled);
        assert_eq!((Badge::badge(ALICE), Badge::left(), Badge::params()), (None, 0, None));
    });
}
