//! The Quaestor node: consensus, networking and RPC around the runtime. Nothing of the domain lives
//! here; whatever concerns money is in the pallets, and the numbers are in the chain spec.

#![allow(clippy::result_large_err, reason = "the SDK's own errors are that large")]

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod chain_spec;
mod cli;
mod command;
mod exporter;
mod metrics;
mod rpc;
mod sealing;
mod service;
mod types;

fn main() -> polkadot_sdk::sc_cli::Result<()> {
    command::run()
}
