//! The console's reads, against what the chain then does.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod actions;
mod days;
mod economy;
mod exits;
mod offers;
mod pages;
mod revenue;
#[path = "../common/world.rs"]
#[allow(dead_code, reason = "each test binary takes what it needs")]
mod world;

use actions::close;
use pallet_rewards::api::{runtime_decl_for_rewards_api::RewardsApi, Offers};
use polkadot_sdk::{
    frame_support::{storage::with_transaction_unchecked, traits::Hooks},
    pallet_timestamp,
    sp_io::{storage, TestExternalities},
    sp_keyring::Sr25519Keyring::{self, Bob},
    sp_runtime::{DispatchError, StateVersion, TransactionOutcome},
};
use quaestor_math::RateModel;
use quaestor_primitives::{Balance, Seconds, TooMany};
use quaestor_runtime::{
    console::runtime_decl_for_console_api::ConsoleApi, AccountId, Block, Runtime, RuntimeEvent,
    RuntimeOrigin, StakingVault,
};
use world::{genesis::Genesis, *};

/// Presets with stakers, one of each economy.
const ALIVE: [&str; 3] = ["qtra-dev", "act-dev", "blockdag-dev"];

/// The preset five days after its launch. Fundings of `qtra` run for thirty days, so that a stake sees
/// some of them after its warm-up.
fn alive(preset: &str) -> TestExternalities {
    let mut ext = Genesis::preset(preset).build();
    ext.execute_with(|| {
        launch(|| {});
        if preset == "qtra-dev" {
            pallet_rewards::State::<Runtime>::mutate(|state| {
                for record in state.pools.iter_mut() {
                    record.params.rate = RateModel::Streamed { period_secs: 30 * DAY };
                }
            });
        }
        pass(5 * DAY);
        if preset == "qtra-dev" {
            let fund = |asset, amount| pallet_rewards::Call::fund { asset, amount };
            block(|| {
                done(&person(Bob), fund(NATIVE, 10_000 * QTRA + 7));
                done(&person(Bob), fund(USDC, 1_000 * USD + 7));
            });
        }
    });
    ext
}

/// Smallest units of one native token of the chain.
fn one() -> Balance {
    10u128.pow(quaestor_runtime::token::Decimals::<Runtime>::get().into())
}

/// Runs `read` and asserts that it has written nothing.
#[track_caller]
fn unchanged<R>(read: impl FnOnce() -> R) -> R {
    let before = storage::root(StateVersion::V1);
    let answer = read();
    assert_eq!(storage::root(StateVersion::V1), before, "a read has written");
    answer
}

/// Runs `what` and undoes it.
fn undone<R>(what: impl FnOnce() -> R) -> R {
    with_transaction_unchecked(|| TransactionOutcome::Rollback(what()))
}

fn offers(amount: Balance, horizons: &[Seconds]) -> Result<Offers, TooMany> {
    unchanged(|| <Runtime as RewardsApi<Block, AccountId>>::offers(amount, horizons.to_vec()))
}
