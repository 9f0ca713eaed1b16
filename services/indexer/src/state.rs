//! State that is kept up to date event by event: positions, streams, totals of accounts, and the sums that
//! the checks compare with the chain.

use crate::{
    changes::{amount, int, Change, Placed},
    db::{Db, Val},
    schema::{self, Table},
    Error, Result,
};
use serde_json::Value;
use sqlx::{AnyConnection, AssertSqlSafe};
use std::collections::{BTreeMap, BTreeSet, HashMap};

type Key = (String, i64);

/// The kept tables while blocks go by. Everything that is not loaded yet is read when it is needed,
/// and everything that changed is written with the blocks that changed it.
pub struct State {
    db: Db,
    tables: HashMap<&'static str, Table>,
    /// The sums by name.
    pub sums: BTreeMap<String, i128>,
    changed_sums: BTreeSet<String>,
    positions: HashMap<Key, Option<Vec<Val>>>,
    streams: HashMap<Key, Option<Vec<Val>>>,
    totals: HashMap<(String, String), Vec<Val>>,
    /// Rows that changed, by their whole key.
    dirty: BTreeMap<(&'static str, String), Vec<Val>>,
    skip: Option<Vec<Val>>,
}

/// More accounts than this are forgotten after a batch.
const MOST_CACHED: usize = 20_000;

impl State {
    /// As the database has it.
    pub async fn load(db: &Db, connection: &mut AnyConnection) -> Result<Self> {
        let tables: HashMap<_, _> =
            schema::kept().into_iter().map(|table| (table.name, table)).collect();
        let rows: Vec<(String, String)> =
            sqlx::query_as("SELECT name, value FROM sums").fetch_all(&mut *connection).await?;
        let sums = rows
            .into_iter()
            .map(|(name, value)| match value.parse() {
                Ok(value) => Ok((name, value)),
                Err(_) => Err(Error::Broken(format!("{value} is no sum of {name}"))),
            })
            .collect::<Result<_>>()?;
        let mut state = Self {
            db: db.clone(),
            tables,
            sums,
            changed_sums: BTreeSet::new(),
            positions: HashMap::new(),
            streams: HashMap::new(),
            totals: HashMap::new(),
            dirty: BTreeMap::new(),
            skip: None,
        };
        let open = state.first(connection, "skips", "\"open\" = 1", &[]).await?;
        state.skip = open;
        Ok(state)
    }

    fn table(&self, name: &'static str) -> Result<&Table> {
        self.tables.get(name).ok_or_else(|| Error::Broken(format!("no table {name}")))
    }

    async fn first(
        &self,
        connection: &mut AnyConnection,
        table: &'static str,
        condition: &str,
        binds: &[Val],
    ) -> Result<Option<Vec<Val>>> {
        let table = self.table(table)?;
        let sql = format!("{} WHERE {condition} LIMIT 1", self.db.select(table));
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for bind in binds {
            query = match bind {
                Val::Int(number) => query.bind(*number),
                other => query.bind(other.as_text().unwrap_or_default().to_owned()),
            };
        }
        let found = query.fetch_optional(&mut *connection).await?;
        found.map(|row| crate::db::row(&table.columns, &row)).transpose()
    }

    /// The newest row of an account's number that is not closed.
    async fn live(
        &mut self,
        connection: &mut AnyConnection,
        table: &'static str,
        who: &str,
        id: i64,
    ) -> Result<Option<Vec<Val>>> {
        let key = (who.to_owned(), id);
        let cache = if table == "positions" { &self.positions } else { &self.streams };
        if let Some(found) = cache.get(&key) {
            return Ok(found.clone());
        }
        let column = if table == "positions" { "position" } else { "stream" };
        let condition = format!("account = $1 AND \"{column}\" = $2 AND closed IS NULL");
        let binds = [Val::Text(who.to_owned()), Val::Int(id)];
        self.first(connection, table, &condition, &binds).await
    }

    fn set(
        &mut self,
        table: &'static str,
        column: &str,
        row: &mut [Val],
        value: Val,
    ) -> Result<()> {
        let place = self.table(table)?.place(column);
        match place.and_then(|place| row.get_mut(place)) {
            Some(cell) => *cell = value,
            None => return Err(Error::Broken(format!("no column {column} of {table}"))),
        }
        Ok(())
    }

    fn get(&self, table: &'static str, column: &str, row: &[Val]) -> Result<Val> {
        let place = self.table(table)?.place(column);
        let cell = place.and_then(|place| row.get(place)).cloned();
        cell.ok_or_else(|| Error::Broken(format!("no column {column} of {table}")))
    }

    fn keep(&mut self, table: &'static str, row: Vec<Val>) -> Result<()> {
        let definition = self.table(table)?;
        let mut key = String::new();
        for name in definition.key {
            let cell = definition.place(name).and_then(|place| row.get(place));
            key.push_str(&format!("{cell:?} "));
        }
        let names = |at: usize| row.get(at).and_then(Val::as_text).unwrap_or_default().to_owned();
        let number = row.get(1).and_then(Val::as_int).unwrap_or_default();
        match table {
            "positions" | "streams" => {
                let closed = self.get(table, "closed", &row)? != Val::Null;
                let cached = (!closed).then(|| row.clone());
                let cache =
                    if table == "positions" { &mut self.positions } else { &mut self.streams };
                cache.insert((names(0), number), cached);
            },
            "totals" => {
                self.totals.insert((names(0), names(1)), row.clone());
            },
            _ => {},
        }
        self.dirty.insert((table, key), row);
        Ok(())
    }

    /// Applies a change. `reads` are the states that the block's events do not tell, by account.
    pub async fn apply(
        &mut self,
        connection: &mut AnyConnection,
        placed: Placed,
        reads: &HashMap<String, Value>,
    ) -> Result<()> {
        let Placed { block, idx, time, change } = placed;
        let (block, idx) = (Val::Int(block.into()), Val::Int(idx.into()));
        let time = Val::Int(i64::try_from(time).unwrap_or(i64::MAX));
        match change {
            Change::Sum(name, by) => {
                let sum = self.sums.entry(name.clone()).or_default();
                *sum = sum
                    .checked_add(by)
                    .ok_or_else(|| Error::Broken(format!("{name} is too much")))?;
                self.changed_sums.insert(name);
            },
            Change::Total(who, asset, column, by) => {
                let mut row = self.totals_of(connection, &who, &asset).await?;
                let now = self.get("totals", column, &row)?.as_amount();
                self.set("totals", column, &mut row, Val::Amount(now.saturating_add(by)))?;
                self.keep("totals", row)?;
            },
            Change::Open { who, id, tier, lock_end, amount } => {
                let int = |value: Option<i64>| value.map_or(Val::Null, Val::Int);
                let row = vec![
                    Val::Text(who),
                    Val::Int(id),
                    block,
                    idx,
                    time,
                    int(tier),
                    int(lock_end),
                    Val::Amount(amount),
                    Val::Null,
                    Val::Null,
                ];
                self.keep("positions", row)?;
            },
            Change::Resize { who, id, amount, how } => {
                let found = self.live(connection, "positions", &who, id).await?;
                let mut row = found.ok_or_else(|| {
                    Error::Broken(format!("{who} has no position {id} at block {block:?}"))
                })?;
                if amount == 0 {
                    self.set("positions", "closed", &mut row, time)?;
                    self.set("positions", "how", &mut row, Val::Text(how.to_owned()))?;
                } else {
                    self.set("positions", "amount", &mut row, Val::Amount(amount))?;
                }
                self.keep("positions", row)?;
            },
            Change::Cut { who, id, amount } => {
                if let Some(mut row) = self.live(connection, "positions", &who, id).await? {
                    let now = self.get("positions", "amount", &row)?.as_amount();
                    let left = now.saturating_sub(amount);
                    if left == 0 {
                        self.set("positions", "closed", &mut row, time)?;
                        self.set("positions", "how", &mut row, Val::Text("slashed".into()))?;
                    } else {
                        self.set("positions", "amount", &mut row, Val::Amount(left))?;
                    }
                    self.keep("positions", row)?;
                }
            },
            Change::Replace { who } => {
                let ledger = reads.get(&who).ok_or_else(|| {
                    Error::Broken(format!("the positions of {who} at {block:?} were not read"))
                })?;
                self.replace(connection, &who, ledger, time).await?;
            },
            Change::Stream { who, id, asset, amount } => {
                let row = match self.live(connection, "streams", &who, id).await? {
                    Some(mut row) => {
                        let now = self.get("streams", "amount", &row)?.as_amount();
                        let sum = Val::Amount(now.saturating_add(amount));
                        self.set("streams", "amount", &mut row, sum)?;
                        row
                    },
                    None => vec![
                        Val::Text(who),
                        Val::Int(id),
                        block,
                        idx,
                        time,
                        Val::Text(asset),
                        Val::Amount(amount),
                        Val::Amount(0),
                        Val::Null,
                    ],
                };
                self.keep("streams", row)?;
            },
            Change::Forfeit { who, id, amount } => {
                // One of before the first block is not known.
                if let Some(mut row) = self.live(connection, "streams", &who, id).await? {
                    self.set("streams", "forfeited", &mut row, Val::Amount(amount))?;
                    self.set("streams", "closed", &mut row, time)?;
                    self.keep("streams", row)?;
                }
            },
            Change::Skip { reason } => self.skipped(block, idx, time, reason)?,
            Change::Bought => {
                if let Some(mut row) = self.skip.take() {
                    self.set("skips", "open", &mut row, Val::Int(0))?;
                    self.keep("skips", row)?;
                }
            },
        }
        Ok(())
    }

    fn skipped(&mut self, block: Val, idx: Val, time: Val, reason: String) -> Result<()> {
        let reason = Val::Text(reason);
        if let Some(mut row) = self.skip.take() {
            if self.get("skips", "reason", &row)? == reason {
                let count = self.get("skips", "count", &row)?.as_int().unwrap_or_default();
                self.set("skips", "count", &mut row, Val::Int(count.saturating_add(1)))?;
                self.set("skips", "last", &mut row, time)?;
                self.skip = Some(row.clone());
                return self.keep("skips", row);
            }
            self.set("skips", "open", &mut row, Val::Int(0))?;
            self.keep("skips", row)?;
        }
        let row = vec![block, idx, reason, Val::Int(1), time.clone(), time, Val::Int(1)];
        self.skip = Some(row.clone());
        self.keep("skips", row)
    }

    async fn totals_of(
        &mut self,
        connection: &mut AnyConnection,
        who: &str,
        asset: &str,
    ) -> Result<Vec<Val>> {
        let key = (who.to_owned(), asset.to_owned());
        if let Some(row) = self.totals.get(&key) {
            return Ok(row.clone());
        }
        let binds = [Val::Text(key.0.clone()), Val::Text(key.1.clone())];
        let condition = "account = $1 AND asset = $2";
        if let Some(row) = self.first(connection, "totals", condition, &binds).await? {
            return Ok(row);
        }
        let width = self.table("totals")?.columns.len();
        let mut row = vec![Val::Text(key.0), Val::Text(key.1)];
        row.resize(width, Val::Amount(0));
        Ok(row)
    }

    /// Gives an account the positions that a ledger has: what is gone is closed, what is there gets
    /// its amount.
    async fn replace(
        &mut self,
        connection: &mut AnyConnection,
        who: &str,
        ledger: &Value,
        time: Val,
    ) -> Result<()> {
        let mut there = HashMap::new();
        for position in ledger.get("positions").and_then(Value::as_array).into_iter().flatten() {
            there.insert(int(position, "id").unwrap_or_default(), amount(position, "amount"));
        }
        // What changed in this batch has to be among what is found.
        self.flush(connection).await?;
        let table = self.table("positions")?;
        let sql = format!("{} WHERE account = $1 AND closed IS NULL", self.db.select(table));
        let found =
            sqlx::query(AssertSqlSafe(sql)).bind(who.to_owned()).fetch_all(connection).await?;
        let columns = table.columns.clone();
        for row in found {
            let mut row = crate::db::row(&columns, &row)?;
            let id = row.get(1).and_then(Val::as_int).unwrap_or_default();
            match there.get(&id) {
                Some(amount) => {
                    self.set("positions", "amount", &mut row, Val::Amount(*amount))?;
                },
                None => {
                    self.set("positions", "closed", &mut row, time.clone())?;
                    self.set("positions", "how", &mut row, Val::Text("slashed".into()))?;
                },
            }
            self.keep("positions", row)?;
        }
        Ok(())
    }

    /// Writes what changed.
    pub async fn flush(&mut self, connection: &mut AnyConnection) -> Result<()> {
        let sums = std::mem::take(&mut self.changed_sums).into_iter().map(|name| {
            let value = self.sums.get(&name).copied().unwrap_or_default();
            vec![Val::Text(name), Val::Text(value.to_string())]
        });
        let sums: Vec<_> = sums.collect();
        self.db.upsert(connection, self.table("sums")?, sums).await?;
        let mut by_table: BTreeMap<&'static str, Vec<Vec<Val>>> = BTreeMap::new();
        for ((table, _), row) in std::mem::take(&mut self.dirty) {
            by_table.entry(table).or_default().push(row);
        }
        for (table, rows) in by_table {
            self.db.upsert(connection, self.table(table)?, rows).await?;
        }
        if self.positions.len() + self.streams.len() + self.totals.len() > MOST_CACHED {
            self.positions.clear();
            self.streams.clear();
            self.totals.clear();
        }
        Ok(())
    }
}
