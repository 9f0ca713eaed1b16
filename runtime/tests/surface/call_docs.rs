//! Errors and events in the documentation of calls, against those of the pallets.

use crate::metadata::metadata;
use scale_info::{MetaType, TypeDef, Variant};
use std::collections::BTreeSet;

/// Pallets, with the errors that none of their calls returns: those of traits and hooks.
const PALLETS: [(&str, &[&str]); 8] = [
    ("StakingVault", &[]),
    ("PriceFeed", &[]),
    ("RevenueRouter", &[]),
    ("Backstop", &["RewardsRefused"]),
    ("BuybackBurn", &["UnknownAsset", "ZeroAmount"]),
    ("CircuitBreaker", &["BuybackPaused", "EntryClosed"]),
    ("FeeDiscounts", &[]),
    ("Subscriptions", &[]),
];

fn variants(ty: &MetaType) -> Vec<Variant> {
    let TypeDef::Variant(def) = ty.type_info().type_def else { panic!("not an enum") };
    def.variants
}

fn names(ty: Option<MetaType>) -> BTreeSet<String> {
    ty.iter().flat_map(variants).map(|variant| variant.name.to_string()).collect()
}

/// The variants of `kind` that documentation links to, as in [`Error::NotFound`].
fn linked(docs: &[&str], kind: &str) -> BTreeSet<String> {
    let (text, link) = (docs.join("\n"), format!("[`{kind}::"));
    let ends = text.split(&link).skip(1).filter_map(|rest| rest.split('`').next());
    ends.map(str::to_string).collect()
}

#[test]
fn links_are_found() {
    let docs = ["- [`Error::NotFound`]: a", "  [`Error::NotDue`] and [`Event::SpendExpired`]."];
    assert_eq!(linked(&docs, "Error"), ["NotDue", "NotFound"].map(String::from).into());
    assert_eq!(linked(&docs, "Event"), ["SpendExpired"].map(String::from).into());
}

#[test]
fn calls_list_every_error_of_their_pallet_and_only_what_there_is() {
    let metadata = metadata();
    for (name, elsewhere) in PALLETS {
        let pallet = metadata.pallets.iter().find(|pallet| pallet.name == name).expect(name);
        let errors = names(pallet.error.as_ref().map(|error| error.ty));
        let events = names(pallet.event.as_ref().map(|event| event.ty));
        let mut returned: BTreeSet<_> = elsewhere.iter().map(|error| error.to_string()).collect();
        for call in variants(&pallet.calls.as_ref().expect(name).ty) {
            for heading in ["## Errors", "## Events"] {
                let has = call.docs.iter().any(|line| line.trim() == heading);
                assert!(has, "{name}.{}: {heading}", call.name);
            }
            let (of_call, emitted) = (linked(&call.docs, "Error"), linked(&call.docs, "Event"));
            assert!(of_call.is_subset(&errors), "{name}.{}: {of_call:?}", call.name);
            assert!(emitted.is_subset(&events), "{name}.{}: {emitted:?}", call.name);
            assert!(!emitted.is_empty(), "{name}.{} emits no event", call.name);
            returned.extend(of_call);
        }
        assert_eq!(returned, errors, "{name}");
    }
}
