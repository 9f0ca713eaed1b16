//! A chain whose runtime is replaced, indexed across the boundary.

use crate::{
    http,
    indexer::{assert_equal, digest, Indexer},
    load::Load,
    Folder,
};
use quaestor_indexer::db::Db;
use serde_json::{json, Value};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// First bytes of a compressed runtime.
const COMPRESSED: [u8; 8] = [0x52, 0xbc, 0x53, 0x76, 0x46, 0xdb, 0x8e, 0x05];

/// The next version of the runtime, which lies beside the node's own where it was built.
fn next(binary: &str) -> Option<PathBuf> {
    let beside = Path::new(binary).parent()?.join("wbuild/quaestor-runtime/quaestor_next.wasm");
    let named = std::env::var("QUAESTOR_NEXT_RUNTIME").map(PathBuf::from);
    named.ok().or(Some(beside)).filter(|path| path.exists())
}

fn compressed(path: &Path) -> Vec<u8> {
    let output = Command::new("zstd").args(["-3", "-c"]).arg(path).output().unwrap();
    assert!(output.status.success());
    [COMPRESSED.as_slice(), &output.stdout].concat()
}

/// Spec versions of the blocks from one on.
async fn specs(db: &str, from: u32) -> Vec<i64> {
    let open = Db::open(db, false).await.unwrap();
    let query = "SELECT spec FROM blocks WHERE number >= $1 ORDER BY number";
    let query = sqlx::query_scalar(query).bind(i64::from(from));
    query.fetch_all(&open.pool).await.unwrap()
}

/// A block is decoded by the runtime that made it. `db` holds the chain so far.
pub async fn upgrade(binary: &str, db: &str, folder: &Folder, node: &str, load: &mut Load) {
    let Some(next) = next(binary) else {
        eprintln!("skipped: no next runtime beside the node; QUAESTOR_NEXT_RUNTIME names one");
        return;
    };
    let mut follower = Indexer::start(db, node);
    let mut head = load.seal().await;
    follower.reaches(head).await;
    let code = quaestor_chain::to_hex(&compressed(&next));
    let call = json!({ "Sudo": { "sudo_unchecked_weight": {
        "call": { "System": { "set_code_without_checks": { "code": code } } },
        "weight": { "ref_time": "0", "proof_size": "0" } } } });
    assert!(load.send(0, call).await);
    let upgrade = load.seal().await;
    load.reconnect(node).await;
    // The migrations of the new runtime take some blocks, in which nothing else runs.
    for _ in 0..12 {
        load.seal().await;
    }
    for _ in 0..6 {
        head = load.block().await;
    }
    follower.reaches(head).await;
    assert_eq!(http::get(follower.http, "/health?full").code, 200);
    let events =
        http::get(follower.http, &format!("/v1/events?block={upgrade}&variant=CodeUpdated"));
    assert_eq!(events.json()["rows"].as_array().map(Vec::len), Some(1), "{}", events.body);
    assert_eq!(follower.stop(), 0);
    let found = specs(db, upgrade).await;
    assert!(found[1..].iter().all(|spec| *spec == found[0] + 1), "{found:?}");

    let late = folder.sqlite("late");
    let mut indexer = Indexer::start(&late, node);
    indexer.reaches(head).await;
    assert_eq!(indexer.stop(), 0);
    let (late, following) = (digest(&late), digest(db));
    assert_equal(&late, &following);
    assert_eq!(late["runtimes"]["rows"], Value::from(2));
}
