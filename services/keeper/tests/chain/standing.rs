//! The standing jobs.

use crate::{
    http,
    signer::{account, ends, terminate, Signer, World},
};
use quaestor_keeper::node::At;
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

/// A keeper says that a job has something to do, signing nothing, and does it in the next block. `event` is
/// what that leads to, which the chain may do in idle time as well.
async fn does(world: &mut World, ferdie: &Signer, job: &str, event: &str) {
    let nonce = world.nonce("Ferdie").await;
    let told = ferdie.run(&[job, "--dry-run"], None).await.expect(0);
    assert!(told.contains(&format!("{job}: ")) && told.contains("fee: 0."), "{told}");
    assert_eq!(world.nonce("Ferdie").await, nonce, "a dry run signs nothing");
    let keeper = ferdie.start(&[job]);
    world.handed_in().await;
    world.load().seal().await;
    let events = At::newest(&world.client).await.unwrap();
    let events = events.value(("System", "Events"), &[]).await.unwrap();
    let own = events.as_array().unwrap().iter().find(|record| {
        record["phase"].get("ApplyExtrinsic").is_some() && record["event"].pointer(event).is_some()
    });
    assert!(own.is_some(), "{events}");
    let ended = || {
        let mut lines = ferdie.journal().into_iter();
        lines.find(|line| line["sent"]["job"] == job)?;
        lines.find_map(|line| line["fate"]["fate"].get("final").cloned())
    };
    let fate = loop {
        match ended() {
            Some(fate) => break fate,
            None => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    };
    assert!(fate["error"].is_null(), "{fate}");
    println!("{job}: {}", told.lines().next().unwrap_or_default());
    terminate(keeper.id());
    assert_eq!(ends(keeper).await, 0);
}

/// The chain skips a lot while there is no price, and waits. When prices come, a keeper buys it sooner.
pub async fn a_skipped_lot_is_bought(world: &mut World) {
    // The price that a development chain begins with.
    let clear = json!({ "PriceFeed": { "clear_override": null } });
    world.load().sudo(clear, 1_000_000_000).await;
    let status = ("BuybackApi", "status");
    // A development chain tries again in the next block. From one day to the other it may take twice as
    // long.
    for retry_secs in [12, 24, 48] {
        let mut params = world.ask(status, &[]).await["params"].clone();
        params["retry_secs"] = json!(retry_secs.to_string());
        let set = json!({ "BuybackBurn": { "set_params": { "params": params } } });
        world.load().sudo(set, 1_000_000_000).await;
        for _ in 0..5 {
            world.load().seal().await;
        }
    }
    world.load().profit(5_000).await;
    let mut now = world.ask(status, &[]).await;
    assert!(now["next"].get("Err").is_some() && units(&now["retry_at"]) > 0, "{now}");
    while now["next"].get("Ok").is_none() {
        world.load().prices().await;
        world.load().seal().await;
        now = world.ask(status, &[]).await;
        assert_eq!(now["totals"]["lots"], "0", "the chain came first");
    }
    let ferdie = world.signer("Ferdie", "ferdie", "[buyback]\n");
    does(world, &ferdie, "buyback", "/BuybackBurn/BoughtAndBurnt").await;
    assert_eq!(world.ask(status, &[]).await["totals"]["lots"], "1");
}

/// Full blocks leave no time for the chain's own pass over those who compound. A keeper makes up for it.
pub async fn a_late_pass_is_made_up_for(world: &mut World) {
    let load = world.load();
    let fund =
        json!({ "Rewards": { "fund": { "asset": "Native", "amount": load.units(50_000) } } });
    assert!(load.send(0, fund).await);
    // Bob has staked from the first block on.
    assert!(load.send(1, json!({ "Rewards": { "set_auto_compound": { "on": true } } })).await);
    load.seal().await;
    let ferdie = world.signer("Ferdie", "ferdie", "[compound]\nfactor = 5\n");
    for full in 0.. {
        let due = ferdie.run(&["compound", "--dry-run"], None).await.expect(0);
        if due.contains("compound_for") {
            break;
        }
        assert!(full < 20, "the chain is not late after {full} full blocks");
        world.load().fill().await;
        world.load().seal().await;
    }
    does(world, &ferdie, "compound", "/Rewards/Compounded").await;
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
