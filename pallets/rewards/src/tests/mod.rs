//! One file per call, and accrual, escrow, genesis and the invariants.

mod accrual;
mod api;
mod claim;
mod collect;
mod compound;
mod escrow;
mod forfeit_stream;
mod fund;
mod genesis;
mod governance;
mod halt;
mod idle;
mod invariants;
mod leaving;
mod release;
mod set_pool_params;
mod unallocated;

use crate::{mock::*, types::Unallocated, Error as RewardsError, Event as RewardsEvent};
use quaestor_math::{fixed::from_int, Forfeit, RateModel, Q128};
use quaestor_primitives::FundingSource;

type Error = RewardsError<Test>;
type Event = RewardsEvent<Test>;

/// The event of a funding of the pool of USDC.
fn funded(amount: u128, end: u64, source: FundingSource<AccountId>) -> RuntimeEvent {
    Event::Funded { asset: USDC, amount, end: Some(end), source }.into()
}
