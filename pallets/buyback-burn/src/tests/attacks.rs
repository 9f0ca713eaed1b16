//! Trading around the buybacks: what the attacker gains, for every size of his trade, of the lot and
//! of the pool. His profit is counted in USDC, with the native tokens that he has gained or lost at
//! the reference price.

use super::*;
use polkadot_sdk::frame_support::traits::fungibles::Mutate;
use quaestor_primitives::Purchase;

/// The attacker's trade, in millionths of the pool: from 0.01 % to ten times.
const SIZES: [Balance; 12] = [
    100, 300, 1_000, 2_000, 3_000, 5_000, 10_000, 50_000, 200_000, 1_000_000, 3_000_000, 10_000_000,
];
const MILLION: Balance = 1_000_000;

/// Result of an attack.
#[derive(Default, Debug)]
struct Outcome {
    profit: i128,
    lots: u64,
    amounts: Amounts,
}

/// A pool and the lots that are bought from it.
#[derive(Clone, Copy, Debug)]
struct Case {
    /// USDC in the pool.
    usdc: Balance,
    /// The largest lot.
    max_lot: Balance,
    slippage_bps: u32,
    /// The pool's price when the attack begins, in basis points of the reference price.
    spot_bps: Balance,
}

impl Case {
    /// Shallow and deep pools, small and large lots, tight and wide slippage, at the reference.
    fn all() -> Vec<Self> {
        let mut cases = Vec::new();
        for usdc in [5_000 * USD, 500_000 * USD, 50_000_000 * USD] {
            for max_lot in [USD, 100 * USD, 10_000 * USD, MAX_LOT] {
                for slippage_bps in [100, 1_000] {
                    cases.push(Self { usdc, max_lot, slippage_bps, spot_bps: 10_000 });
                }
            }
        }
        cases
    }

    /// The attack with a trade of `ppm` millionths of the pool, given as USDC.
    fn run(self, ppm: Balance, attack: impl Fn(Balance)) -> Outcome {
        let native = self.usdc * 2 * TOKEN / USD * 10_000 / self.spot_bps;
        let chain = ExtBuilder { usdc: self.usdc, native, ..Default::default() }.params(|params| {
            params.min_lot = USD;
            params.max_lot = self.max_lot;
            params.slippage_bps = self.slippage_bps;
        });
        chain.budget(100_000_000).build_and_execute(|| {
            Money::mint_into(NATIVE, &EVE, native * 20).unwrap();
            let before = (balance(USDC, EVE), balance(NATIVE, EVE));
            attack(self.usdc * ppm / MILLION);
            let after = (balance(USDC, EVE), balance(NATIVE, EVE));
            let usdc = after.0 as i128 - before.0 as i128;
            let native = if after.1 >= before.1 {
                HALF.value_of(after.1 - before.1).unwrap() as i128
            } else {
                -(HALF.value_of_up(before.1 - after.1).unwrap() as i128)
            };
            Outcome { profit: usdc + native, lots: totals().lots, amounts: totals().all }
        })
    }
}

/// The attack never pays, and is not idle: it meets at least this number of lots.
#[track_caller]
fn assert_never_pays(cases: Vec<Case>, least_lots: u64, attack: impl Fn(Balance)) {
    let mut lots = 0;
    for case in cases {
        for ppm in SIZES {
            let outcome = case.run(ppm, &attack);
            assert!(outcome.profit <= 0, "{case:?}, {ppm} ppm: {outcome:?}");
            lots += outcome.lots;
        }
    }
    assert!(lots >= least_lots, "only {lots} lots");
}

fn pass_block(secs: Seconds) {
    at(now() + secs);
    idle();
}

/// Brings the pool back to the reference price, as arbitrage does.
fn arbitrage() {
    let (native, usdc) = reserves();
    let wanted = quaestor_math::U256::from(native) * quaestor_math::U256::from(usdc);
    // With 0.50 USDC for a token, 10^12 smallest units cost half of one of USDC.
    let wanted = (wanted / 2 / 1_000_000_000_000u64).integer_sqrt().as_u128();
    if usdc > wanted {
        let target = wanted * 2 * 1_000_000_000_000;
        trade(ALICE, NATIVE, target.saturating_sub(native).max(1));
    } else {
        trade(ALICE, USDC, (wanted - usdc).max(1));
    }
}

#[test]
fn buying_before_and_selling_after_a_lot_in_its_block() {
    assert_never_pays(Case::all(), 120, |size| {
        let bought = trade(EVE, USDC, size);
        idle();
        trade(EVE, NATIVE, bought);
    });
}

#[test]
fn the_same_where_the_pool_stands_below_the_reference() {
    let below = |spot_bps| Case::all().into_iter().map(move |case| Case { spot_bps, ..case });
    let cases = [9_900, 9_500, 8_000, 5_000, 2_000].into_iter().flat_map(below).collect();
    assert_never_pays(cases, 900, |size| {
        let before = balance(NATIVE, EVE);
        let bought = trade(EVE, USDC, size);
        idle();
        trade(EVE, NATIVE, bought);
        assert_eq!(balance(NATIVE, EVE), before);
    });
}

#[test]
fn a_keeper_who_triggers_the_lot_between_his_trades() {
    assert_never_pays(Case::all(), 120, |size| {
        let bought = trade(EVE, USDC, size);
        let _ = Buyback::execute_buyback(RuntimeOrigin::signed(EVE));
        trade(EVE, NATIVE, bought);
    });
}

#[test]
fn buying_a_block_before_and_selling_blocks_after() {
    assert_never_pays(Case::all(), 120, |size| {
        let bought = trade(EVE, USDC, size);
        pass_block(6);
        pass_block(6);
        pass_block(6);
        trade(EVE, NATIVE, bought);
    });
}

#[test]
fn only_buying_before() {
    assert_never_pays(Case::all(), 120, |size| {
        trade(EVE, USDC, size);
        idle();
    });
}

#[test]
fn only_selling_after() {
    // The same value in tokens that he has held before.
    assert_never_pays(Case::all(), 288, |size| {
        idle();
        trade(EVE, NATIVE, size * 2 * TOKEN / USD);
    });
}

#[test]
fn selling_after_and_buying_back() {
    assert_never_pays(Case::all(), 288, |size| {
        idle();
        let got = trade(EVE, NATIVE, size * 2 * TOKEN / USD);
        trade(EVE, USDC, got);
    });
}

/// Moves the price and holds it there for this number of blocks, in each of which a lot may be bought.
fn push_up(blocks: u32) -> impl Fn(Balance) {
    move |size| {
        let bought = trade(EVE, USDC, size);
        (0..blocks).for_each(|_| pass_block(6));
        trade(EVE, NATIVE, bought);
    }
}

/// The same downwards. The average of the pool, and with it the lower of the prices, follows at once:
/// faster than any average does.
fn push_down(blocks: u32) -> impl Fn(Balance) {
    move |size| {
        let got = trade(EVE, NATIVE, size * 2 * TOKEN / USD);
        let (native, usdc) = reserves();
        StubPrice::set(Price::from_reserves(native, usdc).unwrap(), now());
        (0..blocks).for_each(|_| pass_block(6));
        trade(EVE, USDC, got);
    }
}

#[test]
fn pushing_the_price_up_for_a_block_or_ten() {
    assert_never_pays(Case::all(), 120, push_up(1));
    assert_never_pays(Case::all(), 120, push_up(10));
}

#[test]
fn pushing_the_price_down_for_a_block_or_ten() {
    assert_never_pays(Case::all(), 120, push_down(1));
    assert_never_pays(Case::all(), 120, push_down(10));
}

#[test]
fn a_trade_around_each_of_several_lots_with_arbitrage_between_them() {
    assert_never_pays(Case::all(), 600, |size| {
        for _ in 0..5 {
            let bought = trade(EVE, USDC, size / 5 + 1);
            idle();
            trade(EVE, NATIVE, bought);
            arbitrage();
            at(state().next_at.max(now() + 6));
        }
    });
}

#[test]
fn a_trade_around_all_of_several_lots_with_arbitrage_between_them() {
    assert_never_pays(Case::all(), 600, |size| {
        let bought = trade(EVE, USDC, size);
        for _ in 0..5 {
            idle();
            arbitrage();
            at(state().next_at.max(now() + 6));
        }
        trade(EVE, NATIVE, bought);
    });
}

#[test]
fn purchases_that_others_can_be_made_to_make_around_a_lot() {
    // Twenty of them and the lot, all in one block between his trades.
    let made = core::cell::Cell::new(0u32);
    assert_never_pays(Case::all(), 70, |size| {
        let bought = trade(EVE, USDC, size);
        for _ in 0..20 {
            match <Buyback as Purchase<_>>::purchase(credit(BANK, USDC, reserves().1 / 10_000)) {
                Ok(bought) => {
                    made.set(made.get() + 1);
                    drop(bought);
                },
                Err((back, _)) => drop(back),
            }
        }
        idle();
        trade(EVE, NATIVE, bought);
    });
    assert!(made.get() > 1_000, "only {} purchases", made.get());
}

#[test]
fn the_control_finds_the_profit_around_a_lot_without_bounds() {
    // 5 % of the pool at any price: the sandwich pays for every size.
    for case in Case::all() {
        for ppm in SIZES {
            let outcome = case.run(ppm, |size| {
                let bought = trade(EVE, USDC, size);
                trade(BANK, USDC, case.usdc / 20);
                trade(EVE, NATIVE, bought);
            });
            assert!(outcome.profit > 0, "{case:?}, {ppm} ppm: {outcome:?}");
        }
    }
}

#[test]
fn the_control_finds_the_profit_of_selling_after_a_lot_that_is_too_large() {
    // Half of a percent of the pool lifts the price by a percent, and 0.3 % of it are the fee.
    let case = Case { usdc: 500_000 * USD, max_lot: MAX_LOT, slippage_bps: 100, spot_bps: 10_000 };
    let outcome = case.run(100, |size| {
        trade(BANK, USDC, case.usdc / 200);
        trade(EVE, NATIVE, size * 2 * TOKEN / USD);
    });
    assert!(outcome.profit > 0, "{outcome:?}");
}

#[test]
fn whoever_owns_the_pool_a_lot_costs_no_more_than_the_slippage() {
    // The owner gets his fees back and can push the price for nothing.
    for case in Case::all() {
        let most = HALF.scaled(10_000 + case.slippage_bps).unwrap();
        for ppm in SIZES {
            let outcome = case.run(ppm, |size| {
                trade(EVE, USDC, size);
                idle();
            });
            let Amounts { spent, bought, .. } = outcome.amounts;
            assert!(most.value_of_up(bought).unwrap() >= spent);
        }
    }
}
