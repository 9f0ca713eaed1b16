//! Runtime API of the console: everything that a page shows, in one answer of one block.
//!
//! The answers are put together from the reads of the pallets. Previews run the calls themselves on a
//! copy of the state, which is then dropped.

pub mod account;
pub mod actions;
mod candidates;
pub mod deposits;
pub(crate) mod dry_run;
pub mod economy;
pub mod exits;
mod forecast;
pub mod offers;
pub mod protocol;
pub mod types;

use account::{AccountPage, AccountSummary};
use alloc::vec::Vec;
use economy::EconomyView;
use pallet_daybook::types::Day;
use polkadot_sdk::sp_api;
use protocol::ProtocolPage;
use quaestor_primitives::TooMany;
use types::{Action, Closed};

use crate::AccountId;

sp_api::decl_runtime_apis! {
    /// Reads of the console. Amounts are in smallest units and rounded down, times in seconds since the
    /// Unix epoch, weights in smallest units times basis points.
    pub trait ConsoleApi {
        /// Everything that the pages of `who` show, of one block.
        fn account(who: AccountId) -> AccountPage;
        /// Accounts in short, in the order of the request; at most 32.
        fn accounts(list: Vec<AccountId>) -> Result<Vec<AccountSummary>, TooMany>;
        /// Everything that the pages without an account show, of one block.
        fn protocol() -> ProtocolPage;
        /// The actions of this economy, each with the reason why `who` cannot take it in the next
        /// block, and the time at which that reason ends; `None` if it is open. The calls themselves are
        /// tried on a copy of the state; fees are not counted.
        fn actions(who: AccountId) -> Vec<(Action, Option<Closed>)>;
        /// Names, units, times and deposits of the economy, which do not change from block to block.
        fn economy() -> EconomyView;
        /// Records of `count` and at most 366 days, from day `from` on, oldest first: the figures of one
        /// block of each day. A day is a number of whole days of the economy since the Unix epoch. A day
        /// without a record is left out; flows are sums since genesis, so that the difference of any two
        /// records is exact.
        fn days(from: u32, count: u32) -> Vec<Day>;
    }
}
