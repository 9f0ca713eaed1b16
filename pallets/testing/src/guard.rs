//! A guard with a switch for each entry.

use crate::store;
use polkadot_sdk::sp_runtime::{DispatchError, DispatchResult};
use quaestor_primitives::{Entry, Guard};

/// Permits every entry that is not closed.
pub struct StubGuard;

impl StubGuard {
    /// Error of a closed entry.
    pub const CLOSED: DispatchError = DispatchError::Unavailable;

    /// Closes `entry` for everybody.
    pub fn close(entry: Entry) {
        store::put(name(entry), &true);
    }

    /// Opens it again.
    pub fn open(entry: Entry) {
        store::put(name(entry), &false);
    }
}

impl<AccountId> Guard<AccountId> for StubGuard {
    fn may_enter(entry: Entry, _: &AccountId) -> DispatchResult {
        if store::get(name(entry)) {
            return Err(Self::CLOSED);
        }
        Ok(())
    }
}

const fn name(entry: Entry) -> &'static str {
    match entry {
        Entry::Stake => "guard:stake",
        Entry::Compound => "guard:compound",
        Entry::Buyback => "guard:buyback",
        Entry::Deposit => "guard:deposit",
        Entry::Job => "guard:job",
        Entry::Delegate => "guard:delegate",
    }
}
