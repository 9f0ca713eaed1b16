//! Discounts follow the stake in live positions whose warm-up is over, from row to row of the table.

use crate::{
    subscriptions::subscribe,
    world::{genesis, *},
    *,
};
use polkadot_sdk::sp_keyring::Sr25519Keyring::*;
use quaestor_runtime::FeeDiscounts;

/// A fee of 0.999999 USDC.
const FEE: Balance = 999_999;
/// Whole tokens from which a row holds, its discount in basis points, and what is paid of the fee:
/// of the rebates 49,999.95, 99,999.9, 149,999.85, 199,999.8 and 249,999.75 whole units are given.
const TABLE: [(u128, u32, Balance); 6] = [
    (0, 0, 999_999),
    (10_000, 500, 950_000),
    (50_000, 1_000, 900_000),
    (100_000, 1_500, 850_000),
    (500_000, 2_000, 800_000),
    (1_000_000, 2_500, 750_000),
];
const PEOPLE: [Sr25519Keyring; 5] = [Alice, Bob, Charlie, Eve, Ferdie];

#[test]
fn the_economy_and_its_network_carry_the_table() {
    let params = qtra::real().discounts;
    let rows: Vec<_> =
        params.tiers.iter().map(|tier| (tier.min_stake / QTRA, tier.discount_bps)).collect();
    let expected: Vec<_> = TABLE[1..].iter().map(|(stake, bps, _)| (*stake, *bps)).collect();
    assert_eq!(rows, expected);
    assert_eq!(params.window_secs, 7 * 86_400);
    let preset = genesis::preset("qtra-testnet");
    assert_eq!(preset["feeDiscounts"]["params"], json!(params));
}

#[test]
fn every_row_holds_from_its_threshold_on_and_not_a_unit_below() {
    market_with(as_qtra()).execute_with(|| {
        block(|| {
            for (who, row) in PEOPLE.into_iter().zip(&TABLE[1..]) {
                assert_eq!(FeeDiscounts::discount_of(person(who)).discount_bps, 0);
                stake(who, row.0 * QTRA);
                allow(who, USDC, USD * 10);
            }
        });
        pass(8 * DAY);
        let charged = |number: u64, who, bps, net| {
            let view = FeeDiscounts::discount_of(person(who));
            assert_eq!(view.discount_bps, bps);
            let quote = FeeDiscounts::quote(person(who), FEE);
            assert_eq!((quote.net, quote.rebate), (net, FEE - net));
            let before = balance(&USDC, &person(who));
            done(&engine(), settle(line(number, who, USDC, FEE)));
            assert_eq!(before - balance(&USDC, &person(who)), net);
            view
        };
        block(|| {
            for (number, (who, row)) in (0..).zip(PEOPLE.into_iter().zip(&TABLE[1..])) {
                let view = charged(number, who, row.1, row.2);
                assert_eq!(view.staked, row.0 * QTRA);
            }
        });
        // The lock of seven of the preset's days ends, and a unit leaves.
        pass(7 * DAY);
        block(|| {
            for (number, (who, rows)) in (10..).zip(PEOPLE.into_iter().zip(TABLE.windows(2))) {
                let (lower, row) = (rows[0], rows[1]);
                done(&person(who), Stake::unstake { position: 0, amount: Some(1) });
                let view = charged(number, who, lower.1, lower.2);
                let next = view.next.expect("there is a row above");
                assert_eq!((next.min_stake, next.discount_bps), (row.0 * QTRA, row.1));
                assert_eq!(next.missing, 1);
            }
        });
        // Charged at and below each threshold: 4,250,000 and 4,499,999.
        let all = total(USDC);
        assert_eq!((all.count, all.gross), (10, 10 * FEE));
        assert_eq!((all.net, all.rebate), (8_749_999, 10 * FEE - 8_749_999));
        assert_eq!(routed(RevenueType::ExchangeFee, USDC).deposited, 8_749_999);
        check();
    });
}

#[test]
fn what_cools_down_gives_no_discount_and_what_is_staked_again_warms_up_anew() {
    market().execute_with(|| {
        let bps = || FeeDiscounts::discount_of(person(Bob)).discount_bps;
        let warming = || FeeDiscounts::discount_of(person(Bob)).warming;
        block(|| {
            // A hundredth of the table holds on the preset.
            stake(Bob, 500 * QTRA);
            stake(Bob, 500 * QTRA);
            assert_eq!((bps(), warming()), (0, 1_000 * QTRA));
            allow(Bob, USDC, USD);
        });
        pass(8 * DAY);
        assert_eq!((bps(), warming()), (1_500, 0));
        block(|| {
            done(&person(Bob), Stake::early_unstake { position: 0 });
            assert_eq!(FeeDiscounts::discount_of(person(Bob)).staked, 500 * QTRA);
            done(&engine(), settle(line(1, Bob, USDC, 1_000)));
            assert_eq!(total(USDC).net, 900);
        });
        block(|| {
            done(&person(Bob), Stake::cancel_unstake { chunk: 2 });
            assert_eq!((bps(), warming()), (1_000, 500 * QTRA));
            done(&engine(), settle(line(2, Bob, USDC, 1_000)));
            assert_eq!(total(USDC).net, 900 + 900);
        });
        pass(8 * DAY);
        block(|| {
            assert_eq!((bps(), warming()), (1_500, 0));
            done(&engine(), settle(line(3, Bob, USDC, 1_000)));
            assert_eq!(total(USDC).net, 900 + 900 + 850);
            done(&person(Bob), Stake::unstake { position: 1, amount: None });
            assert_eq!(bps(), 1_000, "its lock has ended, its cooldown has begun");
        });
        pass(3 * DAY);
        block(|| {
            done(&person(Bob), Stake::withdraw {});
            assert_eq!(bps(), 1_000);
        });
        check();
    });
}

#[test]
fn a_discount_is_of_the_payer_and_of_the_stake_at_the_trade_that_is_still_there() {
    market().execute_with(|| {
        let early = block(|| {
            stake(Bob, 10_000 * QTRA);
            allow(Bob, USDC, USD);
            allow(Eve, USDC, USD);
            now()
        });
        pass(8 * DAY);
        block(|| {
            // The trade of Eve has no part in Bob's stake.
            let lines = [line(1, Bob, USDC, 1_000), line(2, Eve, USDC, 1_000)];
            done(&engine(), settle_all(&lines));
            assert_eq!(allowance(Bob, USDC).fees.net, 750);
            assert_eq!(allowance(Eve, USDC).fees.net, 1_000);
        });
        block(|| {
            // Matched while the stake warmed up, settled after it.
            done(&engine(), settle(Line { time: early, ..line(3, Bob, USDC, 1_000) }));
            assert_eq!(allowance(Bob, USDC).fees.net, 750 + 1_000);
        });
        block(|| {
            // Matched before the stake left, settled after it.
            let late = line(4, Bob, USDC, 1_000);
            done(&person(Bob), Stake::early_unstake { position: 0 });
            done(&engine(), settle(late));
            assert_eq!(allowance(Bob, USDC).fees.net, 750 + 1_000 + 1_000);
        });
        check();
    });
}

/// Stake, use and leave in one batch, or over some days before the warm-up is over.
#[test]
fn the_stake_of_a_moment_is_worth_nothing() {
    market().execute_with(|| {
        let bob = person(Bob);
        block(|| {
            feed(HALF);
            allow(Bob, USDC, USD);
            let calls = vec![
                Stake::stake { amount: 10_000 * QTRA, tier: 4 }.into(),
                subscribe(1, NATIVE, 100 * QTRA).into(),
                Stake::early_unstake { position: 0 }.into(),
            ];
            let before = balance(&NATIVE, &bob);
            done(&bob, polkadot_sdk::pallet_utility::Call::batch_all { calls });
            let paid = routed(RevenueType::Subscription, NATIVE).deposited;
            assert_eq!(paid, 18 * QTRA, "as without a stake");
            assert_eq!(before - balance(&NATIVE, &bob), 18 * QTRA + 10_000 * QTRA);
        });
        block(|| stake(Bob, 10_000 * QTRA));
        pass(6 * DAY);
        block(|| {
            feed(HALF);
            done(&bob, subscribe(1, NATIVE, 100 * QTRA));
            done(&engine(), settle(line(1, Bob, USDC, 1_000)));
            done(&bob, Stake::early_unstake { position: 2 });
        });
        assert_eq!(routed(RevenueType::Subscription, NATIVE).deposited, 2 * 18 * QTRA);
        assert_eq!(allowance(Bob, USDC).fees.net, 1_000);
        check();
    });
}
