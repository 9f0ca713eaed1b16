//! Reads that run calls on a copy of the state.

use crate::{RuntimeEvent, System};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_support::{dispatch::DispatchResultWithPostInfo, storage::with_transaction_unchecked},
    sp_runtime::{DispatchError, TransactionOutcome},
};

/// Runs `read` and undoes everything that it has written.
pub fn rolled_back<R>(read: impl FnOnce() -> R) -> R {
    with_transaction_unchecked(|| TransactionOutcome::Rollback(read()))
}

/// Events of `call`, in place of those of the block; to be used in a layer that is undone.
pub fn events_of(
    call: impl FnOnce() -> DispatchResultWithPostInfo,
) -> Result<Vec<RuntimeEvent>, DispatchError> {
    System::reset_events();
    call().map_err(|refused| refused.error)?;
    Ok(System::read_events_no_consensus().map(|record| record.event).collect())
}
