//! Reading a transaction of a block.

use crate::{decode::Decoder, Error, Result, Runtime};
use codec::{Compact, Decode};
use serde_json::{Map, Value};
use sp_crypto_hashing::blake2_256;

/// A transaction as it was signed.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// Hash by which clients know it.
    pub hash: [u8; 32],
    /// Its signer; nobody signs inherents.
    pub signer: Option<String>,
    /// Pallet of its call.
    pub pallet: String,
    /// Name of its call.
    pub call: String,
    /// Arguments of its call by name.
    pub args: Value,
    /// Number of the signer's transaction.
    pub nonce: Option<String>,
    /// Tip, in smallest units.
    pub tip: Option<String>,
}

/// `{"Name": inner}` or `"Name"`.
pub fn variant(value: Value) -> Option<(String, Value)> {
    match value {
        Value::String(name) => Some((name, Value::Null)),
        Value::Object(map) if map.len() == 1 => map.into_iter().next(),
        _ => None,
    }
}

/// Decodes one with the runtime that executed it.
pub fn decode(runtime: &Runtime, bytes: &[u8]) -> Result<Decoded> {
    let mut rest = bytes;
    let Compact(length) = Compact::<u32>::decode(&mut rest)
        .map_err(|why| Error::decode("a transaction", why.to_string()))?;
    if length as usize != rest.len() {
        return Err(Error::decode("a transaction", "its length lies"));
    }
    let mut decoder = Decoder::new(runtime, rest);
    let extrinsic = &runtime.metadata.extrinsic;
    let [kind] = decoder.plain::<[u8; 1]>()?;
    let (mut signer, mut nonce, mut tip) = (None, None, None);
    let signed = kind == 0x84;
    match kind {
        0x84 => {
            let address = decoder.value(extrinsic.address_ty.id)?;
            signer = match address {
                Value::String(account) => Some(account),
                other => match variant(other) {
                    Some((_, Value::String(inner))) => Some(inner),
                    _ => None,
                },
            };
            decoder.value(extrinsic.signature_ty.id)?;
        },
        0x04 | 0x05 => {},
        0x45 => {
            let [version] = decoder.plain::<[u8; 1]>()?;
            if version != 0 {
                return Err(Error::decode(
                    "a transaction",
                    "its extensions are of another version",
                ));
            }
        },
        other => {
            return Err(Error::decode("a transaction", format!("version {other:#04x} is unknown")));
        },
    }
    if signed || kind == 0x45 {
        for extension in &extrinsic.signed_extensions {
            let value = decoder.value(extension.ty.id)?;
            match (extension.identifier.as_str(), value) {
                ("CheckNonce", Value::String(value)) => nonce = Some(value),
                ("ChargeTransactionPayment", Value::String(value)) => tip = Some(value),
                _ => {},
            }
        }
    }
    let call = decoder.value(runtime.metadata.outer_enums.call_enum_ty.id)?;
    decoder.end()?;
    let (pallet, inner) = variant(call).ok_or_else(|| Error::decode("a call", "no variant"))?;
    let (call, args) = variant(inner).ok_or_else(|| Error::decode("a call", "no variant"))?;
    let args = if args.is_null() { Value::Object(Map::new()) } else { args };
    Ok(Decoded { hash: blake2_256(bytes), signer, pallet, call, args, nonce, tip })
}
