//! Keys and values of storage, by the names of metadata.

use crate::{decode::Decoder, encode::encode, Error, Result, Runtime};
use frame_metadata::v15::{StorageEntryModifier, StorageEntryType, StorageHasher};
use scale_info::TypeDef;
use serde_json::Value;
use sp_crypto_hashing::{blake2_128, blake2_256, twox_128, twox_256, twox_64};

fn hash(hasher: &StorageHasher, key: &[u8], out: &mut Vec<u8>) {
    match hasher {
        StorageHasher::Blake2_128 => out.extend(blake2_128(key)),
        StorageHasher::Blake2_256 => out.extend(blake2_256(key)),
        StorageHasher::Twox128 => out.extend(twox_128(key)),
        StorageHasher::Twox256 => out.extend(twox_256(key)),
        StorageHasher::Blake2_128Concat => out.extend(blake2_128(key).iter().chain(key)),
        StorageHasher::Twox64Concat => out.extend(twox_64(key).iter().chain(key)),
        StorageHasher::Identity => out.extend(key),
    }
}

/// Bytes of a hash in front of a key that can be read back; `None` where it cannot.
const fn prefix_of(hasher: &StorageHasher) -> Option<usize> {
    match hasher {
        StorageHasher::Blake2_128Concat => Some(16),
        StorageHasher::Twox64Concat => Some(8),
        StorageHasher::Identity => Some(0),
        _ => None,
    }
}

/// Prefix of the keys of that entry.
pub fn prefix(pallet: &str, entry: &str) -> Vec<u8> {
    let mut key = twox_128(pallet.as_bytes()).to_vec();
    key.extend(twox_128(entry.as_bytes()));
    key
}

impl Runtime {
    /// Types of the keys with their hashers, and the type of the value.
    fn layout(&self, pallet: &str, entry: &str) -> Result<(Vec<(u32, &StorageHasher)>, u32)> {
        match &self.entry(pallet, entry)?.ty {
            StorageEntryType::Plain(value) => Ok((Vec::new(), value.id)),
            StorageEntryType::Map { hashers, key, value } => {
                let types = match (hashers.as_slice(), self.types().resolve(key.id)) {
                    ([_], _) => vec![key.id],
                    (_, Some(ty)) => match &ty.type_def {
                        TypeDef::Tuple(tuple) => tuple.fields.iter().map(|each| each.id).collect(),
                        _ => vec![key.id],
                    },
                    (_, None) => Vec::new(),
                };
                Ok((types.into_iter().zip(hashers).collect(), value.id))
            },
        }
    }

    /// The key of a value, or the common beginning of several if there are fewer keys than the map has.
    pub fn storage_key(&self, pallet: &str, entry: &str, keys: &[Value]) -> Result<Vec<u8>> {
        let (types, _) = self.layout(pallet, entry)?;
        if keys.len() > types.len() {
            let why = format!("it has {} keys, not {}", types.len(), keys.len());
            return Err(Error::encode(format!("{pallet}.{entry}"), why));
        }
        let mut out = prefix(pallet, entry);
        for ((ty, hasher), key) in types.into_iter().zip(keys) {
            let mut bytes = Vec::new();
            encode(self, ty, key, &mut bytes)?;
            hash(hasher, &bytes, &mut out);
        }
        Ok(out)
    }

    /// The keys of a map's value, from its full key.
    pub fn keys_of(&self, pallet: &str, entry: &str, full: &[u8]) -> Result<Vec<Value>> {
        let (types, _) = self.layout(pallet, entry)?;
        let what = || format!("a key of {pallet}.{entry}");
        let mut rest = full.get(32..).ok_or_else(|| Error::decode(what(), "it is too short"))?;
        let mut keys = Vec::with_capacity(types.len());
        for (ty, hasher) in types {
            let skip = prefix_of(hasher).ok_or_else(|| Error::decode(what(), "it is hashed"))?;
            rest = rest.get(skip..).ok_or_else(|| Error::decode(what(), "it is too short"))?;
            let mut decoder = Decoder::new(self, rest);
            keys.push(decoder.value(ty)?);
            rest = decoder.rest();
        }
        Ok(keys)
    }

    /// The value of stored bytes; without any, the default that metadata names, or null.
    pub fn stored(&self, pallet: &str, entry: &str, bytes: Option<&[u8]>) -> Result<Value> {
        let (_, ty) = self.layout(pallet, entry)?;
        let found = self.entry(pallet, entry)?;
        match (bytes, &found.modifier) {
            (Some(bytes), _) => self.decode_all(ty, bytes),
            (None, StorageEntryModifier::Default) => self.decode_all(ty, &found.default),
            (None, StorageEntryModifier::Optional) => Ok(Value::Null),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_events_is_the_one_that_everybody_knows() {
        let known = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7";
        assert_eq!(crate::to_hex(&prefix("System", "Events")), known);
    }
}
