//! Benefits of stakers in trading fees and subscriptions, on the whole runtime, with figures worked
//! out by hand.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod batches;
mod discounts;
mod fees;
mod renewals;
mod stops;
mod subscriptions;
#[path = "../common/world.rs"]
#[allow(dead_code, reason = "each test binary takes what it needs")]
mod world;

use pallet_fee_discounts::types::{Allowance, Fees, Key, Settlement};
use pallet_revenue_router::types::Total;
use pallet_staking_vault::Call as Stake;
use polkadot_sdk::{
    sp_io::storage,
    sp_keyring::Sr25519Keyring::{self, Dave},
    sp_runtime::{DispatchError, StateVersion},
};
use quaestor_chain_spec::qtra;
use quaestor_primitives::{AssetKind, Balance, RevenueType};
use quaestor_runtime::{AccountId, Runtime, System};
use serde_json::{json, Value};
use world::*;

type Discount = pallet_fee_discounts::Call<Runtime>;
type FeeError = pallet_fee_discounts::Error<Runtime>;

/// The matching engine of the preset.
fn engine() -> AccountId {
    person(Dave)
}

/// Benefits of stakers on `qtra` itself. The wallet cap is lifted, so that one account reaches a
/// million at once.
fn as_qtra() -> Value {
    let economy = qtra::real();
    json!({
        "feeDiscounts": { "params": economy.discounts },
        "subscriptions": {
            "params": economy.subscriptions,
            "plans": economy.plans,
        },
        "stakingVault": { "params": { "walletCapBps": null } },
    })
}

fn key(number: u64) -> Key {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&number.to_be_bytes());
    key
}

/// The fee of a trade that is made now.
fn line(number: u64, payer: Sr25519Keyring, asset: AssetKind, gross_fee: Balance) -> Line {
    Settlement { key: key(number), payer: person(payer), asset, gross_fee, time: now() }
}

type Line = Settlement<AccountId>;

fn settle(settlement: Line) -> Discount {
    Discount::settle_trade_fee { settlement }
}

fn settle_all(lines: &[Line]) -> Discount {
    Discount::settle_trade_fees { batch: lines.to_vec().try_into().expect("a batch has room") }
}

#[track_caller]
fn allow(who: Sr25519Keyring, asset: AssetKind, amount: Balance) {
    done(&person(who), Discount::set_allowance { asset, amount });
}

#[track_caller]
fn stake(who: Sr25519Keyring, amount: Balance) {
    done(&person(who), Stake::stake { amount, tier: 0 });
}

/// The call is refused with the error, and leaves everything as it was.
#[track_caller]
fn refused(
    who: &AccountId,
    what: impl Into<quaestor_runtime::RuntimeCall>,
    error: impl Into<DispatchError>,
) {
    let before = root();
    assert_eq!(call(who, what), Err(error.into()));
    assert!(root() == before, "a refusal wrote");
}

fn root() -> Vec<u8> {
    storage::root(StateVersion::V1)
}

/// The state without the news of this block.
fn quiet_root() -> Vec<u8> {
    System::reset_events();
    root()
}

/// Allowance and fees of `who` in an asset.
fn allowance(who: Sr25519Keyring, asset: AssetKind) -> Allowance {
    pallet_fee_discounts::Allowances::<Runtime>::get(person(who), asset).unwrap_or_default()
}

fn total(asset: AssetKind) -> Fees {
    pallet_fee_discounts::Totals::<Runtime>::get(asset)
}

/// Revenue of a type in the router.
fn routed(kind: RevenueType, asset: AssetKind) -> Total {
    pallet_revenue_router::Totals::<Runtime>::get(kind, asset)
}
