//! The job `revenue` by two of three keepers.

use crate::signer::{ends, terminate, Signer, World};
use quaestor_chain::SigningOptions;
use quaestor_keeper::batch::reference_of;
use serde_json::json;

fn reference(key: &str) -> String {
    reference_of(key).to_string()
}

/// Says what it would do, and does nothing.
pub async fn dry_run(world: &World) {
    let alice = world.signer("Alice", "alice", "");
    let file = world.file("dry.csv", "dry,2026-05-31,TradingProfit,USDC,1000,\n");
    let nonce = world.nonce("Alice").await;
    let said = alice.run(&["revenue", &file, "--dry-run"], None).await.expect(0);
    // Of profit a fifth goes to the rewards and a tenth to the buyback.
    for words in [
        "dry: 1000 USDC of TradingProfit",
        "split: Rewards 200, Buyback 100, Backstop 700",
        "approvals: 0",
        "as_multi",
        "fee: 0.",
    ] {
        assert!(said.contains(words), "{words} is missing in {said}");
    }
    assert!(said.contains(&reference("dry")), "{said}");
    assert_eq!(world.nonce("Alice").await, nonce);
    assert!(alice.journal().is_empty(), "nothing is taken over");

    let much = world.file("much.csv", "much,2026-05-31,Other,USDC,999999999999,\n");
    let said = alice.run(&["revenue", &much, "--dry-run"], None).await.expect(9);
    assert!(said.contains("the depositor has"), "{said}");
    // The same before a first send: the file is refused as a whole.
    let said = alice.run(&["revenue", &much], None).await.expect(3);
    assert!(said.contains("nothing of it was done"), "{said}");
    assert_eq!(world.nonce("Alice").await, nonce);
}

/// A file is right as a whole, or nothing of it is done.
pub async fn refused_files(world: &World) {
    let alice = world.signer("Alice", "alice", "");
    let nonce = world.nonce("Alice").await;
    let file = world.file(
        "bad.csv",
        "good,2026-05-31,Other,USDC,1,\nbad,2026-05-31,Other,USDC,0.0000001,\nodd,2026-05-31,Gift,EUR,1,\n",
    );
    let said = alice.run(&["revenue", &file], None).await.expect(3);
    assert!(said.contains("line 3: \"0.0000001\" has more than 6 decimals"), "{said}");
    assert!(said.contains("line 4: kind \"Gift\" is none of Subscription, "), "{said}");
    assert_eq!(world.nonce("Alice").await, nonce);
    assert!(!alice.journal().iter().any(|line| line.get("intent").is_some()));
    let dave = world.signer("Dave", "dave", "");
    let said = dave.run(&["revenue", &file], None).await.expect(2);
    assert!(said.contains("is no signatory"), "{said}");
}

/// Alice's keeper dies at each of its points, with Bob's beside it.
pub async fn killed_at_every_point(world: &World) {
    let (alice, bob) = (world.signer("Alice", "alice", ""), world.signer("Bob", "bob", ""));
    let mut deaths = 0;
    for point in 1.. {
        let key = format!("point-{point}");
        let file =
            world.file(&format!("{key}.csv"), &format!("{key},2026-05-31,Other,USDC,{point},\n"));
        let beside = bob.start(&["revenue", &file]);
        let first = alice.run(&["revenue", &file], Some(point)).await;
        if first.code().is_none() {
            deaths += 1;
            alice.run(&["revenue", &file], None).await.expect(0);
        }
        assert_eq!(ends(beside).await, 0, "Bob's keeper");
        let amount = (u128::from(point) * 1_000_000).to_string();
        let found = world.deposits().await;
        let of_key = found.iter().filter(|(at, _)| *at == reference(&key));
        assert_eq!(of_key.map(|(_, amount)| amount).collect::<Vec<_>>(), [&amount], "{key}");
        if let Some(code) = first.code() {
            assert_eq!(code, 0);
            break;
        }
    }
    // Intent, sent, fate and done, and a submission, before and after each.
    assert!(deaths >= 10, "{deaths}");
    println!("killed at {deaths} points, each line deposited once");
}

/// Runs a keeper that dies after each line of its journal, until it ends well. Returns its deaths.
async fn line_by_line(signer: &Signer, file: &str) -> usize {
    let mut deaths = 0;
    loop {
        // Its first point is before a line, its second one after it.
        let ended = signer.run(&["revenue", file], Some(2)).await;
        match ended.code() {
            None => deaths += 1,
            code => {
                assert_eq!(code, Some(0), "{}", ended.said());
                return deaths;
            },
        }
    }
}

/// Two keepers of one file that both die after each line of their journals. `QUAESTOR_KEEPER_LINES=50` is
/// the long form.
pub async fn killed_after_every_line(world: &World) {
    let count = std::env::var("QUAESTOR_KEEPER_LINES").map_or(3, |text| text.parse().unwrap());
    let signers = ["Alice", "Bob"].map(|key| world.signer(key, &key.to_lowercase(), ""));
    let amount = |n: u32| u128::from(n) * 1_000_000 + 250_000;
    let row = |n| format!("batch-{n},2026-05-31,Other,USDC,{n}.25,\n");
    let file = world.file("batch.csv", &(1..=count).map(row).collect::<String>());
    let open = ("Multisig", "Multisigs");
    let (money, before) = (world.dollars().await, world.map(open).await);
    let lines = signers.each_ref().map(|signer| signer.journal().len());
    let mut nonces = [world.nonce("Alice").await, world.nonce("Bob").await];

    let told = signers[0].run(&["revenue", &file, "--dry-run"], None).await.expect(0);
    assert!(told.contains(&format!("batch-{count}: {count}.25 USDC of Other")), "{told}");
    assert_eq!(world.nonce("Alice").await, nonces[0], "a dry run signs nothing");
    assert_eq!(signers[0].journal().len(), lines[0]);

    let (start, _) = world.client.finalized().await.unwrap();
    let [alice, bob] = &signers;
    let deaths = tokio::join!(line_by_line(alice, &file), line_by_line(bob, &file));
    let (end, _) = world.client.finalized().await.unwrap();
    let found = world.deposits().await;
    for n in 1..=count {
        let of_key = found.iter().filter(|(at, _)| *at == reference(&format!("batch-{n}")));
        let amounts: Vec<_> = of_key.map(|(_, amount)| amount.clone()).collect();
        assert_eq!(amounts, [amount(n).to_string()], "batch-{n}");
    }
    let sum: u128 = (1..=count).map(amount).sum();
    assert_eq!(money - world.dollars().await, sum, "no more than the file says");
    assert_eq!(world.map(open).await, before, "no call is left open");
    for ((signer, before), deaths) in signers.iter().zip(lines).zip([deaths.0, deaths.1]) {
        let written = signer.journal().len() - before;
        assert!(deaths >= written, "{deaths} deaths, {written} lines");
    }

    nonces = [world.nonce("Alice").await, world.nonce("Bob").await];
    for signer in &signers {
        signer.run(&["revenue", &file], None).await.expect(0);
    }
    assert_eq!([world.nonce("Alice").await, world.nonce("Bob").await], nonces);
    println!(
        "{count} lines by two keepers that died {} and {} times, in {} blocks: each deposited once",
        deaths.0,
        deaths.1,
        end - start
    );
}

/// Three keepers with one file; then the file again, and the file with a changed line.
pub async fn three_signatories(world: &World) {
    let names = ["Alice", "Bob", "Charlie"];
    let signers = ["alice", "bob", "charlie"];
    let signers: Vec<_> =
        names.iter().zip(signers).map(|(key, folder)| world.signer(key, folder, "")).collect();
    let rows: String =
        (0..6).map(|n| format!("three-{n},2026-05-31,Subscription,USDC,{n}.5,\n")).collect();
    let file = world.file("three.csv", &rows);
    let keepers: Vec<_> =
        signers.iter().map(|signer| ends(signer.start(&["revenue", &file]))).collect();
    for keeper in keepers {
        assert_eq!(keeper.await, 0);
    }
    let found = world.deposits().await;
    for n in 0..6u32 {
        let key = reference(&format!("three-{n}"));
        let amounts: Vec<_> = found.iter().filter(|(at, _)| *at == key).collect();
        assert_eq!(amounts, [&(key.clone(), (n * 1_000_000 + 500_000).to_string())]);
    }
    let mut nonces = Vec::new();
    for name in names {
        nonces.push(world.nonce(name).await);
    }
    let changed = world.file("changed.csv", &rows.replace("3.5", "3.6"));
    for (signer, (name, nonce)) in signers.iter().zip(names.iter().zip(nonces)) {
        signer.run(&["revenue", &file], None).await.expect(0);
        let said = signer.run(&["revenue", &changed], None).await.expect(3);
        assert!(said.contains("key \"three-3\" was accepted before with other content"), "{said}");
        assert_eq!(world.nonce(name).await, nonce, "{name} signed something");
    }
    // A keeper without that journal learns the content from the chain.
    let fresh = world.signer("Charlie", "fresh", "");
    let said = fresh.run(&["revenue", &changed], None).await.expect(3);
    assert!(said.contains("other content"), "{said}");
}

/// Somebody else uses the key.
pub async fn a_foreign_transaction(world: &World) {
    let (alice, bob) = (world.signer("Alice", "alice", ""), world.signer("Bob", "bob", ""));
    let remark = json!({ "System": { "remark": { "remark": "0x01" } } });
    let pair = quaestor_chain::Pair::from_uri("//Bob").unwrap();
    let signed = world.client.sign(&pair, &remark, SigningOptions::default()).await.unwrap();
    world.client.submit(&signed).await.unwrap();
    while world.client.fate(&signed).await.unwrap() == quaestor_chain::Fate::Open {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let file = world.file("foreign.csv", "foreign,2026-05-31,Other,USDC,7,\n");
    let said = bob.run(&["revenue", &file], None).await.expect(6);
    assert!(said.contains("another transaction has used this key"), "{said}");
    bob.run(&["revenue", &file], None).await.expect(6);
    bob.run(&["accept-nonce"], None).await.expect(0);
    let beside = ends(alice.start(&["revenue", &file]));
    bob.run(&["revenue", &file], None).await.expect(0);
    assert_eq!(beside.await, 0);
    assert!(world.nonce("Bob").await > signed.nonce + 1);
}

/// One process holds a journal, and of two journals of one key one stops.
pub async fn two_keepers_with_one_key(world: &World) {
    let one = world.signer("Charlie", "twin-1", "");
    let files = ["a", "b"].map(|key| {
        world.file(&format!("twin-{key}.csv"), &format!("twin-{key},2026-05-31,Other,USDC,1,\n"))
    });
    let first = one.start(&["revenue", &files[0]]);
    while !one.journal().iter().any(|line| line.get("fate").is_some()) {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let said = one.run(&["revenue", &files[0]], None).await.expect(7);
    assert!(said.contains("another process holds it"), "{said}");
    terminate(first.id());
    assert_eq!(ends(first).await, 0, "asked to end, it ends well");

    // The second one has nothing to send, its call is open: it notices all the same.
    let twins = [world.signer("Charlie", "twin-2", ""), world.signer("Charlie", "twin-3", "")];
    let [first, second] = [0, 1].map(|n| twins[n].start(&["revenue", &files[1 - n]]));
    let ids = [first.id(), second.id()];
    let (left, right) = (ends(first), ends(second));
    tokio::pin!(left, right);
    let (stopped, other) = tokio::select! {
        code = &mut left => { terminate(ids[1]); (code, right.await) },
        code = &mut right => { terminate(ids[0]); (code, left.await) },
    };
    assert_eq!((stopped, other), (6, 0));
}
