//! Vouchers that were changed, and vouchers of elsewhere.

use super::*;
use crate::voucher::VoucherBytes;
use polkadot_sdk::sp_core::H256;
use quaestor_primitives::WorkKey;

/// A channel of 100 with a payment of 10, whose vouchers `key` signs.
fn channel_with(key: WorkKey) {
    accepted(ALICE, open_with(PETER, NATIVE, 100 * TOKEN, key, now() + 30 * DAY));
    accepted(WATCH, redeem_bytes(0, signed(0, 1, 10 * TOKEN, 5_000)));
}

/// Refuses the call and says why.
fn error_of(voucher: VoucherBytes, signature: [u8; 64]) -> DispatchError {
    Channels::check(0, voucher, signature).unwrap_err()
}

/// Errors that a voucher with a changed byte may have.
fn expected(offset: usize) -> Vec<DispatchError> {
    let errors = match offset {
        0..17 => vec![Error::UnknownVersion],
        17..89 => vec![Error::WrongChannel],
        _ => vec![Error::BadSignature, Error::NotNewer],
    };
    errors.into_iter().map(DispatchError::from).collect()
}

#[test]
fn no_byte_of_a_voucher_can_be_changed() {
    for signer in [Signer::sr(7), Signer::ed(7)] {
        ExtBuilder::default().build_and_execute(|| {
            channel_with(signer.key());
            let (good, signature) = signed(0, 2, 20 * TOKEN, 10_000);
            let before = root();
            for offset in 0..good.len() {
                for change in [0x01, 0x80, 0xff] {
                    let mut voucher = good;
                    voucher[offset] ^= change;
                    let error = error_of(voucher, signature);
                    assert!(expected(offset).contains(&error), "{offset}: {error:?}");
                    if change == 0x01 {
                        refused(WATCH, redeem_bytes(0, (voucher, signature)), error);
                    }
                }
            }
            assert_eq!(root(), before);
            accepted(WATCH, redeem_bytes(0, (good, signature)));
        });
    }
}

#[test]
fn no_bit_of_a_voucher_can_be_changed_even_if_it_is_signed_anew_for_another_place() {
    ExtBuilder::default().build_and_execute(|| {
        let signer = Signer::ed(7);
        channel_with(signer.key());
        let (good, _) = signed(0, 2, 20 * TOKEN, 10_000);
        // Head only: a claim that is signed anew is another voucher.
        for offset in 0..89 {
            for bit in 0..8 {
                let mut voucher = good;
                voucher[offset] ^= 1 << bit;
                let error = error_of(voucher, signer.sign(&voucher));
                assert_eq!(error, expected(offset)[0], "{offset}, {bit}");
            }
        }
    });
}

#[test]
fn no_byte_of_a_signature_can_be_changed() {
    for signer in [Signer::sr(7), Signer::ed(7)] {
        ExtBuilder::default().build_and_execute(|| {
            channel_with(signer.key());
            let (voucher, good) = signed(0, 2, 20 * TOKEN, 10_000);
            for offset in 0..good.len() {
                for change in [0x01, 0x80, 0xff] {
                    let mut signature = good;
                    signature[offset] ^= change;
                    assert_eq!(error_of(voucher, signature), Error::BadSignature.into());
                }
            }
            for nothing in [[0; 64], [0xff; 64]] {
                refused(WATCH, redeem_bytes(0, (voucher, nothing)), Error::BadSignature);
            }
            accepted(WATCH, redeem_bytes(0, (voucher, good)));
        });
    }
}

#[test]
fn another_key_signs_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        channel_with(Signer::sr(7).key());
        let (voucher, _) = signed(0, 2, 20 * TOKEN, 10_000);
        for other in [Signer::sr(8), Signer::ed(7)] {
            let call = redeem_bytes(0, (voucher, other.sign(&voucher)));
            refused(WATCH, call, Error::BadSignature);
        }
    });
}

#[test]
fn a_voucher_of_another_chain_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        channel_with(Signer::sr(7).key());
        let voucher = signed(0, 2, 20 * TOKEN, 10_000);
        set_genesis(H256([0xcc; 32]));
        refused(WATCH, redeem_bytes(0, voucher), Error::WrongChannel);
        set_genesis(GENESIS);
        accepted(WATCH, redeem_bytes(0, voucher));
    });
}

#[test]
fn a_voucher_of_a_fork_or_of_a_chain_that_was_started_again_is_refused() {
    let on = |parent: H256, test: fn([u8; 32], (VoucherBytes, [u8; 64]))| {
        let old = ExtBuilder::default().build_and_execute(|| {
            accepted(ALICE, open(100));
            (channel(0).opening, signed(0, 1, 10 * TOKEN, 1))
        });
        ExtBuilder::default().build_and_execute(|| {
            System::initialize(&2, &parent, &Default::default());
            set_genesis(GENESIS);
            accepted(ALICE, open(100));
            test(old.0, old.1);
        });
    };
    on(H256([0xdd; 32]), |opening, voucher| {
        assert_ne!(channel(0).opening, opening);
        refused(WATCH, redeem_bytes(0, voucher), Error::WrongChannel);
    });
    // The same chain, once more.
    on(PARENT, |opening, voucher| {
        assert_eq!(channel(0).opening, opening);
        accepted(WATCH, redeem_bytes(0, voucher));
    });
}

#[test]
fn each_fact_of_the_opening_makes_another_hash() {
    ExtBuilder::default().build_and_execute(|| {
        let (sr, ed, until) = (Signer::sr(7).key(), Signer::ed(7).key(), now() + DAY);
        let facts = [
            (ALICE, open_with(PETER, NATIVE, TOKEN, sr, until)),
            (ALICE, open_with(PETER, NATIVE, TOKEN, sr, until)),
            (BOB, open_with(PETER, NATIVE, TOKEN, sr, until)),
            (ALICE, open_with(PAULA, NATIVE, TOKEN, sr, until)),
            (ALICE, open_with(PETER, USDC, USD, sr, until)),
            (ALICE, open_with(PETER, NATIVE, TOKEN, ed, until)),
        ];
        let mut openings = std::collections::BTreeSet::new();
        for (id, (who, call)) in (0..).zip(facts) {
            accepted(who, call);
            assert!(openings.insert(channel(id).opening));
        }
        // A voucher of any of them is none of any other.
        for from in 0..6 {
            for to in (0..6).filter(|to| *to != from) {
                let call = redeem_bytes(to, signed(from, 1, 1_000, 1));
                refused(WATCH, call, Error::WrongChannel);
            }
        }
    });
}

#[test]
fn a_voucher_pays_once_and_never_after_its_channel() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        let (first, second) = (signed(0, 1, 10 * TOKEN, 1), signed(0, 2, 20 * TOKEN, 2));
        accepted(WATCH, redeem_bytes(0, first));
        accepted(WATCH, redeem_bytes(0, second));
        for voucher in [first, second] {
            refused(WATCH, redeem_bytes(0, voucher), Error::NotNewer);
        }
        let third = signed(0, 3, 30 * TOKEN, 3);
        at(START + DAY);
        accepted(PETER, close(0, None));
        accepted(ALICE, open(100));
        refused(WATCH, redeem_bytes(0, third), Error::NotFound);
        refused(WATCH, redeem_bytes(1, third), Error::WrongChannel);
    });
}

#[test]
fn another_version_is_unknown() {
    ExtBuilder::default().build_and_execute(|| {
        channel_with(Signer::sr(7).key());
        for version in [0, 2, 255] {
            let mut voucher = voucher_of(0, 2, 20 * TOKEN, 10_000);
            voucher.head.version = version;
            let bytes = voucher.bytes();
            let call = redeem_bytes(0, (bytes, signer(0).sign(&bytes)));
            refused(WATCH, call, Error::UnknownVersion);
        }
    });
}

#[test]
fn a_statement_is_no_voucher() {
    ExtBuilder::default().build_and_execute(|| {
        channel_with(Signer::sr(7).key());
        let mut voucher = voucher_of(0, 2, 20 * TOKEN, 10_000);
        voucher.head.tag = crate::voucher::STATEMENT_TAG;
        let bytes = voucher.bytes();
        let call = redeem_bytes(0, (bytes, signer(0).sign(&bytes)));
        refused(WATCH, call, Error::UnknownVersion);
    });
}

#[test]
fn extremes_of_every_number_overflow_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        let wide = [0, 1, 100 * TOKEN, Balance::MAX / 2, Balance::MAX - 1, Balance::MAX];
        let narrow = [0, 1, u64::MAX / 2, u64::MAX - 1, u64::MAX];
        for nonce in narrow {
            for cumulative in wide {
                for tokens in narrow {
                    let paid = channel(0).paid;
                    let voucher = signed(0, nonce, cumulative, tokens);
                    let call = RuntimeCall::from(redeem_bytes(0, voucher));
                    let origin = RuntimeOrigin::signed(WATCH);
                    let _ = polkadot_sdk::sp_runtime::traits::Dispatchable::dispatch(call, origin);
                    assert!(channel(0).paid >= paid);
                    Channels::do_try_state().unwrap();
                }
            }
        }
        assert_eq!(channel(0).paid, 100 * TOKEN);
    });
}
