//! `settle_trade_fees`: each line has its own outcome, and the router hears of each asset once.

use super::*;
use polkadot_sdk::frame_support::dispatch::GetDispatchInfo;
use quaestor_primitives::AssetKind;

fn settled(line: &Line, rebate: u128, discount_bps: u32) -> Event {
    let Line { key, payer, asset, gross_fee: gross, .. } = line.clone();
    let net = gross - rebate;
    Event::FeeSettled { key, payer, asset, gross, rebate, net, discount_bps, engine: ENGINE }
}

fn refusal(number: u8, error: impl Into<DispatchError>) -> Event {
    Event::FeeRefused { key: [number; 32], error: error.into() }
}

fn skipped(number: u8) -> Event {
    Event::FeeSkipped { key: [number; 32] }
}

fn native(line: Line) -> Line {
    Line { asset: NATIVE, ..line }
}

/// Settles a batch and asserts what the events say of its lines, and what the router heard.
#[track_caller]
fn assert_outcomes(lines: &[Line], outcomes: &[Event], heard: &[(AssetKind, u128)]) {
    System::reset_events();
    StubRevenue::take();
    accepted(ENGINE, settle_all(lines));
    assert_eq!(events(), outcomes);
    let heard: Vec<_> =
        heard.iter().map(|(asset, sum)| (ExchangeFee, asset.clone(), *sum)).collect();
    assert_eq!(StubRevenue::take(), heard);
}

/// Alice and Bob allow everything; Bob has 10 % off.
fn both_allow() {
    for who in [ALICE, BOB] {
        accepted(who, allow(USDC, RICH));
        accepted(who, allow(NATIVE, RICH));
    }
    stake(BOB, 50_000 * QTRA);
}

#[test]
fn the_router_hears_of_each_asset_once() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        let lines = [
            line(1, ALICE, 100),
            native(line(2, ALICE, 200)),
            line(3, BOB, 999),
            native(line(4, BOB, 7)),
            line(5, ALICE, 1),
        ];
        assert_outcomes(
            &lines,
            &[
                settled(&lines[0], 0, 0),
                settled(&lines[1], 0, 0),
                settled(&lines[2], 99, 1_000),
                settled(&lines[3], 0, 1_000),
                settled(&lines[4], 0, 0),
            ],
            // 100 + 900 + 1; 200 + 7.
            &[(USDC, 1_001), (NATIVE, 207)],
        );
        assert_eq!((paid(), taken()), ([101, 900], 1_001));
        assert_eq!(balance(NATIVE, ROUTER), ED + 207);
        assert_eq!((total(USDC), total(NATIVE)), (fees(3, 1_100, 99), fees(2, 207, 0)));
        assert_eq!(record(ALICE, USDC).fees, fees(2, 101, 0));
        assert_eq!(record(BOB, USDC).fees, fees(1, 999, 99));
        assert_eq!((allowance(ALICE), allowance(BOB)), (RICH - 101, RICH - 900));
        assert_eq!(kept(), 5);
    });
}

#[test]
fn a_bad_line_does_not_hold_up_the_others() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        accepted(ALICE, allow(USDC, u128::MAX));
        accepted(ENGINE, settle(line(8, ALICE, 5)));
        let lines = [
            line(1, ALICE, 0),
            line(2, EVE, 100),
            Line { asset: EURC, ..line(3, ALICE, 100) },
            line(4, ALICE, RICH),
            Line { time: START + 1, ..line(5, ALICE, 100) },
            Line { time: START - 7 * DAY - 1, ..line(6, ALICE, 100) },
            line(8, ALICE, 5),
            line(7, ALICE, 100),
        ];
        assert_outcomes(
            &lines,
            &[
                refusal(1, Error::ZeroFee),
                refusal(2, Error::AllowanceExceeded),
                refusal(3, Error::UnknownAsset),
                refusal(4, Error::InsufficientBalance),
                refusal(5, Error::NotYet),
                refusal(6, Error::TooOld),
                skipped(8),
                settled(&lines[7], 0, 0),
            ],
            &[(USDC, 100)],
        );
        assert_eq!((paid(), taken(), kept()), ([105, 0], 105, 2));
        // The allowance and the books of the lines that were refused half-way are as they were.
        assert_eq!(allowance(ALICE), u128::MAX - 105);
        assert_eq!(total(USDC), fees(2, 105, 0));
    });
}

#[test]
fn a_batch_that_is_sent_again_charges_nothing_twice() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        let lines = [line(1, ALICE, 100), line(2, BOB, 200), native(line(3, BOB, 300))];
        accepted(ENGINE, settle_all(&lines));
        at(START + DAY);
        StubRevenue::take();
        let before = root();

        assert_outcomes(&lines, &[skipped(1), skipped(2), skipped(3)], &[]);

        assert_eq!(root(), before);
    });
}

#[test]
fn an_engine_that_lost_its_notes_in_the_middle_sends_everything_again() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        let lines: Vec<_> = (1..=6).map(|number| line(number, ALICE, 100)).collect();
        accepted(ENGINE, settle_all(&lines[..3]));
        accepted(ENGINE, settle(lines[4].clone()));

        let mut outcomes: Vec<_> = (1..=6).map(skipped).collect();
        outcomes[3] = settled(&lines[3], 0, 0);
        outcomes[5] = settled(&lines[5], 0, 0);
        assert_outcomes(&lines, &outcomes, &[(USDC, 200)]);

        assert_eq!(paid(), [600, 0]);
        assert_eq!(total(USDC), fees(6, 600, 0));
    });
}

#[test]
fn a_key_that_comes_twice_in_a_batch_settles_once() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        let lines = [line(1, ALICE, 100), line(1, BOB, 500), native(line(1, ALICE, 7))];
        assert_outcomes(
            &lines,
            &[settled(&lines[0], 0, 0), skipped(1), skipped(1)],
            &[(USDC, 100)],
        );
        assert_eq!((paid(), kept()), ([100, 0], 1));
    });
}

#[test]
fn a_key_whose_first_line_is_refused_settles_by_the_second() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        let lines = [line(1, ALICE, 0), line(1, ALICE, 9)];
        assert_outcomes(
            &lines,
            &[refusal(1, Error::ZeroFee), settled(&lines[1], 0, 0)],
            &[(USDC, 9)],
        );
    });
}

#[test]
fn the_lines_of_a_batch_use_up_the_same_allowance() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, 250));
        let lines = [1, 2, 3, 4].map(|number| line(number, ALICE, 100));
        let small = line(5, ALICE, 50);
        assert_outcomes(
            &[&lines[..], core::slice::from_ref(&small)].concat(),
            &[
                settled(&lines[0], 0, 0),
                settled(&lines[1], 0, 0),
                refusal(3, Error::AllowanceExceeded),
                refusal(4, Error::AllowanceExceeded),
                settled(&small, 0, 0),
            ],
            &[(USDC, 250)],
        );
        assert_eq!(allowance(ALICE), 0);
    });
}

#[test]
fn the_lines_beyond_the_keys_that_can_be_kept_are_refused() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        accepted(ENGINE, settle_all(&[1, 2, 3, 4, 5, 6, 7, 8].map(|n| line(n, ALICE, 1))));
        let lines = [9, 10, 11, 12, 13, 14].map(|n| line(n, ALICE, 1));

        let mut outcomes = lines.each_ref().map(|line| settled(line, 0, 0));
        outcomes[4] = refusal(13, Error::TooManyKeys);
        outcomes[5] = refusal(14, Error::TooManyKeys);
        assert_outcomes(&lines, &outcomes, &[(USDC, 4)]);

        assert_eq!((paid(), kept()), ([12, 0], KEPT));
    });
}

#[test]
fn only_an_engine_settles_a_batch() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        let batch = || settle_all(&[line(1, ALICE, 100)]);
        refused(ALICE, batch(), DispatchError::BadOrigin);
        not_set(batch(), DispatchError::BadOrigin);
    });
}

#[test]
fn a_batch_of_nothing_does_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        StubRevenue::take();
        let before = root();
        assert_outcomes(&[], &[], &[]);
        assert_eq!(root(), before);
    });
}

#[test]
fn a_batch_weighs_its_lines_and_the_assets_they_are_in() {
    ExtBuilder::default().build_and_execute(|| {
        let weight = |lines: &[Line]| settle_all(lines).get_dispatch_info().call_weight.ref_time();
        let of = |number, id| Line { asset: AssetKind::WithId(id), ..line(number, ALICE, 1) };
        assert_eq!(weight(&[]), 0);
        assert_eq!(weight(&[line(1, ALICE, 1), line(2, BOB, 1)]), 102);
        assert_eq!(weight(&[line(1, ALICE, 1), native(line(2, BOB, 1)), line(3, BOB, 1)]), 203);
        // At most four of these can be known.
        assert_eq!(weight(&[of(1, 1), of(2, 2), of(3, 3), of(4, 4), of(5, 5), of(6, 6)]), 406);
    });
}
