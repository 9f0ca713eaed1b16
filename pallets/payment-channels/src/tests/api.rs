//! The reads.

use super::*;
use crate::api::{ChannelView, RedeemPreview, MAX_LISTED};
use polkadot_sdk::sp_runtime::traits::Dispatchable;

#[test]
fn a_channel_shows_what_is_left_and_when_it_is_due() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Channels::channel(0), None);
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 30));
        let expected = ChannelView {
            id: 0,
            channel: channel(0),
            left: 70 * TOKEN,
            due_at: START + 31 * DAY,
            is_due: false,
            challengeable_until: Some(START + DAY),
        };
        assert_eq!(Channels::channel(0), Some(expected));
        accepted(PETER, close(0, None));
        let view = Channels::channel(0).unwrap();
        assert_eq!((view.left, view.due_at, view.is_due), (0, START + DAY, false));
        at(START + DAY);
        assert!(Channels::channel(0).unwrap().is_due);
    });
}

#[test]
fn channels_are_listed_by_number_for_both_parties() {
    ExtBuilder::default().build_and_execute(|| {
        let key = Signer::sr(7).key();
        let parties = [(ALICE, PETER), (BOB, PETER), (ALICE, PAULA), (BOB, PAULA), (ALICE, PETER)];
        for (consumer, provider) in parties {
            accepted(consumer, open_with(provider, NATIVE, TOKEN, key, now() + DAY));
        }
        let ids = |who, from, count| {
            let views = Channels::channels_of(who, from, count);
            views.into_iter().map(|view| view.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(ALICE, 0, 100), [0, 2, 4]);
        assert_eq!(ids(PETER, 0, 100), [0, 1, 4]);
        assert_eq!(ids(ALICE, 1, 1), [2]);
        assert_eq!(ids(PAULA, 3, u32::MAX), [3]);
        assert!(ids(WATCH, 0, 100).is_empty() && ids(ALICE, 5, 9).is_empty());
        assert!(ids(ALICE, 0, 0).is_empty());
    });
}

#[test]
fn an_answer_lists_a_hundred_at_most() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..MAX_LISTED + 5 {
            accepted(ALICE, open(1));
        }
        assert_eq!(Channels::channels_of(ALICE, 0, u32::MAX).len(), 100);
        at(START + 31 * DAY);
        assert_eq!(Channels::due(0, u32::MAX).len(), 100);
        assert_eq!(Channels::due(100, 3), [100, 101, 102]);
    });
}

#[test]
fn what_is_due_can_be_finished_and_nothing_else() {
    ExtBuilder::default().build_and_execute(|| {
        for id in 0..4 {
            accepted(ALICE, open(10));
            if id % 2 == 0 {
                accepted(ALICE, request_close(id));
            }
        }
        accepted(PETER, close(3, Some(signed(3, 1, TOKEN, 1))));
        at(START + DAY);
        assert_eq!(Channels::due(0, 100), [0, 2, 3]);
        for id in 0..4 {
            let origin = RuntimeOrigin::signed(WATCH);
            let done = RuntimeCall::from(finish(id)).dispatch(origin).is_ok();
            assert_eq!(done, id != 1);
        }
    });
}

#[test]
fn the_bytes_to_sign_are_those_that_are_redeemed() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Channels::voucher_bytes(0, 1, 2, 3), None);
        accepted(ALICE, open(100));
        let bytes = Channels::voucher_bytes(0, 1, 7 * TOKEN, 3).unwrap();
        assert_eq!(bytes, signed(0, 1, 7 * TOKEN, 3).0);
        let signature = signer(0).sign(&bytes);
        accepted(WATCH, redeem_bytes(0, (bytes.try_into().unwrap(), signature)));
    });
}

#[test]
fn a_check_says_what_a_redemption_will_do() {
    ExtBuilder::default().build_and_execute(|| {
        let none = Channels::check(0, [0; 121], [0; 64]);
        assert_eq!(none, Err(Error::NotFound.into()));
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 5, 30));
        let before = root();
        let mut forged = signed(0, 6, 40 * TOKEN, 20_000);
        forged.1[9] ^= 8;
        for voucher in [signed(0, 4, 40 * TOKEN, 20_000), signed(0, 6, 30 * TOKEN, 1), forged] {
            let error = Channels::check(0, voucher.0, voucher.1).unwrap_err();
            refused(WATCH, redeem_bytes(0, voucher), error);
        }
        let whole = signed(0, 6, 140 * TOKEN, 20_000);
        let expected = RedeemPreview { gross: 70 * TOKEN, beyond: 40 * TOKEN, fee: 500 };
        assert_eq!(Channels::check(0, whole.0, whole.1), Ok(expected));
        assert_eq!(root(), before, "a read writes nothing");
        let paid = channel(0).paid;
        accepted(WATCH, redeem_bytes(0, whole));
        assert_eq!(channel(0).paid - paid, expected.gross);
    });
}

#[test]
fn the_parameters_are_those_of_genesis() {
    ExtBuilder::default().build_and_execute(|| assert_eq!(Channels::params(), Some(params())));
    ExtBuilder { params: None }.build_and_execute(|| assert_eq!(Channels::params(), None));
}
