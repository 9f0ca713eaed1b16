//! The chain's metrics in a scrape.

#![allow(clippy::float_arithmetic, clippy::float_cmp, reason = "gauges are floats")]

#[path = "../src/exporter.rs"]
mod exporter;

use exporter::{number, Exporter};
use polkadot_sdk::substrate_prometheus_endpoint::{
    prometheus::proto::{self, MetricFamily},
    Registry,
};
use quaestor_runtime::metrics::Metric;

fn metric(name: &str, labels: &[(&str, &str)], value: u128, decimals: u8) -> Metric {
    let labels = labels.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    Metric { name: name.into(), about: "A number".into(), labels, value, decimals }
}

/// Metrics that a scrape returns, by name and label values.
fn seen(registry: &Registry) -> Vec<(String, Vec<String>, f64)> {
    let families = registry.gather();
    let of = |family: &MetricFamily| {
        let row = |metric: &proto::Metric| {
            let labels = metric.get_label().iter().map(|l| l.get_value().to_string()).collect();
            (family.get_name().to_string(), labels, metric.get_gauge().get_value())
        };
        family.get_metric().iter().map(row).collect::<Vec<_>>()
    };
    families.iter().flat_map(of).collect()
}

#[test]
fn amounts_are_in_whole_tokens() {
    assert_eq!(number(&metric("a", &[], 1_500_000, 6)), 1.5);
    assert_eq!(number(&metric("a", &[], 10u128.pow(27), 18)), 1e9);
    assert_eq!(number(&metric("a", &[], 7, 0)), 7.0);
    assert_eq!(number(&metric("a", &[], 0, 18)), 0.0);
}

#[test]
fn a_metric_without_a_value_is_removed() {
    let registry = Registry::new();
    let mut exporter = Exporter::new(registry.clone());
    let price = |source, value| metric("price", &[("source", source)], value, 1);
    exporter.export(&[metric("stakers", &[], 3, 0), price("a", 5), price("b", 7)]);
    let row = |name: &str, label: &[&str], value| {
        (name.to_string(), label.iter().map(|l| l.to_string()).collect::<Vec<_>>(), value)
    };
    assert_eq!(
        seen(&registry),
        [
            row("quaestor_price", &["a"], 0.5),
            row("quaestor_price", &["b"], 0.7),
            row("quaestor_stakers", &[], 3.0),
        ]
    );
    exporter.export(&[metric("stakers", &[], 4, 0), price("b", 9)]);
    let later = [row("quaestor_price", &["b"], 0.9), row("quaestor_stakers", &[], 4.0)];
    assert_eq!(seen(&registry), later);
    exporter.export(&[price("b", 9), price("a", 1)]);
    let back = [row("quaestor_price", &["a"], 0.1), row("quaestor_price", &["b"], 0.9)];
    assert_eq!(seen(&registry), back);
}

#[test]
fn an_invalid_metric_does_not_affect_others() {
    let registry = Registry::new();
    let mut exporter = Exporter::new(registry.clone());
    let odd = metric("no name", &[], 1, 0);
    let other_labels = metric("stakers", &[("x", "y")], 1, 0);
    exporter.export(&[odd, metric("stakers", &[], 3, 0), other_labels]);
    assert_eq!(seen(&registry), [("quaestor_stakers".to_string(), vec![], 3.0)]);
}
