//! One connection to one node. Whoever needs another one asks for it.

use crate::{from_hex, to_hex, Error, Hash, Header, Result, Runtime};
use codec::Encode;
use frame_metadata::v15::StorageEntryType;
use jsonrpsee::{
    client_transport::ws::{Url, WsTransportClientBuilder},
    core::{
        client::{Client as Rpc, ClientBuilder, ClientT, Subscription, SubscriptionClientT},
        params::{ArrayParams, BatchRequestBuilder},
        ClientError,
    },
    rpc_params,
};
use serde::{de::DeserializeOwned, Deserialize};
use serde_json::{value::RawValue, Value};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// Larger than what a node sends in one message by default.
const MAX_MESSAGE: u32 = 32 * 1024 * 1024;
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);
const CODE: &[u8] = b":code";
/// Words of a node about a state that it has forgotten, in any of its messages.
const DISCARDED: &str = "State already discarded";

/// A connection. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    url: Arc<str>,
    rpc: Arc<Rpc>,
    genesis: Hash,
    runtimes: Arc<Mutex<HashMap<Hash, Arc<Runtime>>>>,
}

impl Client {
    /// Connects to the node of `urls` that has finalized most. Every one that answers must serve
    /// `genesis`, if that is given, or else the chain of the first.
    pub async fn connect(urls: &[String], genesis: Option<Hash>) -> Result<Self> {
        let (mut best, mut failure): (Option<(u32, Self)>, Option<Error>) = (None, None);
        for url in urls {
            let client = match Self::open(url).await {
                Ok(client) => client,
                Err(error) => {
                    failure.get_or_insert(error);
                    continue;
                },
            };
            let wanted = genesis.or(best.as_ref().map(|(_, client)| client.genesis));
            if let Some(expected) = wanted.filter(|wanted| *wanted != client.genesis) {
                return Err(Error::OtherChain {
                    url: url.clone(),
                    found: client.genesis,
                    expected,
                });
            }
            let (number, _) = client.finalized().await?;
            if best.as_ref().is_none_or(|(most, _)| number > *most) {
                best = Some((number, client));
            }
        }
        let none = || Error::Connection { url: String::new(), why: "no node is named".into() };
        best.map(|(_, client)| client).ok_or_else(|| failure.unwrap_or_else(none))
    }

    async fn open(url: &str) -> Result<Self> {
        let failed = |why: String| Error::Connection { url: url.to_owned(), why };
        let parsed = Url::parse(url).map_err(|why| failed(why.to_string()))?;
        let builder = WsTransportClientBuilder::default()
            .max_request_size(MAX_MESSAGE)
            .max_response_size(MAX_MESSAGE);
        let (sender, receiver) =
            builder.build(parsed).await.map_err(|why| failed(why.to_string()))?;
        let rpc = ClientBuilder::default()
            .request_timeout(REQUEST_TIMEOUT)
            .max_concurrent_requests(64)
            .build_with_tokio(sender, receiver);
        let mut client = Self {
            url: url.into(),
            rpc: Arc::new(rpc),
            genesis: Hash::default(),
            runtimes: Arc::default(),
        };
        client.genesis = client.hash_of(0).await?.ok_or(Error::NoBlock(0))?;
        Ok(client)
    }

    /// Address of the node.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Hash of the first block.
    pub fn genesis(&self) -> Hash {
        self.genesis
    }

    /// Takes over what another connection to the same chain knows of its runtimes.
    pub fn remember(mut self, other: &Self) -> Self {
        if other.genesis == self.genesis {
            self.runtimes = other.runtimes.clone();
        }
        self
    }

    fn fail(&self, method: &str, error: ClientError) -> Error {
        match error {
            ClientError::Call(object) => {
                let data = object.data().map(RawValue::get).unwrap_or_default();
                self.refused(method, object.code(), &format!("{} {data}", object.message()))
            },
            other => Error::Connection { url: self.url.to_string(), why: other.to_string() },
        }
    }

    fn refused(&self, method: &str, code: i32, message: &str) -> Error {
        Error::Refused { method: method.into(), code, message: message.trim().into() }
    }

    /// Any request.
    pub async fn request<T: DeserializeOwned>(
        &self,
        method: &str,
        params: ArrayParams,
    ) -> Result<T> {
        self.rpc.request(method, params).await.map_err(|error| self.fail(method, error))
    }

    /// Several requests in one message. Each has its own answer.
    pub async fn batch(
        &self,
        requests: Vec<(&'static str, ArrayParams)>,
    ) -> Result<Vec<Result<Box<RawValue>>>> {
        let mut builder = BatchRequestBuilder::new();
        let mut methods = Vec::with_capacity(requests.len());
        for (method, params) in requests {
            methods.push(method);
            builder.insert(method, params).map_err(|why| Error::encode(method, why.to_string()))?;
        }
        let answers = self.rpc.batch_request::<Box<RawValue>>(builder).await;
        let answers = answers.map_err(|error| self.fail("a batch", error))?;
        Ok(answers
            .into_iter()
            .zip(methods)
            .map(|(answer, method)| {
                answer.map_err(|error| self.fail(method, ClientError::Call(error.into_owned())))
            })
            .collect())
    }

    /// Hash of the block of that number on the best chain.
    pub async fn hash_of(&self, number: u32) -> Result<Option<Hash>> {
        self.request("chain_getBlockHash", rpc_params![number]).await
    }

    /// Number and hash of the newest finalized block.
    pub async fn finalized(&self) -> Result<(u32, Hash)> {
        let hash: Hash = self.request("chain_getFinalizedHead", rpc_params![]).await?;
        let header: Header = self.request("chain_getHeader", rpc_params![hash]).await?;
        Ok((header.number()?, hash))
    }

    /// The headers that become final from now on.
    pub async fn finalized_heads(&self) -> Result<Subscription<Header>> {
        let (start, stop) = ("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads");
        let heads = self.rpc.subscribe(start, rpc_params![], stop).await;
        heads.map_err(|error| self.fail(start, error))
    }

    /// Subscribes to anything.
    pub async fn subscribe<T: DeserializeOwned>(
        &self,
        start: &'static str,
        params: ArrayParams,
        stop: &'static str,
    ) -> Result<Subscription<T>> {
        self.rpc.subscribe(start, params, stop).await.map_err(|error| self.fail(start, error))
    }

    /// Bytes of storage, as they were after block `number`, which is the one of that hash.
    pub async fn storage(&self, key: &[u8], (number, at): (u32, Hash)) -> Result<Option<Vec<u8>>> {
        let found: Option<String> =
            self.at(number, self.request("state_getStorage", rpc_params![to_hex(key), at]).await)?;
        found.map(|text| bytes_of("storage", &text)).transpose()
    }

    /// The failure of a read at a block, told by its number if its state is gone.
    pub fn at<T>(&self, number: u32, answer: Result<T>) -> Result<T> {
        answer.map_err(|error| match error {
            Error::Refused { message, .. } if message.contains(DISCARDED) => Error::Pruned(number),
            other => other,
        })
    }

    /// A value of storage by its names. `None` for a pallet or an entry that the runtime has not.
    pub async fn value(
        &self,
        runtime: &Runtime,
        (pallet, entry): (&str, &str),
        keys: &[Value],
        at: (u32, Hash),
    ) -> Result<Option<Value>> {
        if runtime.entry(pallet, entry).is_err() {
            return Ok(None);
        }
        let bytes = self.storage(&runtime.storage_key(pallet, entry, keys)?, at).await?;
        runtime.stored(pallet, entry, bytes.as_deref()).map(Some)
    }

    /// All keys and values of a map, or of those that begin with `keys`. Nothing for an entry that
    /// the runtime has not.
    pub async fn map(
        &self,
        runtime: &Runtime,
        (pallet, entry): (&str, &str),
        keys: &[Value],
        (number, at): (u32, Hash),
    ) -> Result<Vec<(Vec<Value>, Value)>> {
        match runtime.entry(pallet, entry) {
            Ok(found) if matches!(found.ty, StorageEntryType::Map { .. }) => {},
            _ => return Ok(Vec::new()),
        }
        let prefix = to_hex(&runtime.storage_key(pallet, entry, keys)?);
        let mut all = Vec::new();
        let mut last: Option<String> = None;
        loop {
            const PAGE: usize = 500;
            let params = rpc_params![&prefix, PAGE, &last, at];
            let page: Vec<String> =
                self.at(number, self.request("state_getKeysPaged", params).await)?;
            let reads = page.iter().map(|key| ("state_getStorage", rpc_params![key, at])).collect();
            let values = if page.is_empty() { Vec::new() } else { self.batch(reads).await? };
            for (key, value) in page.iter().zip(values) {
                let value: Option<String> = parse("storage", &self.at(number, value)?)?;
                let bytes = value.map(|text| bytes_of("storage", &text)).transpose()?;
                let key = bytes_of("a key", key)?;
                let value = runtime.stored(pallet, entry, bytes.as_deref())?;
                all.push((runtime.keys_of(pallet, entry, &key)?, value));
            }
            if page.len() < PAGE {
                return Ok(all);
            }
            last = page.last().cloned();
        }
    }

    /// Asks a runtime API. `None` if the runtime has no such method.
    pub async fn call_api(
        &self,
        runtime: &Runtime,
        (api, method): (&str, &str),
        args: &[Value],
        (number, at): (u32, Hash),
    ) -> Result<Option<Value>> {
        let Ok((inputs, output)) = runtime.method(api, method) else { return Ok(None) };
        if inputs.len() != args.len() {
            let why = format!("it takes {} arguments, not {}", inputs.len(), args.len());
            return Err(Error::encode(format!("{api}_{method}"), why));
        }
        let mut bytes = Vec::new();
        for (ty, arg) in inputs.into_iter().zip(args) {
            crate::encode::encode(runtime, ty, arg, &mut bytes)?;
        }
        let answer = self.raw_call(&format!("{api}_{method}"), &bytes, at).await;
        runtime.decode_all(output, &self.at(number, answer)?).map(Some)
    }

    /// Asks the runtime in bytes.
    pub async fn raw_call(&self, function: &str, args: &[u8], at: Hash) -> Result<Vec<u8>> {
        let params = rpc_params![function, to_hex(args), at];
        let answer: String = self.request("state_call", params).await?;
        bytes_of(function, &answer)
    }

    /// The runtime in the state of that block: the one that makes the block after it.
    pub async fn runtime(&self, (number, at): (u32, Hash)) -> Result<Arc<Runtime>> {
        let params = rpc_params![to_hex(CODE), at];
        let code: Hash = self.at(number, self.request("state_getStorageHash", params).await)?;
        if let Some(known) = self.known(code) {
            return Ok(known);
        }
        let version: Version = self.request("state_getRuntimeVersion", rpc_params![at]).await?;
        let answer = self.raw_call("Metadata_metadata_at_version", &15u32.encode(), at).await?;
        let metadata: Option<Vec<u8>> = codec::Decode::decode(&mut &*answer)
            .map_err(|why: codec::Error| Error::decode("metadata", why.to_string()))?;
        let metadata = metadata.ok_or_else(|| Error::Unknown("metadata of version 15".into()))?;
        let (spec, transaction) = (version.spec_version, version.transaction_version);
        let runtime = Runtime::new(metadata, code, spec, transaction)?;
        tracing::info!(spec, code = %code, block = number, "read the metadata of a runtime");
        self.cache().insert(code, runtime.clone());
        Ok(runtime)
    }

    pub(crate) fn known(&self, code: Hash) -> Option<Arc<Runtime>> {
        self.cache().get(&code).cloned()
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, HashMap<Hash, Arc<Runtime>>> {
        self.runtimes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hashes of the code in the states of these blocks.
    pub(crate) fn code_request(at: Hash) -> (&'static str, ArrayParams) {
        ("state_getStorageHash", rpc_params![to_hex(CODE), at])
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Version {
    spec_version: u32,
    transaction_version: u32,
}

/// Reads an answer.
pub fn parse<T: DeserializeOwned>(what: &str, raw: &RawValue) -> Result<T> {
    serde_json::from_str(raw.get()).map_err(|why| Error::decode(what, why.to_string()))
}

/// Reads bytes of an answer.
pub fn bytes_of(what: &str, text: &str) -> Result<Vec<u8>> {
    from_hex(text).ok_or_else(|| Error::decode(what, "it is no hex"))
}
