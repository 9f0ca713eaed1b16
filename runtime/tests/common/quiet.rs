//! The development preset with nothing staked, nothing funded and no price, as tests with figures of
//! their own need it.

use polkadot_sdk::sp_genesis_builder::PresetId;
use quaestor_runtime::genesis;
use serde_json::Value;

/// The preset `name`; in place of the sections in which `qtra-dev` begins alive stand those of
/// `qtra-local`, which has the same economy and accounts.
pub fn preset(name: &str) -> Value {
    let json = |name: &str| -> Value {
        let json = genesis::preset(&PresetId::from(name)).expect("a known preset");
        serde_json::from_slice(&json).expect("a preset is JSON")
    };
    let mut preset = json(name);
    if name == "qtra-dev" {
        let local = json("qtra-local");
        for section in ["assets", "balances", "priceFeed", "rewards", "stakingVault"] {
            preset[section] = local[section].clone();
        }
    }
    preset
}
