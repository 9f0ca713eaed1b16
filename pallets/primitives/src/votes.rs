//! Votes by stake, and boosts of its weight.

use crate::{Balance, Bps, Position, PositionId, Seconds, StakeWeight, TierId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
    frame_support::weights::Weight,
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_math::Boost;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Multiplier of a position in votes.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum Voting {
    /// Constant, in basis points.
    Fixed(Bps),
    /// The multiplier of the weight without boosts, at most `cap_bps` (basis points).
    AsWeight {
        /// Cap, in basis points.
        #[serde(rename = "capBps")]
        cap_bps: Bps,
    },
}

impl Voting {
    /// The multiplier where that of the weight is `multiplier_bps`, both in basis points.
    pub fn of(&self, multiplier_bps: Bps) -> Bps {
        match *self {
            Self::Fixed(bps) => bps,
            Self::AsWeight { cap_bps } => multiplier_bps.min(cap_bps),
        }
    }

    /// The constant multiplier or the cap, in basis points.
    pub fn most(&self) -> Bps {
        match *self {
            Self::Fixed(bps) => bps,
            Self::AsWeight { cap_bps } => cap_bps,
        }
    }
}

/// Stake of an account that counts in a vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Power {
    /// Amount in live positions, of any age, in smallest units.
    pub staked: Balance,
    /// Amount in the positions that count in the vote, in smallest units.
    pub counted: Balance,
    /// Voting power, in smallest units times basis points.
    pub power: StakeWeight,
}

/// Voting power of all stake.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PowerTotals {
    /// Sum of the voting power of all positions now, in smallest units times basis points.
    pub power: StakeWeight,
    /// The clock of the stake, in seconds since the Unix epoch.
    pub clock: Seconds,
}

/// Voting power of stake.
pub trait VotingPower<AccountId> {
    /// Power of `who` at `at` in a vote that began at `began`: the sum over the live positions opened
    /// before it of the lesser of their power then and at `at`.
    fn power(who: &AccountId, began: Seconds, at: Seconds) -> Power;
    /// Totals.
    fn totals() -> PowerTotals;
    /// Records whether `who` has live votes, which shrink when its stake leaves. Without a record of
    /// `who` it does nothing.
    fn mark(who: &AccountId, voting: bool);
}

impl<AccountId> VotingPower<AccountId> for () {
    fn power(_: &AccountId, _: Seconds, _: Seconds) -> Power {
        Power::default()
    }
    fn totals() -> PowerTotals {
        PowerTotals::default()
    }
    fn mark(_: &AccountId, _: bool) {}
}

/// Losses of stake that are certain and not taken yet.
pub trait OwedStake<AccountId> {
    /// Amount of the stake of `who` that is owed, in smallest units.
    fn owed(who: &AccountId) -> Balance;
    /// Most weight of it.
    fn weight() -> Weight;
    /// Weight of it for `who`.
    fn weight_of(who: &AccountId) -> Weight;
}

impl<AccountId> OwedStake<AccountId> for () {
    fn owed(_: &AccountId) -> Balance {
        0
    }
    fn weight() -> Weight {
        Weight::zero()
    }
    fn weight_of(_: &AccountId) -> Weight {
        Weight::zero()
    }
}

/// Observes stake that leaves an account with live votes.
pub trait OnStakeReduced<AccountId> {
    /// `removed` (smallest units) of the amount of `position`, given as it was until now, leaves.
    /// Returns `true` if `who` still has live votes. It must not call [`VotingPower::mark`]: the
    /// caller records the result.
    fn stake_reduced(who: &AccountId, position: &Position, removed: Balance) -> bool;
    /// Most weight of it.
    fn weight() -> Weight;
    /// Weight of it for the votes that `who` has now.
    fn weight_of(who: &AccountId) -> Weight;
}

impl<AccountId> OnStakeReduced<AccountId> for () {
    fn stake_reduced(_: &AccountId, _: &Position, _: Balance) -> bool {
        false
    }
    fn weight() -> Weight {
        Weight::zero()
    }
    fn weight_of(_: &AccountId) -> Weight {
        Weight::zero()
    }
}

/// Stakes a credit for an account.
pub trait StakeFor<AccountId, Credit> {
    /// Adds `credit` to the newest live position of `who` in `tier`, or opens one there if that
    /// is `window_secs` old, or if there is none. Returns its number. Tiers that are closed to users
    /// are open to it, and it does not count against the wallet cap; the guard and the limits of
    /// stakes apply.
    ///
    /// On an error the credit is gone and the state may be half changed: the caller must roll back
    /// the storage layer in which it made the credit, as a failed call does.
    fn stake_for(
        who: &AccountId,
        tier: TierId,
        window_secs: Seconds,
        credit: Credit,
    ) -> Result<PositionId, DispatchError>;
}

impl<AccountId, Credit> StakeFor<AccountId, Credit> for () {
    fn stake_for(
        _: &AccountId,
        _: TierId,
        _: Seconds,
        _: Credit,
    ) -> Result<PositionId, DispatchError> {
        Err(DispatchError::Unavailable)
    }
}

/// Boosts of the weight of an account's positions.
pub trait BoostInspect<AccountId> {
    /// Boosts that `who` has now.
    fn boosts_of(who: &AccountId) -> Vec<Boost>;
    /// Most weight of it.
    fn weight() -> Weight;
}

impl<AccountId> BoostInspect<AccountId> for () {
    fn boosts_of(_: &AccountId) -> Vec<Boost> {
        Vec::new()
    }
    fn weight() -> Weight {
        Weight::zero()
    }
}

impl<AccountId, A, B, C> BoostInspect<AccountId> for (A, B, C)
where
    A: BoostInspect<AccountId>,
    B: BoostInspect<AccountId>,
    C: BoostInspect<AccountId>,
{
    fn boosts_of(who: &AccountId) -> Vec<Boost> {
        let mut boosts = A::boosts_of(who);
        boosts.extend(B::boosts_of(who));
        boosts.extend(C::boosts_of(who));
        boosts
    }
    fn weight() -> Weight {
        A::weight().saturating_add(B::weight()).saturating_add(C::weight())
    }
}

/// Brings the boosts of an account's positions up to date.
pub trait RefreshBoosts<AccountId> {
    /// Replaces the boosts of the positions of `who` by those that it has now, as far as the clock of
    /// the stake allows.
    fn refresh(who: &AccountId);
    /// Most weight of it.
    fn weight() -> Weight;
}

impl<AccountId> RefreshBoosts<AccountId> for () {
    fn refresh(_: &AccountId) {}
    fn weight() -> Weight {
        Weight::zero()
    }
}

/// Numbered badges that nobody can transfer.
pub trait Badges<AccountId> {
    /// Makes badges possible, at most `supply` of them. Called once, at genesis.
    fn create(supply: u32) -> DispatchResult;
    /// Gives badge `number` to `who`.
    fn mint(number: u32, who: &AccountId) -> DispatchResult;
    /// Holder of badge `number`.
    fn owner(number: u32) -> Option<AccountId>;
}
