//! Presets: economies of `quaestor-chain-spec` with the accounts of a network.
//!
//! A balance above 2^64 survives as a JSON number because `sp-genesis-builder` builds `serde_json`
//! with arbitrary precision, everywhere that reads or writes a genesis.

mod config;
mod networks;
mod presets;
mod work;

pub use networks::dev_treasurer;
pub use presets::{names, preset, token};
