//! One block, and one call in it.

use polkadot_sdk::{
    frame_support::{
        traits::{OnFinalize, OnIdle},
        weights::Weight,
    },
    frame_system::limits::BlockWeights,
    pallet_timestamp,
    sp_consensus_aura::AURA_ENGINE_ID,
    sp_core::{crypto::AccountId32, H256},
    sp_io::hashing::blake2_256,
    sp_runtime::{
        codec::Encode,
        generic::{Digest, DigestItem},
        traits::{Dispatchable, Header as _},
        DispatchError,
    },
};
use quaestor_primitives::Seconds;
use quaestor_runtime::{
    params::{RuntimeBlockWeights, SLOT_DURATION},
    AccountId, AllPalletsWithSystem, Executive, Header, RuntimeCall, RuntimeOrigin, System,
    UncheckedExtrinsic,
};

/// Time of the first block, at the begin of an hour and of a day.
pub const START: Seconds = 1_728_000_000;

/// The account of that name.
pub fn account(name: &str) -> AccountId {
    AccountId32::new(blake2_256(format!("simulation: {name}").as_bytes()))
}

/// Makes a block at `time` with `calls` in it: the executive's own begin and inherent, then the hooks
/// of its end in its order. The state root, which nothing here reads, is left out.
pub fn block(time: Seconds, calls: impl FnOnce()) {
    let number = System::block_number() + 1;
    let parent = H256(blake2_256(&number.encode()));
    let slot = time * 1_000 / SLOT_DURATION;
    let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())] };
    let (root, extrinsics) = (Default::default(), Default::default());
    Executive::initialize_block(&Header::new(number, extrinsics, root, parent, digest));
    let inherent = pallet_timestamp::Call::set { now: time * 1_000 };
    let inherent = UncheckedExtrinsic::new_bare(inherent.into());
    Executive::apply_extrinsic(inherent).expect("the time is valid").expect("and set once");
    calls();
    System::note_finished_extrinsics();
    AllPalletsWithSystem::on_idle(number, unused());
    AllPalletsWithSystem::on_finalize(number);
}

fn unused() -> Weight {
    let weights: BlockWeights = RuntimeBlockWeights::get();
    weights.max_block.saturating_sub(System::block_weight().total())
}

/// Dispatches `call`, signed by `who`; the runtime's filter applies.
pub fn call(who: &AccountId, call: RuntimeCall) -> Result<(), DispatchError> {
    let origin = RuntimeOrigin::signed(who.clone());
    call.dispatch(origin).map(drop).map_err(|refused| refused.error)
}
