//! Root without sudo: both bodies together, after a delay, and neither of them alone.

use crate::{
    calls::{every_call, Sample},
    motions::*,
    world::*,
};
use codec::Encode;
use pallet_backstop::Call as Reserves;
use polkadot_sdk::{
    frame_support::{storage::with_storage_layer, traits::UnfilteredDispatchable, weights::Weight},
    frame_system::{Call as SystemCall, RawOrigin},
    pallet_collective::{Call as Motions, Instance1, Instance2, Members},
    pallet_grandpa::Call as Finality,
    pallet_preimage::Call as Images,
    pallet_scheduler::{Call as Agenda, Error as AgendaError},
    pallet_sudo::{Call as SudoCall, Key},
    pallet_utility::Call as Wrap,
    pallet_whitelist::Call as Whitelisted,
    sp_core::H256,
    sp_keyring::Sr25519Keyring::*,
    sp_runtime::{
        traits::{BlakeTwo256, Hash},
        DispatchError,
    },
};
use quaestor_runtime::{
    configs::{motions::can_execute, timelock::delay},
    AccountId, Address, OriginCaller, Runtime, RuntimeCall, RuntimeOrigin, System,
};

/// Accepted by their origins, and refused by the filter for their missing delay.
const WITHOUT_DELAY: [&str; 3] = [
    "Treasury.spend_local",
    "Whitelist.dispatch_whitelisted_call",
    "Whitelist.dispatch_whitelisted_call_with_preimage",
];

/// It looks for the asset first, so an unknown one hides the answer.
const BEFORE_ITS_ORIGIN: &str = "Assets.force_cancel_approval";
/// It reads the version of the code, for which tests have no executor.
const CHECKS_CODE: &str = "System.set_code";

/// Returns `true` if the origin suits the call, found by making and undoing it.
fn suits(origin: RuntimeOrigin, call: &RuntimeCall) -> bool {
    let mut suits = false;
    let _ = with_storage_layer(|| -> Result<(), DispatchError> {
        let result = call.clone().dispatch_bypass_filter(origin);
        suits = !matches!(result, Err(refused) if refused.error == DispatchError::BadOrigin);
        Err(DispatchError::Other("undone"))
    });
    suits
}

/// The table of calls that a motion can execute agrees with the origins of the pallets, for every
/// call of the metadata and every number of ayes.
#[test]
fn the_table_of_motions_is_that_of_the_origins() {
    market().execute_with(|| {
        let (mut council, mut committee, mut wrong) = (0, 0, Vec::new());
        for Sample { name, call } in every_call() {
            if WITHOUT_DELAY.contains(&name.as_str()) || name == BEFORE_ITS_ORIGIN {
                continue;
            }
            for threshold in 1..=5 {
                let proposal = Box::new(call.clone());
                let motion =
                    Motions::<Runtime, Instance1>::propose { threshold, proposal, length_bound: 0 };
                let found = suits(members(threshold), &call);
                if can_execute(&motion.into()) != found {
                    wrong.push(format!("council, {threshold}: {name} {found}"));
                }
                council += u32::from(found && threshold == 5);
            }
            for threshold in 1..=3 {
                let proposal = Box::new(call.clone());
                let motion =
                    Motions::<Runtime, Instance2>::propose { threshold, proposal, length_bound: 0 };
                let found = suits(technical(threshold), &call);
                if can_execute(&motion.into()) != found {
                    wrong.push(format!("committee, {threshold}: {name} {found}"));
                }
                committee += u32::from(found && threshold == 3);
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
        assert!(council > 40 && committee > 15, "{council}, {committee}");
    });
}

/// Calls that root may make and neither body may, by name.
#[test]
fn neither_body_makes_a_call_of_roots() {
    market().execute_with(|| {
        let (mut roots, mut shared) = (Vec::new(), Vec::new());
        for sample in every_call() {
            let root = sample.name == CHECKS_CODE || suits(RuntimeOrigin::root(), &sample.call);
            let anybody = suits(RuntimeOrigin::signed(person(Ferdie)), &sample.call);
            if root && !anybody {
                let body = suits(members(5), &sample.call) || suits(technical(3), &sample.call);
                if body { &mut shared } else { &mut roots }.push(sample.name);
            }
        }
        for name in [
            "System.set_code",
            "System.set_code_without_checks",
            "System.set_storage",
            "System.authorize_upgrade",
            "System.authorize_upgrade_without_checks",
            "Balances.force_transfer",
            "Balances.force_set_balance",
            "Assets.force_asset_status",
            "Assets.force_create",
            "Council.set_members",
            "TechnicalCommittee.set_members",
            "Utility.dispatch_as",
            "Utility.dispatch_as_fallible",
            "Utility.with_weight",
            "Grandpa.note_stalled",
            "MultiBlockMigrations.force_set_cursor",
        ] {
            assert!(roots.iter().any(|root| root == name), "{name} is not root's: {roots:?}");
        }
        assert!(shared.iter().all(|name| !name.starts_with("System.") || name == "System.remark"));
    });
}

fn authorize() -> RuntimeCall {
    SystemCall::authorize_upgrade { code_hash: H256([7; 32]) }.into()
}

fn later(after: u32, call: RuntimeCall) -> RuntimeCall {
    Agenda::schedule_after { after, maybe_periodic: None, priority: 0, call: call.into() }.into()
}

fn whitelist(call: &RuntimeCall) -> RuntimeCall {
    Whitelisted::whitelist_call { call_hash: BlakeTwo256::hash_of(call) }.into()
}

fn make(call: &RuntimeCall) -> RuntimeCall {
    Whitelisted::dispatch_whitelisted_call_with_preimage { call: Box::new(call.clone()) }.into()
}

fn authorized() -> bool {
    System::authorized_upgrade().is_some()
}

fn blocks(count: u32) {
    for _ in 0..count {
        block(|| {});
    }
}

/// Roads to root that a body could try alone.
fn roads(body: &[AccountId]) -> Vec<RuntimeCall> {
    let new_members = body.to_vec();
    let old_count = 5;
    let root = Box::new(OriginCaller::system(RawOrigin::Root));
    let image = authorize().encode();
    let call_hash = BlakeTwo256::hash(&image);
    let seats: [RuntimeCall; 2] = [
        Motions::<Runtime, Instance1>::set_members {
            new_members: new_members.clone(),
            prime: None,
            old_count,
        }
        .into(),
        Motions::<Runtime, Instance2>::set_members { new_members, prime: None, old_count }.into(),
    ];
    let mut roads = vec![
        authorize(),
        SystemCall::set_code { code: vec![1] }.into(),
        SystemCall::set_storage { items: vec![(b"key".to_vec(), b"value".to_vec())] }.into(),
        SudoCall::set_key { new: Address::Id(body[0].clone()) }.into(),
        SudoCall::sudo { call: authorize().into() }.into(),
        Wrap::dispatch_as { as_origin: root, call: authorize().into() }.into(),
        Wrap::with_weight { call: authorize().into(), weight: Weight::zero() }.into(),
        Images::note_preimage { bytes: image }.into(),
        Images::request_preimage { hash: call_hash }.into(),
        Whitelisted::dispatch_whitelisted_call {
            call_hash,
            call_encoded_len: 100,
            call_weight_witness: Weight::MAX,
        }
        .into(),
    ];
    roads.extend(seats);
    let delayed: Vec<_> = roads.iter().map(|call| later(delay(), call.clone())).collect();
    roads.extend(delayed.iter().map(make));
    roads.extend(delayed.iter().map(whitelist));
    roads.extend(roads.iter().map(make).collect::<Vec<_>>());
    roads.extend(delayed);
    let nested: Vec<_> =
        roads.iter().map(|call| Wrap::batch { calls: vec![call.clone()] }.into()).collect();
    roads.extend(nested);
    roads
}

#[test]
fn neither_body_alone_reaches_root() {
    for committee_tries in [false, true] {
        market().execute_with(|| {
            done(&person(Alice), SudoCall::remove_key {});
            let state = || {
                (
                    Members::<Runtime, Instance1>::get(),
                    Members::<Runtime, Instance2>::get(),
                    Key::<Runtime>::get(),
                    authorized(),
                )
            };
            let before = state();
            let body = COUNCIL.map(person).to_vec();
            for road in roads(&body) {
                let _ = if committee_tries {
                    committee(3, road.clone())
                } else {
                    council(5, road.clone())
                };
                // Anybody repeats what was asked for.
                let _ = call(&person(Ferdie), road.clone());
                // And past the filter, by the origin of the motion.
                let origin = if committee_tries { technical(3) } else { members(5) };
                let _ = dispatch(origin, road);
            }
            blocks(delay() + 2);
            assert_eq!(state(), before);
            check();
        });
    }
}

#[test]
fn both_bodies_wait_and_then_are_root() {
    market().execute_with(|| {
        done(&person(Alice), SudoCall::remove_key {});
        assert_eq!(delay(), 24, "7 days of 20 seconds");
        // At once, or sooner than the delay, or by a hash alone: not even together.
        for early in [authorize(), later(0, authorize()), later(23, authorize())] {
            assert_eq!(committee(2, whitelist(&early)), Ok(()));
            assert_eq!(council(5, make(&early)), filtered());
            assert_eq!(call(&person(Ferdie), make(&early)), filtered());
            let by_hash = Whitelisted::dispatch_whitelisted_call {
                call_hash: BlakeTwo256::hash_of(&early),
                call_encoded_len: early.encoded_size() as u32,
                call_weight_witness: Weight::MAX,
            };
            assert_eq!(dispatch(members(5), by_hash), filtered());
        }
        let agreed = later(24, authorize());
        assert_eq!(committee(2, whitelist(&agreed)), Ok(()));
        assert_eq!(council(4, make(&agreed)), Ok(()));
        blocks(24);
        assert!(!authorized());
        // In the block after.
        blocks(1);
        assert!(authorized());
    });
}

#[test]
fn either_body_cancels_what_both_have_scheduled() {
    market().execute_with(|| {
        done(&person(Alice), SudoCall::remove_key {});
        let cancels: [fn(RuntimeCall) -> Result<(), DispatchError>; 2] =
            [|cancel: RuntimeCall| council(3, cancel), |cancel: RuntimeCall| committee(2, cancel)];
        for cancelled_by in cancels {
            let agreed = later(24, authorize());
            assert_eq!(committee(2, whitelist(&agreed)), Ok(()));
            assert_eq!(council(4, make(&agreed)), Ok(()));
            let when = System::block_number() + 25;
            let cancel: RuntimeCall = Agenda::cancel { when, index: 0 }.into();
            blocks(1);
            assert_eq!(call(&person(Alice), cancel.clone()), Err(DispatchError::BadOrigin));
            assert_eq!(council(2, cancel.clone()), filtered());
            assert_eq!(committee(1, cancel.clone()), filtered());
            assert_eq!(cancelled_by(cancel), Ok(()));
            blocks(delay() + 2);
            assert!(!authorized());
        }
        // A body does not cancel what the other has scheduled for itself.
        let own = later(24, Reserves::set_spend_delay { secs: 100 }.into());
        assert_eq!(council(3, own), Ok(()));
        let when = System::block_number() + 25;
        let cancel = Agenda::cancel { when, index: 0 };
        assert_eq!(committee(3, cancel.clone()), Err(DispatchError::BadOrigin));
        assert_eq!(council(4, cancel.clone()), Ok(()));
        assert_eq!(council(4, cancel), Err(AgendaError::<Runtime>::NotFound.into()));
    });
}

#[test]
fn both_bodies_appoint_their_members_and_revive_finality() {
    market().execute_with(|| {
        done(&person(Alice), SudoCall::remove_key {});
        let mut new_members = [Dave, Eve, Ferdie].map(person).to_vec();
        new_members.sort();
        let seat = Motions::<Runtime, Instance2>::set_members {
            new_members: new_members.clone(),
            prime: None,
            old_count: 3,
        };
        let agreed = later(24, seat.into());
        assert_eq!(committee(2, whitelist(&agreed)), Ok(()));
        assert_eq!(council(4, make(&agreed)), Ok(()));
        blocks(25);
        assert_eq!(Members::<Runtime, Instance2>::get(), new_members);
    });
    market().execute_with(|| {
        // Without finality nothing should wait.
        let stalled = Finality::note_stalled { delay: 5, best_finalized_block_number: 1 }.into();
        assert_eq!(committee(2, whitelist(&stalled)), Ok(()));
        assert_eq!(council(4, make(&stalled)), Ok(()));
        assert_eq!(polkadot_sdk::pallet_grandpa::Stalled::<Runtime>::get(), Some((5, 1)));
    });
}
