//! Reward pools: what funds them, and their redirection.

use crate::RevenueType;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Reason for which emitted reward is unallocated.
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
)]
pub enum Unallocated {
    /// Emitted while nothing was staked.
    NoStake,
    /// Emitted while a breaker redirected the rewards.
    Redirected,
    /// Given up by early exits and forfeited streams.
    Forfeited,
}

/// Source of a funding of a reward pool.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum FundingSource<AccountId> {
    /// An account, with a call.
    Account(AccountId),
    /// The share of revenue of this type, whether it arrived at once or waited in suspense.
    Revenue(RevenueType),
    /// The reserve of the backstop, which tops rewards up to the floor.
    Floor,
    /// Unallocated reward of the same pool, which an earlier funding has brought.
    Unallocated(Unallocated),
    /// Newly issued tokens of the emission.
    Emission,
    /// The treasury.
    Treasury,
    /// The genesis of the chain.
    Genesis,
}

/// Funds the reward pool of an asset.
pub trait FundPool<AccountId, Credit> {
    /// Takes the whole credit, or returns all of it and changes nothing.
    fn fund(source: FundingSource<AccountId>, credit: Credit) -> Result<(), Credit>;
}

/// Funds nothing: every credit is returned.
impl<AccountId, Credit> FundPool<AccountId, Credit> for () {
    fn fund(_: FundingSource<AccountId>, credit: Credit) -> Result<(), Credit> {
        Err(credit)
    }
}

/// Sends the emission of rewards past the stakers while a breaker says so.
pub trait RedirectRewards {
    /// From the current time on.
    fn set_redirected(redirected: bool);
}

impl RedirectRewards for () {
    fn set_redirected(_: bool) {}
}
