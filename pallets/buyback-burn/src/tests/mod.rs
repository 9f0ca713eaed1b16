//! One file per way to run, and the ledger, genesis, attacks and the invariants.

mod api;
mod attacks;
mod execute;
mod fund;
mod genesis;
mod idle;
mod invariants;
mod operations;
mod purchase;
mod records;
mod schedule;
mod set_params;

use crate::{mock::*, types::*, Error as BuybackError, Event as BuybackEvent};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::{Balance, Entry, Price, Seconds};
use quaestor_testing::{StubGuard, StubPrice};

type Error = BuybackError<Test>;
type Event = BuybackEvent<Test>;

/// The largest lot that the pool of the mock takes: 500,000 USDC times 1 / sqrt(0.997) - 1.
const SAFE: Balance = 751_691_729;
/// Native tokens bought with it: 10^24 * 997 * SAFE / (5 * 10^14 + 997 * SAFE).
const SAFE_BUYS: Balance = 1_496_630_048_794_470_969_524;
/// The least that it must buy: SAFE / (0.50 * 1.01), rounded up.
const SAFE_LEAST: Balance = 1_488_498_473_267_326_732_674;
