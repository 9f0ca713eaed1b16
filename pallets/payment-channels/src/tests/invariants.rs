//! A control for each invariant: doctored storage is found.

use super::*;
use crate::{Channels as ChannelsOf, HoldReason, NextChannel, Parameters, Totals};
use polkadot_sdk::frame_support::traits::{fungibles::MutateHold, tokens::Precision};

/// A channel with a payment, one in another asset, and a record. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().build().execute_with(|| {
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 30));
        accepted(BOB, open_with(PETER, USDC, USD, Signer::ed(7).key(), now() + DAY));
        accepted(BOB, open(10));
        accepted(PETER, close(2, Some(signed(2, 1, TOKEN, 1))));
        assert_eq!(Channels::do_try_state(), Ok(()));

        doctor();

        assert_eq!(Channels::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

fn doctor(id: ChannelId, change: impl FnOnce(&mut Channel<AccountId>)) {
    ChannelsOf::<Test>::mutate(id, |stored| change(stored.as_mut().unwrap()));
}

#[test]
fn c1_finds_a_hold_that_is_not_what_is_left() {
    let sentence = "C1: a hold is not what its channels have not paid";
    let reason = || RuntimeHoldReason::from(HoldReason::Channel);
    assert_found(sentence, || {
        Money::release(NATIVE, &reason(), &ALICE, 1, Precision::Exact).unwrap();
    });
    assert_found(sentence, || {
        Money::release(USDC, &reason(), &BOB, 1, Precision::Exact).unwrap();
    });
    assert_found(sentence, || Money::hold(NATIVE, &reason(), &BOB, 1).unwrap());
    assert_found(sentence, || Money::hold(NATIVE, &reason(), &WATCH, 1).unwrap());
}

#[test]
fn c1_finds_a_storage_deposit_that_is_missing_or_nobodys() {
    let sentence = "C1: a hold is not the storage deposits of its channels";
    let reason = || RuntimeHoldReason::from(HoldReason::ChannelRecord);
    assert_found(sentence, || {
        Money::release(NATIVE, &reason(), &BOB, 1, Precision::Exact).unwrap();
    });
    assert_found(sentence, || Money::hold(NATIVE, &reason(), &WATCH, 1).unwrap());
    assert_found(sentence, || doctor(2, |channel| channel.storage_deposit -= 1));
    assert_found(sentence, || ChannelsOf::<Test>::remove(2));
}

#[test]
fn c2_finds_a_channel_that_paid_too_much() {
    assert_found("C2: more is paid than was deposited", || {
        doctor(0, |channel| channel.paid = 100 * TOKEN + 1);
    });
    assert_found("C2: more is paid lately than ever", || {
        doctor(0, |channel| channel.recent.before = 1);
    });
}

#[test]
fn c3_finds_a_total_that_is_not_the_sum() {
    let sentence = "C3: a total is not the sum of its channels";
    assert_found(sentence, || Totals::<Test>::mutate(NATIVE, |total| total.held += 1));
    assert_found(sentence, || Totals::<Test>::mutate(USDC, |total| total.channels += 1));
    assert_found(sentence, || doctor(0, |channel| channel.deposited += 1));
    assert_found(sentence, || ChannelsOf::<Test>::remove(1));
    assert_found("C3: an asset has channels and no total", || Totals::<Test>::remove(USDC));
}

#[test]
fn c4_finds_numbers_versions_and_records_that_cannot_be() {
    assert_found("C4: a number is not below the next one", || NextChannel::<Test>::put(2));
    assert_found("C4: a format is not known", || doctor(1, |channel| channel.version = 2));
    assert_found("C4: a record is kept for nothing that can be challenged", || {
        doctor(2, |channel| channel.phase = Phase::Ended { until: START });
    });
    assert_found("C4: a record is kept for nothing that can be challenged", || {
        doctor(2, |channel| channel.recent = Recent::default());
    });
}

#[test]
fn parameters_out_of_range_are_found() {
    assert_found("the minimum deposit must be from 10^15 to 10^24", || {
        Parameters::<Test>::mutate(|params| params.as_mut().unwrap().min_deposit = 0);
    });
}
