//! Negative controls: an engine with a known defect fails the law that excludes it.

use crate::{
    driver::{World, BASE, GENESIS, HOUR, STREAMED, TIERS, WEEK},
    index::{delivers, POKES},
    model::{exact, ratio, whole},
};
use num_bigint::BigUint;
use num_rational::BigRational;
use num_traits::Zero;
use quaestor_math::{fixed::from_int, Accrual, Elapsed, Pool, Q128, U256};

const HEAVY: u128 = 16_000_000_000_000_000_000_000_000_000_000;
/// 500,000 tokens of 6 decimals.
const FUNDING: u128 = 500_000_000_000;

/// An index of any scale, with or without a carry, poked every second with `amount / secs`.
fn poked(scale: &BigUint, carries: bool, weight: u128, amount: u128, secs: u64) -> BigRational {
    let (mut index, mut carry) = (BigUint::zero(), BigUint::zero());
    let reward = scale * amount / secs;
    for _ in 0..POKES {
        let due = &reward + &carry;
        index += &due / weight;
        if carries {
            carry = due % weight;
        }
    }
    ratio(index * weight, scale.clone())
}

/// The same on the real pool, which `doctor` may tamper with after every poke.
fn real(weight: u128, amount: u128, doctor: impl Fn(&mut Pool)) -> (Pool, BigRational) {
    let mut pool = Pool { at: GENESIS, ..Default::default() };
    let end = pool.fund(&STREAMED, amount, HOUR).unwrap().unwrap();
    for n in 1..=POKES {
        pool.advance(&STREAMED, Elapsed { to: GENESIS + n, weight, redirected: false }).unwrap();
        doctor(&mut pool);
    }
    (pool, ratio(amount, end.at - GENESIS) * whole(POKES))
}

#[test]
fn a_coarse_index_fails_to_deliver() {
    let secs = (GENESIS + WEEK).next_multiple_of(HOUR) - GENESIS;
    let (pool, emitted) = real(HEAVY, FUNDING, |_| ());
    let delivered = exact(pool.owed);
    assert!(delivers(&emitted, &delivered));

    let fine = poked(&(BigUint::from(1u8) << 128), true, HEAVY, FUNDING, secs);
    assert!(delivers(&emitted, &fine), "the control itself can deliver");
    for (scale, carries) in [(1u128 << 64, true), (1 << 64, false), (4_096, true), (4_096, false)] {
        let coarse = poked(&scale.into(), carries, HEAVY, FUNDING, secs);
        assert!(!delivers(&emitted, &coarse), "scale {scale}, carry {carries}");
        assert!(coarse < delivered);
    }
    let peer = poked(&4_096u32.into(), false, HEAVY, FUNDING, secs);
    assert!(peer.is_zero(), "nothing at all at the scale of 4096");
    let eighteen = BigUint::from(10u8).pow(18);
    assert!(poked(&eighteen, false, HEAVY, FUNDING, secs).is_zero(), "nor at 10^18");
}

#[test]
fn a_dropped_carry_fails_to_deliver_and_breaks_the_books() {
    let drop_carry = |pool: &mut Pool| pool.carry = Q128::zero();
    for weight in [HEAVY, u128::MAX / 3] {
        let (kept, emitted) = real(weight, FUNDING, |_| ());
        let (dropped, _) = real(weight, FUNDING, drop_carry);
        assert!(delivers(&emitted, &exact(kept.owed)));
        assert_eq!(kept.liabilities(), Some(from_int(FUNDING)));
        assert!(dropped.owed < kept.owed);
        assert_ne!(dropped.liabilities(), Some(from_int(FUNDING)));
    }
    let (dropped, emitted) = real(u128::MAX / 3, FUNDING, drop_carry);
    let lost = emitted - exact(dropped.owed);
    assert!(lost > whole(1_000), "a fraction of a unit in each of 20,000 pokes");
}

/// One position earns half a unit that is too little for its weight, and makes way to another: the
/// account of the newcomer a second later.
fn newcomer(reweigh: bool) -> Accrual {
    let half = U256::from(1) << 127;
    let mut pool = Pool { at: GENESIS, rate: half, unstreamed: half * 4, ..Default::default() };
    let weight = (1 << 127) + 1;
    pool.advance(&STREAMED, Elapsed { to: GENESIS + 1, weight, redirected: false }).unwrap();
    assert_eq!(pool.carry, half);
    if reweigh {
        pool.reweigh().unwrap();
    }
    let start = pool.index;
    pool.advance(&STREAMED, Elapsed { to: GENESIS + 2, weight: 1, redirected: false }).unwrap();
    assert_eq!(pool.liabilities(), Some(half * 4));
    Accrual { claimable: pool.index - start, ..Default::default() }
}

#[test]
fn a_carry_handed_to_other_weights_pays_more_than_the_exact_value() {
    let exact_value = ratio(1, 2);
    assert!(whole(newcomer(false).take_claimable()) > exact_value);
    assert_eq!(exact(newcomer(true).claimable), exact_value);
}

#[test]
fn the_current_multiplier_times_the_whole_index_breaks_the_books() {
    let mut world = World::new(STREAMED);
    world.fund(1_000_000);
    world.open(TIERS[1], 1_000);
    world.open(BASE, 1_000);
    world.wait(WEEK + HOUR);
    world.check();
    let weights = [12_000_000u128, 10_000_000].map(U256::from);
    let naive: U256 =
        weights.into_iter().zip(&world.held).fold(U256::zero(), |sum, (weight, held)| {
            sum + weight * (world.pool.index - held.accrual.index)
        });
    assert!(naive > world.pool.owed, "the warm-up is paid for as well");
    assert!(naive > from_int(world.funded), "out of the principal of others");
}

#[test]
fn an_inequality_would_not_see_an_entry_that_is_lost() {
    let mut world = World::new(STREAMED);
    world.fund(1_000_000);
    world.open(BASE, 1_000);
    world.wait(WEEK);
    world.held[0].accrual.index += Q128::one();
    assert!(world.settled(0).total().unwrap() <= world.pool.owed);
    assert!(std::panic::catch_unwind(|| world.check()).is_err(), "the equality sees it");
}
