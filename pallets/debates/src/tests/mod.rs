//! One file per call, and attacks, boosts, genesis, reads, the invariants and random operations.

mod agents;
mod api;
mod attacks;
mod boosts;
mod forget;
mod fund;
mod genesis;
mod invariants;
mod open;
mod operations;
mod record;
mod set_params;
mod settle;
mod vote;

use crate::{mock::*, Error as DebatesError, Event as DebatesEvent};
use polkadot_sdk::sp_runtime::DispatchError;

type Error = DebatesError<Test>;
type Event = DebatesEvent<Test>;
