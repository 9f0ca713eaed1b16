//! Random histories of one pool: every law after every operation, and the exact model at the end.

use crate::{
    driver::{World, BASE, CAPPED, DAY, HOUR, STREAMED, TIERS, WEEK},
    model::{exact, ratio, whole},
};
use proptest::{collection::vec, prelude::*};
use quaestor_math::{Balance, RateModel, Seconds, YEAR};

#[derive(Clone, Debug)]
enum Op {
    Wait(Seconds),
    Fund(Balance),
    Open(usize, Balance),
    Resize(usize, Balance),
    Claim(usize),
    Close(usize),
    Redirect(bool),
    Recycle,
}

/// Amounts of 18 decimals, down to a single smallest unit: 10^27 of them in a tier of 1.6 weigh
/// 1.6 * 10^31.
fn amount() -> impl Strategy<Value = Balance> {
    let token = 1_000_000_000_000_000_000u128;
    prop_oneof![1..10u128, token..1_000 * token, 1..1_000_000_000 * token]
}

fn op() -> impl Strategy<Value = Op> {
    let span = prop_oneof![
        3 => 0..10u64,
        4 => 1..2 * DAY,
        2 => WEEK - HOUR..WEEK + HOUR,
        1 => Just(30 * DAY),
        1 => 60 * DAY..400 * DAY,
    ];
    prop_oneof![
        8 => span.prop_map(Op::Wait),
        3 => amount().prop_map(Op::Fund),
        1 => (1..7u128).prop_map(Op::Fund),
        1 => Just(Op::Fund(10u128.pow(28))),
        5 => (0..TIERS.len(), amount()).prop_map(|(tier, amount)| Op::Open(tier, amount)),
        2 => (any::<usize>(), amount()).prop_map(|(id, amount)| Op::Resize(id, amount)),
        2 => any::<usize>().prop_map(Op::Claim),
        3 => any::<usize>().prop_map(Op::Close),
        1 => any::<bool>().prop_map(Op::Redirect),
        1 => Just(Op::Recycle),
    ]
}

fn apply(world: &mut World, op: Op) {
    let live: Vec<_> = (0..world.held.len()).filter(|id| world.held[*id].live).collect();
    let pick = |n: usize| live.get(n % live.len().max(1)).copied();
    match op {
        Op::Wait(secs) => world.wait(secs),
        Op::Fund(amount) => world.fund(amount),
        Op::Open(tier, amount) if live.len() < 6 => {
            world.open(TIERS[tier], amount);
        },
        Op::Open(..) => {},
        Op::Resize(n, amount) => pick(n).into_iter().for_each(|id| world.resize(id, amount)),
        Op::Claim(n) => pick(n).into_iter().for_each(|id| {
            world.claim(id);
        }),
        Op::Close(n) => pick(n).into_iter().for_each(|id| world.close(id)),
        Op::Redirect(redirected) => world.redirect(redirected),
        Op::Recycle => world.recycle(),
    }
}

/// Runs the history and compares every position with the exact model.
fn compare(model: RateModel, ops: Vec<Op>) {
    let mut world = World::new(model);
    world.check();
    for op in ops {
        apply(&mut world, op);
        world.check();
    }
    world.compare();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn a_streamed_pool_pays_the_exact_value_whatever_happens(ops in vec(op(), 1..50)) {
        compare(STREAMED, ops);
    }

    #[test]
    fn a_capped_pool_pays_the_exact_value_whatever_happens(ops in vec(op(), 1..50)) {
        compare(CAPPED, ops);
    }

    #[test]
    fn a_pool_with_a_tight_cap_scales_everyone_down_alike(
        cap in 1..1_000_000u128,
        ops in vec(op(), 1..30),
    ) {
        compare(RateModel::TargetApr { cap_amount: cap, cap_secs: 7, year_secs: YEAR }, ops);
    }
}

#[test]
fn dust_fundings_neither_stretch_nor_thin_an_earlier_one() {
    let mut world = World::new(STREAMED);
    world.open(BASE, 1_000_000_000_000_000_000);
    world.fund(7_000_000);
    let end = *world.rate_ends.keys().next().unwrap();
    let rate = world.pool.rate;
    while world.pool.at + HOUR < end {
        world.wait(HOUR);
        world.fund(1);
        assert!(world.pool.rate >= rate, "thinned");
        world.check();
    }
    world.wait(end - world.pool.at);
    assert!(world.claim(0) >= 7_000_000 - 1);
}

#[test]
fn the_reward_of_a_time_without_stakers_is_no_windfall() {
    let mut world = World::new(STREAMED);
    world.fund(7_000_000);
    world.wait(3 * DAY);
    let waiting = world.pool.no_stake;
    assert!(exact(waiting) > whole(2_900_000));
    world.open(BASE, 5);
    assert_eq!(world.claim(0), 0);
    world.wait(WEEK);
    assert!(world.claim(0) <= 7_000_000 - 2_900_000);
    assert!(exact(world.pool.no_stake) < exact(waiting) + ratio(1, 1_000));
    world.check();
}

#[test]
fn a_pool_works_again_long_after_its_streams_have_expired() {
    let mut world = World::new(STREAMED);
    let id = world.open(BASE, 1_000_000);
    world.fund(1_000_000);
    world.wait(2 * 365 * DAY);
    assert_eq!(world.claim(id), 999_999);
    assert!(world.pool.rate.is_zero() && world.pool.unstreamed.is_zero());
    world.fund(1_000_000);
    world.wait(8 * DAY);
    assert_eq!(world.claim(id), 1_000_000);
    world.resize(id, 1);
    world.close(id);
    world.check();
}

#[test]
fn a_capped_pool_that_runs_dry_stops_and_starts_again_with_the_next_funding() {
    let mut world = World::new(CAPPED);
    world.fund(1_000);
    let ids = [10_000, 30_000].map(|amount| world.open(BASE, amount));
    world.wait(365 * DAY);
    assert!(world.pool.unstreamed.is_zero());
    assert_eq!(ids.map(|id| world.claim(id)), [249, 749]);
    world.fund(1_000);
    world.wait(365 * DAY);
    world.check();
    assert_eq!(ids.map(|id| world.claim(id)), [250, 750]);
    world.compare();
}
