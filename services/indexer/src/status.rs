//! Status of the running program: for `/health` and `/metrics`.

use std::{
    collections::BTreeMap,
    sync::{
        atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
        Mutex, PoisonError,
    },
    time::{SystemTime, UNIX_EPOCH},
};
use tokio::sync::watch;

/// Shared by all parts.
pub struct Status {
    /// Newest finalized block of the node; -1 before it is known.
    pub head: AtomicI64,
    /// There is a connection.
    pub connected: AtomicBool,
    /// Blocks written since the start.
    pub blocks: AtomicU64,
    /// Events written since the start.
    pub events: AtomicU64,
    /// Batches written since the start.
    pub commits: AtomicU64,
    /// Time that they took, in microseconds.
    pub commit_micros: AtomicU64,
    /// When the last one was, in seconds since the Unix epoch.
    pub committed_at: AtomicU64,
    /// Time of the newest block in the database, in seconds since the Unix epoch.
    pub time: AtomicU64,
    /// Connections that failed, by node.
    pub failures: Mutex<BTreeMap<String, u64>>,
    /// Answers by route and code.
    pub answers: Mutex<BTreeMap<(String, u16), u64>>,
    /// Differences of the last checks.
    pub differences: Mutex<BTreeMap<String, i128>>,
    cursor: watch::Sender<i64>,
}

impl Default for Status {
    fn default() -> Self {
        Self {
            head: AtomicI64::new(-1),
            connected: AtomicBool::default(),
            blocks: AtomicU64::default(),
            events: AtomicU64::default(),
            commits: AtomicU64::default(),
            commit_micros: AtomicU64::default(),
            committed_at: AtomicU64::default(),
            time: AtomicU64::default(),
            failures: Mutex::default(),
            answers: Mutex::default(),
            differences: Mutex::default(),
            cursor: watch::Sender::new(-1),
        }
    }
}

/// Seconds since the Unix epoch, by the clock of this machine.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

impl Status {
    /// Number of the newest block in the database; -1 without any.
    pub fn cursor(&self) -> i64 {
        *self.cursor.borrow()
    }

    /// Tells of a commit.
    pub fn moved(&self, number: i64, time: u64) {
        self.time.store(time, Ordering::Relaxed);
        self.committed_at.store(now(), Ordering::Relaxed);
        self.cursor.send_if_modified(|old| {
            let changed = *old != number;
            *old = number;
            changed
        });
    }

    /// A value that changes with every commit.
    pub fn watch(&self) -> watch::Receiver<i64> {
        self.cursor.subscribe()
    }

    /// Counts a connection that failed.
    pub fn failed(&self, url: &str) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        *failures.entry(url.to_owned()).or_default() += 1;
    }

    /// Counts an answer.
    pub fn answered(&self, route: &str, code: u16) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        *answers.entry((route.to_owned(), code)).or_default() += 1;
    }

    /// Remembers what the last checks said.
    pub fn checked(&self, checks: &[crate::figures::Check]) {
        let found = checks.iter().map(|check| (check.name.clone(), check.difference())).collect();
        *self.differences.lock().unwrap_or_else(PoisonError::into_inner) = found;
    }

    /// The metrics in the format of Prometheus.
    pub fn metrics(&self) -> String {
        let of = |value: &AtomicU64| value.load(Ordering::Relaxed).to_string();
        let head = self.head.load(Ordering::Relaxed);
        let lag = if head < 0 { 0 } else { head.saturating_sub(self.cursor()).max(0) };
        let time = self.time.load(Ordering::Relaxed);
        let behind = if lag == 0 { 0 } else { now().saturating_sub(time) };
        let mut out = String::new();
        let mut put = |name: &str, kind: &str, help: &str, lines: Vec<(String, String)>| {
            out.push_str(&format!("# HELP quaestor_indexer_{name} {help}\n"));
            out.push_str(&format!("# TYPE quaestor_indexer_{name} {kind}\n"));
            for (labels, value) in lines {
                out.push_str(&format!("quaestor_indexer_{name}{labels} {value}\n"));
            }
        };
        let one = |value: String| vec![(String::new(), value)];
        put("cursor", "gauge", "Newest block in the database", one(self.cursor().to_string()));
        put("head", "gauge", "Newest finalized block of the node", one(head.to_string()));
        put("lag_blocks", "gauge", "Finalized blocks that are missing", one(lag.to_string()));
        put(
            "lag_seconds",
            "gauge",
            "Age of the newest block while some are missing",
            one(behind.to_string()),
        );
        let connected = u8::from(self.connected.load(Ordering::Relaxed)).to_string();
        put("connected", "gauge", "There is a connection to a node", one(connected));
        put("blocks_total", "counter", "Blocks written", one(of(&self.blocks)));
        put("events_total", "counter", "Events written", one(of(&self.events)));
        put("commits_total", "counter", "Batches written", one(of(&self.commits)));
        let micros = self.commit_micros.load(Ordering::Relaxed);
        let seconds = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
        put("commit_seconds_total", "counter", "Time that they took", one(seconds));
        put(
            "committed_timestamp_seconds",
            "gauge",
            "When the last one was",
            one(of(&self.committed_at)),
        );
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = failures
            .iter()
            .map(|(url, count)| (format!("{{node={url:?}}}"), count.to_string()))
            .collect();
        put("node_failures_total", "counter", "Connections that failed", lines);
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = answers
            .iter()
            .map(|((route, code), count)| {
                (format!("{{route={route:?},code=\"{code}\"}}"), count.to_string())
            })
            .collect();
        put("answers_total", "counter", "Answers by route and code", lines);
        let differences = self.differences.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = differences
            .iter()
            .map(|(check, by)| (format!("{{check={check:?}}}"), by.to_string()))
            .collect();
        put("check_difference", "gauge", "History less chain at the last check", lines);
        out
    }
}
