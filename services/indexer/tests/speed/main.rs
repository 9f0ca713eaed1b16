//! Speed at which an empty database catches up, beside a node that costs next to nothing: it serves a made-up
//! chain of usual blocks from memory. Published, not asserted:
//! `cargo test --release --test speed -- --ignored --nocapture`, with `QUAESTOR_SPEED_BLOCKS` blocks of
//! `QUAESTOR_SPEED_TRANSFERS` transfers and claims each.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod chain;
mod serve;

use std::{
    process::{Child, Command},
    time::{Duration, Instant},
};

fn number(name: &str, usual: u32) -> u32 {
    std::env::var(name).map_or(usual, |text| text.parse().unwrap())
}

/// Memory of a process, in kB.
fn memory(child: &Child, what: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

async fn catch_up(blocks: u32, transfers: u32) {
    let chain = chain::Chain::new(blocks, transfers);
    let url = serve::serve(chain).await;
    let folder = std::env::temp_dir().join(format!("quaestor-speed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let db = format!("sqlite:{}", folder.join("index.db").display());
    let listen = format!("127.0.0.1:{}", serve::free_port());
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_quaestor-indexer"))
        .args(["--db", &db, "run", "--node", &url, "--listen", &listen, "--rate", "0"])
        .env("RUST_LOG", "warn")
        .spawn()
        .unwrap();
    while serve::cursor(&listen) < i64::from(blocks) {
        assert!(child.try_wait().unwrap().is_none(), "the indexer ended");
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    let took = started.elapsed().as_millis();
    let (peak, now) = (memory(&child, "VmHWM"), memory(&child, "VmRSS"));
    // Ended as an operator ends it, so that the file alone has everything.
    Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(child.wait().unwrap().success());
    let bytes: u64 = std::fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().metadata().unwrap().len())
        .sum();
    std::fs::remove_dir_all(&folder).unwrap();
    let events = u128::from(blocks) * u128::from(chain::events_of(transfers));
    println!(
        "{blocks} blocks of {} events in {took} ms: {} blocks a second, {} events a second, \
         {peak} kB at most and {now} kB after, {} bytes an event",
        chain::events_of(transfers),
        u128::from(blocks) * 1000 / took,
        events * 1000 / took,
        u128::from(bytes) / events,
    );
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures, and says nothing of right or wrong"]
async fn from_empty() {
    let blocks = number("QUAESTOR_SPEED_BLOCKS", 20_000);
    // Empty but for its inherent, usual, and full.
    for (blocks, transfers) in [(blocks, 0), (blocks / 2, 2), (blocks / 20, 100)] {
        catch_up(blocks, number("QUAESTOR_SPEED_TRANSFERS", transfers)).await;
    }
}
