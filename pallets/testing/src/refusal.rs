//! Dispatch of calls in a storage layer, as in a block.

use core::fmt::Debug;
use polkadot_sdk::{
    frame_support::dispatch::PostDispatchInfo,
    sp_io::storage,
    sp_runtime::{traits::Dispatchable, DispatchError, StateVersion},
};

/// Asserts that `call` succeeds.
#[track_caller]
pub fn assert_accepted<Call>(call: impl Into<Call>, origin: impl Into<Call::RuntimeOrigin>)
where
    Call: Dispatchable<PostInfo = PostDispatchInfo>,
{
    let result = call.into().dispatch(origin.into());
    assert_eq!(result.map(drop).map_err(|refused| refused.error), Ok(()));
}

/// Asserts that `call` is refused with `error`, and that it leaves the whole storage as it was.
#[track_caller]
pub fn assert_refused<Call>(
    call: impl Into<Call>,
    origin: impl Into<Call::RuntimeOrigin>,
    error: impl Into<DispatchError> + Debug,
) where
    Call: Dispatchable<PostInfo = PostDispatchInfo>,
{
    let before = storage::root(StateVersion::V1);
    let result = call.into().dispatch(origin.into());
    assert_eq!(result.map(drop).map_err(|refused| refused.error), Err(error.into()));
    assert_eq!(before, storage::root(StateVersion::V1), "a refused call changed the storage");
}
