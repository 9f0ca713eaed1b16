//! Chains at genesis, built as a node builds them: patches merged over the runtime's default.

#![allow(dead_code, reason = "each test takes what it needs")]

use polkadot_sdk::{
    sc_chain_spec::json_merge,
    sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder,
    sp_io::TestExternalities,
    sp_runtime::traits::{BlakeTwo256, Hash},
};
use quaestor_runtime::{AccountId, Runtime};
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

    /// Puts people into the roles of a test network, as before a launch.
    pub fn seat(self, people: &[(&str, &AccountId)]) -> Self {
        let text = |who: &AccountId| serde_json::to_string(who).expect("an account is JSON");
        let mut genesis = self.0.to_string();
        for (role, who) in people {
            let sentence = format!("quaestor testnet, to be replaced: {role}");
            let vacant = AccountId::from(<[u8; 32]>::from(BlakeTwo256::hash(sentence.as_bytes())));
            assert!(genesis.contains(&text(&vacant)), "no role is called {role}");
            genesis = genesis.replace(&text(&vacant), &text(who));
        }
        Self(serde_json::from_str(&genesis).expect("only accounts have changed"))
    }

    /// Moves `amount` native tokens between balances of genesis.
    pub fn transfer(mut self, from: &AccountId, to: &AccountId, amount: u128) -> Self {
        let balances = &mut self.0["balances"]["balances"];
        let mut list: Vec<(AccountId, u128)> =
            serde_json::from_value(balances.take()).expect("accounts with balances");
        for (who, sign) in [(from, -1), (to, 1)] {
            if !list.iter().any(|(other, _)| other == who) {
                list.push((who.clone(), 0));
            }
            let (_, balance) = list.iter_mut().find(|(other, _)| other == who).expect("listed");
            *balance = match sign {
                1 => *balance + amount,
                _ => balance.checked_sub(amount).expect("the balance is large enough"),
            };
        }
        *balances = serde_json::to_value(list).expect("balances are JSON");
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
