//! The idle hook.

use super::*;
use crate::{Channels as ChannelsOf, Cursor};

/// So many channels of Alice that are due.
fn due(count: u64) {
    for id in 0..count {
        accepted(ALICE, open(1));
        accepted(ALICE, request_close(id));
    }
    at(now() + DAY);
}

fn left() -> usize {
    ChannelsOf::<Test>::iter().count()
}

#[test]
fn a_block_finishes_at_most_four() {
    ExtBuilder::default().build_and_execute(|| {
        due(10);
        for expected in [6, 2, 0] {
            // The base, four or fewer visits and as many ends.
            assert!(idle() <= 1 + 2 * 4);
            assert_eq!(left(), expected);
        }
        assert_eq!(free(NATIVE, ALICE), PURSE * TOKEN);
    });
}

#[test]
fn what_is_not_due_is_visited_and_passed() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..20 {
            accepted(ALICE, open(1));
        }
        let mut order: Vec<_> = ChannelsOf::<Test>::iter_keys().collect();
        // Only the last one in the order of storage is due.
        let last = order.pop().unwrap();
        accepted(ALICE, request_close(last));
        at(START + DAY);
        let mut cursors = Vec::new();
        while exists(last) {
            assert!(idle() <= 1 + u64::from(VISITS) + 1);
            cursors.push(Cursor::<Test>::get());
            assert!(cursors.len() < 5);
        }
        // Six a block.
        assert_eq!(cursors[..3], [order[5], order[11], order[17]].map(Some));
        assert_eq!(left(), 19);
        // A round ends with no cursor, and the next one begins anew.
        while Cursor::<Test>::get().is_some() {
            idle();
        }
        idle();
        assert_eq!(Cursor::<Test>::get(), Some(order[5]));
    });
}

#[test]
fn every_channel_is_visited_in_each_round_whatever_goes_and_comes() {
    ExtBuilder::default().build_and_execute(|| {
        due(23);
        // The one at the cursor is gone before the next visit.
        idle();
        let cursor = Cursor::<Test>::get().unwrap();
        assert!(!exists(cursor));
        accepted(ALICE, open(1));
        for _ in 0..8 {
            idle();
        }
        assert_eq!(left(), 1);
    });
}

#[test]
fn one_that_cannot_be_finished_delays_no_other() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..3 {
            accepted(BOB, open_with(PETER, USDC, USD, Signer::sr(7).key(), now() + DAY));
        }
        accepted(ALICE, open(1));
        for id in 0..3 {
            accepted(BOB, request_close(id));
        }
        accepted(ALICE, request_close(3));
        at(START + DAY);
        // The issuer blocks Bob.
        Assets::block(RuntimeOrigin::signed(ALICE), 1, BOB).unwrap();
        for _ in 0..4 {
            idle();
        }
        assert_eq!((exists(3), left()), (false, 3));
        Assets::thaw(RuntimeOrigin::signed(ALICE), 1, BOB).unwrap();
        for _ in 0..4 {
            idle();
        }
        assert_eq!(left(), 0);
        assert_eq!(free(USDC, BOB), PURSE * USD);
    });
}

#[test]
fn records_are_removed_as_well() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(1));
        accepted(PETER, close(0, Some(signed(0, 1, TOKEN, 1))));
        idle();
        assert!(exists(0));
        at(START + DAY);
        idle();
        assert!(!exists(0));
    });
}

#[test]
fn the_budget_is_kept_to_the_unit() {
    ExtBuilder::default().build_and_execute(|| {
        due(3);
        assert_eq!(idle_with(0), 0);
        // The base and a visit, but no end.
        for budget in [1, 2] {
            assert_eq!((idle_with(budget), left()), (1, 3));
        }
        assert_eq!((idle_with(3), left()), (3, 2));
        assert_eq!((idle_with(5), left()), (5, 0));
    });
}

#[test]
fn without_channels_nothing_is_written() {
    ExtBuilder::default().build_and_execute(|| {
        let before = root();
        assert_eq!(idle(), 2);
        assert_eq!(root(), before);
    });
}
