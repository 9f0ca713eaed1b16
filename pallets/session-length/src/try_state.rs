//! The invariant of the session length.

use crate::{Blocks, Config, Pallet, MIN_BLOCKS};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};

impl<T: Config> Pallet<T> {
    /// * S1: a stored length is at least [`MIN_BLOCKS`].
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let valid = Blocks::<T>::get().is_none_or(|blocks| blocks >= MIN_BLOCKS.into());
        ensure!(valid, "S1: a session of less than two blocks");
        Ok(())
    }
}
