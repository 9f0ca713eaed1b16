//! Names, times and deposits of each economy.

use crate::*;
use polkadot_sdk::sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder;
use quaestor_chain_spec::{act, blockdag, qtra, quiver, Economy};
use quaestor_runtime::{
    console::{deposits::DepositFor, economy::EconomyView},
    genesis::token,
    Balances,
};

fn economy() -> EconomyView {
    unchanged(<Runtime as ConsoleApi<Block>>::economy)
}

fn presets() -> Vec<String> {
    let names = <Runtime as GenesisBuilder<Block>>::preset_names();
    names.into_iter().map(|name| name.to_string()).collect()
}

fn spec(preset: &str) -> Economy {
    match preset {
        "qtra-dev" | "qtra-local" => qtra::dev(),
        "act-dev" => act::dev(),
        "blockdag-dev" => blockdag::dev(),
        "act-testnet" => act::real(),
        "blockdag-testnet" => blockdag::real(),
        "quiver-dev" | "quiver-local" => quiver::dev(),
        "quiver-testnet" => quiver::real(),
        _ => qtra::real(),
    }
}

#[test]
fn every_preset_says_what_its_economy_is() {
    for preset in presets() {
        Genesis::preset(&preset).build().execute_with(|| {
            let (view, spec) = (economy(), spec(&preset));
            let token = token(&preset).expect("a known preset");
            assert_eq!(view.name, token.economy);
            assert_eq!(view.native.symbol, token.symbol);
            assert_eq!(view.native.decimals, token.decimals);
            assert_eq!(view.native.minimum_balance, spec.existential_deposit);
            assert_eq!(view.features, spec.features());
            assert_eq!(view.day_secs, spec.day_secs);
            assert_eq!(view.bucket_secs, spec.bucket_secs());
            assert_eq!(view.tiers, spec.tier_names);
            assert_eq!(view.plans, spec.plan_names);
            assert_eq!(view.launched_at, None, "the clock starts with a block");
            assert_eq!(view.first_issuance, Balances::total_issuance(), "{preset}");
            let usdc = &view.assets[0];
            assert_eq!((usdc.symbol.as_str(), usdc.decimals), ("USDC", 6));
            assert_eq!(usdc.minimum_balance, USD / 100);
        });
    }
}

#[test]
fn the_launch_is_the_first_block_and_the_first_issuance_stays() {
    let mut ext = alive("qtra-dev");
    ext.execute_with(|| {
        let view = economy();
        assert_eq!(view.launched_at, Some(START));
        let before = view.first_issuance;
        let burn = polkadot_sdk::pallet_balances::Call::burn { value: QTRA, keep_alive: true };
        done(&person(Sr25519Keyring::Bob), burn);
        assert_eq!(economy().first_issuance, before);
    });
}

/// Deposits that a call really takes.
#[test]
fn deposits_are_what_calls_hold() {
    alive("qtra-dev").execute_with(|| {
        let rules = economy().deposits;
        let rule = |of| *rules.iter().find(|rule| rule.of == of).expect("it is charged");
        let who = person(Sr25519Keyring::Ferdie);
        let taken = |call: quaestor_runtime::RuntimeCall| {
            let free = || balance(&NATIVE, &who);
            let before = free();
            undone(|| {
                done(&who, call);
                before - free()
            })
        };
        let delegate = person(Sr25519Keyring::Bob).into();
        let proxy_type = quaestor_runtime::configs::accounts::ProxyType::Staking;
        let proxies = rule(DepositFor::Proxies);
        let add = polkadot_sdk::pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 };
        assert_eq!(taken(add.into()), proxies.base + proxies.per_unit);
        let on = pallet_rewards::Call::set_auto_compound { on: true };
        let compounding = rule(DepositFor::AutoCompounding);
        let spendable = || {
            use polkadot_sdk::frame_support::traits::fungible::Inspect;
            use polkadot_sdk::frame_support::traits::tokens::{Fortitude, Preservation};
            Balances::reducible_balance(&who, Preservation::Preserve, Fortitude::Polite)
        };
        let before = spendable();
        undone(|| {
            done(&who, on);
            assert_eq!(before - spendable(), compounding.base);
        });
        let before = spendable();
        let bytes = vec![1; 100];
        undone(|| {
            done(&who, polkadot_sdk::pallet_preimage::Call::note_preimage { bytes });
            let preimage = rule(DepositFor::Preimage);
            assert_eq!(before - spendable(), preimage.base + 100 * preimage.per_unit);
        });
        assert!(!rules.iter().any(|rule| rule.of == DepositFor::Agent), "qtra has no debates");
    });
}
