//! Length of sessions, and the validators of the next one.

use crate::{block, chain, dev, end_session, genesis::Genesis};
use codec::Encode;
use polkadot_sdk::{
    frame_support::{assert_noop, assert_ok, traits::Get},
    pallet_session,
    sp_io::TestExternalities,
    sp_keyring::Sr25519Keyring,
    sp_keystore::{testing::MemoryKeystore, KeystoreExt},
};
use quaestor_runtime::{
    AccountId, Runtime, RuntimeGenesisConfig, RuntimeOrigin, Session, SessionKeys, SessionLength,
    System, Validators,
};
use serde_json::json;

#[test]
fn the_preset_says_how_long_a_session_lasts() {
    for (preset, blocks) in [("qtra-dev", 100), ("qtra-local", 10), ("qtra-testnet", 100)] {
        chain(preset).execute_with(|| assert_eq!(SessionLength::get(), blocks, "{preset}"));
    }
    TestExternalities::default().execute_with(|| assert_eq!(SessionLength::get(), 100));
    assert_eq!(RuntimeGenesisConfig::default().session_length.blocks, None);
}

#[test]
fn a_session_ends_after_as_many_blocks() {
    let short = json!({ "sessionLength": { "blocks": 4 } });
    Genesis::preset("qtra-local").with(short).build().execute_with(|| {
        let mut ends = Vec::new();
        for _ in 0..13 {
            let before = Session::current_index();
            block(|| {});
            if Session::current_index() != before {
                ends.push(System::block_number());
            }
        }
        assert_eq!(ends, [4, 8, 12]);
    });
}

#[test]
#[should_panic(expected = "a session must have at least two blocks")]
fn a_session_of_one_block_is_refused() {
    Genesis::preset("qtra-local").with(json!({ "sessionLength": { "blocks": 1 } })).build();
}

#[test]
fn keys_need_a_proof_by_those_who_hold_them() {
    let mut ext = chain("qtra-local");
    ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
    ext.execute_with(|| {
        block(|| {
            let (eve, ferdie) = (dev(Sr25519Keyring::Eve), dev(Sr25519Keyring::Ferdie));
            let made = SessionKeys::generate(&eve.encode(), None);
            let set = |who: &AccountId, proof: Vec<u8>| {
                Session::set_keys(RuntimeOrigin::signed(who.clone()), made.keys.clone(), proof)
            };
            let refused = || pallet_session::Error::<Runtime>::InvalidProof;
            assert_noop!(set(&ferdie, made.proof.encode()), refused());
            assert_noop!(set(&eve, vec![0; 128]), refused());
            assert_ok!(set(&eve, made.proof.encode()));
        });
    });
}

#[test]
fn members_come_and_go_two_sessions_later() {
    let mut ext = chain("qtra-local");
    ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
    ext.execute_with(|| {
        let (eve, ferdie) = (dev(Sr25519Keyring::Eve), dev(Sr25519Keyring::Ferdie));
        let before = Session::validators();
        block(|| {
            let made = SessionKeys::generate(&eve.encode(), None);
            let origin = RuntimeOrigin::signed(eve.clone());
            assert_ok!(Session::set_keys(origin, made.keys, made.proof.encode()));
            for who in [&eve, &ferdie] {
                assert_ok!(Validators::add_member(RuntimeOrigin::root(), who.clone().into()));
            }
        });
        end_session();
        assert_eq!(Session::validators(), before);
        end_session();
        let mut with_eve = before.clone();
        with_eve.push(eve.clone());
        with_eve.sort();
        assert_eq!(Session::validators(), with_eve, "Ferdie has no keys");

        block(|| {
            assert_ok!(Validators::remove_member(RuntimeOrigin::root(), eve.into()));
        });
        end_session();
        assert_eq!(Session::validators(), with_eve);
        end_session();
        assert_eq!(Session::validators(), before);
    });
}
