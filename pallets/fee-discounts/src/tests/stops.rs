//! Stops: while nothing can be settled no trade becomes too old, and no key settles twice.

use super::*;
use crate::{types::Stops, RecentStops};

const WINDOW: u64 = 7 * DAY;
const BLOCK: u64 = 6;

/// Blocks from now on for this long, the last one at its end.
fn pass(secs: u64) {
    let end = now() + secs;
    while now() < end {
        at((now() + BLOCK).min(end));
        idle(100);
    }
}

/// A chain that halts when there is no block for ten minutes, and Alice, who can be charged.
fn chain(test: impl FnOnce()) {
    ExtBuilder::default().build_and_execute(|| {
        HaltSecs::set(&600);
        accepted(ALICE, allow(USDC, RICH));
        pass(BLOCK);
        test();
    });
}

fn trade(number: u8, time: u64) -> Call {
    settle(Line { time, ..line(number, ALICE, 100) })
}

#[test]
fn a_closure_lengthens_the_window_until_a_window_without_one_has_passed() {
    chain(|| {
        let oldest = now() - WINDOW;
        CanCharge::set(&false);
        pass(30 * DAY);
        CanCharge::set(&true);
        // As old as it was.
        accepted(ENGINE, trade(1, oldest));
        refused(ENGINE, trade(2, oldest - 1), Error::TooOld);
        pass(DAY);
        refused(ENGINE, trade(2, oldest + DAY - 1), Error::TooOld);
        accepted(ENGINE, trade(2, oldest + DAY));
        pass(6 * DAY - 1);
        accepted(ENGINE, trade(3, oldest + WINDOW - 1));
        pass(1);
        refused(ENGINE, trade(4, now() - WINDOW - 1), Error::TooOld);
        accepted(ENGINE, trade(4, now() - WINDOW));
    });
}

#[test]
fn a_halt_of_a_hundred_days_does_not_age_a_trade() {
    chain(|| {
        let (old, traded) = (now() - WINDOW, now());
        at(now() + 100 * DAY);
        // Before the block has counted it, and after.
        accepted(ENGINE, trade(1, old));
        refused(ENGINE, trade(2, old - 1), Error::TooOld);
        idle(100);
        refused(ENGINE, trade(2, old - 1), Error::TooOld);
        assert_eq!(RecentStops::<Test>::get().secs, 100 * DAY);
        pass(WINDOW - 1);
        accepted(ENGINE, trade(2, traded + BLOCK * 100_000));
        accepted(ENGINE, trade(3, traded + WINDOW - 1));
        pass(1);
        assert_eq!(RecentStops::<Test>::get().secs, 0);
    });
}

#[test]
fn ten_minutes_without_a_block_are_no_stop() {
    chain(|| {
        let old = now() - WINDOW;
        at(now() + 600);
        idle(100);
        refused(ENGINE, trade(1, old + 599), Error::TooOld);
        accepted(ENGINE, trade(1, old + 600));
    });
}

/// The times at which blocks look are written seldom; a key that is gone is known all the same.
#[test]
fn a_key_that_was_removed_before_a_stop_does_not_settle_again() {
    chain(|| {
        let call = trade(1, now() - WINDOW + 100);
        accepted(ENGINE, call.clone());
        pass(100);
        assert!(Discounts::is_settled([1; 32]));
        at(now() + 1);
        idle(100);
        assert!(!Discounts::is_settled([1; 32]));
        for stop in [3, DAY] {
            at(now() + 1);
            CanCharge::set(&false);
            idle(100);
            at(now() + stop);
            idle(100);
            CanCharge::set(&true);
            refused(ENGINE, call.clone(), Error::TooOld);
        }
        at(now() + 100 * DAY);
        refused(ENGINE, call.clone(), Error::TooOld);
        idle(100);
        refused(ENGINE, call, Error::TooOld);
    });
}

#[test]
fn an_ordinary_block_writes_nothing() {
    chain(|| {
        let stops = Stops { seen: now(), ended: 0, secs: 0 };
        assert_eq!(RecentStops::<Test>::get(), stops);
        pass(299);
        assert_eq!(RecentStops::<Test>::get(), stops);
        pass(1);
        assert_eq!(RecentStops::<Test>::get(), Stops { seen: now(), ..stops });
    });
}

#[test]
fn extremes_saturate() {
    let stops = Stops { seen: 1, ended: 0, secs: u64::MAX };
    assert_eq!(stops.at(u64::MAX, 1, 1, false).secs, u64::MAX);
    assert_eq!(stops.at(0, 1, 1, true).seen, 0);
}
