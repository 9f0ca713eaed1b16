//! Prices that governance sets, and prices across a halt.

use crate::{attacks::*, world::*};
use polkadot_sdk::frame_support::traits::fungibles::Mutate;
use polkadot_sdk::sp_keyring::Sr25519Keyring::Bob;
use quaestor_primitives::{CrisisInspect, Price, PriceInspect};
use quaestor_runtime::{
    configs::{exchange::pool_of_native, tokens::NativeAndAssets},
    BuybackBurn, CircuitBreaker, PriceFeed, Runtime, RuntimeOrigin, Subscriptions,
};

/// Under an override of nearly ten times the market's price, the owner of the pool lifts the exchange
/// there, lets lots and purchases be made, and sells: nothing is bought, in one batch or over blocks.
#[test]
fn the_owner_of_the_pool_gains_nothing_by_an_override() {
    with_a_budget().execute_with(|| {
        let price = Price(HALF.0 * 10 - 1);
        let set = pallet_price_feed::Call::set_override { price, until: now() + 86_400 };
        assert_eq!(dispatch(RuntimeOrigin::root(), set), Ok(()));
        pass(700);
        let told = PriceFeed::reference().unwrap();
        // No operator reports, and lots have lifted the exchange's average a little.
        let average = PriceFeed::price().average.unwrap();
        assert_eq!((told.price, told.low), (price, Some(average)));
        assert!(average < Price(HALF.0 * 11 / 10));
        while now() + SLOT < BuybackBurn::status().next_at {
            pass(SLOT);
        }
        let budget = BuybackBurn::status().budget;
        let keeper = || call(&attacker(), pallet_buyback_burn::Call::execute_buyback {});
        let moved = Err(pallet_buyback_burn::Error::<Runtime>::PriceMoved.into());
        for times in [2, 4, 8] {
            let gained = gain(average, || {
                block(|| {
                    let tokens = buy(depth() * (times - 1));
                    assert_eq!(keeper(), moved);
                    sell(tokens);
                });
            });
            assert!(gained < 0, "{times}: {gained}");
        }
        // Over blocks, in which the hook tries too: the average follows, and so does the bound.
        let lots = BuybackBurn::status().totals.lots;
        gain(HALF, || {
            let tokens = block(|| buy(depth()));
            block(|| assert_eq!(keeper(), moved));
            assert_eq!(BuybackBurn::status().totals.lots, lots);
            assert_eq!(BuybackBurn::status().budget, budget);
            block(|| sell(tokens));
        });
        check();
    });
}

/// A pool that is drained for a block has no average, and an override alone buys nothing.
#[test]
fn an_override_alone_buys_nothing() {
    with_a_budget().execute_with(|| {
        let price = Price(HALF.0 * 2);
        let set = pallet_price_feed::Call::set_override { price, until: now() + 86_400 };
        assert_eq!(dispatch(RuntimeOrigin::root(), set), Ok(()));
        block_after(700, || {});
        block(|| {});
        let told = PriceFeed::reference().unwrap();
        assert_eq!((told.price, told.low), (price, None), "the samples begin anew");
        let unknown = Err(pallet_buyback_burn::Error::<Runtime>::PriceUnavailable.into());
        block(|| {
            assert_eq!(call(&attacker(), pallet_buyback_burn::Call::execute_buyback {}), unknown);
        });
    });
}

/// A halt of a hundred days, and a fifth of the price after it: the breaker compares with the average
/// before the halt.
#[test]
fn a_crash_across_a_halt_is_seen() {
    market().execute_with(|| {
        assert_eq!(PriceFeed::trailing_average(), Some(HALF));
        // Three tokens for each two that the pool holds: 0.50 USDC become 0.20.
        let low = Price(200_000_000_000);
        let (_, pool) = pool_of_native();
        let tokens = balance(&NATIVE, &pool) * 3 / 2;
        block_after(100 * 86_400, || {
            NativeAndAssets::mint_into(NATIVE, &pool, tokens).unwrap();
        });
        pass_at(low, 24);
        assert!(!CircuitBreaker::in_crisis(), "no window has been sampled yet");
        assert_eq!(PriceFeed::trailing_average(), Some(HALF));
        pass_at(low, 2 * SLOT);
        let told = PriceFeed::reference().unwrap();
        assert_eq!((told.price, told.low), (low, Some(low)));
        block(|| {});
        // 0.20 is below half of 0.50; a window after the halt alone knows of no fall.
        assert!(CircuitBreaker::in_crisis());
        pass_at(low, 8 * DAY);
        assert_eq!(PriceFeed::trailing_average(), Some(low));
        check();
    });
}

/// An override does not hide a crash on which operators and exchange agree.
#[test]
fn an_override_hides_no_crash() {
    market().execute_with(|| {
        let set = pallet_price_feed::Call::set_override { price: HALF, until: now() + 7 * DAY };
        assert_eq!(dispatch(RuntimeOrigin::root(), set), Ok(()));
        let low = Price(100_000_000_000);
        let (_, pool) = pool_of_native();
        let tokens = balance(&NATIVE, &pool) * 4;
        block(|| NativeAndAssets::mint_into(NATIVE, &pool, tokens).unwrap());
        pass_at(low, 60);
        assert_eq!(PriceFeed::reference().unwrap().price, low);
        assert!(CircuitBreaker::in_crisis());
    });
}

/// A payment in tokens under an override counts them at what the market bounds it by.
#[test]
fn an_override_makes_no_payment_cheaper() {
    market().execute_with(|| {
        let price = Price(HALF.0 * 10 - 1);
        let set = pallet_price_feed::Call::set_override { price, until: now() + 86_400 };
        assert_eq!(dispatch(RuntimeOrigin::root(), set), Ok(()));
        pass(700);
        assert_eq!(PriceFeed::reference().unwrap().price, price);
        // A plan of 10 USDC, 10 % less in tokens, at half a USDC each.
        let quote = Subscriptions::quote(person(Bob), 0, 1, NATIVE).unwrap();
        assert_eq!((quote.usdc_price, quote.amount), (9 * USD, 18 * QTRA));
    });
}
