//! A figure for each table that two databases have in common exactly if they hold the same: used by
//! the tests and by operators who run two indexers.

use crate::{
    db::{self, Db, Val},
    schema, Result,
};
use serde_json::{json, Map, Value};
use sqlx::AssertSqlSafe;

/// Rows of one step.
const PAGE: i64 = 5_000;

/// Number of rows and a chained hash over them in the order of their keys, by table.
pub async fn digest(db: &Db) -> Result<Map<String, Value>> {
    let mut view = db.view().await?;
    let mut all = Map::new();
    for table in schema::all() {
        let key: Vec<_> = table.key.iter().map(|name| format!("\"{name}\"")).collect();
        let order = key.join(", ");
        let (mut rows, mut hash) = (0u64, [0u8; 32]);
        let mut offset = 0i64;
        loop {
            let sql = format!("{} ORDER BY {order} LIMIT $1 OFFSET $2", db.select(&table));
            let page = sqlx::query(AssertSqlSafe(sql)).bind(PAGE).bind(offset);
            let page = page.fetch_all(&mut *view).await?;
            for row in &page {
                let row = db::row(&table.columns, row)?;
                hash = chained(hash, &row);
            }
            rows += page.len() as u64;
            if page.len() < usize::try_from(PAGE).unwrap_or(usize::MAX) {
                break;
            }
            offset += PAGE;
        }
        let hash = quaestor_chain::to_hex(&hash);
        all.insert(table.name.to_owned(), json!({ "rows": rows, "hash": hash }));
    }
    Ok(all)
}

fn chained(before: [u8; 32], row: &[Val]) -> [u8; 32] {
    let mut text = before.to_vec();
    for value in row {
        // With its kind, so that no two rows read alike.
        text.extend(format!("{value:?}\n").bytes());
    }
    quaestor_chain::blake2_256(&text)
}
