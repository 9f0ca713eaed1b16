//! Keys: forgotten oldest first within the weight that blocks leave, and never too early.

use super::*;
use crate::{
    types::{dated, MAX_FORGET},
    KeptKeyCount, SettledKeys, SettledOrder,
};

const WINDOW: u64 = 7 * DAY;

/// Settles a fee of a trade at this time.
fn trade(number: u8, time: u64) {
    accepted(ENGINE, settle(Line { time, ..line(number, ALICE, 1) }));
}

/// The first bytes of the keys that are kept, in the order in which they will be forgotten.
fn order() -> Vec<u8> {
    SettledOrder::<Test>::iter_keys().map(|(_, key)| key[0]).collect()
}

#[test]
fn a_key_is_kept_as_long_as_its_trade_could_settle() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        trade(1, START);
        let again = settle(Line { time: START, ..line(1, ALICE, 1) });

        at(START + WINDOW);
        assert_eq!(idle(100), 0);
        assert!(Discounts::is_settled([1; 32]));
        refused(ENGINE, again.clone(), Error::AlreadySettled);

        // Too old to be settled, but no block has had room to forget it.
        at(START + WINDOW + 1);
        assert_eq!(idle(0), 0);
        refused(ENGINE, again.clone(), Error::AlreadySettled);

        assert_eq!(idle(100), 1);
        assert!(!Discounts::is_settled([1; 32]));
        assert_eq!(kept(), 0);
        refused(ENGINE, again, Error::TooOld);
        assert_eq!(paid(), [1, 0]);
    });
}

#[test]
fn a_budget_is_spent_key_by_key_and_the_next_block_goes_on() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        for number in 1..=7 {
            trade(number, START);
        }
        at(START + WINDOW + 1);

        for left in [4, 1] {
            assert_eq!(idle(3), 3);
            assert_eq!(kept(), left);
            Discounts::check_exactly().unwrap();
        }
        assert_eq!(idle(3), 1);
        assert_eq!((kept(), idle(3)), (0, 0));
    });
}

#[test]
fn the_oldest_trade_is_forgotten_first_whenever_it_was_settled() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        // A multiple of 256: the second before it has the higher last byte.
        let round = START - START % 256;
        trade(9, START);
        trade(3, round);
        trade(5, round - 1);
        trade(1, START - DAY);
        assert_eq!(order(), [1, 5, 3, 9]);

        at(round + WINDOW);
        assert_eq!(idle(100), 2);
        assert_eq!(order(), [3, 9]);
        at(round + WINDOW + 1);
        assert_eq!(idle(100), 1);
        assert_eq!(order(), [9]);
    });
}

#[test]
fn after_a_halt_of_a_hundred_days_all_is_forgotten_and_nothing_settles_again() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        let lines: Vec<_> = (1..=8).map(|number| line(number, ALICE, 100)).collect();
        accepted(ENGINE, settle_all(&lines));
        at(START + 100 * DAY);
        assert_eq!(idle(5), 5);
        System::reset_events();

        accepted(ENGINE, settle_all(&lines));

        let (old, skipped): (Vec<_>, Vec<_>) = events().into_iter().partition(|event| {
            matches!(event, Event::FeeRefused { error, .. } if *error == Error::TooOld.into())
        });
        assert_eq!((old.len(), skipped.len()), (5, 3));
        assert!(skipped.iter().all(|event| matches!(event, Event::FeeSkipped { .. })));
        assert_eq!(idle(5), 3);
        assert_eq!((paid(), kept()), ([800, 0], 0));
    });
}

#[test]
fn what_is_forgotten_makes_room() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        for number in 1..=12 {
            trade(number, START - DAY);
        }
        refused(ENGINE, settle(line(13, ALICE, 1)), Error::TooManyKeys);
        at(START + 6 * DAY + 1);
        idle(2);
        for number in [13, 14] {
            accepted(ENGINE, settle(line(number, ALICE, 1)));
        }
        refused(ENGINE, settle(line(15, ALICE, 1)), Error::TooManyKeys);
    });
}

#[test]
fn a_block_forgets_a_bounded_number_of_keys() {
    ExtBuilder::default().build_and_execute(|| {
        let all = MAX_FORGET + 5;
        for number in 0..all {
            let mut key = [0; 32];
            key[..4].copy_from_slice(&number.to_le_bytes());
            SettledKeys::<Test>::insert(key, START);
            SettledOrder::<Test>::insert(dated(START, key), ());
        }
        KeptKeyCount::<Test>::put(all);
        at(START + WINDOW + 1);

        assert_eq!(idle(u64::MAX), u64::from(MAX_FORGET));

        assert_eq!((kept(), order().len()), (5, 5));
    });
}

#[test]
fn where_nothing_is_old_a_block_writes_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        trade(1, START);
        let before = root();
        assert_eq!(idle(1_000), 0);
        assert_eq!(root(), before);
    });
}
