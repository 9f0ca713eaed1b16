//! Events: all of them, and those of an account.

use super::{
    answer::{Answer, Asked, Fail},
    list::{column, next_of, of_path, place, read, records, Builder, PLACE},
};
use crate::{
    db::Val,
    names,
    schema::{Column, Kind},
};
use sqlx::{any::AnyRow, AnyConnection, Row as _};

/// Columns of an event.
pub const EVENT: [Column; 8] = [
    PLACE[0],
    PLACE[1],
    column("time", Kind::Int),
    column("extrinsic", Kind::Int),
    column("phase", Kind::Text),
    column("pallet", Kind::Text),
    column("variant", Kind::Text),
    column("fields", Kind::Json),
];

/// The beginning of a query for events: their columns, and the names of their fields.
pub const EVENTS: &str = "SELECT e.block, e.idx, b.time, e.extrinsic, \
     CASE e.phase WHEN 0 THEN 'extrinsic' WHEN 1 THEN 'finalization' ELSE 'initialization' END, \
     k.pallet, k.variant, e.fields, k.fields FROM events e \
     JOIN event_kinds k ON k.id = e.kind JOIN blocks b ON b.number = e.block";

/// Events with the addresses of the accounts in their fields.
pub async fn told(connection: &mut AnyConnection, found: &[AnyRow]) -> Result<Vec<Vec<Val>>, Fail> {
    let mut rows = read(&EVENT, found)?;
    let place = EVENT.len() - 1;
    let mut fields = Vec::with_capacity(rows.len());
    for (row, found) in rows.iter().zip(found) {
        let values = row.get(place).and_then(Val::as_text).unwrap_or("null");
        let named: Option<String> = found.try_get(EVENT.len())?;
        fields.push(names::joined(named.as_deref(), values)?);
    }
    names::spell(connection, &mut fields).await?;
    for (row, fields) in rows.iter_mut().zip(fields) {
        if let Some(cell) = row.get_mut(place) {
            *cell = Val::Text(fields.to_string());
        }
    }
    Ok(rows)
}

/// The numbers of the events of pallets or a name.
async fn kinds(connection: &mut AnyConnection, asked: &Asked) -> Result<Vec<String>, Fail> {
    let mut query = Builder::new("SELECT id FROM event_kinds".into());
    for name in ["pallet", "variant"] {
        if let Some(value) = asked.text(name) {
            let each = value.split(',').map(|one| query.bind(Val::Text(one.to_owned())));
            let bounds = each.collect::<Vec<_>>().join(", ");
            query.and(&format!("{name} IN ({bounds})"));
        }
    }
    let rows = query.fetch(connection).await?;
    let ids = rows.iter().map(|row| row.try_get::<i64, _>(0).map(|id| id.to_string()));
    Ok(ids.collect::<Result<_, _>>()?)
}

async fn page_of_events(
    connection: &mut AnyConnection,
    mut query: Builder,
    asked: &Asked,
    table: &str,
) -> Result<Answer, Fail> {
    if let Some(before) = asked.text("before") {
        let bounds: Vec<_> =
            place(&PLACE, before)?.into_iter().map(|value| query.bind(value)).collect();
        query.and(&format!("({table}.block, {table}.idx) < ({})", bounds.join(", ")));
    }
    let limit = asked.limit();
    let bound = query.bind(Val::Int(limit));
    let order = format!(" ORDER BY {table}.block DESC, {table}.idx DESC LIMIT {bound}");
    query.sql.push_str(&order);
    let found = query.fetch(connection).await?;
    let rows = told(connection, &found).await?;
    Ok(Answer::Rows(records(&EVENT, &rows), next_of(&rows, limit, &[0, 1])))
}

/// Narrows a query to the pallets or the name that are asked for. False if no event has had such a name.
async fn of_kind(
    connection: &mut AnyConnection,
    query: &mut Builder,
    asked: &Asked,
) -> Result<bool, Fail> {
    if !asked.has("pallet") && !asked.has("variant") {
        return Ok(true);
    }
    let kinds = kinds(connection, asked).await?;
    query.and(&format!("e.kind IN ({})", kinds.join(", ")));
    Ok(!kinds.is_empty())
}

pub async fn events(connection: &mut AnyConnection, asked: &Asked) -> Result<Answer, Fail> {
    let mut query = Builder::new(EVENTS.into());
    if !of_kind(connection, &mut query, asked).await? {
        return Ok(Answer::Rows(Vec::new(), None));
    }
    if let Some(block) = asked.get("block") {
        let bound = query.bind(block.clone());
        query.and(&format!("e.block = {bound}"));
    }
    page_of_events(connection, query, asked, "e").await
}

pub async fn account_events(connection: &mut AnyConnection, asked: &Asked) -> Result<Answer, Fail> {
    let who = of_path(connection, asked).await?;
    let joined = " JOIN event_accounts a ON a.block = e.block AND a.idx = e.idx";
    let mut query = Builder::new(format!("{EVENTS}{joined}"));
    let bound = query.bind(Val::Text(who));
    query.and(&format!("a.account = (SELECT id FROM accounts WHERE address = {bound})"));
    if !of_kind(connection, &mut query, asked).await? {
        return Ok(Answer::Rows(Vec::new(), None));
    }
    page_of_events(connection, query, asked, "a").await
}
