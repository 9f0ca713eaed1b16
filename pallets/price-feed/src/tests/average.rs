//! Averages worked out by hand.

use super::*;

#[docify::export]
#[test]
fn the_average_is_price_times_time_over_time() {
    ExtBuilder::sampled(600).build_and_execute(|| {
        trade_to(1_050_000);
        run_to(START + 1_200);

        // 600 seconds of each.
        assert_eq!(average(), Some(1_025_000));

        // A slot of 100 seconds later the first 100 seconds drop out, and not before: 600 of the one
        // and 690 of the other, then 500 and 700.
        run_to(START + 1_290);
        assert_eq!(average(), Some(1_026_744));
        run_to(START + 1_300);
        assert_eq!(average(), Some(1_029_166));
        run_to(START + 1_800);
        assert_eq!(average(), Some(1_050_000));
    });
}

#[test]
fn there_is_no_average_until_a_window_has_been_sampled() {
    ExtBuilder::sampled(1_199).build_and_execute(|| {
        assert_eq!(average(), None);
        block(START + 1_200);
        assert_eq!(average(), Some(P));
    });
}

#[test]
fn the_last_sample_counts_up_to_now() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        trade_to(1_100_000);
        block(START + 1_320);
        // From START + 100 on: 1,100 seconds of the one, 120 of the other.
        assert_eq!(average(), Some(1_009_836));
    });
}

#[test]
fn an_average_rounds_down() {
    ExtBuilder::sampled(1_190).build_and_execute(|| {
        trade_to(P + 119);
        block(START + 1_200);
        // 10 seconds of 119 units more come to 1,190 in 1,200 seconds.
        assert_eq!(average(), Some(P));
    });
    ExtBuilder::sampled(1_190).build_and_execute(|| {
        trade_to(P + 120);
        block(START + 1_200);
        assert_eq!(average(), Some(P + 1));
    });
}

#[test]
fn blocks_of_the_same_second_take_no_time_and_the_last_of_them_counts() {
    ExtBuilder::sampled(600).build_and_execute(|| {
        trade_to(1_030_000);
        for price in [1_040_000, 1_050_000] {
            block(START + 600);
            trade_to(price);
        }
        run_to(START + 1_200);
        assert_eq!(average(), Some(1_025_000));
    });
}

#[test]
fn blocks_of_any_length_make_the_same_average() {
    let times = [
        vec![START + 700, START + 850, START + 1_000, START + 1_200],
        vec![START + 601, START + 602, START + 800, START + 1_040, START + 1_199, START + 1_200],
    ];
    for times in times {
        ExtBuilder::sampled(600).build_and_execute(|| {
            trade_to(1_050_000);
            times.into_iter().for_each(block);
            assert_eq!(average(), Some(1_025_000));
        });
    }
}

#[test]
fn the_trailing_average_covers_the_long_window() {
    ExtBuilder::sampled(14_000).build_and_execute(|| {
        trade_to(1_050_000);
        run_to(START + 27_999);
        assert_eq!(trailing(), None);

        block(START + 28_000);
        assert_eq!(trailing(), Some(1_025_000));

        // 14,000 seconds of the one and 14,999 of the other, then 13,000 and 15,000.
        run_to(START + 28_999);
        assert_eq!(trailing(), Some(1_025_861));
        run_to(START + 29_000);
        assert_eq!(trailing(), Some(1_026_785));
        run_to(START + 42_000);
        assert_eq!(trailing(), Some(1_050_000));
    });
}
