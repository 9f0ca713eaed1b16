//! One file per call, and genesis, boosts, reads, the invariants, attacks and random histories.

mod api;
mod attacks;
mod boosts;
mod genesis;
mod hand_over;
mod histories;
mod invariants;
mod pledge;
mod release;
mod set_params;
mod unpledge;

use crate::{
    mock::*,
    types::{Allocation, Params, Pledge, Totals},
    Error as AllocationsError, Event as AllocationsEvent,
};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::{Balance, Bps, Seconds};

type Error = AllocationsError<Test>;
type Event = AllocationsEvent<Test>;

/// Balance of Alice and Bob at genesis.
const UNLOCKED: Balance = FIRST_UNLOCK + ED;
