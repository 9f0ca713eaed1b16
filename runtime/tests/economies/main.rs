//! The economies `act` and `blockdag` on the whole runtime, with figures worked out by hand.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod attacks;
mod authors;
mod balances;
mod days;
mod exits;
mod histories;
mod holders;
mod limits;
mod pause;
mod polls;
mod pool;
mod rates;
mod sessions;
mod stake_votes;
mod supply;
mod weeks;
#[path = "../common/world.rs"]
#[allow(dead_code, reason = "each test binary takes what it needs")]
mod world;

use pallet_rewards::Call as Reward;
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::{
    pallet_collective,
    sp_io::{storage, TestExternalities},
    sp_keyring::Sr25519Keyring::{self, *},
    sp_runtime::{DispatchError, StateVersion},
};
use quaestor_primitives::{Balance, PositionId, Seconds, StakeWeight, TierId};
use quaestor_runtime::{
    AccountId, Balances, Rewards, Runtime, RuntimeCall, RuntimeOrigin, StakingVault,
};
use world::{genesis::Genesis, *};

/// A day of the test networks, in seconds.
const DAY: Seconds = 86_400;
/// A year of the test networks, in seconds.
const YEAR: Seconds = 365 * DAY;
/// One ACT.
const ACT: Balance = 1_000_000_000;
/// One BDAG.
const BDAG: Balance = 1_000_000_000_000_000_000;

/// `act-testnet`, whose liquidity is Alice's, whose partner is Bob and whose team is Charlie.
fn act() -> Genesis {
    let (alice, bob, charlie) = (person(Alice), person(Bob), person(Charlie));
    Genesis::preset("act-testnet").seat(&[
        ("liquidity", &alice),
        ("partners", &bob),
        ("team", &charlie),
        ("recorder", &person(Eve)),
    ])
}

/// `blockdag-testnet`, whose liquidity is Alice's, whose presale is Bob's and whose team is Charlie.
fn blockdag() -> Genesis {
    let (alice, bob, charlie) = (person(Alice), person(Bob), person(Charlie));
    let validators = ["validator 1", "validator 2", "validator 3", "validator 4"];
    let authors = AUTHORS.map(person);
    let mut people = vec![("liquidity", &alice), ("presale", &bob), ("team", &charlie)];
    people.extend(validators.into_iter().zip(&authors));
    Genesis::preset("blockdag-testnet").seat(&people)
}

/// Validators of `blockdag-testnet`.
const AUTHORS: [Sr25519Keyring; 4] = [Ferdie, One, Two, AliceStash];

/// The chain in its first block, with what `calls` does in that.
fn begin(genesis: Genesis, calls: impl FnOnce()) -> TestExternalities {
    let mut ext = genesis.build();
    ext.execute_with(|| launch(calls));
    ext
}

/// Alice sends.
#[track_caller]
fn give(who: Sr25519Keyring, value: Balance) {
    let dest = person(who).into();
    let call = polkadot_sdk::pallet_balances::Call::transfer_keep_alive { dest, value };
    done(&person(Alice), call);
}

/// Stakes. Returns the number of the position.
#[track_caller]
fn stake(who: Sr25519Keyring, amount: Balance, tier: TierId) -> PositionId {
    done(&person(who), Vault::stake { amount, tier });
    let views = StakingVault::position_views(&person(who));
    views.last().expect("it has a position").position.id
}

fn leave(who: Sr25519Keyring, position: PositionId) -> Result<(), DispatchError> {
    call(&person(who), Vault::unstake { position, amount: None })
}

fn leave_early(who: Sr25519Keyring, position: PositionId) -> Result<(), DispatchError> {
    call(&person(who), Vault::early_unstake { position })
}

/// Claims. Returns the amount that was paid.
#[track_caller]
fn claim(who: Sr25519Keyring) -> Balance {
    let before = free(who);
    done(&person(who), Reward::claim_rewards { asset: NATIVE });
    free(who) - before
}

/// A claim of `who` pays `exact`, the floor of what it has earned, or less by a unit for each time that
/// its reward was settled.
#[track_caller]
fn pays(who: Sr25519Keyring, exact: Balance, settlements: Balance) {
    let paid = claim(who);
    let range = exact - settlements..=exact;
    assert!(range.contains(&paid), "paid {paid} in place of {exact}");
}

/// Claimable amount and escrow of `who`.
fn pending(who: Sr25519Keyring) -> (Balance, Balance) {
    let pending = &Rewards::pending(person(who))[0];
    (pending.claimable, pending.escrowed)
}

fn free(who: Sr25519Keyring) -> Balance {
    balance(&NATIVE, &person(who))
}

fn issuance() -> Balance {
    Balances::total_issuance()
}

/// Weight of `who` now.
fn weight(who: Sr25519Keyring) -> StakeWeight {
    StakingVault::position_views(&person(who)).iter().map(|view| view.weight).sum()
}

/// The call is refused with the error, and leaves everything as it was.
#[track_caller]
fn refused(who: Sr25519Keyring, what: impl Into<RuntimeCall>, error: impl Into<DispatchError>) {
    let before = root();
    assert_eq!(call(&person(who), what), Err(error.into()));
    assert!(root() == before, "a refusal wrote");
}

/// Origin of a motion of the council with so many ayes.
fn council(ayes: u32) -> RuntimeOrigin {
    type Origin = pallet_collective::RawOrigin<AccountId, pallet_collective::Instance1>;
    Origin::Members(ayes, 5).into()
}

/// The same of the committee.
fn committee(ayes: u32) -> RuntimeOrigin {
    type Origin = pallet_collective::RawOrigin<AccountId, pallet_collective::Instance2>;
    Origin::Members(ayes, 3).into()
}

fn root() -> Vec<u8> {
    storage::root(StateVersion::V1)
}

type VaultError = pallet_staking_vault::Error<Runtime>;
type RewardError = pallet_rewards::Error<Runtime>;
