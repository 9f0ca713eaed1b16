//! Start and stop of the sampling of the exchange's price.

use super::*;
use crate::{types::NoPrice, LongCheckpoints};
use quaestor_math::{twap::Checkpoint, Price};

#[test]
fn the_first_block_that_knows_the_time_starts_sampling() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(feed(), Default::default());

        block(START + 10);

        assert_eq!(last_event(), Event::SamplingStarted { since: START }.into());
        let first = Checkpoint { at: START, cumulative: 0.into() };
        assert_eq!((feed().at, feed().since, feed().checkpoints[13]), (START, START, first));
        assert_eq!(LongCheckpoints::<Test>::get()[29], first);
        System::reset_events();
        run_to(START + 2_000);
        assert!(System::events().is_empty());
    });
}

#[test]
fn an_empty_side_of_the_pool_stops_sampling() {
    // No pool, a drained side, and prices that are below one unit or too large.
    for pool in [None, Some((0, P)), Some((NATIVE, 0)), Some((u128::MAX, 1)), Some((1, u128::MAX))]
    {
        ExtBuilder::sampled(28_000).build_and_execute(|| {
            agree(P);
            set_pool(pool);
            assert_eq!((average(), trailing()), (Some(P), Some(P)));

            block(START + 28_010);

            assert_eq!(last_event(), Event::SamplingStopped { at: START + 28_000 }.into());
            assert_eq!((average(), trailing()), (None, Some(P)));
            assert_eq!(reason(), Some(NoPrice::NoAverage));
            System::reset_events();
            run_to(START + 28_100);
            assert!(System::events().is_empty());
        });
    }
}

#[test]
fn when_the_pool_is_back_a_whole_window_is_sampled_again() {
    ExtBuilder::sampled(28_000).build_and_execute(|| {
        set_pool(None);
        run_to(START + 28_100);
        // Another price, far off: the samples before do not limit it.
        trade_to(7 * P);
        block(START + 28_110);
        assert_eq!(last_event(), Event::SamplingStarted { since: START + 28_100 }.into());

        run_to(START + 29_299);
        assert_eq!(average(), None);
        run_to(START + 29_300);
        assert_eq!(average(), Some(7 * P));
        run_to(START + 56_099);
        assert_eq!(trailing(), Some(P), "the one before");
        run_to(START + 56_100);
        assert_eq!(trailing(), Some(7 * P));
    });
}

#[test]
fn a_pool_that_is_empty_for_one_block_only_is_seen() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        set_pool(None);
        block(START + 1_810);
        trade_to(P);
        block(START + 1_820);
        assert_eq!(feed().since, START + 1_810);
        assert_eq!(average(), None);
    });
}

#[test]
fn a_gap_up_to_the_longest_is_held_by_the_last_sample() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        trade_to(1_010_000);
        block(START + 1_800 + GAP);
        // From START + 800 on: 1,000 seconds of the one, 250 of the other.
        assert_eq!(average(), Some(1_002_000));
        block(START + 1_800 + 2 * GAP);
        assert_eq!(feed().since, START);
    });
}

#[test]
fn a_longer_gap_stops_sampling() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        block(START + 1_801 + GAP);
        // The hook has not seen it yet, the calls of this block have.
        assert_eq!(feed().since, START);
        assert_eq!(average(), None);

        block(START + 1_811 + GAP);
        assert_eq!(last_event(), Event::SamplingStarted { since: START + 1_801 + GAP }.into());
        assert_eq!(average(), None);
    });
}

#[test]
fn a_chain_that_halts_for_100_days_has_no_price_until_a_window_has_passed() {
    ExtBuilder::sampled(28_000).build_and_execute(|| {
        agree(P);
        assert!(reference().is_some());
        let back = START + 28_000 + 100 * DAY;

        block(back);
        assert_eq!(reason(), Some(NoPrice::OracleStale));
        agree(3 * P);
        assert_eq!((reason(), trailing()), (Some(NoPrice::NoAverage), Some(P)));
        trade_to(3 * P);
        run_to(back + 1_199);
        agree(3 * P);
        assert_eq!(reason(), Some(NoPrice::NoAverage));

        run_to(back + 1_200);
        assert_eq!(reference().unwrap().price.0, 3 * P);
        assert_eq!(average(), Some(3 * P));
        run_to(back + 27_999);
        assert_eq!(trailing(), Some(P), "as it was before the halt");
        run_to(back + 28_000);
        assert_eq!(trailing(), Some(3 * P));
    });
}

#[test]
fn a_clock_that_runs_backwards_is_ignored() {
    ExtBuilder::sampled(1_800).build_and_execute(|| {
        block(START + 1_000);
        let before = feed();
        block(START + 1_100);
        assert_eq!(feed(), before);
        assert_eq!(average(), Some(P));
        block(START + 1_900);
        assert_eq!(feed(), before);
    });
}

#[test]
fn a_halt_after_a_halt_keeps_the_average_before_both() {
    ExtBuilder::sampled(28_000).build_and_execute(|| {
        let back = START + 28_000 + DAY;
        block(back);
        trade_to(P / 4);
        run_to(back + 5_000);
        block(back + 5_000 + GAP + 1);
        run_to(back + 6_000);
        assert_eq!((feed().kept, trailing()), (Some(Price(P)), Some(P)));
    });
}

#[test]
fn before_a_first_window_there_is_nothing_to_keep() {
    ExtBuilder::sampled(27_990).build_and_execute(|| {
        block(now() + GAP + 1);
        block(now() + BLOCK);
        assert_eq!((feed().kept, trailing()), (None, None));
    });
}
