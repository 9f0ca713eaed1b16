//! Shows the chain's figures as gauges under `quaestor_`. What they are called and what they mean is
//! the runtime's business.

use polkadot_sdk::substrate_prometheus_endpoint::{
    register, GaugeVec, Opts, PrometheusError, Registry, F64,
};
use quaestor_runtime::figures::Figure;
use std::collections::{BTreeMap, BTreeSet};

const PREFIX: &str = "quaestor";

/// The figures that are shown.
pub struct Gauges {
    registry: Registry,
    families: BTreeMap<String, Family>,
}

/// The gauges of one name, and the values of their labels that have one.
struct Family {
    gauge: GaugeVec<F64>,
    shown: BTreeSet<Vec<String>>,
}

impl Gauges {
    pub fn new(registry: Registry) -> Self {
        Self { registry, families: BTreeMap::new() }
    }

    /// Shows these, and no longer what is not among them.
    pub fn show(&mut self, figures: &[Figure]) {
        let mut shown: BTreeMap<&str, BTreeSet<Vec<String>>> = BTreeMap::new();
        for figure in figures {
            match self.set(figure) {
                Ok(labels) => drop(shown.entry(&figure.name).or_default().insert(labels)),
                Err(error) => log::debug!("the figure {} is not shown: {error}", figure.name),
            }
        }
        for (name, family) in &mut self.families {
            let now = shown.remove(name.as_str()).unwrap_or_default();
            for gone in family.shown.difference(&now) {
                let values: Vec<_> = gone.iter().map(String::as_str).collect();
                // It is there: it was shown before.
                let _ = family.gauge.remove_label_values(&values);
            }
            family.shown = now;
        }
    }

    fn set(&mut self, figure: &Figure) -> Result<Vec<String>, PrometheusError> {
        let (labels, values): (Vec<_>, Vec<_>) = figure.labels.iter().cloned().unzip();
        if !self.families.contains_key(&figure.name) {
            let opts = Opts::new(format!("{PREFIX}_{}", figure.name), figure.about.clone());
            let names: Vec<_> = labels.iter().map(String::as_str).collect();
            let gauge = register(GaugeVec::new(opts, &names)?, &self.registry)?;
            let family = Family { gauge, shown: BTreeSet::new() };
            self.families.insert(figure.name.clone(), family);
        }
        if let Some(family) = self.families.get(&figure.name) {
            let names: Vec<_> = values.iter().map(String::as_str).collect();
            family.gauge.get_metric_with_label_values(&names)?.set(number(figure));
        }
        Ok(values)
    }
}

/// The figure as a gauge holds it: right in the first fifteen digits.
#[allow(
    clippy::cast_precision_loss,
    clippy::float_arithmetic,
    reason = "a gauge is a float, and nothing decides by it"
)]
pub fn number(figure: &Figure) -> f64 {
    figure.value as f64 / 10f64.powi(figure.decimals.into())
}
