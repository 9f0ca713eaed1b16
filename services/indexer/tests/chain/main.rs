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
mod http;
mod indexer;
mod kills;
mod load;
mod node;
mod refusals;
mod upgrade;

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
