//! A batch: each line for itself, and the router hears of it once for each asset.

use crate::{world::*, *};
use polkadot_sdk::sp_keyring::Sr25519Keyring::*;
use quaestor_runtime::{FeeDiscounts, RuntimeEvent};

/// Result of a line: the amount paid, skipped, or the error.
#[derive(Debug, PartialEq)]
enum Told {
    Paid(Key, Balance),
    Skipped(Key),
    Refused(Key, DispatchError),
}

/// Events of the block about fees, in their order.
fn told() -> Vec<Told> {
    use pallet_fee_discounts::Event;
    let of = |event| match event {
        RuntimeEvent::FeeDiscounts(Event::FeeSettled { key, net, .. }) => {
            Some(Told::Paid(key, net))
        },
        RuntimeEvent::FeeDiscounts(Event::FeeSkipped { key }) => Some(Told::Skipped(key)),
        RuntimeEvent::FeeDiscounts(Event::FeeRefused { key, error }) => {
            Some(Told::Refused(key, error))
        },
        _ => None,
    };
    events().into_iter().filter_map(of).collect()
}

fn no(number: u64, error: FeeError) -> Told {
    Told::Refused(key(number), error.into())
}

#[test]
fn bad_lines_are_told_in_their_order_and_hold_up_no_other() {
    market().execute_with(|| {
        block(|| {
            stake(Bob, 10_000 * QTRA);
            allow(Bob, USDC, 100 * USD);
            allow(Bob, NATIVE, 100 * QTRA);
            allow(Eve, USDC, 2 * USD);
        });
        pass(8 * DAY);
        block(|| done(&engine(), settle(line(0, Bob, USDC, 4 * USD))));
        let bob = balance(&USDC, &person(Bob));
        block(|| {
            let lines = [
                line(1, Bob, USDC, 8 * USD),
                line(2, Eve, USDC, 3 * USD),
                line(0, Bob, USDC, 4 * USD),
                line(3, Bob, NATIVE, 4 * QTRA),
                Line { asset: AssetKind::WithId(7), ..line(4, Bob, USDC, USD) },
                line(5, Bob, USDC, 0),
                line(1, Bob, USDC, 8 * USD),
                Line { time: now() + 1, ..line(6, Bob, USDC, USD) },
                Line { time: now() - 601, ..line(7, Bob, USDC, USD) },
                line(8, Eve, USDC, 2 * USD),
                line(2, Bob, USDC, 12 * USD),
            ];
            System::reset_events();
            done(&engine(), settle_all(&lines));
            assert_eq!(
                told(),
                [
                    Told::Paid(key(1), 6 * USD),
                    no(2, FeeError::AllowanceExceeded),
                    Told::Skipped(key(0)),
                    Told::Paid(key(3), 3 * QTRA),
                    no(4, FeeError::UnknownAsset),
                    no(5, FeeError::ZeroFee),
                    Told::Skipped(key(1)),
                    no(6, FeeError::NotYet),
                    no(7, FeeError::TooOld),
                    Told::Paid(key(8), 2 * USD),
                    // A key that was refused is free.
                    Told::Paid(key(2), 9 * USD),
                ]
            );
        });
        assert_eq!(bob - balance(&USDC, &person(Bob)), 15 * USD);
        assert_eq!(total(USDC).net, 3 * USD + 6 * USD + 2 * USD + 9 * USD);
        assert_eq!(total(NATIVE).net, 3 * QTRA);
        let dollars = routed(RevenueType::ExchangeFee, USDC);
        assert_eq!((dollars.deposits, dollars.deposited), (2, 20 * USD), "one for each batch");
        let tokens = routed(RevenueType::ExchangeFee, NATIVE);
        assert_eq!((tokens.deposits, tokens.deposited), (1, 3 * QTRA));
        check();
    });
}

#[test]
fn a_batch_sent_again_changes_nothing() {
    market().execute_with(|| {
        let lines: Vec<_> = block(|| {
            allow(Bob, USDC, 1_000 * USD);
            (0..100).map(|number| line(number, Bob, USDC, USD)).collect()
        });
        block(|| {
            done(&engine(), settle_all(&lines));
            let before = quiet_root();
            for _ in 0..3 {
                done(&engine(), settle_all(&lines));
                assert!(told().iter().all(|each| matches!(each, Told::Skipped(_))));
                assert_eq!(told().len(), 100);
                assert!(quiet_root() == before, "a batch sent again wrote");
            }
        });
        assert_eq!(
            allowance(Bob, USDC).fees,
            Fees { count: 100, gross: 100 * USD, rebate: 0, net: 100 * USD }
        );
        check();
    });
}

#[test]
fn a_payer_who_runs_out_of_money_keeps_what_keeps_the_account_alive() {
    market().execute_with(|| {
        let poor = AccountId::new([9; 32]);
        let give = |asset: AssetKind, amount| {
            use polkadot_sdk::frame_support::traits::{fungibles::Mutate, tokens::Preservation};
            let keep = Preservation::Preserve;
            quaestor_runtime::configs::tokens::NativeAndAssets::transfer(
                asset,
                &person(Alice),
                &poor,
                amount,
                keep,
            )
            .unwrap();
        };
        block(|| {
            give(NATIVE, QTRA);
            // 5 USDC and the least that an account holds.
            give(USDC, 5 * USD + 10_000);
            done(&poor, Discount::set_allowance { asset: USDC, amount: 100 * USD });
        });
        block(|| {
            let of = |number, fee| Line { payer: poor.clone(), ..line(number, Bob, USDC, fee) };
            System::reset_events();
            done(
                &engine(),
                settle_all(&[of(1, 3 * USD), of(2, 3 * USD), of(3, 2 * USD), of(4, 1)]),
            );
            assert_eq!(
                told(),
                [
                    Told::Paid(key(1), 3 * USD),
                    no(2, FeeError::InsufficientBalance),
                    Told::Paid(key(3), 2 * USD),
                    no(4, FeeError::InsufficientBalance),
                ]
            );
            assert_eq!(balance(&USDC, &poor), 10_000);
            let [of_usdc, _] = &FeeDiscounts::remaining_allowances(poor.clone())[..] else {
                panic!()
            };
            assert_eq!(of_usdc.remaining, 95 * USD);
        });
        check();
    });
}
