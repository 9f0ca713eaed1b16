//! Names that come again and again, under numbers in the order in which they came.

use crate::{
    db::{Db, Val},
    facts::Row,
    prepare::Told,
    Error, Result,
};
use serde_json::Value;
use sqlx::{AnyConnection, AssertSqlSafe, Row as _};
use std::collections::{BTreeSet, HashMap};

/// Fields of an event as they are kept: names, which its kind has, and values. Fields without names are
/// kept as they are.
pub fn apart(fields: &Value) -> (Option<String>, String) {
    let Value::Object(map) = fields else { return (None, fields.to_string()) };
    let names: Vec<_> = map.keys().map(String::as_str).collect();
    let values: Vec<_> = map.values().map(Value::to_string).collect();
    (Some(names.join(",")), format!("[{}]", values.join(",")))
}

/// Fields of an event from what is kept.
pub fn joined(names: Option<&str>, values: &str) -> Result<Value> {
    let broken = |why: String| Error::Broken(format!("an event is broken: {why}"));
    let values = serde_json::from_str(values).map_err(|why| broken(why.to_string()))?;
    let Some(names) = names else { return Ok(values) };
    let names: Vec<_> = names.split(',').filter(|name| !name.is_empty()).collect();
    match values {
        Value::Array(values) if values.len() == names.len() => {
            Ok(Value::Object(names.into_iter().map(str::to_owned).zip(values).collect()))
        },
        other => Err(broken(format!("{other} are no values of {names:?}"))),
    }
}

fn numbers(value: &Value, out: &mut BTreeSet<i64>) {
    match value {
        Value::Number(number) => out.extend(number.as_i64()),
        Value::Array(items) => items.iter().for_each(|item| numbers(item, out)),
        Value::Object(map) => map.values().for_each(|item| numbers(item, out)),
        _ => {},
    }
}

fn replace(value: &mut Value, known: &HashMap<i64, String>) -> Result<()> {
    match value {
        Value::Number(number) => {
            let address = number.as_i64().and_then(|id| known.get(&id));
            let address = address.ok_or_else(|| {
                Error::Broken(format!("an event names the account {number}, which is not kept"))
            })?;
            *value = Value::String(address.clone());
            Ok(())
        },
        Value::Array(items) => items.iter_mut().try_for_each(|item| replace(item, known)),
        Value::Object(map) => map.values_mut().try_for_each(|item| replace(item, known)),
        _ => Ok(()),
    }
}

/// Puts addresses in the place of the numbers under which fields have accounts.
pub async fn spell(connection: &mut AnyConnection, fields: &mut [Value]) -> Result<()> {
    let mut wanted = BTreeSet::new();
    fields.iter().for_each(|value| numbers(value, &mut wanted));
    let wanted: Vec<_> = wanted.into_iter().collect();
    let mut known = HashMap::new();
    for page in wanted.chunks(PAGE) {
        // Numbers of our own, so that they may stand in the text.
        let list: Vec<_> = page.iter().map(i64::to_string).collect();
        let sql = format!("SELECT id, address FROM accounts WHERE id IN ({})", list.join(", "));
        for row in sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut *connection).await? {
            known.insert(row.try_get(0)?, row.try_get(1)?);
        }
    }
    fields.iter_mut().try_for_each(|value| replace(value, &known))
}

/// More accounts than this are forgotten after a batch, and read again when they are needed.
const MOST_CACHED: usize = 50_000;
/// Accounts of one query.
const PAGE: usize = 400;

/// The numbers of names.
pub struct Names {
    kinds: HashMap<(String, String, Option<String>), i64>,
    accounts: HashMap<String, i64>,
    next_account: i64,
}

impl Names {
    /// As the database has them.
    pub async fn load(connection: &mut AnyConnection) -> Result<Self> {
        let query = "SELECT pallet, variant, fields, id FROM event_kinds";
        let rows: Vec<(String, String, Option<String>, i64)> =
            sqlx::query_as(query).fetch_all(&mut *connection).await?;
        let kinds = rows.into_iter().map(|(pallet, name, fields, id)| ((pallet, name, fields), id));
        let kinds = kinds.collect();
        let last: Option<i64> =
            sqlx::query_scalar("SELECT MAX(id) FROM accounts").fetch_one(connection).await?;
        Ok(Self { kinds, accounts: HashMap::new(), next_account: last.unwrap_or(0) + 1 })
    }

    /// Learns the numbers of all accounts of these events that have one.
    pub async fn recall<'a>(
        &mut self,
        db: &Db,
        connection: &mut AnyConnection,
        events: impl Iterator<Item = &'a Told>,
    ) -> Result<()> {
        if self.accounts.len() > MOST_CACHED {
            self.accounts.clear();
        }
        let mut missing: Vec<_> = events
            .flat_map(|event| &event.accounts)
            .filter(|account| !self.accounts.contains_key(*account))
            .collect();
        missing.sort_unstable();
        missing.dedup();
        for page in missing.chunks(PAGE) {
            // One length of list, so that the statement is prepared once.
            let list = db.placeholders(PAGE);
            let sql = format!("SELECT address, id FROM accounts WHERE address IN ({list})");
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for place in 0..PAGE {
                let account = page.get(place).or(page.first());
                query = query.bind(account.map(|account| (*account).clone()));
            }
            for row in query.fetch_all(&mut *connection).await? {
                self.accounts.insert(row.try_get(0)?, row.try_get(1)?);
            }
        }
        Ok(())
    }

    /// Rows of the events of a block, and of the names that are new with it.
    pub fn rows(&mut self, block: u32, events: Vec<Told>, out: &mut Vec<Row>) {
        let number = Val::Int(block.into());
        for (idx, event) in events.into_iter().enumerate() {
            let idx = Val::Int(idx.try_into().unwrap_or(i64::MAX));
            let next = i64::try_from(self.kinds.len()).unwrap_or(i64::MAX).saturating_add(1);
            let key = (event.pallet, event.variant, event.names);
            let kind = *self.kinds.entry(key).or_insert_with_key(|(pallet, variant, names)| {
                let (pallet, variant) = (Val::Text(pallet.clone()), Val::Text(variant.clone()));
                let names = Val::text(names.clone());
                let row = vec![Val::Int(next), pallet, variant, names, number.clone()];
                out.push(("event_kinds", row));
                next
            });
            let mut values = event.values;
            for address in event.accounts {
                let next = self.next_account;
                let quoted = format!("\"{address}\"");
                let account = *self.accounts.entry(address).or_insert_with_key(|address| {
                    let address = Val::Text(address.clone());
                    out.push(("accounts", vec![Val::Int(next), address, number.clone()]));
                    next
                });
                self.next_account = self.next_account.max(account.saturating_add(1));
                let row = vec![Val::Int(account), number.clone(), idx.clone()];
                out.push(("event_accounts", row));
                values = values.replace(&quoted, &account.to_string());
            }
            let values = Val::Text(values);
            let row =
                vec![number.clone(), idx, event.extrinsic, event.phase, Val::Int(kind), values];
            out.push(("events", row));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[tokio::test]
    async fn accounts_in_fields_are_kept_as_numbers_and_spelled_again() {
        let folder = std::env::temp_dir().join(format!("names-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let url = format!("sqlite:{}", folder.join("names.db").display());
        let db = Db::open(&url, true).await.unwrap();
        db.prepare().await.unwrap();
        let mut connection = db.pool.acquire().await.unwrap();
        let fields =
            json!({ "from": "5F", "to": "5G", "amount": "5", "nested": [{ "Id": "5F" }, null] });
        let (names, values) = apart(&fields);
        let told = Told {
            pallet: "Balances".into(),
            variant: "Transfer".into(),
            extrinsic: Val::Null,
            phase: Val::Int(0),
            names: names.clone(),
            values,
            accounts: ["5F", "5G"].map(str::to_owned).into(),
        };
        let mut rows = Vec::new();
        Names::load(&mut connection).await.unwrap().rows(7, vec![told], &mut rows);
        let kept = rows.iter().find(|(table, _)| *table == "events").unwrap().1[5].clone();
        let short = r#"["5",1,[{"Id":1},null],2]"#;
        assert_eq!(kept, Val::Text(short.into()));
        let tables = crate::writer::tables();
        crate::writer::insert_all(&db, &mut connection, &tables, rows).await.unwrap();
        let mut found = [joined(names.as_deref(), short).unwrap()];
        spell(&mut connection, &mut found).await.unwrap();
        assert_eq!(found, [fields]);
        let mut strange = [json!({ "who": 3 })];
        assert!(spell(&mut connection, &mut strange).await.is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn fields_come_back_from_their_names_and_values() {
        for fields in [
            json!({ "who": "5F", "amount": "5" }),
            json!({ "stream": null }),
            json!({}),
            json!(["5F", { "a": "1" }]),
            json!("5F"),
        ] {
            let (names, values) = apart(&fields);
            assert_eq!(joined(names.as_deref(), &values).unwrap(), fields);
        }
        for (names, values) in [("a,b", "[1]"), ("", "[1]"), ("a", "1"), ("a", "[")] {
            assert!(joined(Some(names), values).is_err(), "{names} {values}");
        }
    }
}
