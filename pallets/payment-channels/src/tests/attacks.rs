//! Attacks A8, A9, A16, A17 and A22 of the specification, as far as the pallet alone can show them: the
//! gain of the attacker is computed, and at most zero. A9 is in `replay`, A22 in `deadlines` as well.

use super::*;
use polkadot_sdk::frame_support::traits::{LockableCurrency, WithdrawReasons};

type AssetsError = polkadot_sdk::pallet_assets::Error<Test>;

/// Balance of an account with all its holds.
fn wealth(who: AccountId) -> Balance {
    free(NATIVE, who) + held(NATIVE, who) + stored(who)
}

/// A8: the consumer closes with a stale state while the provider sleeps.
#[test]
fn a_stale_close_gains_nothing_if_anybody_redeems_within_a_day() {
    for owed in [1, 50, 99, 100] {
        for late in [1, HOUR, DAY - 1] {
            ExtBuilder::default().build_and_execute(|| {
                let before = wealth(ALICE);
                accepted(ALICE, open(100));
                accepted(PETER, redeem(0, 1, 1));
                let newest = signed(0, 2, owed * TOKEN, 100_000);
                accepted(ALICE, request_close(0));
                at(START + late);
                if owed > 1 {
                    accepted(WATCH, redeem_bytes(0, newest));
                }
                at(START + DAY);
                accepted(ALICE, finish(0));
                // She has paid what she owes, not a unit less.
                assert_eq!(before - wealth(ALICE), owed * TOKEN);
            });
        }
    }
}

/// A8, the documented limit: with the watch dead as well, the consumer keeps the newest voucher's
/// difference.
#[test]
fn a_stale_close_that_nobody_answers_gains_the_difference() {
    ExtBuilder::default().build_and_execute(|| {
        let before = wealth(ALICE);
        accepted(ALICE, open(100));
        accepted(PETER, redeem(0, 1, 1));
        let newest = signed(0, 2, 80 * TOKEN, 100_000);
        accepted(ALICE, request_close(0));
        at(START + DAY);
        accepted(ALICE, finish(0));
        refused(WATCH, redeem_bytes(0, newest), Error::NotFound);
        let paid = before - wealth(ALICE);
        assert_eq!(80 * TOKEN - paid, 79 * TOKEN);
    });
}

/// A8, the other side: an older voucher harms only the account that presents it.
#[test]
fn a_provider_gains_nothing_by_an_older_voucher() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        let before = wealth(PETER);
        let (older, newer) = (signed(0, 1, 10 * TOKEN, 1), signed(0, 2, 20 * TOKEN, 2));
        accepted(PETER, close(0, Some(older)));
        refused(PETER, redeem_bytes(0, newer), Error::Ended);
        assert_eq!(wealth(PETER) - before, 9 * TOKEN);
    });
}

/// A16: dust of a deposit does not burn the worth of a voucher.
#[test]
fn top_ups_of_dust_cost_what_they_pay_and_the_voucher_stays_good() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        let voucher = signed(0, 1, 100 * TOKEN, 1);
        accepted(PETER, redeem_bytes(0, voucher));
        let before = wealth(ALICE);
        for _ in 0..100 {
            accepted(ALICE, Call::top_up { id: 0, amount: 1 });
            accepted(WATCH, redeem_bytes(0, voucher));
        }
        assert_eq!(before - wealth(ALICE), 100);
        accepted(ALICE, top_up(0, 100));
        accepted(PETER, redeem_bytes(0, voucher));
        // All in all exactly the voucher.
        assert_eq!(channel(0).paid, 100 * TOKEN);
    });
}

/// A16: closing, in whatever order it is included with a redemption.
#[test]
fn a_request_to_close_before_or_after_a_redemption_makes_no_difference() {
    let outcome = |first: bool| {
        ExtBuilder::default().build_and_execute(|| {
            accepted(ALICE, open(100));
            let voucher = signed(0, 1, 70 * TOKEN, 1);
            if first {
                accepted(ALICE, request_close(0));
            }
            accepted(PETER, redeem_bytes(0, voucher));
            if !first {
                accepted(ALICE, request_close(0));
            }
            at(START + DAY);
            // The same block: a redemption before the end is still paid.
            accepted(WATCH, redeem_bytes(0, signed(0, 2, 80 * TOKEN, 2)));
            accepted(ALICE, finish(0));
            (wealth(ALICE), wealth(PETER))
        })
    };
    assert_eq!(outcome(true), outcome(false));
}

/// A17: a lock over everything, as a vesting schedule or a vote lays it.
#[test]
fn a_locked_balance_pays_all_the_same() {
    ExtBuilder::default().build_and_execute(|| {
        let all = WithdrawReasons::all();
        Balances::set_lock(*b"vesting ", &ALICE, Balance::MAX, all);
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 40));
        assert_eq!(free(NATIVE, PETER), ED + 36 * TOKEN);
        // The lock comes later, and the rest is paid too.
        Balances::set_lock(*b"voting  ", &ALICE, Balance::MAX, all);
        accepted(ALICE, top_up(0, 10));
        accepted(WATCH, redeem(0, 2, 110));
        assert_eq!(free(NATIVE, PETER), ED + 99 * TOKEN);
        // It is no way out of a lock either: the rest goes back under it.
        accepted(ALICE, open(100));
        accepted(PETER, close(1, None));
        let transfer = Balances::transfer_allow_death(RuntimeOrigin::signed(ALICE), BOB, 1);
        assert!(transfer.is_err());
    });
}

/// A17: an account that the issuer of its asset froze after the deposit.
#[test]
fn a_frozen_account_pays_all_the_same() {
    ExtBuilder::default().build_and_execute(|| {
        let call = open_with(PETER, USDC, 100 * USD, Signer::sr(7).key(), now() + DAY);
        accepted(BOB, call);
        Assets::freeze(RuntimeOrigin::signed(ALICE), 1, BOB).unwrap();
        let before = free(USDC, PETER);
        accepted(WATCH, redeem_bytes(0, signed(0, 1, 40 * USD, 1)));
        assert_eq!(free(USDC, PETER) - before, 36 * USD);
        accepted(PETER, close(0, None));
        assert_eq!(held(USDC, BOB), 0);
    });
}

/// A17, the limit: while the issuer has stopped the whole asset, no amount of it moves, in either
/// direction. Afterwards everything is as it was.
#[test]
fn an_asset_that_is_stopped_neither_pays_nor_goes_back() {
    ExtBuilder::default().build_and_execute(|| {
        let call = open_with(PETER, USDC, 100 * USD, Signer::sr(7).key(), now() + DAY);
        accepted(BOB, call);
        accepted(BOB, request_close(0));
        Assets::freeze_asset(RuntimeOrigin::signed(ALICE), 1).unwrap();
        at(START + 2 * DAY);
        let (voucher, stopped) = (signed(0, 1, 40 * USD, 1), AssetsError::AssetNotLive);
        refused(WATCH, redeem_bytes(0, voucher), stopped);
        refused(BOB, finish(0), AssetsError::AssetNotLive);
        Assets::thaw_asset(RuntimeOrigin::signed(ALICE), 1).unwrap();
        accepted(WATCH, redeem_bytes(0, voucher));
        accepted(BOB, finish(0));
    });
}

/// A17: the consumer empties its account, and the hold stays.
#[test]
fn an_empty_purse_pays_all_the_same() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        let origin = RuntimeOrigin::signed(ALICE);
        Balances::transfer_all(origin, BOB, false).unwrap();
        assert!(free(NATIVE, ALICE) <= ED);
        accepted(WATCH, redeem(0, 1, 100));
        assert_eq!(free(NATIVE, PETER), ED + 90 * TOKEN);
        accepted(PETER, close(0, None));
        assert_eq!(stored(ALICE), STORAGE);
    });
}

/// A22: a halt of any length over the dispute time.
#[test]
fn a_halt_costs_the_provider_nothing() {
    for days in [1, 3, 30, 300] {
        ExtBuilder::default().build_and_execute(|| {
            accepted(ALICE, open(100));
            let newest = signed(0, 1, 80 * TOKEN, 1);
            accepted(ALICE, request_close(0));
            let back = START + days * DAY;
            halt_until(back);
            for secs in [back, back + HOUR - 1] {
                at(secs);
                refused(ALICE, finish(0), Error::TooEarly);
                idle();
            }
            accepted(WATCH, redeem_bytes(0, newest));
            at(back + HOUR);
            accepted(ALICE, finish(0));
            assert_eq!(free(NATIVE, PETER), ED + 72 * TOKEN);
        });
    }
}

/// A consumer that opens channels without end pays for their storage.
#[test]
fn every_record_has_its_deposit() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..50 {
            accepted(ALICE, open(1));
        }
        assert_eq!(stored(ALICE), 50 * STORAGE);
        for id in 0..50 {
            accepted(PETER, close(id, None));
        }
        assert_eq!(wealth(ALICE), PURSE * TOKEN);
    });
}

/// A payment that can be challenged is not hidden by a small one after it, or by the end.
#[test]
fn a_small_redemption_does_not_shrink_what_can_be_challenged() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        let (statement, signature) = stated(0, 1, 100 * TOKEN, 1);
        accepted(PETER, redeem_bytes(0, signed(0, 1, 90 * TOKEN, 1)));
        let amount = || Channels::subject(0, &statement, &signature).map(|it| it.amount);
        for step in 1..10 {
            at(START + step * DAY / 10);
            let cumulative = 90 * TOKEN + Balance::from(step);
            accepted(PETER, redeem_bytes(0, signed(0, 2, cumulative, 2)));
            assert_eq!(amount(), Ok(cumulative));
        }
        at(START + DAY - 1);
        accepted(PETER, close(0, Some(signed(0, 3, 91 * TOKEN, 3))));
        assert_eq!(amount(), Ok(91 * TOKEN));
        at(START + 2 * DAY - 2);
        assert_eq!(amount(), Ok(91 * TOKEN));
        at(START + 2 * DAY - 1);
        assert_eq!(amount(), Err(Error::NothingPaid.into()));
    });
}
