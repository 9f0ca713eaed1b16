//! The standing jobs.

use crate::{
    http,
    signer::{account, ends, terminate, World},
};
use serde_json::{json, Value};
use std::time::Duration;

fn units(value: &Value) -> u128 {
    value.as_str().unwrap().parse().unwrap()
}

/// Nobody stakes on a new chain: what it emits goes into a pot, which a chore releases.
pub async fn an_idle_pot_is_released(world: &mut World) {
    let ferdie = world.signer("Ferdie", "ferdie", "[chores]\nevery_secs = 0\n");
    // The pots of genesis become streams with the clock's first block.
    for _ in 0..2 {
        world.load().seal().await;
    }
    let nothing = ferdie.run(&["chores", "--dry-run"], None).await.expect(0);
    assert!(!nothing.contains("release_unallocated"), "{nothing}");
    let pot = |pools: &Value| {
        let pool = pools.as_array().unwrap().iter().find(|pool| pool["asset"] == "Native").unwrap();
        (units(&pool["no_stake"]), units(&pool["params"]["min_funding"]))
    };
    loop {
        world.load().seal().await;
        let (waits, least) = pot(&world.ask(("RewardsApi", "pools"), &[]).await);
        if waits >= least {
            break;
        }
        assert!(world.client.finalized().await.unwrap().0 < 500, "{waits} of {least}");
    }
    let nonce = world.nonce("Ferdie").await;
    let due = ferdie.run(&["chores", "--dry-run"], None).await.expect(0);
    assert!(due.contains("release_unallocated") && due.contains("fee: 0."), "{due}");
    assert_eq!(world.nonce("Ferdie").await, nonce);
    let keeper = ferdie.start(&["chores"]);
    loop {
        world.load().seal().await;
        let (waits, least) = pot(&world.ask(("RewardsApi", "pools"), &[]).await);
        if waits < least {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    terminate(keeper.id());
    assert_eq!(ends(keeper).await, 0);
    assert!(world.nonce("Ferdie").await > nonce);
}

/// `run` does everything of the configuration, and says so over HTTP.
pub async fn all_jobs(world: &World) {
    let inbox = world.folder.join("inbox");
    std::fs::create_dir_all(&inbox).unwrap();
    let more = format!(
        "inbox = {:?}\n[buyback]\n[chores]\n[compound]\nfactor = 5\n",
        inbox.display().to_string()
    );
    let all = ["Alice", "Bob"].map(|key| world.signer(key, &key.to_lowercase(), &more));
    let keepers = all.each_ref().map(|signer| signer.start(&["run"]));
    std::fs::copy(
        world.file("late.csv", "late,2026-05-31,Other,USDC,11,\n"),
        inbox.join("late.csv"),
    )
    .unwrap();
    let reference = quaestor_keeper::batch::reference_of("late").to_string();
    while !world.deposits().await.iter().any(|(at, _)| *at == reference) {
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    for signer in &all {
        let done = || signer.journal().iter().any(|line| line["done"]["reference"] == reference);
        while !done() {
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        let health = http::get(signer.http, "/health");
        assert_eq!(health.code, 200, "{}", health.body);
        let metrics = http::get(signer.http, "/metrics").body;
        assert!(metrics.contains("quaestor_keeper_connected 1\n"), "{metrics}");
        assert!(
            metrics.contains("quaestor_keeper_transactions_total{outcome=\"done\"} "),
            "{metrics}"
        );
    }
    for keeper in keepers {
        terminate(keeper.id());
        assert_eq!(ends(keeper).await, 0);
    }
}

/// An operator reports the median of three sources, one of which lies.
pub async fn a_price_of_three_sources(world: &World) {
    let feed = "[feed]\nsources = [['echo', '0.5'], ['echo', '900'], ['echo', '0.51']]\n\
                heartbeat_secs = 1\ndeviation_bps = 100\nevery_secs = 0\n";
    let alice = world.signer("Alice", "alice", feed);
    let nonce = world.nonce("Alice").await;
    let due = alice.run(&["feed", "--dry-run"], None).await.expect(0);
    assert!(due.contains("510000000000"), "{due}");
    assert_eq!(world.nonce("Alice").await, nonce);
    let keeper = alice.start(&["feed"]);
    let who = json!(account("Alice").to_ss58(42));
    loop {
        let at = world.client.finalized().await.unwrap();
        let runtime = world.client.runtime(at).await.unwrap();
        let keys = [who.clone(), json!("Native")];
        let raw = world.client.value(&runtime, ("Oracle", "RawValues"), &keys, at).await.unwrap();
        if raw.unwrap()["value"] == "510000000000" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    terminate(keeper.id());
    assert_eq!(ends(keeper).await, 0);
}
