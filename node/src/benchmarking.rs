//! The `benchmark` subcommand.

use crate::service::{self, Parts};
use polkadot_sdk::{
    frame_benchmarking_cli::{BenchmarkCmd, PalletCmd, SUBSTRATE_REFERENCE_HARDWARE},
    sc_cli::{LoggerBuilder, Result},
    sc_service::Configuration,
    sp_runtime::traits::HashingFor,
};
use quaestor_runtime::opaque::Block;

/// Measures a runtime given as a wasm file.
pub fn run_without_chain(cmd: &PalletCmd) -> Result<()> {
    LoggerBuilder::new("info").init()?;
    cmd.run_with_spec::<HashingFor<Block>, ()>(None)
}

pub fn run(cmd: &BenchmarkCmd, config: Configuration) -> Result<()> {
    match cmd {
        // The tool brings the host functions of benchmarking itself.
        BenchmarkCmd::Pallet(cmd) => {
            cmd.run_with_spec::<HashingFor<Block>, ()>(Some(config.chain_spec))
        },
        BenchmarkCmd::Overhead(cmd) => {
            cmd.run_with_default_builder_and_spec::<Block, ()>(Some(config.chain_spec))
        },
        BenchmarkCmd::Block(cmd) => {
            let Parts { client, .. } = service::partial(&config, None)?;
            cmd.run(client)
        },
        BenchmarkCmd::Storage(cmd) => {
            let Parts { client, backend, .. } = service::partial(&config, None)?;
            let (db, storage) = (backend.expose_db(), backend.expose_storage());
            let cache = backend.expose_shared_trie_cache();
            cmd.run(config, client, db, storage, cache)
        },
        BenchmarkCmd::Machine(cmd) => cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()),
        BenchmarkCmd::Extrinsic(_) => {
            Err("the calls of this chain are measured by `benchmark pallet`".into())
        },
    }
}
