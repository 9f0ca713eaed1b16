//! Puts the parts of a node together: client, pool, network, RPC, and one way of making blocks.

use crate::{
    metrics, rpc,
    sealing::{self, Sealing},
    types::{Backend, Client, Hash, HostFunctions, LongestChain, Pool},
    watch,
};
use futures::{channel::mpsc, future, FutureExt};
use polkadot_sdk::{
    sc_basic_authorship::ProposerFactory,
    sc_client_api::{Backend as _, BlockBackend},
    sc_consensus::DefaultImportQueue,
    sc_consensus_aura::{self, ImportQueueParams, SlotProportion, StartAuraParams},
    sc_consensus_grandpa::{self as grandpa, GrandpaParams, SharedVoterState, VotingRulesBuilder},
    sc_consensus_manual_seal,
    sc_network::{
        config::FullNetworkConfiguration, service::traits::NetworkService, NetworkBackend,
        NotificationService, ProtocolName,
    },
    sc_network_sync::SyncingService,
    sc_offchain::{OffchainWorkerOptions, OffchainWorkers},
    sc_service::{
        self, BuildNetworkParams, Configuration, Error, PartialComponents, Role, SpawnTasksParams,
        TaskManager, WarpSyncConfig,
    },
    sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker},
    sc_transaction_pool,
    sc_transaction_pool_api::OffchainTransactionPoolFactory,
    sp_consensus_aura::{
        inherents::InherentDataProvider as SlotProvider, sr25519::AuthorityPair, SlotDuration,
    },
    sp_keystore::KeystorePtr,
    sp_timestamp::InherentDataProvider as TimeProvider,
    substrate_prometheus_endpoint::Registry,
};
use quaestor_runtime::opaque::Block;
use std::{sync::Arc, time::Duration};

type GrandpaImport = grandpa::GrandpaBlockImport<Backend, Block, Client, LongestChain>;
type GrandpaLink = grandpa::LinkHalf<Block, Client, LongestChain>;

/// Period, in blocks, at which a justification is stored; light and warping clients skip from one
/// to the next.
const JUSTIFICATION_PERIOD: u32 = 512;

pub struct Finality {
    import: GrandpaImport,
    link: GrandpaLink,
    telemetry: Option<Telemetry>,
}

pub type Parts =
    PartialComponents<Client, Backend, LongestChain, DefaultImportQueue<Block>, Pool, Finality>;

/// The parts that every command needs: the opened database, the client, and a queue that verifies
/// blocks.
pub fn partial(config: &Configuration, sealing: Option<Sealing>) -> Result<Parts, Error> {
    if sealing.is_some() {
        sealing::ensure_allowed(config)?;
    }
    let telemetry = start_telemetry(config)?;
    let handle = |t: &Option<(TelemetryWorker, Telemetry)>| t.as_ref().map(|(_, t)| t.handle());
    let (client, backend, keystore_container, task_manager) = sc_service::new_full_parts(
        config,
        handle(&telemetry),
        sc_service::new_wasm_executor::<HostFunctions>(&config.executor),
        vec![],
    )?;
    let client: Arc<Client> = Arc::new(client);
    let telemetry = telemetry.map(|(worker, telemetry)| {
        task_manager.spawn_handle().spawn("telemetry", None, worker.run());
        telemetry
    });
    let telemetry_handle = telemetry.as_ref().map(Telemetry::handle);
    let select_chain = LongestChain::new(backend.clone());
    let transaction_pool = sc_transaction_pool::Builder::new(
        task_manager.spawn_essential_handle(),
        client.clone(),
        config.role.is_authority().into(),
    )
    .with_options(config.transaction_pool.clone())
    .with_prometheus(config.prometheus_registry())
    .build();
    let (import, link) = grandpa::block_import(
        client.clone(),
        JUSTIFICATION_PERIOD,
        &client,
        select_chain.clone(),
        telemetry_handle.clone(),
    )?;
    let import_queue = match sealing {
        Some(_) => sc_consensus_manual_seal::import_queue(
            Box::new(client.clone()),
            &task_manager.spawn_essential_handle(),
            config.prometheus_registry(),
        ),
        None => aura_queue(config, &client, &import, &task_manager, telemetry_handle)?,
    };
    Ok(PartialComponents {
        client,
        backend,
        task_manager,
        keystore_container,
        select_chain,
        import_queue,
        transaction_pool: Arc::new(transaction_pool),
        other: Finality { import, link, telemetry },
    })
}

fn start_telemetry(config: &Configuration) -> Result<Option<(TelemetryWorker, Telemetry)>, Error> {
    let Some(endpoints) = config.telemetry_endpoints.clone().filter(|e| !e.is_empty()) else {
        return Ok(None);
    };
    let worker = TelemetryWorker::new(16)?;
    let telemetry = worker.handle().new_telemetry(endpoints);
    Ok(Some((worker, telemetry)))
}

fn aura_queue(
    config: &Configuration,
    client: &Arc<Client>,
    import: &GrandpaImport,
    tasks: &TaskManager,
    telemetry: Option<TelemetryHandle>,
) -> Result<DefaultImportQueue<Block>, Error> {
    let at = client.clone();
    let queue =
        sc_consensus_aura::import_queue::<AuthorityPair, _, _, _, _, _>(ImportQueueParams {
            block_import: import.clone(),
            justification_import: Some(Box::new(import.clone())),
            client: client.clone(),
            create_inherent_data_providers: move |parent, ()| {
                // At the parent, since an upgrade may change the duration of a slot.
                let duration = sc_consensus_aura::standalone::slot_duration_at(&*at, parent);
                async move { Ok(wall_clock(duration?)) }
            },
            spawner: &tasks.spawn_essential_handle(),
            registry: config.prometheus_registry(),
            check_for_equivocation: Default::default(),
            telemetry,
            compatibility_mode: Default::default(),
        })?;
    Ok(queue)
}

fn wall_clock(slot_duration: SlotDuration) -> (SlotProvider, TimeProvider) {
    let time = TimeProvider::from_system_time();
    (SlotProvider::from_timestamp_and_slot_duration(*time, slot_duration), time)
}

/// A running node. `N` is the network's implementation.
pub fn full<N: NetworkBackend<Block, Hash>>(
    config: Configuration,
    sealing: Option<Sealing>,
) -> Result<TaskManager, Error> {
    let Parts {
        client,
        backend,
        mut task_manager,
        keystore_container,
        select_chain,
        import_queue,
        transaction_pool: pool,
        other: Finality { import, link, mut telemetry },
    } = partial(&config, sealing)?;
    let keystore = keystore_container.keystore();
    let settings = Settings::of(&config, &telemetry);

    let mut net_config = FullNetworkConfiguration::<Block, Hash, N>::new(
        &config.network,
        config.prometheus_registry().cloned(),
    );
    let metrics = N::register_notification_metrics(config.prometheus_registry());
    let genesis = client.block_hash(0)?.ok_or_else(|| Error::Other("no genesis block".into()))?;
    let protocol = grandpa::protocol_standard_name(&genesis, &config.chain_spec);
    let (votes_config, votes) = grandpa::grandpa_peers_set_config::<Block, N>(
        protocol.clone(),
        metrics.clone(),
        net_config.peer_store_handle(),
    );
    net_config.add_notification_protocol(votes_config);
    let warp = grandpa::warp_proof::NetworkProvider::new(
        backend.clone(),
        link.shared_authority_set().clone(),
        vec![],
    );
    let (network, system_rpc_tx, tx_handler_controller, sync, _bitswap) =
        sc_service::build_network(BuildNetworkParams {
            config: &config,
            net_config,
            client: client.clone(),
            transaction_pool: pool.clone(),
            spawn_handle: task_manager.spawn_handle(),
            spawn_essential_handle: task_manager.spawn_essential_handle(),
            import_queue,
            block_announce_validator_builder: None,
            warp_sync_config: Some(WarpSyncConfig::WithProvider(Arc::new(warp))),
            block_relay: None,
            metrics,
            gap_sync_body_policy: None,
        })?;
    if config.offchain_worker.enabled {
        let (client, network) = (client.clone(), network.clone());
        start_offchain_workers(
            client,
            &backend,
            network,
            &pool,
            &keystore,
            settings.role,
            &task_manager,
        )?;
    }

    let (sealer, commands) = mpsc::channel(1_000);
    let sealer = sealing.map(|_| sealer);
    let (rpc_client, rpc_pool) = (client.clone(), pool.clone());
    sc_service::spawn_tasks(SpawnTasksParams {
        rpc_builder: Box::new(move |_| {
            rpc::module(rpc_client.clone(), rpc_pool.clone(), sealer.clone())
        }),
        config,
        client: client.clone(),
        backend,
        task_manager: &mut task_manager,
        keystore: keystore.clone(),
        transaction_pool: pool.clone(),
        network: network.clone(),
        system_rpc_tx,
        tx_handler_controller,
        sync_service: sync.clone(),
        telemetry: telemetry.as_mut(),
        tracing_execute_block: None,
    })?;

    if let Some(registry) = settings.prometheus.clone() {
        metrics::start(registry, client.clone(), sync.clone(), &task_manager);
    }
    if let Some(mode) = sealing {
        // No votes either: a block made on demand is final when its maker says so.
        sealing::start(mode, commands, client, pool, select_chain, &task_manager)?;
    } else {
        let validator = settings.role.is_authority().then(|| keystore.clone());
        watch::start(client.clone(), sync.clone(), validator, &task_manager);
        if settings.role.is_authority() {
            let node = (client, pool.clone(), select_chain, import, sync.clone());
            start_aura(node, keystore.clone(), &settings, &task_manager)?;
        }
        if settings.vote {
            let gossip = Gossip { protocol, votes, network, sync };
            start_voter(gossip, link, pool, keystore, settings, &task_manager)?;
        }
    }
    Ok(task_manager)
}

/// Values that outlive the configuration, which the RPC server takes.
struct Settings {
    role: Role,
    name: String,
    force_authoring: bool,
    vote: bool,
    prometheus: Option<Registry>,
    telemetry: Option<TelemetryHandle>,
}

impl Settings {
    fn of(config: &Configuration, telemetry: &Option<Telemetry>) -> Self {
        Self {
            role: config.role,
            name: config.network.node_name.clone(),
            force_authoring: config.force_authoring,
            vote: !config.disable_grandpa,
            prometheus: config.prometheus_registry().cloned(),
            telemetry: telemetry.as_ref().map(Telemetry::handle),
        }
    }
}

fn start_offchain_workers(
    client: Arc<Client>,
    backend: &Backend,
    network: Arc<dyn NetworkService>,
    pool: &Arc<Pool>,
    keystore: &KeystorePtr,
    role: Role,
    tasks: &TaskManager,
) -> Result<(), Error> {
    let workers = OffchainWorkers::new(OffchainWorkerOptions {
        runtime_api_provider: client.clone(),
        keystore: Some(keystore.clone()),
        offchain_db: backend.offchain_storage(),
        transaction_pool: Some(OffchainTransactionPoolFactory::new(pool.clone())),
        network_provider: Arc::new(network),
        is_validator: role.is_authority(),
        enable_http_requests: true,
        custom_extensions: |_| vec![],
    })?;
    let run = workers.run(client, tasks.spawn_handle()).boxed();
    tasks.spawn_handle().spawn("offchain-workers-runner", "offchain-worker", run);
    Ok(())
}

type AuthoringParts =
    (Arc<Client>, Arc<Pool>, LongestChain, GrandpaImport, Arc<SyncingService<Block>>);

fn start_aura(
    (client, pool, select_chain, block_import, sync): AuthoringParts,
    keystore: KeystorePtr,
    settings: &Settings,
    tasks: &TaskManager,
) -> Result<(), Error> {
    let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
    let proposer_factory = ProposerFactory::new(
        tasks.spawn_handle(),
        client.clone(),
        pool,
        settings.prometheus.as_ref(),
        settings.telemetry.clone(),
    );
    let aura = sc_consensus_aura::start_aura::<AuthorityPair, _, _, _, _, _, _, _, _, _, _>(
        StartAuraParams {
            slot_duration,
            client,
            select_chain,
            block_import,
            proposer_factory,
            sync_oracle: sync.clone(),
            justification_sync_link: sync,
            create_inherent_data_providers: move |_, ()| {
                future::ready(Ok(wall_clock(slot_duration)))
            },
            force_authoring: settings.force_authoring,
            backoff_authoring_blocks: None::<()>,
            keystore,
            // The last third of a slot is left for the block to travel and be imported.
            block_proposal_slot_portion: SlotProportion::new(0.67),
            max_block_proposal_slot_portion: None,
            telemetry: settings.telemetry.clone(),
            compatibility_mode: Default::default(),
        },
    )?;
    // Essential: a validator that cannot author should stop and be noticed.
    tasks.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
    Ok(())
}

struct Gossip {
    protocol: ProtocolName,
    votes: Box<dyn NotificationService>,
    network: Arc<dyn NetworkService>,
    sync: Arc<SyncingService<Block>>,
}

fn start_voter(
    gossip: Gossip,
    link: GrandpaLink,
    pool: Arc<Pool>,
    keystore: KeystorePtr,
    settings: Settings,
    tasks: &TaskManager,
) -> Result<(), Error> {
    let voter = grandpa::run_grandpa_voter(GrandpaParams {
        config: grandpa::Config {
            gossip_duration: Duration::from_millis(333),
            justification_generation_period: JUSTIFICATION_PERIOD,
            observer_enabled: false,
            local_role: settings.role,
            name: Some(settings.name),
            keystore: settings.role.is_authority().then_some(keystore),
            telemetry: settings.telemetry.clone(),
            protocol_name: gossip.protocol,
        },
        link,
        network: gossip.network,
        sync: Arc::new(gossip.sync),
        notification_service: gossip.votes,
        voting_rule: VotingRulesBuilder::default().build(),
        prometheus_registry: settings.prometheus,
        shared_voter_state: SharedVoterState::empty(),
        telemetry: settings.telemetry,
        offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(pool),
    })?;
    tasks.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
    Ok(())
}
