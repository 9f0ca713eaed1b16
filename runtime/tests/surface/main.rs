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
mod fees;
#[path = "../common/genesis.rs"]
mod genesis;
mod metadata;
mod presets;
mod preview;
mod specs;

use genesis::Genesis;
use polkadot_sdk::sp_io::TestExternalities;
use quaestor_runtime::Balance;

/// One QTRA.
const QTRA: Balance = 1_000_000_000_000_000_000;
const PRESETS: [&str; 10] = [
    "qtra-dev",
    "qtra-local",
    "qtra-testnet",
    "act-dev",
    "act-testnet",
    "blockdag-dev",
    "blockdag-testnet",
    "quiver-dev",
    "quiver-local",
    "quiver-testnet",
];

/// One native token of the preset.
fn one(preset: &str) -> Balance {
    10u128.pow(quaestor_runtime::genesis::token(preset).expect("a known preset").decimals.into())
}

/// A chain at genesis.
fn chain(preset: &str) -> TestExternalities {
    Genesis::preset(preset).build()
}
