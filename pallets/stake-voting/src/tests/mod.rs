//! One file per subject, and genesis, the invariants and random histories.

mod api;
mod attacks;
mod balances;
mod balances_model;
mod balances_rules;
mod boosts;
mod genesis;
mod histories;
mod invariants;
mod leave;
mod origins;
mod propose;
mod remove;
mod set_params;
mod tally;
mod timeline;
mod tracks;
mod vote;

use crate::{
    mock::*,
    types::{Choice, Kind},
    Error as StakeVotingError, Event as StakeVotingEvent,
};
use polkadot_sdk::sp_runtime::DispatchError;
use Choice::{Abstain, Aye, Nay};

type Error = StakeVotingError<Test>;
type Event = StakeVotingEvent<Test>;
