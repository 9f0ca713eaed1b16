//! Bytes and signatures that the client has made, `clients/channels/vectors/voucher.json`: each is
//! built anew here, and verified.

use super::*;
use crate::{
    voucher::{is_signed, Claim, Head, Opening, Statement, Voucher, OPENING_TAG},
    Channels as ChannelsOf,
};
use polkadot_sdk::sp_core::H256;
use quaestor_primitives::{AssetKind, WorkKey};
use serde_json::Value;

const FILE: &str = include_str!("../../../../clients/channels/vectors/voucher.json");

fn channels() -> Vec<Value> {
    serde_json::from_str(FILE).unwrap()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_else(|| panic!("no text {field}"))
}

fn number<N: core::str::FromStr>(value: &Value, field: &str) -> N {
    text(value, field).parse().unwrap_or_else(|_| panic!("no number {field}"))
}

fn bytes<const N: usize>(value: &Value, field: &str) -> [u8; N] {
    let hex = text(value, field).strip_prefix("0x").unwrap();
    assert_eq!(hex.len(), 2 * N, "{field}");
    core::array::from_fn(|byte| u8::from_str_radix(&hex[2 * byte..2 * byte + 2], 16).unwrap())
}

fn key_of(channel: &Value) -> WorkKey {
    let raw = bytes(channel, "publicKey");
    match text(channel, "scheme") {
        "Sr25519" => WorkKey::Sr25519(raw),
        "Ed25519" => WorkKey::Ed25519(raw),
        other => panic!("no scheme {other}"),
    }
}

fn opening_of(channel: &Value) -> [u8; 32] {
    let asset = match channel["asset"]["WithId"].as_u64() {
        None => AssetKind::Native,
        Some(id) => AssetKind::WithId(id.try_into().unwrap()),
    };
    Opening {
        tag: OPENING_TAG,
        genesis: bytes(channel, "genesis"),
        channel: number(channel, "channel"),
        consumer: &bytes::<32>(channel, "consumer"),
        provider: &bytes::<32>(channel, "provider"),
        asset: &asset,
        key: key_of(channel),
        parent: bytes(channel, "parent"),
    }
    .hash()
}

fn head_of(channel: &Value, tag: [u8; 16]) -> Head {
    Head {
        tag,
        version: 1,
        genesis: bytes(channel, "genesis"),
        channel: number(channel, "channel"),
        opening: bytes(channel, "opening"),
    }
}

fn claim_of(value: &Value) -> Claim {
    Claim {
        nonce: number(value, "nonce"),
        cumulative: number(value, "cumulative"),
        tokens: number(value, "tokens"),
    }
}

fn list<'a>(channel: &'a Value, field: &str) -> &'a [Value] {
    let list = channel[field].as_array().unwrap();
    assert!(!list.is_empty(), "{field}");
    list
}

#[test]
fn both_schemes_and_both_kinds_of_assets_are_there() {
    let all = channels();
    let has = |scheme, native| {
        let same = |it: &&Value| {
            text(it, "scheme") == scheme && (it["asset"].as_str() == Some("Native")) == native
        };
        all.iter().any(|it| same(&it))
    };
    for scheme in ["Sr25519", "Ed25519"] {
        assert!(has(scheme, true) && has(scheme, false), "{scheme}");
    }
}

#[test]
fn opening_hashes_are_those_of_the_client() {
    for channel in channels() {
        assert_eq!(opening_of(&channel), bytes(&channel, "opening"));
    }
}

#[test]
fn keys_are_those_of_the_seeds() {
    for channel in channels() {
        let seed: [u8; 32] = bytes(&channel, "seed");
        use polkadot_sdk::sp_core::{ed25519, sr25519, Pair};
        let key = match key_of(&channel) {
            WorkKey::Sr25519(_) => WorkKey::Sr25519(sr25519::Pair::from_seed(&seed).public().0),
            WorkKey::Ed25519(_) => WorkKey::Ed25519(ed25519::Pair::from_seed(&seed).public().0),
        };
        assert_eq!(key, key_of(&channel));
    }
}

#[test]
fn vouchers_are_those_of_the_client_and_signed() {
    for channel in channels() {
        for one in list(&channel, "vouchers") {
            let head = head_of(&channel, *b"quaestor/voucher");
            let voucher = Voucher { head, claim: claim_of(one) };
            assert_eq!(voucher.bytes(), bytes(one, "bytes"));
            assert!(is_signed(&key_of(&channel), &voucher.bytes(), &bytes(one, "signature")));
        }
    }
}

#[test]
fn statements_are_those_of_the_client_and_signed() {
    for channel in channels() {
        for one in list(&channel, "statements") {
            let head = head_of(&channel, *b"quaestor/receipt");
            let transcript = bytes(one, "transcript");
            let statement = Statement { head, claim: claim_of(one), transcript };
            assert_eq!(statement.bytes(), bytes(one, "bytes"));
            assert!(is_signed(&key_of(&channel), &statement.bytes(), &bytes(one, "signature")));
        }
    }
}

/// Puts a channel of the file on the chain, with a deposit of 1,000, and returns its number.
fn put(file: &Value) -> ChannelId {
    accepted(ALICE, open(1_000));
    let mut stored = channel(0);
    (stored.key, stored.opening) = (key_of(file), bytes(file, "opening"));
    let id = number(file, "channel");
    ChannelsOf::<Test>::remove(0);
    ChannelsOf::<Test>::insert(id, stored);
    set_genesis(H256(bytes(file, "genesis")));
    id
}

#[test]
fn vouchers_of_the_client_are_redeemed() {
    for file in channels() {
        for one in list(&file, "vouchers") {
            ExtBuilder::default().build().execute_with(|| {
                let id = put(&file);
                accepted(WATCH, redeem_bytes(id, (bytes(one, "bytes"), bytes(one, "signature"))));
                let claim = claim_of(one);
                assert_eq!(channel(id).paid, claim.cumulative.min(1_000 * TOKEN));
                assert_eq!((channel(id).nonce, channel(id).tokens), (claim.nonce, claim.tokens));
            });
        }
    }
}

#[test]
fn what_the_client_expects_to_be_refused_is() {
    for file in channels() {
        ExtBuilder::default().build().execute_with(|| {
            let id = put(&file);
            for one in list(&file, "refused") {
                let error = match text(one, "error") {
                    "UnknownVersion" => Error::UnknownVersion,
                    "WrongChannel" => Error::WrongChannel,
                    "BadSignature" => Error::BadSignature,
                    other => panic!("no error {other}"),
                };
                let call = redeem_bytes(id, (bytes(one, "bytes"), bytes(one, "signature")));
                refused(WATCH, call, error);
            }
        });
    }
}
