//! The causes that a node names, and the error with which one that lacks its network key ends.

#![allow(clippy::expect_used, reason = "a test that cannot go on should stop")]

#[path = "../src/advice.rs"]
mod advice;

use advice::{on_error, on_keys, on_warp, Keys, STALLED_CHECKS};
use polkadot_sdk::sc_cli::Error;
use std::process::Command;

fn says(keys: Keys, text: &str) {
    let said = on_keys(keys).unwrap_or_default();
    assert!(
        said.contains(text) && said.contains("scripts/rotate-keys ACCOUNT"),
        "{keys:?}: {said}"
    );
}

#[test]
fn a_validator_without_session_keys_is_told_to_make_them() {
    says(Keys::default(), "has no session keys");
}

#[test]
fn a_validator_whose_keys_are_not_on_chain_is_told_to_set_them() {
    says(Keys { any: true, ..Keys::default() }, "are not those of a validator on chain");
}

#[test]
fn a_validator_with_half_of_its_keys_is_told_to_make_both() {
    for half in [Keys { aura: true, ..Keys::default() }, Keys { grandpa: true, ..Keys::default() }]
    {
        says(Keys { any: true, ..half }, "only one of the two session keys");
    }
}

#[test]
fn a_validator_with_both_keys_is_told_nothing() {
    assert_eq!(on_keys(Keys { any: true, aura: true, grandpa: true }), None);
}

#[test]
fn a_warp_sync_that_stands_still_is_reported_once() {
    let told: Vec<_> = (0..100).filter(|checks| on_warp(*checks).is_some()).collect();
    assert_eq!(told, [STALLED_CHECKS]);
    assert!(on_warp(STALLED_CHECKS).unwrap_or_default().contains("`--sync full`"));
}

#[test]
fn other_errors_are_sentences() {
    assert_eq!(on_error(&Error::Input("a wrong flag".into())), "Invalid input: a wrong flag");
}

#[test]
fn a_node_without_its_network_key_says_how_to_make_one() {
    let folder = std::env::temp_dir().join(format!("quaestor-no-key-{}", std::process::id()));
    let output = Command::new(env!("CARGO_BIN_EXE_quaestor-node"))
        .args(["--chain", "qtra-local", "--validator", "--base-path"])
        .arg(&folder)
        .output()
        .expect("the node was built");
    drop(std::fs::remove_dir_all(&folder));
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().last().unwrap_or_default();
    assert!(last.starts_with("Error: no network key at "), "{said}");
    assert!(last.contains("`quaestor-node key generate-node-key --file "), "{said}");
}
