//! The table of routes.

use crate::{facts, schema};
use std::collections::HashSet;

/// Type of a parameter.
#[derive(Clone, Copy, Debug)]
pub enum What {
    /// A whole number from 0.
    Number,
    /// Rows of a page.
    Limit,
    /// An account by its address with any prefix, or by its bytes.
    Account,
    /// Some text.
    Text,
    /// It is there or not.
    Flag,
    /// One of these.
    OneOf(&'static [&'static str]),
}

/// A parameter.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    pub name: &'static str,
    pub what: What,
    pub in_path: bool,
    pub help: &'static str,
}

/// Rows of a table: which filters it takes, and in which order its rows come, newest first.
#[derive(Clone, Debug)]
pub struct List {
    pub table: &'static str,
    pub order: &'static [&'static str],
    /// A parameter, and the columns of which one has to equal it.
    pub filters: Vec<(Param, &'static [&'static str])>,
    /// Column of `from` and `to`.
    pub time: Option<&'static str>,
}

/// Source of an answer.
#[derive(Clone, Debug)]
pub enum Reply {
    List(List),
    Events,
    AccountEvents,
    Rewards,
    RewardsCsv,
    Apr,
    Snapshots,
    Block,
    Extrinsic,
    Search,
    Chain,
    Stream,
    Health,
    Ready,
    Metrics,
    OpenApi,
    Docs,
}

/// A route.
#[derive(Clone, Debug)]
pub struct Route {
    pub path: &'static str,
    pub help: &'static str,
    pub reply: Reply,
    own: Vec<Param>,
}

const fn path(name: &'static str, what: What, help: &'static str) -> Param {
    Param { name, what, in_path: true, help }
}

const fn query(name: &'static str, what: What, help: &'static str) -> Param {
    Param { name, what, in_path: false, help }
}

pub const ID: Param = path("id", What::Account, "Account: its address, or its 32 bytes as 0x…");
const ACCOUNT: Param = query("account", What::Account, "Only of this account");
const BEFORE: Param = query("before", What::Text, "`next` of the page before");
const LIMIT: Param = query("limit", What::Limit, "Rows of a page, 100 if not given");
const FROM: Param = query("from", What::Number, "Earliest time, in seconds since the Unix epoch");
const TO: Param = query("to", What::Number, "Time before which it was, in the same unit");
/// Columns that hold the account that a fact is about.
const OWNERS: &[&str] = &["who", "payer", "account", "delegator", "multisig", "beneficiary"];

impl Route {
    /// All that may be given.
    pub fn params(&self) -> Vec<Param> {
        let mut all = self.own.clone();
        if let Reply::List(list) = &self.reply {
            all.extend(list.filters.iter().map(|(param, _)| *param));
            if list.time.is_some() {
                all.extend([FROM, TO]);
            }
            if !list.order.is_empty() {
                all.push(BEFORE);
            }
            all.push(LIMIT);
        }
        all
    }
}

fn route(path: &'static str, help: &'static str, reply: Reply, own: &[Param]) -> Route {
    Route { path, help, reply, own: own.to_vec() }
}

fn owned(
    path: &'static str,
    help: &'static str,
    table: &'static str,
    order: &'static [&'static str],
    column: &'static [&'static str],
) -> Route {
    let filters = vec![(ID, column)];
    route(path, help, Reply::List(List { table, order, filters, time: None }), &[])
}

/// The route of a table of facts.
fn of_facts(table: &schema::Table) -> Route {
    let has = |name: &str| table.place(name).is_some();
    let mut filters = Vec::new();
    if let Some(owner) = OWNERS.iter().find(|name| has(name)) {
        filters.push((ACCOUNT, std::slice::from_ref(owner)));
    }
    for (name, column, help) in [
        ("event", &["event"] as &'static [_], "Only of this event"),
        ("asset", &["asset"], "Only in this asset: `Native`, `WithId(1)`"),
        ("kind", &["kind"], "Only of this type of revenue"),
        ("trigger", &["trigger"], "Only of this trigger"),
    ] {
        if has(name) {
            filters.push((query(name, What::Text, help), column));
        }
    }
    let parameters = table.name == "parameters";
    let order: &[&str] = if parameters { &["block", "idx", "field"] } else { &["block", "idx"] };
    let reply = Reply::List(List { table: table.name, order, filters, time: Some("time") });
    // Leaked once, when the program starts.
    let path = Box::leak(format!("/v1/{}", table.name).into_boxed_str());
    let help = Box::leak(format!("Facts: {}", table.name.replace('_', " ")).into_boxed_str());
    route(path, help, reply, &[])
}

/// All of them.
pub fn all() -> Vec<Route> {
    let list = |table, order, filters, time| Reply::List(List { table, order, filters, time });
    let pallet = query("pallet", What::Text, "Only of this pallet");
    let pallets = query("pallet", What::Text, "Only of these pallets, apart by commas");
    let mut routes = vec![
        route(
            "/health",
            "Whether it follows and agrees with the chain",
            Reply::Health,
            &[query("full", What::Flag, "Compare with the chain now")],
        ),
        route("/ready", "Whether it can answer", Reply::Ready, &[]),
        route("/metrics", "Metrics in the format of Prometheus", Reply::Metrics, &[]),
        route("/openapi.json", "This description", Reply::OpenApi, &[]),
        route("/docs", "This description as a page", Reply::Docs, &[]),
        route(
            "/v1/chain",
            "The chain, its units, and the first block of the history",
            Reply::Chain,
            &[],
        ),
        route("/v1/blocks", "Blocks", list("blocks", &["number"], Vec::new(), Some("time")), &[]),
        route(
            "/v1/blocks/{number}",
            "A block with its transactions",
            Reply::Block,
            &[path("number", What::Number, "Number of the block")],
        ),
        route(
            "/v1/extrinsics/{hash}",
            "A transaction with its events",
            Reply::Extrinsic,
            &[path("hash", What::Text, "Hash of the transaction")],
        ),
        route(
            "/v1/events",
            "Events",
            Reply::Events,
            &[
                pallets,
                query("variant", What::Text, "Only of this name"),
                query("block", What::Number, "Only of this block"),
                BEFORE,
                LIMIT,
            ],
        ),
        route(
            "/v1/accounts/{id}/events",
            "Everything about an account",
            Reply::AccountEvents,
            &[ID, pallets, BEFORE, LIMIT],
        ),
        route(
            "/v1/accounts/{id}/rewards",
            "Rewards of an account",
            Reply::Rewards,
            &[ID, FROM, TO, BEFORE, LIMIT],
        ),
        route(
            "/v1/accounts/{id}/rewards.csv",
            "Rewards of an account, each with the price at its time",
            Reply::RewardsCsv,
            &[ID, FROM, TO, query("tz", What::Text, "Zone of local times, as `Europe/Berlin`")],
        ),
        owned(
            "/v1/accounts/{id}/positions",
            "Positions of an account",
            "positions",
            &["block", "idx", "position"],
            &["account"],
        ),
        owned(
            "/v1/accounts/{id}/streams",
            "Vesting streams of an account",
            "streams",
            &["block", "idx", "stream"],
            &["account"],
        ),
        owned("/v1/accounts/{id}/totals", "Lifetime totals", "totals", &["asset"], &["account"]),
        owned("/v1/accounts/{id}/fees", "Settled fees", "fees", &["block", "idx"], &["payer"]),
        owned(
            "/v1/accounts/{id}/subscriptions",
            "Subscriptions of an account",
            "subscriptions",
            &["block", "idx"],
            &["who"],
        ),
        route(
            "/v1/apr",
            "Yearly rate of each tier by the day, at the end of its lock",
            Reply::Apr,
            &[query("tier", What::Number, "Only of this tier"), FROM, TO, LIMIT],
        ),
        route(
            "/v1/snapshots",
            "Figures of the chain by the hour",
            Reply::Snapshots,
            &[
                query(
                    "step",
                    What::OneOf(&["hour", "day", "week"]),
                    "One in each; an hour if not given",
                ),
                FROM,
                TO,
                LIMIT,
            ],
        ),
        route(
            "/v1/skips",
            "Runs of skipped buybacks",
            list("skips", &["block", "idx"], Vec::new(), None),
            &[],
        ),
        route(
            "/v1/checks",
            "Comparisons with the chain",
            list("checks", &["block", "name"], Vec::new(), None),
            &[],
        ),
        route(
            "/v1/parameters/{pallet}",
            "Changes of the parameters of a pallet",
            list(
                "parameters",
                &["block", "idx", "field"],
                vec![(path("pallet", What::Text, "Name of the pallet"), &["pallet"])],
                Some("time"),
            ),
            &[],
        ),
        route(
            "/v1/search",
            "Finds a block, a transaction or an account",
            Reply::Search,
            &[query("q", What::Text, "A number, a hash or an address")],
        ),
        route("/v1/stream", "New events, as they become final", Reply::Stream, &[pallet, ACCOUNT]),
    ];
    let taken: HashSet<_> = routes.iter().map(|route| route.path).collect();
    let facts = facts::tables();
    let facts = facts.iter().map(of_facts).filter(|route| !taken.contains(route.path));
    routes.extend(facts.collect::<Vec<_>>());
    routes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_names_columns_that_its_table_has() {
        for route in all() {
            let Reply::List(list) = &route.reply else { continue };
            let tables = schema::all();
            let table = tables.iter().find(|table| table.name == list.table).unwrap();
            let filtered = list.filters.iter().flat_map(|(_, columns)| columns.iter());
            for column in list.order.iter().chain(filtered).chain(list.time.iter()) {
                assert!(table.place(column).is_some(), "{} has no {column}", list.table);
            }
        }
    }

    #[test]
    fn no_path_is_there_twice() {
        let routes = all();
        let paths: HashSet<_> = routes.iter().map(|route| route.path).collect();
        assert_eq!(paths.len(), routes.len());
    }
}
