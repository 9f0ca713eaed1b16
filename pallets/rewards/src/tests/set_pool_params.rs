//! `set_pool_params`: how far one step takes the numbers of a pool.

use super::*;
use crate::types::{PoolParams, MAX_CAP_AMOUNT, MAX_CAP_SECS, MAX_MINIMUM, MAX_PERIOD_SECS};

type Change = fn(&mut PoolParams);

fn call(params: PoolParams) -> Call {
    Call::set_pool_params { asset: USDC, params }
}

fn streamed(period_secs: u64) -> RateModel {
    RateModel::Streamed { period_secs }
}

fn target(cap_amount: u128, cap_secs: u64) -> RateModel {
    RateModel::TargetApr { cap_amount, cap_secs }
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
