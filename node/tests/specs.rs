//! The specs that the built node exports are the committed ones, with the runtime's code added.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that panics has done its work"
)]

use serde_json::Value;
use std::{fs, process::Command};

fn exported(chain: &str) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_quaestor-node"))
        .args(["export-chain-spec", "--chain", chain])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_node_exports_the_committed_specs() {
    for (chain, id) in [
        ("dev", "qtra-dev"),
        ("local", "qtra-local"),
        ("qtra-testnet", "qtra-testnet"),
        ("act-dev", "act-dev"),
        ("act-testnet", "act-testnet"),
        ("blockdag-dev", "blockdag-dev"),
        ("blockdag-testnet", "blockdag-testnet"),
        ("quiver-dev", "quiver-dev"),
        ("quiver-local", "quiver-local"),
        ("quiver-testnet", "quiver-testnet"),
    ] {
        let mut spec = exported(chain);
        let code = spec["genesis"]["runtimeGenesis"].as_object_mut().unwrap().remove("code");
        assert!(code.unwrap().as_str().unwrap().len() > 2, "{chain} has no code");
        let substitutes = spec.as_object_mut().unwrap().remove("codeSubstitutes");
        assert_eq!(substitutes, Some(Value::Object(Default::default())));

        let path = format!("{}/../chain-spec/specs/{id}.json", env!("CARGO_MANIFEST_DIR"));
        let committed: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert!(spec == committed, "{chain} differs from chain-spec/specs/{id}.json");
    }
}

#[test]
fn an_unknown_chain_is_refused_with_the_names_of_those_there_are() {
    let output = Command::new(env!("CARGO_BIN_EXE_quaestor-node"))
        .args(["export-chain-spec", "--chain", "nowhere"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("neither a known chain (dev, local, qtra-dev, "), "{said}");
}
