//! The worked example of the specification.

use super::*;

#[docify::export]
#[test]
fn a_deposit_of_1000_pays_two_vouchers_and_returns_the_rest() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(1_000));
        let before = free(NATIVE, ALICE);
        // Of 120, 6 + 2.4 + 3.6 go to network, treasury and burn.
        accepted(PETER, redeem_bytes(0, signed(0, 10, 120 * TOKEN, 60_000)));
        assert_eq!(free(NATIVE, PETER), ED + 108 * TOKEN);
        accepted(ALICE, request_close(0));
        at(START + DAY - 1);
        accepted(WATCH, redeem_bytes(0, signed(0, 57, 640 * TOKEN, 320_000)));
        assert_eq!(free(NATIVE, PETER), ED + (108 + 468) * TOKEN);
        at(START + DAY);
        accepted(WATCH, finish(0));
        assert_eq!(free(NATIVE, ALICE) - before, 360 * TOKEN);
    });
}

/// Legs of the last receipt: network, treasury, burn, provider.
fn legs() -> [Balance; 4] {
    let receipt = LastReceipt::get().unwrap();
    [receipt.network, receipt.treasury, receipt.burn, receipt.provider]
}

#[test]
fn the_legs_are_exact_and_the_old_voucher_pays_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(1_000));
        let first = signed(0, 10, 120 * TOKEN, 60_000);
        accepted(PETER, redeem_bytes(0, first));
        assert_eq!(legs(), [60, 24, 36, 1_080].map(tenths));
        accepted(ALICE, request_close(0));
        accepted(PETER, redeem_bytes(0, signed(0, 57, 640 * TOKEN, 320_000)));
        assert_eq!(legs(), [260, 104, 156, 4_680].map(tenths));
        refused(PETER, redeem_bytes(0, first), Error::NotNewer);
        assert_eq!(Receipts::get(), [(0, 10, 120 * TOKEN, 60_000), (0, 57, 520 * TOKEN, 260_000)]);
    });
}

#[test]
fn a_voucher_above_the_deposit_stays_good() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(1_000));
        accepted(PETER, redeem_bytes(0, signed(0, 10, 120 * TOKEN, 60_000)));
        accepted(PETER, redeem_bytes(0, signed(0, 57, 640 * TOKEN, 320_000)));
        let voucher = signed(0, 90, 1_300 * TOKEN, 650_000);
        accepted(PETER, redeem_bytes(0, voucher));
        assert_eq!(legs()[3], 324 * TOKEN);
        assert_eq!(channel(0).paid, 1_000 * TOKEN);
        refused(PETER, redeem_bytes(0, voucher), Error::Exhausted);

        accepted(ALICE, top_up(0, 300));
        accepted(PETER, redeem_bytes(0, voucher));

        assert_eq!(legs()[3], 270 * TOKEN);
        assert_eq!(channel(0).paid, 1_300 * TOKEN);
        assert_eq!(held(NATIVE, ALICE), 0);
    });
}
