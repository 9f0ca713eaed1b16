//! The metadata says which calls and which numbers there are. None is without its row.

use crate::{chain::genesis, row::Setting, settings};
use polkadot_sdk::sp_metadata_ir::PalletMetadataIR;
use quaestor_runtime::metadata_ir;
use scale_info::{form::MetaForm, MetaType, TypeDef, TypeDefPrimitive, Variant};
use std::collections::BTreeSet;

const OURS: [&str; 18] = [
    "StakingVault",
    "Rewards",
    "PriceFeed",
    "RevenueRouter",
    "Backstop",
    "BuybackBurn",
    "CircuitBreaker",
    "FeeDiscounts",
    "Subscriptions",
    "Emission",
    "Allocations",
    "StakeVoting",
    "Debates",
    "GenesisBadge",
    "Providers",
    "InferenceMarket",
    "PaymentChannels",
    "Challenges",
];

/// Calls that users cannot make and that set no parameter, with the reason why none of their
/// numbers is one.
pub const EXCEPTIONS: [(&str, &str, &str); 24] = [
    (
        "PriceFeed",
        "set_override",
        "a price, less than ten times and more than a tenth of every known price, for at most 7 days",
    ),
    ("PriceFeed", "clear_override", "no number"),
    ("RevenueRouter", "deposit_revenue", "moves what the depositor has"),
    ("Backstop", "propose_spend", "an amount that the reserve must hold, after the delay"),
    ("Backstop", "cancel_spend", "the number of a spend"),
    ("Backstop", "fill_emergency", "an amount that the reserve must hold"),
    ("RevenueRouter", "add_asset", "the number of an asset"),
    ("BuybackBurn", "execute_buyback", "no number"),
    ("CircuitBreaker", "trip", "an end that is at most 7 days after the start; then a rest of twice the length"),
    ("CircuitBreaker", "clear", "no number"),
    ("FeeDiscounts", "settle_trade_fee", "fees that the payer's allowance and balance must hold"),
    (
        "FeeDiscounts",
        "settle_trade_fees",
        "fees that the payers' allowances and balances must hold",
    ),
    ("FeeDiscounts", "add_asset", "the number of an asset"),
    ("Subscriptions", "close_plan", "the number of a plan"),
    ("Rewards", "add_pool", "the ranges of `set_pool_params`, tried with it"),
    ("Subscriptions", "add_plan", "the ranges of `set_plan`, tried with it"),
    ("Emission", "top_up", "an amount that the treasury must hold, within the limit of its spender"),
    ("Debates", "record", "points of a session that has ended, each at most 1,000, once"),
    ("Providers", "add_asset", "the number of an asset"),
    ("InferenceMarket", "add_asset", "the number of an asset"),
    (
        "InferenceMarket",
        "override_price",
        "a price by which nothing is paid, from 1 to 10^24 and for at most 30 days",
    ),
    ("Challenges", "rule", "the number of a case"),
    ("Challenges", "commit_canary", "no number"),
    ("Challenges", "drop_canary", "no number"),
];

/// Numbers that name a thing.
const NAMES: [(&str, &str); 8] = [
    ("set_tier", "tier"),
    ("set_pool_params", "asset.WithId"),
    ("add_pool", "asset.WithId"),
    ("set_plan", "id"),
    ("add_asset", "asset.WithId"),
    ("close_plan", "id"),
    ("lower", "rate.PerYear"),
    ("set_class", "class"),
];

fn pallets() -> Vec<PalletMetadataIR<MetaForm>> {
    let metadata = genesis("qtra-dev").execute_with(metadata_ir);
    let ours = metadata.pallets.into_iter().filter(|pallet| OURS.contains(&pallet.name));
    let ours: Vec<_> = ours.collect();
    assert_eq!(ours.len(), OURS.len());
    ours
}

fn calls(pallet: &PalletMetadataIR<MetaForm>) -> Vec<Variant> {
    let ty = pallet.calls.as_ref().expect("it has calls").ty.type_info();
    let TypeDef::Variant(calls) = ty.type_def else { panic!("calls are an enum") };
    calls.variants
}

/// Origin of a call, by its documentation.
fn origin(call: &Variant) -> String {
    let docs = call.docs.join(" ");
    let (_, origin) = docs.split_once("Origin: ").unwrap_or_else(|| panic!("{}", call.name));
    origin.split(['.', ',', ';']).next().unwrap_or_default().trim().to_string()
}

/// The paths of all numbers inside of a type, as far as clients can see.
fn numbers(ty: &MetaType, path: &str, found: &mut BTreeSet<String>) {
    let ty = ty.type_info();
    let below = |name: Option<&str>| match name {
        Some(name) => format!("{path}.{name}"),
        None => path.to_string(),
    };
    match &ty.type_def {
        TypeDef::Primitive(TypeDefPrimitive::Bool | TypeDefPrimitive::Str) => {},
        TypeDef::Primitive(_) => drop(found.insert(path.to_string())),
        TypeDef::Compact(compact) => numbers(&compact.type_param, path, found),
        TypeDef::Sequence(sequence) => {
            numbers(&sequence.type_param, &format!("{path}[]"), found);
        },
        TypeDef::Composite(composite) => {
            composite.fields.iter().for_each(|f| numbers(&f.ty, &below(f.name), found));
        },
        TypeDef::Tuple(tuple) => tuple.fields.iter().for_each(|ty| numbers(ty, path, found)),
        TypeDef::Variant(variants) => {
            let optional = ty.path.ident() == Some("Option");
            for variant in &variants.variants {
                let path = if optional { path.to_string() } else { below(Some(variant.name)) };
                for field in &variant.fields {
                    let name = field.name.map(|name| format!("{path}.{name}"));
                    numbers(&field.ty, &name.unwrap_or(path.clone()), found);
                }
            }
        },
        // Bytes of an account or a key.
        TypeDef::Array(_) | TypeDef::BitSequence(_) => {},
    }
}

/// The numbers among the arguments of a call that do not name a thing.
fn arguments(call: &Variant) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    call.fields.iter().for_each(|f| numbers(&f.ty, f.name.expect("it has a name"), &mut found));
    found.retain(|path| !NAMES.contains(&(call.name, path)));
    found
}

fn rows(setting: &dyn Setting) -> BTreeSet<String> {
    setting.lines().iter().map(|line| line.path.to_string()).collect()
}

#[test]
fn every_number_of_every_setter_has_its_row() {
    let settings = genesis("qtra-dev").execute_with(|| {
        let named = |setting: &dyn Setting| (setting.name(), setting.added_by(), rows(setting));
        settings().iter().map(|setting| named(setting.as_ref())).collect::<Vec<_>>()
    });
    for pallet in pallets() {
        for call in calls(&pallet) {
            let name = (pallet.name, call.name);
            let setting = settings.iter().find(|(setter, _, _)| *setter == name);
            let adding = settings
                .iter()
                .find(|((pallet, _), added_by, _)| *pallet == name.0 && *added_by == Some(name.1));
            if let Some((_, _, rows)) = setting.or(adding) {
                assert_eq!(arguments(&call), *rows, "{name:?}");
            }
        }
    }
}

#[test]
fn every_call_that_users_cannot_make_sets_parameters_or_is_an_exception() {
    let setters: Vec<_> = genesis("qtra-dev")
        .execute_with(|| settings().iter().map(|setting| setting.name()).collect());
    let mut expected: BTreeSet<_> = setters.iter().copied().collect();
    assert_eq!(expected.len(), setters.len(), "a call is there twice");
    expected.extend(EXCEPTIONS.iter().map(|(pallet, call, _)| (*pallet, *call)));
    assert_eq!(expected.len(), setters.len() + EXCEPTIONS.len(), "a setter is no exception");
    let mut there = BTreeSet::new();
    for pallet in pallets() {
        let calls = calls(&pallet);
        let restricted = calls.iter().filter(|call| origin(call) != "signed");
        there.extend(restricted.map(|call| (pallet.name, call.name)));
        let governed = calls.iter().filter(|call| origin(call) == "governance").count();
        assert!(governed > 0, "{}: nothing is governed", pallet.name);
    }
    assert_eq!(there, expected);
}

#[test]
fn a_number_without_a_row_would_be_found() {
    let pallets = pallets();
    let vault = pallets.iter().find(|pallet| pallet.name == "StakingVault").expect("it is there");
    let set_tier = calls(vault).into_iter().find(|call| call.name == "set_tier").expect("there");
    let found = arguments(&set_tier);
    // Plain, in a table, in an enum, in an option; and neither flags nor names.
    for path in [
        "new.lock_secs",
        "new.steps[].multiplier_bps",
        "new.forfeit.OverBase",
        "new.launch.add_bps",
    ] {
        assert!(found.contains(path), "{path} in {found:?}");
    }
    assert!(!found.contains("new.open") && !found.contains("tier"));
    let all = calls(vault).into_iter().map(|call| (call.name, origin(&call)));
    assert!(all.collect::<Vec<_>>().contains(&("stake", "signed".to_string())));
}
