//! New events as they become final, as server-sent events. Whoever reconnects goes on after the last
//! one that it has seen.

use super::{
    answer::{as_of, Asked, Fail},
    events::{told, EVENT, EVENTS},
    list::{address, place},
    App,
};
use crate::db::{self, Val};
use axum::{
    http::HeaderMap,
    response::{
        sse::{Event, KeepAlive, Sse},
        IntoResponse, Response,
    },
};
use serde_json::Value;
use sqlx::AssertSqlSafe;
use std::{collections::VecDeque, convert::Infallible};
use tokio::sync::watch;

const PAGE: i64 = 500;

struct Reader {
    app: App,
    after: (i64, i64),
    pallet: Option<String>,
    account: Option<String>,
    cursor: watch::Receiver<i64>,
    ready: VecDeque<Event>,
}

pub async fn stream(app: &App, asked: &Asked, headers: &HeaderMap) -> Result<Response, Fail> {
    let mut connection = app.db.pool.acquire().await?;
    let [block, idx, ..] = &EVENT;
    let after = match headers.get("last-event-id").map(|value| value.to_str()) {
        Some(id) => match place(&[*block, *idx], id.unwrap_or_default())?.as_slice() {
            [Val::Int(block), Val::Int(idx)] => (*block, *idx),
            _ => return Err(Fail::bad("last-event-id: it is none")),
        },
        None => (as_of(&mut connection).await?.number, i64::MAX),
    };
    let reader = Reader {
        app: app.clone(),
        after,
        pallet: asked.text("pallet").map(str::to_owned),
        account: address(&mut connection, asked, "account").await?,
        cursor: app.status.watch(),
        ready: VecDeque::new(),
    };
    let events = futures::stream::unfold(reader, |mut reader| async {
        let event = reader.next().await?;
        Some((Ok::<_, Infallible>(event), reader))
    });
    Ok(Sse::new(futures::StreamExt::fuse(events)).keep_alive(KeepAlive::default()).into_response())
}

impl Reader {
    async fn next(&mut self) -> Option<Event> {
        let mut stop = self.app.stop.clone();
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            self.cursor.borrow_and_update();
            if self.read().await.is_err() {
                return None;
            }
            if !self.ready.is_empty() {
                continue;
            }
            tokio::select! {
                changed = self.cursor.changed() => changed.ok()?,
                _ = stop.wait_for(|stop| *stop) => return None,
            }
        }
    }

    async fn read(&mut self) -> Result<(), Fail> {
        let mut sql = format!("{EVENTS} WHERE (e.block, e.idx) > ($1, $2)");
        let mut binds = Vec::new();
        if let Some(pallet) = &self.pallet {
            binds.push(pallet.clone());
            sql.push_str(&format!(" AND k.pallet = ${}", binds.len() + 2));
        }
        if let Some(account) = &self.account {
            binds.push(account.clone());
            sql.push_str(&format!(
                " AND EXISTS (SELECT 1 FROM event_accounts a WHERE a.block = e.block AND a.idx = e.idx \
                 AND a.account = (SELECT id FROM accounts WHERE address = ${}))",
                binds.len() + 2
            ));
        }
        sql.push_str(&format!(" ORDER BY e.block, e.idx LIMIT {PAGE}"));
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(self.after.0).bind(self.after.1);
        for bind in binds {
            query = query.bind(bind);
        }
        let mut connection = self.app.db.pool.acquire().await?;
        let found = query.fetch_all(&mut *connection).await?;
        for row in told(&mut connection, &found).await? {
            if let [Val::Int(block), Val::Int(idx), ..] = row.as_slice() {
                self.after = (*block, *idx);
            }
            let data = Value::Object(db::json(&EVENT, &row));
            let id = format!("{}-{}", self.after.0, self.after.1);
            self.ready.push_back(Event::default().id(id).data(data.to_string()));
        }
        Ok(())
    }
}
