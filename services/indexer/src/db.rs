//! The database behind both dialects: rows of `Val`, made and read by the tables of `schema`.

pub use crate::rows::{json, row, Val};
use crate::{
    rows,
    schema::{self, Column, Kind, Table},
    Error, Result,
};
use sqlx::{
    any::{AnyConnectOptions, AnyPoolOptions},
    Any, AnyConnection, AnyPool, AssertSqlSafe, ConnectOptions as _, Connection as _, Executor,
    Transaction,
};
use std::{
    collections::HashMap,
    fs::File,
    path::PathBuf,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
};

/// Differences between the databases.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

/// SQLite takes 32,766 parameters, PostgreSQL twice as many.
const MOST_PARAMETERS: usize = 32_000;
/// Rows of one statement. Few sizes, so that statements are prepared once.
const SIZES: [usize; 4] = [100, 20, 5, 1];

impl Dialect {
    const fn sql_type(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (_, Kind::Int | Kind::Flag) => "BIGINT",
            (Self::Sqlite, Kind::Text | Kind::Json | Kind::Amount) => "TEXT",
            // Bytes in order, as SQLite has them.
            (Self::Postgres, Kind::Text | Kind::Json) => "TEXT COLLATE \"C\"",
            (Self::Postgres, Kind::Amount) => "NUMERIC(39,0)",
            (Self::Sqlite, Kind::Bytes) => "BLOB",
            (Self::Postgres, Kind::Bytes) => "BYTEA",
        }
    }

    /// Expression that reads a column.
    pub fn read(self, column: &Column) -> String {
        match (self, column.kind) {
            // Under another name: an order by the column is an order of numbers.
            (Self::Postgres, Kind::Amount) => {
                format!("CAST(\"{0}\" AS TEXT) AS \"{0}_\"", column.name)
            },
            _ => format!("\"{}\"", column.name),
        }
    }

    fn parameter(self, kind: Kind, number: usize) -> String {
        match (self, kind) {
            // By order: a name would be looked for among all before it.
            (Self::Sqlite, _) => "?".into(),
            (Self::Postgres, Kind::Amount) => format!("CAST(${number} AS NUMERIC)"),
            (Self::Postgres, _) => format!("${number}"),
        }
    }

    /// Text of an amount as it is bound.
    pub fn amount(self, amount: u128) -> String {
        match self {
            Self::Sqlite => rows::amount_text(amount),
            Self::Postgres => amount.to_string(),
        }
    }

    fn create(self, table: &Table) -> Vec<String> {
        let columns = table.columns.iter().map(|column| {
            let null = if column.null { "" } else { " NOT NULL" };
            format!("\"{}\" {}{null}", column.name, self.sql_type(column.kind))
        });
        let list = |names: &[&str]| {
            names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
        };
        let end = if self == Self::Sqlite { " WITHOUT ROWID" } else { "" };
        let mut statements = vec![format!(
            "CREATE TABLE IF NOT EXISTS \"{}\" ({}, PRIMARY KEY ({})){end}",
            table.name,
            columns.collect::<Vec<_>>().join(", "),
            list(table.key)
        )];
        for index in table.indexes {
            statements.push(format!(
                "CREATE INDEX IF NOT EXISTS \"{0}_{1}\" ON \"{0}\" ({2})",
                table.name,
                index.join("_"),
                list(index)
            ));
        }
        statements
    }

    fn insert(self, table: &Table, rows: usize, upsert: bool) -> String {
        let names: Vec<_> =
            table.columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
        let width = names.len();
        let values: Vec<_> = (0..rows)
            .map(|row| {
                let cells = table
                    .columns
                    .iter()
                    .enumerate()
                    .map(|(at, column)| self.parameter(column.kind, row * width + at + 1));
                format!("({})", cells.collect::<Vec<_>>().join(", "))
            })
            .collect();
        let conflict = if upsert {
            let set = names.iter().map(|name| format!("{name} = excluded.{name}"));
            let key: Vec<_> = table.key.iter().map(|name| format!("\"{name}\"")).collect();
            let set = set.collect::<Vec<_>>().join(", ");
            format!("({}) DO UPDATE SET {set}", key.join(", "))
        } else {
            "DO NOTHING".into()
        };
        format!(
            "INSERT INTO \"{}\" ({}) VALUES {} ON CONFLICT {conflict}",
            table.name,
            names.join(", "),
            values.join(", ")
        )
    }
}

/// An open database.
#[derive(Clone)]
pub struct Db {
    /// Its connections.
    pub pool: AnyPool,
    /// Its dialect.
    pub dialect: Dialect,
    url: Arc<str>,
    statements: Arc<Mutex<Statements>>,
}

/// Statements by table, rows, and whether they replace.
type Statements = HashMap<(&'static str, usize, bool), Arc<str>>;

/// Holds the right to write.
pub struct Writer {
    _file: Option<File>,
    connection: Option<AnyConnection>,
}

impl Writer {
    /// Lets another process write, before this one goes on.
    pub async fn release(self) -> Result<()> {
        match self.connection {
            Some(connection) => Ok(connection.close().await?),
            None => Ok(()),
        }
    }
}

impl Db {
    /// Opens `sqlite:path` or `postgres://…`. A file is made if there is none and `make` says so.
    pub async fn open(url: &str, make: bool) -> Result<Self> {
        sqlx::any::install_default_drivers();
        let dialect = if url.starts_with("sqlite:") {
            Dialect::Sqlite
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Dialect::Postgres
        } else {
            return Err(Error::Unusable(format!(
                "{url} is no database: sqlite:PATH or postgres://…"
            )));
        };
        let full = match dialect {
            Dialect::Sqlite if make && !url.contains('?') => format!("{url}?mode=rwc"),
            _ => url.to_owned(),
        };
        let options =
            AnyPoolOptions::new().max_connections(8).after_connect(move |connection, _| {
                Box::pin(async move {
                    if dialect == Dialect::Sqlite {
                        // A commit is on disk before it is told.
                        connection.execute("PRAGMA journal_mode = WAL").await?;
                        connection.execute("PRAGMA synchronous = FULL").await?;
                        connection.execute("PRAGMA busy_timeout = 10000").await?;
                        connection.execute("PRAGMA cache_size = -16000").await?;
                        // A large commit leaves no large file behind.
                        connection.execute("PRAGMA journal_size_limit = 4194304").await?;
                    }
                    Ok(())
                })
            });
        // Statements here are thousands of parameters long.
        let to = AnyConnectOptions::from_str(&full)
            .map_err(|why| Error::Unusable(format!("{url} is no database: {why}")))?
            .disable_statement_logging();
        let opened = options.connect_with(to).await;
        let pool = opened.map_err(|why| Error::Unusable(format!("{url} does not open: {why}")))?;
        Ok(Self { pool, dialect, url: url.into(), statements: Arc::default() })
    }

    /// Makes what is missing.
    pub async fn prepare(&self) -> Result<()> {
        let mut transaction = self.pool.begin().await?;
        for table in schema::all() {
            for statement in self.dialect.create(&table) {
                transaction.execute(AssertSqlSafe(statement)).await?;
            }
        }
        Ok(transaction.commit().await?)
    }

    /// Lets one process write.
    pub async fn writer(&self) -> Result<Writer> {
        let taken = || Error::Unusable(format!("another process writes to {}", self.url));
        match self.dialect {
            Dialect::Sqlite => {
                let path = self.url.trim_start_matches("sqlite:").trim_start_matches("//");
                let path = path.split('?').next().unwrap_or(path);
                if path == ":memory:" {
                    return Err(Error::Unusable("a database in memory is of no use".into()));
                }
                let file = File::create(PathBuf::from(format!("{path}.lock")))?;
                file.try_lock().map_err(|_| taken())?;
                Ok(Writer { _file: Some(file), connection: None })
            },
            Dialect::Postgres => {
                // Not of the pool: the lock is the connection's, and ends with it.
                let mut connection = self.pool.acquire().await?.detach();
                // "quaestor" in ASCII, as a number.
                let query = "SELECT pg_try_advisory_lock(8175557455399448434)";
                let got: bool = sqlx::query_scalar(query).fetch_one(&mut connection).await?;
                if !got {
                    return Err(taken());
                }
                Ok(Writer { _file: None, connection: Some(connection) })
            },
        }
    }

    /// A transaction in which everything is as of one commit.
    pub async fn view(&self) -> Result<Transaction<'static, Any>> {
        let mut transaction = self.pool.begin().await?;
        if self.dialect == Dialect::Postgres {
            transaction
                .execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                .await?;
        }
        Ok(transaction)
    }

    /// Adds rows that are not there yet. One that is there already is an error: silence about a
    /// double is as bad as a double.
    pub async fn insert(
        &self,
        connection: &mut AnyConnection,
        table: &Table,
        rows: Vec<Vec<Val>>,
    ) -> Result<()> {
        let wanted = rows.len() as u64;
        let added = self.write(connection, table, rows, false).await?;
        if added != wanted {
            return Err(Error::Broken(format!(
                "{} rows of {} were there already",
                wanted - added,
                table.name
            )));
        }
        Ok(())
    }

    /// Adds rows or replaces those of the same key.
    pub async fn upsert(
        &self,
        connection: &mut AnyConnection,
        table: &Table,
        rows: Vec<Vec<Val>>,
    ) -> Result<()> {
        self.write(connection, table, rows, true).await.map(drop)
    }

    /// The statement for so many rows, made once.
    fn statement(&self, table: &Table, rows: usize, upsert: bool) -> Arc<str> {
        let mut known = self.statements.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || self.dialect.insert(table, rows, upsert).into();
        known.entry((table.name, rows, upsert)).or_insert_with(make).clone()
    }

    /// `$1, $2` and so on.
    pub fn placeholders(&self, count: usize) -> String {
        (1..=count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
    }

    async fn write(
        &self,
        connection: &mut AnyConnection,
        table: &Table,
        rows: Vec<Vec<Val>>,
        upsert: bool,
    ) -> Result<u64> {
        let most = MOST_PARAMETERS / table.columns.len().max(1);
        let mut added = 0;
        let mut rows = rows.into_iter();
        while rows.len() > 0 {
            let fits = |size: &&usize| **size <= rows.len() && **size <= most;
            let size = SIZES.iter().find(fits).copied().unwrap_or(1);
            let mut query = sqlx::query(AssertSqlSafe(self.statement(table, size, upsert)));
            for row in rows.by_ref().take(size) {
                if row.len() != table.columns.len() {
                    return Err(Error::Broken(format!(
                        "a row of {} is of wrong width",
                        table.name
                    )));
                }
                for (value, column) in row.into_iter().zip(&table.columns) {
                    query = match (value, column.kind) {
                        (Val::Null, Kind::Int | Kind::Flag) => query.bind(None::<i64>),
                        (Val::Null, Kind::Bytes) => query.bind(None::<Vec<u8>>),
                        (Val::Null, _) => query.bind(None::<String>),
                        (Val::Int(number), _) => query.bind(number),
                        (Val::Text(text), _) => query.bind(text),
                        (Val::Amount(amount), _) => query.bind(self.dialect.amount(amount)),
                        (Val::Bytes(bytes), _) => query.bind(bytes),
                    };
                }
            }
            added += query.execute(&mut *connection).await?.rows_affected();
        }
        Ok(added)
    }

    /// The beginning of a query for rows of a table.
    pub fn select(&self, table: &Table) -> String {
        let columns: Vec<_> = table.columns.iter().map(|each| self.dialect.read(each)).collect();
        format!("SELECT {} FROM \"{}\"", columns.join(", "), table.name)
    }
}
