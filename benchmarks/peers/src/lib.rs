//! A runtime for measuring only, never shipped: vault and rewards of this chain beside
//! `pallet-balances` and `pallet-asset-rewards` of the SDK, so that one run of one tool measures them
//! all under the same overhead. `make peers` builds it and prints the table.

#![cfg_attr(not(feature = "std"), no_std)]
#![allow(
    unsafe_code,
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::unwrap_used,
    reason = "the macros export the entry points of the wasm and time tests in floats; a scenario that panics has failed"
)]

extern crate alloc;

mod runtime;
#[cfg(any(feature = "runtime-benchmarks", test))]
mod scenarios;

pub use runtime::*;
