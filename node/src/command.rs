use crate::{
    chain_spec,
    cli::{Cli, Subcommand},
    service::{self, Parts},
};
#[cfg(feature = "runtime-benchmarks")]
use polkadot_sdk::frame_benchmarking_cli::BenchmarkCmd;
use polkadot_sdk::{
    sc_cli::{Result, SubstrateCli},
    sc_consensus_grandpa,
    sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker},
    sc_service::{ChainSpec, Configuration},
};
use quaestor_runtime::opaque::Block;

impl SubstrateCli for Cli {
    fn impl_name() -> String {
        "Quaestor Node".into()
    }

    fn impl_version() -> String {
        env!("SUBSTRATE_CLI_IMPL_VERSION").into()
    }

    fn description() -> String {
        env!("CARGO_PKG_DESCRIPTION").into()
    }

    fn author() -> String {
        "The Quaestor developers".into()
    }

    fn support_url() -> String {
        "the issue tracker of the project".into()
    }

    fn copyright_start_year() -> i32 {
        2026
    }

    fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn ChainSpec>, String> {
        Ok(Box::new(chain_spec::load(id)?))
    }
}

pub fn run() -> Result<()> {
    let cli = Cli::from_args();
    let open = |config: &Configuration| service::partial(config, cli.sealing);

    match &cli.subcommand {
        None => cli.create_runner(&cli.run)?.run_node_until_exit(|config| {
            let sealing = cli.sealing;
            async move {
                Ok(match config.network.network_backend {
                    NetworkBackendType::Libp2p => {
                        service::full::<NetworkWorker<Block, _>>(config, sealing)?
                    },
                    NetworkBackendType::Litep2p => {
                        service::full::<Litep2pNetworkBackend>(config, sealing)?
                    },
                })
            }
        }),
        Some(Subcommand::Key(cmd)) => cmd.run(&cli),
        Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
        Some(Subcommand::CheckBlock(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let Parts { client, import_queue, task_manager, .. } = open(&config)?;
            Ok((cmd.run(client, import_queue), task_manager))
        }),
        Some(Subcommand::ExportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let Parts { client, task_manager, .. } = open(&config)?;
            Ok((cmd.run(client, config.database), task_manager))
        }),
        Some(Subcommand::ExportState(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let Parts { client, task_manager, .. } = open(&config)?;
            Ok((cmd.run(client, config.chain_spec), task_manager))
        }),
        Some(Subcommand::ImportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let Parts { client, import_queue, task_manager, .. } = open(&config)?;
            Ok((cmd.run(client, import_queue), task_manager))
        }),
        Some(Subcommand::PurgeChain(cmd)) => {
            cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database))
        },
        Some(Subcommand::Revert(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let Parts { client, backend, task_manager, .. } = open(&config)?;
            let forget_votes = Box::new(|client, _, blocks| {
                sc_consensus_grandpa::revert(client, blocks)?;
                Ok(())
            });
            Ok((cmd.run(client, backend, Some(forget_votes)), task_manager))
        }),
        Some(Subcommand::ChainInfo(cmd)) => {
            cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config))
        },
        #[cfg(feature = "runtime-benchmarks")]
        Some(Subcommand::Benchmark(BenchmarkCmd::Pallet(cmd))) if cmd.runtime.is_some() => {
            crate::benchmarking::run_without_chain(cmd)
        },
        #[cfg(feature = "runtime-benchmarks")]
        Some(Subcommand::Benchmark(cmd)) => {
            cli.create_runner(cmd)?.sync_run(|config| crate::benchmarking::run(cmd, config))
        },
    }
}
