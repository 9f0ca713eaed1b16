//! The comparison of history and chain at any time.

use crate::{
    changes::Change,
    db::Db,
    figures::{self, Check},
    rows,
    state::State,
    writer::{baseline, cursor, opened, Cursor},
    Error, Result,
};
use quaestor_chain::Client;
use sqlx::{AnyConnection, AssertSqlSafe, Row as _};
use std::collections::BTreeMap;

/// Compares history and chain at the cursor, with up to a hundred accounts one by one.
pub async fn check(db: &Db, client: &Client) -> Result<(u32, Vec<Check>)> {
    let mut view = db.view().await?;
    let at = cursor(&mut view).await?.ok_or_else(|| Error::Unusable("it is empty".into()))?;
    let block = (at.number, at.hash);
    let chain = figures::of_chain(client, block).await?;
    let baseline = baseline(&mut view).await?;
    let state = State::load(db, &mut view).await?;
    let mut sums = state.sums;
    let mut checks = Vec::new();
    if chain.contains_key("C5 stakers") {
        sums.insert("C5 stakers".into(), figures::stakers(&mut view).await?);
        checks.push(sample(&mut view, client, at).await?);
    }
    checks.extend(figures::compare(&baseline, &sums, &chain));
    checks.sort_by(|a, b| a.name.cmp(&b.name));
    Ok((at.number, checks))
}

/// Most accounts of a sample.
const SAMPLE: usize = 100;

async fn sample(connection: &mut AnyConnection, client: &Client, at: Cursor) -> Result<Check> {
    let query = "SELECT DISTINCT account FROM positions WHERE closed IS NULL ORDER BY account";
    let accounts: Vec<String> = sqlx::query_scalar(query).fetch_all(&mut *connection).await?;
    // Others at every block, and the same for everybody who asks.
    let [seed, ..] = at.hash.0;
    let step = accounts.len().div_ceil(SAMPLE).max(1);
    let chosen = accounts.iter().skip(usize::from(seed) % step).step_by(step);
    let (mut asked, mut equal) = (0, 0);
    for who in chosen {
        let query = "SELECT position, CAST(amount AS TEXT) FROM positions \
                     WHERE account = $1 AND closed IS NULL ORDER BY position";
        let rows = sqlx::query(AssertSqlSafe(query)).bind(who.clone());
        let mut own = BTreeMap::new();
        for row in rows.fetch_all(&mut *connection).await? {
            let amount: String = row.try_get(1)?;
            own.insert(row.try_get::<i64, _>(0)?, rows::amount(&amount).unwrap_or_default());
        }
        let ledger = figures::ledger(client, who, (at.number, at.hash)).await?;
        let theirs: BTreeMap<_, _> = opened(who, &ledger, 0)
            .into_iter()
            .filter_map(|placed| match placed.change {
                Change::Open { id, amount, .. } => Some((id, amount)),
                _ => None,
            })
            .collect();
        asked += 1;
        equal += i128::from(own == theirs);
    }
    Ok(Check { name: "C5 accounts".into(), expected: asked, found: equal })
}
