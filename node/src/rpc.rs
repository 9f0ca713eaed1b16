//! RPC methods beyond the SDK's own: nonces and dry runs, fees, and blocks on demand.

use crate::{
    sealing::Command,
    types::{Client, Pool},
};
use futures::channel::mpsc;
use jsonrpsee::RpcModule;
use polkadot_sdk::{
    pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
    sc_consensus_manual_seal::rpc::{ManualSeal, ManualSealApiServer},
    sc_service::Error,
    substrate_frame_rpc_system::{System, SystemApiServer},
};
use std::sync::Arc;

pub fn module(
    client: Arc<Client>,
    pool: Arc<Pool>,
    sealer: Option<mpsc::Sender<Command>>,
) -> Result<RpcModule<()>, Error> {
    let mut module = RpcModule::new(());
    let merged = module
        .merge(System::new(client.clone(), pool).into_rpc())
        .and_then(|()| module.merge(TransactionPayment::new(client).into_rpc()))
        .and_then(|()| match sealer {
            Some(sealer) => module.merge(ManualSeal::new(sealer).into_rpc()),
            None => Ok(()),
        });
    merged.map_err(|e| Error::Application(e.into()))?;
    Ok(module)
}
