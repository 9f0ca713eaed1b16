//! `set_pool_params`: how far one step takes the numbers of a pool.

use super::*;
use crate::types::{PoolParams, MAX_CAP_AMOUNT, MAX_CAP_SECS, MAX_MINIMUM, MAX_PERIOD_SECS};
use quaestor_math::YEAR;

type Change = fn(&mut PoolParams);

fn call(params: PoolParams) -> Call {
    Call::set_pool_params { asset: USDC, params }
}

fn streamed(period_secs: u64) -> RateModel {
    RateModel::Streamed { period_secs }
}

fn target(cap_amount: u128, cap_secs: u64) -> RateModel {
    RateModel::TargetApr { cap_amount, cap_secs, year_secs: YEAR }
}

fn with(change: Change) -> PoolParams {
    let mut params = weekly();
    change(&mut params);
    params
}

/// At most 1,000,000 in 1,000 seconds.
fn capped() -> PoolParams {
    PoolParams { rate: target(1_000_000, 1_000), ..weekly() }
}

fn with_rate(rate: RateModel) -> Call {
    call(PoolParams { rate, ..weekly() })
}

#[test]
fn each_number_at_most_doubles_or_halves() {
    let steps: [(Change, Change); 10] = [
        (|t| t.rate = streamed(14 * DAY), |t| t.rate = streamed(14 * DAY + 1)),
        (|t| t.rate = streamed(7 * DAY / 2), |t| t.rate = streamed(7 * DAY / 2 - 1)),
        (|t| t.vesting_secs = 14 * DAY, |t| t.vesting_secs = 14 * DAY + 1),
        (|t| t.vesting_secs = 7 * DAY / 2, |t| t.vesting_secs = 7 * DAY / 2 - 1),
        (|t| t.min_funding = 2_000_000, |t| t.min_funding = 2_000_001),
        (|t| t.min_funding = 500_000, |t| t.min_funding = 499_999),
        (|t| t.min_claim = 200, |t| t.min_claim = 201),
        (|t| t.min_claim = 50, |t| t.min_claim = 49),
        (|t| t.min_compound = 2_000, |t| t.min_compound = 2_001),
        (|t| t.min_compound = 500, |t| t.min_compound = 499),
    ];
    for (allowed, too_large) in steps {
        ExtBuilder::default().build_and_execute(|| {
            not_set(call(with(too_large)), Error::ChangeTooLarge);
            let (old, new) = (weekly(), with(allowed));
            set(call(new));
            assert_eq!(last_event(), Event::PoolParamsSet { asset: USDC, old, new }.into());
        });
    }
}

#[test]
fn a_zero_too_many_is_refused() {
    let tenfold: [Change; 5] = [
        |t| t.rate = streamed(70 * DAY),
        |t| t.vesting_secs *= 10,
        |t| t.min_funding *= 10,
        |t| t.min_claim *= 10,
        |t| t.min_compound *= 10,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in tenfold {
            not_set(call(with(change)), Error::ChangeTooLarge);
        }
    });
}

#[test]
fn the_cap_of_a_target_rate_and_both_its_parts_at_most_double_or_halve() {
    ExtBuilder::default().params(|params| *params = capped()).build_and_execute(|| {
        for far in [
            target(2_000_001, 1_000),
            target(499_999, 1_000),
            target(10_000_000, 1_000),
            target(1_000_000, 2_001),
            target(1_000_000, 499),
            // Each part within its step, and the two together not.
            target(2_000_000, 999),
            target(1_000_001, 500),
            target(999_999, 2_000),
            target(500_000, 1_001),
        ] {
            not_set(with_rate(far), Error::ChangeTooLarge);
        }
        for near in [
            target(2_000_000, 1_000),
            target(1_000_000, 1_000),
            target(500_000, 1_000),
            target(1_000_000, 2_000),
            target(1_000_000, 1_000),
        ] {
            set(with_rate(near));
        }
        not_set(with_rate(target(500_000_000_000_000_000, 1_000)), Error::ChangeTooLarge);
        not_set(with_rate(target(1_000_000, 500_000_000_000_000_000)), Error::OutOfRange);
    });
}

#[test]
fn a_claim_that_is_paid_at_once_begins_to_vest_over_two_minutes() {
    ExtBuilder::default().params(|params| params.vesting_secs = 0).build_and_execute(|| {
        not_set(call(PoolParams { vesting_secs: 121, ..weekly() }), Error::ChangeTooLarge);
        not_set(call(weekly()), Error::ChangeTooLarge);
        for vesting_secs in [120, 0, 60, 120, 240] {
            set(call(PoolParams { vesting_secs, ..weekly() }));
        }
        not_set(call(PoolParams { vesting_secs: 0, ..weekly() }), Error::ChangeTooLarge);
    });
}

#[test]
fn genesis_takes_each_end_of_each_range() {
    let end = |rate, minimum, vesting_secs| PoolParams {
        rate,
        vesting_secs,
        min_funding: minimum,
        min_claim: minimum,
        min_compound: minimum,
        ..weekly()
    };
    for params in [
        end(streamed(1), 1, 0),
        end(streamed(MAX_PERIOD_SECS), MAX_MINIMUM, MAX_PERIOD_SECS),
        end(target(1, MAX_CAP_SECS), 1, 0),
        end(target(MAX_CAP_AMOUNT, 1), MAX_MINIMUM, MAX_PERIOD_SECS),
    ] {
        ExtBuilder::default().params(|old| *old = params).build_and_execute(|| set(call(params)));
    }
}

#[test]
fn the_largest_cap_is_still_compared_exactly() {
    let largest =
        |cap_amount, cap_secs| PoolParams { rate: target(cap_amount, cap_secs), ..weekly() };
    let old = largest(MAX_CAP_AMOUNT, MAX_CAP_SECS);
    let (half, fast) = (MAX_CAP_AMOUNT / 2, MAX_CAP_SECS / 2);
    assert!(old.allows_change_to(&largest(half, MAX_CAP_SECS)));
    assert!(old.allows_change_to(&largest(MAX_CAP_AMOUNT, fast)));
    assert!(old.allows_change_to(&largest(half, fast)));
    assert!(!largest(half, MAX_CAP_SECS).allows_change_to(&largest(half + 1, fast)));
}

/// Ten updates of one motion are one.
#[test]
fn the_rules_of_a_pool_change_once_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        let halved = |times: u32| PoolParams { vesting_secs: (7 * DAY) >> times, ..weekly() };
        set(call(halved(1)));
        for _ in 0..10 {
            not_set(call(halved(2)), Error::ChangedTooSoon);
        }
        at(START + DAY - 1);
        not_set(call(halved(2)), Error::ChangedTooSoon);
        // Another pool is another group.
        set(Call::set_pool_params { asset: NATIVE, params: weekly() });
        at(START + DAY);
        set(call(halved(2)));
        assert_eq!(pool(USDC).params, halved(2));
    });
}

#[test]
fn new_rules_wait_for_their_notice_and_reward_is_claimed_under_the_old_ones_until_then() {
    ExtBuilder::default().build_and_execute(|| {
        Notice::set(&(2 * DAY));
        alice_alone(USDC);
        at(START + DAY);
        let new = PoolParams { vesting_secs: 14 * DAY, min_claim: 200, ..weekly() };
        let (asset, old, from) = (USDC, weekly(), START + 3 * DAY);
        set(call(new));
        assert_eq!(last_event(), Event::PoolParamsAnnounced { asset, old, new, from }.into());
        assert_eq!((pool(USDC).params, pool(USDC).next), (old, Some((new, from))));
        accepted(ALICE, claim(USDC));
        at(from - 1);
        assert_eq!(pool(USDC).params, old);
        accepted(ALICE, claim(USDC));
        at(from);
        assert_eq!(last_event(), Event::PoolParamsSet { asset: USDC, old, new }.into());
        assert_eq!((pool(USDC).params, pool(USDC).next), (new, None));
        accepted(ALICE, claim(USDC));
        // The streams of earlier claims keep their vesting.
        let ends: Vec<_> = crate::Earnings::<Test>::get(ALICE)
            .streams
            .iter()
            .map(|stream| stream.end - stream.start)
            .collect();
        assert_eq!(ends, [7 * DAY, 7 * DAY, 14 * DAY]);
    });
}

#[test]
fn an_announcement_replaces_the_one_before() {
    ExtBuilder::default().build_and_execute(|| {
        Notice::set(&(2 * DAY));
        let of = |min_claim| PoolParams { min_claim, ..weekly() };
        set(call(of(200)));
        at(START + DAY);
        // Of the current rules, and not of those to come.
        not_set(call(of(201)), Error::ChangeTooLarge);
        set(call(of(150)));
        at(START + 2 * DAY);
        assert_eq!(pool(USDC).params, of(100));
        at(START + 3 * DAY);
        assert_eq!(pool(USDC).params, of(150));
    });
}

#[test]
fn minima_end_at_so_many_whole_units() {
    let unit = 1_000_000;
    let of = |min_funding, min_claim, min_compound| PoolParams {
        min_funding,
        min_claim,
        min_compound,
        ..weekly()
    };
    assert!(of(1_000_000 * unit, 100 * unit, 10_000 * unit).minima_fit(unit));
    assert!(!of(1_000_000 * unit + 1, 1, 1).minima_fit(unit));
    assert!(!of(1, 100 * unit + 1, 1).minima_fit(unit));
    assert!(!of(1, 1, 10_000 * unit + 1).minima_fit(unit));
    assert!(of(u128::MAX, u128::MAX, u128::MAX).minima_fit(u128::MAX));
}
