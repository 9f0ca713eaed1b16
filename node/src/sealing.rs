//! Blocks on demand, for development: by RPC, or as soon as a transaction arrives.
//!
//! The clock of such a chain is the chain itself. A block's time is its parent's slot plus one, so
//! it cannot run backwards after a restart, does not skip when sealing fails, and gives the same
//! times in every run.

use crate::types::{Client, Hash, LongestChain, Pool};
use futures::{
    channel::{mpsc, oneshot},
    future,
    stream::{self, BoxStream},
    Stream, StreamExt,
};
use polkadot_sdk::{
    sc_basic_authorship::ProposerFactory,
    sc_chain_spec::ChainType,
    sc_consensus_aura::{self, SlotDuration},
    sc_consensus_manual_seal::{
        consensus::aura::AuraConsensusDataProvider, run_manual_seal, EngineCommand, Error,
        ManualSealParams,
    },
    sc_service::{Configuration, Error as ServiceError, TaskManager},
    sc_transaction_pool_api::TransactionPool,
    sp_consensus_aura::sr25519::{AuthorityId, AuthoritySignature},
    sp_timestamp::InherentDataProvider,
};
use quaestor_runtime::opaque::Block;
use std::sync::Arc;

pub type Command = EngineCommand<Hash>;
type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Time of the first block: 2026-01-01 00:00:00 UTC. Fixed, so that runs can be compared.
const FIRST_BLOCK_MILLIS: u64 = 1_767_225_600_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Sealing {
    /// A block when `engine_createBlock` is called.
    Manual,
    /// A block, final at once, for every transaction; `engine_createBlock` works too.
    Instant,
}

/// A chain with a clock of its own must not be mistaken for one that others follow.
pub fn ensure_allowed(config: &Configuration) -> Result<(), ServiceError> {
    match config.chain_spec.chain_type() {
        ChainType::Live => Err(ServiceError::Other(
            "--sealing is for development and local chains; this chain spec is a live one".into(),
        )),
        _ => Ok(()),
    }
}

/// Starts making blocks as `commands` (the RPC's end) and the mode ask.
pub fn start(
    mode: Sealing,
    commands: mpsc::Receiver<Command>,
    client: Arc<Client>,
    pool: Arc<Pool>,
    select_chain: LongestChain,
    tasks: &TaskManager,
) -> Result<(), ServiceError> {
    let slot_duration = sc_consensus_aura::slot_duration::<AuthorityId, _, _>(&*client)?;
    let clock = Clock { client: client.clone(), slot_duration };
    let commands_stream: BoxStream<'static, Command> = match mode {
        Sealing::Manual => commands.boxed(),
        Sealing::Instant => stream::select(commands, on_transactions(pool.clone(), tasks)).boxed(),
    };
    let sealer = run_manual_seal(ManualSealParams {
        // Grandpa's block import would wait for votes that nobody casts here.
        block_import: client.clone(),
        env: ProposerFactory::new(tasks.spawn_handle(), client.clone(), pool.clone(), None, None),
        client,
        pool,
        commands_stream,
        select_chain,
        consensus_data_provider: Some(Box::new(AuraConsensusDataProvider::new_with_slot_duration(
            slot_duration,
        ))),
        create_inherent_data_providers: move |parent, ()| future::ready(clock.after(parent)),
    });
    tasks.spawn_essential_handle().spawn_blocking("sealing", Some("block-authoring"), sealer);
    Ok(())
}

struct Clock {
    client: Arc<Client>,
    slot_duration: SlotDuration,
}

impl Clock {
    fn after(&self, parent: Hash) -> Result<InherentDataProvider, BoxError> {
        let header = self
            .client
            .header(parent)?
            .ok_or_else(|| format!("there is no header of parent {parent:?}"))?;
        // Zero for the genesis block, which has no slot.
        let slot = sc_consensus_aura::find_pre_digest::<Block, AuthoritySignature>(&header)?;
        let millis = slot
            .saturating_add(1u64)
            .saturating_mul(self.slot_duration.as_millis())
            .max(FIRST_BLOCK_MILLIS);
        Ok(InherentDataProvider::new(millis.into()))
    }
}

/// One command per transaction that becomes ready.
fn on_transactions(
    pool: Arc<Pool>,
    tasks: &TaskManager,
) -> impl Stream<Item = Command> + Send + 'static {
    let spawner = tasks.spawn_handle();
    pool.import_notification_stream().map(move |_| {
        let (sender, outcome) = oneshot::channel();
        spawner.spawn("sealing-outcome", Some("block-authoring"), async move {
            match outcome.await {
                // One block takes every ready transaction, so later notices find the pool empty.
                Ok(Ok(_)) | Ok(Err(Error::EmptyTransactionPool)) | Err(_) => {},
                Ok(Err(error)) => eprintln!("sealing a block failed: {error}"),
            }
        });
        EngineCommand::SealNewBlock {
            create_empty: false,
            finalize: true,
            parent_hash: None,
            sender: Some(sender),
        }
    })
}
