//! The economy `quiver` on the whole runtime, with figures worked out by hand.

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
mod attacks_streams;
mod attacks_votes;
mod attacks_work;
#[path = "../common/calls.rs"]
mod calls;
mod disputes;
mod exits;
mod gains;
mod jobs;
mod presets;
mod streams;
#[path = "../common/world.rs"]
#[allow(dead_code, reason = "each test binary takes what it needs")]
mod world;

use pallet_challenges::Call as Challenge;
use pallet_inference_market::{
    types::{Ask, JobId, JobSpec, Location},
    Call as Market,
};
use pallet_providers::{types::Provider, Call as Desk};
use pallet_revenue_router::{types::Leg, Suspense, Totals};
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::{
    sp_io::TestExternalities,
    sp_keyring::Sr25519Keyring::{self, *},
    sp_runtime::DispatchError,
};
use quaestor_primitives::{Balance, RevenueType, Seconds, StakeBond, WorkKey};
use quaestor_runtime::{
    params::TreasuryAccount, AccountId, Backstop, Balances, Runtime, RuntimeCall, StakingVault,
};
use world::{genesis::Genesis, *};

/// A day of the test network, in seconds.
const DAY: Seconds = 86_400;
/// One QUIV.
const QUIV: Balance = 1_000_000_000_000_000_000;

/// The consumer. Bob is the provider, Charlie and Dave back him, Eve and Ferdie are auditors.
const CONSUMER: Sr25519Keyring = Alice;
const PROVIDER: Sr25519Keyring = Bob;

/// `quiver-testnet`, whose liquidity is Alice's, in its first block: Bob has bonded 3,000, Charlie 2,000
/// and Dave 5,000 to him, and two auditors have joined with 50,000 each.
fn network() -> TestExternalities {
    let mut ext = Genesis::preset("quiver-testnet").seat(&[("liquidity", &person(Alice))]).build();
    ext.execute_with(|| {
        launch(|| {
            for (who, stake) in
                [(Bob, 3_000), (Charlie, 2_000), (Dave, 5_000), (Eve, 50_000), (Ferdie, 50_000)]
            {
                let value = (stake + 1_000) * QUIV;
                let dest = person(who).into();
                by(Alice, polkadot_sdk::pallet_balances::Call::transfer_keep_alive { dest, value });
                by(who, Vault::stake { amount: stake * QUIV, tier: 0 });
            }
            by(Bob, register(3_000));
            by(Charlie, delegate(2_000));
            by(Dave, delegate(5_000));
            by(Bob, Market::set_ask { class: 0, ask: Some(ask()) });
            for auditor in [Eve, Ferdie] {
                by(auditor, Challenge::join { amount: 50_000 * QUIV });
            }
        });
    });
    ext
}

fn register(own: Balance) -> Desk<Runtime> {
    let key = WorkKey::Sr25519(PROVIDER.public().0);
    Desk::register { own: own * QUIV, share_bps: 0, key, endpoint: [0; 32] }
}

fn delegate(amount: Balance) -> Desk<Runtime> {
    Desk::delegate { provider: person(PROVIDER), amount: amount * QUIV, maturity: 0 }
}

/// 50 QUIV for 1,000 tokens.
fn ask() -> Ask {
    Ask { asset: NATIVE, price: 50 * QUIV, least_secs: 1, daily_units: 4_000 }
}

fn spec(max_price: Balance) -> JobSpec {
    JobSpec {
        class: 0,
        manifest: [1; 32],
        input: [2; 32],
        units: 1_000,
        asset: NATIVE,
        max_price,
        window_secs: DAY,
        deliver_secs: DAY,
        least_tier: 0,
        least_reputation: 0,
        auditable: true,
        key: [3; 32],
    }
}

fn order(max_price: Balance) -> Market<Runtime> {
    Market::order { provider: person(PROVIDER), spec: spec(max_price) }
}

fn submit(job: JobId) -> Market<Runtime> {
    Market::submit_result { job, output: [4; 32], tokens: 1_000, location: Location::default() }
}

/// The call succeeds.
#[track_caller]
fn by(who: Sr25519Keyring, what: impl Into<RuntimeCall>) {
    done(&person(who), what);
}

/// The call is refused with the error.
#[track_caller]
fn refused(who: Sr25519Keyring, what: impl Into<RuntimeCall>, error: impl Into<DispatchError>) {
    assert_eq!(call(&person(who), what), Err(error.into()));
}

fn free(who: Sr25519Keyring) -> Balance {
    balance(&NATIVE, &person(who))
}

fn treasury() -> Balance {
    balance(&NATIVE, &TreasuryAccount::get())
}

fn insurance() -> Balance {
    Backstop::insurance()
}

fn reserve() -> Balance {
    Backstop::main_reserve(&NATIVE)
}

/// Part of the fees for work that stakers have got, or get when it is worth a funding of the pool.
fn rewards() -> Balance {
    let kind = RevenueType::Inference;
    let arrived = Totals::<Runtime>::get(kind, NATIVE).arrived.of(Leg::Rewards);
    arrived + Suspense::<Runtime>::get((kind, NATIVE, Leg::Rewards))
}

fn issuance() -> Balance {
    Balances::total_issuance()
}

/// Burnt since genesis.
fn burnt() -> Balance {
    pallet_buyback_burn::Totals::<Runtime>::get().all.burnt
}

/// Makes a block every five minutes, as a longer gap would be a halt, and then one in which the clock stands
/// exactly `secs` after the start, with what `calls` does in it.
fn reach<R>(secs: Seconds, calls: impl FnOnce() -> R) -> R {
    let five_minutes = 300;
    while StakingVault::state().clock + five_minutes < START + secs {
        let next = StakingVault::state().clock + five_minutes;
        at(next - START, || {});
    }
    at(secs, calls)
}

fn provider() -> Provider {
    pallet_providers::Providers::<Runtime>::get(person(PROVIDER)).expect("a provider")
}

/// Every invariant, and those between pallets: what the vault has bonded of an account is its own stake as
/// a provider, its bonds, what leaves of them, and its bond as an auditor.
#[track_caller]
fn check_all() {
    check();
    for who in polkadot_sdk::frame_system::Account::<Runtime>::iter_keys() {
        let own = pallet_providers::Providers::<Runtime>::get(&who).map_or(0, |one| one.own);
        let backer = pallet_providers::Backers::<Runtime>::get(&who);
        let bonds = backer.bonds.iter().map(|(id, maturity)| {
            let bond = pallet_providers::Bonds::<Runtime>::get(id, (&who, *maturity));
            bond.expect("a listed bond").nominal
        });
        let auditor = pallet_challenges::Auditors::<Runtime>::get(&who);
        let audits = auditor.map_or(0, |auditor| auditor.bonded());
        let expected = own + bonds.sum::<Balance>() + backer.leaving() + audits;
        assert_eq!(<StakingVault as StakeBond<AccountId>>::bonded(&who), expected, "{who}");
    }
}
