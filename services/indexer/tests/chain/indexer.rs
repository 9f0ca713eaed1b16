//! The built indexer as a process.

use crate::{http, node::free_port};
use serde_json::Value;
use std::{
    net::SocketAddr,
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_quaestor-indexer");
/// A little more than half a day of the development chain.
pub const SNAPSHOT_SECS: &str = "60";

pub struct Indexer {
    child: Child,
    pub http: SocketAddr,
}

/// Runs a command to its end.
pub fn command(args: &[&str]) -> Output {
    Command::new(PROGRAM).args(args).env("RUST_LOG", "warn").output().unwrap()
}

/// Output of a command, which has to succeed.
pub fn printed(args: &[&str]) -> String {
    let output = command(args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?} failed: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// Rows and hash of every table.
pub fn digest(db: &str) -> Value {
    serde_json::from_str(&printed(&["--db", db, "digest"])).unwrap()
}

/// Fails where two digests differ, by the table.
pub fn assert_equal(one: &Value, other: &Value) {
    for (table, digest) in one.as_object().unwrap() {
        assert_eq!(Some(digest), other.get(table), "{table} differs");
    }
}

impl Indexer {
    pub fn start(db: &str, node: &str) -> Self {
        let http = SocketAddr::from(([127, 0, 0, 1], free_port()));
        let child = Command::new(PROGRAM)
            .args(["--db", db, "run", "--node", node, "--rate", "0"])
            .args(["--snapshot-secs", SNAPSHOT_SECS, "--listen", &http.to_string()])
            .env("RUST_LOG", "warn")
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        Self { child, http }
    }

    /// Kills it at once. Returns its code, if it had ended by itself before.
    pub fn kill(&mut self) -> Option<i32> {
        let ended = self.child.try_wait().unwrap();
        self.child.kill().ok();
        self.child.wait().unwrap();
        ended.map(|status| status.code().unwrap_or(-1))
    }

    /// Asks it to end, and returns its code.
    pub fn stop(&mut self) -> i32 {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().unwrap();
        self.child.wait().unwrap().code().unwrap()
    }

    /// The newest block that it serves, -1 before it does.
    fn cursor(&self) -> i64 {
        if std::net::TcpStream::connect(self.http).is_err() {
            return -1;
        }
        let ready = http::get(self.http, "/ready");
        if ready.code == 200 {
            ready.json()["cursor"].as_i64().unwrap()
        } else {
            -1
        }
    }

    /// Waits until it has that block. Asks once in a while: it serves no event that says so from the
    /// outside before it is up.
    pub async fn reaches(&mut self, block: u32) {
        for _ in 0..1_500 {
            if let Some(status) = self.child.try_wait().unwrap() {
                panic!("the indexer ended with {status}");
            }
            if self.cursor() >= i64::from(block) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        panic!("the indexer does not reach {block}");
    }

    /// Waits until it has that block, or has ended.
    pub async fn tries(&mut self, block: u32) {
        while self.child.try_wait().unwrap().is_none() && self.cursor() < i64::from(block) {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }
}

impl Drop for Indexer {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
