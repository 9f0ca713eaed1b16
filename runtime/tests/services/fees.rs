//! One fee: who pays it, where it goes, and that it is charged once.

use crate::{world::*, *};
use pallet_revenue_router::types::Leg;
use polkadot_sdk::{sp_keyring::Sr25519Keyring::*, sp_runtime::traits::BadOrigin};
use quaestor_runtime::{
    Backstop, FeeDiscounts, RevenueRouter, Rewards, RuntimeOrigin, TradeEngines,
};

/// Bob stakes for 15 %, and allows a lot in both assets.
fn with_bob() -> polkadot_sdk::sp_io::TestExternalities {
    let mut ext = market();
    ext.execute_with(|| {
        block(|| {
            stake(Bob, 1_000 * QTRA);
            allow(Bob, USDC, 1_000 * USD);
            allow(Bob, NATIVE, 1_000 * QTRA);
        });
        pass(8 * DAY);
    });
    ext
}

/// Settles a fee of Bob's, and compares all that it moves.
#[track_caller]
fn settles_into(asset: AssetKind, gross: Balance, rebate: Balance, legs: (Balance, Balance)) {
    let (rewards, backstop) = legs;
    let net = gross - rebate;
    assert_eq!(rewards + backstop, net);
    block(|| {
        let held = |who: &AccountId| balance(&asset, who);
        let pot = Rewards::pot_balance(&asset);
        let reserve = held(&Backstop::account());
        let (bob, allowed) = (held(&person(Bob)), allowance(Bob, asset.clone()).remaining);

        done(&engine(), settle(line(1, Bob, asset.clone(), gross)));

        assert_eq!(bob - held(&person(Bob)), net);
        assert_eq!(Rewards::pot_balance(&asset) - pot, rewards);
        assert_eq!(held(&Backstop::account()) - reserve, backstop);
        let fees = Fees { count: 1, gross, rebate, net };
        let of_bob = allowance(Bob, asset.clone());
        assert_eq!((of_bob.fees, of_bob.remaining), (fees, allowed - net));
        assert_eq!(total(asset.clone()), fees);
        let there = routed(RevenueType::ExchangeFee, asset.clone());
        assert_eq!((there.deposits, there.deposited), (1, net));
        assert_eq!(
            (there.arrived.of(Leg::Rewards), there.arrived.of(Leg::Backstop)),
            (rewards, backstop)
        );
        assert_eq!(FeeDiscounts::totals()[usize::from(asset == NATIVE)].fees, fees);
        assert!(FeeDiscounts::is_settled(key(1)));
    });
    check();
}

#[test]
fn a_fee_in_usdc_less_its_rebate_is_split_to_the_last_unit() {
    // 15 % of 100.000003 are 15.00000045; 20 % of the 85.000003 that are paid are 17.0000006.
    let legs = (17_000_000, 68_000_003);
    with_bob().execute_with(|| settles_into(USDC, 100_000_003, 15_000_000, legs));
}

#[test]
fn a_fee_in_qtra_less_its_rebate_is_split_to_the_last_unit() {
    // 15 % of 10 QTRA and 7 units: 1.5 QTRA and 1.05 units. 20 % of the 8.5 QTRA and 6 units that
    // are paid: 1.7 QTRA and 1.2 units.
    let tenth = QTRA / 10;
    let legs = (17 * tenth + 1, 68 * tenth + 5);
    with_bob().execute_with(|| settles_into(NATIVE, 100 * tenth + 7, 15 * tenth + 1, legs));
}

#[test]
fn what_is_too_little_for_the_stream_waits_until_it_is_enough() {
    with_bob().execute_with(|| {
        // 20 % of 2.55 USDC: the preset's stream takes 1 USDC at the least.
        let waiting = || RevenueRouter::suspense().iter().map(|one| one.amount).sum::<Balance>();
        block(|| done(&engine(), settle(line(1, Bob, USDC, 3 * USD))));
        assert_eq!(waiting(), 510_000);
        assert_eq!(routed(RevenueType::ExchangeFee, USDC).arrived.of(Leg::Rewards), 0);
        block(|| done(&engine(), settle(line(2, Bob, USDC, 3 * USD))));
        assert_eq!(waiting(), 0, "1.02 USDC went on in the idle time of the same block");
        let there = routed(RevenueType::ExchangeFee, USDC);
        assert_eq!(there.arrived.of(Leg::Rewards), 1_020_000);
        assert_eq!(there.arrived.of(Leg::Backstop), 5_100_000 - 1_020_000);
        check();
    });
}

#[test]
fn a_key_settles_once_whatever_else_is_said_with_it() {
    with_bob().execute_with(|| {
        block(|| done(&engine(), settle(line(1, Bob, USDC, USD))));
        block(|| {
            let again = line(1, Bob, USDC, USD);
            refused(&engine(), settle(again.clone()), FeeError::AlreadySettled);
            for other in [
                Line { gross_fee: 2 * USD, ..again.clone() },
                Line { asset: NATIVE, ..again.clone() },
                Line { payer: person(Eve), ..again.clone() },
                Line { time: now() - 1, ..again },
            ] {
                refused(&engine(), settle(other.clone()), FeeError::AlreadySettled);
                let before = quiet_root();
                done(&engine(), settle_all(&[other.clone(), other]));
                assert!(quiet_root() == before, "a skipped line wrote");
            }
            // A key of its own is another trade.
            done(&engine(), settle(line(2, Bob, USDC, USD)));
        });
        assert_eq!(total(USDC).net, 2 * 850_000);
        check();
    });
}

#[test]
fn only_an_engine_settles() {
    with_bob().execute_with(|| {
        block(|| {
            for who in [Alice, Bob, Charlie, Eve, Ferdie] {
                refused(&person(who), settle(line(1, Bob, USDC, USD)), BadOrigin);
                refused(&person(who), settle_all(&[line(1, Bob, USDC, USD)]), BadOrigin);
            }
            let by_root = dispatch(RuntimeOrigin::root(), settle(line(1, Bob, USDC, USD)));
            assert_eq!(by_root, Err(BadOrigin.into()));
            // Eve becomes one and Dave ceases to be one.
            let (remove, add) = (person(Dave), person(Eve));
            let swap = polkadot_sdk::pallet_membership::Call::<
                Runtime,
                polkadot_sdk::pallet_membership::Instance4,
            >::swap_member {
                remove: remove.into(),
                add: add.into(),
            };
            assert_eq!(call(&person(Bob), swap.clone()), Err(BadOrigin.into()));
            assert_eq!(dispatch(RuntimeOrigin::root(), swap), Ok(()));
            assert_eq!(TradeEngines::members().into_inner(), [person(Eve)]);
            refused(&engine(), settle(line(1, Bob, USDC, USD)), BadOrigin);
            done(&person(Eve), settle(line(1, Bob, USDC, USD)));
        });
        check();
    });
}

#[test]
fn an_allowance_is_used_up_to_the_last_unit_and_can_be_taken_back() {
    with_bob().execute_with(|| {
        block(|| {
            // Two fees of 0.85 USDC after the discount.
            allow(Bob, USDC, 1_700_000);
            done(&engine(), settle(line(1, Bob, USDC, USD)));
            let more = line(2, Bob, USDC, USD + 2);
            refused(&engine(), settle(more), FeeError::AllowanceExceeded);
            done(&engine(), settle(line(2, Bob, USDC, USD)));
            assert_eq!(allowance(Bob, USDC).remaining, 0);
            refused(&engine(), settle(line(3, Bob, USDC, 1)), FeeError::AllowanceExceeded);
        });
        block(|| {
            allow(Bob, USDC, USD);
            allow(Bob, USDC, 0);
            refused(&engine(), settle(line(3, Bob, USDC, 1)), FeeError::AllowanceExceeded);
            // Never asked for.
            refused(&engine(), settle(line(3, Eve, USDC, 1)), FeeError::AllowanceExceeded);
            // An allowance is of one asset.
            refused(&engine(), settle(line(3, Eve, NATIVE, 1)), FeeError::AllowanceExceeded);
            done(&engine(), settle(line(3, Bob, NATIVE, 1_000)));
        });
        check();
    });
}

#[test]
fn a_trade_settles_within_its_window_and_its_key_is_kept_as_long() {
    with_bob().execute_with(|| {
        let trade = block(|| line(1, Bob, USDC, USD));
        let (early, late) = (line(2, Bob, USDC, USD), line(3, Bob, USDC, USD));
        block(|| {
            done(&engine(), settle(trade.clone()));
            let future = Line { time: now() + 1, ..line(4, Bob, USDC, USD) };
            refused(&engine(), settle(future), FeeError::NotYet);
        });
        // Ten minutes on the preset.
        pass(trade.time + 600 - SLOT - now());
        block(|| {
            assert_eq!(now(), trade.time + 600);
            done(&engine(), settle(early));
            refused(&engine(), settle(trade.clone()), FeeError::AlreadySettled);
        });
        assert!(FeeDiscounts::is_settled(trade.key));
        block(|| {
            refused(&engine(), settle(late), FeeError::TooOld);
            refused(&engine(), settle(trade.clone()), FeeError::AlreadySettled);
        });
        // The idle time of that block forgot the key, and time keeps it from settling again.
        assert!(!FeeDiscounts::is_settled(trade.key));
        block(|| refused(&engine(), settle(trade), FeeError::TooOld));
        assert_eq!(total(USDC).net, 2 * 850_000);
        check();
    });
}
