//! Chain access that the services share: a connection, finalized blocks in order, decoding by the
//! runtime that made a block, signing, and a journal. It knows no pallet but by name.
//!
//! It speaks JSON-RPC itself, because a hundred reads have to travel in one message and a block has
//! to be decoded by the metadata of its parent's state; see the README.

pub mod account;
pub mod blocks;
pub mod client;
pub mod decode;
pub mod encode;
pub mod error;
pub mod extrinsic;
pub mod follow;
pub mod header;
pub mod journal;
pub mod runtime;
pub mod sign;
pub mod signals;
pub mod storage;

pub use account::Account;
pub use blocks::{Block, Event, Extrinsic, Phase};
pub use client::Client;
pub use error::Error;
pub use follow::{Finalized, Follow};
pub use header::{Hash, Header};
pub use journal::Journal;
pub use runtime::Runtime;
pub use sign::{Fate, Pair, Signed, SigningOptions};
pub use signals::stopped;
pub use sp_crypto_hashing::blake2_256;

/// Result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Parameters of a request, to be filled.
pub fn params() -> jsonrpsee::core::params::ArrayParams {
    jsonrpsee::core::params::ArrayParams::new()
}

/// `0x` and two digits a byte.
pub fn to_hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut text = String::with_capacity(bytes.len() * 2 + 2);
    text.push_str("0x");
    for byte in bytes {
        for nibble in [byte >> 4, byte & 15] {
            text.push(DIGITS.get(usize::from(nibble)).copied().unwrap_or_default());
        }
    }
    text
}

/// The bytes of `0x…`.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix("0x")?.as_bytes();
    let nibble = |digit: &u8| char::from(*digit).to_digit(16).and_then(|n| u8::try_from(n).ok());
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    digits
        .chunks_exact(2)
        .map(|pair| match pair {
            [high, low] => Some(nibble(high)? << 4 | nibble(low)?),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_goes_there_and_back() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(from_hex(&to_hex(&bytes)), Some(bytes));
        assert_eq!(from_hex("0x"), Some(Vec::new()));
        assert_eq!(from_hex("0xabc"), None);
        assert_eq!(from_hex("0xzz"), None);
        assert_eq!(from_hex("abcd"), None);
    }
}
