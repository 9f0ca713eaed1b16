//! One transaction per batch: what was read, what follows from it, and the cursor.

use crate::{
    changes::{Change, Placed},
    db::{Db, Val},
    facts::Row,
    figures::{self, Figures, Snapshot},
    names::Names,
    prepare::Prepared,
    schema::{self, Table},
    state::State,
    status::Status,
    Error, Result,
};
use quaestor_chain::{Client, Hash};
use serde_json::Value;
use sqlx::{AnyConnection, Row as _};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{atomic::Ordering, Arc},
    time::Instant,
};

/// Block that the database has reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cursor {
    /// Newest block.
    pub number: u32,
    /// Its hash.
    pub hash: Hash,
    /// Its time.
    pub time: u64,
}

/// The one who writes.
pub struct Writer {
    db: Db,
    tables: HashMap<&'static str, Table>,
    state: State,
    names: Names,
    baseline: Figures,
    codes: Vec<Hash>,
    cursor: Cursor,
    bucket: i64,
    /// Day of the newest snapshot.
    day: i64,
    decimals: u32,
    snapshot_secs: u64,
    status: Arc<Status>,
}

/// Seconds of a day.
const DAY: u64 = 86_400;

/// State of a block that is read beside its events.
struct Extra {
    ledgers: HashMap<String, Value>,
    hour: Option<(i64, Snapshot, Figures)>,
}

pub(crate) fn tables() -> HashMap<&'static str, Table> {
    schema::all().into_iter().map(|table| (table.name, table)).collect()
}

fn int(number: impl TryInto<i64>) -> Val {
    Val::Int(number.try_into().unwrap_or(i64::MAX))
}

/// Reads the cursor.
pub async fn cursor(connection: &mut AnyConnection) -> Result<Option<Cursor>> {
    let row =
        sqlx::query("SELECT number, hash, time FROM cursor").fetch_optional(connection).await?;
    let Some(row) = row else { return Ok(None) };
    let broken = |_| Error::Broken("the cursor is broken".into());
    let hash: String = row.try_get(1)?;
    Ok(Some(Cursor {
        number: u32::try_from(row.try_get::<i64, _>(0)?).map_err(|_| broken(String::new()))?,
        hash: hash.parse().map_err(broken)?,
        time: row.try_get::<i64, _>(2)?.try_into().unwrap_or_default(),
    }))
}

/// Figures of the first block.
pub async fn baseline(connection: &mut AnyConnection) -> Result<Figures> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT name, value FROM baseline").fetch_all(connection).await?;
    rows.into_iter()
        .map(|(name, value)| match value.parse() {
            Ok(value) => Ok((name, value)),
            Err(_) => Err(Error::Broken(format!("{value} is no figure of {name}"))),
        })
        .collect()
}

/// Puts the rows of several tables in.
pub(crate) async fn insert_all(
    db: &Db,
    connection: &mut AnyConnection,
    tables: &HashMap<&'static str, Table>,
    rows: Vec<Row>,
) -> Result<()> {
    let mut sorted: BTreeMap<&'static str, Vec<Vec<Val>>> = BTreeMap::new();
    for (table, row) in rows {
        sorted.entry(table).or_default().push(row);
    }
    for (name, rows) in sorted {
        let table = tables.get(name).ok_or_else(|| Error::Broken(format!("no table {name}")))?;
        db.insert(connection, table, rows).await?;
    }
    Ok(())
}

/// The positions of genesis, from ledgers that were read there.
pub(crate) fn opened(who: &str, ledger: &Value, time: u64) -> Vec<Placed> {
    let positions = ledger.get("positions").and_then(Value::as_array).into_iter().flatten();
    let open = |position: &Value| Change::Open {
        who: who.to_owned(),
        id: crate::changes::int(position, "id").unwrap_or_default(),
        tier: crate::changes::int(position, "tier"),
        lock_end: crate::changes::int(position, "lock_end"),
        amount: crate::changes::amount(position, "amount"),
    };
    positions.map(|position| Placed { block: 0, idx: 0, time, change: open(position) }).collect()
}

impl Writer {
    /// Goes on where the database is, or begins with the first block of the chain.
    pub async fn start(
        db: &Db,
        client: &Client,
        snapshot_secs: u64,
        status: Arc<Status>,
    ) -> Result<Self> {
        let mut connection = db.pool.acquire().await?;
        if cursor(&mut connection).await?.is_none() {
            genesis(db, client, snapshot_secs).await?;
        }
        let cursor = cursor(&mut connection).await?;
        let cursor = cursor.ok_or_else(|| Error::Broken("there is no cursor".into()))?;
        let query = "SELECT snapshot_secs, decimals FROM chain";
        let (stored, decimals): (i64, i64) =
            sqlx::query_as(query).fetch_one(&mut *connection).await?;
        let query = "SELECT MAX(bucket), MAX(time) FROM snapshots";
        let (bucket, time): (Option<i64>, Option<i64>) =
            sqlx::query_as(query).fetch_one(&mut *connection).await?;
        let codes: Vec<String> =
            sqlx::query_scalar("SELECT code FROM runtimes").fetch_all(&mut *connection).await?;
        let writer = Self {
            db: db.clone(),
            tables: tables(),
            state: State::load(db, &mut connection).await?,
            names: Names::load(&mut connection).await?,
            baseline: baseline(&mut connection).await?,
            codes: codes.iter().filter_map(|code| code.parse().ok()).collect(),
            cursor,
            bucket: bucket.unwrap_or(-1),
            day: time.map_or(-1, |time| time / DAY.cast_signed()),
            decimals: decimals.try_into().unwrap_or_default(),
            snapshot_secs: stored.try_into().unwrap_or(3600),
            status,
        };
        writer.status.moved(cursor.number.into(), cursor.time);
        Ok(writer)
    }

    /// The block that it has reached.
    pub const fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Writes blocks that follow the cursor. After an error the writer is of no more use.
    pub async fn commit(&mut self, client: &Client, batch: Vec<Prepared>) -> Result<()> {
        let started = Instant::now();
        let Some(last) = batch.last().map(|block| (block.number, block.hash, block.time)) else {
            return Ok(());
        };
        let (count, events) =
            (batch.len(), batch.iter().map(|block| block.events.len()).sum::<usize>());
        let mut extras = Vec::with_capacity(count);
        for block in &batch {
            extras.push(self.read(client, block).await?);
        }
        let mut transaction = self.db.pool.begin().await?;
        let told = batch.iter().flat_map(|block| &block.events);
        self.names.recall(&self.db, &mut transaction, told).await?;
        let (mut rows, mut changes) = (Vec::new(), Vec::new());
        for (block, extra) in batch.into_iter().zip(extras) {
            if !self.codes.contains(&block.runtime.code_hash) {
                self.codes.push(block.runtime.code_hash);
                rows.push((
                    "runtimes",
                    vec![
                        Val::Text(block.runtime.code_hash.to_string()),
                        int(block.runtime.spec_version),
                        int(block.number),
                        Val::Bytes(block.runtime.bytes.clone()),
                    ],
                ));
            }
            for (who, ledger) in &extra.ledgers {
                rows.push((
                    "reads",
                    vec![
                        int(block.number),
                        Val::Text("ledger".into()),
                        Val::Text(who.clone()),
                        Val::Text(ledger.to_string()),
                    ],
                ));
            }
            rows.extend(block.rows);
            self.names.rows(block.number, block.events, &mut rows);
            rows.extend(block.facts);
            changes.push((block.number, block.time, block.changes, extra));
        }
        insert_all(&self.db, &mut transaction, &self.tables, rows).await?;
        for (number, time, placed, extra) in changes {
            for change in placed {
                self.state.apply(&mut transaction, change, &extra.ledgers).await?;
            }
            if let Some((bucket, snapshot, chain)) = extra.hour {
                self.hour(&mut transaction, (number, time), bucket, snapshot, &chain).await?;
            }
        }
        self.state.flush(&mut transaction).await?;
        self.point(&mut transaction, last).await?;
        transaction.commit().await?;
        let (number, hash, time) = last;
        self.cursor = Cursor { number, hash, time };
        let status = &self.status;
        status.blocks.fetch_add(count as u64, Ordering::Relaxed);
        status.events.fetch_add(events as u64, Ordering::Relaxed);
        status.commits.fetch_add(1, Ordering::Relaxed);
        let micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
        status.commit_micros.fetch_add(micros, Ordering::Relaxed);
        status.moved(number.into(), time);
        Ok(())
    }

    async fn point(
        &self,
        connection: &mut AnyConnection,
        (number, hash, time): (u32, Hash, u64),
    ) -> Result<()> {
        let row = vec![int(1), int(number), Val::Text(hash.to_string()), int(time)];
        self.db.upsert(connection, self.table("cursor")?, vec![row]).await
    }

    fn table(&self, name: &str) -> Result<&Table> {
        self.tables.get(name).ok_or_else(|| Error::Broken(format!("no table {name}")))
    }

    /// Reads what the events of a block do not tell.
    async fn read(&mut self, client: &Client, block: &Prepared) -> Result<Extra> {
        let at = (block.number, block.hash);
        let mut ledgers = HashMap::new();
        for who in &block.unclear {
            ledgers.insert(who.clone(), figures::ledger(client, who, at).await?);
        }
        let bucket = i64::try_from(block.time / self.snapshot_secs.max(1)).unwrap_or(i64::MAX);
        let mut hour = None;
        if bucket > self.bucket {
            self.bucket = bucket;
            let chain = figures::of_chain(client, at).await?;
            let day = i64::try_from(block.time / DAY).unwrap_or(i64::MAX);
            let first = std::mem::replace(&mut self.day, day) != day;
            let snapshot = figures::snapshot(client, at, self.decimals, first).await?;
            hour = Some((bucket, snapshot, chain));
        }
        Ok(Extra { ledgers, hour })
    }

    async fn hour(
        &mut self,
        connection: &mut AnyConnection,
        (number, time): (u32, u64),
        bucket: i64,
        snapshot: Snapshot,
        chain: &Figures,
    ) -> Result<()> {
        self.state.flush(connection).await?;
        let mut sums = self.state.sums.clone();
        if chain.contains_key("C5 stakers") {
            sums.insert("C5 stakers".into(), figures::stakers(connection).await?);
        }
        let checks = figures::compare(&self.baseline, &sums, chain);
        for check in checks.iter().filter(|check| !check.holds()) {
            tracing::error!(block = number, "history and chain disagree on {}", check.words());
        }
        self.status.checked(&checks);
        let rows: Vec<_> = checks.iter().map(|check| check.row(number)).collect();
        self.db.insert(connection, self.table("checks")?, rows).await?;
        let row = vec![
            Val::Int(bucket),
            int(number),
            int(time),
            snapshot.price.map_or(Val::Null, Val::Amount),
            Val::text(snapshot.source),
            Val::Text(snapshot.figures.to_string()),
        ];
        self.db.insert(connection, self.table("snapshots")?, vec![row]).await
    }
}

/// Writes the first block, its figures and its positions.
async fn genesis(db: &Db, client: &Client, snapshot_secs: u64) -> Result<()> {
    let hash = client.genesis();
    let at = (0, hash);
    let runtime = client.runtime(at).await?;
    let mut figures = figures::of_chain(client, at).await?;
    // Counted from positions, those of genesis among them.
    figures.remove("C5 stakers");
    let ledgers = figures::ledgers(client, at).await?;
    let properties: Value = client.request("system_properties", Default::default()).await?;
    let property = |name: &str| match properties.get(name) {
        Some(Value::Array(items)) => items.first().cloned(),
        other => other.cloned(),
    };
    let symbol = property("tokenSymbol").and_then(|value| value.as_str().map(str::to_owned));
    let decimals = property("tokenDecimals").and_then(|value| value.as_i64());
    let mut rows: Vec<Row> = vec![
        (
            "chain",
            vec![
                Val::Text(hash.to_string()),
                Val::Int(schema::VERSION),
                int(snapshot_secs),
                Val::Text(symbol.unwrap_or_default()),
                Val::Int(decimals.unwrap_or_default()),
                int(runtime.ss58_prefix),
            ],
        ),
        ("cursor", vec![int(1), int(0), Val::Text(hash.to_string()), int(0)]),
        (
            "blocks",
            vec![
                int(0),
                Val::Text(hash.to_string()),
                Val::Text(Hash::default().to_string()),
                int(0),
                Val::Null,
                int(runtime.spec_version),
                int(0),
                int(0),
            ],
        ),
    ];
    for (name, value) in figures {
        rows.push(("baseline", vec![Val::Text(name), Val::Text(value.to_string())]));
    }
    let mut transaction = db.pool.begin().await?;
    let mut state = State::load(db, &mut transaction).await?;
    for (who, ledger) in ledgers {
        for placed in opened(&who, &ledger, 0) {
            state.apply(&mut transaction, placed, &HashMap::new()).await?;
        }
        rows.push((
            "reads",
            vec![int(0), Val::Text("ledger".into()), Val::Text(who), Val::Text(ledger.to_string())],
        ));
    }
    insert_all(db, &mut transaction, &tables(), rows).await?;
    state.flush(&mut transaction).await?;
    transaction.commit().await?;
    Ok(())
}
