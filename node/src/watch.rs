//! Looks for common faults once a minute, and logs their causes.

use crate::{
    advice::{self, Keys},
    types::Client,
};
use futures_timer::Delay;
use polkadot_sdk::{
    sc_client_api::HeaderBackend,
    sc_network_sync::{SyncingService, WarpSyncPhase},
    sc_service::TaskManager,
    sp_api::{ApiError, ProvideRuntimeApi},
    sp_consensus::SyncOracle,
    sp_consensus_aura::{sr25519::AuthorityId, AuraApi},
    sp_consensus_grandpa::GrandpaApi,
    sp_core::crypto::key_types::{AURA, GRANDPA},
    sp_keystore::KeystorePtr,
};
use quaestor_runtime::opaque::Block;
use std::{sync::Arc, time::Duration};

/// Time of the first check, for a node that has a peer by then.
const FIRST: Duration = Duration::from_secs(12);
const INTERVAL: Duration = Duration::from_secs(60);
/// Checks after which a cause that stays is logged again: an hour.
const REPEAT: u32 = 60;

/// Watches the warp sync and, with the keystore of a validator, its session keys.
pub fn start(
    client: Arc<Client>,
    sync: Arc<SyncingService<Block>>,
    validator: Option<KeystorePtr>,
    tasks: &TaskManager,
) {
    let run = async move {
        let (mut last, mut same) = (None, 0u32);
        let (mut warp, mut stalled) = (None, 0u32);
        Delay::new(FIRST).await;
        loop {
            let progress = warp_progress(&sync).await;
            stalled =
                if progress.is_some() && progress == warp { stalled.saturating_add(1) } else { 0 };
            warp = progress;
            if let Some(cause) = advice::on_warp(stalled) {
                log::warn!("{cause}");
            }
            if let Some(keystore) = validator.as_ref().filter(|_| !sync.is_major_syncing()) {
                let cause = keys(&client, keystore).ok().and_then(advice::on_keys);
                same = if cause == last { same.saturating_add(1) } else { 0 };
                last = cause;
                if let Some(cause) = cause.filter(|_| same.is_multiple_of(REPEAT)) {
                    log::warn!("{cause}");
                }
            }
            Delay::new(INTERVAL).await;
        }
    };
    tasks.spawn_handle().spawn("watch", None, run);
}

/// The state of a warp sync that still looks for proofs.
async fn warp_progress(sync: &SyncingService<Block>) -> Option<Option<String>> {
    let warp = sync.status().await.ok()?.warp_sync?;
    matches!(warp.phase, WarpSyncPhase::DownloadingWarpProofs).then_some(warp.status)
}

fn keys(client: &Client, keystore: &KeystorePtr) -> Result<Keys, ApiError> {
    let best = client.info().best_hash;
    let (aura, grandpa) =
        (keystore.sr25519_public_keys(AURA), keystore.ed25519_public_keys(GRANDPA));
    let authors: Vec<AuthorityId> = AuraApi::authorities(&*client.runtime_api(), best)?;
    let voters = client.runtime_api().grandpa_authorities(best)?;
    Ok(Keys {
        any: !(aura.is_empty() && grandpa.is_empty()),
        aura: aura.iter().any(|key| authors.contains(&(*key).into())),
        grandpa: grandpa.iter().any(|key| voters.iter().any(|(voter, _)| *voter == (*key).into())),
    })
}
