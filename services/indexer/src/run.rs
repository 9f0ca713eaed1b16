//! Follows the chain: one connection after another, each feeding the writer.

use crate::{
    checks,
    db::{Db, Writer as Right},
    prepare::Prepared,
    schema,
    status::Status,
    writer::{self, Cursor, Writer},
    Error, Result,
};
use futures::{Stream, StreamExt};
use quaestor_chain::{Client, Error as ChainError, Follow, Hash};
use std::{
    sync::{atomic::Ordering, Arc},
    time::{Duration, Instant},
};
use tokio::sync::watch;

/// Options of `run`.
#[derive(Clone, Debug)]
pub struct Options {
    /// Nodes.
    pub nodes: Vec<String>,
    /// Seconds between snapshots, by the chain's clock; fixed when the database is made.
    pub snapshot_secs: u64,
    /// Settings of fetching blocks.
    pub follow: Follow,
}

/// Most blocks and events of one transaction.
const MOST_BLOCKS: usize = 500;
const MOST_EVENTS: usize = 10_000;
/// No transaction waits longer for blocks that it might take in as well.
const PATIENCE: Duration = Duration::from_secs(1);
/// Pauses before another connection; after the last one the supervisor decides.
const PAUSES: [Duration; 3] =
    [Duration::from_secs(1), Duration::from_secs(4), Duration::from_secs(10)];

/// The chain that a database holds. Refuses a database of another version.
pub async fn stored_genesis(db: &Db) -> Result<Option<Hash>> {
    use sqlx::Row;
    let row = sqlx::query("SELECT genesis, version FROM chain").fetch_optional(&db.pool).await?;
    let Some(row) = row else { return Ok(None) };
    let version: i64 = row.try_get(1)?;
    if version != schema::VERSION {
        let ours = schema::VERSION;
        return Err(Error::Unusable(format!(
            "the database is of version {version}, this program of {ours}: index again into a new one"
        )));
    }
    let genesis: String = row.try_get(0)?;
    genesis.parse().map(Some).map_err(Error::Broken)
}

/// Connects, and refuses a chain that is not the database's.
pub async fn connect(nodes: &[String], genesis: Option<Hash>) -> Result<Client> {
    match Client::connect(nodes, genesis).await {
        Err(ChainError::OtherChain { found, expected, .. }) if Some(expected) == genesis => {
            Err(Error::OtherGenesis { stored: expected, found })
        },
        other => Ok(other?),
    }
}

/// Writes until `stop` says so, or until an error that no other connection heals.
pub async fn run(
    db: Db,
    options: Options,
    status: Arc<Status>,
    mut stop: watch::Receiver<bool>,
) -> Result<()> {
    let _right: Right = db.writer().await?;
    sqlx::query("DELETE FROM halt").execute(&db.pool).await?;
    let mut known: Option<Client> = None;
    let mut useless = 0;
    loop {
        let before = status.blocks.load(Ordering::Relaxed);
        let ended = tokio::select! {
            ended = session(&db, &options, &status, &mut known, stop.clone()) => ended,
            _ = stop.wait_for(|stop| *stop) => return Ok(()),
        };
        status.connected.store(false, Ordering::Relaxed);
        let error = match ended {
            Ok(()) => return Ok(()),
            Err(Error::Chain(error)) if error.is_transient() => error,
            Err(error) => {
                if error.stops() {
                    halt(&db, &error).await;
                }
                return Err(error);
            },
        };
        if let ChainError::Connection { url, .. } = &error {
            status.failed(url);
        }
        useless = if status.blocks.load(Ordering::Relaxed) > before { 0 } else { useless + 1 };
        let Some(pause) = PAUSES.get(useless) else { return Err(Error::Watchdog(error)) };
        tracing::warn!(%error, ?pause, "connecting again");
        tokio::select! {
            () = tokio::time::sleep(*pause) => {},
            _ = stop.wait_for(|stop| *stop) => return Ok(()),
        }
    }
}

/// Leaves the sentence for those who serve the database.
async fn halt(db: &Db, error: &Error) {
    let insert = "INSERT INTO halt (id, sentence) VALUES (1, $1) ON CONFLICT DO NOTHING";
    let left = sqlx::query(insert).bind(error.to_string()).execute(&db.pool).await;
    if let Err(why) = left {
        tracing::error!(%why, "the sentence could not be left in the database");
    }
}

/// Refuses to go on where the node has another block than the database.
pub async fn verify(client: &Client, cursor: Cursor) -> Result<()> {
    let (head, _) = client.finalized().await?;
    if head < cursor.number {
        return Err(ChainError::Connection {
            url: client.url().to_owned(),
            why: format!("it has finalized {head}, and the database holds {}", cursor.number),
        }
        .into());
    }
    match client.hash_of(cursor.number).await? {
        Some(found) if found != cursor.hash => {
            Err(Error::WentBack { number: cursor.number, stored: cursor.hash, found })
        },
        Some(_) => Ok(()),
        None => Err(ChainError::NoBlock(cursor.number).into()),
    }
}

async fn session(
    db: &Db,
    options: &Options,
    status: &Arc<Status>,
    known: &mut Option<Client>,
    mut stop: watch::Receiver<bool>,
) -> Result<()> {
    let client = connect(&options.nodes, stored_genesis(db).await?).await?;
    let client = match known.take() {
        Some(old) => client.remember(&old),
        None => client,
    };
    *known = Some(client.clone());
    let mut writer = Writer::start(db, &client, options.snapshot_secs, status.clone()).await?;
    let cursor = writer.cursor();
    verify(&client, cursor).await?;
    let from = (cursor.number, cursor.hash);
    let (mut head, blocks) = options.follow.blocks(client.clone(), from, Prepared::of).await?;
    status.connected.store(true, Ordering::Relaxed);
    status.head.store((*head.borrow()).into(), Ordering::Relaxed);
    tracing::info!(node = client.url(), from = cursor.number, head = *head.borrow(), "following");
    let told = status.clone();
    // Ends with the sender, which ends with the session.
    tokio::spawn(async move {
        while head.changed().await.is_ok() {
            told.head.store((*head.borrow_and_update()).into(), Ordering::Relaxed);
        }
    });
    let (sender, mut ready) = tokio::sync::mpsc::channel(8);
    // Dropped, and so stopped, when this session ends.
    let mut pump = tokio::task::JoinSet::new();
    pump.spawn(pump_into(blocks, sender));
    let mut rate = Rate::new(cursor.number);
    loop {
        let first = tokio::select! {
            first = ready.recv() => first,
            _ = stop.wait_for(|stop| *stop) => return Ok(()),
        };
        let Some(first) = first else {
            let why = "the blocks ended".to_owned();
            return Err(ChainError::Connection { url: client.url().to_owned(), why }.into());
        };
        let (batch, error) = gather(first, &mut ready);
        writer.commit(&client, batch).await?;
        rate.tell(writer.cursor().number, status);
        if let Some(error) = error {
            return Err(error.into());
        }
    }
}

type Stretch = std::result::Result<Vec<Prepared>, ChainError>;

async fn pump_into(
    mut blocks: impl Stream<Item = Stretch> + Unpin,
    sender: tokio::sync::mpsc::Sender<Stretch>,
) {
    while let Some(stretch) = blocks.next().await {
        if sender.send(stretch).await.is_err() {
            return;
        }
    }
}

/// Everything that is ready, up to the size of a transaction, and the error behind it.
fn gather(
    first: Stretch,
    ready: &mut tokio::sync::mpsc::Receiver<Stretch>,
) -> (Vec<Prepared>, Option<ChainError>) {
    let started = Instant::now();
    let (mut batch, mut events) = (Vec::new(), 0);
    let mut next = Some(first);
    while let Some(stretch) = next {
        match stretch {
            Ok(blocks) => {
                events += blocks.iter().map(|block| block.events.len()).sum::<usize>();
                batch.extend(blocks);
            },
            Err(error) => return (batch, Some(error)),
        }
        let full = batch.len() >= MOST_BLOCKS || events >= MOST_EVENTS;
        next = if full || started.elapsed() > PATIENCE { None } else { ready.try_recv().ok() };
    }
    (batch, None)
}

/// Says every ten seconds how fast it goes.
struct Rate {
    since: Instant,
    number: u32,
    events: u64,
}

impl Rate {
    fn new(number: u32) -> Self {
        Self { since: Instant::now(), number, events: 0 }
    }

    fn tell(&mut self, number: u32, status: &Status) {
        let elapsed = self.since.elapsed().as_millis();
        if elapsed < 10_000 {
            return;
        }
        let events = status.events.load(Ordering::Relaxed);
        let per_second = |count: u64| u128::from(count) * 1000 / elapsed;
        tracing::info!(
            block = number,
            blocks_per_second = %per_second(number.saturating_sub(self.number).into()),
            events_per_second = %per_second(events.saturating_sub(self.events)),
            "written"
        );
        *self = Self { since: Instant::now(), number, events };
    }
}

/// `check`: compares now, prints each comparison, and fails if one does not hold.
pub async fn check(db: &Db, nodes: &[String]) -> Result<()> {
    let client = connect(nodes, stored_genesis(db).await?).await?;
    let (block, checks) = checks::check(db, &client).await?;
    for check in &checks {
        let verdict = if check.holds() { "holds" } else { "FAILS" };
        println!("{verdict} {}", check.words());
    }
    let failed: Vec<_> =
        checks.iter().filter(|check| !check.holds()).map(|check| check.name.clone()).collect();
    if failed.is_empty() {
        println!("all {} hold at block {block}", checks.len());
        return Ok(());
    }
    Err(Error::Disagrees { block, what: failed.join(", ") })
}

/// `serve`: watches the database, which another process writes, and the node's head.
pub async fn watch(db: Db, nodes: Vec<String>, status: Arc<Status>) -> Result<()> {
    let heads = async {
        loop {
            let followed = head_of(&db, &nodes, &status).await;
            status.connected.store(false, Ordering::Relaxed);
            if let Err(error) = followed {
                tracing::warn!(%error, "connecting again");
            }
            tokio::time::sleep(Duration::from_secs(5)).await;
        }
    };
    let commits = async {
        loop {
            let found = match db.pool.acquire().await {
                Ok(mut connection) => writer::cursor(&mut connection).await,
                Err(why) => Err(why.into()),
            };
            match found {
                Ok(Some(cursor)) if i64::from(cursor.number) != status.cursor() => {
                    status.moved(cursor.number.into(), cursor.time);
                },
                Ok(_) => {},
                Err(error) => tracing::warn!(%error, "the database does not answer"),
            }
            // Neither database tells another process of a commit.
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    };
    tokio::join!(heads, commits).0
}

async fn head_of(db: &Db, nodes: &[String], status: &Status) -> Result<()> {
    let client = connect(nodes, stored_genesis(db).await?).await?;
    let mut heads = client.finalized_heads().await?;
    let (number, _) = client.finalized().await?;
    status.head.store(number.into(), Ordering::Relaxed);
    status.connected.store(true, Ordering::Relaxed);
    while let Some(Ok(header)) = heads.next().await {
        status.head.store(header.number()?.into(), Ordering::Relaxed);
    }
    Ok(())
}
