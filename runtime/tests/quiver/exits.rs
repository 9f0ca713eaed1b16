//! Whatever is stopped, work is finished and paid, faults are challenged, and whoever wants to leaves.

use crate::{calls::every_call, *};
use pallet_circuit_breaker::{
    types::{Entries, Manual},
    State,
};
use pallet_payment_channels::Call as Channel;
use polkadot_sdk::{
    frame_support::traits::Contains,
    frame_system,
    pallet_safe_mode::EnteredUntil,
    pallet_tx_pause::{PalletNameOf, PausedCalls},
};
use quaestor_runtime::configs::filter::CallFilter;

/// Exits, by the specification.
const EXITS: [(&str, &[&str]); 4] = [
    ("Providers", &["undelegate", "release", "realise", "collect", "resign"]),
    (
        "InferenceMarket",
        &[
            "withdraw_bid",
            "decline",
            "submit_result",
            "accept",
            "settle",
            "clear",
            "cancel",
            "fail",
            "claim_work",
            "collect_unpaid",
            "flush",
        ],
    ),
    ("PaymentChannels", &["redeem", "redeem_batch", "close", "request_close", "finish"]),
    (
        "Challenges",
        &[
            "leave",
            "collect",
            "rotate",
            "draw",
            "answer",
            "close_audit",
            "challenge",
            "respond",
            "commit",
            "reveal",
            "resolve",
            "appeal",
            "execute",
            "reveal_canary",
        ],
    ),
];
/// Calls that a stop reaches.
const ENTRIES: [&str; 12] = [
    "Providers.register",
    "Providers.update",
    "Providers.delegate",
    "InferenceMarket.set_ask",
    "InferenceMarket.post_job",
    "InferenceMarket.order",
    "InferenceMarket.bid",
    "InferenceMarket.assign",
    "PaymentChannels.open",
    "PaymentChannels.top_up",
    "PaymentChannels.extend",
    "Challenges.join",
];

/// Closes every entry of the breaker, pauses every call of these pallets, and enters the safe mode.
fn stop_everything() {
    let manual = Manual { entries: Entries::ALL, since: now(), until: now() + 10 * DAY };
    State::<Runtime>::mutate(|state| state.manual = Some(manual));
    for sample in every_call() {
        let (pallet, name) = sample.name.split_once('.').expect("a pallet and a call");
        if EXITS.iter().any(|(ours, _)| *ours == pallet) {
            let full = |text: &str| -> PalletNameOf<Runtime> {
                text.as_bytes().to_vec().try_into().unwrap()
            };
            PausedCalls::<Runtime>::insert((full(pallet), full(name)), ());
        }
    }
    EnteredUntil::<Runtime>::put(u32::MAX);
}

#[test]
fn no_stop_reaches_an_exit_and_every_stop_an_entry() {
    network().execute_with(|| {
        stop_everything();
        let (mut exits, mut entries) = (0, 0);
        for sample in every_call() {
            let (pallet, name) = sample.name.split_once('.').expect("a pallet and a call");
            let listed = EXITS.iter().find(|(ours, _)| *ours == pallet);
            if listed.is_some_and(|(_, names)| names.contains(&name)) {
                assert!(CallFilter::contains(&sample.call), "{}", sample.name);
                exits += 1;
            }
            if ENTRIES.contains(&sample.name.as_str()) {
                assert!(!CallFilter::contains(&sample.call), "{}", sample.name);
                entries += 1;
            }
        }
        assert_eq!((exits, entries), (5 + 11 + 5 + 14, ENTRIES.len()), "each of them exists");
    });
}

#[test]
fn work_is_finished_and_whoever_wants_to_leaves() {
    network().execute_with(|| {
        block(|| {
            by(CONSUMER, order(50 * QUIV));
            by(CONSUMER, Market::post_job { spec: spec(50 * QUIV) });
            by(CONSUMER, crate::streams::open(1_000));
        });
        let voucher = crate::streams::voucher(1, 100, 1_000);
        let filtered = frame_system::Error::<Runtime>::CallFiltered;
        block(|| {
            stop_everything();
            refused(CONSUMER, order(50 * QUIV), filtered);
            refused(Dave, delegate(100), frame_system::Error::<Runtime>::CallFiltered);
        });
        let start = StakingVault::state().clock - START;
        block(|| {
            by(PROVIDER, submit(0));
            by(CONSUMER, Market::accept { job: 0 });
            by(CONSUMER, Market::cancel { job: 1 });
            by(Eve, crate::streams::redeem(voucher));
            by(CONSUMER, Channel::request_close { id: 0 });
            let undelegate =
                |maturity| Desk::undelegate { provider: person(PROVIDER), maturity, amount: None };
            by(Charlie, undelegate(0));
            by(Dave, undelegate(0));
            by(PROVIDER, Desk::resign {});
            by(Eve, Challenge::leave {});
        });
        for day in 1..4 {
            at(start + day * DAY, || {});
        }
        // Nothing is open any more, so all of the own stake leaves.
        at(start + 4 * DAY, || {
            let all = Desk::undelegate { provider: person(PROVIDER), maturity: 0, amount: None };
            by(PROVIDER, all);
        });
        // A notice of 21 days, and 7 of release.
        at(start + 33 * DAY, || {
            for who in [PROVIDER, Charlie, Dave] {
                by(Ferdie, Desk::release { who: person(who) });
            }
            by(Ferdie, Challenge::collect { who: person(Eve) });
            for who in [PROVIDER, Charlie, Dave, Eve] {
                assert_eq!(<StakingVault as StakeBond<AccountId>>::bonded(&person(who)), 0);
                by(who, Vault::unstake { position: 0, amount: None });
            }
        });
        at(start + 37 * DAY, || {
            for who in [PROVIDER, Charlie, Dave, Eve] {
                by(who, Vault::withdraw {});
                assert_eq!(StakingVault::ledger(person(who)).whole(), 0);
            }
        });
        assert!(!pallet_providers::Providers::<Runtime>::contains_key(person(PROVIDER)));
        check_all();
    });
}
