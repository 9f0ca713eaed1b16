//! One file per call, and genesis, the hooks, whole schedules, the invariants and random histories.

mod api;
mod days;
mod days_end;
mod days_model;
mod drip;
mod genesis;
mod histories;
mod idle;
mod invariants;
mod lower;
mod note_author;
mod pay_author;
mod schedules;
mod set_shares;
mod smooth;
mod top_up;

use crate::{
    daily::{Daily, Shares},
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
