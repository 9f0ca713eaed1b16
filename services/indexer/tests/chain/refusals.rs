//! What the indexer refuses: the code that it ends with, the sentence, and nothing half written.

use crate::{
    binary, http,
    indexer::{assert_equal, command, digest, printed, Indexer},
    load::Load,
    node::{free_port, Node},
    Folder,
};
use std::process::{Command, Stdio};

const ARCHIVE: [&str; 2] = ["--state-pruning", "archive"];

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

#[tokio::test(flavor = "multi_thread")]
async fn another_chain_is_refused() {
    let Some(binary) = binary() else { return };
    let folder = Folder::new("other");
    let db = folder.sqlite("index");
    let before = {
        let node = Node::start(&binary, "qtra-dev", &folder.0.join("qtra"), &ARCHIVE);
        let mut load = Load::new(&node.url, 4).await;
        let head = load.seal().await;
        let mut indexer = Indexer::start(&db, &node.url);
        indexer.reaches(head).await;
        indexer.stop();
        digest(&db)
    };
    let node = Node::start(&binary, "act-dev", &folder.0.join("act"), &ARCHIVE);
    let (code, said) = refused(&db, &node.url);
    assert_eq!(code, 5, "{said}");
    assert!(said.contains("the database holds the chain 0x"), "{said}");
    let after = digest(&db);
    assert_eq!((&before["blocks"], &before["cursor"]), (&after["blocks"], &after["cursor"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn finality_that_goes_back_stops_it_until_a_person_rewinds() {
    let Some(binary) = binary() else { return };
    let folder = Folder::new("back");
    let db = folder.sqlite("index");
    {
        let node = Node::start(&binary, "qtra-dev", &folder.0.join("one"), &ARCHIVE);
        let mut load = Load::new(&node.url, 5).await;
        let mut head = 0;
        for _ in 0..6 {
            head = load.block().await;
        }
        let mut indexer = Indexer::start(&db, &node.url);
        indexer.reaches(head).await;
        indexer.stop();
    }
    let node = Node::start(&binary, "qtra-dev", &folder.0.join("two"), &ARCHIVE);
    let mut load = Load::new(&node.url, 6).await;
    let mut head = 0;
    for _ in 0..12 {
        head = load.block().await;
    }
    let (code, said) = refused(&db, &node.url);
    assert_eq!(code, 6, "{said}");
    assert!(said.contains("finality went back at"), "{said}");
    // Who only serves says it too.
    let http = std::net::SocketAddr::from(([127, 0, 0, 1], free_port()));
    let mut served = Command::new(env!("CARGO_BIN_EXE_quaestor-indexer"))
        .args(["--db", &db, "serve", "--node", &node.url, "--listen", &http.to_string()])
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

    printed(&["--db", &db, "rewind", "--to", "0"]);
    let mut indexer = Indexer::start(&db, &node.url);
    indexer.reaches(head).await;
    assert_eq!(http::get(indexer.http, "/health?full").code, 200);
    indexer.stop();
    let clean = folder.sqlite("clean");
    let mut indexer = Indexer::start(&clean, &node.url);
    indexer.reaches(head).await;
    indexer.stop();
    assert_equal(&digest(&clean), &digest(&db));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_process_writes_and_a_database_has_to_open() {
    let Some(binary) = binary() else { return };
    let folder = Folder::new("writers");
    let node = Node::start(&binary, "qtra-dev", &folder.0.join("node"), &ARCHIVE);
    let mut load = Load::new(&node.url, 7).await;
    let head = load.seal().await;
    let db = folder.sqlite("index");
    let mut indexer = Indexer::start(&db, &node.url);
    indexer.reaches(head).await;
    let (code, said) = refused(&db, &node.url);
    assert_eq!(code, 7, "{said}");
    assert!(said.contains("another process writes to"), "{said}");
    for bad in ["mysql://x/y", "sqlite:/nowhere/at/all.db", "postgres://127.0.0.1:1/none"] {
        let (code, said) = refused(bad, &node.url);
        assert_eq!(code, 7, "{bad}: {said}");
    }
    indexer.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_node_it_gives_up_after_three_attempts() {
    let Some(_) = binary() else { return };
    let folder = Folder::new("alone");
    let (code, said) = refused(&folder.sqlite("index"), &format!("ws://127.0.0.1:{}", free_port()));
    assert_eq!(code, 4, "{said}");
    assert!(said.contains("three times in a row"), "{said}");
}
