//! One file per call, and keys, genesis, reads, the invariants and random histories.

mod add_asset;
mod allowance;
mod api;
mod batch;
mod genesis;
mod histories;
mod invariants;
mod keys;
mod router;
mod set_tiers;
mod settle;
mod stops;

use crate::{mock::*, types::Fees, Error as DiscountsError, Event as DiscountsEvent};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::RevenueType::ExchangeFee;
use quaestor_testing::StubRevenue;

type Error = DiscountsError<Test>;
type Event = DiscountsEvent<Test>;

fn fees(count: u64, gross: u128, rebate: u128) -> Fees {
    Fees { count, gross, rebate, net: gross - rebate }
}
