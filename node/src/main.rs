//! The Quaestor node: consensus, networking and RPC around the runtime. Nothing of the domain lives
//! here; whatever concerns money is in the pallets, and the numbers are in the chain spec.

#![allow(clippy::result_large_err, reason = "the SDK's own errors are that large")]

mod advice;
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
mod watch;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Error: {}", advice::on_error(&error));
            ExitCode::FAILURE
        },
    }
}
