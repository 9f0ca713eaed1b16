//! Retries with the weight that blocks leave.

use super::*;
use crate::types::MAX_RETRIES;

fn waiting() -> usize {
    crate::Suspense::<Test>::iter().count()
}

/// Eleven amounts in suspense: 2 legs of subscriptions, 2 of fees, 3 of profit, 4 of the rest.
fn eleven_wait() {
    Rewards::close();
    Buyback::close();
    block(TREASURY);
    block(BACKSTOP);
    for kind in [Subscription, ExchangeFee, TradingProfit, Other] {
        accepted(BANK, deposit(USDC, 999, kind));
    }
    assert_eq!(waiting(), 11);
}

fn all_open() {
    Rewards::open();
    Buyback::open();
    unblock(TREASURY);
    unblock(BACKSTOP);
}

#[test]
fn without_weight_nothing_is_retried() {
    ExtBuilder::default().build_and_execute(|| {
        eleven_wait();
        all_open();

        assert_eq!(idle(0), 0);

        assert_eq!(waiting(), 11);
    });
}

#[test]
fn a_budget_is_spent_leg_by_leg_and_the_next_block_goes_on() {
    ExtBuilder::default().build_and_execute(|| {
        eleven_wait();
        all_open();

        for block in 1..=3 {
            assert_eq!(idle(3), 3);
            assert_eq!(waiting(), 11 - 3 * block);
        }
        assert_eq!(idle(3), 2);

        assert_eq!(waiting(), 0);
        // 499 + 199 + 199 + 299; 99 + 148; 149; 500 + 800 + 701 + 403.
        assert_eq!(held(), [1_196, 247, 149, 2_404]);
        assert_eq!(idle(3), 0);
    });
}

#[test]
fn a_block_retries_a_bounded_number_of_legs() {
    ExtBuilder::default().build_and_execute(|| {
        eleven_wait();
        all_open();

        assert_eq!(idle(1_000), u64::from(MAX_RETRIES));

        assert_eq!(waiting(), 3);
    });
}

#[test]
fn what_is_refused_is_tried_again_in_the_next_round() {
    ExtBuilder::default().build_and_execute(|| {
        eleven_wait();

        assert_eq!([idle(1_000), idle(1_000), idle(1_000)], [8, 3, 8]);

        assert_eq!(waiting(), 11);
        assert_eq!(held(), [0; 4]);
    });
}

#[test]
fn a_leg_that_keeps_refusing_does_not_hold_up_the_others() {
    ExtBuilder::default().build_and_execute(|| {
        eleven_wait();
        Buyback::open();
        unblock(TREASURY);
        unblock(BACKSTOP);

        for _ in 0..12 {
            idle(1);
        }

        assert_eq!(waiting(), 4);
        assert_eq!(held(), [0, 247, 149, 2_404]);
    });
}

#[test]
fn a_round_goes_on_after_its_last_leg_was_retried_by_hand() {
    ExtBuilder::default().build_and_execute(|| {
        eleven_wait();
        idle(4);
        let last = crate::RetryCursor::<Test>::get().unwrap();
        all_open();
        accepted(ALICE, Call::retry_suspense { kind: last.0, asset: last.1, leg: last.2 });

        for _ in 0..3 {
            idle(8);
        }

        assert_eq!(waiting(), 0);
    });
}

#[test]
fn where_nothing_waits_a_block_writes_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        let root =
            || polkadot_sdk::sp_io::storage::root(polkadot_sdk::sp_runtime::StateVersion::V1);
        let before = root();

        assert_eq!(idle(1_000), 0);

        assert_eq!(root(), before);
    });
}
