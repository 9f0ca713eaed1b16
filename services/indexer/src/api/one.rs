//! Single records: a block, a transaction, whatever a search finds.

use super::{
    answer::{Answer, Asked, Fail},
    events::{told, EVENT, EVENTS},
    list::{read, records, table, Builder, Rows},
    App,
};
use crate::db::Val;
use quaestor_chain::Account;
use serde_json::{Map, Value};
use sqlx::AnyConnection;

async fn first(
    app: &App,
    connection: &mut AnyConnection,
    name: &str,
    column: &str,
    value: Val,
) -> Result<Option<Map<String, Value>>, Fail> {
    let table = table(name)?;
    let mut query = Builder::new(app.db.select(&table));
    let bound = query.bind(value);
    query.and(&format!("\"{column}\" = {bound}"));
    query.sql.push_str(" LIMIT 1");
    let rows = read(&table.columns, &query.fetch(connection).await?)?;
    Ok(records(&table.columns, &rows).pop())
}

async fn all_of(
    app: &App,
    connection: &mut AnyConnection,
    name: &str,
    conditions: &[(&str, Val)],
) -> Result<Rows, Fail> {
    let table = table(name)?;
    let mut query = Builder::new(app.db.select(&table));
    for (column, value) in conditions {
        let bound = query.bind(value.clone());
        query.and(&format!("\"{column}\" = {bound}"));
    }
    query.sql.push_str(" ORDER BY block, idx");
    let rows = read(&table.columns, &query.fetch(connection).await?)?;
    Ok(records(&table.columns, &rows))
}

/// The bytes of a hash; what is none is found nowhere.
fn bytes(hash: &str) -> Val {
    quaestor_chain::from_hex(hash).map_or(Val::Null, Val::Bytes)
}

fn with_rows(mut record: Map<String, Value>, name: &str, rows: Rows) -> Answer {
    record.insert(name.into(), rows.into_iter().map(Value::Object).collect());
    Answer::One(record)
}

pub async fn block(
    app: &App,
    connection: &mut AnyConnection,
    asked: &Asked,
) -> Result<Answer, Fail> {
    let number = asked.get("number").cloned().unwrap_or(Val::Null);
    let found = first(app, connection, "blocks", "number", number.clone()).await?;
    let block = found.ok_or_else(|| Fail::missing("that block is not here"))?;
    let bodies = all_of(app, connection, "extrinsics", &[("block", number)]).await?;
    Ok(with_rows(block, "bodies", bodies))
}

pub async fn extrinsic(
    app: &App,
    connection: &mut AnyConnection,
    asked: &Asked,
) -> Result<Answer, Fail> {
    let hash = asked.text("hash").map_or(Val::Null, bytes);
    let found = first(app, connection, "extrinsics", "hash", hash).await?;
    let found = found.ok_or_else(|| Fail::missing("that transaction is not here"))?;
    let int = |name: &str| Val::Int(found.get(name).and_then(Value::as_i64).unwrap_or(-1));
    let mut query = Builder::new(EVENTS.into());
    for (column, name) in [("e.block", "block"), ("e.extrinsic", "idx")] {
        let bound = query.bind(int(name));
        query.and(&format!("{column} = {bound}"));
    }
    query.sql.push_str(" ORDER BY e.idx");
    let rows = query.fetch(connection).await?;
    let events = records(&EVENT, &told(connection, &rows).await?);
    Ok(with_rows(found, "events", events))
}

pub async fn search(
    app: &App,
    connection: &mut AnyConnection,
    asked: &Asked,
) -> Result<Answer, Fail> {
    let text = asked.text("q").ok_or_else(|| Fail::bad("q: it is missing"))?.trim();
    let mut tries = Vec::new();
    if let Ok(number) = text.parse::<i64>() {
        tries.push(("blocks", "number", Val::Int(number)));
    }
    let hash = text.to_ascii_lowercase();
    tries.push(("blocks", "hash", Val::Text(hash.clone())));
    tries.push(("extrinsics", "hash", bytes(&hash)));
    let mut rows = Vec::new();
    for (table, column, value) in tries {
        if let Some(mut record) = first(app, connection, table, column, value).await? {
            record.insert("found".into(), Value::String(table.trim_end_matches('s').into()));
            rows.push(record);
        }
    }
    if let Some(account) = Account::parse(text) {
        let prefix: i64 =
            sqlx::query_scalar("SELECT prefix FROM chain").fetch_one(&mut *connection).await?;
        let address = account.to_ss58(u16::try_from(prefix).unwrap_or(42));
        let value = Val::Text(address.clone());
        if first(app, connection, "accounts", "address", value).await?.is_some() {
            let pairs = [("found", "account"), ("account", address.as_str())];
            let pairs = pairs.map(|(name, value)| (name.to_owned(), Value::String(value.into())));
            rows.push(Map::from_iter(pairs));
        }
    }
    Ok(Answer::Rows(rows, None))
}

pub async fn chain(app: &App, connection: &mut AnyConnection) -> Result<Answer, Fail> {
    let table = table("chain")?;
    let query = Builder::new(app.db.select(&table));
    let rows = read(&table.columns, &query.fetch(connection).await?)?;
    let record = records(&table.columns, &rows).pop();
    let mut record = record.ok_or_else(|| Fail::missing("the database holds no chain yet"))?;
    let first: i64 =
        sqlx::query_scalar("SELECT MIN(number) FROM blocks").fetch_one(&mut *connection).await?;
    record.insert("first".into(), first.into());
    Ok(Answer::One(record))
}
