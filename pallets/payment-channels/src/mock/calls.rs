//! Keys, vouchers, and calls as their callers make them.

use super::*;
use crate::voucher::{
    Claim, Head, SignatureBytes, Statement, StatementBytes, Voucher, VoucherBytes,
};
use polkadot_sdk::sp_core::{ed25519, sr25519, Pair};
use quaestor_primitives::WorkKey;

/// A pair of a scheme.
#[derive(Clone)]
pub enum Signer {
    Sr(Box<sr25519::Pair>),
    Ed(Box<ed25519::Pair>),
}

impl Signer {
    pub fn sr(seed: u8) -> Self {
        Self::Sr(Box::new(sr25519::Pair::from_seed(&[seed; 32])))
    }

    pub fn ed(seed: u8) -> Self {
        Self::Ed(Box::new(ed25519::Pair::from_seed(&[seed; 32])))
    }

    pub fn key(&self) -> WorkKey {
        match self {
            Self::Sr(pair) => WorkKey::Sr25519(pair.public().0),
            Self::Ed(pair) => WorkKey::Ed25519(pair.public().0),
        }
    }

    pub fn sign(&self, message: &[u8]) -> SignatureBytes {
        match self {
            Self::Sr(pair) => pair.sign(message).0,
            Self::Ed(pair) => pair.sign(message).0,
        }
    }
}

/// The signer of a channel, found by its key among those of seed 7.
pub fn signer(id: ChannelId) -> Signer {
    let key = channel(id).key;
    [Signer::sr(7), Signer::ed(7)].into_iter().find(|signer| signer.key() == key).unwrap()
}

/// The key of a provider that signs statements.
pub fn statement_signer(provider: AccountId) -> Signer {
    Signer::ed(if provider == PETER { 1 } else { 2 })
}

pub fn head(tag: [u8; 16], id: ChannelId) -> Head {
    let opening = channel(id).opening;
    Head { tag, version: 1, genesis: GENESIS.0, channel: id, opening }
}

pub fn voucher_of(id: ChannelId, nonce: u64, cumulative: Balance, tokens: u64) -> Voucher {
    let claim = Claim { nonce, cumulative, tokens };
    Voucher { head: head(*b"quaestor/voucher", id), claim }
}

/// A voucher of a channel, and its signature.
pub fn signed(
    id: ChannelId,
    nonce: u64,
    cumulative: Balance,
    tokens: u64,
) -> (VoucherBytes, SignatureBytes) {
    let bytes = voucher_of(id, nonce, cumulative, tokens).bytes();
    let signature = signer(id).sign(&bytes);
    (bytes, signature)
}

/// A statement of a channel's provider, and its signature.
pub fn stated(
    id: ChannelId,
    nonce: u64,
    cumulative: Balance,
    tokens: u64,
) -> (StatementBytes, SignatureBytes) {
    let claim = Claim { nonce, cumulative, tokens };
    let head = head(*b"quaestor/receipt", id);
    let bytes = Statement { head, claim, transcript: [9; 32] }.bytes();
    let signature = statement_signer(channel(id).provider).sign(&bytes);
    (bytes, signature)
}

pub type Call = crate::Call<Test>;

pub fn open_with(
    provider: AccountId,
    asset: AssetKind,
    deposit: Balance,
    key: WorkKey,
    expires: Seconds,
) -> Call {
    Call::open { provider, asset, deposit, key, expires }
}

/// A channel to Peter with this many tokens, for 30 days.
pub fn open(tokens: Balance) -> Call {
    open_with(PETER, NATIVE, tokens * TOKEN, Signer::sr(7).key(), now() + 30 * DAY)
}

pub fn top_up(id: ChannelId, tokens: Balance) -> Call {
    Call::top_up { id, amount: tokens * TOKEN }
}

pub fn extend(id: ChannelId, expires: Seconds) -> Call {
    Call::extend { id, expires }
}

pub fn redeem_bytes(id: ChannelId, (voucher, signature): (VoucherBytes, SignatureBytes)) -> Call {
    Call::redeem { id, voucher, signature }
}

/// A voucher with this nonce for this many tokens of money; 500 generated tokens for each.
pub fn redeem(id: ChannelId, nonce: u64, tokens: Balance) -> Call {
    redeem_bytes(id, signed(id, nonce, tokens * TOKEN, 500 * tokens as u64))
}

/// Vouchers to redeem together.
pub fn batch(vouchers: Vec<(ChannelId, (VoucherBytes, SignatureBytes))>) -> Call {
    let items = vouchers.into_iter().map(|(id, (voucher, signature))| (id, voucher, signature));
    Call::redeem_batch { batch: items.collect::<Vec<_>>().try_into().unwrap() }
}

pub fn close(id: ChannelId, voucher: Option<(VoucherBytes, SignatureBytes)>) -> Call {
    Call::close { id, voucher }
}

pub fn request_close(id: ChannelId) -> Call {
    Call::request_close { id }
}

pub fn finish(id: ChannelId) -> Call {
    Call::finish { id }
}

#[track_caller]
pub fn accepted(who: AccountId, call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::signed(who));
}

#[track_caller]
pub fn refused(who: AccountId, call: Call, error: impl Into<DispatchError> + core::fmt::Debug) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::signed(who), error);
}

#[track_caller]
pub fn governed(call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::root());
}

#[track_caller]
pub fn not_governed(call: Call, error: crate::Error<Test>) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::root(), error);
}
