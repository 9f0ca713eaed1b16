//! Types that several pages share.

use crate::{
    params::SLOT_DURATION, AccountId, Hash, Runtime, Seconds, StakingVault, System, Timestamp,
};
use codec::{Decode, Encode};
use polkadot_sdk::{pallet_safe_mode, sp_runtime::DispatchError};
use quaestor_primitives::Positions;
use scale_info::TypeInfo;

/// The block whose state an answer describes.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct At {
    /// Its number.
    pub number: u32,
    /// Hash of its parent.
    pub parent: Hash,
    /// Its time, in seconds since the Unix epoch.
    pub time: Seconds,
    /// Time by which locks, cooldowns and streams end, in seconds since the Unix epoch.
    pub now: Seconds,
}

impl At {
    /// The present block.
    pub fn now() -> Self {
        Self {
            number: System::block_number(),
            parent: System::parent_hash(),
            time: Timestamp::get().checked_div(1_000).unwrap_or_default(),
            now: <StakingVault as Positions<AccountId>>::now(),
        }
    }
}

/// An action of an account.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Action {
    /// Stake the minimum in the first tier that is open.
    Stake,
    /// Stake again what cools down.
    CancelUnstake,
    /// Leave a position whose lock has ended.
    Unstake,
    /// Leave a position, at its price before the lock has ended.
    EarlyUnstake,
    /// Withdraw principal whose cooldown has ended.
    Withdraw,
    /// Claim the reward of an asset.
    Claim,
    /// Collect what has vested of an asset.
    Collect,
    /// Forfeit the rest of a stream.
    ForfeitStream,
    /// Add native reward to a position.
    Compound,
    /// Add reward in another asset to a position, through the exchange.
    CompoundThroughExchange,
    /// Switch automatic compounding on, or off if it is on.
    AutoCompound,
    /// Bring the boosts of the positions up to date.
    RefreshBoosts,
    /// Set an allowance for trading fees.
    SetAllowance,
    /// Pay a period of a plan.
    Subscribe,
    /// Vote in a poll.
    Vote,
    /// Propose a change of a parameter.
    Propose,
    /// Vote in a session.
    VoteInSession,
    /// Open a session.
    OpenSession,
    /// Pledge the first unlock of an allocation.
    Pledge,
    /// Release what has vested of an allocation.
    Release,
    /// Claim a badge.
    ClaimBadge,
    /// Buy the lot that is due.
    ExecuteBuyback,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 22] = [
        Self::Stake,
        Self::CancelUnstake,
        Self::Unstake,
        Self::EarlyUnstake,
        Self::Withdraw,
        Self::Claim,
        Self::Collect,
        Self::ForfeitStream,
        Self::Compound,
        Self::CompoundThroughExchange,
        Self::AutoCompound,
        Self::RefreshBoosts,
        Self::SetAllowance,
        Self::Subscribe,
        Self::Vote,
        Self::Propose,
        Self::VoteInSession,
        Self::OpenSession,
        Self::Pledge,
        Self::Release,
        Self::ClaimBadge,
        Self::ExecuteBuyback,
    ];
}

/// Reason for which an action is closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Reason {
    /// The safe mode is on.
    SafeMode,
    /// The call is paused.
    Paused,
    /// The circuit breaker is tripped by hand.
    ClosedByHand,
    /// The call fails with this error.
    Refused(DispatchError),
}

/// A closed action.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Closed {
    /// The reason.
    pub reason: Reason,
    /// The time at which the reason ends at the latest, in seconds since the Unix epoch, where it is
    /// known. A pause or a closure can be lifted sooner; the end of the safe mode counts blocks and is
    /// estimated at six seconds each.
    pub until: Option<Seconds>,
}

/// The time of the first block after the safe mode, at the length of a slot for each block.
pub fn safe_mode_until() -> Option<Seconds> {
    let last = pallet_safe_mode::EnteredUntil::<Runtime>::get()?;
    let blocks = last.saturating_add(1).saturating_sub(System::block_number());
    let millis = SLOT_DURATION.saturating_mul(blocks.into());
    Timestamp::get().saturating_add(millis).checked_div(1_000)
}
