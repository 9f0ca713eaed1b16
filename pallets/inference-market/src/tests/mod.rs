//! One file per call, and channels, disputes, epochs, the work pool, idle time, genesis, reads, keys,
//! attacks, the invariants and random operations.

mod accept;
mod api;
mod asks;
mod assets;
mod assign;
mod attacks;
mod bid;
mod cancel;
mod channels;
mod claim_work;
mod clear;
mod collect_unpaid;
mod decline;
mod disputes;
mod epochs;
mod fail;
mod flush;
mod genesis;
mod idle;
mod invariants;
mod keys;
mod model;
mod operations;
mod order;
mod post_job;
mod prices;
mod set_terms;
mod settle;
mod submit_result;
mod usage;
mod withdraw_bid;

use crate::{mock::*, Error as MarketError, Event as MarketEvent};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::{Balance, WorkOutcome};

type Error = MarketError<Test>;
type Event = MarketEvent<Test>;
