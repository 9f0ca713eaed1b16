//! Positions, as every pallet sees them.

use crate::{Balance, Bps, Forfeit, PositionId, Seconds, StakeWeight, Step, TierId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{accrual::Terms, schedule};
use scale_info::TypeInfo;

/// Live positions that an account can have. One number for all who keep something for each: where
/// one had less room than another, a position could not be settled and so not leave.
pub const MAX_POSITIONS: u32 = 16;
/// The most steps that a position's weight can have.
pub const MAX_STEPS: u32 = 8;

/// Steps of weight in order of time.
pub type Steps = BoundedVec<Step, ConstU32<MAX_STEPS>>;

/// A locked amount. It carries the terms it was opened under, so a change of the tier table never
/// reaches it.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Position {
    /// Number within the account; never used twice while the account has a record.
    pub id: PositionId,
    /// The tier it was opened in.
    pub tier: TierId,
    /// Locked amount, in smallest units of the native token.
    pub amount: Balance,
    /// When it was opened, in seconds since the Unix epoch.
    pub start: Seconds,
    /// When it can be unstaked without loss.
    pub lock_end: Seconds,
    /// The multiplier over time, as steps rounded up to a bucket.
    pub steps: Steps,
    /// The part of its reward that an exit before `lock_end` forfeits.
    pub forfeit: Forfeit,
    /// The part of its principal that an exit before `lock_end` costs, in basis points.
    pub penalty_bps: Bps,
    /// Multiplier of its amount in votes, in basis points.
    pub voting_bps: Bps,
}

impl Position {
    /// Weight at `time`: amount times multiplier. `None` on overflow, which opening rules out.
    pub fn weight_at(&self, time: Seconds) -> Option<StakeWeight> {
        schedule::weight(self.amount, schedule::multiplier_at(&self.steps, time))
    }

    /// Weight after its last step.
    pub fn final_weight(&self) -> Option<StakeWeight> {
        schedule::weight(self.amount, schedule::final_multiplier(&self.steps))
    }

    /// What its reward depends on.
    pub fn terms(&self) -> Terms<'_> {
        Terms {
            amount: self.amount,
            steps: &self.steps,
            lock_end: self.lock_end,
            forfeit: self.forfeit,
        }
    }
}

/// What happened to a position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PositionChange {
    /// It was opened.
    Opened,
    /// Its amount is now this; its reward so far was earned with the old one.
    Resized(Balance),
    /// It is gone. `early` exits forfeit the escrow.
    Closed {
        /// Before its lock ended.
        early: bool,
    },
}

/// What the clock has reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reached {
    /// Just a later time, within a bucket.
    Time,
    /// The boundary of a bucket in which no weight changes.
    Boundary,
    /// The boundary of a bucket in which some position's weight changes.
    Step,
}
