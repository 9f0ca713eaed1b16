//! Chain specs. The economies themselves are presets inside the runtime; a spec adds what a client
//! needs to know about the network.

use polkadot_sdk::sc_service::{ChainType, GenericChainSpec, Properties};
use std::path::PathBuf;

pub type ChainSpec = GenericChainSpec;

/// Finds the spec for what was given as `--chain`: a name, or else the path of a spec file.
pub fn load(id: &str) -> Result<ChainSpec, String> {
    match id {
        "dev" | "qtra-dev" => preset("Quaestor Development", "qtra-dev", ChainType::Development),
        "" | "local" | "qtra-local" => preset("Quaestor Local", "qtra-local", ChainType::Local),
        "qtra-testnet" => preset("Quaestor Testnet", "qtra-testnet", ChainType::Live),
        path => ChainSpec::from_json_file(PathBuf::from(path)).map_err(|e| {
            format!(
                "`{path}` is neither a known chain (dev, local, qtra-testnet) nor a spec file: {e}"
            )
        }),
    }
}

fn preset(name: &str, id: &str, kind: ChainType) -> Result<ChainSpec, String> {
    let code = quaestor_runtime::WASM_BINARY
        .ok_or("this node was built without its runtime (SKIP_WASM_BUILD); build it again")?;
    Ok(ChainSpec::builder(code, None)
        .with_name(name)
        .with_id(id)
        .with_protocol_id(id)
        .with_chain_type(kind)
        .with_genesis_config_preset_name(id)
        .with_properties(properties())
        .build())
}

fn properties() -> Properties {
    let mut properties = Properties::new();
    properties.insert("tokenSymbol".into(), "QTRA".into());
    properties.insert("tokenDecimals".into(), 18.into());
    properties.insert("ss58Format".into(), 42.into());
    properties
}
