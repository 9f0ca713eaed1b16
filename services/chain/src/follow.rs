//! Finalized blocks in order, fetched many at a time.

use crate::{
    blocks::{decode_apart, Block, Made, Raw, Work},
    client::parse,
    Client, Error, Hash, Header, Result, Runtime,
};
use futures::{channel::mpsc, SinkExt, Stream, StreamExt};
use jsonrpsee::rpc_params;
use serde::Deserialize;
use serde_json::Value;
use std::{
    sync::{
        atomic::{AtomicU32, Ordering},
        Arc,
    },
    time::Duration,
};
use tokio::sync::watch;

/// A stretch of blocks, and the code in the state of its last one.
struct Stretch {
    blocks: Vec<Raw>,
    code: Hash,
}

/// Settings of fetching blocks.
#[derive(Clone, Copy, Debug)]
pub struct Follow {
    /// Most blocks in one message.
    pub batch: u32,
    /// Messages under way at once.
    pub in_flight: usize,
    /// Size that a message should stay below, in bytes.
    pub bytes: usize,
    /// Without a new head for so long, the node is asked whether it has one.
    pub silence: Duration,
}

impl Default for Follow {
    fn default() -> Self {
        Self { batch: 50, in_flight: 6, bytes: 1 << 20, silence: Duration::from_secs(60) }
    }
}

/// Newest finalized number that the node has told, and whether its blocks still come.
pub type Finalized = watch::Receiver<u32>;

impl Follow {
    /// Finalized blocks after `from`, in stretches, and a view of the node's finalized head. `map`
    /// runs on each block where it is decoded, apart from the runtime's own threads. The stream ends
    /// with an error; then a new connection is due.
    pub async fn blocks<T, F>(
        self,
        client: Client,
        from: (u32, Hash),
        map: F,
    ) -> Result<(Finalized, impl Stream<Item = Result<Vec<T>>> + Send + Unpin)>
    where
        T: Send + 'static,
        F: Fn(Block) -> T + Clone + Send + Sync + 'static,
    {
        let mut heads = client.finalized_heads().await?;
        let (head, _) = client.finalized().await?;
        let (sender, finalized) = watch::channel(head);
        let asked = client.clone();
        let (mut out, stretches) = mpsc::channel(1);
        let mut failed = out.clone();
        let watcher = async move {
            loop {
                let error = match tokio::time::timeout(self.silence, heads.next()).await {
                    Ok(Some(Ok(header))) => match Header::number(&header) {
                        Ok(number) => {
                            sender.send_if_modified(|old| {
                                number > *old && {
                                    *old = number;
                                    true
                                }
                            });
                            continue;
                        },
                        Err(error) => error,
                    },
                    Ok(Some(Err(why))) => Error::decode("a header", why.to_string()),
                    Ok(None) => asked.lost("the subscription ended"),
                    // A chain may be silent. A subscription that missed a head may not.
                    Err(_) => match asked.finalized().await {
                        Ok((number, _)) if number > *sender.borrow() => {
                            asked.lost("the subscription is silent while the chain moves")
                        },
                        Ok(_) => continue,
                        Err(error) => error,
                    },
                };
                return error;
            }
        };
        let seen = finalized.clone();
        tokio::spawn(async move {
            let error = tokio::select! {
                error = watcher => error,
                error = self.run(client, from, seen, &mut out) => error,
            };
            failed.send(Err(error)).await.ok();
        });
        let decoded = stretches.map(move |work| decode_apart(work, map.clone())).buffered(2);
        Ok((finalized, Box::pin(decoded)))
    }

    async fn run(
        self,
        client: Client,
        from: (u32, Hash),
        mut seen: Finalized,
        out: &mut mpsc::Sender<Result<Work>>,
    ) -> Error {
        let size = AtomicU32::new(self.batch.min(8));
        let mut tip = match Tip::at(&client, from).await {
            Ok(tip) => tip,
            Err(error) => return error,
        };
        loop {
            let head = match seen.wait_for(|head| *head > tip.block.0).await {
                Ok(head) => *head,
                Err(_) => return client.lost("the watcher ended"),
            };
            let mut next = tip.block.0;
            let ranges = std::iter::from_fn(|| {
                let start = next.checked_add(1).filter(|start| *start <= head)?;
                next = head.min(next.saturating_add(size.load(Ordering::Relaxed)));
                Some((start, next))
            });
            let mut fetched = futures::stream::iter(ranges)
                .map(|range| self.fetch(&client, range, &size))
                .buffered(self.in_flight);
            while let Some(stretch) = fetched.next().await {
                let work = match stretch {
                    Ok(stretch) => tip.link(&client, stretch).await,
                    Err(error) => return error,
                };
                let failed = work.is_err();
                match work {
                    Err(error) if failed => return error,
                    work => {
                        if out.send(work).await.is_err() {
                            return client.lost("nobody reads the blocks");
                        }
                    },
                }
            }
        }
    }

    /// A stretch, in two halves if it is too much for one answer.
    async fn fetch(
        &self,
        client: &Client,
        (start, end): (u32, u32),
        size: &AtomicU32,
    ) -> Result<Stretch> {
        match fetch_at_once(client, (start, end)).await {
            Err(Error::Connection { why, .. }) if start < end && !why.contains("closed") => {
                let middle = start + (end - start) / 2;
                size.store((middle - start).max(1), Ordering::Relaxed);
                tracing::debug!(start, end, why, "a message was too much; halving it");
                let mut first = Box::pin(self.fetch(client, (start, middle), size)).await?;
                let second = Box::pin(self.fetch(client, (middle + 1, end), size)).await?;
                first.blocks.extend(second.blocks);
                Ok(Stretch { blocks: first.blocks, code: second.code })
            },
            Ok(stretch) => {
                size.store(self.better_size(&stretch.blocks), Ordering::Relaxed);
                Ok(stretch)
            },
            Err(error) => Err(error),
        }
    }

    /// As many blocks as fit into a message by the size of these.
    fn better_size(&self, blocks: &[Raw]) -> u32 {
        let count = blocks.len().max(1);
        let bytes: usize = blocks
            .iter()
            .map(|raw| {
                raw.events.as_ref().map_or(0, String::len)
                    + raw.extrinsics.iter().map(String::len).sum::<usize>()
            })
            .sum();
        let each = (bytes / count).max(1);
        let fit = u32::try_from(self.bytes / each).unwrap_or(u32::MAX);
        // It grows step by step, and shrinks at once.
        fit.min(u32::try_from(count).unwrap_or(u32::MAX).saturating_mul(2)).clamp(1, self.batch)
    }
}

/// The end of what was fetched: what the next block needs of it.
struct Tip {
    block: (u32, Hash),
    /// The runtime in its state.
    runtime: Arc<Runtime>,
    /// Authors of the next blocks, in the order of their slots.
    authors: Arc<[String]>,
}

/// The authors in the state of a block; nobody on a chain that names none.
async fn authors(client: &Client, runtime: &Runtime, at: (u32, Hash)) -> Result<Arc<[String]>> {
    let found = client.value(runtime, ("Session", "Validators"), &[], at).await?;
    let names = found.as_ref().and_then(Value::as_array).into_iter().flatten();
    Ok(names.filter_map(|name| name.as_str().map(str::to_owned)).collect())
}

impl Tip {
    async fn at(client: &Client, block: (u32, Hash)) -> Result<Self> {
        let runtime = client.runtime(block).await?;
        let authors = authors(client, &runtime, block).await?;
        Ok(Self { block, runtime, authors })
    }

    /// Proves that a stretch goes on where the last one ended, and finds runtime and author of each
    /// block.
    async fn link(&mut self, client: &Client, stretch: Stretch) -> Result<Work> {
        let mut last = self.block;
        for raw in &stretch.blocks {
            if raw.header.parent_hash != last.1 || Some(raw.number) != last.0.checked_add(1) {
                return Err(Error::WentBack {
                    number: raw.number,
                    parent: raw.header.parent_hash,
                    expected: last.1,
                });
            }
            last = (raw.number, raw.hash);
        }
        let announced = |raw: &Raw| raw.header.digest.logs.iter().any(|item| item == "0x08");
        let mut codes = Vec::new();
        if stretch.code != self.runtime.code_hash || stretch.blocks.iter().any(announced) {
            let all = stretch.blocks.iter().map(|raw| Client::code_request(raw.hash)).collect();
            codes = client.batch(all).await?;
        }
        let mut codes = codes.into_iter();
        let mut made = Vec::with_capacity(stretch.blocks.len());
        for raw in stretch.blocks {
            let at = (raw.number, raw.hash);
            let new_authors = raw.header.has_new_authors();
            let author = raw.header.slot().and_then(|slot| {
                let count = u64::try_from(self.authors.len()).ok()?;
                let place = usize::try_from(slot.checked_rem(count)?).ok()?;
                self.authors.get(place).cloned()
            });
            made.push(Made { raw, runtime: self.runtime.clone(), author });
            if let Some(code) = codes.next() {
                let code: Hash = parse("a hash", &client.at(at.0, code)?)?;
                if code != self.runtime.code_hash {
                    self.runtime = match client.known(code) {
                        Some(known) => known,
                        None => client.runtime(at).await?,
                    };
                }
            }
            if new_authors {
                self.authors = authors(client, &self.runtime, at).await?;
            }
            self.block = at;
        }
        Ok(made)
    }
}

impl Client {
    pub(crate) fn lost(&self, why: &str) -> Error {
        Error::Connection { url: self.url().to_owned(), why: why.to_owned() }
    }
}

#[derive(Deserialize)]
struct Signed {
    block: Body,
}

#[derive(Deserialize)]
struct Body {
    header: Header,
    extrinsics: Vec<String>,
}

async fn fetch_at_once(client: &Client, (start, end): (u32, u32)) -> Result<Stretch> {
    let numbers: Vec<u32> = (start..=end).collect();
    let hashes: Vec<Option<Hash>> =
        client.request("chain_getBlockHash", rpc_params![&numbers]).await?;
    let events = crate::to_hex(&crate::storage::prefix("System", "Events"));
    let (mut requests, mut known) = (Vec::new(), Vec::new());
    for (number, hash) in numbers.iter().zip(hashes) {
        let hash = hash.ok_or(Error::NoBlock(*number))?;
        requests.push(("chain_getBlock", rpc_params![hash]));
        requests.push(("state_getStorage", rpc_params![&events, hash]));
        known.push((*number, hash));
    }
    let (_, last) = *known.last().ok_or(Error::NoBlock(start))?;
    requests.push(Client::code_request(last));
    let mut answers = client.batch(requests).await?.into_iter();
    let mut answer = move || answers.next().unwrap_or(Err(Error::decode("a batch", "too short")));
    let mut blocks = Vec::with_capacity(known.len());
    for (number, hash) in known {
        let signed: Option<Signed> = parse("a block", &answer()?)?;
        let Body { header, extrinsics } = signed.ok_or(Error::NoBlock(number))?.block;
        let events = parse("events", &client.at(number, answer())?)?;
        blocks.push(Raw { number, hash, header, extrinsics, events });
    }
    Ok(Stretch { blocks, code: parse("a hash", &client.at(end, answer())?)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_sized_by_what_its_blocks_weigh() {
        let follow = Follow { batch: 100, bytes: 1000, ..Follow::default() };
        let raw = |bytes: usize| Raw {
            number: 1,
            hash: Hash::default(),
            header: serde_json::from_value(serde_json::json!({
                "parentHash": Hash::default(), "number": "0x1", "digest": { "logs": [] }
            }))
            .unwrap(),
            extrinsics: vec!["x".repeat(bytes)],
            events: None,
        };
        let of = |count: usize, bytes: usize| {
            follow.better_size(&(0..count).map(|_| raw(bytes)).collect::<Vec<_>>())
        };
        assert_eq!(of(8, 1), 16, "it doubles");
        assert_eq!(of(80, 1), 100, "up to the most");
        assert_eq!(of(80, 100), 10, "shrinks at once");
        assert_eq!(of(1, 5000), 1, "and never to nothing");
    }
}
