//! The subject of a challenge.

use super::*;
use crate::{
    types::StreamSubject,
    voucher::{SignatureBytes, StatementBytes},
};

fn subject(
    id: ChannelId,
    (statement, signature): (StatementBytes, SignatureBytes),
) -> Result<StreamSubject<AccountId>, DispatchError> {
    Channels::subject(id, &statement, &signature)
}

#[track_caller]
fn no_subject(id: ChannelId, signed: (StatementBytes, SignatureBytes), error: Error) {
    assert_eq!(subject(id, signed), Err(error.into()));
}

#[test]
fn it_is_what_was_paid_lately_with_the_statement() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        at(START + 5);
        accepted(WATCH, redeem(0, 1, 30));
        at(START + 9);
        accepted(WATCH, redeem(0, 2, 40));
        let expected = StreamSubject {
            channel: 0,
            consumer: ALICE,
            provider: PETER,
            asset: NATIVE,
            amount: 40 * TOKEN,
            paid_at: START + 9,
            until: START + 9 + DAY,
            tokens: 77,
            transcript: [9; 32],
            frozen: false,
        };
        assert_eq!(subject(0, stated(0, 2, 40 * TOKEN, 77)), Ok(expected.clone()));
        // It outlives the channel.
        let statement = stated(0, 2, 40 * TOKEN, 77);
        accepted(PETER, close(0, None));
        assert_eq!(subject(0, statement), Ok(expected));
    });
}

#[test]
fn it_ends_with_the_dispute_time() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        let statement = stated(0, 1, 30 * TOKEN, 1);
        no_subject(0, statement, Error::NothingPaid);
        accepted(WATCH, redeem(0, 1, 30));
        at(START + DAY - 1);
        assert!(subject(0, statement).is_ok());
        at(START + DAY);
        no_subject(0, statement, Error::NothingPaid);
    });
}

#[test]
fn the_statement_is_for_the_last_payments() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 30));
        at(START + 3 * DAY);
        accepted(WATCH, redeem(0, 2, 40));
        no_subject(0, stated(0, 1, 30 * TOKEN, 1), Error::NotNewer);
        let amount = subject(0, stated(0, 1, 30 * TOKEN + 1, 1)).unwrap().amount;
        assert_eq!(amount, 10 * TOKEN);
        // A claim that is not redeemed yet covers them too.
        assert!(subject(0, stated(0, 3, 99 * TOKEN, 1)).is_ok());
    });
}

#[test]
fn a_payment_counts_for_one_to_two_dispute_times() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        let amount = || subject(0, stated(0, 1, 100 * TOKEN, 1)).unwrap().amount / TOKEN;
        let payments = [
            (0, 1, 1),
            (DAY - 1, 2, 2),
            // A new bucket; the first one still counts.
            (DAY, 4, 4),
            (2 * DAY - 2, 8, 8),
            // Now only the second does.
            (2 * DAY, 16, 14),
            (3 * DAY - 1, 17, 15),
            (3 * DAY, 18, 10),
            // After a day and more without any, all are forgotten.
            (9 * DAY, 19, 1),
        ];
        for (nonce, (secs, cumulative, expected)) in (1..).zip(payments) {
            at(START + secs);
            accepted(WATCH, redeem(0, nonce, cumulative));
            assert_eq!(amount(), expected, "{secs}");
        }
    });
}

#[test]
fn a_statement_of_elsewhere_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        no_subject(0, ([0; 153], [0; 64]), Error::NotFound);
        for _ in 0..2 {
            accepted(ALICE, open(100));
        }
        accepted(WATCH, redeem(0, 1, 30));
        no_subject(0, stated(1, 1, 30 * TOKEN, 1), Error::WrongChannel);
        set_genesis(polkadot_sdk::sp_core::H256([7; 32]));
        no_subject(0, stated(0, 1, 30 * TOKEN, 1), Error::WrongChannel);
    });
}

#[test]
fn no_byte_of_a_statement_can_be_changed() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 30));
        let (statement, signature) = stated(0, 1, 30 * TOKEN, 1);
        for offset in 0..153 {
            let mut changed = statement;
            changed[offset] ^= 1;
            let error = match offset {
                0..17 => Error::UnknownVersion,
                17..89 => Error::WrongChannel,
                _ => Error::BadSignature,
            };
            no_subject(0, (changed, signature), error);
        }
        for offset in 0..64 {
            let mut changed = signature;
            changed[offset] ^= 1;
            no_subject(0, (statement, changed), Error::BadSignature);
        }
    });
}

#[test]
fn only_the_registered_key_of_the_provider_states() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 30));
        let statement = stated(0, 1, 30 * TOKEN, 1);
        let sign = |signer: Signer| (statement.0, signer.sign(&statement.0));
        for other in [signer(0), statement_signer(PAULA)] {
            no_subject(0, sign(other), Error::BadSignature);
        }
        Providers::set_key(PETER, Some(Signer::sr(5).key()));
        assert!(subject(0, sign(Signer::sr(5))).is_ok());
        no_subject(0, statement, Error::BadSignature);
        Providers::set_key(PETER, None);
        no_subject(0, statement, Error::BadSignature);
    });
}

#[test]
fn a_voucher_is_no_statement() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 30));
        let mut bytes = stated(0, 1, 30 * TOKEN, 1).0;
        bytes[..16].copy_from_slice(b"quaestor/voucher");
        no_subject(0, (bytes, statement_signer(PETER).sign(&bytes)), Error::UnknownVersion);
    });
}

#[test]
fn a_channel_is_frozen_once_and_pays_on() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Channels::freeze(0, true), Err(Error::NotFound.into()));
        accepted(ALICE, open(100));
        assert_eq!(Channels::freeze(0, true), Err(Error::NothingPaid.into()));
        assert_eq!(Channels::freeze(0, false), Err(Error::NoChange.into()));
        accepted(WATCH, redeem(0, 1, 30));
        assert_eq!(Channels::freeze(0, true), Ok(()));
        assert_eq!(Channels::freeze(0, true), Err(Error::NoChange.into()));
        no_subject(0, stated(0, 1, 30 * TOKEN, 1), Error::NothingPaid);
        accepted(WATCH, redeem(0, 2, 40));
        assert!(subject(0, stated(0, 2, 40 * TOKEN, 1)).unwrap().frozen);
        at(START + 9 * DAY);
        assert_eq!(Channels::freeze(0, false), Ok(()));
        assert_eq!(Channels::freeze(0, true), Err(Error::NothingPaid.into()));
    });
}

#[test]
fn what_is_challenged_is_no_part_of_a_later_challenge() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        accepted(WATCH, redeem(0, 1, 30));
        assert_eq!(Channels::freeze(0, true), Ok(()));
        assert_eq!(Channels::freeze(0, false), Ok(()));
        assert_eq!(Channels::freeze(0, true), Err(Error::NothingPaid.into()));
        accepted(WATCH, redeem(0, 2, 40));
        no_subject(0, stated(0, 1, 30 * TOKEN, 1), Error::NotNewer);
        assert_eq!(subject(0, stated(0, 2, 40 * TOKEN, 1)).unwrap().amount, 10 * TOKEN);
    });
}
