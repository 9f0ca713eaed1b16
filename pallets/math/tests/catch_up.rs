//! After a halt of the chain.

use crate::driver::{World, CAPPED, DAY, STREAMED, TIERS, WEEK};
use quaestor_math::RateModel;

fn before_the_halt(model: RateModel) -> World {
    let mut world = World::new(model);
    world.fund(1_000_000_007);
    for (tier, dust) in TIERS.into_iter().zip(0..) {
        world.open(tier, 10u128.pow(19) + dust);
        world.wait(5_000);
        world.fund(13);
    }
    world
}

#[test]
fn a_halt_of_a_month_is_caught_up_over_several_blocks_to_the_same_state() {
    for model in [STREAMED, CAPPED] {
        let (mut at_once, mut bounded) = (before_the_halt(model), before_the_halt(model));
        let now = at_once.pool.at + 30 * DAY;
        at_once.wait(30 * DAY);
        let mut blocks = 1;
        while !bounded.block(now, 100) {
            bounded.check();
            blocks += 1;
        }
        assert_eq!(blocks, 8);
        assert_eq!(at_once.pool, bounded.pool);
        for id in 0..TIERS.len() {
            assert_eq!(at_once.settled(id), bounded.settled(id));
        }
    }
}

#[test]
fn an_exit_in_the_middle_of_catching_up_is_exact() {
    let mut world = before_the_halt(STREAMED);
    let now = world.pool.at + 30 * DAY;
    assert!(!world.block(now, 200));
    assert!(world.pool.at < now);
    world.close(1);
    world.fund(1_000_000);
    world.check();
    while !world.block(now, 200) {}
    world.wait(WEEK);
    world.check();
    world.compare();
}
