//! One file per call, and the schedule of renewals, genesis, reads and the invariants.

mod api;
mod cancel;
mod failures;
mod forget;
mod genesis;
mod idle;
mod invariants;
mod operations;
mod plans;
mod prices;
mod renew_for;
mod set_auto_renew;
mod set_params;
mod subscribe;

use crate::{mock::*, types::*, Error as SubscriptionsError, Event as SubscriptionsEvent};
use polkadot_sdk::sp_runtime::{DispatchError, TokenError};
use quaestor_primitives::{AssetKind, Balance, Price, Seconds};
use quaestor_testing::{StubClock, StubPrice};

type Error = SubscriptionsError<Test>;
type Event = SubscriptionsEvent<Test>;

/// When a month that begins with the first block ends.
const END: Seconds = START + MONTH;
/// When its renewal is due: the last whole hour before.
const DUE: Seconds = END - HOUR;
