//! Keepers beside the built node named by QUAESTOR_NODE. Without that variable nothing runs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "the indexer's tests use more of it")]
#[path = "../../../indexer/tests/chain/http.rs"]
mod http;
#[allow(dead_code, reason = "the indexer's tests use more of it")]
#[path = "../../../indexer/tests/chain/load.rs"]
mod load;
#[allow(dead_code, reason = "the indexer's tests use more of it")]
#[path = "../../../indexer/tests/chain/node.rs"]
mod node;

mod revenue;
mod signer;
mod standing;

use load::Load;
use node::Node;
use signer::World;

/// Everything on one chain: a node takes longer to start than any of it.
#[tokio::test(flavor = "multi_thread")]
async fn keepers_on_a_chain() {
    let Ok(binary) = std::env::var("QUAESTOR_NODE") else {
        eprintln!("skipped: QUAESTOR_NODE names no node");
        return;
    };
    let folder = std::env::temp_dir().join(format!("quaestor-keeper-{}", std::process::id()));
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).unwrap();
    let node = Node::start(&binary, "qtra-dev", &folder.join("node"), &[]);
    let load = Load::new(&node.url, 1).await;
    let mut world = World::new(folder.clone(), node.url.clone(), load).await;
    standing::an_idle_pot_is_released(&mut world).await;
    standing::a_skipped_lot_is_bought(&mut world).await;
    standing::a_late_pass_is_made_up_for(&mut world).await;
    world.start_blocks().await;
    revenue::dry_run(&world).await;
    revenue::refused_files(&world).await;
    revenue::killed_at_every_point(&world).await;
    revenue::killed_after_every_line(&world).await;
    revenue::three_signatories(&world).await;
    revenue::a_foreign_transaction(&world).await;
    revenue::two_keepers_with_one_key(&world).await;
    standing::all_jobs(&world).await;
    standing::a_price_of_three_sources(&world).await;
    drop((world, node));
    std::fs::remove_dir_all(&folder).ok();
}
