//! Mortal transactions: signed here, sent once, and found again by their bytes.

use crate::{
    blocks::decode_events, encode::encode, Account, Client, Error, Hash, Phase, Result, Runtime,
};
use codec::{Compact, Encode};
use jsonrpsee::rpc_params;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sp_crypto_hashing::blake2_256;
use std::str::FromStr;
use subxt_signer::{sr25519::Keypair, SecretUri};

/// A key of sr25519.
#[derive(Clone)]
pub struct Pair(Keypair);

impl Pair {
    /// From a phrase, a seed, or a development key such as `//Alice`.
    pub fn from_uri(uri: &str) -> Result<Self> {
        // What is wrong with a secret is not for a log.
        let bad = || Error::encode("a key", "it is no secret URI");
        let uri = SecretUri::from_str(uri).map_err(|_| bad())?;
        Keypair::from_uri(&uri).map(Self).map_err(|_| bad())
    }

    /// Its account.
    pub fn account(&self) -> Account {
        Account(self.0.public_key().0)
    }
}

/// Choices of a transaction.
#[derive(Clone, Copy, Debug)]
pub struct SigningOptions {
    /// Its number; that of the pool's view if none is given.
    pub nonce: Option<u64>,
    /// Blocks that it lives, a power of two from 4 to 65,536.
    pub period: u64,
    /// Tip, in smallest units.
    pub tip: u128,
}

impl Default for SigningOptions {
    fn default() -> Self {
        Self { nonce: None, period: 64, tip: 0 }
    }
}

/// A transaction, with what is needed to learn its fate after a crash. Written to a journal before it
/// is sent.
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq, Debug)]
pub struct Signed {
    /// Its bytes, as `0x…`.
    pub bytes: String,
    /// Hash by which clients know it. Only its bytes are its own: see `fate`.
    pub hash: Hash,
    /// Its number.
    pub nonce: u64,
    /// Block from which it is valid.
    pub birth: u32,
    /// Hash of that block.
    pub birth_hash: Hash,
    /// Last block that may hold it.
    pub death: u32,
}

/// Fate of a transaction, by finalized blocks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It is in no finalized block, and can still come.
    Open,
    /// It is in none, and none can hold it any more.
    Expired,
    /// It is in one.
    Final {
        /// The block.
        block: u32,
        /// Its place there.
        index: u32,
        /// Error of its call, as `Pallet.Error`.
        error: Option<String>,
    },
}

fn mortal(period: u64, birth: u64) -> Result<[u8; 2]> {
    if !period.is_power_of_two() || !(4..=65_536).contains(&period) {
        return Err(Error::encode("a transaction", format!("it cannot live {period} blocks")));
    }
    let quantum = (period >> 12).max(1);
    let phase = birth % period / quantum;
    let length = u64::from(period.trailing_zeros()).saturating_sub(1).clamp(1, 15);
    let encoded = u16::try_from(length | phase << 4);
    encoded.map(u16::to_le_bytes).map_err(|_| Error::encode("a transaction", "its era"))
}

impl Client {
    /// Next number of an account, transactions in the pool included.
    pub async fn next_nonce(&self, account: Account) -> Result<u64> {
        let address = account.to_ss58(42);
        self.request("system_accountNextIndex", rpc_params![address]).await
    }

    /// Signs a call given as `{"Pallet": {"call": {…}}}`. Born in the newest finalized block, which
    /// cannot be forked away.
    pub async fn sign(&self, pair: &Pair, call: &Value, options: SigningOptions) -> Result<Signed> {
        let birth = self.finalized().await?;
        let runtime = self.runtime(birth).await?;
        let nonce = match options.nonce {
            Some(nonce) => nonce,
            None => self.next_nonce(pair.account()).await?,
        };
        let call = runtime.encode_call(call)?;
        sign(&runtime, pair, &call, Terms { genesis: self.genesis(), birth, nonce, options })
    }

    /// Hands a transaction to the pool.
    pub async fn submit(&self, signed: &Signed) -> Result<()> {
        let sent: Result<Hash> =
            self.request("author_submitExtrinsic", rpc_params![&signed.bytes]).await;
        match sent {
            Ok(_) => Ok(()),
            // 1010 to 1019: what the pool says of a transaction.
            Err(Error::Refused { code, message, .. }) if (1010..1020).contains(&code) => {
                Err(Error::Invalid(message))
            },
            Err(error) => Err(error),
        }
    }

    /// Fee that it would pay now, in smallest units.
    pub async fn fee_of(&self, signed: &Signed) -> Result<u128> {
        let (number, at) = self.finalized().await?;
        let runtime = self.runtime((number, at)).await?;
        let mut args = crate::client::bytes_of("a transaction", &signed.bytes)?;
        let length = u32::try_from(args.len()).unwrap_or(u32::MAX);
        args.extend(length.to_le_bytes());
        let (_, output) = runtime.method("TransactionPaymentApi", "query_info")?;
        let answer = self.raw_call("TransactionPaymentApi_query_info", &args, at).await?;
        let info = runtime.decode_all(output, &answer)?;
        let fee = info.get("partial_fee").and_then(Value::as_str).and_then(|fee| fee.parse().ok());
        fee.ok_or_else(|| Error::decode("a fee", info.to_string()))
    }

    /// Its fate. Needs the bodies of the blocks since its birth, and the state of the one
    /// that holds it.
    pub async fn fate(&self, signed: &Signed) -> Result<Fate> {
        let (head, _) = self.finalized().await?;
        for number in signed.birth + 1..=head.min(signed.death) {
            let hash = self.hash_of(number).await?.ok_or(Error::NoBlock(number))?;
            let block: Option<Value> = self.request("chain_getBlock", rpc_params![hash]).await?;
            let block = block.ok_or(Error::NoBlock(number))?;
            let bodies = block.pointer("/block/extrinsics").and_then(Value::as_array);
            let place = bodies.into_iter().flatten().position(|body| *body == signed.bytes);
            if let Some(place) = place {
                let index = u32::try_from(place).unwrap_or(u32::MAX);
                let error = self.error_of((number, hash), index).await?;
                return Ok(Fate::Final { block: number, index, error });
            }
        }
        Ok(if head >= signed.death { Fate::Expired } else { Fate::Open })
    }

    async fn error_of(&self, (number, hash): (u32, Hash), index: u32) -> Result<Option<String>> {
        let before = number.saturating_sub(1);
        let parent = self.hash_of(before).await?.ok_or(Error::NoBlock(before))?;
        let runtime = self.runtime((before, parent)).await?;
        let key = crate::storage::prefix("System", "Events");
        let bytes = self.storage(&key, (number, hash)).await?.unwrap_or_default();
        let events = decode_events(&runtime, &bytes)?;
        let own = events.iter().filter(|event| event.phase == Phase::Extrinsic(index));
        for event in own.filter(|event| event.pallet == "System") {
            match event.name.as_str() {
                "ExtrinsicSuccess" => return Ok(None),
                "ExtrinsicFailed" => {
                    let error = event.fields.get("dispatch_error").unwrap_or(&Value::Null);
                    return Ok(Some(runtime.error_name(error)));
                },
                _ => {},
            }
        }
        Err(Error::decode("events", format!("none tells the outcome of {number}-{index}")))
    }
}

/// Everything that a signature is over, but the call.
struct Terms {
    genesis: Hash,
    birth: (u32, Hash),
    nonce: u64,
    options: SigningOptions,
}

fn sign(runtime: &Runtime, pair: &Pair, call: &[u8], terms: Terms) -> Result<Signed> {
    let Terms { genesis, birth: (birth, birth_hash), nonce, options } = terms;
    let era = mortal(options.period, birth.into())?;
    let (mut extra, mut implicit) = (Vec::new(), Vec::new());
    for extension in &runtime.metadata.extrinsic.signed_extensions {
        match extension.identifier.as_str() {
            "CheckMortality" => {
                extra.extend(era);
                implicit.extend(birth_hash.0);
            },
            "CheckNonce" => Compact(nonce).encode_to(&mut extra),
            "ChargeTransactionPayment" => Compact(options.tip).encode_to(&mut extra),
            "CheckMetadataHash" => {
                extra.push(0);
                implicit.push(0);
            },
            "CheckSpecVersion" => runtime.spec_version.encode_to(&mut implicit),
            "CheckTxVersion" => runtime.transaction_version.encode_to(&mut implicit),
            "CheckGenesis" => implicit.extend(genesis.0),
            // Whatever else must ask for nothing.
            other => {
                let empty = |ty, out: &mut Vec<u8>| {
                    let before = out.len();
                    encode(runtime, ty, &Value::Null, out).is_ok() && out.len() == before
                };
                let known = empty(extension.ty.id, &mut extra)
                    && empty(extension.additional_signed.id, &mut implicit);
                if !known {
                    return Err(Error::Unknown(format!("rule for the extension {other}")));
                }
            },
        }
    }
    let mut payload = [call, &extra, &implicit].concat();
    if payload.len() > 256 {
        payload = blake2_256(&payload).to_vec();
    }
    let signature = pair.0.sign(&payload).0;
    // Version 4, signed; an address by account; a signature of sr25519.
    let mut body = vec![0x84, 0];
    body.extend(pair.account().0);
    body.push(1);
    body.extend(signature);
    body.extend(extra);
    body.extend(call);
    let length = u32::try_from(body.len()).map_err(|_| Error::encode("a transaction", "length"))?;
    let bytes = [Compact(length).encode(), body].concat();
    let period = u32::try_from(options.period).unwrap_or(u32::MAX);
    // Long lives count from a multiple of their quantum.
    let quantum = (period >> 12).max(1);
    Ok(Signed {
        hash: Hash(blake2_256(&bytes)),
        bytes: crate::to_hex(&bytes),
        nonce,
        birth,
        birth_hash,
        death: (birth - birth % quantum).saturating_add(period).saturating_sub(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eras_are_those_that_everybody_knows() {
        assert_eq!(mortal(64, 42).unwrap(), [5 + 42 % 16 * 16, 42 / 16]);
        assert_eq!(mortal(32768, 20000).unwrap(), [78, 156]);
        assert!(mortal(63, 1).is_err());
        assert!(mortal(2, 1).is_err());
    }

    #[test]
    fn a_development_key_is_that_of_its_account() {
        let alice = Pair::from_uri("//Alice").unwrap();
        let address = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
        assert_eq!(alice.account().to_ss58(42), address);
        let failure = Pair::from_uri("no key").err().map(|error| error.to_string());
        assert_eq!(failure.as_deref(), Some("a key does not encode: it is no secret URI"));
    }
}
