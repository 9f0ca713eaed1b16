//! Totals, the clock, and changes to come.

use super::MAX_TIERS;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_primitives::{Balance, PositionId, Seconds, StakeWeight, TierId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A position given at genesis that has not been opened.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct GenesisStake<AccountId> {
    /// Owner.
    pub who: AccountId,
    /// Amount, in smallest units.
    pub amount: Balance,
    /// Tier.
    pub tier: TierId,
}

/// Features of an economy beyond staking. Hooks and calls of other pallets that an economy does
/// without ask here first, in a record that every block has in memory.
#[derive(
    Clone,
    Copy,
    Default,
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Features {
    /// Stake votes: exits shrink the live votes of their account.
    pub votes: bool,
    /// Positions can have boosts.
    pub boosts: bool,
    /// Tokens are issued on a schedule.
    pub emission: bool,
    /// Authors of blocks are paid.
    pub block_rewards: bool,
}

/// Totals of the live positions of one tier.
#[derive(
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct TierTotals {
    /// Number of positions.
    pub positions: u32,
    /// Sum of their amounts, in smallest units.
    pub amount: Balance,
}

/// Totals and the clock, in the one record that each block and each call reads.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct VaultState {
    /// The native token's existential deposit, in smallest units; fixed at genesis. It is part of this
    /// record because every call that moves the native token reads it anyway, and the first field so
    /// that it can be read alone.
    pub existential_deposit: Balance,
    /// The engine's now, in seconds since the Unix epoch: the time of the block before this one,
    /// or the last boundary crossed while the clock catches up. Zero before it starts.
    pub clock: Seconds,
    /// The boundary to cross next.
    pub boundary: Seconds,
    /// Length of a bucket, in seconds; fixed at genesis.
    pub bucket_secs: Seconds,
    /// The clock has boundaries of the past still to cross.
    pub behind: bool,
    /// When the clock started.
    pub launched_at: Seconds,
    /// Sum of the weights of all positions now.
    pub weight: StakeWeight,
    /// Sum of the voting power of all positions now, in smallest units times basis points.
    pub votes: StakeWeight,
    /// Sum of all live positions, in smallest units.
    pub staked: Balance,
    /// Sum of what cools down, in smallest units.
    pub in_cooldown: Balance,
    /// Accounts with a live position.
    pub stakers: u32,
    /// Number of the current epoch.
    pub epoch: u32,
    /// End of the current epoch, in seconds since the Unix epoch. The next one begins in the first
    /// block at or after it.
    pub epoch_end: Seconds,
    /// Reference of the wallet cap in this epoch, in smallest units.
    pub epoch_reference: Balance,
    /// First number of the positions and chunks of an account without any: above every number of an
    /// account that has left, so that no number comes back.
    pub first_id: PositionId,
    /// Features of the economy beyond staking; fixed at genesis.
    pub features: Features,
    /// The last halt: the clock before it, and the time at which the clock had caught up after it, in
    /// seconds since the Unix epoch. Zeros if there was none. Halts with less than an hour of blocks
    /// between them are one. It is part of this record because every
    /// block writes it anyway.
    pub halt: (Seconds, Seconds),
    /// Totals by tier, up to the highest that has had a position. They are part of this record
    /// because every call that changes a position writes it anyway.
    pub tiers: BoundedVec<TierTotals, ConstU32<MAX_TIERS>>,
}

impl VaultState {
    /// Totals of `tier`; `None` beyond the tiers that a table can have.
    pub(crate) fn tier_mut(&mut self, tier: TierId) -> Option<&mut TierTotals> {
        let index = usize::from(tier);
        while self.tiers.len() <= index {
            self.tiers.try_push(TierTotals::default()).ok()?;
        }
        self.tiers.get_mut(index)
    }
}

impl Default for VaultState {
    fn default() -> Self {
        Self {
            existential_deposit: 1,
            clock: 0,
            boundary: 0,
            bucket_secs: 3_600,
            behind: false,
            launched_at: 0,
            weight: 0,
            votes: 0,
            staked: 0,
            in_cooldown: 0,
            stakers: 0,
            epoch: 0,
            epoch_end: 0,
            epoch_reference: 0,
            first_id: 0,
            features: Features::default(),
            halt: (0, 0),
            tiers: BoundedVec::new(),
        }
    }
}

/// The weight changes due at a boundary.
#[derive(
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct PendingStep {
    /// Sum of the changes of weight.
    pub delta: i128,
    /// Sum of the changes of voting power.
    pub votes: i128,
    /// Number of positions that change; the record exists as long as there is one.
    pub positions: u32,
}
