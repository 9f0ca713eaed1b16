//! The committed chain specs say what the presets say.
//!
//! They are plain specs without the runtime's code, which differs from build to build;
//! `quaestor-node export-chain-spec` adds it. `QUAESTOR_BLESS=1` writes them anew.

use crate::{genesis, PRESETS};
use serde_json::{json, Map, Value};
use std::{collections::BTreeMap, env, fs, path::PathBuf};

fn path(preset: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "chain-spec", "specs", &format!("{preset}.json")]
        .iter()
        .collect()
}

fn spec(preset: &str) -> Value {
    let (name, kind) = match preset {
        "qtra-dev" => ("Quaestor Development", "Development"),
        "qtra-local" => ("Quaestor Local", "Local"),
        "act-dev" => ("Quaestor act Development", "Development"),
        "act-testnet" => ("Quaestor act Testnet", "Live"),
        "blockdag-dev" => ("Quaestor blockdag Development", "Development"),
        "blockdag-testnet" => ("Quaestor blockdag Testnet", "Live"),
        "quiver-dev" => ("Quaestor quiver Development", "Development"),
        "quiver-local" => ("Quaestor quiver Local", "Local"),
        "quiver-testnet" => ("Quaestor quiver Testnet", "Live"),
        _ => ("Quaestor Testnet", "Live"),
    };
    let (symbol, decimals) = match preset {
        "act-dev" | "act-testnet" => ("ACT", 9),
        "blockdag-dev" | "blockdag-testnet" => ("BDAG", 18),
        "quiver-dev" | "quiver-local" | "quiver-testnet" => ("QUIV", 18),
        _ => ("QTRA", 18),
    };
    json!({
        "name": name,
        "id": preset,
        "chainType": kind,
        "bootNodes": [],
        "telemetryEndpoints": null,
        "protocolId": preset,
        "properties": { "ss58Format": 42, "tokenDecimals": decimals, "tokenSymbol": symbol },
        "genesis": { "runtimeGenesis": { "patch": genesis::preset(preset) } },
    })
}

/// Keys in alphabetical order, whichever way this build of `serde_json` keeps them.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields: BTreeMap<_, _> = fields.into_iter().map(|(k, v)| (k, sorted(v))).collect();
            Value::Object(Map::from_iter(fields))
        },
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

#[test]
fn the_committed_specs_are_those_of_the_presets() {
    for preset in PRESETS {
        let fresh = sorted(spec(preset));
        if env::var_os("QUAESTOR_BLESS").is_some_and(|bless| bless == "1") {
            let mut text = serde_json::to_string_pretty(&fresh).expect("JSON is JSON");
            text.push('\n');
            fs::write(path(preset), text).expect("the specs' folder is there");
        }
        let text = fs::read_to_string(path(preset)).expect("the spec is committed");
        let committed: Value = serde_json::from_str(&text).expect("a spec is JSON");
        assert!(
            sorted(committed) == fresh,
            "chain-spec/specs/{preset}.json is not what the preset says; run `make spec`",
        );
    }
}
