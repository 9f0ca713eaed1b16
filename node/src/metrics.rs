//! Reads the chain's figures for the node's metrics.

use crate::{gauges::Gauges, types::Client};
use futures::StreamExt;
use polkadot_sdk::{
    sc_client_api::BlockchainEvents, sc_network_sync::SyncingService, sc_service::TaskManager,
    sp_api::ProvideRuntimeApi, sp_consensus::SyncOracle, substrate_prometheus_endpoint::Registry,
};
use quaestor_runtime::{figures::FiguresApi, opaque::Block};
use std::sync::Arc;

/// Reads them after each new best block, in a thread of its own and never while catching up.
pub fn start(
    registry: Registry,
    client: Arc<Client>,
    sync: Arc<SyncingService<Block>>,
    tasks: &TaskManager,
) {
    let run = async move {
        let mut gauges = Gauges::new(registry);
        let mut blocks = client.import_notification_stream();
        while let Some(block) = blocks.next().await {
            if !block.is_new_best || sync.is_major_syncing() {
                continue;
            }
            match client.runtime_api().figures(block.hash) {
                Ok(figures) => gauges.show(&figures),
                Err(error) => log::debug!("no figures at {}: {error}", block.hash),
            }
        }
    };
    tasks.spawn_handle().spawn_blocking("chain-metrics", None, run);
}
