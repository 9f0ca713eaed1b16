//! The pool at its edges: first clock, empty, uncapped, out of range.

use crate::{
    driver::{World, BASE, CAPPED, DAY, GENESIS, HOUR, STREAMED},
    model::{exact, ratio},
};
use quaestor_math::{
    fixed::from_int, pool::take_whole, Elapsed, Pool, RateModel, Q128, U256, YEAR,
};

fn to(to: u64, weight: u128) -> Elapsed {
    Elapsed { to, weight, redirected: false }
}

#[test]
fn the_first_advance_sets_the_clock_and_emits_nothing() {
    let mut pool = Pool::default();
    pool.fund(&CAPPED, 1_000_000, HOUR).unwrap();
    pool.advance(&CAPPED, to(GENESIS, 10_000)).unwrap();
    assert_eq!((pool.at, pool.unstreamed), (GENESIS, from_int(1_000_000)));
    assert!(pool.owed.is_zero() && pool.index.is_zero());
}

#[test]
fn a_stream_cannot_start_before_the_first_clock() {
    assert_eq!(Pool::default().fund(&STREAMED, 1, HOUR), None);
}

#[test]
fn time_never_goes_back() {
    let mut pool = Pool { at: GENESIS, ..Default::default() };
    assert_eq!(pool.advance(&STREAMED, to(GENESIS - 1, 1)), None);
}

#[test]
fn a_funding_ends_at_the_boundary_at_or_after_its_period() {
    let mut pool = Pool { at: GENESIS, ..Default::default() };
    let end = pool.fund(&STREAMED, 1_000, HOUR).unwrap().unwrap();
    assert_eq!(end.at % HOUR, 0);
    assert!((GENESIS + 7 * DAY..GENESIS + 7 * DAY + HOUR).contains(&end.at));
    pool.advance(&STREAMED, to(end.at, 1)).unwrap();
    pool.end_rate(end.rate).unwrap();
    assert!(pool.rate.is_zero() && pool.unstreamed.is_zero());
    assert_eq!(pool.liabilities(), Some(from_int(1_000)));
}

#[test]
fn a_funding_at_a_boundary_with_no_period_runs_for_one_bucket() {
    let at = GENESIS.next_multiple_of(HOUR);
    let mut pool = Pool { at, ..Default::default() };
    let model = RateModel::Streamed { period_secs: 0 };
    assert_eq!(pool.fund(&model, 1, HOUR).unwrap().unwrap().at, at + HOUR);
    pool.at -= 1;
    assert_eq!(pool.fund(&model, 1, HOUR).unwrap().unwrap().at, at);
}

#[test]
fn a_target_rate_pays_weight_per_year_and_never_more_than_the_cap() {
    for (apr, cap, paid) in [(800, 10_000, 800), (800, 300, 300), (0, 300, 0)] {
        let model = RateModel::TargetApr { cap_amount: cap, cap_secs: 365 * DAY, year_secs: YEAR };
        let mut pool = Pool { at: GENESIS, ..Default::default() };
        pool.fund(&model, 1_000_000, HOUR).unwrap();
        pool.advance(&model, to(GENESIS + 365 * DAY, 10_000 * apr)).unwrap();
        assert_eq!(1_000_000 - paid, take_whole(&mut pool.unstreamed), "{apr} capped at {cap}");
    }
}

#[test]
fn a_cap_that_no_pool_can_reach_is_no_cap() {
    let model = RateModel::TargetApr { cap_amount: u128::MAX, cap_secs: 1, year_secs: YEAR };
    let mut pool = Pool { at: GENESIS, ..Default::default() };
    pool.fund(&model, 1_000, HOUR).unwrap();
    assert_eq!(pool.emission(&model, 365 * DAY, 10_000 * 700), Some(from_int(700)));
    assert_eq!(pool.emission(&model, u64::MAX, u128::MAX), Some(from_int(1_000)));
}

#[test]
fn a_cap_over_no_time_is_refused() {
    let model = RateModel::TargetApr { cap_amount: 1, cap_secs: 0, year_secs: YEAR };
    assert_eq!(Pool::default().emission(&model, 1, 1), None);
}

#[test]
fn the_largest_amounts_and_the_smallest_weight_fit() {
    let mut pool = Pool { at: GENESIS, ..Default::default() };
    let end = pool.fund(&STREAMED, u128::MAX, HOUR).unwrap().unwrap();
    pool.advance(&STREAMED, to(end.at, 1)).unwrap();
    assert_eq!(pool.liabilities(), Some(from_int(u128::MAX)));
    assert_eq!(pool.index, pool.owed);
    assert_eq!(pool.fund(&STREAMED, u128::MAX, HOUR).map(|_| ()), Some(()));
    assert_eq!(pool.liabilities(), None);
}

#[test]
fn the_capped_rate_of_blockdag_over_five_years_is_its_pool() {
    let pool = Pool { unstreamed: U256::MAX, ..Default::default() };
    let emitted = pool.emission(&CAPPED, 5 * 365 * DAY, u128::MAX).unwrap();
    assert_eq!(emitted, from_int(10_000_000_000 * 10u128.pow(18)));
}

#[test]
fn what_is_given_up_leaves_what_is_owed() {
    let mut pool = Pool { owed: from_int(3), ..Default::default() };
    pool.forfeit(from_int(2)).unwrap();
    assert_eq!((pool.owed, pool.forfeited), (from_int(1), from_int(2)));
    assert_eq!(pool.forfeit(from_int(2)), None);
}

#[test]
fn the_fraction_stays_in_its_pot() {
    let mut pot = from_int(5) + Q128::from(9);
    assert_eq!((take_whole(&mut pot), pot), (5, Q128::from(9)));
    assert_eq!((take_whole(&mut pot), pot), (0, Q128::from(9)));
}

#[test]
fn redirected_rewards_are_booked_apart_and_earned_by_nobody() {
    let mut world = World::new(STREAMED);
    world.open(BASE, 10);
    world.fund(7_000);
    world.wait(DAY);
    world.redirect(true);
    let before = world.settled(0).total();
    world.wait(DAY);
    assert_eq!(world.settled(0).total(), before);
    assert!(exact(world.pool.redirected) > ratio(990, 1));
    world.check();
}
