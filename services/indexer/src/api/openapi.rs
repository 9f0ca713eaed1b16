//! The description of the interface, made from the table of routes and the columns of the tables.
//! Written out by hand rather than by macros over types: rows have no types here, only columns.

use super::routes::{self, Param, Reply, Route, What};
use crate::schema::{self, Column, Kind};
use axum::{
    http::header,
    response::{Html, IntoResponse, Response},
};
use serde_json::{json, Map, Value};

fn of_param(param: &Param) -> Value {
    let schema = match param.what {
        What::Number => json!({ "type": "integer", "minimum": 0 }),
        What::Limit => json!({ "type": "integer", "minimum": 1, "maximum": 500 }),
        What::Account | What::Text => json!({ "type": "string", "minLength": 1 }),
        What::Flag => json!({ "type": "string", "enum": ["", "true", "1"] }),
        What::OneOf(all) => json!({ "type": "string", "enum": all }),
    };
    json!({
        "name": param.name,
        "in": if param.in_path { "path" } else { "query" },
        "required": param.in_path,
        "description": param.help,
        "schema": schema,
    })
}

fn of_column(column: &Column) -> Value {
    let kind = match column.kind {
        Kind::Int => "integer",
        Kind::Flag => "boolean",
        Kind::Text | Kind::Amount | Kind::Bytes => "string",
        Kind::Json => return json!({ "description": "Integers are decimal strings" }),
    };
    let mut schema = Map::new();
    let kind = if column.null { json!([kind, "null"]) } else { json!(kind) };
    schema.insert("type".into(), kind);
    if column.kind == Kind::Amount {
        schema.insert("pattern".into(), json!("^[0-9]{1,39}$"));
        schema.insert("description".into(), json!("Smallest units"));
    }
    Value::Object(schema)
}

fn record(columns: &[Column]) -> Value {
    let properties: Map<_, _> =
        columns.iter().map(|column| (column.name.to_owned(), of_column(column))).collect();
    let required: Vec<_> = columns.iter().map(|column| column.name).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn rows(row: Value) -> Value {
    json!({
        "type": "object",
        "required": ["asOf", "rows", "next"],
        "properties": {
            "asOf": { "$ref": "#/components/schemas/AsOf" },
            "rows": { "type": "array", "items": row },
            "next": { "type": ["string", "null"], "description": "`before` of the next page" },
        },
    })
}

fn one(name: &str) -> Value {
    json!({ "allOf": [
        { "$ref": format!("#/components/schemas/{name}") },
        { "type": "object", "required": ["asOf"],
          "properties": { "asOf": { "$ref": "#/components/schemas/AsOf" } } },
    ] })
}

fn content(route: &Route) -> (&'static str, Value) {
    let named = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let schema = match &route.reply {
        Reply::List(list) => rows(named(list.table)),
        Reply::Snapshots => rows(named("snapshots")),
        Reply::Events | Reply::AccountEvents => rows(record(&super::events::EVENT)),
        Reply::Rewards => rows(record(&super::list::REWARD)),
        Reply::Apr => rows(record(&super::apr::RATE)),
        Reply::Search => rows(json!({ "type": "object", "required": ["found"] })),
        Reply::Block => one("blocks"),
        Reply::Extrinsic => one("extrinsics"),
        Reply::Chain => {
            let mut chain = one("chain");
            let first = json!({ "type": "object", "required": ["first"], "properties": {
                "first": { "type": "integer", "description": "The first block of the history" } } });
            if let Some(parts) = chain.get_mut("allOf").and_then(Value::as_array_mut) {
                parts.push(first);
            }
            chain
        },
        Reply::Health => named("Health"),
        Reply::Ready | Reply::OpenApi => json!({ "type": "object" }),
        Reply::RewardsCsv => return ("text/csv", json!({ "type": "string" })),
        Reply::Stream => return ("text/event-stream", json!({ "type": "string" })),
        Reply::Metrics => return ("text/plain", json!({ "type": "string" })),
        Reply::Docs => return ("text/html", json!({ "type": "string" })),
    };
    ("application/json", schema)
}

fn of_route(route: &Route) -> Value {
    let failure = |words: &str| {
        json!({ "description": words, "content": { "application/json": {
            "schema": { "$ref": "#/components/schemas/Error" } } } })
    };
    let (kind, schema) = content(route);
    let answer =
        |words: &str| json!({ "description": words, "content": { kind: { "schema": schema } } });
    let mut responses = Map::new();
    responses.insert("200".into(), answer("The answer"));
    responses.insert("400".into(), failure("A parameter is wrong"));
    responses.insert("429".into(), failure("Too many requests"));
    responses.insert(
        "503".into(),
        match route.reply {
            Reply::Health => answer("It does not, for these reasons"),
            _ => failure("The database does not answer"),
        },
    );
    if let Reply::Block | Reply::Extrinsic | Reply::Chain = route.reply {
        responses.insert("404".into(), failure("It is not here"));
    }
    let params: Vec<_> = route.params().iter().map(of_param).collect();
    json!({ "get": { "summary": route.help, "parameters": params, "responses": responses } })
}

/// The description, in version 3.1.
pub fn document() -> Value {
    let paths: Map<_, _> =
        routes::all().iter().map(|route| (route.path.to_owned(), of_route(route))).collect();
    let mut schemas: Map<_, _> =
        schema::all().iter().map(|table| (table.name.to_owned(), record(&table.columns))).collect();
    let text = json!({ "type": "string" });
    let whole = json!({ "type": "integer" });
    schemas.insert(
        "AsOf".into(),
        json!({
            "type": "object",
            "description": "The newest block that the answer knows of",
            "required": ["number", "hash", "time"],
            "properties": { "number": whole, "hash": text, "time": whole },
        }),
    );
    schemas.insert(
        "Error".into(),
        json!({
            "type": "object", "required": ["error"], "properties": { "error": text },
        }),
    );
    schemas.insert(
        "Health".into(),
        json!({
            "type": "object",
            "required": ["healthy", "reasons", "cursor", "head", "lag", "checkedAt", "checks"],
            "properties": {
                "healthy": { "type": "boolean" },
                "reasons": { "type": "array", "items": text },
                "cursor": whole, "head": whole, "lag": whole,
                "checkedAt": { "type": ["integer", "null"] },
                "checks": { "type": "array", "items": {
                    "type": "object",
                    "required": ["name", "expected", "found", "difference", "holds"],
                    "properties": { "name": text, "expected": text, "found": text,
                                    "difference": text, "holds": { "type": "boolean" } },
                } },
            },
        }),
    );
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Quaestor indexer",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "History of a Quaestor chain. Amounts are smallest units as decimal \
                            strings, times seconds since the Unix epoch; every answer names the \
                            newest block that it knows of.",
            "license": { "name": "Apache-2.0" },
        },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

/// The description as it is committed.
pub fn text() -> String {
    serde_json::to_string_pretty(&document()).unwrap_or_default()
}

pub fn serve() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text()).into_response()
}

/// A page without scripts: paths, parameters, what they are.
pub fn page() -> Response {
    let mut body = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Quaestor indexer</title>\
         <style>body{font:16px/1.5 system-ui;max-width:50rem;margin:2rem auto;padding:0 1rem}\
         code{font-size:1rem}dt{margin-top:1.5rem}</style><h1>Quaestor indexer</h1>\
         <p>Everything is read by GET. <a href=\"/openapi.json\">OpenAPI</a></p><dl>",
    );
    for route in routes::all() {
        body.push_str(&format!("<dt><code>{}</code></dt><dd>{}", route.path, route.help));
        for param in route.params() {
            body.push_str(&format!("<br><code>{}</code> {}", param.name, param.help));
        }
        body.push_str("</dd>");
    }
    body.push_str("</dl></html>");
    Html(body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_description_is_the_one_that_is_served() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(committed.trim_end(), text(), "run: quaestor-indexer openapi > {path}");
    }
}
