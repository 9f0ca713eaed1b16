//! The chain seen from outside: presets, specs, metadata, fees, validators.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod call_docs;
mod chain;
mod metadata;
mod presets;
mod preview;
#[path = "../common/quiet.rs"]
mod quiet;
mod specs;

use polkadot_sdk::{
    sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder, sp_io::TestExternalities,
};
use quaestor_runtime::{Balance, Runtime};
use serde_json::Value;

/// One QTRA.
const QTRA: Balance = 1_000_000_000_000_000_000;
const PRESETS: [&str; 5] = ["qtra-dev", "qtra-local", "qtra-testnet", "act-dev", "blockdag-dev"];

/// One native token of the preset.
fn one(preset: &str) -> Balance {
    10u128.pow(quaestor_runtime::genesis::token(preset).expect("a known preset").decimals.into())
}

/// The preset as the runtime gives it.
fn patch(preset: &str) -> Value {
    let json = <Runtime as GenesisBuilder<_>>::get_preset(&Some(preset.into()));
    serde_json::from_slice(&json.expect("a known preset")).expect("a preset is JSON")
}

/// A chain at genesis, by the way that a node takes.
fn genesis(preset: &str) -> TestExternalities {
    genesis_of(patch(preset))
}

fn genesis_of(patch: Value) -> TestExternalities {
    let default = <Runtime as GenesisBuilder<_>>::get_preset(&None).expect("there is a default");
    let mut config = serde_json::from_slice(&default).expect("the default is JSON");
    merge(&mut config, patch);
    let mut ext = TestExternalities::default();
    ext.execute_with(|| {
        let json = serde_json::to_vec(&config).expect("JSON is JSON");
        <Runtime as GenesisBuilder<_>>::build_state(json).expect("the preset builds");
    });
    ext
}

/// RFC 7386.
fn merge(into: &mut Value, patch: Value) {
    match (into, patch) {
        (Value::Object(into), Value::Object(patch)) => {
            for (key, value) in patch {
                match value {
                    Value::Null => drop(into.remove(&key)),
                    value => merge(into.entry(key).or_insert(Value::Null), value),
                }
            }
        },
        (into, patch) => *into = patch,
    }
}
