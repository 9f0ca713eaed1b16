use crate::sealing::Sealing;
use polkadot_sdk::sc_cli::{self, RunCmd};

#[derive(Debug, clap::Parser)]
pub struct Cli {
    #[command(subcommand)]
    pub subcommand: Option<Subcommand>,

    /// Make blocks on demand, with a clock of their own, instead of by Aura's turn.
    ///
    /// Every block is one slot later than its parent, whatever the time on the wall, so a year of
    /// chain time can be passed in a minute. For development and test chains; blocks made this way
    /// carry no seal, so give the same flag to every later command on that database.
    #[arg(long, value_enum, value_name = "WHEN", global = true)]
    pub sealing: Option<Sealing>,

    #[command(flatten)]
    pub run: RunCmd,
}

#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant, reason = "parsed once per process")]
pub enum Subcommand {
    /// Make, inspect and insert keys.
    #[command(subcommand)]
    Key(sc_cli::KeySubcommand),

    /// Print the chain spec of `--chain`, plain or raw.
    ExportChainSpec(sc_cli::ExportChainSpecCmd),

    /// Verify and execute a block of the database again.
    CheckBlock(sc_cli::CheckBlockCmd),

    /// Write blocks to a file.
    ExportBlocks(sc_cli::ExportBlocksCmd),

    /// Write the state at a block as a raw chain spec.
    ExportState(sc_cli::ExportStateCmd),

    /// Read blocks from a file and execute them.
    ImportBlocks(sc_cli::ImportBlocksCmd),

    /// Delete the chain's database.
    PurgeChain(sc_cli::PurgeChainCmd),

    /// Take back the newest blocks that are not final.
    Revert(sc_cli::RevertCmd),

    /// Print what the database knows: genesis, best and finalised block.
    ChainInfo(sc_cli::ChainInfoCmd),

    /// Measure the runtime and this machine.
    #[cfg(feature = "runtime-benchmarks")]
    #[command(subcommand)]
    Benchmark(polkadot_sdk::frame_benchmarking_cli::BenchmarkCmd),
}
