//! One file per call, and crisis, hooks, genesis, the invariants and random histories.

mod api;
mod crisis;
mod deposit;
mod genesis;
mod governance;
mod halt;
mod histories;
mod idle;
mod invariants;
mod references;
mod route;
mod suspense;

use crate::{
    mock::*,
    types::{Leg, LegAmounts, Split},
    Error as RouterError, Event as RouterEvent,
};
use polkadot_sdk::sp_runtime::{ArithmeticError, DispatchError};
use quaestor_primitives::RevenueType::{
    self, ExchangeFee, Inference, Other, Subscription, TradingProfit,
};
use quaestor_testing::{StubCrisis, StubGuard, StubRevenue};

type Error = RouterError<Test>;
type Event = RouterEvent<Test>;
