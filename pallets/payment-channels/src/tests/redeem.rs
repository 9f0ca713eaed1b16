//! `redeem`.

use super::*;
use crate::Totals;

#[test]
fn the_provider_is_paid_out_of_the_hold_whoever_redeems() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        let before = free(NATIVE, ALICE);
        accepted(WATCH, redeem(0, 3, 40));

        let (gross, paid, nonce, tokens) = (40 * TOKEN, 40 * TOKEN, 3, 20_000);
        let event = Event::Redeemed { channel: 0, gross, paid, nonce, tokens, receipt: 1 };
        assert_eq!(events().last(), Some(&event));
        let stored = channel(0);
        assert_eq!((stored.paid, stored.nonce, stored.tokens), (paid, 3, 20_000));
        let (since, at) = (START, START);
        assert_eq!(stored.recent, Recent { since, at, current: gross, before: 0 });
        assert_eq!(free(NATIVE, PETER), ED + 36 * TOKEN);
        assert_eq!(free(NATIVE, TILL), ED + 4 * TOKEN);
        assert_eq!((held(NATIVE, ALICE), free(NATIVE, ALICE)), (60 * TOKEN, before));
        assert_eq!(free(NATIVE, WATCH), PURSE * TOKEN);
        assert_eq!(Totals::<Test>::get(NATIVE), Total { channels: 1, held: 60 * TOKEN });
        assert_eq!(Receipts::get(), [(0, 3, gross, 20_000)]);
    });
}

#[test]
fn either_scheme_and_either_asset_will_do() {
    for signer in [Signer::sr(7), Signer::ed(7)] {
        for (asset, unit) in [(NATIVE, TOKEN), (USDC, USD)] {
            ExtBuilder::default().build_and_execute(|| {
                let call = open_with(PETER, asset.clone(), 10 * unit, signer.key(), now() + DAY);
                accepted(ALICE, call);
                let before = free(asset.clone(), PETER);
                accepted(WATCH, redeem_bytes(0, signed(0, 0, 7 * unit, 0)));
                assert_eq!(free(asset.clone(), PETER) - before, 63 * unit / 10);
                assert_eq!(held(asset.clone(), ALICE), 3 * unit);
            });
        }
    }
}

#[test]
fn each_voucher_pays_the_difference_to_the_last() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        for (nonce, tokens, paid) in [(1, 10, 10), (1, 11, 1), (7, 50, 39), (8, 100, 50)] {
            accepted(WATCH, redeem(0, nonce, tokens));
            assert_eq!(Receipts::get().last().unwrap().2, paid * TOKEN);
        }
        assert_eq!(free(NATIVE, PETER), ED + 90 * TOKEN);
    });
}

#[test]
fn a_single_unit_is_paid() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(1));
        accepted(WATCH, redeem_bytes(0, signed(0, 0, 1, 0)));
        assert_eq!(free(NATIVE, PETER), ED + 1);
    });
}

#[test]
fn amount_nonce_and_tokens_never_go_back() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        refused(WATCH, redeem_bytes(0, signed(0, 9, 0, 9)), Error::NotNewer);
        accepted(WATCH, redeem_bytes(0, signed(0, 5, 50 * TOKEN, 1_000)));
        let older = [
            (5, 50 * TOKEN, 1_000),
            (6, 50 * TOKEN, 2_000),
            (6, 50 * TOKEN - 1, 2_000),
            (4, 60 * TOKEN, 1_000),
            (5, 60 * TOKEN, 999),
            (0, 0, 0),
        ];
        for (nonce, cumulative, tokens) in older {
            refused(WATCH, redeem_bytes(0, signed(0, nonce, cumulative, tokens)), Error::NotNewer);
        }
        accepted(WATCH, redeem_bytes(0, signed(0, 5, 50 * TOKEN + 1, 1_000)));
    });
}

#[test]
fn a_voucher_above_the_deposit_is_paid_as_far_as_it_goes() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        for cumulative in [100 * TOKEN + 1, Balance::MAX] {
            let voucher = signed(0, 9, cumulative, 7);
            let preview = Channels::check(0, voucher.0, voucher.1).unwrap();
            assert_eq!((preview.gross, preview.beyond), (100 * TOKEN, cumulative - 100 * TOKEN));
        }
        let voucher = signed(0, u64::MAX, Balance::MAX, u64::MAX);
        accepted(WATCH, redeem_bytes(0, voucher));
        assert_eq!((channel(0).paid, held(NATIVE, ALICE)), (100 * TOKEN, 0));
        refused(WATCH, redeem_bytes(0, voucher), Error::Exhausted);
        // It pays every top-up from now on.
        for _ in 0..3 {
            accepted(ALICE, top_up(0, 1));
            accepted(WATCH, redeem_bytes(0, voucher));
        }
        assert_eq!(channel(0).paid, 103 * TOKEN);
    });
}

#[test]
fn nothing_stops_a_redemption_until_the_channel_has_ended() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        Providers::set(PETER, None);
        for entry in [Entry::Job, Entry::Deposit, Entry::Delegate, Entry::Stake] {
            StubGuard::close(entry);
        }
        accepted(WATCH, redeem(0, 1, 1));
        accepted(ALICE, request_close(0));
        accepted(WATCH, redeem(0, 2, 2));
        // Closing is over and so is the life, but nobody has finished the channel.
        at(START + 400 * DAY);
        accepted(WATCH, redeem(0, 3, 3));
        let last = signed(0, 4, 4 * TOKEN, 2_000);
        accepted(WATCH, finish(0));
        refused(WATCH, redeem_bytes(0, last), Error::Ended);
        at(START + 401 * DAY);
        accepted(WATCH, finish(0));
        refused(WATCH, redeem_bytes(0, last), Error::NotFound);
    });
}

#[test]
fn a_settlement_that_fails_changes_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        let voucher = signed(0, 1, TOKEN, 500);
        Jammed::set(&true);
        refused(WATCH, redeem_bytes(0, voucher), DispatchError::Unavailable);
        Jammed::set(&false);
        accepted(WATCH, redeem_bytes(0, voucher));
    });
}

#[test]
fn a_provider_that_cannot_take_a_payment_does_not_stop_it() {
    ExtBuilder::default().build_and_execute(|| {
        // Paula has no account in USDC, and the payment is below its minimum balance or not.
        accepted(ALICE, open_with(PAULA, USDC, 10 * USD, Signer::sr(7).key(), now() + DAY));
        set_free(NATIVE, PAULA, 0);
        accepted(WATCH, redeem_bytes(0, signed(0, 1, USD, 1)));
        assert_eq!(held(USDC, ALICE), 9 * USD);
    });
}

#[test]
fn the_nonce_alone_is_no_progress() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        accepted(WATCH, redeem(0, 1, 5));
        let stored = channel(0);
        refused(WATCH, redeem(0, 2, 5), Error::NotNewer);
        assert_eq!(channel(0), stored);
    });
}

#[test]
fn only_a_signed_origin_redeems() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        let call = RuntimeCall::from(redeem(0, 1, 1));
        quaestor_testing::assert_refused::<RuntimeCall>(
            call,
            RuntimeOrigin::none(),
            DispatchError::BadOrigin,
        );
    });
}
