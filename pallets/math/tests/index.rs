//! The index, poked every second.

use crate::{
    driver::{Tier, World, BASE, STREAMED, TIERS},
    model::{exact, ratio, whole},
};
use num_rational::BigRational;
use num_traits::Zero;

/// Pokes: long enough for a coarse index to show.
pub const POKES: u64 = 20_000;
const HEAVY: Tier = Tier { ages: &[(0, 16_000)], ..BASE };
const TOKEN: u128 = 1_000_000_000_000_000_000;

/// Everything emitted reaches the positions, less than one smallest unit excepted; never more.
pub fn delivers(emitted: &BigRational, delivered: &BigRational) -> bool {
    delivered <= emitted && emitted - delivered < whole(1)
}

/// 500,000 tokens a week over a total weight of 1.6 * 10^31, most of it in two positions and the
/// rest in a single unit.
fn world(decimals: u32) -> World {
    let mut world = World::new(STREAMED);
    world.fund(500_000 * 10u128.pow(decimals));
    world.open(HEAVY, 900_000_000 * TOKEN);
    world.open(BASE, 160_000_000 * TOKEN);
    world.open(BASE, 1);
    assert_eq!(world.weight, 16_000_000_000_000_000_000_000_000_000_000 + 10_000);
    world
}

/// Sums up what each position has and what was emitted, and compares each with its exact value.
fn totals(world: &mut World) -> (BigRational, BigRational) {
    world.check();
    let (shares, emitted) = world.exact.earned(world.pool.at);
    let mut delivered = BigRational::zero();
    for (id, share) in shares.into_iter().enumerate() {
        world.claim(id);
        let held = &world.held[id];
        let earned = exact(held.earned());
        assert!(earned <= share && &share - &earned < whole(1));
        assert!(whole(held.claimed) <= share && &share - whole(held.claimed) < whole(1));
        delivered += earned;
    }
    (emitted, delivered)
}

#[test]
fn a_pool_poked_every_second_delivers_everything_at_any_number_of_decimals() {
    for decimals in 0..=18 {
        let mut world = world(decimals);
        for _ in 0..POKES {
            world.wait(1);
        }
        let (emitted, delivered) = totals(&mut world);
        assert!(delivers(&emitted, &delivered), "{decimals} decimals");
    }
}

#[test]
fn a_pool_whose_weight_changes_every_second_delivers_everything() {
    for decimals in [0, 6, 18] {
        let mut world = world(decimals);
        for poke in 0..POKES {
            world.wait(1);
            world.resize(2, 1 + u128::from(poke % 2));
        }
        let (emitted, delivered) = totals(&mut world);
        assert!(delivers(&emitted, &delivered), "{decimals} decimals");
    }
}

#[test]
fn positions_that_settle_every_second_lose_nothing_to_those_that_never_do() {
    let mut world = world(6);
    world.open(BASE, 160_000_000 * TOKEN);
    for _ in 0..POKES {
        world.wait(1);
        world.claim(1);
    }
    world.settle(1);
    world.settle(3);
    assert_eq!(world.held[1].earned(), world.held[3].earned());
    world.check();
}

#[test]
fn a_position_that_opens_and_closes_at_one_time_earns_exactly_nothing() {
    let mut world = world(18);
    world.wait(1_234);
    let id = world.open(TIERS[2], 1_000_000 * TOKEN);
    world.close(id);
    assert!(world.held[id].earned().is_zero());
    let (shares, _) = world.exact.earned(world.pool.at);
    assert_eq!(shares[id], ratio(0, 1));
    world.check();
}
