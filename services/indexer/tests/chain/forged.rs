//! A history with one wrong amount is found out, by the check that is there for it.

use crate::indexer::{assert_equal, command, digest, printed};
use quaestor_indexer::db::Db;
use serde_json::Value;
use std::collections::BTreeSet;

/// An amount of an event, and the check that has to miss it.
struct Lie {
    check: &'static str,
    pallet: &'static str,
    event: &'static str,
    field: &'static str,
    by: u128,
}

const fn lie(
    check: &'static str,
    pallet: &'static str,
    event: &'static str,
    field: &'static str,
) -> Lie {
    Lie { check, pallet, event, field, by: 1 }
}

const LIES: [Lie; 10] = [
    lie("C1 burnt", "BuybackBurn", "BoughtAndBurnt", "burnt"),
    lie("C2 spent", "BuybackBurn", "BoughtAndBurnt", "spent"),
    lie("C3 revenue", "RevenueRouter", "RevenueDeposited", "amount"),
    lie("C4 stake", "StakingVault", "Staked", "amount"),
    lie("C5 accounts", "StakingVault", "Staked", "amount"),
    // Above what rounding may take.
    Lie { by: 25, ..lie("C6 pool", "Rewards", "Funded", "amount") },
    lie("C7 fees", "FeeDiscounts", "FeeSettled", "gross"),
    lie("C8 subscriptions", "Subscriptions", "Subscribed", "amount"),
    // Where there is emission, and where tokens are only burnt.
    lie("C9 issuance", "Balances", "Issued", "amount"),
    lie("C9 issuance", "Balances", "BurnedDebt", "amount"),
];

/// Place, values and the names of the fields of the newest event of a kind; of one that opened a position which is still there,
/// where it is about positions.
async fn newest(open: &Db, lie: &Lie) -> Option<(i64, i64, String, String)> {
    let live = if lie.check.starts_with("C5") {
        "AND EXISTS (SELECT 1 FROM positions p WHERE p.block = e.block AND p.idx = e.idx \
         AND p.closed IS NULL)"
    } else {
        ""
    };
    let sql = format!(
        "SELECT e.block, e.idx, e.fields, k.fields FROM events e \
         JOIN event_kinds k ON k.id = e.kind \
         WHERE k.pallet = $1 AND k.variant = $2 {live} ORDER BY e.block DESC, e.idx DESC LIMIT 1"
    );
    let query = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(lie.pallet).bind(lie.event);
    query.fetch_optional(&open.pool).await.unwrap()
}

async fn write(open: &Db, block: i64, idx: i64, values: &str) {
    let update = "UPDATE events SET fields = $1 WHERE block = $2 AND idx = $3";
    let done =
        sqlx::query(update).bind(values).bind(block).bind(idx).execute(&open.pool).await.unwrap();
    assert_eq!(done.rows_affected(), 1);
}

/// Tells one lie after another. `all` says that the chain has had an event for each check.
pub async fn forged(db: &str, node: &str, all: bool) {
    let whole = digest(db);
    let open = Db::open(db, false).await.unwrap();
    let mut found = BTreeSet::new();
    for lie in &LIES {
        let Some((block, idx, truth, names)) = newest(&open, lie).await else { continue };
        let mut values: Value = serde_json::from_str(&truth).unwrap();
        let place = names.split(',').position(|name| name == lie.field).unwrap();
        let amount: u128 = values[place].as_str().unwrap().parse().unwrap();
        values[place] = (amount + lie.by).to_string().into();
        write(&open, block, idx, &values.to_string()).await;
        printed(&["--db", db, "rebuild"]);
        let check = command(&["--db", db, "check", "--node", node]);
        let said = String::from_utf8(check.stdout).unwrap();
        assert_eq!(check.status.code(), Some(9), "{}: {said}", lie.check);
        assert!(said.contains(&format!("FAILS {}", lie.check)), "{}: {said}", lie.check);
        write(&open, block, idx, &truth).await;
        found.insert(lie.check);
    }
    open.pool.close().await;
    printed(&["--db", db, "rebuild"]);
    assert_equal(&whole, &digest(db));
    printed(&["--db", db, "check", "--node", node]);
    println!("found out: {found:?}");
    let checks: BTreeSet<_> = LIES.iter().map(|lie| lie.check).collect();
    assert!(!all || found == checks, "{found:?}");
}
