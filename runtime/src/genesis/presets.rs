//! The list of presets.

use super::{
    config::Network,
    networks::{alive, development, test, LOCAL_SESSION, USUAL_SESSION},
    work::at_work,
};
use alloc::vec::Vec;
use polkadot_sdk::{sp_genesis_builder::PresetId, sp_keyring::Sr25519Keyring};
use quaestor_chain_spec::{act, blockdag, qtra, quiver, Token};

/// The names of all presets.
pub const NAMES: [&str; 10] = [
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

fn network(name: &str) -> Option<Network> {
    use Sr25519Keyring::{Alice, Bob, Charlie, Dave};
    Some(match name {
        "qtra-dev" => alive(development(qtra::dev(), &[Alice], USUAL_SESSION)),
        "qtra-local" => development(qtra::dev(), &[Alice, Bob, Charlie, Dave], LOCAL_SESSION),
        "qtra-testnet" => test(qtra::real()),
        "act-testnet" => test(act::real()),
        "blockdag-testnet" => test(blockdag::real()),
        "act-dev" => development(act::dev(), &[Alice], USUAL_SESSION),
        "blockdag-dev" => development(blockdag::dev(), &[Alice], USUAL_SESSION),
        "quiver-dev" => at_work(development(quiver::dev(), &[Alice], USUAL_SESSION)),
        "quiver-local" => development(quiver::dev(), &[Alice, Bob, Charlie, Dave], LOCAL_SESSION),
        "quiver-testnet" => test(quiver::real()),
        _ => return None,
    })
}

/// The names of all presets.
pub fn names() -> Vec<PresetId> {
    NAMES.into_iter().map(PresetId::from).collect()
}

/// The preset of that name, as JSON.
pub fn preset(name: &PresetId) -> Option<Vec<u8>> {
    serde_json::to_vec(&network(name.as_str())?.patch()).ok()
}

/// Native token of the preset of that name.
pub fn token(name: &str) -> Option<Token> {
    network(name).map(|network| network.economy.token)
}
