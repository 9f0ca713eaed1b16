//! `open`.

use super::*;
use crate::{
    voucher::{Opening, OPENING_TAG},
    NextChannel, Totals,
};

#[test]
fn deposit_and_storage_deposit_go_on_hold() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(1_000));

        let key = Signer::sr(7).key();
        let opening = Opening {
            tag: OPENING_TAG,
            genesis: GENESIS.0,
            channel: 0,
            consumer: &ALICE,
            provider: &PETER,
            asset: &NATIVE,
            key,
            parent: PARENT.0,
        }
        .hash();
        let expected = Channel {
            consumer: ALICE,
            provider: PETER,
            asset: NATIVE,
            key,
            version: 1,
            opening,
            deposited: 1_000 * TOKEN,
            paid: 0,
            nonce: 0,
            tokens: 0,
            expires: START + 30 * DAY,
            dispute_secs: DAY,
            storage_deposit: STORAGE,
            phase: Phase::Open,
            recent: Recent::default(),
            frozen: false,
        };
        assert_eq!(channel(0), expected);
        let event = Event::Opened {
            channel: 0,
            consumer: ALICE,
            provider: PETER,
            asset: NATIVE,
            deposit: 1_000 * TOKEN,
            storage_deposit: STORAGE,
            key,
            expires: START + 30 * DAY,
            dispute_secs: DAY,
            opening,
        };
        assert_eq!(events(), [event]);
        assert_eq!((held(NATIVE, ALICE), stored(ALICE)), (1_000 * TOKEN, STORAGE));
        assert_eq!(free(NATIVE, ALICE), (PURSE - 1_003) * TOKEN);
        assert_eq!(Totals::<Test>::get(NATIVE), Total { channels: 1, held: 1_000 * TOKEN });
        assert_eq!(NextChannel::<Test>::get(), 1);
    });
}

#[test]
fn another_asset_is_held_as_well_and_its_storage_in_the_native_token() {
    ExtBuilder::default().build_and_execute(|| {
        let key = Signer::ed(7).key();
        accepted(BOB, open_with(PAULA, USDC, 40 * USD, key, now() + DAY));
        assert_eq!((held(USDC, BOB), held(NATIVE, BOB), stored(BOB)), (40 * USD, 0, STORAGE));
        assert_eq!(free(USDC, BOB), (PURSE - 40) * USD);
        assert_eq!(Totals::<Test>::get(USDC), Total { channels: 1, held: 40 * USD });
    });
}

#[test]
fn numbers_are_never_used_twice() {
    ExtBuilder::default().build_and_execute(|| {
        for id in 0..3 {
            accepted(ALICE, open(1));
            accepted(PETER, close(id, None));
            assert!(!exists(id));
        }
        accepted(ALICE, open(1));
        assert!(exists(3));
        NextChannel::<Test>::put(ChannelId::MAX);
        let overflow = polkadot_sdk::sp_runtime::ArithmeticError::Overflow;
        refused(ALICE, open(1), DispatchError::from(overflow));
    });
}

#[test]
fn one_provider_may_have_channels_from_many_and_one_consumer_to_many() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [ALICE, BOB, ALICE] {
            accepted(who, open(10));
        }
        assert_eq!((held(NATIVE, ALICE), stored(ALICE)), (20 * TOKEN, 2 * STORAGE));
        assert_eq!(Totals::<Test>::get(NATIVE), Total { channels: 3, held: 30 * TOKEN });
        // Nobody is asked whether consumer and provider are one.
        let key = Signer::sr(7).key();
        Providers::set(ALICE, Some(quaestor_primitives::Standing::default()));
        accepted(ALICE, open_with(ALICE, NATIVE, TOKEN, key, now() + DAY));
    });
}

#[test]
fn only_a_provider_that_takes_work_gets_a_channel() {
    ExtBuilder::default().build_and_execute(|| {
        let key = Signer::sr(7).key();
        refused(ALICE, open_with(NOBODY, NATIVE, TOKEN, key, now() + DAY), Error::NotActive);
        Providers::set(PETER, None);
        refused(ALICE, open(1), Error::NotActive);
    });
}

#[test]
fn only_assets_that_work_is_paid_in_are_taken() {
    ExtBuilder::default().build_and_execute(|| {
        let key = Signer::sr(7).key();
        refused(ALICE, open_with(PETER, EURC, USD, key, now() + DAY), Error::UnknownAsset);
    });
}

#[test]
fn the_minimum_deposit_counts_in_whole_units_of_the_asset() {
    let with = |amount| ExtBuilder::default().params(move |params| params.min_deposit = amount);
    let open = |asset, deposit| open_with(PETER, asset, deposit, Signer::sr(7).key(), now() + DAY);
    with(TOKEN).build_and_execute(|| {
        refused(ALICE, open(NATIVE, TOKEN - 1), Error::DepositTooSmall);
        accepted(ALICE, open(NATIVE, TOKEN));
        refused(ALICE, open(USDC, USD - 1), Error::DepositTooSmall);
        accepted(ALICE, open(USDC, USD));
    });
    // 0.0015000000000001 units round up to 1,501 millionths.
    with(TOKEN * 15 / 10_000 + 100).build_and_execute(|| {
        refused(ALICE, open(USDC, 1_500), Error::DepositTooSmall);
        accepted(ALICE, open(USDC, 1_501));
        refused(ALICE, open(USDC, 0), Error::DepositTooSmall);
    });
}

#[test]
fn the_expiry_is_a_day_to_a_year_away() {
    ExtBuilder::default().build_and_execute(|| {
        let until = |expires| open_with(PETER, NATIVE, TOKEN, Signer::sr(7).key(), expires);
        let wrong = [0, now(), now() + DAY - 1, now() + 365 * DAY + 1, Seconds::MAX];
        for expires in wrong {
            refused(ALICE, until(expires), Error::OutOfRange);
        }
        for expires in [now() + DAY, now() + 365 * DAY] {
            accepted(ALICE, until(expires));
        }
    });
}

#[test]
fn a_unit_short_of_either_hold_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        let needed = 10 * TOKEN + STORAGE + ED;
        set_free(NATIVE, POOR, needed - 1);
        refused(POOR, open(10), Error::InsufficientBalance);
        set_free(NATIVE, POOR, needed);
        accepted(POOR, open(10));
        assert_eq!(free(NATIVE, POOR), ED);
        // Enough of the asset, but not for the storage deposit.
        set_free(USDC, POOR, PURSE * USD);
        let in_usdc = open_with(PETER, USDC, USD, Signer::sr(7).key(), now() + DAY);
        refused(POOR, in_usdc, Error::InsufficientBalance);
    });
}

#[test]
fn a_closed_entry_refuses() {
    ExtBuilder::default().build_and_execute(|| {
        StubGuard::close(Entry::Job);
        refused(ALICE, open(1), StubGuard::CLOSED);
        StubGuard::open(Entry::Job);
        for other in [Entry::Stake, Entry::Deposit, Entry::Delegate] {
            StubGuard::close(other);
        }
        accepted(ALICE, open(1));
    });
}

#[test]
fn an_economy_without_channels_opens_none() {
    ExtBuilder { params: None }.build_and_execute(|| refused(ALICE, open(1), Error::NotEnabled));
}

#[test]
fn without_a_time_no_channel_can_expire() {
    ExtBuilder::default().build_and_execute(|| {
        StubClock::set_secs(0);
        refused(ALICE, open(1), Error::ClockNotStarted);
    });
}

#[test]
fn only_a_signed_origin_opens() {
    ExtBuilder::default().build_and_execute(|| {
        let call = RuntimeCall::from(open(1));
        quaestor_testing::assert_refused::<RuntimeCall>(
            call,
            RuntimeOrigin::root(),
            DispatchError::BadOrigin,
        );
    });
}
