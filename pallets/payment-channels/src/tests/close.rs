//! `close`.

use super::*;
use crate::Totals;

#[test]
fn the_provider_redeems_and_ends_the_channel_at_once() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        let before = free(NATIVE, ALICE);
        System::reset_events();
        accepted(PETER, close(0, Some(signed(0, 3, 40 * TOKEN, 7))));

        let (paid, refunded) = (40 * TOKEN, 60 * TOKEN);
        let redeemed =
            Event::Redeemed { channel: 0, gross: paid, paid, nonce: 3, tokens: 7, receipt: 1 };
        assert_eq!(events(), [redeemed, Event::Closed { channel: 0, paid, refunded }]);
        assert_eq!(free(NATIVE, PETER), ED + 36 * TOKEN);
        assert_eq!((free(NATIVE, ALICE) - before, held(NATIVE, ALICE)), (refunded, 0));
        assert_eq!(Totals::<Test>::get(NATIVE), Total::default());
        // The payment can be challenged for a day, and so long the record is kept.
        assert_eq!(channel(0).phase, Phase::Ended { until: START + DAY });
        assert_eq!((stored(ALICE), channel(0).held()), (STORAGE, 0));
        at(START + DAY);
        accepted(WATCH, finish(0));
        assert_eq!((stored(ALICE), exists(0)), (0, false));
    });
}

#[test]
fn without_a_voucher_everything_goes_back_and_nothing_is_kept() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        System::reset_events();
        accepted(PETER, close(0, None));
        let closed = Event::Closed { channel: 0, paid: 0, refunded: 100 * TOKEN };
        let removed = Event::Removed { channel: 0, storage_deposit: STORAGE };
        assert_eq!(events(), [closed, removed]);
        assert!(!exists(0));
        assert_eq!((free(NATIVE, ALICE), stored(ALICE)), (PURSE * TOKEN, 0));
    });
}

#[test]
fn the_record_of_an_old_payment_is_not_kept() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 40));
        at(START + DAY - 1);
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(1, 1, 40));
        at(START + DAY);
        for (id, kept) in [(0, false), (1, true)] {
            accepted(PETER, close(id, None));
            assert_eq!(exists(id), kept);
        }
    });
}

#[test]
fn only_the_provider_closes() {
    ExtBuilder::default().build_and_execute(|| {
        refused(PETER, close(0, None), Error::NotFound);
        accepted(ALICE, open(100));
        for who in [ALICE, BOB, PAULA] {
            refused(who, close(0, None), Error::NotYours);
        }
    });
}

#[test]
fn a_channel_ends_once() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(PETER, close(0, Some(signed(0, 1, TOKEN, 1))));
        refused(PETER, close(0, None), Error::Ended);
        refused(PETER, close(0, Some(signed(0, 2, 2 * TOKEN, 2))), Error::Ended);
    });
}

#[test]
fn a_wrong_voucher_ends_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 5, 50));
        let mut forged = signed(0, 6, 60 * TOKEN, 30_000);
        forged.1[0] ^= 1;
        refused(PETER, close(0, Some(forged)), Error::BadSignature);
        // A provider that shows an old voucher by mistake would lose by the end.
        refused(PETER, close(0, Some(signed(0, 4, 40 * TOKEN, 1))), Error::NotNewer);
        accepted(WATCH, redeem(0, 6, 101));
        let exhausted = signed(0, 7, 102 * TOKEN, 100_000);
        refused(PETER, close(0, Some(exhausted)), Error::Exhausted);
        accepted(PETER, close(0, None));
    });
}

#[test]
fn it_works_while_closing_and_when_everything_else_is_closed() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(ALICE, request_close(0));
        Providers::set(PETER, None);
        StubGuard::close(Entry::Job);
        accepted(PETER, close(0, Some(signed(0, 1, TOKEN, 1))));
        assert_eq!(held(NATIVE, ALICE), 0);
    });
}

#[test]
fn a_full_payment_leaves_nothing_to_refund() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(PETER, close(0, Some(signed(0, 1, 200 * TOKEN, 1))));
        let closed = Event::Closed { channel: 0, paid: 100 * TOKEN, refunded: 0 };
        assert_eq!(events().last(), Some(&closed));
    });
}
