//! Configuration of each pallet.

pub mod accounts;
pub mod agenda;
pub mod badges;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod compute;
pub mod consensus;
pub mod daybook;
pub mod debates;
pub mod disputes;
pub mod emergency;
pub mod exchange;
pub mod fees;
pub mod filter;
pub mod governance;
pub mod governed;
pub mod issuance;
pub mod motions;
pub mod opening;
pub mod proceeds;
pub mod revenue;
pub mod services;
pub mod staking;
pub mod stays_open;
pub mod system;
pub mod timelock;
pub mod tokens;
pub mod votes;

/// Prepares the chain for the benchmarks of pallets.
#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;
