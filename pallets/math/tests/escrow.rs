//! Reward that an early exit forfeits is not claimable before the lock ends.

use crate::driver::{Tier, World, BASE, DAY, HOUR, STREAMED, WEEK};
use proptest::prelude::*;
use quaestor_math::{accrual::Terms, fixed::from_int, Accrual, Forfeit, Pool, Step, Q128};

const LOCK: u64 = 90 * DAY;
const AMOUNT: u128 = 1_234_567_890_123;
const PLAIN: Tier = Tier { ages: &[(0, 0), (WEEK, 10_000)], lock: LOCK, ..BASE };

fn boosted(forfeit: Forfeit) -> Tier {
    Tier { ages: &[(0, 0), (WEEK, 12_000)], forfeit, ..PLAIN }
}

/// A funded pool with one position in each of the tiers, and 40 days later.
fn world(tiers: &[Tier]) -> World {
    let mut world = World::new(STREAMED);
    for tier in tiers {
        world.open(*tier, AMOUNT);
    }
    world.fund(1);
    for _ in 0..8 {
        world.fund(987_654_321_987);
        world.wait(5 * DAY);
    }
    world
}

#[test]
fn an_early_exit_leaves_exactly_what_the_base_tier_earns() {
    let world = world(&[PLAIN, boosted(Forfeit::OverBase(10_000))]);
    let (base, boosted) = (world.settled(0), world.settled(1));
    assert_eq!(boosted.claimable, base.claimable);
    assert_eq!(boosted.escrow * 5, boosted.claimable);
    assert!(base.escrow.is_zero());
}

#[test]
fn an_early_exit_leaves_exactly_the_share_that_is_not_forfeited() {
    let world = world(&[
        boosted(Forfeit::None),
        boosted(Forfeit::Share(2_500)),
        boosted(Forfeit::Share(10_000)),
    ]);
    let whole = world.settled(0).claimable;
    let quarter = world.settled(1);
    assert_eq!(quarter.claimable + quarter.escrow, whole);
    // Rounded down once in each of the two segments.
    assert!(whole / 4 - quarter.escrow <= Q128::from(1));
    assert_eq!((world.settled(2).claimable, world.settled(2).escrow), (Q128::zero(), whole));
}

#[test]
fn claiming_first_dodges_nothing() {
    for forfeit in [Forfeit::OverBase(10_000), Forfeit::Share(5_000)] {
        let mut world = world(&[boosted(forfeit), boosted(forfeit)]);
        for _ in 0..40 {
            world.claim(0);
            world.wait(DAY);
        }
        // A settle in between may round a share down once more, and gives less than a unit away.
        let [often, once] = [0, 1].map(|id| {
            world.settle(id);
            from_int(world.held[id].claimed) + world.held[id].accrual.claimable
        });
        assert!(often >= once && often - once <= Q128::from(40));
        world.close(0);
        world.close(1);
        let [often, once] = [0, 1].map(|id| world.held[id].claimed);
        assert_eq!(often, once);
        assert!(world.pool.forfeited > from_int(once / 6));
        world.check();
    }
}

#[test]
fn the_escrow_opens_when_the_lock_ends_and_not_a_second_before() {
    for forfeit in [Forfeit::OverBase(10_000), Forfeit::Share(10_000)] {
        let mut world = world(&[boosted(forfeit), boosted(Forfeit::None)]);
        world.wait(world.held[0].lock_end - 1 - world.pool.at);
        assert!(!world.settled(0).escrow.is_zero());
        world.wait(1);
        assert!(world.settled(0).escrow.is_zero());
        assert_eq!(world.claim(0), world.claim(1));
        world.fund(1_000_000);
        world.wait(8 * DAY);
        assert_eq!(world.claim(0), world.claim(1), "nothing is escrowed after the lock");
        world.close(0);
        assert!(world.held[0].given_up < from_int(1));
        world.check();
    }
}

#[test]
fn without_a_lock_nothing_is_ever_escrowed() {
    let world = world(&[Tier { lock: 0, ..boosted(Forfeit::Share(10_000)) }]);
    assert!(world.settled(0).escrow.is_zero());
    assert!(!world.settled(0).claimable.is_zero());
}

#[test]
fn a_multiplier_below_the_base_escrows_nothing() {
    let world = world(&[boosted(Forfeit::OverBase(12_001))]);
    assert!(world.settled(0).escrow.is_zero());
}

#[test]
fn forfeited_rewards_return_to_the_stream_as_a_new_funding() {
    let mut world = world(&[boosted(Forfeit::Share(5_000)), PLAIN]);
    world.close(0);
    assert!(world.pool.forfeited > from_int(1));
    world.recycle();
    assert!(world.pool.forfeited < from_int(1));
    world.check();
    world.wait(8 * DAY);
    world.compare();
}

fn forfeits() -> impl Strategy<Value = Forfeit> {
    prop_oneof![
        Just(Forfeit::None),
        (0..=12_000u32).prop_map(Forfeit::Share),
        (0..=30_000u32).prop_map(Forfeit::OverBase),
    ]
}

proptest! {
    #[test]
    fn claimable_and_escrow_are_exactly_the_whole(
        forfeit in forfeits(),
        amount in 0..10u128.pow(27),
        before in 0..=30_000u32,
        after in 0..=30_000u32,
        growth in proptest::array::uniform2(any::<u128>()),
    ) {
        let steps =
            [Step { at: 1, multiplier_bps: before }, Step { at: HOUR, multiplier_bps: after }];
        let growth = growth.map(Q128::from);
        let pool = Pool { at: DAY, index: growth[0] + growth[1], ..Default::default() };
        let terms = Terms { amount, steps: &steps, lock_end: DAY + 1, forfeit };
        let mut accrual = Accrual { at: 1, ..Default::default() };
        accrual.settle(terms, &pool, |_| growth[0]).unwrap();

        let at = |a: u32, b: u32| (growth[0] * a + growth[1] * b) * Q128::from(amount);
        prop_assert_eq!(accrual.total(), Some(at(before, after)));
        match forfeit {
            Forfeit::None => prop_assert!(accrual.escrow.is_zero()),
            Forfeit::OverBase(base) => {
                prop_assert_eq!(accrual.claimable, at(before.min(base), after.min(base)));
            },
            Forfeit::Share(share) => {
                let exact = [at(before, 0), at(0, after)].map(|part| part * share.min(10_000));
                prop_assert_eq!(accrual.escrow, exact[0] / 10_000 + exact[1] / 10_000);
            },
        }
        let open = Terms { lock_end: DAY, ..terms };
        let total = accrual.total();
        accrual.settle(open, &pool, |_| panic!("no step since the last settle")).unwrap();
        prop_assert_eq!((Some(accrual.claimable), accrual.escrow), (total, Q128::zero()));
    }
}
