//! Chain specs. The economies themselves are presets inside the runtime; a spec adds what a client
//! needs to know about the network.

use polkadot_sdk::sc_service::{ChainType, GenericChainSpec, Properties};
use quaestor_runtime::genesis;
use std::path::PathBuf;

pub type ChainSpec = GenericChainSpec;

/// The spec for the value of `--chain`: the name of a preset, a short name, or the path of a spec file.
pub fn load(id: &str) -> Result<ChainSpec, String> {
    let id = match id {
        "dev" => "qtra-dev",
        "" | "local" => "qtra-local",
        other => other,
    };
    if let Some(token) = genesis::token(id) {
        let mut properties = Properties::new();
        properties.insert("tokenSymbol".into(), token.symbol.into());
        properties.insert("tokenDecimals".into(), token.decimals.into());
        properties.insert("ss58Format".into(), 42.into());
        return preset(id, properties);
    }
    ChainSpec::from_json_file(PathBuf::from(id)).map_err(|e| {
        let names: Vec<_> = genesis::names().iter().map(|name| name.to_string()).collect();
        let names = names.join(", ");
        format!("`{id}` is neither a known chain (dev, local, {names}) nor a spec file: {e}")
    })
}

fn preset(id: &str, properties: Properties) -> Result<ChainSpec, String> {
    let code = quaestor_runtime::WASM_BINARY
        .ok_or("this node was built without its runtime (SKIP_WASM_BUILD); build it again")?;
    let (kind, network) = match id.rsplit('-').next() {
        Some("dev") => (ChainType::Development, "Development"),
        Some("local") => (ChainType::Local, "Local"),
        _ => (ChainType::Live, "Testnet"),
    };
    // The default economy gives the chain its own name.
    let name = match id.split('-').next() {
        Some("qtra") | None => format!("Quaestor {network}"),
        Some(economy) => format!("Quaestor {economy} {network}"),
    };
    Ok(ChainSpec::builder(code, None)
        .with_name(&name)
        .with_id(id)
        .with_protocol_id(id)
        .with_chain_type(kind)
        .with_genesis_config_preset_name(id)
        .with_properties(properties)
        .build())
}
