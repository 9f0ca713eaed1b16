//! A file of revenue: valid as a whole, or refused with every line that is wrong.

use crate::{amount, Error, Result};
use quaestor_chain::{blake2_256, Hash};
use serde::{Deserialize, Serialize};
use serde_json::{value::RawValue, Value};
use std::collections::HashMap;

/// Bytes of a file at most.
const MOST_BYTES: usize = 4 << 20;
/// Problems that one refusal names.
const MOST_PROBLEMS: usize = 20;
const HEADER: [&str; 6] = ["key", "date", "kind", "asset", "amount", "memo"];

/// The chain's names, which a file is held against.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Types of revenue.
    pub kinds: Vec<String>,
    /// Assets that revenue may come in.
    pub assets: Vec<Asset>,
    /// Lines of a file: the chain knows no more references of a depositor.
    pub most_lines: usize,
}

/// An asset by its symbol.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// Its symbol.
    pub symbol: String,
    /// Its name on the chain.
    pub id: Value,
    /// Its decimals.
    pub decimals: u8,
}

/// A deposit that is to happen once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// Chosen by who wrote the file; the same key is the same deposit, for ever.
    pub key: String,
    /// Day that the revenue is of.
    pub date: String,
    /// Its type.
    pub kind: String,
    /// Symbol of its asset.
    pub symbol: String,
    /// Its asset on the chain.
    pub asset: Value,
    /// Smallest units.
    #[serde(with = "text")]
    pub amount: u128,
    /// Words for the journal.
    pub memo: String,
    /// Identifier on the chain, made from the key.
    pub reference: Hash,
}

mod text {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(amount: &u128, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(amount)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u128, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The reference of a key.
pub fn reference_of(key: &str) -> Hash {
    Hash(blake2_256(format!("revenue:{key}").as_bytes()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    key: String,
    date: String,
    kind: String,
    asset: String,
    amount: String,
    #[serde(default)]
    memo: String,
}

type Numbered = (u64, std::result::Result<Fields, String>);

/// Reads a file; `name` tells its form by its end.
pub fn read(name: &str, bytes: &[u8], rules: &Rules) -> Result<Vec<Line>> {
    let refuse = |problems: Vec<String>| Error::File { path: name.to_owned(), problems };
    if bytes.len() > MOST_BYTES {
        return Err(refuse(vec![format!("it has more than {MOST_BYTES} bytes")]));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|why| {
        let before = bytes.get(..why.valid_up_to()).unwrap_or_default();
        refuse(vec![format!("line {}: it is no UTF-8", line_after(before))])
    })?;
    let fields = match name.rsplit('.').next() {
        Some("csv") => of_csv(text),
        Some("json") => of_json(text),
        _ => Err("its name ends neither in .csv nor in .json".to_owned()),
    };
    let fields = fields.map_err(|why| refuse(vec![why]))?;
    if fields.is_empty() {
        return Err(refuse(vec!["it has no lines".to_owned()]));
    }
    if fields.len() > rules.most_lines {
        let (count, most) = (fields.len(), rules.most_lines);
        return Err(refuse(vec![format!("it has {count} lines, and may have {most}: split it")]));
    }
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    let mut seen: HashMap<String, u64> = HashMap::new();
    for (number, fields) in fields {
        match fields.and_then(|fields| checked(fields, rules)) {
            Ok(line) => {
                if let Some(first) = seen.insert(line.key.clone(), number) {
                    problems.push(format!("line {number}: key {:?} is on line {first}", line.key));
                }
                lines.push(line);
            },
            Err(why) => problems.push(format!("line {number}: {why}")),
        }
    }
    if problems.is_empty() {
        return Ok(lines);
    }
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    problems.truncate(MOST_PROBLEMS);
    if more > 0 {
        problems.push(format!("and {more} more"));
    }
    Err(refuse(problems))
}

/// Number of the line that follows these bytes.
fn line_after(before: &[u8]) -> u64 {
    let ends = before.iter().filter(|byte| **byte == b'\n').count();
    u64::try_from(ends).unwrap_or_default() + 1
}

fn of_csv(text: &str) -> std::result::Result<Vec<Numbered>, String> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records();
    let header = records.next().ok_or("it is empty")?.map_err(|why| why.to_string())?;
    if header.iter().ne(HEADER) {
        return Err(format!("line 1: the header must be {}", HEADER.join(",")));
    }
    Ok(records
        .map(|record| match record {
            Ok(record) => {
                let number = record.position().map_or(0, |place| line_at(text, place));
                let fields: Vec<&str> = record.iter().collect();
                let fields = match fields.as_slice() {
                    [key, date, kind, asset, amount, memo] => Ok(Fields {
                        key: (*key).into(),
                        date: (*date).into(),
                        kind: (*kind).into(),
                        asset: (*asset).into(),
                        amount: (*amount).into(),
                        memo: (*memo).into(),
                    }),
                    other => Err(format!("it has {} fields instead of 6", other.len())),
                };
                (number, fields)
            },
            Err(why) => {
                let number = why.position().map_or(0, |place| line_at(text, place));
                (number, Err(why.to_string()))
            },
        })
        .collect())
}

/// Number of the line on which a record begins: its place is before the empty lines that are skipped.
fn line_at(text: &str, place: &csv::Position) -> u64 {
    let start = usize::try_from(place.byte()).unwrap_or(usize::MAX).min(text.len());
    let (before, rest) = text.as_bytes().split_at(start);
    let skipped = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    line_after(before) + skipped.filter(|byte| **byte == b'\n').count() as u64
}

fn of_json(text: &str) -> std::result::Result<Vec<Numbered>, String> {
    let items: Vec<&RawValue> =
        serde_json::from_str(text).map_err(|why| format!("line {}: {why}", why.line()))?;
    Ok(items
        .into_iter()
        .map(|item| {
            // An item is a part of the text: its place tells its line.
            let start = item.get().as_ptr().addr().saturating_sub(text.as_ptr().addr());
            let number = line_after(text.as_bytes().get(..start).unwrap_or_default());
            (number, serde_json::from_str(item.get()).map_err(|why| why.to_string()))
        })
        .collect())
}

fn checked(fields: Fields, rules: &Rules) -> std::result::Result<Line, String> {
    let Fields { key, date, kind, asset, amount, memo } = fields;
    let odd = |text: &str| text.trim() != text || text.chars().any(char::is_control);
    if key.is_empty() || key.len() > 128 || odd(&key) {
        return Err(format!("key {key:?} must have 1 to 128 bytes, and no space at its ends"));
    }
    if memo.len() > 500 || memo.chars().any(char::is_control) {
        return Err("the memo must be one line of at most 500 bytes".to_owned());
    }
    if date.len() != 10 || date.parse::<jiff::civil::Date>().is_err() {
        return Err(format!("{date:?} is no date such as 2026-07-31"));
    }
    if !rules.kinds.contains(&kind) {
        return Err(format!("kind {kind:?} is none of {}", rules.kinds.join(", ")));
    }
    let Some(found) = rules.assets.iter().find(|each| each.symbol == asset) else {
        let known: Vec<_> = rules.assets.iter().map(|each| each.symbol.as_str()).collect();
        return Err(format!("asset {asset:?} is none of {}", known.join(", ")));
    };
    let amount = amount::parse(&amount, found.decimals)?;
    if amount == 0 {
        return Err("the amount is zero".to_owned());
    }
    let reference = reference_of(&key);
    Ok(Line { key, date, kind, symbol: asset, asset: found.id.clone(), amount, memo, reference })
}

#[cfg(test)]
#[path = "tests/batch.rs"]
pub(crate) mod tests;
