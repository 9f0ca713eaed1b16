//! Hashes and headers as a node writes them.

use crate::{from_hex, to_hex, Error, Result};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A hash of 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Hash {
    type Err = String;
    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let bytes = from_hex(text).and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or_else(|| format!("{text} is no hash"))
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A header as the node writes it.
#[derive(Clone, Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Header {
    /// Hash of the block before.
    pub parent_hash: Hash,
    number: String,
    /// Log of the block.
    pub digest: Digest,
}

/// Items of a header's log, in hex.
#[derive(Clone, Deserialize, Debug)]
pub struct Digest {
    /// The items.
    pub logs: Vec<String>,
}

impl Header {
    /// Number of the block.
    pub fn number(&self) -> Result<u32> {
        let digits = self.number.strip_prefix("0x").unwrap_or(&self.number);
        u32::from_str_radix(digits, 16)
            .map_err(|_| Error::decode("a header", format!("{} is no number", self.number)))
    }

    /// Slot of its author, as Aura notes it before the block runs.
    pub fn slot(&self) -> Option<u64> {
        // Kind and engine, then a length of one byte.
        let noted = |item: &String| item.strip_prefix("0x0661757261")?.get(2..).map(str::to_owned);
        let slot = from_hex(&format!("0x{}", self.digest.logs.iter().find_map(noted)?))?;
        Some(u64::from_le_bytes(slot.try_into().ok()?))
    }

    /// Returns `true` if it changes the authors of the blocks after it.
    pub fn has_new_authors(&self) -> bool {
        self.digest.logs.iter().any(|item| item.starts_with("0x0461757261"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_tells_its_slot() {
        let header: Header = serde_json::from_value(serde_json::json!({
            "parentHash": Hash::default(), "number": "0x2a",
            "digest": { "logs": ["0x0661757261200100000000000000", "0x08"] }
        }))
        .unwrap();
        assert_eq!(header.number().unwrap(), 42);
        assert_eq!(header.slot(), Some(1));
        assert!(!header.has_new_authors());
    }
}
