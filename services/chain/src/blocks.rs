//! Finalized blocks, decoded by the runtime that made each: the one in its parent's state.

use crate::{
    client::bytes_of,
    decode::Decoder,
    extrinsic::{self, variant},
    Error, Hash, Header, Result, Runtime,
};
use codec::Compact;
use serde_json::Value;
use std::{collections::BTreeSet, sync::Arc};

/// When an event happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// In the transaction of that number.
    Extrinsic(u32),
    /// After the transactions.
    Finalization,
    /// Before them.
    Initialization,
}

/// An event.
#[derive(Clone, Debug)]
pub struct Event {
    /// When.
    pub phase: Phase,
    /// Pallet.
    pub pallet: String,
    /// Name.
    pub name: String,
    /// Fields by name.
    pub fields: Value,
    /// Addresses of the accounts in it.
    pub accounts: BTreeSet<String>,
}

/// A transaction and what became of it.
#[derive(Clone, Debug)]
pub struct Extrinsic {
    /// As it was signed.
    pub body: extrinsic::Decoded,
    /// It did what it was to do.
    pub success: bool,
    /// Why not, as `Pallet.Error`.
    pub error: Option<String>,
    /// Fee that was paid, tip included, in smallest units.
    pub fee: Option<String>,
}

/// A finalized block.
#[derive(Clone)]
pub struct Block {
    /// Its number.
    pub number: u32,
    /// Its hash.
    pub hash: Hash,
    /// Hash of the one before.
    pub parent: Hash,
    /// Its time, in seconds since the Unix epoch; that of genesis is 0.
    pub time: u64,
    /// Account of its author, if its header tells the slot.
    pub author: Option<String>,
    /// The runtime that made it.
    pub runtime: Arc<Runtime>,
    /// Its transactions.
    pub extrinsics: Vec<Extrinsic>,
    /// Its events.
    pub events: Vec<Event>,
}

/// A block as the node sends it.
pub(crate) struct Raw {
    pub number: u32,
    pub hash: Hash,
    pub header: Header,
    pub extrinsics: Vec<String>,
    pub events: Option<String>,
}

/// A block with the runtime that made it.
pub(crate) struct Made {
    pub raw: Raw,
    pub runtime: Arc<Runtime>,
    pub author: Option<String>,
}

pub(crate) type Work = Vec<Made>;

pub(crate) async fn decode_apart<T, F>(work: Result<Work>, map: F) -> Result<Vec<T>>
where
    T: Send + 'static,
    F: Fn(Block) -> T + Send + 'static,
{
    let work = work?;
    let decoded = tokio::task::spawn_blocking(move || {
        work.into_iter().map(|made| decode(made).map(&map)).collect()
    });
    decoded.await.unwrap_or_else(|why| Err(Error::decode("a block", why.to_string())))
}

fn decode(made: Made) -> Result<Block> {
    let Made { raw, runtime, author } = made;
    let Raw { number, hash, header, extrinsics, events } = raw;
    let inside = |error: Error| match error {
        Error::Decode { what, why } => Error::decode(format!("{what} in block {number}"), why),
        other => other,
    };
    let events = match events {
        Some(text) => decode_events(&runtime, &bytes_of("events", &text)?).map_err(inside)?,
        None => Vec::new(),
    };
    let mut extrinsics = extrinsics
        .iter()
        .map(|text| {
            let body = extrinsic::decode(&runtime, &bytes_of("a transaction", text)?)?;
            Ok(Extrinsic { body, success: false, error: None, fee: None })
        })
        .collect::<Result<Vec<_>>>()
        .map_err(inside)?;
    outcomes(&runtime, &events, &mut extrinsics);
    let time = extrinsics.iter().find_map(|each| {
        let body = &each.body;
        let now = (body.pallet == "Timestamp" && body.call == "set").then(|| body.args.get("now"));
        now??.as_str()?.parse::<u64>().ok()
    });
    Ok(Block {
        number,
        hash,
        parent: header.parent_hash,
        time: time.unwrap_or_default() / 1000,
        author,
        runtime,
        extrinsics,
        events,
    })
}

/// Reads what `System.Events` holds.
pub fn decode_events(runtime: &Runtime, bytes: &[u8]) -> Result<Vec<Event>> {
    let mut decoder = Decoder::new(runtime, bytes);
    let Compact(count) = decoder.plain::<Compact<u32>>()?;
    let mut events = Vec::with_capacity(count.min(4096) as usize);
    for _ in 0..count {
        let phase = match decoder.plain::<[u8; 1]>()? {
            [0] => Phase::Extrinsic(decoder.plain()?),
            [1] => Phase::Finalization,
            [2] => Phase::Initialization,
            [other] => return Err(Error::decode("an event", format!("phase {other}"))),
        };
        let value = decoder.value(runtime.metadata.outer_enums.event_enum_ty.id)?;
        let accounts = std::mem::take(&mut decoder.accounts);
        decoder.plain::<Vec<[u8; 32]>>()?;
        let broken = || Error::decode("an event", "it is no variant");
        let (pallet, inner) = variant(value).ok_or_else(broken)?;
        let (name, fields) = variant(inner).ok_or_else(broken)?;
        let fields = if fields.is_null() { Value::Object(Default::default()) } else { fields };
        events.push(Event { phase, pallet, name, fields, accounts });
    }
    decoder.end()?;
    Ok(events)
}

fn outcomes(runtime: &Runtime, events: &[Event], extrinsics: &mut [Extrinsic]) {
    for event in events {
        let Phase::Extrinsic(index) = event.phase else { continue };
        let Some(extrinsic) = extrinsics.get_mut(index as usize) else { continue };
        match (event.pallet.as_str(), event.name.as_str()) {
            ("System", "ExtrinsicSuccess") => extrinsic.success = true,
            ("System", "ExtrinsicFailed") => {
                let error = event.fields.get("dispatch_error");
                extrinsic.error = error.map(|error| runtime.error_name(error));
            },
            ("TransactionPayment", "TransactionFeePaid") => {
                let fee = event.fields.get("actual_fee").and_then(Value::as_str);
                extrinsic.fee = fee.map(str::to_owned);
            },
            _ => {},
        }
    }
}
