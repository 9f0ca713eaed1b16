//! One file per call, and genesis, bytes, deadlines, attacks, reads, the invariants and random
//! operations.

mod api;
mod attacks;
mod batch;
mod bytes;
mod close;
mod deadlines;
mod example;
mod extend;
mod finish;
mod genesis;
mod idle;
mod invariants;
mod keys;
mod model;
mod open;
mod operations;
mod redeem;
mod replay;
mod request_close;
mod set_params;
mod subject;
mod top_up;
mod vectors;

use crate::{
    mock::*,
    types::{Channel, ChannelId, Params, Phase, Recent, Total},
    Error as ChannelsError, Event as ChannelsEvent,
};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::{Balance, Entry, Seconds};
use quaestor_testing::{StubClock, StubGuard};

type Error = ChannelsError<Test>;
type Event = ChannelsEvent<Test>;

/// Amount of this many tenths of a token.
fn tenths(amount: Balance) -> Balance {
    amount * TOKEN / 10
}
