//! One block, and one call in it.

use polkadot_sdk::{
    frame_executive::OnInitializeWithWeightRegistration,
    frame_support::{
        dispatch::DispatchClass,
        storage::{storage_prefix, unhashed},
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
        traits::Dispatchable,
        DispatchError,
    },
};
use quaestor_primitives::Seconds;
use quaestor_runtime::{
    params::{RuntimeBlockWeights, SLOT_DURATION},
    AccountId, AllPalletsWithSystem, BlockNumber, Executive, Runtime, RuntimeCall, RuntimeOrigin,
    System, UncheckedExtrinsic,
};

/// Time of the first block, at the begin of an hour and of a day.
pub const START: Seconds = 1_728_000_000;

/// The account of that name.
pub fn account(name: &str) -> AccountId {
    AccountId32::new(blake2_256(format!("simulation: {name}").as_bytes()))
}

/// Makes a block at `time` with `calls` in it: the hooks that the executive runs, in its order, and the
/// inherent of the time. The state root, which nothing here reads, is left out.
pub fn block(time: Seconds, calls: impl FnOnce()) {
    let number = System::block_number() + 1;
    begin(number, time * 1_000 / SLOT_DURATION);
    let inherent = pallet_timestamp::Call::set { now: time * 1_000 };
    let inherent = UncheckedExtrinsic::new_bare(inherent.into());
    Executive::apply_extrinsic(inherent).expect("the time is valid").expect("and set once");
    calls();
    System::note_finished_extrinsics();
    AllPalletsWithSystem::on_idle(number, unused());
    AllPalletsWithSystem::on_finalize(number);
}

/// The begin of a block. The executive would look for topics of the last block's events, too, in a search
/// of the whole state; no event here has any.
fn begin(number: BlockNumber, slot: u64) {
    for item in [b"Events".as_slice(), b"EventCount"] {
        unhashed::kill(&storage_prefix(b"System", item));
    }
    let parent = H256(blake2_256(&number.encode()));
    let log = DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode());
    System::initialize(&number, &parent, &Digest { logs: vec![log] });
    let base = RuntimeBlockWeights::get().base_block;
    System::register_extra_weight_unchecked(base, DispatchClass::Mandatory);
    run_begin::<AllPalletsWithSystem>(number);
    System::note_finished_initialize();
}

fn run_begin<Hooks: OnInitializeWithWeightRegistration<Runtime>>(number: BlockNumber) {
    Hooks::on_initialize_with_weight_registration(number);
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
