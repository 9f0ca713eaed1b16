//! One file per subject, and genesis, the invariants and random histories.

mod api;
mod emergency;
mod floor;
mod genesis;
mod gifts;
mod governance;
mod halt;
mod histories;
mod insurance;
mod invariants;
mod spend;
mod surplus;

use crate::{
    mock::*,
    types::{Params, Reserve},
    Error as BackstopError, Event as BackstopEvent,
};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_testing::StubCrisis;

type Error = BackstopError<Test>;
type Event = BackstopEvent<Test>;
