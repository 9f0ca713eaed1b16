//! `set_params`: origin, bounds, change limits and effect.

use super::*;
use crate::types::{NoPrice, Params};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_math::Price;
use quaestor_testing::StubClock;

type Change = fn(&mut Params);

fn with(change: Change) -> Params {
    let mut new = crate::Settings::<Test>::get().params;
    change(&mut new);
    new
}

#[test]
fn only_governance_sets_them() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [ALICE, COUNCIL] {
            let call = Call::set_params { params: params() };
            refused(RuntimeOrigin::signed(who), call, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn they_hold_at_once() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        agree(1_060_000);
        assert_eq!(reason(), Some(NoPrice::TooFarApart));
        let (old, new) = (params(), with(|params| params.band_bps = 600));

        set_params(new);

        assert_eq!(last_event(), Event::ParamsSet { old, new }.into());
        assert_eq!(reason(), None);
        set_params(with(|params| params.expiry_secs = 150));
        run_to(now() + 150);
        assert_eq!(reason(), Some(NoPrice::OracleStale));
    });
}

#[test]
fn each_number_at_most_doubles_or_halves() {
    let steps: [(Change, Change); 16] = [
        (|t| t.expiry_secs = 600, |t| t.expiry_secs = 601),
        (|t| t.expiry_secs = 150, |t| t.expiry_secs = 149),
        (|t| t.min_feeders = 6, |t| t.min_feeders = 7),
        (|t| t.min_feeders = 4, |t| t.min_feeders = 3),
        (|t| t.outlier_bps = 2_000, |t| t.outlier_bps = 2_001),
        (|t| t.outlier_bps = 500, |t| t.outlier_bps = 499),
        (|t| t.band_bps = 1_000, |t| t.band_bps = 1_001),
        (|t| t.band_bps = 250, |t| t.band_bps = 249),
        (|t| t.window_secs = 2_400, |t| t.window_secs = 2_401),
        (|t| t.window_secs = 600, |t| t.window_secs = 599),
        (|t| t.long_window_secs = 56_000, |t| t.long_window_secs = 56_001),
        (|t| t.long_window_secs = 14_000, |t| t.long_window_secs = 13_999),
        (|t| t.max_move_bps = 2_000, |t| t.max_move_bps = 2_001),
        (|t| t.max_move_bps = 500, |t| t.max_move_bps = 499),
        (|t| t.max_gap_secs = 500, |t| t.max_gap_secs = 501),
        (|t| t.max_gap_secs = 125, |t| t.max_gap_secs = 124),
    ];
    for (index, (allowed, too_large)) in steps.into_iter().enumerate() {
        // From 7 feeders half is not a whole number: 4 can follow, 3 cannot.
        let seven = |params: &mut Params| params.min_feeders = if index == 3 { 7 } else { 3 };
        ExtBuilder::default().params(seven).build_and_execute(|| {
            params_refused(with(too_large), Error::ChangeTooLarge);
            set_params(with(allowed));
        });
    }
}

#[test]
fn each_number_stays_in_its_range() {
    let ranges: [Change; 18] = [
        |t| t.expiry_secs = 0,
        |t| t.expiry_secs = 86_401,
        |t| t.min_feeders = 2,
        |t| t.min_feeders = 101,
        |t| t.outlier_bps = 0,
        |t| t.outlier_bps = 10_001,
        |t| t.band_bps = 0,
        |t| t.band_bps = 5_001,
        |t| t.window_secs = 11,
        |t| (t.window_secs, t.long_window_secs) = (86_401, 100_000),
        |t| t.long_window_secs = 27,
        |t| t.long_window_secs = 7_776_001,
        |t| t.long_window_secs = WINDOW - 1,
        |t| t.max_move_bps = 0,
        |t| t.max_move_bps = 10_001,
        |t| t.max_gap_secs = 0,
        |t| t.max_gap_secs = WINDOW + 1,
        |t| t.window_secs = GAP - 1,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for range in ranges {
            params_refused(with(range), Error::OutOfRange);
        }
    });
}

#[test]
fn the_ends_of_the_ranges_are_allowed() {
    let least = Params {
        expiry_secs: 1,
        min_feeders: 3,
        outlier_bps: 1,
        band_bps: 1,
        window_secs: 12,
        long_window_secs: 28,
        max_move_bps: 1,
        max_gap_secs: 1,
    };
    let most = Params {
        expiry_secs: 86_400,
        min_feeders: 100,
        outlier_bps: 10_000,
        band_bps: 5_000,
        window_secs: 86_400,
        long_window_secs: 7_776_000,
        max_move_bps: 10_000,
        max_gap_secs: 86_400,
    };
    for end in [least, most] {
        ExtBuilder::default().params(|params| *params = end).build_and_execute(|| set_params(end));
    }
}

#[test]
fn a_longer_window_has_no_average_until_it_has_been_sampled() {
    ExtBuilder::sampled(10_000).build_and_execute(|| {
        set_params(with(|params| params.window_secs = 2_400));
        // The ring reaches back to START + 8,600, and loses one of the old checkpoints, which are 100
        // seconds apart, for each new one, which are 200 seconds apart.
        assert_eq!(average(), None);
        trade_to(1_010_000);
        run_to(START + 11_990);
        assert_eq!(average(), None);
        // From START + 9,600: 400 seconds of the one price, 2,000 of the other.
        run_to(START + 12_000);
        assert_eq!(average(), Some(1_008_333));
        run_to(START + 30_000);
        assert_eq!(average(), Some(1_010_000));
    });
}

#[test]
fn a_shorter_window_has_its_average_at_once() {
    ExtBuilder::sampled(10_000).build_and_execute(|| {
        trade_to(1_010_000);
        run_to(START + 10_600);
        assert_eq!(average(), Some(1_005_000));
        set_params(with(|params| params.window_secs = 600));
        assert_eq!(average(), Some(1_010_000));
    });
}

#[test]
fn a_longer_long_window_keeps_the_last_average_until_it_has_been_sampled() {
    ExtBuilder::sampled(40_000).build_and_execute(|| {
        set_params(with(|params| params.long_window_secs = 56_000));
        assert_eq!((feed().kept, trailing()), (Some(Price(P)), Some(P)));
        trade_to(1_010_000);
        run_to(START + 60_000);
        assert_eq!(trailing(), Some(P), "as it was kept");
        run_to(START + 120_000);
        assert_eq!(trailing(), Some(1_010_000));
    });
}

#[test]
fn they_change_once_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        const DAY: u64 = 86_400;
        ChangeInterval::set(&DAY);
        let start = now();
        let again = || Call::set_params { params: with(|params| params.band_bps += 1) };
        set_params(with(|params| params.band_bps += 1));
        for time in [start, start + DAY - 1] {
            StubClock::set_secs(time);
            refused(RuntimeOrigin::root(), again(), Error::ChangedTooSoon);
        }
        StubClock::set_secs(start + DAY);
        set_params(with(|params| params.band_bps += 1));
    });
}
