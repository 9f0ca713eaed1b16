//! Accounts that leave: nothing of them stays, and no number comes back.

use super::*;
use crate::{AutoCompounding, Earnings};
use polkadot_sdk::frame_support::traits::fungible::InspectHold;

fn on_hold(who: AccountId) -> u128 {
    Balances::balance_on_hold(&crate::HoldReason::AutoCompounding.into(), &who)
}

#[test]
fn the_fraction_of_an_account_that_has_left_is_the_pools() {
    ExtBuilder::default().build_and_execute(|| {
        open(ALICE, 0, 1, 10_000, Forfeit::None);
        open(BOB, 0, 2, 10_000, Forfeit::None);
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 1_000);
        // A third of 625,000.
        Stake::close(ALICE, 0).unwrap();
        accepted(ALICE, claim(USDC));
        assert_eq!(streams(ALICE)[0].total, 208_333);
        assert_eq!(pool(USDC).dust, from_int(0));

        at(START + HOUR + 7 * DAY);
        accepted(ALICE, collect(USDC));

        assert!(!Earnings::<Test>::contains_key(ALICE));
        let third = from_int(1) / Q128::from(3u8);
        let dust = pool(USDC).dust;
        assert!(dust <= third && dust > third - Q128::from(10_000u32), "{dust}");
    });
}

#[test]
fn an_account_without_positions_claims_less_than_the_minimum() {
    ExtBuilder::default().params(|params| params.min_claim = 1_000_000).build_and_execute(|| {
        alice_alone(USDC);
        at(START + 1_000);
        refused(ALICE, claim(USDC), Error::BelowMinimumClaim);
        Stake::close(ALICE, 0).unwrap();

        accepted(ALICE, claim(USDC));
        at(START + HOUR + 7 * DAY);
        accepted(ALICE, collect(USDC));

        assert_eq!(balance(USDC, ALICE), LEAST + 625_000);
        assert!(!Earnings::<Test>::contains_key(ALICE));
    });
}

#[test]
fn automatic_compounding_holds_a_deposit_while_it_is_on() {
    ExtBuilder::default().build_and_execute(|| {
        let before = Balances::free_balance(ALICE);
        refused(EVE, Call::set_auto_compound { on: true }, Error::InsufficientBalance);

        accepted(ALICE, Call::set_auto_compound { on: true });
        assert_eq!((Balances::free_balance(ALICE), on_hold(ALICE)), (before - DEPOSIT, DEPOSIT));
        assert_eq!(AutoCompounding::<Test>::get(ALICE), Some(DEPOSIT));

        accepted(ALICE, Call::set_auto_compound { on: false });
        assert_eq!((Balances::free_balance(ALICE), on_hold(ALICE)), (before, 0));
    });
}

#[test]
fn the_deposit_returns_with_the_last_position() {
    ExtBuilder::default().build_and_execute(|| {
        let before = Balances::free_balance(ALICE);
        open(ALICE, 0, 1_024, 10_000, Forfeit::None);
        open(ALICE, 1, 1_024, 10_000, Forfeit::None);
        accepted(ALICE, Call::set_auto_compound { on: true });

        Stake::close(ALICE, 0).unwrap();
        assert_eq!(on_hold(ALICE), DEPOSIT);
        Stake::close(ALICE, 1).unwrap();

        assert_eq!((Balances::free_balance(ALICE), on_hold(ALICE)), (before, 0));
        assert!(!AutoCompounding::<Test>::contains_key(ALICE));
        assert_eq!(last_event(), Event::AutoCompoundSet { who: ALICE, on: false }.into());
    });
}

#[test]
fn no_number_of_a_stream_comes_back() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        at(START + 1_000);
        accepted(ALICE, claim(USDC));
        at(START + HOUR + 1_000);
        accepted(ALICE, claim(USDC));
        Stake::close(ALICE, 0).unwrap();
        at(START + 3 * HOUR + 7 * DAY);
        accepted(ALICE, collect(USDC));
        assert!(!Earnings::<Test>::contains_key(ALICE));

        open(ALICE, 1, 1_024, 10_000, Forfeit::None);
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 4 * HOUR + 7 * DAY);
        accepted(ALICE, claim(USDC));

        assert_eq!(streams(ALICE)[0].id, 2);
    });
}
