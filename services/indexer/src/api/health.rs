//! Health of the program: it does its work, or the reasons why not.

use super::{
    answer::{as_of, Fail},
    App,
};
use crate::{checks, figures::Check, run};
use axum::{
    http::{header, StatusCode},
    response::{IntoResponse, Response},
    Json,
};
use serde_json::{json, Value};
use std::sync::atomic::Ordering;

/// Finalized blocks that may be missing.
const MOST_BEHIND: i64 = 10;
/// Seconds that a commit may be old while blocks are missing.
const OLDEST_COMMIT: u64 = 60;

fn rendered(check: &Check) -> Value {
    json!({
        "name": check.name,
        "expected": check.expected.to_string(),
        "found": check.found.to_string(),
        "difference": check.difference().to_string(),
        "holds": check.holds(),
    })
}

/// The last comparison that was written.
async fn stored(app: &App) -> Result<(Option<i64>, Vec<Check>), Fail> {
    let query = "SELECT block, name, expected, found FROM checks \
                 WHERE block = (SELECT MAX(block) FROM checks) ORDER BY name";
    let rows: Vec<(i64, String, String, String)> =
        sqlx::query_as(query).fetch_all(&app.db.pool).await?;
    let block = rows.first().map(|(block, ..)| *block);
    let number = |text: &str| text.parse().unwrap_or_default();
    let checks = rows
        .iter()
        .map(|(_, name, expected, found)| Check {
            name: name.clone(),
            expected: number(expected),
            found: number(found),
        })
        .collect();
    Ok((block, checks))
}

pub async fn health(app: &App, full: bool) -> Result<Response, Fail> {
    let mut reasons = Vec::new();
    let halted: Option<String> =
        sqlx::query_scalar("SELECT sentence FROM halt").fetch_optional(&app.db.pool).await?;
    reasons.extend(halted);
    let status = &app.status;
    let cursor = match as_of(&mut *app.db.pool.acquire().await?).await {
        Ok(as_of) => as_of.number,
        Err(_) => -1,
    };
    let head = status.head.load(Ordering::Relaxed);
    let lag = head.saturating_sub(cursor).max(0);
    if !status.connected.load(Ordering::Relaxed) {
        reasons.push("there is no connection to a node".to_owned());
    }
    if cursor < 0 {
        reasons.push("the database holds no block yet".to_owned());
    } else if lag > MOST_BEHIND {
        reasons.push(format!("it is {lag} blocks behind"));
    }
    let age = crate::status::now().saturating_sub(status.committed_at.load(Ordering::Relaxed));
    if lag > 0 && age > OLDEST_COMMIT {
        reasons.push(format!("nothing was written for {age} seconds while the chain moves"));
    }
    let (block, checks) = match full {
        false => stored(app).await?,
        true => {
            // One at a time: it reads some hundred values of the node.
            let _one = app.checking.lock().await;
            let checked = async {
                let client = run::connect(&app.nodes, run::stored_genesis(&app.db).await?).await?;
                checks::check(&app.db, &client).await
            };
            match checked.await {
                Ok((block, checks)) => (Some(block.into()), checks),
                Err(error) => {
                    reasons.push(format!("the checks could not be made: {error}"));
                    (None, Vec::new())
                },
            }
        },
    };
    for check in checks.iter().filter(|check| !check.holds()) {
        let block = block.unwrap_or_default();
        reasons.push(format!("history and chain disagree at block {block} on {}", check.words()));
    }
    let code = if reasons.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = json!({
        "healthy": reasons.is_empty(),
        "reasons": reasons,
        "cursor": cursor,
        "head": head,
        "lag": lag,
        "checkedAt": block,
        "checks": checks.iter().map(rendered).collect::<Vec<_>>(),
    });
    Ok((code, Json(body)).into_response())
}

pub async fn ready(app: &App) -> Result<Response, Fail> {
    let as_of = as_of(&mut *app.db.pool.acquire().await?).await?;
    Ok(Json(json!({ "ready": true, "cursor": as_of.number })).into_response())
}

pub fn metrics(app: &App) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4")];
    (kind, app.status.metrics()).into_response()
}
