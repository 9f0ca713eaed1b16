//! The documentation of our calls lists their errors and events, and the lists agree with the
//! metadata of the pallet.

use crate::metadata::{metadata, variants, OURS};
use polkadot_sdk::sp_metadata_ir::PalletMetadataIR;
use scale_info::form::MetaForm;

/// Errors that no call returns, with the reason.
const OF_NO_CALL: [(&str, &str, &str); 10] = [
    ("Backstop", "RewardsRefused", "a top-up that is refused at the end of an epoch is undone"),
    ("BuybackBurn", "UnknownAsset", "refuses a purchase for another pallet"),
    ("BuybackBurn", "ZeroAmount", "refuses a purchase for another pallet"),
    ("CircuitBreaker", "BuybackPaused", "refuses an entry of another pallet"),
    ("CircuitBreaker", "EntryClosed", "refuses an entry of another pallet"),
    ("PaymentChannels", "NoChange", "refuses a freeze of another pallet"),
    ("PaymentChannels", "NothingPaid", "refuses a challenge of another pallet"),
    ("Providers", "ExceedsLimit", "refuses work that another pallet engages"),
    ("Providers", "TooManyOpen", "refuses work that another pallet engages"),
    ("StakingVault", "InsufficientStake", "refuses a bond of another pallet"),
];

/// The interface of a pallet, as its metadata has it.
struct Interface {
    /// Calls with their documentation, by line.
    calls: Vec<(String, Vec<String>)>,
    errors: Vec<String>,
    events: Vec<String>,
}

impl Interface {
    fn of(pallet: &PalletMetadataIR<MetaForm>) -> Self {
        let names = |ty| -> Vec<String> {
            variants(ty).into_iter().map(|variant| variant.name.to_string()).collect()
        };
        let calls = pallet.calls.iter().flat_map(|calls| variants(&calls.ty));
        let lines = |docs: Vec<&str>| docs.into_iter().map(|line| line.trim().into()).collect();
        Self {
            calls: calls.map(|call| (call.name.to_string(), lines(call.docs))).collect(),
            errors: pallet.error.iter().flat_map(|error| names(&error.ty)).collect(),
            events: pallet.event.iter().flat_map(|event| names(&event.ty)).collect(),
        }
    }

    /// Everything that is wrong with the documentation of the calls.
    fn faults(&self, of_no_call: &[&str]) -> Vec<String> {
        let (mut faults, mut named) = (Vec::new(), Vec::new());
        for (call, docs) in &self.calls {
            for (title, kind, known) in
                [("## Errors", "Error", &self.errors), ("## Events", "Event", &self.events)]
            {
                let Some(links) = links(docs, title, kind) else {
                    faults.push(format!("{call} has no section {title}"));
                    continue;
                };
                if kind == "Event" && links.is_empty() {
                    faults.push(format!("{call} names no event"));
                }
                let unknown = links.iter().filter(|name| !known.contains(name));
                faults.extend(unknown.map(|name| format!("{call} names {kind}::{name}")));
                named.extend(links.into_iter().filter(|_| kind == "Error"));
            }
        }
        for error in &self.errors {
            if named.contains(error) == of_no_call.contains(&error.as_str()) {
                faults.push(format!("Error::{error} is named by no call, or is an exception"));
            }
        }
        faults
    }
}

/// Names in links such as ``[`Error::NotFound`]`` of one section; `None` without the section.
fn links(docs: &[String], title: &str, kind: &str) -> Option<Vec<String>> {
    let mut section = docs.iter().skip_while(|line| *line != title);
    section.next()?;
    let lines = section.take_while(|line| !line.starts_with("## "));
    let opening = format!("[`{kind}::");
    let names = lines.flat_map(|line| {
        let parts = line.split(&opening).skip(1);
        parts.filter_map(|part| part.split_once("`]")).map(|(name, _)| name.to_string())
    });
    Some(names.collect())
}

#[test]
fn every_call_lists_its_errors_and_events() {
    let metadata = metadata();
    for name in OURS {
        let pallet = metadata.pallets.iter().find(|pallet| pallet.name == name);
        let pallet = pallet.unwrap_or_else(|| panic!("{name} is missing"));
        let exceptions = OF_NO_CALL.iter().filter(|(pallet, ..)| *pallet == name);
        let of_no_call: Vec<_> = exceptions.map(|(_, error, _)| *error).collect();
        assert_eq!(Interface::of(pallet).faults(&of_no_call), Vec::<String>::new(), "{name}");
    }
}

/// An interface with one call and the given documentation.
fn planted(docs: &str) -> Interface {
    Interface {
        calls: vec![("act".into(), docs.lines().map(Into::into).collect())],
        errors: vec!["NotFound".into()],
        events: vec!["Acted".into()],
    }
}

/// Negative control.
#[test]
fn wrong_documentation_is_found() {
    let good = "Acts.\n## Errors\n- [`Error::NotFound`]: no.\n## Events\n- [`Event::Acted`]";
    assert_eq!(planted(good).faults(&[]), Vec::<String>::new());
    for (from, to, fault) in [
        ("## Errors\n", "", "act has no section ## Errors"),
        ("## Events\n", "", "act has no section ## Events"),
        ("- [`Event::Acted`]", "- something", "act names no event"),
        ("[`Event::Acted`]", "[`Event::Other`]", "act names Event::Other"),
        ("[`Error::NotFound`]", "[`Error::Other`]", "act names Error::Other"),
        ("- [`Error::NotFound`]: no.", "None.", "Error::NotFound is named by no call"),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good);
        let faults = planted(&bad).faults(&[]);
        assert!(faults.iter().any(|found| found.starts_with(fault)), "{fault}: {faults:?}");
    }
    let excepted = planted(good).faults(&["NotFound"]);
    assert_eq!(excepted.len(), 1, "an exception that a call names: {excepted:?}");
}
