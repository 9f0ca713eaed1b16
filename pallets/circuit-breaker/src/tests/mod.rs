//! One file per call, and the triggers, their effects, the hook, genesis and the invariants.

mod api;
mod attacks;
mod crash;
mod effects;
mod genesis;
mod hook;
mod invariants;
mod manual;
mod model;
mod random;
mod revenue;
mod set_params;
mod triggers;

use crate::{
    mock::*,
    types::{Entries, Params, Trigger},
    Error as BreakerError, Event as BreakerEvent,
};
use quaestor_primitives::{CrisisInspect, Entry, Price};
use quaestor_testing::{StubFloor, StubPrice, StubRedirect};

type Error = BreakerError<Test>;
type Event = BreakerEvent<Test>;
