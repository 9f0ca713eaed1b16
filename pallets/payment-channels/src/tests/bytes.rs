//! Bytes of vouchers, statements and openings.

use super::*;
use crate::voucher::*;
use codec::{Decode, DecodeAll, Encode};
use polkadot_sdk::sp_io::hashing::blake2_256;
use quaestor_primitives::WorkKey;

fn head_with(tag: [u8; 16]) -> Head {
    Head { tag, version: 1, genesis: [1; 32], channel: 0x0807_0605_0403_0201, opening: [2; 32] }
}

const CLAIM: Claim = Claim {
    nonce: 0x1817_1615_1413_1211,
    cumulative: 0x3f3e_3d3c_3b3a_3938_3736_3534_3332_3130,
    tokens: 0x2827_2625_2423_2221,
};

fn voucher() -> VoucherBytes {
    Voucher { head: head_with(VOUCHER_TAG), claim: CLAIM }.bytes()
}

/// The numbers from `first` up.
fn rising(first: u8, count: u8) -> Vec<u8> {
    (first..first + count).collect()
}

#[test]
fn a_voucher_is_laid_out_as_the_table_says() {
    let bytes = voucher();
    assert_eq!(bytes.len(), 121);
    let fields: [(usize, usize, Vec<u8>); 8] = [
        (0, 16, b"quaestor/voucher".to_vec()),
        (16, 1, vec![1]),
        (17, 32, vec![1; 32]),
        (49, 8, rising(0x01, 8)),
        (57, 32, vec![2; 32]),
        (89, 8, rising(0x11, 8)),
        (97, 16, rising(0x30, 16)),
        (113, 8, rising(0x21, 8)),
    ];
    let mut end = 0;
    for (offset, length, expected) in fields {
        assert_eq!(offset, end);
        assert_eq!(bytes[offset..offset + length], expected);
        end = offset + length;
    }
    assert_eq!(end, 121);
}

#[test]
fn a_statement_has_the_same_layout_and_a_transcript() {
    let statement = Statement { head: head_with(STATEMENT_TAG), claim: CLAIM, transcript: [3; 32] };
    let bytes = statement.bytes();
    assert_eq!(bytes.len(), 153);
    assert_eq!(&bytes[..16], b"quaestor/receipt");
    assert_eq!(bytes[16..121], voucher()[16..]);
    assert_eq!(bytes[121..], [3; 32]);
    assert_eq!(Statement::read(&bytes), Some(statement));
}

#[test]
fn bytes_and_fields_are_the_same() {
    let read = Voucher::read(&voucher()).unwrap();
    assert_eq!(read, Voucher { head: head_with(VOUCHER_TAG), claim: CLAIM });
    assert_eq!(read.encode(), voucher());
    for value in [0, u8::MAX] {
        let extreme = Voucher::read(&[value; 121]).unwrap();
        assert_eq!(extreme.bytes(), [value; 121]);
    }
    let most = Voucher::read(&[u8::MAX; 121]).unwrap().claim;
    assert_eq!((most.nonce, most.cumulative, most.tokens), (u64::MAX, u128::MAX, u64::MAX));
}

#[test]
fn an_opening_hash_covers_its_fields_in_their_order() {
    for (asset, encoded) in [(NATIVE, vec![0]), (USDC, vec![1, 1, 0, 0, 0])] {
        for (signer, variant) in [(Signer::sr(7), 0), (Signer::ed(7), 1)] {
            let key = signer.key();
            let (WorkKey::Sr25519(raw) | WorkKey::Ed25519(raw)) = key;
            let opening = Opening {
                tag: OPENING_TAG,
                genesis: [1; 32],
                channel: 5,
                consumer: &[8_u8; 32],
                provider: &[9_u8; 32],
                asset: &asset,
                key,
                parent: [4; 32],
            };
            let preimage = [
                b"quaestor/opening".as_slice(),
                &[1; 32],
                &[5, 0, 0, 0, 0, 0, 0, 0],
                &[8; 32],
                &[9; 32],
                &encoded,
                &[variant],
                &raw,
                &[4; 32],
            ]
            .concat();
            assert_eq!(opening.hash(), blake2_256(&preimage));
        }
    }
}

#[test]
fn tags_begin_with_the_byte_that_no_transaction_begins_with() {
    for tag in [VOUCHER_TAG, STATEMENT_TAG, OPENING_TAG] {
        assert_eq!(tag[0], 113);
    }
    // Payloads of transactions are signed as hashes only above 256 bytes.
    const { assert!(STATEMENT_LENGTH <= 256) };
}

#[test]
fn a_truncated_or_longer_voucher_is_no_call() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(10));
        let call = redeem(0, 1, 1);
        let bytes = call.encode();
        // Index, number, voucher, signature.
        assert_eq!(bytes.len(), 1 + 1 + 121 + 64);
        assert_eq!(Call::decode_all(&mut bytes.as_slice()), Ok(call));
        for length in 0..bytes.len() {
            assert!(Call::decode(&mut &bytes[..length]).is_err());
        }
        let longer = [bytes, vec![0]].concat();
        assert!(Call::decode_all(&mut longer.as_slice()).is_err());
    });
}

#[test]
fn a_signature_of_a_hash_or_of_wrapped_bytes_is_none() {
    ExtBuilder::default().build_and_execute(|| {
        for signer in [Signer::sr(7), Signer::ed(7)] {
            let (key, bytes) = (signer.key(), voucher());
            assert!(is_signed(&key, &bytes, &signer.sign(&bytes)));
            let wrapped = [b"<Bytes>".as_slice(), &bytes, b"</Bytes>"].concat();
            for other in [blake2_256(&bytes).to_vec(), wrapped, bytes[..120].to_vec()] {
                assert!(!is_signed(&key, &bytes, &signer.sign(&other)));
            }
        }
    });
}

#[test]
fn a_key_of_one_scheme_is_none_of_the_other() {
    ExtBuilder::default().build_and_execute(|| {
        use WorkKey::{Ed25519, Sr25519};
        let bytes = voucher();
        for signer in [Signer::sr(7), Signer::ed(7)] {
            let signature = signer.sign(&bytes);
            let swapped = match signer.key() {
                Sr25519(raw) => Ed25519(raw),
                Ed25519(raw) => Sr25519(raw),
            };
            assert!(!is_signed(&swapped, &bytes, &signature));
        }
        // No point of either curve.
        for key in [Sr25519([0xff; 32]), Ed25519([0xff; 32])] {
            assert!(!is_signed(&key, &bytes, &[0; 64]));
        }
    });
}
