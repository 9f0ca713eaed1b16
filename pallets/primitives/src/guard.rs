//! Entries that a breaker may close, and the state of a crisis.

use polkadot_sdk::{frame_support::weights::Weight, sp_runtime::DispatchResult};

/// An action that brings value in and that a breaker may close. Exits are no variant of it: an
/// unstake, a withdrawal or a collection cannot be blocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// New stake, also by cancelling an unstake.
    Stake,
    /// Reward into a position.
    Compound,
    /// A lot of the buyback.
    Buyback,
    /// A deposit of revenue.
    Deposit,
    /// New work for pay: a job, a channel, more of a channel's deposit.
    Job,
    /// A bond of another account to a provider.
    Delegate,
}

/// Permits entries.
pub trait Guard<AccountId> {
    /// Permits or refuses an entry of `who`. The error is the reason.
    fn may_enter(entry: Entry, who: &AccountId) -> DispatchResult;
}

impl<AccountId> Guard<AccountId> for () {
    fn may_enter(_: Entry, _: &AccountId) -> DispatchResult {
        Ok(())
    }
}

/// Ends pauses of single calls, which last no longer than a manual closure.
pub trait LiftPauses {
    /// Ends all pauses.
    fn lift();
    /// Maximum weight of it.
    fn weight() -> Weight;
}

impl LiftPauses for () {
    fn lift() {}
    fn weight() -> Weight {
        Weight::zero()
    }
}

/// Effects of the breakers on flows of money.
pub trait CrisisInspect {
    /// Returns `true` if the crisis share of the buyback applies.
    fn in_crisis() -> bool;
    /// Returns `true` if buybacks are paused and their share goes to the backstop.
    fn buyback_paused() -> bool;
    /// Returns `true` if the emergency reserve may be paid into the reward stream.
    fn emergency_open() -> bool;
}

impl CrisisInspect for () {
    fn in_crisis() -> bool {
        false
    }
    fn buyback_paused() -> bool {
        false
    }
    fn emergency_open() -> bool {
        false
    }
}
