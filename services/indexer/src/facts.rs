//! Facts: one table per kind, filled from events by their names and fields. A pallet or a field that
//! a chain has not leaves its table or its column empty.

use crate::{
    db::Val,
    kinds::{Fact, Source, FACTS},
    schema::{col, opt, Column, Kind, Table},
};
use serde_json::Value;
use std::{collections::HashMap, sync::OnceLock};
use Kind::{Amount, Flag, Int, Json, Text};

/// In front of the columns of every fact.
const PLACE: [Column; 5] =
    [col("block", Int), col("idx", Int), col("time", Int), col("pallet", Text), col("event", Text)];

/// Parameters by field, from any event that tells an old and a new value of something that is no
/// account's own.
const PARAMETERS: [Column; 4] =
    [col("field", Text), opt("subject", Json), opt("old", Json), opt("new", Json)];

/// The tables of facts.
pub fn tables() -> Vec<Table> {
    let of = |name, columns: &[Column], key| Table {
        name,
        columns: PLACE.iter().chain(columns).copied().collect(),
        key,
        indexes: &[],
    };
    FACTS
        .iter()
        .map(|fact| of(fact.table, fact.columns, &["block", "idx"]))
        .chain([of("parameters", &PARAMETERS, &["block", "idx", "field"])])
        .collect()
}

/// An event in its place.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// Its block.
    pub block: u32,
    /// Its place among the events of the block.
    pub idx: u32,
    /// Time of the block.
    pub time: u64,
    /// Pallet.
    pub pallet: &'a str,
    /// Name.
    pub event: &'a str,
    /// Fields.
    pub fields: &'a Value,
}

/// A row of a fact.
pub type Row = (&'static str, Vec<Val>);

/// Facts by the event that they are made from.
type Known = HashMap<(&'static str, &'static str), Vec<(&'static Fact, &'static Source)>>;

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut map: HashMap<_, Vec<_>> = HashMap::new();
        for fact in FACTS {
            for source in fact.sources {
                map.entry((source.pallet, source.event)).or_default().push((fact, source));
            }
        }
        map
    })
}

/// A value in words: `Native`, `WithId(1)`.
pub fn label(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(map) => match map.iter().next() {
            Some((name, Value::String(inner))) if map.len() == 1 => format!("{name}({inner})"),
            _ => value.to_string(),
        },
        other => other.to_string(),
    }
}

fn cell(kind: Kind, value: Option<&Value>) -> Val {
    let Some(value) = value.filter(|value| !value.is_null()) else { return Val::Null };
    match kind {
        Int => match value.as_str().and_then(|text| text.parse().ok()) {
            Some(number) => Val::Int(number),
            None => Val::Null,
        },
        Amount => match value.as_str().and_then(|text| text.parse().ok()) {
            Some(amount) => Val::Amount(amount),
            None => Val::Null,
        },
        Flag => value.as_bool().map_or(Val::Null, |flag| Val::Int(flag.into())),
        Json => Val::Text(value.to_string()),
        Text | Kind::Bytes => Val::Text(label(value)),
    }
}

fn placed(seen: &Seen<'_>) -> Vec<Val> {
    vec![
        Val::Int(seen.block.into()),
        Val::Int(seen.idx.into()),
        Val::Int(i64::try_from(seen.time).unwrap_or(i64::MAX)),
        Val::Text(seen.pallet.to_owned()),
        Val::Text(seen.event.to_owned()),
    ]
}

/// The facts that an event tells.
pub fn of_event(seen: &Seen<'_>, out: &mut Vec<Row>) {
    for (fact, source) in known().get(&(seen.pallet, seen.event)).into_iter().flatten() {
        let mut row = placed(seen);
        for column in fact.columns {
            let renamed = source.renamed.iter().find(|(to, _)| *to == column.name);
            let field = renamed.map_or(column.name, |(_, from)| from);
            row.push(cell(column.kind, seen.fields.get(field)));
        }
        out.push((fact.table, row));
    }
    parameters(seen, out);
}

fn parameters(seen: &Seen<'_>, out: &mut Vec<Row>) {
    let Value::Object(fields) = seen.fields else { return };
    let (Some(old), Some(new)) = (fields.get("old"), fields.get("new")) else { return };
    let own = fields.contains_key("who") || fields.contains_key("account");
    if own || !seen.event.ends_with("Set") {
        return;
    }
    let subject: serde_json::Map<_, _> = fields
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "old" | "new"))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let subject = (!subject.is_empty()).then_some(Value::Object(subject));
    let mut push = |field: &str, old: Option<&Value>, new: Option<&Value>| {
        let mut row = placed(seen);
        row.push(Val::Text(field.to_owned()));
        row.push(cell(Json, subject.as_ref()));
        row.push(cell(Json, old));
        row.push(cell(Json, new));
        out.push(("parameters", row));
    };
    match (old, new) {
        (Value::Object(before), Value::Object(after)) => {
            for (name, new) in after {
                let old = before.get(name);
                if old != Some(new) {
                    push(name, old, Some(new));
                }
            }
        },
        _ => push("", Some(old), Some(new)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rows(pallet: &str, event: &str, fields: Value) -> Vec<Row> {
        let mut out = Vec::new();
        of_event(&Seen { block: 7, idx: 2, time: 50, pallet, event, fields: &fields }, &mut out);
        out
    }

    #[test]
    fn every_fact_has_a_value_for_every_column() {
        let tables = tables();
        for fact in FACTS {
            for source in fact.sources {
                for (table, row) in rows(source.pallet, source.event, json!({})) {
                    let columns = &tables.iter().find(|each| each.name == table).unwrap().columns;
                    assert_eq!(columns.len(), row.len(), "{table}");
                }
            }
        }
    }

    #[test]
    fn fields_are_found_by_name_or_by_the_name_that_the_event_gives_them() {
        let fields = json!({
            "who": "5F", "asset": { "WithId": "1" }, "stream": "3",
            "forfeited": "340282366920938463463374607431768211455"
        });
        let found = rows("Rewards", "StreamForfeited", fields);
        let [(table, row)] = found.as_slice() else { panic!("one fact") };
        assert_eq!(*table, "forfeits");
        assert_eq!(
            row[5..],
            [
                Val::Text("5F".into()),
                Val::Text("WithId(1)".into()),
                Val::Int(3),
                Val::Null,
                Val::Amount(u128::MAX),
            ]
        );
    }

    #[test]
    fn a_parameter_is_told_by_the_fields_that_changed() {
        let (old, new) = (json!({ "a": "1", "b": "2" }), json!({ "a": "1", "b": "3" }));
        let found = rows("Subscriptions", "PlanSet", json!({ "id": "4", "old": old, "new": new }));
        let [(table, row)] = found.as_slice() else { panic!("one fact") };
        assert_eq!(*table, "parameters");
        assert_eq!(
            row[5..],
            [
                Val::Text("b".into()),
                Val::Text("{\"id\":\"4\"}".into()),
                Val::Text("\"2\"".into()),
                Val::Text("\"3\"".into()),
            ]
        );
        let own = json!({ "who": "5F", "old": "1", "new": "2" });
        assert!(rows("FeeDiscounts", "AllowanceSet", own).is_empty(), "an account's own");
    }
}
