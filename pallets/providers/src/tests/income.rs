//! Income of pools and of own stake, in several assets and from several sources.

use super::*;
use crate::{Pots, StartsOf};
use quaestor_math::fixed::from_int;

/// Alice with bonds of 2,000 of Bob and 5,000 of Carol that earn.
fn earning() {
    ten_thousand();
    at(START + DAY);
}

#[test]
fn delegators_get_their_share_of_a_payment() {
    ExtBuilder::default().build_and_execute(|| {
        earning();
        // A tenth of 45 tokens, over 7,000.
        assert_eq!(earn(ALICE, NATIVE, 45 * QUIV), 4 * QUIV + QUIV / 2);
        let before = (balance(BOB), balance(CAROL));
        accepted(BOB, collect(ALICE));
        accepted(CAROL, collect(ALICE));
        let expected = [4_500 * QUIV / 1_000 * 2 / 7, 4_500 * QUIV / 1_000 * 5 / 7];
        assert_eq!([balance(BOB) - before.0, balance(CAROL) - before.1], expected);
        // The fractions stay.
        assert_eq!(Pots::<Test>::get()[0].booked, 1);
        refused(BOB, collect(ALICE), Error::NothingDue);
    });
}

#[test]
fn without_delegators_a_payment_is_the_providers() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(earn(ALICE, NATIVE, 1_000), 0);
        accepted(ALICE, register(10_000));
        assert_eq!(earn(ALICE, NATIVE, 1_000), 0);
        accepted(BOB, delegate(ALICE, 100));
        // Bob does not earn before tomorrow.
        assert_eq!(earn(ALICE, NATIVE, 1_000), 0);
        at(START + DAY);
        // A share below a unit, and an asset that is not kept.
        assert_eq!(earn(ALICE, NATIVE, 9), 0);
        assert_eq!(earn(ALICE, quaestor_testing::EURC, 1_000), 0);
        assert_eq!(earn(ALICE, NATIVE, 10), 1);
    });
}

#[test]
fn a_bond_earns_from_the_next_day_on() {
    ExtBuilder::default().build_and_execute(|| {
        earning();
        earn(ALICE, NATIVE, 70 * QUIV);
        at(START + 2 * DAY - 1);
        accepted(DAVE, delegate(ALICE, 700));
        earn(ALICE, NATIVE, 70 * QUIV);
        refused(DAVE, collect(ALICE), Error::NothingDue);
        at(START + 2 * DAY);
        refused(DAVE, collect(ALICE), Error::NothingDue);

        earn(ALICE, NATIVE, 77 * QUIV);

        let before = balance(DAVE);
        accepted(DAVE, collect(ALICE));
        // 700 of 7,700 of 7.7.
        assert_eq!(balance(DAVE) - before, 7 * QUIV / 10);
        assert_eq!(StartsOf::<Test>::iter_prefix(ALICE).count(), 1);
    });
}

#[test]
fn an_addition_earns_from_its_next_day_on_and_the_bond_as_before() {
    ExtBuilder::default().build_and_execute(|| {
        earning();
        accepted(BOB, delegate(ALICE, 700));
        earn(ALICE, NATIVE, 70 * QUIV);
        accepted(BOB, delegate(ALICE, 700));
        at(START + 5 * DAY);
        earn(ALICE, NATIVE, 84 * QUIV);
        let before = balance(BOB);
        accepted(BOB, collect(ALICE));
        // 2,000 of 7,000 of 7 tokens, and 3,400 of 8,400 of 8.4.
        assert_eq!(balance(BOB) - before, 2 * QUIV + 34 * QUIV / 10 - 1);
        let Bond { weight, entering, .. } = bond(ALICE, BOB);
        assert_eq!((weight, entering), (3_400 * QUIV * 10_000, 0));
        // Carol's start of the first day is still to come.
        assert_eq!(StartsOf::<Test>::iter_prefix(ALICE).count(), 1);
        accepted(CAROL, collect(ALICE));
        assert_eq!(StartsOf::<Test>::iter_prefix(ALICE).count(), 0);
    });
}

#[test]
fn a_bond_that_leaves_on_its_first_day_earns_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        earning();
        accepted(DAVE, delegate(ALICE, 700));
        accepted(DAVE, undelegate(ALICE, Some(300)));
        earn(ALICE, NATIVE, 70 * QUIV);
        accepted(DAVE, undelegate(ALICE, None));
        assert_eq!(balance(DAVE), 2 * RICH);
        at(START + 2 * DAY);
        earn(ALICE, NATIVE, 70 * QUIV);
        let before = balance(BOB);
        accepted(BOB, collect(ALICE));
        assert_eq!(balance(BOB) - before, 4 * QUIV - 1);
    });
}

#[test]
fn what_a_leaver_has_earned_is_paid_with_the_notice() {
    ExtBuilder::default().build_and_execute(|| {
        earning();
        earn(ALICE, NATIVE, 70 * QUIV);
        let before = balance(BOB);
        accepted(BOB, undelegate(ALICE, Some(1_000)));
        assert_eq!(balance(BOB) - before, 2 * QUIV - 1);
        assert!(events().iter().any(|event| matches!(event, Event::Collected { who: BOB, .. })));
        earn(ALICE, NATIVE, 60 * QUIV);
        accepted(BOB, undelegate(ALICE, None));
        assert_eq!(balance(BOB) - before, 3 * QUIV - 1);
    });
}

#[test]
fn slashed_bonds_earn_alike() {
    ExtBuilder::default().build_and_execute(|| {
        earning();
        sentence(ALICE, 50 * QUIV, START + DAY);
        accepted(ALICE, delegate(ALICE, 1_000));
        // Dave has as many units as Bob for 5 % less stake.
        accepted(DAVE, delegate(ALICE, 1_900));
        at(START + 2 * DAY);
        earn(ALICE, NATIVE, 90 * QUIV);
        let before = (balance(BOB), balance(DAVE));
        accepted(BOB, collect(ALICE));
        accepted(DAVE, collect(ALICE));
        let part = 2 * QUIV - 1;
        assert_eq!((balance(BOB) - before.0, balance(DAVE) - before.1), (part, part));
    });
}

#[test]
fn assets_are_kept_apart() {
    ExtBuilder::default().build_and_execute(|| {
        earning();
        earn(ALICE, NATIVE, 70 * QUIV);
        assert_eq!(earn(ALICE, USDC, 70_000_000), 7_000_000);
        mint(AssetKind::WithId(2), ALICE, 10);
        governed(Call::add_asset { asset: AssetKind::WithId(2), payer: ALICE });
        assert_eq!(earn(ALICE, AssetKind::WithId(2), 70_000), 7_000);
        let before = balance(BOB);
        accepted(BOB, collect(ALICE));
        let amounts = [2 * QUIV - 1, 1_999_999, 1_999];
        assert_eq!(balance(BOB) - before, amounts[0]);
        assert_eq!(balance_of(USDC, BOB), amounts[1]);
        assert_eq!(balance_of(AssetKind::WithId(2), BOB), amounts[2]);
        let (provider, who) = (ALICE, BOB);
        let amounts = amounts.to_vec().try_into().unwrap();
        assert_event(Event::Collected { provider, who, amounts });
    });
}

#[test]
fn what_cannot_be_received_stays() {
    ExtBuilder::default().build_and_execute(|| {
        earning();
        // Bob's part of 700 is below the minimum balance of USDC, which is 1,000.
        earn(ALICE, USDC, 7_000);
        refused(BOB, collect(ALICE), Error::NothingDue);
        earn(ALICE, NATIVE, 70);
        accepted(BOB, collect(ALICE));
        assert_eq!(balance_of(USDC, BOB), 0);

        // Nor can it with the end of the bond.
        accepted(BOB, undelegate(ALICE, None));
        assert_eq!(backer(BOB).unpaid.to_vec(), [0, 199]);
        refused(BOB, collect(ALICE), Error::NothingDue);
        mint(USDC, BOB, 1_000);
        accepted(BOB, collect(ALICE));
        assert_eq!(balance_of(USDC, BOB), 1_199);
        refused(BOB, collect(ALICE), Error::NothingDue);
    });
}

#[test]
fn an_income_that_is_no_pay_goes_by_stake() {
    ExtBuilder::default().build_and_execute(|| {
        assert!(!fund(ALICE, NATIVE, 10 * QUIV));
        earning();
        assert!(fund(ALICE, NATIVE, 10 * QUIV));
        let (provider, asset) = (ALICE, NATIVE);
        assert_event(Event::Funded { provider, asset, own: 3 * QUIV, pool: 7 * QUIV });
        let before = (balance(ALICE), balance(BOB));
        accepted(ALICE, collect(ALICE));
        accepted(BOB, collect(ALICE));
        assert_eq!((balance(ALICE) - before.0, balance(BOB) - before.1), (3 * QUIV, 2 * QUIV - 1));
        refused(ALICE, collect(ALICE), Error::NothingDue);

        // Own stake earns from its next day on as well.
        accepted(ALICE, delegate(ALICE, 1_000));
        assert!(fund(ALICE, NATIVE, 10 * QUIV));
        assert_event(Event::Funded { provider, asset: NATIVE, own: 3 * QUIV, pool: 7 * QUIV });
        at(START + 2 * DAY);
        assert!(fund(ALICE, NATIVE, 11 * QUIV));
        assert_event(Event::Funded { provider, asset: NATIVE, own: 4 * QUIV, pool: 7 * QUIV });
        // An asset that is not kept, and an account that is no provider.
        assert!(!fund(ALICE, quaestor_testing::EURC, 5));
        assert!(!fund(BOB, NATIVE, 5));
    });
}

#[test]
fn on_the_first_day_nobody_can_be_funded() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        let issuance = Balances::total_issuance();
        assert!(!fund(ALICE, NATIVE, 10 * QUIV));
        assert_eq!(Balances::total_issuance(), issuance);
        assert_eq!(Pots::<Test>::get()[0].booked, 0);
    });
}

#[test]
fn every_unit_of_income_is_somewhere() {
    ExtBuilder::default().build_and_execute(|| {
        earning();
        for round in 1..50_u64 {
            at(START + DAY + round * 5 * HOUR);
            earn(ALICE, NATIVE, 1_000_000_007 * Balance::from(round));
            if round % 7 == 0 {
                accepted(BOB, collect(ALICE));
            }
            Desk::check_exactly().unwrap();
        }
        let pot = Pots::<Test>::get()[0].clone();
        assert!(from_int(pot.booked) > pot.left_over);
    });
}
