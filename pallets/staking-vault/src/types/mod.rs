//! Plain data: parameters, ledgers, the state of the clock.

mod ledger;
mod params;
mod state;
mod tier;
mod unvested;

pub use ledger::{Ledger, Queue, UnlockChunk};
pub use params::{ParamGroup, Params, PenaltyTo};
pub use quaestor_primitives::MAX_POSITIONS;
pub use state::{Features, GenesisStake, PendingStep, TierTotals, VaultState};
pub(crate) use tier::fits;
pub use tier::Tier;
pub use unvested::Unvested;

use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_primitives::{Balance, Bps, PositionId, Seconds};

/// Amounts that can cool down at once; more than [`MAX_TIERS`], so that two of one tier can always
/// be merged to make room and an exit never fails for want of it.
pub const MAX_CHUNKS: u32 = 40;
/// Positions and chunks of one account.
pub const MAX_PARTS: u32 = MAX_POSITIONS + MAX_CHUNKS;
/// Amounts that a slash takes from positions and chunks, by their number, which both share.
pub type SlashParts = BoundedVec<(PositionId, Balance), ConstU32<MAX_PARTS>>;
/// With so many amounts cooling down, the release of a further one is rounded up to a multiple of the
/// cooldown. Further exits share it, so the queue does not fill up and no release is put off later.
pub const FINE_CHUNKS: usize = 12;
/// Positions that genesis can hold.
pub const MAX_GENESIS_POSITIONS: u32 = 1_000;
/// Entries of the tier table.
pub const MAX_TIERS: u32 = 16;
/// Largest multiplier, 100x.
pub const MAX_MULTIPLIER_BPS: Bps = 1_000_000;
/// Longest lock, in seconds: ten years of 365 days.
pub const MAX_LOCK_SECS: Seconds = 10 * quaestor_math::YEAR;
/// A gap between two times of the clock that is longer than this is a halt, in seconds.
pub const HALT_SECS: Seconds = 600;
/// Longest cooldown, in seconds: 90 days.
pub const MAX_COOLDOWN_SECS: Seconds = 90 * 86_400;

/// The highest limit of a stake and the highest floor of the wallet cap's reference, in smallest
/// units: 10^12 of a token with 18 decimals.
pub const MAX_STAKE: Balance = quaestor_primitives::MAX_AMOUNT;
/// Lower bound of the value that is doubled when a duration is shorter, in seconds.
pub const UNIT_SECS: Seconds = 60;
/// Lower bound of the value that is doubled when a multiplier is lower, in basis points.
pub const UNIT_MULTIPLIER_BPS: Bps = 100;
/// Change limit of a forfeited share or a penalty, in basis points.
pub const MAX_SHARE_CHANGE_BPS: Bps = 1_000;
