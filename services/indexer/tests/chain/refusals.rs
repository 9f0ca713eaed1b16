//! Refusals of the indexer: the code that it ends with, the sentence, and nothing half written.

use crate::{
    binary, http,
    indexer::{assert_equal, command, digest, printed, Indexer},
    load::Load,
    node::{free_port, Node},
    Folder,
};
use quaestor_indexer::db::Db;
use std::process::{Command, Stdio};

/// Runs until it ends by itself; returns its code and what it said last.
fn refused(db: &str, node: &str) -> (i32, String) {
    let listen = format!("127.0.0.1:{}", free_port());
    let output = command(&["--db", db, "run", "--node", node, "--listen", &listen]);
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), said.lines().last().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_without_the_state_is_refused_and_nothing_is_skipped() {
    let Some(binary) = binary() else { return };
    let folder = Folder::new("pruned");
    let pruned = ["--state-pruning", "16"];
    let node = Node::start(&binary, "qtra-dev", &folder.0.join("node"), &pruned);
    let mut load = Load::new(&node.url, 3).await;
    let mut head = 0;
    for _ in 0..5 {
        head = load.seal().await;
    }
    let db = folder.sqlite("index");
    let mut indexer = Indexer::start(&db, &node.url);
    indexer.reaches(head).await;
    assert_eq!(indexer.stop(), 0);
    let before = digest(&db);
    for _ in 0..60 {
        load.seal().await;
    }
    let (code, said) = refused(&db, &node.url);
    assert_eq!(code, 3, "{said}");
    assert!(
        said.contains("has no state on this node; use one with `--state-pruning archive"),
        "{said}"
    );
    let (code, said) = refused(&folder.sqlite("late"), &node.url);
    assert_eq!(code, 3, "{said}");
    let after = digest(&db);
    for table in ["blocks", "events", "cursor", "sums"] {
        assert_eq!(before[table], after[table], "{table}");
    }
}

/// Changes a database behind the back of its indexer.
async fn tamper(db: &str, statement: &'static str) {
    let open = Db::open(db, false).await.unwrap();
    assert!(sqlx::query(statement).execute(&open.pool).await.unwrap().rows_affected() > 0);
    open.pool.close().await;
}

/// Another chain in the database is refused.
pub async fn other_chain(db: &str, node: &str) {
    let copy = copied(db, "other");
    let genesis = "UPDATE chain SET genesis = \
                   '0x0707070707070707070707070707070707070707070707070707070707070707'";
    tamper(&copy, genesis).await;
    let before = digest(&copy);
    let (code, said) = refused(&copy, node);
    assert_eq!(code, 5, "{said}");
    assert!(said.contains("the database holds the chain 0x0707"), "{said}");
    let after = digest(&copy);
    for table in ["chain", "blocks", "cursor"] {
        assert_eq!(before[table], after[table], "{table}");
    }
}

fn copied(db: &str, name: &str) -> String {
    let path = db.trim_start_matches("sqlite:");
    let copy = path.replace(".db", &format!("-{name}.db"));
    std::fs::copy(path, &copy).unwrap();
    format!("sqlite:{copy}")
}

/// Finality that went back stops it until a person rewinds.
pub async fn went_back(db: &str, node: &str) {
    let whole = digest(db);
    let copy = copied(db, "back");
    tamper(
        &copy,
        "UPDATE cursor SET hash = parent FROM blocks WHERE blocks.number = cursor.number",
    )
    .await;
    let (code, said) = refused(&copy, node);
    assert_eq!(code, 6, "{said}");
    assert!(said.contains("finality went back at"), "{said}");
    // Who only serves says it too.
    let http = std::net::SocketAddr::from(([127, 0, 0, 1], free_port()));
    let mut served = Command::new(env!("CARGO_BIN_EXE_quaestor-indexer"))
        .args(["--db", &copy, "serve", "--node", node, "--listen", &http.to_string()])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while std::net::TcpStream::connect(http).is_err() {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let health = http::get(http, "/health");
    served.kill().unwrap();
    served.wait().unwrap();
    assert_eq!(health.code, 503);
    assert!(health.body.contains("finality went back at"), "{}", health.body);

    let head = u32::try_from(whole["blocks"]["rows"].as_u64().unwrap()).unwrap() - 1;
    printed(&["--db", &copy, "rewind", "--to", &(head - 1).to_string()]);
    let mut indexer = Indexer::start(&copy, node);
    indexer.reaches(head).await;
    assert_eq!(indexer.stop(), 0);
    assert_equal(&whole, &digest(&copy));
}

/// One process writes, and a database has to open.
pub async fn writers(db: &str, node: &str) {
    let mut indexer = Indexer::start(db, node);
    indexer.reaches(1).await;
    let (code, said) = refused(db, node);
    assert_eq!(code, 7, "{said}");
    assert!(said.contains("another process writes to"), "{said}");
    for bad in ["mysql://x/y", "sqlite:/nowhere/at/all.db", "postgres://127.0.0.1:1/none"] {
        let (code, said) = refused(bad, node);
        assert_eq!(code, 7, "{bad}: {said}");
    }
    assert_eq!(indexer.stop(), 0);
}

#[test]
fn without_a_node_it_gives_up_after_three_attempts() {
    let folder = Folder::new("alone");
    let (code, said) = refused(&folder.sqlite("index"), &format!("ws://127.0.0.1:{}", free_port()));
    assert_eq!(code, 4, "{said}");
    assert!(said.contains("three times in a row"), "{said}");
}
