//! A decoded block as rows, made beside the other work: only what needs the blocks before it is left
//! for the commit.

use crate::{
    changes::{changes, Change, Placed},
    db::Val,
    facts::{self, Row, Seen},
    names,
};
use quaestor_chain::{Block, Hash, Phase, Runtime};
use serde_json::Value;
use std::{collections::BTreeSet, sync::Arc};

/// A block, ready to be written.
pub struct Prepared {
    /// Its number.
    pub number: u32,
    /// Its hash.
    pub hash: Hash,
    /// Its time.
    pub time: u64,
    /// The runtime that made it.
    pub runtime: Arc<Runtime>,
    /// Rows of what was read.
    pub rows: Vec<Row>,
    /// Rows of facts.
    pub facts: Vec<Row>,
    /// Changes to what is kept.
    pub changes: Vec<Placed>,
    /// Accounts whose positions its events do not tell.
    pub unclear: BTreeSet<String>,
    /// Its events.
    pub events: Vec<Told>,
}

/// An event, but for the numbers under which names are kept.
pub struct Told {
    /// Pallet.
    pub pallet: String,
    /// Name.
    pub variant: String,
    /// Transaction.
    pub extrinsic: Val,
    /// In a transaction, after them or before them.
    pub phase: Val,
    /// Names of its fields, if they have some.
    pub names: Option<String>,
    /// Their values, in JSON.
    pub values: String,
    /// Addresses of the accounts in it.
    pub accounts: BTreeSet<String>,
}

fn int(number: impl TryInto<i64>) -> Val {
    Val::Int(number.try_into().unwrap_or(i64::MAX))
}

fn amount(text: Option<&String>) -> Val {
    text.and_then(|text| text.parse().ok()).map_or(Val::Null, Val::Amount)
}

/// The account for which a transaction acts, where that is not the signer: the one that made the signer
/// its proxy, or the multisig.
fn actor(block: &Block, idx: usize) -> Option<String> {
    let body = &block.extrinsics.get(idx)?.body;
    let address =
        |value: &Value| value.as_str().or_else(|| value.get("Id")?.as_str()).map(str::to_owned);
    match (body.pallet.as_str(), body.call.as_str()) {
        ("Proxy", "proxy" | "proxy_announced") => address(body.args.get("real")?),
        ("Multisig", _) => {
            let own = Phase::Extrinsic(u32::try_from(idx).ok()?);
            let mut told = block
                .events
                .iter()
                .filter(|event| event.phase == own && event.pallet == "Multisig");
            told.find_map(|event| address(event.fields.get("multisig")?))
        },
        _ => None,
    }
}

/// Derives the rows of an event.
pub fn follow(
    seen: &Seen<'_>,
    facts: &mut Vec<Row>,
    placed: &mut Vec<Placed>,
    unclear: &mut BTreeSet<String>,
) {
    facts::of_event(seen, facts);
    for change in changes(seen) {
        if let Change::Replace { who } = &change {
            unclear.insert(who.clone());
        }
        placed.push(Placed { block: seen.block, idx: seen.idx, time: seen.time, change });
    }
}

impl Prepared {
    /// Of a block.
    pub fn of(block: Block) -> Self {
        let mut rows = Vec::with_capacity(block.extrinsics.len() + 1);
        let mut events = Vec::with_capacity(block.events.len());
        let number = int(block.number);
        rows.push((
            "blocks",
            vec![
                number.clone(),
                Val::Text(block.hash.to_string()),
                Val::Text(block.parent.to_string()),
                int(block.time),
                Val::text(block.author.clone()),
                int(block.runtime.spec_version),
                int(block.extrinsics.len()),
                int(block.events.len()),
            ],
        ));
        for (idx, extrinsic) in block.extrinsics.iter().enumerate() {
            let body = &extrinsic.body;
            rows.push((
                "extrinsics",
                vec![
                    number.clone(),
                    int(idx),
                    Val::Bytes(body.hash.to_vec()),
                    Val::text(body.signer.clone()),
                    Val::text(actor(&block, idx)),
                    Val::Text(body.pallet.clone()),
                    Val::Text(body.call.clone()),
                    Val::Text(body.args.to_string()),
                    Val::Int(extrinsic.success.into()),
                    Val::text(extrinsic.error.clone()),
                    amount(extrinsic.fee.as_ref()),
                    amount(body.tip.as_ref()),
                    body.nonce.as_ref().and_then(|n| n.parse().ok()).map_or(Val::Null, Val::Int),
                ],
            ));
        }
        let (mut facts, mut placed, mut unclear) = (Vec::new(), Vec::new(), BTreeSet::new());
        for (idx, event) in block.events.iter().enumerate() {
            let (extrinsic, phase) = match event.phase {
                Phase::Extrinsic(index) => (int(index), 0),
                Phase::Finalization => (Val::Null, 1),
                Phase::Initialization => (Val::Null, 2),
            };
            let (names, values) = names::apart(&event.fields);
            events.push(Told {
                pallet: event.pallet.clone(),
                variant: event.name.clone(),
                extrinsic,
                phase: Val::Int(phase),
                names,
                values,
                accounts: event.accounts.clone(),
            });
            let seen = Seen {
                block: block.number,
                idx: u32::try_from(idx).unwrap_or(u32::MAX),
                time: block.time,
                pallet: &event.pallet,
                event: &event.name,
                fields: &event.fields,
            };
            follow(&seen, &mut facts, &mut placed, &mut unclear);
        }
        Self {
            number: block.number,
            hash: block.hash,
            time: block.time,
            events,
            runtime: block.runtime,
            rows,
            facts,
            changes: placed,
            unclear,
        }
    }
}
