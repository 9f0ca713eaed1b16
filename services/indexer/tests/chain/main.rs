//! The indexer beside the built node named by QUAESTOR_NODE. Without that variable nothing runs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod agrees;
mod client;
mod forged;
mod http;
mod indexer;
mod kills;
#[allow(dead_code, reason = "the keeper's tests use more of it")]
mod load;
mod node;
mod refusals;
mod subquery;
mod upgrade;

use load::Load;
use node::Node;

const ARCHIVE: [&str; 2] = ["--state-pruning", "archive"];

/// Everything that one chain can be used for: a node takes longer to start than any of it.
#[tokio::test(flavor = "multi_thread")]
async fn a_chain_and_its_history() {
    let Some(binary) = binary() else { return };
    let folder = Folder::new("qtra");
    let mut node = Node::start(&binary, "qtra-dev", &folder.0.join("node"), &ARCHIVE);
    let mut load = Load::new(&node.url, 11).await;
    client::codec(&node.url).await;
    client::fates(&mut load).await;
    let db = agrees::economy("qtra-dev", &folder, &node.url, &mut load).await;
    refusals::writers(&db, &node.url).await;
    refusals::other_chain(&db, &node.url).await;
    refusals::went_back(&db, &node.url).await;
    upgrade::upgrade(&binary, &db, &folder, &node.url, &mut load).await;
    forged::forged(&db, &node.url, true).await;
    // Last, since a node that is killed may lose blocks.
    kills::killed_at_random(&mut node, load, &folder).await;
}

/// Economies with other pallets and other figures, one of them without a cooldown.
#[tokio::test(flavor = "multi_thread")]
async fn other_economies_and_their_histories() {
    let Some(binary) = binary() else { return };
    for (economy, seed) in [("act", 12), ("blockdag", 13)] {
        let folder = Folder::new(economy);
        let chain = format!("{economy}-dev");
        let node = Node::start(&binary, &chain, &folder.0.join("node"), &ARCHIVE);
        let mut load = Load::new(&node.url, seed).await;
        let db = agrees::economy(&chain, &folder, &node.url, &mut load).await;
        forged::forged(&db, &node.url, false).await;
    }
}

/// The node to run, or a word that there is none.
fn binary() -> Option<String> {
    let binary = std::env::var("QUAESTOR_NODE").ok();
    if binary.is_none() {
        eprintln!("skipped: QUAESTOR_NODE names no node");
    }
    binary
}

/// A folder of its own for a test, gone with it.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("quaestor-{name}-{}", std::process::id()));
        std::fs::remove_dir_all(&path).ok();
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn sqlite(&self, name: &str) -> String {
        format!("sqlite:{}", self.0.join(format!("{name}.db")).display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            std::fs::remove_dir_all(&self.0).ok();
        }
    }
}
