//! The program's own figures, for `/health` and `/metrics`.

use crate::ledger::{Book, Ended, State};
use std::{
    collections::BTreeMap,
    sync::{
        atomic::{AtomicBool, AtomicU64, Ordering},
        Mutex, PoisonError,
    },
    time::{SystemTime, UNIX_EPOCH},
};

/// Shared by all parts.
#[derive(Default)]
pub struct Status {
    /// There is a connection.
    pub connected: AtomicBool,
    /// Newest final block.
    pub head: AtomicU64,
    /// Transactions sent.
    pub sent: AtomicU64,
    figures: Mutex<Figures>,
}

#[derive(Default)]
struct Figures {
    outcomes: BTreeMap<&'static str, u64>,
    successes: BTreeMap<&'static str, u64>,
    spent: u128,
    balance: u128,
    fee: u128,
    decimals: u8,
    open: u64,
    oldest: u64,
    refused: u64,
    price: Option<(u64, u64)>,
    expiry: u64,
    halted: Option<String>,
}

/// Name, kind, help and lines of a metric.
type Row = (&'static str, &'static str, &'static str, Vec<(String, String)>);

/// Seconds since the Unix epoch, by the clock of this machine.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

impl Status {
    fn figures(&self) -> std::sync::MutexGuard<'_, Figures> {
        self.figures.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a fate.
    pub fn ended(&self, fate: &Ended) {
        let mut figures = self.figures();
        let outcome = match fate {
            Ended::Expired => "expired",
            Ended::Unread { .. } => "unread",
            Ended::Final { error: None, .. } => "done",
            Ended::Final { .. } => "failed",
        };
        *figures.outcomes.entry(outcome).or_default() += 1;
        if let Ended::Final { fee, .. } = fate {
            figures.spent = figures.spent.saturating_add(fee.parse().unwrap_or_default());
        }
    }

    /// Decimals of the native token, in which balance and fees are shown.
    pub fn decimals(&self, decimals: u8) {
        self.figures().decimals = decimals;
    }

    /// Free balance of the key.
    pub fn balance(&self, free: u128) {
        self.figures().balance = free;
    }

    /// Fee of the last transaction.
    pub fn fee(&self, fee: u128) {
        self.figures().fee = fee;
    }

    /// A job did what was due.
    pub fn succeeded(&self, job: &'static str) {
        self.figures().successes.insert(job, now());
    }

    /// When this operator reported a price last, how far sources were apart in basis points, and after
    /// how many seconds a report is worth nothing.
    pub fn price(&self, reported: u64, spread_bps: u64, expiry: u64) {
        let mut figures = self.figures();
        figures.price = Some((reported, spread_bps));
        figures.expiry = expiry;
    }

    /// The reason for which nothing goes on, or none.
    pub fn halt(&self, reason: Option<String>) {
        self.figures().halted = reason;
    }

    /// Takes over what the journal says.
    pub fn book(&self, book: &Book) {
        let mut figures = self.figures();
        figures.open = book.open().count() as u64;
        figures.oldest = book.open().map(|kept| kept.at).min().unwrap_or_default();
        let refused = book.lines().filter(|kept| matches!(kept.state, State::Refused(_)));
        figures.refused = refused.count() as u64;
    }

    /// Reasons why the keeper does not do what it is for.
    pub fn reasons(&self) -> Vec<String> {
        let mut reasons = Vec::new();
        if !self.connected.load(Ordering::Relaxed) {
            reasons.push("there is no connection to a node".to_owned());
        }
        let figures = self.figures();
        reasons.extend(figures.halted.clone());
        if figures.refused > 0 {
            reasons.push(format!("{} lines of revenue were refused", figures.refused));
        }
        reasons
    }

    /// The metrics in the format of Prometheus.
    pub fn metrics(&self) -> String {
        let figures = self.figures();
        let tokens = |units: u128| crate::amount::show(units, figures.decimals);
        let one = |value: String| vec![(String::new(), value)];
        let by = |name: &str, map: &BTreeMap<&'static str, u64>| -> Vec<(String, String)> {
            map.iter().map(|(key, n)| (format!("{{{name}={key:?}}}"), n.to_string())).collect()
        };
        let age = if figures.open == 0 { 0 } else { now().saturating_sub(figures.oldest) };
        let price = |of: fn((u64, u64)) -> u64| {
            figures.price.map(|price| (String::new(), of(price).to_string())).into_iter().collect()
        };
        let flag = |set: bool| one(u8::from(set).to_string());
        let rows: Vec<Row> = vec![
            (
                "connected",
                "gauge",
                "There is a connection to a node",
                flag(self.connected.load(Ordering::Relaxed)),
            ),
            (
                "head",
                "gauge",
                "Newest final block",
                one(self.head.load(Ordering::Relaxed).to_string()),
            ),
            (
                "halted",
                "gauge",
                "Nothing goes on; /health has the reason",
                flag(figures.halted.is_some()),
            ),
            (
                "success_timestamp_seconds",
                "gauge",
                "When a job last did what was due",
                by("job", &figures.successes),
            ),
            (
                "open_lines",
                "gauge",
                "Lines of revenue that are not on the chain",
                one(figures.open.to_string()),
            ),
            ("open_seconds", "gauge", "Age of the oldest of them", one(age.to_string())),
            (
                "refused_lines",
                "gauge",
                "Lines of revenue that the chain refused",
                one(figures.refused.to_string()),
            ),
            (
                "sent_total",
                "counter",
                "Transactions sent",
                one(self.sent.load(Ordering::Relaxed).to_string()),
            ),
            (
                "transactions_total",
                "counter",
                "Transactions by outcome",
                by("outcome", &figures.outcomes),
            ),
            ("fees_total", "counter", "Fees paid, in tokens", one(tokens(figures.spent))),
            (
                "balance",
                "gauge",
                "Free balance of the key, in tokens",
                one(tokens(figures.balance)),
            ),
            ("fee", "gauge", "Fee of the last transaction, in tokens", one(tokens(figures.fee))),
            (
                "price_timestamp_seconds",
                "gauge",
                "When this operator reported a price last",
                price(|(reported, _)| reported),
            ),
            (
                "price_spread_bps",
                "gauge",
                "Highest source over lowest, in basis points",
                price(|(_, spread)| spread),
            ),
            (
                "price_expiry_seconds",
                "gauge",
                "After so long a report is worth nothing",
                figures
                    .price
                    .map(|_| (String::new(), figures.expiry.to_string()))
                    .into_iter()
                    .collect(),
            ),
        ];
        let mut out = String::new();
        for (name, kind, help, lines) in rows {
            out.push_str(&format!("# HELP quaestor_keeper_{name} {help}\n"));
            out.push_str(&format!("# TYPE quaestor_keeper_{name} {kind}\n"));
            for (labels, value) in lines {
                out.push_str(&format!("quaestor_keeper_{name}{labels} {value}\n"));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_and_reasons_say_what_happened() {
        let status = Status::default();
        status.decimals(18);
        status.balance(1_500_000_000_000_000_000);
        status.ended(&Ended::Final { block: 1, error: None, fee: "2000000000000000".into() });
        status.ended(&Ended::Expired);
        let text = status.metrics();
        for line in [
            "quaestor_keeper_connected 0\n",
            "quaestor_keeper_balance 1.5\n",
            "quaestor_keeper_fees_total 0.002\n",
            "quaestor_keeper_transactions_total{outcome=\"done\"} 1\n",
            "quaestor_keeper_transactions_total{outcome=\"expired\"} 1\n",
        ] {
            assert!(text.contains(line), "{line} is missing in {text}");
        }
        assert!(!text.contains("\nquaestor_keeper_price_spread_bps "), "no price was reported");
        assert_eq!(status.reasons(), ["there is no connection to a node"]);
        status.connected.store(true, Ordering::Relaxed);
        assert!(status.reasons().is_empty());
        status.halt(Some("because".into()));
        assert_eq!(status.reasons(), ["because"]);
    }
}
