//! Pages of rows, newest first, whose cost does not grow with their depth.

use super::{
    answer::{Answer, Asked, Fail},
    routes::{List, What},
    App,
};
use crate::{
    db::{self, Val},
    schema::{self, Column, Kind, Table},
};
use quaestor_chain::Account;
use serde_json::{Map, Value};
use sqlx::{
    any::{AnyArguments, AnyRow},
    query::Query,
    Any, AnyConnection, AssertSqlSafe,
};

pub type Rows = Vec<Map<String, Value>>;

/// A query that grows by conditions.
pub struct Builder {
    pub sql: String,
    binds: Vec<Val>,
    conditions: usize,
}

impl Builder {
    pub fn new(sql: String) -> Self {
        Self { sql, binds: Vec::new(), conditions: 0 }
    }

    /// Adds a value and gives its place.
    pub fn bind(&mut self, value: Val) -> String {
        self.binds.push(value);
        format!("${}", self.binds.len())
    }

    pub fn and(&mut self, condition: &str) {
        self.sql.push_str(if self.conditions == 0 { " WHERE " } else { " AND " });
        self.sql.push_str(condition);
        self.conditions += 1;
    }

    /// Begins with conditions anew, as after UNION.
    pub fn again(&mut self, sql: &str) {
        self.sql.push_str(sql);
        self.conditions = 0;
    }

    pub async fn fetch(self, connection: &mut AnyConnection) -> Result<Vec<AnyRow>, sqlx::Error> {
        let mut query: Query<'_, Any, AnyArguments> = sqlx::query(AssertSqlSafe(self.sql));
        for value in self.binds {
            query = match value {
                Val::Int(number) => query.bind(number),
                Val::Text(text) => query.bind(text),
                Val::Bytes(bytes) => query.bind(bytes),
                _ => query.bind(None::<String>),
            };
        }
        query.fetch_all(connection).await
    }
}

pub fn table(name: &str) -> Result<Table, Fail> {
    let found = schema::all().into_iter().find(|table| table.name == name);
    found.ok_or_else(|| Fail::missing(format!("there is no table {name}")))
}

/// An account as this chain writes it.
pub async fn address(
    connection: &mut AnyConnection,
    asked: &Asked,
    name: &str,
) -> Result<Option<String>, Fail> {
    let Some(account) = asked.text(name).and_then(Account::parse) else { return Ok(None) };
    let prefix: i64 = sqlx::query_scalar("SELECT prefix FROM chain").fetch_one(connection).await?;
    Ok(Some(account.to_ss58(u16::try_from(prefix).unwrap_or(42))))
}

/// The account of the path.
pub async fn of_path(connection: &mut AnyConnection, asked: &Asked) -> Result<String, Fail> {
    address(connection, asked, "id").await?.ok_or_else(|| Fail::bad("id: an address is wanted"))
}

/// Reads `next` of a page: the columns of the order, apart by `-`, the last of which may hold some.
pub fn place(columns: &[Column], text: &str) -> Result<Vec<Val>, Fail> {
    let broken = || Fail::bad("before: it is not the `next` of a page");
    let parts: Vec<_> = text.splitn(columns.len(), '-').collect();
    if parts.len() != columns.len() {
        return Err(broken());
    }
    parts
        .into_iter()
        .zip(columns)
        .map(|(part, column)| match column.kind {
            Kind::Int => part.parse().map(Val::Int).map_err(|_| broken()),
            _ => Ok(Val::Text(part.to_owned())),
        })
        .collect()
}

pub fn next_of(rows: &[Vec<Val>], limit: i64, places: &[usize]) -> Option<String> {
    let full = i64::try_from(rows.len()).is_ok_and(|count| count >= limit);
    let last = rows.last().filter(|_| full)?;
    let parts = places.iter().filter_map(|place| last.get(*place)).map(|value| match value {
        Val::Int(number) => number.to_string(),
        other => other.as_text().unwrap_or_default().to_owned(),
    });
    Some(parts.collect::<Vec<_>>().join("-"))
}

pub fn records(columns: &[Column], rows: &[Vec<Val>]) -> Rows {
    rows.iter().map(|row| db::json(columns, row)).collect()
}

pub fn read(columns: &[Column], rows: &[AnyRow]) -> Result<Vec<Vec<Val>>, Fail> {
    Ok(rows.iter().map(|row| db::row(columns, row)).collect::<crate::Result<_>>()?)
}

pub async fn list(
    app: &App,
    connection: &mut AnyConnection,
    list: &List,
    asked: &Asked,
) -> Result<Answer, Fail> {
    let table = table(list.table)?;
    let mut query = Builder::new(app.db.select(&table));
    for (param, columns) in &list.filters {
        let value = match (param.what, asked.get(param.name)) {
            (_, None) => continue,
            (What::Account, _) => Val::text(address(connection, asked, param.name).await?),
            (_, Some(value)) => value.clone(),
        };
        let bound = query.bind(value);
        let any: Vec<_> = columns.iter().map(|column| format!("\"{column}\" = {bound}")).collect();
        query.and(&format!("({})", any.join(" OR ")));
    }
    if let Some(time) = list.time {
        between(&mut query, asked, time);
    }
    let places: Vec<_> = list.order.iter().filter_map(|name| table.place(name)).collect();
    let order: Vec<_> =
        places.iter().filter_map(|place| table.columns.get(*place)).copied().collect();
    if let Some(before) = asked.text("before") {
        earlier(&mut query, &order, before)?;
    }
    let by: Vec<_> = list.order.iter().map(|name| format!("\"{name}\" DESC")).collect();
    let limit = asked.limit();
    let bound = query.bind(Val::Int(limit));
    query.sql.push_str(&format!(" ORDER BY {} LIMIT {bound}", by.join(", ")));
    let rows = read(&table.columns, &query.fetch(connection).await?)?;
    Ok(Answer::Rows(records(&table.columns, &rows), next_of(&rows, limit, &places)))
}

fn between(query: &mut Builder, asked: &Asked, column: &str) {
    for (name, sign) in [("from", ">="), ("to", "<")] {
        if let Some(time) = asked.int(name) {
            let bound = query.bind(Val::Int(time));
            query.and(&format!("\"{column}\" {sign} {bound}"));
        }
    }
}

fn earlier(query: &mut Builder, order: &[Column], before: &str) -> Result<(), Fail> {
    let bounds: Vec<_> = place(order, before)?.into_iter().map(|value| query.bind(value)).collect();
    let names: Vec<_> = order.iter().map(|column| format!("\"{}\"", column.name)).collect();
    query.and(&format!("({}) < ({})", names.join(", "), bounds.join(", ")));
    Ok(())
}

pub const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, null: true }
}

/// Place of a row.
pub const PLACE: [Column; 2] = [column("block", Kind::Int), column("idx", Kind::Int)];

/// Columns of a reward, whatever kind it is of.
pub const REWARD: [Column; 8] = [
    PLACE[0],
    PLACE[1],
    column("time", Kind::Int),
    column("kind", Kind::Text),
    column("asset", Kind::Text),
    column("amount", Kind::Amount),
    column("stake", Kind::Amount),
    column("reference", Kind::Int),
];

/// Rewards of an account in one order; `newest` first or last.
pub fn reward_query(
    app: &App,
    who: &str,
    asked: &Asked,
    place: Option<Vec<Val>>,
    newest: bool,
) -> Builder {
    let dialect = app.db.dialect;
    let mut query = Builder::new("SELECT * FROM (".into());
    let none = match dialect {
        crate::db::Dialect::Sqlite => "NULL",
        crate::db::Dialect::Postgres => "CAST(NULL AS NUMERIC)",
    };
    let sources = [
        ("claims", "asset", "amount", none, "stream"),
        ("collections", "asset", "amount", none, "CAST(NULL AS BIGINT)"),
        ("compounds", "COALESCE(asset, 'Native')", "COALESCE(spent, amount)", "amount", "position"),
        ("forfeits", "asset", "amount", none, "COALESCE(stream, position)"),
    ];
    for (at, (table, asset, amount, stake, reference)) in sources.into_iter().enumerate() {
        let cast = |text: &str| match dialect {
            crate::db::Dialect::Sqlite => text.to_owned(),
            crate::db::Dialect::Postgres => format!("CAST({text} AS TEXT)"),
        };
        let union = if at == 0 { "" } else { " UNION ALL " };
        query.again(&format!(
            "{union}SELECT block, idx, time, event AS kind, {asset} AS asset, {} AS amount, \
             {} AS stake, {reference} AS reference FROM {table}",
            cast(amount),
            cast(stake)
        ));
        let bound = query.bind(Val::Text(who.to_owned()));
        query.and(&format!("who = {bound}"));
        between(&mut query, asked, "time");
        if let Some(place) = &place {
            let sign = if newest { "<" } else { ">" };
            let bounds: Vec<_> = place.iter().map(|value| query.bind(value.clone())).collect();
            query.and(&format!("(block, idx) {sign} ({})", bounds.join(", ")));
        }
    }
    let way = if newest { "DESC" } else { "ASC" };
    query.again(&format!(") AS r ORDER BY block {way}, idx {way}"));
    query
}

pub async fn rewards(
    app: &App,
    connection: &mut AnyConnection,
    asked: &Asked,
) -> Result<Answer, Fail> {
    let who = of_path(connection, asked).await?;
    let before = asked.text("before").map(|text| place(&PLACE, text)).transpose()?;
    let mut query = reward_query(app, &who, asked, before, true);
    let limit = asked.limit();
    let bound = query.bind(Val::Int(limit));
    query.sql.push_str(&format!(" LIMIT {bound}"));
    let rows = read(&REWARD, &query.fetch(connection).await?)?;
    Ok(Answer::Rows(records(&REWARD, &rows), next_of(&rows, limit, &[0, 1])))
}

pub async fn snapshots(
    app: &App,
    connection: &mut AnyConnection,
    asked: &Asked,
) -> Result<Answer, Fail> {
    let table = table("snapshots")?;
    let step: i64 = match asked.text("step") {
        Some("day") => 86_400,
        Some("week") => 604_800,
        _ => 3_600,
    };
    let mut query = Builder::new(app.db.select(&table));
    // The first of each step.
    query.and(&format!("bucket IN (SELECT MIN(bucket) FROM snapshots GROUP BY \"time\" / {step})"));
    between(&mut query, asked, "time");
    let bound = query.bind(Val::Int(asked.limit()));
    query.sql.push_str(&format!(" ORDER BY bucket DESC LIMIT {bound}"));
    let rows = read(&table.columns, &query.fetch(connection).await?)?;
    Ok(Answer::Rows(records(&table.columns, &rows), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_page_is_read_or_refused() {
        let three = [PLACE[0], PLACE[1], column("field", Kind::Text)];
        let wanted = vec![Val::Int(5), Val::Int(2), Val::Text("a-b".into())];
        assert_eq!(place(&three, "5-2-a-b").unwrap(), wanted);
        for broken in ["", "5", "a-b", "5-", "5-2-"] {
            assert!(place(&PLACE, broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn only_a_full_page_has_a_next_one() {
        let rows = vec![vec![Val::Int(9), Val::Int(1)], vec![Val::Int(8), Val::Int(4)]];
        assert_eq!(next_of(&rows, 2, &[0, 1]).as_deref(), Some("8-4"));
        assert_eq!(next_of(&rows, 3, &[0, 1]), None);
    }
}
