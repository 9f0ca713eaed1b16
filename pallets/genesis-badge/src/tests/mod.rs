//! One file per call, and genesis, the invariant and random operations.

mod claim;
mod genesis;
mod invariants;
mod operations;
mod set_params;

use crate::{mock::*, Error as BadgeError, Event as BadgeEvent};
use polkadot_sdk::sp_runtime::DispatchError;

type Error = BadgeError<Test>;
type Event = BadgeEvent<Test>;
