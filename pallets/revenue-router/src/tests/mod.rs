//! One file per call, and crisis, floor, hooks, genesis, the invariants and random histories.

mod api;
mod crisis;
mod deposit;
mod emergency;
mod floor;
mod genesis;
mod governance;
mod halt;
mod histories;
mod idle;
mod invariants;
mod spend;
mod suspense;

use crate::{
    mock::*,
    types::{Leg, Part, Parts, Split},
    Error as RouterError, Event as RouterEvent,
};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::RevenueType::{self, ExchangeFee, Other, Subscription, TradingProfit};
use quaestor_testing::{StubCrisis, StubGuard, StubRevenue};

type Error = RouterError<Test>;
type Event = RouterEvent<Test>;
