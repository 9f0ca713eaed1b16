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
#[path = "../common/genesis.rs"]
mod genesis;
mod metrics;
mod sessions;

use codec::Encode;
use genesis::Genesis;
use polkadot_sdk::{
    frame_system, pallet_timestamp, sp_consensus_aura,
    sp_io::TestExternalities,
    sp_keyring::Sr25519Keyring,
    sp_runtime::{generic::Digest, traits::Header as _, ApplyExtrinsicResult, DigestItem},
};
use quaestor_runtime::{
    AccountId, Executive, Header, Runtime, RuntimeCall, RuntimeEvent, System, UncheckedExtrinsic,
};

/// The slot of the first block; the turn of the first of any number of validators up to four.
const FIRST_SLOT: u64 = 300_000_000 / 12 * 12;

fn dev(who: Sr25519Keyring) -> AccountId {
    who.to_account_id()
}

fn chain(preset: &str) -> TestExternalities {
    Genesis::preset(preset).build()
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
