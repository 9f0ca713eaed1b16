//! The same facts by the SubQuery engine, whose project is made from the indexer's list of events, row by
//! row. `QUAESTOR_SUBQL_NODE` names its program, `node_modules/.bin/subql-node` where `@subql/node` is
//! installed; it writes to the server of `QUAESTOR_TEST_POSTGRES`.

use crate::Folder;
use quaestor_chain::Client;
use quaestor_indexer::{
    db::{self, Db, Val},
    facts,
    schema::{Column, Kind, Table},
};
use serde_json::Value;
use sqlx::{AnyConnection, AssertSqlSafe, Row as _};
use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../console/subquery");
const SCHEMA: &str = "by_subquery";

struct Engine(Child);

impl Drop for Engine {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// `base` is a database of PostgreSQL in which the indexer has the chain until `head`.
pub async fn engine(base: &str, node: &str, head: u32, folder: &Folder) {
    let Ok(program) = std::env::var("QUAESTOR_SUBQL_NODE") else { return };
    let project = folder.0.join("subquery");
    let client = Client::connect(&[node.to_owned()], None).await.unwrap();
    make(&project, &client.genesis().to_string(), node);
    let open = Db::open(base, false).await.unwrap();
    let mut connection = open.pool.acquire().await.unwrap();
    let drop = format!("DROP SCHEMA IF EXISTS {SCHEMA} CASCADE");
    sqlx::query(AssertSqlSafe(drop)).execute(&mut *connection).await.unwrap();
    let mut engine = Engine(start(&program, &project, base));
    while reached(&mut connection).await < i64::from(head) {
        assert!(engine.0.try_wait().unwrap().is_none(), "the engine ended");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    Command::new("kill").args(["-TERM", &engine.0.id().to_string()]).status().unwrap();
    // What it holds in memory is written before it ends.
    engine.0.wait().unwrap();
    let (mut count, mut tables) = (0, 0);
    for table in facts::tables() {
        let ours = rows(&mut connection, &table, &open.select(&table)).await;
        let select = select(&mut connection, &table).await;
        let theirs = rows(&mut connection, &table, &select).await;
        assert_eq!(theirs, ours, "{}", table.name);
        count += ours.len();
        tables += usize::from(!ours.is_empty());
    }
    assert!(count > 100, "{count} facts");
    println!("the engine of SubQuery has the same {count} facts in {tables} tables until {head}");
}

/// A copy of the project for this chain.
fn make(project: &Path, genesis: &str, node: &str) {
    std::fs::create_dir_all(project).unwrap();
    for name in ["package.json", "mappings.js", "schema.graphql"] {
        std::fs::copy(format!("{PROJECT}/{name}"), project.join(name)).unwrap();
    }
    let manifest = std::fs::read_to_string(format!("{PROJECT}/project.yaml")).unwrap();
    let none = format!("0x{:064}", 0);
    assert!(manifest.contains(&none) && manifest.contains("ws://127.0.0.1:9944"));
    let manifest = manifest.replace(&none, genesis).replace("ws://127.0.0.1:9944", node);
    std::fs::write(project.join("project.yaml"), manifest).unwrap();
}

/// `url` is postgres://user:password@host[:port]/name.
fn start(program: &str, project: &Path, url: &str) -> Child {
    let (_, rest) = url.split_once("://").unwrap();
    let (who, rest) = rest.split_once('@').unwrap();
    let (user, password) = who.split_once(':').unwrap_or((who, ""));
    let (host, name) = rest.split_once('/').unwrap();
    let (host, port) = host.split_once(':').unwrap_or((host, "5432"));
    Command::new(program)
        .arg("-f")
        .arg(project)
        .args(["--db-schema", SCHEMA, "--historical", "false", "--batch-size", "30"])
        .args(["--port", &crate::node::free_port().to_string(), "--log-level", "error"])
        .envs([("DB_USER", user), ("DB_PASS", password), ("DB_HOST", host), ("DB_PORT", port)])
        .envs([("DB_DATABASE", name), ("TZ", "UTC")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The newest block that the engine has written.
async fn reached(connection: &mut AnyConnection) -> i64 {
    let sql = format!(
        "SELECT CAST(value AS TEXT) FROM {SCHEMA}._metadata WHERE key = 'lastProcessedHeight'"
    );
    let found: Result<Option<String>, _> =
        sqlx::query_scalar(AssertSqlSafe(sql)).fetch_optional(connection).await;
    // Before its first block there is no such table.
    found.ok().flatten().and_then(|text| text.parse().ok()).unwrap_or(-1)
}

/// A query of the engine's table, whose name is a plural of its own.
async fn select(connection: &mut AnyConnection, table: &Table) -> String {
    let name = match table.name {
        "revenue" | "suspense" => format!("{}s", table.name),
        name => name.to_owned(),
    };
    let sql = "SELECT COUNT(*) FROM information_schema.tables \
               WHERE table_schema = $1 AND table_name = $2";
    let there: i64 =
        sqlx::query_scalar(sql).bind(SCHEMA).bind(&name).fetch_one(connection).await.unwrap();
    assert_eq!(there, 1, "the engine has no {name}");
    let read = |column: &Column| {
        let own = if column.name == "id" { "number" } else { column.name };
        match column.kind {
            Kind::Int => format!("CAST(\"{own}\" AS BIGINT)"),
            Kind::Flag => format!("CAST(CAST(\"{own}\" AS INT) AS BIGINT)"),
            _ => format!("CAST(\"{own}\" AS TEXT)"),
        }
    };
    let columns: Vec<_> = table.columns.iter().map(read).collect();
    format!("SELECT {} FROM {SCHEMA}.\"{name}\"", columns.join(", "))
}

/// Rows in the order of their key, with JSON whose order of names does not matter.
async fn rows(connection: &mut AnyConnection, table: &Table, select: &str) -> Vec<Vec<Cell>> {
    let order =
        table.key.iter().map(|name| match table.place(name).map(|at| table.columns[at].kind) {
            Some(Kind::Int) => format!("\"{name}\""),
            _ => format!("\"{name}\" COLLATE \"C\""),
        });
    let order = order.collect::<Vec<_>>().join(", ");
    let found = sqlx::query(AssertSqlSafe(format!("{select} ORDER BY {order}")));
    let found = found.fetch_all(connection).await.unwrap();
    let cell = |(value, column): (Val, &Column)| match (value, column.kind) {
        (Val::Text(text), Kind::Json) => Cell::Json(serde_json::from_str(&text).unwrap()),
        (value, _) => Cell::Plain(value),
    };
    found
        .iter()
        .map(|row| {
            assert_eq!(row.len(), table.columns.len());
            let row = db::row(&table.columns, row).unwrap();
            row.into_iter().zip(&table.columns).map(cell).collect()
        })
        .collect()
}

#[derive(PartialEq, Debug)]
enum Cell {
    Plain(Val),
    Json(Value),
}
