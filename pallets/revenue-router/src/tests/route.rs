//! Revenue that another pallet has taken: it is divided as a deposit, and not refused.

use super::*;
use polkadot_sdk::{
    frame_support::traits::fungibles::Balanced, sp_io::storage, sp_runtime::StateVersion,
};
use quaestor_primitives::{AssetKind, Entry, RouteRevenue};

const UNIT_OF_NATIVE: u128 = 1_000_000_000_000_000_000;

fn root() -> Vec<u8> {
    storage::root(StateVersion::V1)
}

fn stakers(kind: RevenueType) -> u32 {
    <Router as RouteRevenue<AccountId, MoneyCredit>>::stakers_bps(kind)
}

/// Amounts of a native type that the reward stream and the backstop have, and what waits.
fn native(kind: RevenueType) -> [u128; 3] {
    let total = total(kind, NATIVE);
    let waits = total.deposited - total.arrived.sum().unwrap();
    [total.arrived.of(Leg::Rewards), total.arrived.of(Leg::Backstop), waits]
}

/// Of a network fee of 2.5 tokens stakers get 2, and the backstop 0.5.
#[test]
fn a_network_fee_goes_four_fifths_to_the_rewards() {
    let amount = 5 * UNIT_OF_NATIVE / 2;
    ExtBuilder::default().build_and_execute(|| {
        let till = ALICE;
        assert!(Router::route(Money::issue(NATIVE, amount), &till, Inference).is_ok());

        assert_eq!(native(Inference), [2 * UNIT_OF_NATIVE, UNIT_OF_NATIVE / 2, 0]);
        assert_eq!(balance(NATIVE, REWARDS), ED + 2 * UNIT_OF_NATIVE);
        assert_eq!(balance(NATIVE, BACKSTOP), ED + UNIT_OF_NATIVE / 2);
        assert_eq!(stakers(Inference), 8_000);
        assert_eq!(StubRevenue::take(), [(Inference, NATIVE, amount)]);
        let legs = legs(2 * UNIT_OF_NATIVE, 0, UNIT_OF_NATIVE / 2);
        let (kind, asset) = (Inference, NATIVE);
        assert_eq!(
            last_event(),
            Event::RevenueDeposited {
                who: till,
                kind,
                asset,
                amount,
                legs,
                number: 0,
                reference: None
            }
        );
    });
}

#[test]
fn shares_of_small_and_huge_amounts_are_exact() {
    let huge = 10_u128.pow(30);
    for (amount, rewards, backstop) in
        [(1, 0, 1), (4, 3, 1), (7, 5, 2), (999, 799, 200), (huge + 1, 8 * huge / 10, huge / 5 + 1)]
    {
        ExtBuilder::default().build_and_execute(|| {
            assert!(Router::route(Money::issue(NATIVE, amount), &BANK, Inference).is_ok());
            assert_eq!(native(Inference), [rewards, backstop, 0]);
        });
    }
}

/// The rule of an economy that gives it no split.
#[test]
fn without_a_split_all_of_it_goes_to_the_backstop() {
    let mut builder = ExtBuilder::default();
    builder.splits.remove(&Inference);
    builder.build_and_execute(|| {
        assert!(routed(NATIVE, 1_000, Inference));
        assert_eq!(native(Inference), [0, 1_000, 0]);
        assert_eq!(stakers(Inference), 0);
    });
}

/// The same state to the byte, whichever legs refuse.
#[test]
fn it_is_divided_as_a_deposit_of_the_same_payer() {
    let run = |closed: bool, amount, routes: bool| {
        ExtBuilder::default().build().execute_with(|| {
            System::set_block_number(1);
            at(START);
            if closed {
                Rewards::close();
                block(TREASURY);
            }
            for (asset, kind) in [(USDC, Other), (NATIVE, Inference), (USDC, Other)] {
                if routes {
                    assert!(routed(asset, amount, kind));
                } else {
                    assert_eq!(Router::do_deposit(BANK, asset, amount, kind, None), Ok(()));
                }
            }
            (total(Other, USDC).arrived.sum(), root())
        })
    };
    for amount in [1, 999, 1_000_000] {
        for closed in [false, true] {
            assert_eq!(run(closed, amount, true), run(closed, amount, false));
        }
        assert_ne!(run(true, amount, true).1, run(false, amount, true).1);
    }
    assert_ne!(run(false, 999, true), run(false, 998, true));
}

#[test]
fn while_deposits_are_closed_it_waits_and_is_delivered_by_retries() {
    ExtBuilder::default().build_and_execute(|| {
        StubGuard::close(Entry::Deposit);
        refused(BANK, deposit(USDC, 999, Other), StubGuard::CLOSED);

        assert!(routed(USDC, 999, Other));

        assert_eq!(held(), [0; 4]);
        let (now, waits) = (total(Other, USDC), [299, 148, 149, 403]);
        assert_eq!((now.deposited, now.deposits, now.arrived), (999, 1, LegAmounts::default()));
        assert_eq!(StubRevenue::take(), [(Other, USDC, 999)]);
        assert_eq!(balance(USDC, Router::account()), LEAST + 999);
        for (leg, amount) in
            [Leg::Rewards, Leg::Buyback, Leg::Treasury, Leg::Backstop].into_iter().zip(waits)
        {
            assert_eq!(suspended(Other, leg), amount);
        }
        Router::check_exactly().unwrap();

        accepted(ALICE, retry(Other, Leg::Rewards));
        assert_eq!(held(), [299, 0, 0, 0]);
        assert_eq!(idle(10), 3);
        assert_eq!(held(), waits);
    });
}

#[test]
fn a_leg_that_refuses_makes_its_part_wait() {
    ExtBuilder::default().build_and_execute(|| {
        Rewards::close();
        assert!(routed(NATIVE, 1_000, Inference));
        assert_eq!(native(Inference), [0, 200, 800]);
        Rewards::open();
        assert_eq!(idle(10), 1);
        assert_eq!(native(Inference), [800, 200, 0]);
    });
}

/// Money that could not even wait stays with the pallet that has it.
#[test]
fn what_cannot_wait_is_returned_and_nothing_changes() {
    ExtBuilder::default().build_and_execute(|| {
        let books = crate::Totals::<Test>::iter().count();
        for asset in [EURC, AssetKind::WithId(3)] {
            let supply = issuance(asset.clone());
            assert!(!routed(asset.clone(), 1_000, Inference));
            assert_eq!(issuance(asset), supply);
        }
        block(Router::account());
        assert!(!routed(USDC, 1_000, Inference), "even where every leg would take it");
        assert!(routed(NATIVE, 1_000, Inference));
        unblock(Router::account());
        assert!(!routed(USDC, 0, Inference));
        let before = total(Inference, USDC);
        crate::Totals::<Test>::mutate(Inference, USDC, |total| total.deposited = u128::MAX);
        assert!(!routed(USDC, 1, Inference));
        crate::Totals::<Test>::insert(Inference, USDC, before);
        assert!(routed(USDC, 1, Inference));
        assert_eq!(crate::Totals::<Test>::iter().count(), books + 2);
        assert_eq!(crate::DepositCount::<Test>::get(), 2);
    });
}

#[test]
fn the_part_of_stakers_is_never_told_too_low() {
    let crisis = |usual, crisis| {
        Split::of([crate::types::Share {
            crisis_bps: Some(crisis),
            ..crate::types::Share::new(Leg::Rewards, usual)
        }])
    };
    for (usual, in_crisis) in [(8_000, 9_000), (9_000, 8_000)] {
        let chain = ExtBuilder::default().split(Inference, crisis(usual, in_crisis));
        chain.build_and_execute(|| {
            for on in [false, true] {
                StubCrisis::set_crisis(on);
                assert!(routed(NATIVE, 1_000, Inference));
                assert_eq!(stakers(Inference), 9_000);
            }
            assert_eq!(native(Inference), [1_700, 300, 0]);
        });
    }
}
