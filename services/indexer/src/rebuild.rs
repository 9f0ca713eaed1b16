//! Makes again what follows from what was read, and takes blocks back.

use crate::{
    db::Db,
    facts::Seen,
    names,
    prepare::follow,
    schema,
    state::State,
    writer::{insert_all, opened, tables},
    Error, Result,
};
use serde_json::Value;
use sqlx::{AnyConnection, AssertSqlSafe, Row as _};
use std::collections::{BTreeSet, HashMap};

/// Events of one step.
const PAGE: i64 = 5_000;

/// Empties facts and kept tables and fills them from what was read; returns the number of events.
pub async fn rebuild(db: &Db) -> Result<u64> {
    let right = db.writer().await?;
    let mut transaction = db.pool.begin().await?;
    let count = again(db, &mut transaction).await?;
    transaction.commit().await?;
    right.release().await?;
    Ok(count)
}

async fn again(db: &Db, connection: &mut AnyConnection) -> Result<u64> {
    for table in schema::derived() {
        let sql = format!("DELETE FROM \"{}\"", table.name);
        sqlx::query(AssertSqlSafe(sql)).execute(&mut *connection).await?;
    }
    let tables = tables();
    let mut state = State::load(db, connection).await?;
    for (who, ledger) in ledgers(connection, 0, 0).await?.remove(&0).unwrap_or_default() {
        for placed in opened(&who, &ledger, 0) {
            state.apply(connection, placed, &HashMap::new()).await?;
        }
    }
    let (mut after, mut count) = ((-1i64, -1i64), 0u64);
    loop {
        // Pages by place, so that none is read twice and none skipped.
        let sql = "SELECT e.block, e.idx, b.time, k.pallet, k.variant, k.fields, e.fields \
                   FROM events e JOIN blocks b ON b.number = e.block JOIN event_kinds k ON k.id = e.kind \
                   WHERE (e.block, e.idx) > ($1, $2) ORDER BY e.block, e.idx LIMIT $3";
        let page = sqlx::query(sql).bind(after.0).bind(after.1).bind(PAGE);
        let page = page.fetch_all(&mut *connection).await?;
        let Some(last) = page.last() else { break };
        let start: i64 = page.first().map_or(Ok(0), |row| row.try_get(0))?;
        after = (last.try_get(0)?, last.try_get(1)?);
        let reads = ledgers(connection, start.max(1), after.0).await?;
        let (mut facts, mut placed, mut unclear) = (Vec::new(), Vec::new(), BTreeSet::new());
        let fields = page.iter().map(|row| {
            let (named, values): (Option<String>, String) = (row.try_get(5)?, row.try_get(6)?);
            names::joined(named.as_deref(), &values)
        });
        let mut fields = fields.collect::<Result<Vec<_>>>()?;
        names::spell(connection, &mut fields).await?;
        for (row, fields) in page.iter().zip(&fields) {
            let (pallet, event): (String, String) = (row.try_get(3)?, row.try_get(4)?);
            let number = |at: usize| -> Result<u32> {
                let value: i64 = row.try_get(at)?;
                u32::try_from(value).map_err(|_| Error::Broken(format!("{value} is no place")))
            };
            let seen = Seen {
                block: number(0)?,
                idx: number(1)?,
                time: row.try_get::<i64, _>(2)?.try_into().unwrap_or_default(),
                pallet: &pallet,
                event: &event,
                fields,
            };
            follow(&seen, &mut facts, &mut placed, &mut unclear);
        }
        insert_all(db, connection, &tables, facts).await?;
        let none = HashMap::new();
        for change in placed {
            let own = reads.get(&i64::from(change.block)).unwrap_or(&none);
            state.apply(connection, change, own).await?;
        }
        state.flush(connection).await?;
        count += page.len() as u64;
    }
    state.flush(connection).await?;
    Ok(count)
}

/// Ledgers that were read, by block and account.
async fn ledgers(
    connection: &mut AnyConnection,
    from: i64,
    to: i64,
) -> Result<HashMap<i64, HashMap<String, Value>>> {
    let sql = "SELECT block, subject, value FROM reads \
               WHERE name = 'ledger' AND block >= $1 AND block <= $2";
    let rows = sqlx::query(sql).bind(from).bind(to).fetch_all(connection).await?;
    let mut found: HashMap<i64, HashMap<String, Value>> = HashMap::new();
    for row in rows {
        let value: String = row.try_get(2)?;
        let value = serde_json::from_str(&value)
            .map_err(|why| Error::Broken(format!("a ledger is broken: {why}")))?;
        found.entry(row.try_get(0)?).or_default().insert(row.try_get(1)?, value);
    }
    Ok(found)
}

/// Takes back every block after `to`, and makes again what follows from the rest.
pub async fn rewind(db: &Db, to: u32) -> Result<()> {
    let right = db.writer().await?;
    let mut transaction = db.pool.begin().await?;
    let row = sqlx::query("SELECT hash, time FROM blocks WHERE number = $1")
        .bind(i64::from(to))
        .fetch_optional(&mut *transaction)
        .await?;
    let row = row.ok_or_else(|| Error::Unusable(format!("the database has no block {to}")))?;
    let (hash, time): (String, i64) = (row.try_get(0)?, row.try_get(1)?);
    for (table, column) in [
        ("blocks", "number"),
        ("extrinsics", "block"),
        ("events", "block"),
        ("event_accounts", "block"),
        ("accounts", "first"),
        ("event_kinds", "first"),
        ("reads", "block"),
        ("snapshots", "block"),
        ("checks", "block"),
        ("runtimes", "first"),
    ] {
        let sql = format!("DELETE FROM {table} WHERE \"{column}\" > $1");
        sqlx::query(AssertSqlSafe(sql)).bind(i64::from(to)).execute(&mut *transaction).await?;
    }
    sqlx::query("UPDATE cursor SET number = $1, hash = $2, time = $3")
        .bind(i64::from(to))
        .bind(hash)
        .bind(time)
        .execute(&mut *transaction)
        .await?;
    sqlx::query("DELETE FROM halt").execute(&mut *transaction).await?;
    again(db, &mut transaction).await?;
    transaction.commit().await?;
    right.release().await
}
