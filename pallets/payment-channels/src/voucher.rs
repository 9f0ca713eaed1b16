//! Bytes of vouchers, statements and openings, and their signatures.
//!
//! Numbers are little-endian, and fields follow one another without lengths or padding, so the bytes
//! are also the SCALE encoding of the types here. The bytes themselves are signed: no hash and no
//! wrapper around them.

use codec::{Decode, Encode};
use polkadot_sdk::{
    sp_core::{ed25519, sr25519},
    sp_io::{crypto, hashing},
};
use quaestor_primitives::{AssetKind, Balance, WorkKey};

/// First bytes of a voucher. A transaction that is short enough to be signed as it is begins with the
/// index of a pallet, so the index 113 (`q`) must stay free for ever.
pub const VOUCHER_TAG: [u8; 16] = *b"quaestor/voucher";
/// First bytes of a provider's statement.
pub const STATEMENT_TAG: [u8; 16] = *b"quaestor/receipt";
/// First bytes of the preimage of an opening hash.
pub const OPENING_TAG: [u8; 16] = *b"quaestor/opening";
/// Version of the formats.
pub const VERSION: u8 = 1;
/// Length of a voucher, in bytes.
pub const VOUCHER_LENGTH: usize = 121;
/// Length of a statement, in bytes.
pub const STATEMENT_LENGTH: usize = 153;

/// A hash of 32 bytes.
pub type Hash = [u8; 32];
/// A voucher as it is signed.
pub type VoucherBytes = [u8; VOUCHER_LENGTH];
/// A statement as it is signed.
pub type StatementBytes = [u8; STATEMENT_LENGTH];
/// A signature of either scheme.
pub type SignatureBytes = [u8; 64];

/// The channel that a voucher or a statement belongs to; 89 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Head {
    /// [`VOUCHER_TAG`] or [`STATEMENT_TAG`].
    pub tag: [u8; 16],
    /// Version of the format.
    pub version: u8,
    /// Hash of the genesis block of the chain.
    pub genesis: Hash,
    /// The channel.
    pub channel: u64,
    /// Opening hash of the channel.
    pub opening: Hash,
}

/// Amount that a channel has cost so far; 32 bytes. Each field is cumulative.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Claim {
    /// Number of the voucher.
    pub nonce: u64,
    /// Amount owed since the opening, in smallest units of the channel's asset.
    pub cumulative: Balance,
    /// Tokens generated since the opening.
    pub tokens: u64,
}

/// A promise of the consumer to pay; [`VOUCHER_LENGTH`] bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Voucher {
    /// The channel.
    pub head: Head,
    /// The promised amount.
    pub claim: Claim,
}

/// A provider's statement of what it has generated; [`STATEMENT_LENGTH`] bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Statement {
    /// The channel.
    pub head: Head,
    /// The claim for which it was generated.
    pub claim: Claim,
    /// Hash over manifest, input and output so far.
    pub transcript: Hash,
}

impl Voucher {
    /// The bytes to be signed.
    pub fn bytes(&self) -> VoucherBytes {
        fixed(self)
    }

    /// Reads a voucher. All bytes are one: a voucher may still be for another chain or channel.
    pub fn read(bytes: &VoucherBytes) -> Option<Self> {
        Self::decode(&mut bytes.as_slice()).ok()
    }
}

impl Statement {
    /// The bytes to be signed.
    pub fn bytes(&self) -> StatementBytes {
        fixed(self)
    }

    /// Reads a statement.
    pub fn read(bytes: &StatementBytes) -> Option<Self> {
        Self::decode(&mut bytes.as_slice()).ok()
    }
}

/// Encoding of a value of constant length `N`; a shorter one is padded with zeros.
fn fixed<const N: usize>(value: &impl Encode) -> [u8; N] {
    let mut bytes = [0; N];
    for (byte, encoded) in bytes.iter_mut().zip(value.encode()) {
        *byte = encoded;
    }
    bytes
}

/// Everything that is fixed when a channel is opened. The hash of the parent of the opening block
/// tells channels of one genesis apart: those of a fork, or of a development chain that was started
/// again.
#[derive(Encode)]
pub struct Opening<'a, AccountId> {
    /// [`OPENING_TAG`].
    pub tag: [u8; 16],
    /// Hash of the genesis block of the chain.
    pub genesis: Hash,
    /// The channel.
    pub channel: u64,
    /// Account that pays.
    pub consumer: &'a AccountId,
    /// Account that is paid.
    pub provider: &'a AccountId,
    /// Asset of the deposit.
    pub asset: &'a AssetKind,
    /// Key that signs vouchers.
    pub key: WorkKey,
    /// Hash of the parent of the opening block.
    pub parent: Hash,
}

impl<AccountId: Encode> Opening<'_, AccountId> {
    /// BLAKE2b-256 of the encoding.
    pub fn hash(&self) -> Hash {
        self.using_encoded(hashing::blake2_256)
    }
}

/// Returns `true` if `key` has signed `message` itself, without a hash or a wrapper.
pub fn is_signed(key: &WorkKey, message: &[u8], signature: &SignatureBytes) -> bool {
    match key {
        WorkKey::Sr25519(key) => {
            let signature = sr25519::Signature::from_raw(*signature);
            crypto::sr25519_verify(&signature, message, &sr25519::Public::from_raw(*key))
        },
        WorkKey::Ed25519(key) => {
            let signature = ed25519::Signature::from_raw(*signature);
            crypto::ed25519_verify(&signature, message, &ed25519::Public::from_raw(*key))
        },
    }
}
