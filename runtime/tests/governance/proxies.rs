//! Proxy types: allow lists, over every call of the metadata and through every wrapper of calls.

use crate::{
    calls::{every_call, Sample},
    motions::*,
    world::*,
};
use codec::Encode;
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::{
    frame_support::{storage::with_storage_layer, traits::InstanceFilter, weights::Weight},
    frame_system::{Call as SystemCall, RawOrigin},
    pallet_assets::Call as Tokens,
    pallet_balances::Call as Money,
    pallet_collective::{Call as Motions, Instance1},
    pallet_multisig::Call as Multisigs,
    pallet_proxy::{Call as Proxies, Event as ProxyEvent, Proxies as Named},
    pallet_scheduler::Call as Agenda,
    pallet_sudo::Call as SudoCall,
    pallet_utility::{derivative_account_id, Call as Wrap},
    sp_keyring::Sr25519Keyring::*,
    sp_runtime::DispatchError,
};
use quaestor_runtime::{
    configs::accounts::ProxyType, AccountId, Address, Multisig, OriginCaller, Runtime, RuntimeCall,
    RuntimeEvent,
};

const STAKING: [&str; 11] = [
    "Utility.batch",
    "Utility.batch_all",
    "Utility.force_batch",
    "StakingVault.stake",
    "StakingVault.unstake",
    "StakingVault.cancel_unstake",
    "StakingVault.withdraw",
    "Rewards.claim_rewards",
    "Rewards.collect_vested",
    "Rewards.compound",
    "Rewards.set_auto_compound",
];
/// Beyond those of `STAKING`.
const NON_TRANSFER: [&str; 8] = [
    "Session.set_keys",
    "Session.purge_keys",
    "Council.vote",
    "Council.close",
    "TechnicalCommittee.vote",
    "TechnicalCommittee.close",
    "Oracle.feed_values",
    "Subscriptions.cancel",
];

/// Of stakers in polls and debates.
const VOTING: [&str; 4] =
    ["StakeVoting.vote", "StakeVoting.remove_vote", "StakeVoting.release_balance", "Debates.vote"];

/// Of providers.
const WORK: [&str; 8] = [
    "InferenceMarket.bid",
    "InferenceMarket.decline",
    "InferenceMarket.submit_result",
    "InferenceMarket.flush",
    "PaymentChannels.redeem",
    "PaymentChannels.redeem_batch",
    "PaymentChannels.close",
    "Challenges.respond",
];
/// Of auditors.
const AUDIT: [&str; 3] = ["Challenges.answer", "Challenges.commit", "Challenges.reveal"];

fn allows(kind: ProxyType, name: &str) -> bool {
    match kind {
        ProxyType::Any => true,
        ProxyType::NonTransfer => {
            STAKING.contains(&name) || NON_TRANSFER.contains(&name) || VOTING.contains(&name)
        },
        ProxyType::Staking => STAKING.contains(&name),
        ProxyType::Voting => VOTING.contains(&name) || STAKING[..3].contains(&name),
        ProxyType::Work => WORK.contains(&name) || STAKING[..3].contains(&name),
        ProxyType::Audit => AUDIT.contains(&name) || STAKING[..3].contains(&name),
    }
}

const LIMITED: [ProxyType; 5] = [
    ProxyType::NonTransfer,
    ProxyType::Staking,
    ProxyType::Voting,
    ProxyType::Work,
    ProxyType::Audit,
];

#[test]
fn a_proxy_type_allows_these_calls_of_all_and_no_other() {
    let (mut met, mut of_work) = (0, 0);
    for sample in every_call() {
        for kind in [ProxyType::Any].into_iter().chain(LIMITED) {
            let expected = allows(kind, &sample.name);
            assert_eq!(kind.filter(&sample.call), expected, "{kind:?} {}", sample.name);
            met += u32::from(expected && kind == ProxyType::NonTransfer);
            let work = [ProxyType::Work, ProxyType::Audit].contains(&kind);
            of_work += u32::from(expected && work);
            for other in LIMITED {
                if kind.is_superset(&other) && other.filter(&sample.call) {
                    assert!(kind.filter(&sample.call), "{kind:?} includes {other:?}");
                }
            }
        }
    }
    assert_eq!((met, of_work), (23, 2 * 3 + 8 + 3), "each listed call exists");
}

fn at(who: &AccountId) -> Address {
    Address::Id(who.clone())
}

/// Ferdie becomes a proxy of Alice: sudo, councillor, engineer, operator, and proxy of Bob.
fn with_proxy(kind: ProxyType) {
    let add = |delegate: &AccountId, proxy_type| Proxies::add_proxy {
        delegate: at(delegate),
        proxy_type,
        delay: 0,
    };
    done(&person(Alice), add(&person(Ferdie), kind));
    done(&person(Bob), add(&person(Alice), ProxyType::Any));
}

/// Result of the call by Alice, made by Ferdie.
fn by_proxy(inner: RuntimeCall) -> Result<(), DispatchError> {
    let real = at(&person(Alice));
    done(&person(Ferdie), Proxies::proxy { real, force_proxy_type: None, call: inner.into() });
    let result = events().into_iter().rev().find_map(|event| match event {
        RuntimeEvent::Proxy(ProxyEvent::ProxyExecuted { result }) => Some(result),
        _ => None,
    });
    result.expect("a proxied call has a result")
}

#[test]
fn no_call_beside_the_list_passes_in_a_batch() {
    for kind in LIMITED {
        market().execute_with(|| {
            with_proxy(kind);
            for sample in every_call() {
                let Sample { name, call } = sample;
                // A batch of this kind holds none of its kind.
                if name == "Utility.batch_all" {
                    continue;
                }
                for call in [call.clone(), Wrap::batch_all { calls: vec![call] }.into()] {
                    // Undone, as some of them change the state.
                    let _ = with_storage_layer(|| -> Result<(), DispatchError> {
                        let result = by_proxy(call);
                        let refused = !allows(kind, &name);
                        assert_eq!(result == filtered(), refused, "{kind:?} {name}: {result:?}");
                        Err(DispatchError::Other("undone"))
                    });
                }
            }
        });
    }
}

/// Calls that move tokens of Alice, Bob, or of accounts that Alice stands for.
fn transfers() -> Vec<RuntimeCall> {
    let (alice, bob, thief) = (person(Alice), person(Bob), person(Eve));
    let (dest, value) = (at(&thief), 1_000_000 * QTRA);
    vec![
        Money::transfer_allow_death { dest: dest.clone(), value }.into(),
        Money::transfer_all { dest: dest.clone(), keep_alive: false }.into(),
        Money::force_transfer { source: at(&bob), dest: dest.clone(), value }.into(),
        Tokens::<Runtime>::transfer { id: 1_u32.into(), target: dest.clone(), amount: USD }.into(),
        Tokens::<Runtime>::approve_transfer { id: 1_u32.into(), delegate: dest, amount: USD }
            .into(),
        Vault::early_unstake { position: 0 }.into(),
        pallet_rewards::Call::forfeit_stream { stream: 0 }.into(),
        pallet_rewards::Call::fund { asset: NATIVE, amount: QTRA }.into(),
        Proxies::add_proxy { delegate: at(&thief), proxy_type: ProxyType::Any, delay: 0 }.into(),
        SudoCall::set_key { new: at(&thief) }.into(),
        SystemCall::authorize_upgrade { code_hash: Default::default() }.into(),
        Proxies::remove_proxy { delegate: at(&alice), proxy_type: ProxyType::Any, delay: 0 }.into(),
    ]
}

fn wrappers(call: &RuntimeCall) -> Vec<RuntimeCall> {
    let inner = || Box::new(call.clone());
    let calls = || vec![call.clone()];
    let alice = person(Alice);
    let root = || Box::new(OriginCaller::system(RawOrigin::Root));
    let signed = || Box::new(OriginCaller::system(RawOrigin::Signed(person(Bob))));
    let length_bound = call.encoded_size() as u32;
    vec![
        Wrap::batch { calls: calls() }.into(),
        Wrap::batch_all { calls: calls() }.into(),
        Wrap::force_batch { calls: calls() }.into(),
        Wrap::as_derivative { index: 0, call: inner() }.into(),
        Wrap::if_else { main: inner(), fallback: inner() }.into(),
        Wrap::with_weight { call: inner(), weight: Weight::zero() }.into(),
        Wrap::dispatch_as { as_origin: root(), call: inner() }.into(),
        Wrap::dispatch_as_fallible { as_origin: signed(), call: inner() }.into(),
        Proxies::proxy { real: at(&person(Bob)), force_proxy_type: None, call: inner() }.into(),
        Proxies::proxy { real: at(&alice), force_proxy_type: None, call: inner() }.into(),
        Multisigs::as_multi_threshold_1 { other_signatories: vec![person(Bob)], call: inner() }
            .into(),
        SudoCall::sudo { call: inner() }.into(),
        SudoCall::sudo_as { who: at(&person(Bob)), call: inner() }.into(),
        SudoCall::sudo_unchecked_weight { call: inner(), weight: Weight::zero() }.into(),
        Agenda::schedule_after { after: 1, maybe_periodic: None, priority: 0, call: inner() }
            .into(),
        Motions::<Runtime, Instance1>::execute { proposal: inner(), length_bound }.into(),
        Motions::<Runtime, Instance1>::propose { threshold: 1, proposal: inner(), length_bound }
            .into(),
    ]
}

#[test]
fn no_wrapper_carries_a_transfer_past_the_list() {
    let alice = person(Alice);
    let mut pair = [alice.clone(), person(Bob)];
    pair.sort();
    let accounts = [
        person(Bob),
        person(Eve),
        Multisig::multi_account_id(&pair, 1),
        derivative_account_id(alice.clone(), 0),
        alice,
    ];
    for kind in LIMITED {
        market().execute_with(|| {
            with_proxy(kind);
            // Money where the wrappers would take it from, and something to give up.
            for rich in &accounts[2..4] {
                let value = 2_000_000 * QTRA;
                done(&person(Dave), Money::transfer_keep_alive { dest: at(rich), value });
            }
            done(&person(Alice), Vault::stake { amount: 2_000 * QTRA, tier: 4 });
            let state = || {
                let money = accounts.each_ref().map(|who| {
                    (balance(&NATIVE, who), balance(&USDC, who), Named::<Runtime>::get(who))
                });
                let ledger = quaestor_runtime::StakingVault::position_views(&person(Alice)).len();
                (money, ledger, polkadot_sdk::pallet_sudo::Key::<Runtime>::get())
            };
            let before = state();
            let mut tried = 0;
            for transfer in transfers() {
                let once = wrappers(&transfer);
                let twice: Vec<_> = once.iter().flat_map(wrappers).collect();
                for call in [vec![transfer], once, twice].concat() {
                    let _ = by_proxy(call.clone());
                    tried += 1;
                }
                assert_eq!(state(), before, "{kind:?}");
            }
            assert_eq!(tried, 12 * (1 + 17 + 17 * 17));
            block(|| {});
            assert_eq!(state(), before, "nothing was scheduled");
            assert!(quaestor_runtime::System::authorized_upgrade().is_none());
        });
    }
}

#[test]
fn a_staking_proxy_stakes_and_claims() {
    market().execute_with(|| {
        with_proxy(ProxyType::Staking);
        assert_eq!(by_proxy(Vault::stake { amount: 2_000 * QTRA, tier: 0 }.into()), Ok(()));
        let calls = vec![Vault::stake { amount: 2_000 * QTRA, tier: 1 }.into()];
        assert_eq!(by_proxy(Wrap::batch_all { calls }.into()), Ok(()));
        assert_eq!(by_proxy(Vault::early_unstake { position: 0 }.into()), filtered());
        let on = true;
        assert_eq!(by_proxy(pallet_rewards::Call::set_auto_compound { on }.into()), Ok(()));
    });
}
