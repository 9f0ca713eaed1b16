//! The SDK's `benchmark pallet`, for a runtime given as a wasm file. Its options are the tool's own.

use clap::Parser;
use polkadot_sdk::{frame_benchmarking_cli::PalletCmd, sc_cli, sp_runtime::traits::BlakeTwo256};

fn main() -> sc_cli::Result<()> {
    sc_cli::LoggerBuilder::new("info").init()?;
    PalletCmd::parse().run_with_spec::<BlakeTwo256, ()>(None)
}
