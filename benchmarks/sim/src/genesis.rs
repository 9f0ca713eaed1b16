//! The chain before its first block: the preset of a network with real durations, and tokens moved
//! from its accounts to those of the simulation, so that the issuance stays the preset's.

#[path = "../../../runtime/tests/common/genesis.rs"]
mod base;

use crate::{income, market, scenario::Scenario};
use base::Genesis;
use polkadot_sdk::{
    sc_chain_spec::json_merge, sp_core::crypto::AccountId32, sp_io::TestExternalities,
};
use quaestor_chain_spec::usdc;
use quaestor_primitives::{AssetKind, Balance};
use quaestor_runtime::{params::USDC_ID, AccountId, Backstop};
use serde_json::{json, Value};

/// Tokens and USDC of an account, in smallest units.
struct Account {
    who: AccountId,
    native: Balance,
    usdc: Balance,
}

/// The state before the first block.
pub fn build(scenario: &Scenario) -> TestExternalities {
    let mut preset = preset(scenario);
    let people = people(scenario);
    endow(&mut preset, scenario, &people);
    if scenario.has_market() {
        json_merge(&mut preset, with_market(scenario, &people));
    }
    Genesis::default().with(preset).build()
}

/// The preset with real durations.
fn preset(scenario: &Scenario) -> Value {
    base::preset(&format!("{}-testnet", scenario.name()))
}

fn balances_of(preset: &mut Value) -> Vec<(AccountId32, Balance)> {
    let balances = preset["balances"]["balances"].take();
    serde_json::from_value(balances).expect("balances of accounts")
}

fn people(scenario: &Scenario) -> Vec<Account> {
    let account = |who, (native, dollars)| Account {
        who,
        native: scenario.tokens(native),
        usdc: usdc(dollars),
    };
    let native = |who, native| Account { who, native, usdc: 0 };
    let mut people: Vec<_> =
        scenario.agents().into_iter().map(|agent| native(agent.who, agent.wealth)).collect();
    people.push(native(Scenario::observer(), 10 * scenario.observed()));
    if scenario.has_market() {
        people.push(account(income::depositor(), income::DEPOSITOR));
        people.push(account(market::trader(), market::TRADER));
        let (native, dollars) = market::LIQUIDITY;
        people.push(account(market::provider(), (native + 100, dollars + 1)));
        people.push(Account { who: Backstop::account(), native: 0, usdc: usdc(income::RESERVE) });
    }
    people
}

/// Returns `true` for the account of a pallet, whose balance is spoken for.
fn is_pallet(who: &AccountId32) -> bool {
    AsRef::<[u8]>::as_ref(who).starts_with(b"modl")
}

/// Moves tokens from the richest accounts of the preset that people hold, which keep a thousand.
fn endow(preset: &mut Value, scenario: &Scenario, people: &[Account]) {
    let mut balances = balances_of(preset);
    let total: Balance = balances.iter().map(|(_, balance)| balance).sum();
    balances.sort_by(|(one, a), (other, b)| b.cmp(a).then(one.cmp(other)));
    let mut needed: Balance = people.iter().map(|account| account.native).sum();
    for (_, balance) in balances.iter_mut().filter(|(who, _)| !is_pallet(who)) {
        let moved = needed.min(balance.saturating_sub(scenario.tokens(1_000)));
        *balance -= moved;
        needed -= moved;
    }
    assert_eq!(needed, 0, "{}: the preset has too few tokens", scenario.name());
    let endowed = people.iter().filter(|account| account.native > 0);
    balances.extend(endowed.map(|account| (account.who.clone(), account.native)));
    assert_eq!(total, balances.iter().map(|(_, balance)| balance).sum::<Balance>());
    preset["balances"]["balances"] = json!(balances);
}

/// The exchange's pool, USDC, and the roles of depositor and operators.
fn with_market(scenario: &Scenario, people: &[Account]) -> Value {
    let (native, dollars) = market::LIQUIDITY;
    let (native, dollars) = (scenario.tokens(native), usdc(dollars));
    let with_usdc = people.iter().filter(|account| account.usdc > 0);
    let accounts: Vec<_> =
        with_usdc.map(|account| (USDC_ID, account.who.clone(), account.usdc)).collect();
    let usdc = AssetKind::WithId(USDC_ID);
    json!({
        "assets": { "accounts": accounts },
        "assetConversion": {
            "pools": [(AssetKind::Native, usdc, market::provider(), native, dollars)],
        },
        "revenueDepositors": { "members": [income::depositor()] },
        "priceOperators": { "members": market::operators() },
    })
}
