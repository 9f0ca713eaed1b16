//! One file per call, and genesis, the hooks, whole schedules, the invariants and random histories.

mod api;
mod drip;
mod genesis;
mod histories;
mod idle;
mod invariants;
mod lower;
mod note_author;
mod pay_author;
mod schedules;
mod smooth;
mod top_up;

use crate::{
    mock::*,
    types::{BlockPay, EmissionState, Line, Owed, Params, Rate},
    Error as EmissionError, Event as EmissionEvent,
};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::{Balance, Seconds};

type Error = EmissionError<Test>;
type Event = EmissionEvent<Test>;

/// Event of a drip.
fn minted(amount: Balance, minted: Balance, cap: Balance) -> Event {
    Event::Minted { line: Line::Schedule, amount, minted, cap }
}
