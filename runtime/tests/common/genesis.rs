//! Chains at genesis, built as a node builds them: patches merged over the runtime's default.

#![allow(dead_code, reason = "each test takes what it needs")]

use polkadot_sdk::{
    sc_chain_spec::json_merge,
    sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder, sp_io::TestExternalities,
};
use quaestor_runtime::Runtime;
use serde_json::Value;

fn read(name: Option<&str>) -> Value {
    let json = <Runtime as GenesisBuilder<_>>::get_preset(&name.map(Into::into));
    serde_json::from_slice(&json.expect("a known preset")).expect("a preset is JSON")
}

/// The preset `name`, a patch of the default.
pub fn preset(name: &str) -> Value {
    read(Some(name))
}

/// The preset `name`, with nothing staked, nothing funded and no price.
///
/// `qtra-dev` begins with all three; in place of those sections stand the ones of `qtra-local`, which
/// has the same economy and accounts.
pub fn quiet(name: &str) -> Value {
    let mut quiet = preset(name);
    if name == "qtra-dev" {
        let local = preset("qtra-local");
        for section in ["assets", "balances", "priceFeed", "rewards", "stakingVault"] {
            quiet[section] = local[section].clone();
        }
    }
    quiet
}

/// Builder of a chain at genesis.
pub struct Genesis(Value);

impl Default for Genesis {
    /// The runtime's default: no accounts, assets, validators or parameters.
    fn default() -> Self {
        Self(read(None))
    }
}

impl Genesis {
    /// The preset `name`.
    pub fn preset(name: &str) -> Self {
        Self::default().with(preset(name))
    }

    /// The preset `name` without stakes, funding and price.
    pub fn quiet(name: &str) -> Self {
        Self::default().with(quiet(name))
    }

    /// Merges `patch` over the genesis so far.
    pub fn with(mut self, patch: Value) -> Self {
        json_merge(&mut self.0, patch);
        self
    }

    /// The state of the chain before its first block.
    pub fn build(self) -> TestExternalities {
        let json = serde_json::to_vec(&self.0).expect("JSON is JSON");
        let mut ext = TestExternalities::default();
        ext.execute_with(|| {
            <Runtime as GenesisBuilder<_>>::build_state(json).expect("the genesis is valid");
        });
        ext
    }
}
