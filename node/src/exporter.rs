//! Exports the chain's metrics to Prometheus as gauges under `quaestor_`. The runtime defines names
//! and meaning.

use polkadot_sdk::substrate_prometheus_endpoint::{
    register, GaugeVec, Opts, PrometheusError, Registry, F64,
};
use quaestor_runtime::metrics::Metric;
use std::collections::{BTreeMap, BTreeSet};

const PREFIX: &str = "quaestor";

/// The metrics exported so far.
pub struct Exporter {
    registry: Registry,
    families: BTreeMap<String, Family>,
}

/// The gauges of one name, and the label values exported last.
struct Family {
    gauge: GaugeVec<F64>,
    exported: BTreeSet<Vec<String>>,
}

impl Exporter {
    pub fn new(registry: Registry) -> Self {
        Self { registry, families: BTreeMap::new() }
    }

    /// Exports `metrics` and removes everything else.
    pub fn export(&mut self, metrics: &[Metric]) {
        let mut exported: BTreeMap<&str, BTreeSet<Vec<String>>> = BTreeMap::new();
        for metric in metrics {
            match self.set(metric) {
                Ok(labels) => drop(exported.entry(&metric.name).or_default().insert(labels)),
                Err(error) => log::debug!("the metric {} is not exported: {error}", metric.name),
            }
        }
        for (name, family) in &mut self.families {
            let now = exported.remove(name.as_str()).unwrap_or_default();
            for gone in family.exported.difference(&now) {
                let values: Vec<_> = gone.iter().map(String::as_str).collect();
                // It exists: it was exported before.
                let _ = family.gauge.remove_label_values(&values);
            }
            family.exported = now;
        }
    }

    fn set(&mut self, metric: &Metric) -> Result<Vec<String>, PrometheusError> {
        let (labels, values): (Vec<_>, Vec<_>) = metric.labels.iter().cloned().unzip();
        if !self.families.contains_key(&metric.name) {
            let opts = Opts::new(format!("{PREFIX}_{}", metric.name), metric.about.clone());
            let names: Vec<_> = labels.iter().map(String::as_str).collect();
            let gauge = register(GaugeVec::new(opts, &names)?, &self.registry)?;
            let family = Family { gauge, exported: BTreeSet::new() };
            self.families.insert(metric.name.clone(), family);
        }
        if let Some(family) = self.families.get(&metric.name) {
            let names: Vec<_> = values.iter().map(String::as_str).collect();
            family.gauge.get_metric_with_label_values(&names)?.set(number(metric));
        }
        Ok(values)
    }
}

/// The value as a gauge holds it, with fifteen significant digits.
#[allow(
    clippy::cast_precision_loss,
    clippy::float_arithmetic,
    reason = "a gauge is a float, and nothing decides by it"
)]
pub fn number(metric: &Metric) -> f64 {
    metric.value as f64 / 10f64.powi(metric.decimals.into())
}
