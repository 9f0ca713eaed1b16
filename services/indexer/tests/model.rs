//! Random histories, told as events, against a model that never sees an event; and the two databases
//! against each other. Needs no node.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use quaestor_indexer::{
    db::{self, Db, Val},
    digest, rebuild,
    schema::{self, Table},
};
use serde_json::{json, Map, Value};
use std::collections::BTreeMap;

struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

/// Books of accounts, kept by hand.
#[derive(Default)]
struct Model {
    positions: BTreeMap<(String, i64), u128>,
    staked: BTreeMap<String, u128>,
    withdrawn: BTreeMap<String, u128>,
    collected: BTreeMap<(String, String), u128>,
    cooling: BTreeMap<String, u128>,
    stake: i128,
    pool: BTreeMap<String, i128>,
    skips: Vec<(String, i64)>,
    next: i64,
}

type Told = (&'static str, &'static str, Value);

impl Model {
    /// Something happens; returns the events that tell it.
    fn step(&mut self, dice: &mut Dice) -> Vec<Told> {
        let who = format!("account{}", dice.below(4));
        let amount = u128::from(dice.below(1_000_000)) * 10u128.pow(18) + 1;
        let asset = if dice.below(2) == 0 { json!("Native") } else { json!({ "WithId": "1" }) };
        let name = if asset.is_string() { "Native" } else { "WithId(1)" }.to_owned();
        let own = self.positions.keys().find(|(owner, _)| *owner == who).cloned();
        match (dice.below(8), own) {
            (0, Some((_, id))) => {
                let all = self.positions.remove(&(who.clone(), id)).unwrap();
                let penalty = all / 10;
                self.stake -= i128::try_from(penalty).unwrap();
                *self.cooling.entry(who.clone()).or_default() += all - penalty;
                vec![(
                    "StakingVault",
                    "EarlyUnstaked",
                    json!({ "who": who, "position": id.to_string(),
                    "amount": (all - penalty).to_string(), "penalty": penalty.to_string(), "release": "9" }),
                )]
            },
            (1, Some((_, id))) => {
                let all = self.positions.get_mut(&(who.clone(), id)).unwrap();
                let part = *all / 3;
                *all -= part;
                let left = *all;
                *self.cooling.entry(who.clone()).or_default() += part;
                vec![(
                    "StakingVault",
                    "Unstaked",
                    json!({ "who": who, "position": id.to_string(),
                    "amount": part.to_string(), "remaining": left.to_string(), "release": "9" }),
                )]
            },
            (2, Some((_, id))) => {
                let all = self.positions.get_mut(&(who.clone(), id)).unwrap();
                *all += amount;
                let (now, by) = (all.to_string(), amount.to_string());
                let signed = i128::try_from(amount).unwrap();
                self.stake += signed;
                *self.pool.entry("Native".into()).or_default() -= signed;
                vec![
                    (
                        "StakingVault",
                        "StakeIncreased",
                        json!({ "who": who, "position": id.to_string(),
                        "added": by, "amount": now }),
                    ),
                    (
                        "Rewards",
                        "Compounded",
                        json!({ "who": who, "position": id.to_string(), "amount": by }),
                    ),
                ]
            },
            (3, _) => {
                let Some(out) = self.cooling.remove(&who) else { return Vec::new() };
                self.stake -= i128::try_from(out).unwrap();
                *self.withdrawn.entry(who.clone()).or_default() += out;
                vec![(
                    "StakingVault",
                    "Withdrawn",
                    json!({ "who": who, "amount": out.to_string() }),
                )]
            },
            (4, _) => {
                *self.pool.entry(name).or_default() += i128::try_from(amount).unwrap();
                vec![(
                    "Rewards",
                    "Funded",
                    json!({ "asset": asset, "amount": amount.to_string(), "end": null }),
                )]
            },
            (5, _) => {
                *self.pool.entry(name.clone()).or_default() -= i128::try_from(amount).unwrap();
                *self.collected.entry((who.clone(), name)).or_default() += amount;
                vec![(
                    "Rewards",
                    "Collected",
                    json!({ "who": who, "asset": asset, "amount": amount.to_string() }),
                )]
            },
            (6, _) => {
                let reason = format!("\"R{}\"", dice.below(2));
                match self.skips.last_mut() {
                    Some((last, count)) if *last == reason => *count += 1,
                    _ => self.skips.push((reason.clone(), 1)),
                }
                let reason: Value = serde_json::from_str(&reason).unwrap();
                vec![(
                    "BuybackBurn",
                    "BuybackSkipped",
                    json!({ "reason": reason, "retry_at": "9" }),
                )]
            },
            _ => {
                let id = self.next;
                self.next += 1;
                self.positions.insert((who.clone(), id), amount);
                *self.staked.entry(who.clone()).or_default() += amount;
                self.stake += i128::try_from(amount).unwrap();
                vec![(
                    "StakingVault",
                    "Staked",
                    json!({ "who": who, "position": id.to_string(), "tier": "1",
                    "amount": amount.to_string(), "refused": "0", "lock_end": "99" }),
                )]
            },
        }
    }
}

fn table(name: &str) -> Table {
    schema::all().into_iter().find(|table| table.name == name).unwrap()
}

async fn insert(db: &Db, name: &str, rows: &[Vec<Val>]) {
    let mut connection = db.pool.acquire().await.unwrap();
    db.insert(&mut connection, &table(name), rows.to_vec()).await.unwrap();
}

async fn rows(db: &Db, name: &str, condition: &str) -> Vec<Map<String, Value>> {
    let table = table(name);
    let sql = format!("{} WHERE {condition}", db.select(&table));
    let found = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&db.pool).await.unwrap();
    let read = |row| db::json(&table.columns, &db::row(&table.columns, row).unwrap());
    found.iter().map(read).collect()
}

/// An empty database of each kind that is there.
async fn databases(name: &str) -> Vec<Db> {
    let file = std::env::temp_dir().join(format!("model-{name}-{}.db", std::process::id()));
    for end in ["db", "db-wal", "db-shm", "db.lock"] {
        std::fs::remove_file(file.with_extension(end)).ok();
    }
    let mut urls = vec![format!("sqlite:{}", file.display())];
    if let Ok(server) = std::env::var("QUAESTOR_TEST_POSTGRES") {
        let admin = Db::open(&format!("{server}/postgres"), false).await.unwrap();
        for statement in [
            format!("DROP DATABASE IF EXISTS quaestor_{name}"),
            format!("CREATE DATABASE quaestor_{name}"),
        ] {
            sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&admin.pool).await.unwrap();
        }
        urls.push(format!("{server}/quaestor_{name}"));
    }
    let mut opened = Vec::new();
    for url in urls {
        let db = Db::open(&url, true).await.unwrap();
        db.prepare().await.unwrap();
        db.prepare().await.unwrap();
        opened.push(db);
    }
    opened
}

async fn history(db: &Db, seed: u64) -> Model {
    let mut dice = Dice(seed);
    let mut model = Model::default();
    let (mut blocks, mut events) = (Vec::new(), Vec::new());
    let mut kinds: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for block in 1..=400i64 {
        let mut idx = 0;
        for _ in 0..dice.below(4) {
            for (pallet, event, fields) in model.step(&mut dice) {
                let next = i64::try_from(kinds.len()).unwrap();
                let kind = *kinds.entry((pallet, event)).or_insert(next);
                events.push(vec![
                    Val::Int(block),
                    Val::Int(idx),
                    Val::Null,
                    Val::Int(0),
                    Val::Int(kind),
                    Val::Text(fields.to_string()),
                ]);
                idx += 1;
            }
        }
        let hash = |number: i64| Val::Text(format!("0x{number:064x}"));
        blocks.push(vec![
            Val::Int(block),
            hash(block),
            hash(block - 1),
            Val::Int(block * 6),
            Val::Null,
            Val::Int(1),
            Val::Int(0),
            Val::Int(idx),
        ]);
    }
    let text = |text: &str| Val::Text(text.to_owned());
    let kinds = kinds.iter().map(|((pallet, event), id)| {
        // Fields as they are, their names among them.
        vec![Val::Int(*id), text(pallet), text(event), Val::Null, Val::Int(1)]
    });
    insert(db, "event_kinds", &kinds.collect::<Vec<_>>()).await;
    insert(db, "blocks", &blocks).await;
    insert(db, "events", &events).await;
    model
}

#[tokio::test]
async fn random_histories_come_to_what_a_model_says() {
    for seed in [3, 1_000_003, 77_777_777] {
        let mut digests = Vec::new();
        for db in databases(&format!("history{seed}")).await {
            let model = history(&db, seed).await;
            rebuild::rebuild(&db).await.unwrap();
            let first = digest::digest(&db).await.unwrap();
            rebuild::rebuild(&db).await.unwrap();
            assert_eq!(first, digest::digest(&db).await.unwrap(), "again is the same");
            compare(&db, &model).await;
            digests.push(first);
        }
        assert!(digests.windows(2).all(|pair| pair[0] == pair[1]), "the databases differ");
    }
}

async fn compare(db: &Db, model: &Model) {
    let amount =
        |row: &Map<String, Value>, name: &str| row[name].as_str().unwrap().parse::<u128>().unwrap();
    let text = |row: &Map<String, Value>, name: &str| row[name].as_str().unwrap().to_owned();
    let live: BTreeMap<_, _> = rows(db, "positions", "closed IS NULL")
        .await
        .iter()
        .map(|row| {
            ((text(row, "account"), row["position"].as_i64().unwrap()), amount(row, "amount"))
        })
        .collect();
    assert_eq!(live, model.positions);
    let totals = rows(db, "totals", "1 = 1").await;
    let of = |column: &str, asset: &str| -> BTreeMap<String, u128> {
        let rows = totals.iter().filter(|row| row["asset"] == asset);
        rows.map(|row| (text(row, "account"), amount(row, column)))
            .filter(|(_, sum)| *sum > 0)
            .collect()
    };
    assert_eq!(of("staked", "Native"), model.staked);
    assert_eq!(of("withdrawn", "Native"), model.withdrawn);
    for asset in ["Native", "WithId(1)"] {
        let wanted = model.collected.iter().filter(|((_, of), _)| of == asset);
        let wanted: BTreeMap<_, _> = wanted.map(|((who, _), sum)| (who.clone(), *sum)).collect();
        assert_eq!(of("collected", asset), wanted);
    }
    let sums: BTreeMap<String, i128> = rows(db, "sums", "1 = 1")
        .await
        .iter()
        .map(|row| (text(row, "name"), text(row, "value").parse().unwrap()))
        .collect();
    assert_eq!(sums["C4 stake"], model.stake);
    for (asset, sum) in &model.pool {
        assert_eq!(sums[&format!("C6 pool {asset}")], *sum);
    }
    let skips = rows(db, "skips", "1 = 1 ORDER BY block, idx").await;
    let runs = skips.iter().map(|row| (text(row, "reason"), row["count"].as_i64().unwrap()));
    assert_eq!(runs.collect::<Vec<_>>(), model.skips);
}

#[tokio::test]
async fn amounts_keep_their_order_and_a_double_is_refused() {
    for db in databases("amounts").await {
        let amounts = [0, 1, 9, 10, u128::from(u64::MAX), u128::MAX / 10, u128::MAX];
        let row = |(at, amount): (usize, &u128)| {
            let place = |number: usize| Val::Int(number.try_into().unwrap());
            let mut row =
                vec![place(at), place(0), place(6), Val::Text("P".into()), Val::Text("E".into())];
            row.extend([Val::Null, Val::Amount(*amount)]);
            row
        };
        let all: Vec<_> = amounts.iter().enumerate().map(row).collect();
        insert(&db, "withdrawals", &all).await;
        let found = rows(&db, "withdrawals", "1 = 1 ORDER BY amount").await;
        let found: Vec<u128> =
            found.iter().map(|row| row["amount"].as_str().unwrap().parse().unwrap()).collect();
        assert_eq!(found, amounts);
        let mut connection = db.pool.acquire().await.unwrap();
        let again = db.insert(&mut connection, &table("withdrawals"), all[2..4].to_vec()).await;
        let said = again.err().map(|error| error.to_string());
        assert_eq!(said.as_deref(), Some("2 rows of withdrawals were there already"));
    }
}
