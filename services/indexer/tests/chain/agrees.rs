//! History against the chain, against itself, and as it is served.

use crate::{
    http,
    indexer::{assert_equal, digest, printed, Indexer},
    load::Load,
    subquery, Folder,
};
use quaestor_chain::Client;
use quaestor_indexer::db::Db;
use serde_json::Value;
use std::net::SocketAddr;

/// Events of a chain by nothing but the length that stands in front of them.
async fn recount(client: &Client, head: u32) -> u64 {
    let key = quaestor_chain::from_hex(
        "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7",
    )
    .unwrap();
    let mut count = 0;
    for number in 1..=head {
        let hash = client.hash_of(number).await.unwrap().unwrap();
        let bytes = client.storage(&key, (number, hash)).await.unwrap().unwrap_or(vec![0]);
        count += match bytes[0] & 3 {
            0 => u64::from(bytes[0] >> 2),
            1 => u64::from(u16::from_le_bytes([bytes[0], bytes[1]]) >> 2),
            _ => panic!("more events than a block can hold"),
        };
    }
    count
}

/// All rows of a list, page by page.
fn walk(http: SocketAddr, path: &str, limit: u32) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut next = String::new();
    loop {
        let page = http::get(http, &format!("{path}?limit={limit}{next}"));
        assert_eq!(page.code, 200, "{path}: {}", page.body);
        let page = page.json();
        rows.extend(page["rows"].as_array().unwrap().iter().cloned());
        match page["next"].as_str() {
            Some(before) => next = format!("&before={before}"),
            None => return rows,
        }
    }
}

/// Makes blocks before and while an indexer runs, and holds its history against everything else.
/// Returns the database, which is whole again.
pub async fn economy(chain: &str, folder: &Folder, node: &str, load: &mut Load) -> String {
    load.prices().await;
    let mut head = 0;
    for _ in 0..40 {
        head = load.block().await;
    }
    let db = folder.sqlite("index");
    let mut indexer = Indexer::start(&db, node);
    indexer.reaches(head).await;
    // The second half while it follows.
    for _ in 0..40 {
        head = load.block().await;
    }
    indexer.reaches(head).await;
    let http = indexer.http;

    let health = http::get(http, "/health?full");
    assert_eq!(health.code, 200, "{}", health.body);
    let checks = health.json()["checks"].as_array().unwrap().clone();
    let has =
        |name: &str| checks.iter().any(|check| check["name"].as_str().unwrap().starts_with(name));
    // Other economies have no buybacks, fees and subscriptions.
    let all = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"];
    let wanted = if chain == "qtra-dev" { &all[..] } else { &["C4", "C5", "C6", "C9"] };
    assert!(wanted.iter().all(|name| has(name)), "{}", health.body);

    served(http, load);
    assert_eq!(indexer.stop(), 0);

    let whole = digest(&db);
    assert_eq!(whole["events"]["rows"], recount(&load.client, head).await);
    assert_eq!(whole["blocks"]["rows"], head + 1);
    printed(&["--db", &db, "rebuild"]);
    assert_equal(&whole, &digest(&db));

    printed(&["--db", &db, "rewind", "--to", "30"]);
    assert_eq!(digest(&db)["blocks"]["rows"], 31);
    let mut indexer = Indexer::start(&db, node);
    indexer.reaches(head).await;
    assert_eq!(indexer.stop(), 0);
    assert_equal(&whole, &digest(&db));

    if let Ok(url) = std::env::var("QUAESTOR_TEST_POSTGRES") {
        let db = on_postgres(&url, chain, node, head, &whole).await;
        subquery::engine(&db, node, head, folder).await;
    }
    db
}

async fn on_postgres(url: &str, chain: &str, node: &str, head: u32, whole: &Value) -> String {
    let name = format!("quaestor_{}", chain.replace('-', "_"));
    let server = Db::open(&format!("{url}/postgres"), false).await.unwrap();
    for statement in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")]
    {
        sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&server.pool).await.unwrap();
    }
    let db = format!("{url}/{name}");
    let mut indexer = Indexer::start(&db, node);
    indexer.reaches(head).await;
    assert_eq!(http::get(indexer.http, "/health?full").code, 200);
    assert_eq!(indexer.stop(), 0);
    assert_equal(whole, &digest(&db));
    printed(&["--db", &db, "rebuild"]);
    assert_equal(whole, &digest(&db));
    db
}

fn served(http: SocketAddr, load: &Load) {
    let bob = load.account(1);
    let hex = quaestor_chain::to_hex(&bob.0);
    for (prefix, name) in [(42, "generic"), (0, "another chain's")] {
        let path = format!("/v1/accounts/{}/events?limit=500", bob.to_ss58(prefix));
        let by_hex = http::get(http, &format!("/v1/accounts/{hex}/events?limit=500"));
        assert_eq!(http::get(http, &path).body, by_hex.body, "{name} prefix");
    }
    // By one kind, by two, and by one that there is not: the whole apart, without the rest.
    let path = format!("/v1/accounts/{hex}/events");
    let all = walk(http, &path, 500);
    let of = |pallets: &[&str]| -> Vec<Value> {
        let is = |row: &&Value| pallets.contains(&row["pallet"].as_str().unwrap());
        all.iter().filter(is).cloned().collect()
    };
    for pallets in [vec!["StakingVault"], vec!["StakingVault", "Rewards"], vec!["Nowhere"]] {
        let asked = format!("{path}?pallet={}&limit=500", pallets.join(","));
        let found = http::get(http, &asked).json();
        assert_eq!(found["rows"], Value::from(of(&pallets)), "{asked}");
    }
    for list in ["events", "rewards", "positions"] {
        let path = format!("/v1/accounts/{hex}/{list}");
        let (small, large) = (walk(http, &path, 7), walk(http, &path, 500));
        assert!(!large.is_empty(), "{path}");
        assert_eq!(small, large, "{path}");
    }
    let rewards = walk(http, &format!("/v1/accounts/{hex}/rewards"), 500);
    let csv = http::get(http, &format!("/v1/accounts/{hex}/rewards.csv?tz=Europe/Berlin"));
    assert_eq!(csv.code, 200);
    assert_eq!(csv.body.split("\r\n").filter(|line| !line.is_empty()).count(), rewards.len() + 1);
    assert_eq!(http::get(http, &format!("/v1/accounts/{hex}/rewards.csv?tz=Nowhere")).code, 400);

    let tagged = http::get(http, "/v1/chain");
    let tag = tagged.head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap();
    let known = http::request(http, "GET", "/v1/chain", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((known.code, known.body.as_str()), (304, ""));
    let cors = http::request(http, "GET", "/v1/chain", "Origin: https://example.org\r\n");
    assert!(cors.head.contains("access-control-allow-origin: *"));
    assert!(cors.head.contains("access-control-expose-headers: etag"), "{}", cors.head);
    for coding in ["br", "gzip"] {
        let packed =
            http::request(http, "GET", "/v1/chain", &format!("Accept-Encoding: {coding}\r\n"));
        assert!(packed.head.contains(&format!("content-encoding: {coding}")), "{}", packed.head);
        let path = format!("/v1/accounts/{hex}/rewards.csv");
        let packed = http::request(http, "GET", &path, &format!("Accept-Encoding: {coding}\r\n"));
        assert_eq!((packed.code, packed.body.is_empty()), (200, false), "{}", packed.head);
    }
    for method in ["POST", "PUT", "DELETE"] {
        assert_eq!(http::request(http, method, "/v1/chain", "").code, 405);
    }
    every_route(http, &hex);
    let metrics = http::get(http, "/metrics").body;
    assert!(metrics.contains("quaestor_indexer_lag_blocks 0\n"), "{metrics}");
    assert!(metrics.contains("quaestor_indexer_check_difference{check=\"C4 stake\"} 0\n"));
}

/// Each route answers as its description says, and to nonsense with a sentence.
fn every_route(http: SocketAddr, account: &str) {
    let document = http::get(http, "/openapi.json").json();
    let paths = document["paths"].as_object().unwrap();
    assert!(paths.len() > 40);
    for (path, item) in paths {
        if path == "/v1/stream" {
            continue;
        }
        let full = path
            .replace("{id}", account)
            .replace("{number}", "1")
            .replace("{pallet}", "StakingVault")
            .replace("{hash}", "0x00");
        let full = if path == "/v1/search" { format!("{full}?q=1") } else { full };
        let answer = http::get(http, &full);
        let responses = item["get"]["responses"].as_object().unwrap();
        assert!(responses.contains_key(&answer.code.to_string()), "{full}: {}", answer.code);
        if answer.code == 200 && answer.head.contains("application/json") {
            let schema = &responses["200"]["content"]["application/json"]["schema"];
            conforms(&document, schema, &answer.json(), &full);
        }
        for nonsense in [
            "nonsense=1",
            "limit=0",
            "limit=501",
            "limit=x",
            "before=%",
            "before=x",
            "from=-1",
            "account=1",
            "tz=%00",
            "q=",
            "step=year",
        ] {
            let answer =
                http::get(http, &format!("{}?{nonsense}", full.split('?').next().unwrap()));
            assert!(answer.code < 500, "{full}?{nonsense}: {}", answer.code);
            if answer.code != 200 {
                assert!(answer.json()["error"].is_string(), "{full}?{nonsense}: {}", answer.body);
            }
        }
    }
}

/// Checks a value against the parts of JSON Schema that the description uses.
fn conforms(document: &Value, schema: &Value, value: &Value, place: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let pointer = name.trim_start_matches('#');
        return conforms(document, document.pointer(pointer).unwrap(), value, place);
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        conforms(document, part, value, place);
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let fits = match &schema["type"] {
        Value::String(only) => only == kind,
        Value::Array(some) => some.iter().any(|each| each == kind),
        _ => true,
    };
    assert!(fits, "{place}: {value} is no {}", schema["type"]);
    for name in schema["required"].as_array().into_iter().flatten() {
        assert!(value.get(name.as_str().unwrap()).is_some(), "{place}: {value} has no {name}");
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        conforms(document, inner, &value[name], place);
    }
    for item in value.as_array().into_iter().flatten() {
        conforms(document, &schema["items"], item, place);
    }
}
