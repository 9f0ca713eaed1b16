//! A preset at genesis, and who governs it.

use crate::genesis::Genesis;
use pallet_stake_voting::origins::RawOrigin as Poll;
use polkadot_sdk::{
    frame_support::storage::{with_transaction, TransactionOutcome},
    frame_system,
    pallet_collective::RawOrigin,
    pallet_timestamp,
    sp_io::{storage, TestExternalities},
    sp_keyring::Sr25519Keyring::Ferdie,
    sp_runtime::{traits::Dispatchable, DispatchError, StateVersion},
};
use quaestor_runtime::{
    origins::CouncilInstance, AccountId, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, System,
};

/// The time of the first block.
pub const START: u64 = 1_800_000_000;

/// A chain at genesis whose first block has begun.
pub fn genesis(preset: &str) -> TestExternalities {
    let mut ext = Genesis::quiet(preset).build();
    ext.execute_with(|| {
        System::set_block_number(1);
        pallet_timestamp::Now::<Runtime>::put(START * 1_000);
    });
    ext
}

fn council(ayes: u32) -> RuntimeOrigin {
    let members: RawOrigin<AccountId, CouncilInstance> = RawOrigin::Members(ayes, 5);
    members.into()
}

/// Permitted origins: three of five of the council, root, and a poll on parameters.
pub fn governors() -> [RuntimeOrigin; 3] {
    [council(3), RuntimeOrigin::root(), Poll::Parameter.into()]
}

/// Refused origins: two of five of the council, a poll on something else, and any account.
pub fn others() -> [RuntimeOrigin; 3] {
    [council(2), Poll::Feature.into(), RuntimeOrigin::signed(Ferdie.to_account_id())]
}

/// Takes back all that `trial` does.
pub fn undone<R>(trial: impl FnOnce() -> R) -> R {
    with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(trial())))
        .expect("it ends well")
}

/// Result of a call. One that fails must have changed nothing.
pub fn dispatched(call: RuntimeCall, origin: RuntimeOrigin) -> Result<(), DispatchError> {
    let before = storage::root(StateVersion::V1);
    let result = call.dispatch(origin).map(drop).map_err(|refused| refused.error);
    let unchanged = before == storage::root(StateVersion::V1);
    assert!(result.is_ok() || unchanged, "a refused call changed the storage");
    result
}

/// The last event.
pub fn last_event() -> Option<RuntimeEvent> {
    frame_system::Pallet::<Runtime>::events().pop().map(|record| record.event)
}
