//! Counters of the chain itself, under the names that `state` sums under, and the comparison.

use crate::{db::Val, facts::label, Error, Result};
use quaestor_chain::{Client, Hash, Runtime};
use serde_json::{json, Value};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};

/// Figures by name.
pub type Figures = BTreeMap<String, i128>;

/// Prefixes of names whose two readings are each the sum of six figures that were rounded down.
const ROUNDED: &str = "C6 ";
const ROUNDING: i128 = 12;

fn number(value: &Value, path: &str) -> Result<i128> {
    let text = value.pointer(path).and_then(Value::as_str);
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| Error::Broken(format!("{value} has no number at {path}")))
}

/// A comparison of one figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check {
    /// Its name.
    pub name: String,
    /// By history.
    pub expected: i128,
    /// By the chain.
    pub found: i128,
}

impl Check {
    /// They are equal, within what rounding takes where figures are rounded.
    pub fn holds(&self) -> bool {
        let most = if self.name.starts_with(ROUNDED) { ROUNDING } else { 0 };
        self.difference().abs() <= most
    }

    /// By how much history is above the chain.
    pub const fn difference(&self) -> i128 {
        self.expected.saturating_sub(self.found)
    }

    /// As a row of `checks`.
    pub fn row(&self, block: u32) -> Vec<Val> {
        vec![
            Val::Int(block.into()),
            Val::Text(self.name.clone()),
            Val::Text(self.expected.to_string()),
            Val::Text(self.found.to_string()),
            Val::Text(self.difference().to_string()),
        ]
    }

    /// In a sentence.
    pub fn words(&self) -> String {
        format!("{}: {} by history, {} by the chain", self.name, self.expected, self.found)
    }
}

/// Compares what was counted since the first block with what the chain counts now.
pub fn compare(baseline: &Figures, sums: &Figures, chain: &Figures) -> Vec<Check> {
    let names: BTreeSet<_> = baseline.keys().chain(sums.keys()).chain(chain.keys()).collect();
    let of = |figures: &Figures, name: &String| figures.get(name).copied().unwrap_or_default();
    names
        .into_iter()
        .map(|name| Check {
            name: name.clone(),
            expected: of(baseline, name).saturating_add(of(sums, name)),
            found: of(chain, name),
        })
        .collect()
}

/// Parts of a pool. What genesis funds waits in the last one until the clock starts, and is told then as
/// a funding like any other.
const POOL: [&str; 6] = ["unstreamed", "owed", "streaming", "redirected", "forfeited", "no_stake"];

/// Reads every figure that the runtime has, at one block.
pub async fn of_chain(client: &Client, at: (u32, Hash)) -> Result<Figures> {
    let runtime = client.runtime(at).await?;
    let read = Reader { client, runtime: &runtime, at };
    let mut figures = Figures::new();
    if let Some(totals) = read.value("BuybackBurn", "Totals").await? {
        for (name, path) in [
            ("C1 burnt", "/all/burnt"),
            ("C1 records", "/count"),
            ("C2 lots", "/lots"),
            ("C2 spent", "/all/spent"),
            ("C2 bought", "/all/bought"),
        ] {
            figures.insert(name.into(), number(&totals, path)?);
        }
    }
    read.revenue(&mut figures).await?;
    if let Some(state) = read.value("StakingVault", "State").await? {
        let stake = number(&state, "/staked")?.saturating_add(number(&state, "/in_cooldown")?);
        figures.insert("C4 stake".into(), stake);
        figures.insert("C5 stakers".into(), number(&state, "/stakers")?);
    }
    for pool in read.list("RewardsApi", "pools").await? {
        let mut sum = 0i128;
        let untold = usize::from(number(&pool, "/at")? == 0);
        for part in POOL.iter().take(POOL.len() - untold) {
            sum = sum.saturating_add(number(&pool, &format!("/{part}"))?);
        }
        let asset = pool.get("asset").map(label).unwrap_or_default();
        figures.insert(format!("C6 pool {asset}"), sum);
    }
    for (keys, fees) in read.map("FeeDiscounts", "Totals").await? {
        for part in ["count", "gross", "rebate", "net"] {
            let name = format!("C7 fees {} {part}", key(&keys, 0));
            figures.insert(name, number(&fees, &format!("/{part}"))?);
        }
    }
    for (keys, total) in read.map("Subscriptions", "Totals").await? {
        for part in ["payments", "amount", "periods"] {
            let name = format!("C8 subscriptions {} {} {part}", key(&keys, 0), key(&keys, 1));
            figures.insert(name, number(&total, &format!("/paid/{part}"))?);
        }
    }
    if let Some(issuance) = read.value("Balances", "TotalIssuance").await? {
        figures.insert("C9 issuance".into(), number(&issuance, "")?);
    }
    Ok(figures)
}

fn key(keys: &[Value], place: usize) -> String {
    keys.get(place).map(label).unwrap_or_default()
}

struct Reader<'a> {
    client: &'a Client,
    runtime: &'a Runtime,
    at: (u32, Hash),
}

impl Reader<'_> {
    async fn value(&self, pallet: &str, entry: &str) -> Result<Option<Value>> {
        Ok(self.client.value(self.runtime, (pallet, entry), &[], self.at).await?)
    }

    async fn map(&self, pallet: &str, entry: &str) -> Result<Vec<(Vec<Value>, Value)>> {
        Ok(self.client.map(self.runtime, (pallet, entry), &[], self.at).await?)
    }

    async fn call(&self, api: &str, method: &str) -> Result<Option<Value>> {
        Ok(self.client.call_api(self.runtime, (api, method), &[], self.at).await?)
    }

    /// Earnings of a stake in each tier; nothing of a runtime that does not offer it so.
    async fn offers(&self, amount: u128) -> Result<Option<Value>> {
        let method = ("RewardsApi", "offers");
        if !self.runtime.method(method.0, method.1).is_ok_and(|(inputs, _)| inputs.len() == 2) {
            return Ok(None);
        }
        let args = [Value::String(amount.to_string()), json!([])];
        let answer = self.client.call_api(self.runtime, method, &args, self.at).await?;
        Ok(answer.and_then(|answer| answer.get("Ok").cloned()))
    }

    async fn list(&self, api: &str, method: &str) -> Result<Vec<Value>> {
        match self.call(api, method).await? {
            Some(Value::Array(items)) => Ok(items),
            _ => Ok(Vec::new()),
        }
    }

    async fn revenue(&self, figures: &mut Figures) -> Result<()> {
        for (keys, total) in self.map("RevenueRouter", "Totals").await? {
            let of = |what: &str| format!("C3 revenue {} {} {what}", key(&keys, 0), key(&keys, 1));
            for part in ["deposits", "deposited"] {
                figures.insert(of(part), number(&total, &format!("/{part}"))?);
            }
            for leg in total.get("arrived").and_then(Value::as_array).into_iter().flatten() {
                let name = of(&leg.get("leg").map(label).unwrap_or_default());
                *figures.entry(name).or_default() += number(leg, "/amount")?;
            }
        }
        for (keys, kept) in self.map("RevenueRouter", "Suspense").await? {
            let parts =
                keys.first().and_then(Value::as_array).map_or(keys.as_slice(), Vec::as_slice);
            let name = format!("C3 revenue {} {} {}", key(parts, 0), key(parts, 1), key(parts, 2));
            *figures.entry(name).or_default() += number(&kept, "")?;
        }
        Ok(())
    }
}

/// Figures that are kept once an hour of the chain.
pub struct Snapshot {
    /// Reference price, if there is one.
    pub price: Option<u128>,
    /// Its source.
    pub source: Option<String>,
    /// Everything.
    pub figures: Value,
}

/// Tokens that the offers of a day are for.
const OFFERED: u128 = 1_000;

/// Reads a snapshot at a block, with the offers of all tiers if it is the first of a day: they cost the
/// node half a second.
pub async fn snapshot(
    client: &Client,
    at: (u32, Hash),
    decimals: u32,
    first_of_day: bool,
) -> Result<Snapshot> {
    let runtime = client.runtime(at).await?;
    let read = Reader { client, runtime: &runtime, at };
    let price = read.call("PriceFeedApi", "price").await?.unwrap_or_default();
    let reference = price.pointer("/reference/price").and_then(Value::as_str);
    let source = price.pointer("/reference/source").map(label);
    let amount = 10u128.checked_pow(decimals).and_then(|unit| unit.checked_mul(OFFERED));
    let offers = match amount.filter(|_| first_of_day) {
        Some(amount) => read.offers(amount).await?,
        None => None,
    };
    let figures = json!({
        "offers": offers,
        "issuance": read.value("Balances", "TotalIssuance").await?,
        "vault": read.value("StakingVault", "State").await?,
        "pools": read.call("RewardsApi", "pools").await?,
        "buyback": read.call("BuybackApi", "status").await?,
        "backstop": read.call("BackstopApi", "status").await?,
        "breaker": read.call("CircuitBreakerApi", "status").await?,
        "supply": read.call("EconomyApi", "supply").await?,
        "price": price,
    });
    Ok(Snapshot { price: reference.and_then(|text| text.parse().ok()), source, figures })
}

/// Ledger of an account at a block.
pub async fn ledger(client: &Client, who: &str, at: (u32, Hash)) -> Result<Value> {
    let runtime = client.runtime(at).await?;
    let keys = [Value::String(who.to_owned())];
    let found = client.value(&runtime, ("StakingVault", "Ledgers"), &keys, at).await?;
    Ok(found.unwrap_or_default())
}

/// All ledgers at a block.
pub async fn ledgers(client: &Client, at: (u32, Hash)) -> Result<Vec<(String, Value)>> {
    let runtime = client.runtime(at).await?;
    let found = client.map(&runtime, ("StakingVault", "Ledgers"), &[], at).await?;
    Ok(found.into_iter().map(|(keys, ledger)| (key(&keys, 0), ledger)).collect())
}

/// Accounts with a live position, as history has it.
pub async fn stakers(connection: &mut AnyConnection) -> Result<i128> {
    let query = "SELECT COUNT(DISTINCT account) FROM positions WHERE closed IS NULL";
    let count: i64 = sqlx::query_scalar(query).fetch_one(connection).await?;
    Ok(count.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_may_differ_only_where_it_is_rounded() {
        let of = |name: &str, value| Figures::from([(name.to_owned(), value)]);
        let check = |name: &str, expected: i128, found: i128| {
            let checks = compare(&of(name, 5), &of(name, expected - 5), &of(name, found));
            assert_eq!(checks.len(), 1);
            checks.first().is_some_and(Check::holds)
        };
        assert!(check("C4 stake", 9, 9));
        assert!(!check("C4 stake", 9, 8));
        assert!(check("C6 pool Native", 90, 78));
        assert!(!check("C6 pool Native", 90, 77));
    }

    #[test]
    fn a_figure_that_one_side_lacks_is_compared_with_nothing() {
        let some = Figures::from([("C1 burnt".to_owned(), 7)]);
        let none = Figures::new();
        for (sums, chain) in [(&some, &none), (&none, &some)] {
            let failed = compare(&none, sums, chain);
            assert!(failed.iter().all(|check| !check.holds()));
            assert_eq!(failed.len(), 1);
        }
    }
}
