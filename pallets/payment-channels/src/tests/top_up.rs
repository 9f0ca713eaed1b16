//! `top_up`.

use super::*;
use crate::Totals;

#[test]
fn the_deposit_grows() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        accepted(ALICE, top_up(0, 5));

        let (amount, deposited) = (5 * TOKEN, 15 * TOKEN);
        assert_eq!(events().last(), Some(&Event::ToppedUp { channel: 0, amount, deposited }));
        assert_eq!((channel(0).deposited, held(NATIVE, ALICE)), (deposited, deposited));
        assert_eq!(Totals::<Test>::get(NATIVE), Total { channels: 1, held: deposited });
        accepted(ALICE, Call::top_up { id: 0, amount: 1 });
        assert_eq!(channel(0).deposited, deposited + 1);
    });
}

#[test]
fn it_grows_in_its_own_asset() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open_with(PETER, USDC, USD, Signer::sr(7).key(), now() + DAY));
        accepted(ALICE, Call::top_up { id: 0, amount: 2 * USD });
        assert_eq!((held(USDC, ALICE), held(NATIVE, ALICE)), (3 * USD, 0));
    });
}

#[test]
fn only_the_consumer_tops_up_an_open_channel() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, top_up(0, 1), Error::NotFound);
        accepted(ALICE, open(10));
        for who in [BOB, PETER] {
            refused(who, top_up(0, 1), Error::NotYours);
        }
        accepted(ALICE, request_close(0));
        refused(ALICE, top_up(0, 1), Error::Closing);
        accepted(PETER, close(0, Some(signed(0, 1, TOKEN, 1))));
        refused(ALICE, top_up(0, 1), Error::Ended);
    });
}

#[test]
fn an_expired_channel_takes_no_more() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        at(START + 30 * DAY - 1);
        accepted(ALICE, top_up(0, 1));
        at(START + 30 * DAY);
        refused(ALICE, top_up(0, 1), Error::Expired);
    });
}

#[test]
fn nothing_and_more_than_there_is_are_refused() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        refused(ALICE, top_up(0, 0), Error::DepositTooSmall);
        refused(ALICE, top_up(0, PURSE), Error::InsufficientBalance);
        let call = Call::top_up { id: 0, amount: Balance::MAX };
        let overflow = polkadot_sdk::sp_runtime::ArithmeticError::Overflow;
        refused(ALICE, call, DispatchError::from(overflow));
    });
}

#[test]
fn a_closed_entry_refuses() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        StubGuard::close(Entry::Job);
        refused(ALICE, top_up(0, 1), StubGuard::CLOSED);
        StubGuard::open(Entry::Job);
        accepted(ALICE, top_up(0, 1));
    });
}

#[test]
fn the_provider_need_not_take_new_work() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        Providers::set(PETER, None);
        accepted(ALICE, top_up(0, 1));
    });
}
