//! Plain data: the record of a day, and the trait that fills it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::Q128;
use quaestor_primitives::{AssetKind, Balance, Price, Seconds, StakeWeight};
use quaestor_support::ring;
use scale_info::TypeInfo;

/// Number of days that are kept: a year and the current day.
pub const DAYS: u32 = 366;
/// Pools of a record: as many as there can be.
pub const MAX_POOLS: u32 = 4;

/// Key of the record of `day`.
pub fn slot_of(day: u32) -> u32 {
    ring::slot(day.into(), DAYS)
}

/// Figures of a reward pool.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PoolDay {
    /// The asset that the pool pays.
    pub asset: AssetKind,
    /// Reward per weight since the pool began, up to the time of the record: in units of `2^-128` of
    /// the asset's smallest unit, for a weight of one smallest unit of the native token at one basis
    /// point.
    pub index: Q128,
    /// Funded and not yet emitted, in smallest units of the asset, rounded down.
    pub unstreamed: Balance,
    /// Revenue of all types that was deposited in the asset since genesis, in its smallest units.
    pub revenue: Balance,
}

/// The figures of a day.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Day {
    /// The day: number of whole days of the economy since the Unix epoch.
    pub day: u32,
    /// Time of the record, in seconds since the Unix epoch: the clock of the stake, up to which the
    /// pools have emitted.
    pub at: Seconds,
    /// Sum of all live positions, in smallest units of the native token.
    pub staked: Balance,
    /// Sum of all amounts that cool down, in smallest units of the native token.
    pub cooling: Balance,
    /// Number of accounts with a live position.
    pub stakers: u32,
    /// Sum of the weights of all positions, in smallest units of the native token times basis points.
    pub weight: StakeWeight,
    /// Issuance of the native token, in smallest units.
    pub issuance: Balance,
    /// Sum that buybacks and the burnt part of revenue have burnt since genesis, in smallest units of
    /// the native token.
    pub burnt: Balance,
    /// The reference price, in smallest units of USDC per `10^24` smallest units of the native token;
    /// `None` without one.
    pub price: Option<Price>,
    /// The reward pools, in their order. A pool keeps its place.
    pub pools: BoundedVec<PoolDay, ConstU32<MAX_POOLS>>,
}

/// Figures that other pallets keep.
pub trait Figures {
    /// The figures of the present block as the record of `day` at the time `at` (seconds since the
    /// Unix epoch), both of which it passes on.
    fn day(day: u32, at: Seconds) -> Day;
}
