//! The indexer killed at random while the chain is busy: afterwards the history is the one of an indexer
//! that was never killed. `QUAESTOR_KILLS=50` is the long form, in which the node is killed as well, and
//! `QUAESTOR_SEED` repeats a run.

use crate::{
    indexer::{assert_equal, digest, printed, Indexer},
    load::{Dice, Load},
    node::Node,
    Folder,
};
use quaestor_indexer::{db::Db, writer};
use std::{
    sync::{
        atomic::{AtomicBool, Ordering},
        Arc,
    },
    time::{Duration, SystemTime},
};

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}

/// Blocks as fast as they can be made, until it is told to stop.
fn busy(mut load: Load, stop: Arc<AtomicBool>) -> tokio::task::JoinHandle<Load> {
    tokio::spawn(async move {
        while !stop.load(Ordering::Relaxed) {
            load.block().await;
        }
        load
    })
}

/// A node on demand that is killed may forget its last blocks, and makes others instead. What a person
/// does then: back to the last block that both have.
async fn back(db: &str, load: &Load) {
    let open = Db::open(db, false).await.unwrap();
    let mut connection = open.pool.acquire().await.unwrap();
    let cursor = writer::cursor(&mut connection).await.unwrap().unwrap();
    let mut common = cursor.number.min(load.client.finalized().await.unwrap().0);
    loop {
        let ours: String = sqlx::query_scalar("SELECT hash FROM blocks WHERE number = $1")
            .bind(i64::from(common))
            .fetch_one(&mut *connection)
            .await
            .unwrap();
        let theirs = load.client.hash_of(common).await.unwrap().unwrap();
        if ours == theirs.to_string() {
            break;
        }
        common -= 1;
    }
    drop(connection);
    open.pool.close().await;
    printed(&["--db", db, "rewind", "--to", &common.to_string()]);
}

/// From so many kills on the node is killed too: one that starts again compiles its runtime anew, which
/// takes longer than the rest of the short form.
const LONG: u64 = 10;

/// Of an indexer that begins with the first block of that chain.
pub async fn killed_at_random(node: &mut Node, mut load: Load, folder: &Folder) {
    let kills = number("QUAESTOR_KILLS").unwrap_or(5);
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
    let seed = number("QUAESTOR_SEED").unwrap_or(now);
    println!("QUAESTOR_SEED={seed} QUAESTOR_KILLS={kills}");
    let mut dice = Dice::new(seed);
    let db = folder.sqlite("killed");
    let (mut killed, mut node_kills, mut rewinds) = (0, 0, 0);
    while killed < kills {
        let stop = Arc::new(AtomicBool::new(false));
        let work = busy(load, stop.clone());
        // A tenth of the time the node dies as well, once at least.
        let once = node_kills == 0 && killed + 1 == kills;
        let node_too = kills >= LONG && (dice.below(10) == 0 || once);
        let mut indexer = Indexer::start(&db, &node.url);
        tokio::time::sleep(Duration::from_millis(50 + dice.below(2_500))).await;
        let ended = indexer.kill();
        killed += 1;
        stop.store(true, Ordering::Relaxed);
        load = work.await.unwrap();
        assert_eq!(ended, None, "it ended by itself");
        if node_too {
            node.kill();
            node.again();
            node_kills += 1;
            load.reconnect(&node.url).await;
            for _ in 0..3 {
                load.block().await;
            }
            // What went back has to be noticed, and nothing else may be.
            let mut indexer = Indexer::start(&db, &node.url);
            let (head, _) = load.client.finalized().await.unwrap();
            let reached = tokio::select! {
                () = indexer.tries(head) => true,
                () = tokio::time::sleep(Duration::from_secs(60)) => false,
            };
            match (reached, indexer.kill()) {
                (true, None) => {},
                (_, Some(6)) => {
                    back(&db, &load).await;
                    rewinds += 1;
                },
                other => panic!("{other:?}"),
            }
        }
    }
    let head = load.block().await;
    let mut indexer = Indexer::start(&db, &node.url);
    indexer.reaches(head).await;
    assert_eq!(indexer.stop(), 0);
    let clean = folder.sqlite("clean");
    let mut indexer = Indexer::start(&clean, &node.url);
    indexer.reaches(head).await;
    assert_eq!(indexer.stop(), 0);
    let whole = digest(&db);
    assert_equal(&digest(&clean), &whole);
    assert_eq!(whole["blocks"]["rows"], head + 1);
    let said = printed(&["--db", &db, "check", "--node", &node.url]);
    assert!(said.contains("hold at block"), "{said}");
    printed(&["--db", &db, "rebuild"]);
    assert_equal(&whole, &digest(&db));
    println!(
        "{killed} kills, {node_kills} of the node, {rewinds} rewinds: {head} blocks and {} events are equal",
        whole["events"]["rows"]
    );
}
