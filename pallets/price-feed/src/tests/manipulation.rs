//! Exact effects of pushing the exchange's pool.

use super::*;
use crate::types::NoPrice;

/// A thousand times the price.
const PUSHED: u128 = 1_000 * P;

#[test]
fn a_push_that_is_undone_in_the_same_block_has_no_effect() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        let before = feed();
        agree(P);
        trade_to(PUSHED);
        assert_eq!(average(), Some(P));
        assert_eq!(reference().unwrap().price.0, P);
        trade_to(P);
        block(START + 1_810);
        assert_eq!(feed().sample, before.sample);
        assert_eq!(average(), Some(P));
    });
}

#[test]
fn a_push_for_one_block_counts_as_a_tenth_for_ten_seconds() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        trade_to(PUSHED);
        block(START + 1_810);
        trade_to(P);
        // 10 seconds of 100,000 more, in 1,210 seconds.
        assert_eq!(average(), Some(1_000_826));

        block(START + 1_820);
        assert_eq!(feed().sample.unwrap().0, P);
        assert_eq!(average(), Some(1_000_819));

        // It leaves the window after a window and a slot.
        run_to(START + 3_090);
        assert!(average() > Some(P));
        run_to(START + 3_100);
        assert_eq!(average(), Some(P));
    });
}

#[test]
fn a_push_for_ten_blocks_is_bounded_and_is_found_out() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        trade_to(PUSHED);
        // A tenth more per block, each rounded up.
        let samples = [
            1_100_000, 1_210_000, 1_331_000, 1_464_100, 1_610_510, 1_771_561, 1_948_718, 2_143_590,
            2_357_949, 2_593_744,
        ];
        for sample in samples {
            block(now() + BLOCK);
            assert_eq!(feed().sample.unwrap().0, sample);
        }

        // 10 seconds of each, 7,531,172 above the price in sum, in 1,200 seconds.
        assert_eq!(now(), START + 1_900);
        assert_eq!(average(), Some(1_062_759));
        agree(P);
        assert_eq!(reason(), Some(NoPrice::TooFarApart));
    });
}

#[test]
fn a_push_down_is_bounded_alike() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        trade_to(1);
        // Divided by 1.1 per block, each rounded down.
        for sample in [909_090, 826_445, 751_313] {
            block(now() + BLOCK);
            assert_eq!(feed().sample.unwrap().0, sample);
        }
        // 10 seconds of each, 513,152 below the price in sum, in 1,230 seconds.
        assert_eq!(average(), Some(995_828));
    });
}

#[test]
fn a_price_that_stays_is_reached_step_by_step() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        trade_to(2 * P);
        run_to(START + 1_880);
        // 1.1 to the power of 7 is below 2, to the power of 8 above.
        assert_eq!(feed().sample.unwrap().0, 2 * P);
        run_to(START + 3_200);
        assert_eq!(average(), Some(2 * P));
    });
}

#[test]
fn the_smallest_price_can_move() {
    ExtBuilder::default().build_and_execute(|| {
        set_pool(None);
        run_to(START + 20);
        trade_to(1);
        run_to(START + 40);
        assert_eq!(feed().sample.unwrap().0, 1);

        trade_to(3);
        block(START + 50);
        assert_eq!(feed().sample.unwrap().0, 2);
        block(START + 60);
        assert_eq!(feed().sample.unwrap().0, 3);
        trade_to(1);
        block(START + 70);
        assert_eq!(feed().sample.unwrap().0, 2);
    });
}

#[test]
fn the_highest_price_can_fall_and_the_sums_hold() {
    ExtBuilder::default().build_and_execute(|| {
        set_pool(None);
        run_to(START + 20);
        set_pool(Some((NATIVE, u128::MAX)));
        run_to(START + 30 + 28_000);
        assert_eq!((average(), trailing()), (Some(u128::MAX), Some(u128::MAX)));

        trade_to(P);
        block(START + 28_040);
        assert_eq!(feed().sample.unwrap().0, u128::MAX / 11 * 10 + u128::MAX % 11 * 10 / 11);
    });
}
