//! The tables, once for both databases. What is read from the chain is kept apart from what follows
//! from it: the latter can be made again.

/// Kind of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A whole number of 64 bits.
    Int,
    /// Words, hashes, accounts.
    Text,
    /// Smallest units: up to 39 digits.
    Amount,
    /// JSON, with integers as strings.
    Json,
    /// Yes or no.
    Flag,
    /// Bytes.
    Bytes,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Its kind.
    pub kind: Kind,
    /// It may hold nothing.
    pub null: bool,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Columns of its primary key.
    pub key: &'static [&'static str],
    /// Columns of further indexes.
    pub indexes: &'static [&'static [&'static str]],
}

impl Table {
    /// Place of a column.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

pub(crate) const fn col(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, null: false }
}

pub(crate) const fn opt(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, null: true }
}

/// A table from its parts.
pub(crate) fn table(
    name: &'static str,
    columns: &[Column],
    key: &'static [&'static str],
    indexes: &'static [&'static [&'static str]],
) -> Table {
    Table { name, columns: columns.to_vec(), key, indexes }
}

use Kind::{Amount, Bytes, Flag, Int, Json, Text};

/// Version that this program makes and reads. A database of another version is refused.
pub const VERSION: i64 = 3;

/// Tables of what is read from the chain.
pub fn primary() -> Vec<Table> {
    vec![
        table(
            "chain",
            &[
                col("genesis", Text),
                col("version", Int),
                col("snapshot_secs", Int),
                col("symbol", Text),
                col("decimals", Int),
                col("prefix", Int),
            ],
            &["genesis"],
            &[],
        ),
        table(
            "cursor",
            &[col("id", Int), col("number", Int), col("hash", Text), col("time", Int)],
            &["id"],
            &[],
        ),
        table("halt", &[col("id", Int), col("sentence", Text)], &["id"], &[]),
        table(
            "runtimes",
            &[col("code", Text), col("spec", Int), col("first", Int), col("metadata", Bytes)],
            &["code"],
            &[],
        ),
        table(
            "blocks",
            &[
                col("number", Int),
                col("hash", Text),
                col("parent", Text),
                col("time", Int),
                opt("author", Text),
                col("spec", Int),
                col("extrinsics", Int),
                col("events", Int),
            ],
            &["number"],
            &[&["hash"]],
        ),
        table(
            "extrinsics",
            &[
                col("block", Int),
                col("idx", Int),
                col("hash", Bytes),
                opt("signer", Text),
                opt("actor", Text),
                col("pallet", Text),
                col("call", Text),
                col("args", Json),
                col("success", Flag),
                opt("error", Text),
                opt("fee", Amount),
                opt("tip", Amount),
                opt("nonce", Int),
            ],
            &["block", "idx"],
            &[&["hash"]],
        ),
        // Names that come again with every event are kept once, under numbers in the order in which
        // they came. Those of the fields are apart by commas; a kind whose fields have none has nothing.
        table(
            "accounts",
            &[col("id", Int), col("address", Text), col("first", Int)],
            &["id"],
            &[&["address"]],
        ),
        table(
            "event_kinds",
            &[
                col("id", Int),
                col("pallet", Text),
                col("variant", Text),
                opt("fields", Text),
                col("first", Int),
            ],
            &["id"],
            &[],
        ),
        // Fields are values in the order of their names. An account is its number, which no integer is:
        // those are texts.
        table(
            "events",
            &[
                col("block", Int),
                col("idx", Int),
                opt("extrinsic", Int),
                col("phase", Int),
                col("kind", Int),
                col("fields", Json),
            ],
            &["block", "idx"],
            &[&["kind", "block", "idx"]],
        ),
        table(
            "event_accounts",
            &[col("account", Int), col("block", Int), col("idx", Int)],
            &["account", "block", "idx"],
            &[],
        ),
        // Figures of the first block, which no event tells.
        table("baseline", &[col("name", Text), col("value", Text)], &["name"], &[]),
        // State that an event does not tell: positions of genesis, positions after a slash.
        table(
            "reads",
            &[col("block", Int), col("name", Text), col("subject", Text), col("value", Json)],
            &["block", "name", "subject"],
            &[],
        ),
        table(
            "snapshots",
            &[
                col("bucket", Int),
                col("block", Int),
                col("time", Int),
                opt("price", Amount),
                opt("source", Text),
                col("figures", Json),
            ],
            &["bucket"],
            &[&["block"], &["time"]],
        ),
        table(
            "checks",
            &[
                col("block", Int),
                col("name", Text),
                col("expected", Text),
                col("found", Text),
                col("difference", Text),
            ],
            &["block", "name"],
            &[],
        ),
    ]
}

/// Tables that follow from those and are kept up to date: see `state`.
pub fn kept() -> Vec<Table> {
    vec![
        table(
            "positions",
            &[
                col("account", Text),
                col("position", Int),
                col("block", Int),
                col("idx", Int),
                col("opened", Int),
                opt("tier", Int),
                opt("lock_end", Int),
                col("amount", Amount),
                opt("closed", Int),
                opt("how", Text),
            ],
            &["account", "position", "block", "idx"],
            &[],
        ),
        table(
            "streams",
            &[
                col("account", Text),
                col("stream", Int),
                col("block", Int),
                col("idx", Int),
                col("opened", Int),
                col("asset", Text),
                col("amount", Amount),
                col("forfeited", Amount),
                opt("closed", Int),
            ],
            &["account", "stream", "block", "idx"],
            &[],
        ),
        table(
            "totals",
            &[
                col("account", Text),
                col("asset", Text),
                col("staked", Amount),
                col("withdrawn", Amount),
                col("claimed", Amount),
                col("collected", Amount),
                col("compounded", Amount),
                col("forfeited", Amount),
                col("penalties", Amount),
                col("slashed", Amount),
                col("fees", Amount),
                col("rebates", Amount),
                col("subscriptions", Amount),
            ],
            &["account", "asset"],
            &[],
        ),
        table("sums", &[col("name", Text), col("value", Text)], &["name"], &[]),
        // Unbroken runs of skipped buybacks with one reason.
        table(
            "skips",
            &[
                col("block", Int),
                col("idx", Int),
                col("reason", Text),
                col("count", Int),
                col("first", Int),
                col("last", Int),
                col("open", Flag),
            ],
            &["block", "idx"],
            &[],
        ),
    ]
}

/// All tables.
pub fn all() -> Vec<Table> {
    let mut tables = primary();
    tables.extend(derived());
    tables
}

/// Those that `rebuild` makes again.
pub fn derived() -> Vec<Table> {
    let mut tables = kept();
    tables.extend(crate::facts::tables());
    tables
}
