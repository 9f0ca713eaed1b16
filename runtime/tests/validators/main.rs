//! Validators: how they come and go, what is reported of them, and what those see who watch them.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod equivocation;
mod figures;
mod sessions;

use codec::Encode;
use polkadot_sdk::{
    frame_support::genesis_builder_helper::{build_state, get_preset},
    frame_system, pallet_timestamp, sp_consensus_aura,
    sp_io::TestExternalities,
    sp_keyring::Sr25519Keyring,
    sp_runtime::{generic::Digest, traits::Header as _, ApplyExtrinsicResult, DigestItem},
};
use quaestor_runtime::{
    genesis, AccountId, Executive, Header, Runtime, RuntimeCall, RuntimeEvent,
    RuntimeGenesisConfig, System, UncheckedExtrinsic,
};
use serde_json::Value;

/// The slot of the first block; the turn of the first of any number of validators up to four.
const FIRST_SLOT: u64 = 300_000_000 / 12 * 12;

fn dev(who: Sr25519Keyring) -> AccountId {
    who.to_account_id()
}

/// A chain at genesis, with what `change` makes of its preset.
fn changed(preset: &str, change: impl Fn(&mut Value)) -> TestExternalities {
    let default = get_preset::<RuntimeGenesisConfig>(&None, |_| None).expect("there is a default");
    let mut config = serde_json::from_slice(&default).expect("the default is JSON");
    let patch = genesis::preset(&preset.into()).expect("a known preset");
    let mut patch = serde_json::from_slice(&patch).expect("a preset is JSON");
    change(&mut patch);
    merge(&mut config, patch);
    let mut ext = TestExternalities::default();
    ext.execute_with(|| {
        build_state::<RuntimeGenesisConfig>(serde_json::to_vec(&config).expect("JSON is JSON"))
            .expect("the preset builds");
    });
    ext
}

fn chain(preset: &str) -> TestExternalities {
    changed(preset, |_| {})
}

fn merge(into: &mut Value, patch: Value) {
    match (into, patch) {
        (Value::Object(into), Value::Object(patch)) => {
            for (key, value) in patch {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        },
        (into, patch) => *into = patch,
    }
}

/// Makes the next block as a node does, with what `inside` does in it.
fn block<R>(inside: impl FnOnce() -> R) -> R {
    let number = System::block_number() + 1;
    let slot = FIRST_SLOT + u64::from(number) - 1;
    let turn = DigestItem::PreRuntime(sp_consensus_aura::AURA_ENGINE_ID, slot.encode());
    let parent = frame_system::BlockHash::<Runtime>::get(number - 1);
    let header = Header::new(
        number,
        Default::default(),
        Default::default(),
        parent,
        Digest { logs: vec![turn] },
    );
    Executive::initialize_block(&header);
    let now = slot * 6_000;
    let time = UncheckedExtrinsic::new_bare(pallet_timestamp::Call::set { now }.into());
    Executive::apply_extrinsic(time).expect("it is valid").expect("it succeeds");
    let result = inside();
    let header = Executive::finalize_block();
    frame_system::BlockHash::<Runtime>::insert(number, header.hash());
    result
}

/// Passes blocks up to the one that ends this session, and that one.
fn end_session() {
    let session = quaestor_runtime::Session::current_index();
    while quaestor_runtime::Session::current_index() == session {
        block(|| {});
    }
}

/// Result of a transaction that nobody signs.
fn unsigned(call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
    Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(call.into()))
}

fn events() -> Vec<RuntimeEvent> {
    System::events().into_iter().map(|record| record.event).collect()
}
