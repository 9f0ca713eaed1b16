//! Reads the chain's metrics and exports them beside the node's own.

use crate::{exporter::Exporter, types::Client};
use futures::StreamExt;
use polkadot_sdk::{
    sc_client_api::BlockchainEvents, sc_network_sync::SyncingService, sc_service::TaskManager,
    sp_api::ProvideRuntimeApi, sp_consensus::SyncOracle, substrate_prometheus_endpoint::Registry,
};
use quaestor_runtime::{metrics::MetricsApi, opaque::Block};
use std::sync::Arc;

/// Reads them after each new best block, in a thread of its own and never while catching up.
pub fn start(
    registry: Registry,
    client: Arc<Client>,
    sync: Arc<SyncingService<Block>>,
    tasks: &TaskManager,
) {
    let run = async move {
        let mut exporter = Exporter::new(registry);
        let mut blocks = client.import_notification_stream();
        while let Some(block) = blocks.next().await {
            if !block.is_new_best || sync.is_major_syncing() {
                continue;
            }
            match client.runtime_api().metrics(block.hash) {
                Ok(metrics) => exporter.export(&metrics),
                Err(error) => log::debug!("no metrics at {}: {error}", block.hash),
            }
        }
    };
    tasks.spawn_handle().spawn_blocking("chain-metrics", None, run);
}
