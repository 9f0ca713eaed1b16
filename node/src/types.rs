//! Concrete types of the node's parts.

use polkadot_sdk::{
    sc_consensus,
    sc_executor::WasmExecutor,
    sc_service::{TFullBackend, TFullClient},
    sc_transaction_pool::TransactionPoolHandle,
    sp_runtime::traits::Block as BlockT,
};
use quaestor_runtime::{opaque::Block, RuntimeApi};

#[cfg(not(feature = "runtime-benchmarks"))]
pub type HostFunctions = polkadot_sdk::sp_io::SubstrateHostFunctions;
#[cfg(feature = "runtime-benchmarks")]
pub type HostFunctions = (
    polkadot_sdk::sp_io::SubstrateHostFunctions,
    polkadot_sdk::frame_benchmarking::benchmarking::HostFunctions,
);

pub type Hash = <Block as BlockT>::Hash;
pub type Backend = TFullBackend<Block>;
pub type Client = TFullClient<Block, RuntimeApi, WasmExecutor<HostFunctions>>;
pub type LongestChain = sc_consensus::LongestChain<Backend, Block>;
pub type Pool = TransactionPoolHandle<Block, Client>;
