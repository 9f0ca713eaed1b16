//! Positions and cooldown of an account.

use super::{Unvested, FINE_CHUNKS, MAX_CHUNKS, MAX_POSITIONS, MAX_TIERS};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{bucket_ceil, schedule};
use quaestor_primitives::{Balance, Position, PositionId, Power, Seconds, StakeWeight, TierId};
use scale_info::TypeInfo;

/// An amount that waits out its cooldown. It still belongs to its account and is still slashable,
/// but has no weight.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct UnlockChunk {
    /// Number within the account, never used twice; shares its sequence with positions.
    pub id: PositionId,
    /// The tier it came from, which a cancelled unstake goes back to.
    pub tier: TierId,
    /// Amount, in smallest units.
    pub amount: Balance,
    /// When it can be withdrawn: the bucket at or after request + cooldown.
    pub release: Seconds,
}

/// Chunks in cooldown.
pub type Queue = BoundedVec<UnlockChunk, ConstU32<MAX_CHUNKS>>;

const _: () = assert!(MAX_CHUNKS > MAX_TIERS, "a full queue must hold two chunks of one tier");

/// Everything that the vault knows of an account.
#[derive(
    Clone,
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
pub struct Ledger {
    /// Live positions, oldest first.
    pub positions: BoundedVec<Position, ConstU32<MAX_POSITIONS>>,
    /// Chunks in cooldown.
    pub unlocking: Queue,
    /// Compounded reward that has not vested.
    pub unvested: Unvested,
    /// The next number for a position or a chunk.
    pub next_id: PositionId,
    /// The epoch that `entered` belongs to.
    pub epoch: u32,
    /// Amount staked by the account in that epoch, in smallest units.
    pub entered: Balance,
    /// The account has live votes, which shrink when its stake leaves.
    pub voting: bool,
    /// The part of positions and cooldown that is bonded, in smallest units. It cannot be withdrawn,
    /// and a slash takes it only when its bond has been released.
    pub bonded: Balance,
}

impl Ledger {
    /// Amount in live positions.
    pub fn staked(&self) -> Balance {
        self.positions.iter().fold(0, |sum: Balance, position| sum.saturating_add(position.amount))
    }

    /// Amount in positions that have weight at `at` and have been open for `bucket` then.
    pub fn warm_at(&self, at: Seconds, bucket: Seconds) -> Balance {
        let warm = |position: &&Position| {
            position.start.saturating_add(bucket) <= at
                && schedule::multiplier_at(&position.steps, at) > 0
        };
        let amounts = self.positions.iter().filter(warm).map(|position| position.amount);
        amounts.fold(0, Balance::saturating_add)
    }

    /// Amount that cools down.
    pub fn unlocking_total(&self) -> Balance {
        self.unlocking.iter().fold(0, |sum: Balance, chunk| sum.saturating_add(chunk.amount))
    }

    /// Amount in positions and cooldown.
    pub fn whole(&self) -> Balance {
        self.staked().saturating_add(self.unlocking_total())
    }

    /// Amount in positions and cooldown that is not bonded.
    pub fn unbonded(&self) -> Balance {
        self.whole().saturating_sub(self.bonded)
    }

    /// Takes up to `most` of what can be withdrawn at `now` out of the queue, the chunks that were
    /// released first before others. Returns the amount taken.
    pub fn take_due(&mut self, now: Seconds, most: Balance) -> Balance {
        let mut due: Vec<&mut UnlockChunk> =
            self.unlocking.iter_mut().filter(|chunk| chunk.release <= now).collect();
        due.sort_by_key(|chunk| (chunk.release, chunk.id));
        let mut left = most;
        for chunk in due {
            let part = chunk.amount.min(left);
            chunk.amount = chunk.amount.saturating_sub(part);
            left = left.saturating_sub(part);
        }
        self.unlocking.retain(|chunk| chunk.amount > 0);
        most.saturating_sub(left)
    }

    /// Weight at `at`.
    pub fn weight_at(&self, at: Seconds) -> StakeWeight {
        self.positions
            .iter()
            .filter_map(|position| position.weight_at(at))
            .fold(0, StakeWeight::saturating_add)
    }

    /// Power at `at` in a vote that began at `began`; see [`VotingPower`](quaestor_primitives::VotingPower).
    pub fn power(&self, began: Seconds, at: Seconds) -> Power {
        let counts = self.positions.iter().filter(|position| position.start < began);
        let amounts = counts.clone().map(|position| position.amount);
        let power =
            |position: &Position| Some(position.power_at(began)?.min(position.power_at(at)?));
        let power = counts.filter_map(power).fold(0, StakeWeight::saturating_add);
        let counted = amounts.fold(0, Balance::saturating_add);
        Power { staked: self.staked(), counted, power }
    }

    /// Remaining allowance of the account in `epoch` under `allowance`.
    pub fn remaining(&self, epoch: u32, allowance: Balance) -> Balance {
        allowance.saturating_sub(if self.epoch == epoch { self.entered } else { 0 })
    }

    /// Number of positions and chunks.
    pub fn entries(&self) -> u32 {
        let entries = self.positions.len().saturating_add(self.unlocking.len());
        u32::try_from(entries).unwrap_or(u32::MAX)
    }

    /// Returns `true` if the record can be removed.
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty() && self.unlocking.is_empty()
    }

    /// Puts `chunk` into the queue, merged with one of its tier that is released at the same time.
    /// Returns the time of its release: if the queue has [`FINE_CHUNKS`] or more, the next multiple of
    /// `cooldown`, so that the release of no other chunk must be put off.
    ///
    /// Only a full queue, which needs many tiers or changes of the cooldown, merges its two latest
    /// chunks of one tier into one that is released with the later.
    pub fn cool(&mut self, mut chunk: UnlockChunk, now: Seconds, cooldown: Seconds) -> Seconds {
        if self.unlocking.len() >= FINE_CHUNKS {
            self.merge_due(now);
        }
        if self.merge(&chunk) {
            return chunk.release;
        }
        if self.unlocking.len() >= FINE_CHUNKS {
            chunk.release = bucket_ceil(chunk.release, cooldown).unwrap_or(chunk.release);
            if self.merge(&chunk) {
                return chunk.release;
            }
        }
        let release = chunk.release;
        let mut queue: Vec<UnlockChunk> = core::mem::take(&mut self.unlocking).into_inner();
        queue.push(chunk);
        if queue.len() > Queue::bound() {
            merge_latest_pair(&mut queue);
        }
        self.unlocking = BoundedVec::truncate_from(queue);
        release
    }

    /// Adds `chunk` to one of its tier and release.
    fn merge(&mut self, chunk: &UnlockChunk) -> bool {
        let same =
            |other: &&mut UnlockChunk| other.tier == chunk.tier && other.release == chunk.release;
        let Some(other) = self.unlocking.iter_mut().find(same) else { return false };
        other.amount = other.amount.saturating_add(chunk.amount);
        true
    }

    /// Merges the chunks of each tier that can be withdrawn at `now`.
    fn merge_due(&mut self, now: Seconds) {
        let mut due: Vec<UnlockChunk> = Vec::new();
        self.unlocking.retain(|chunk| {
            if chunk.release > now {
                return true;
            }
            match due.iter_mut().find(|other| other.tier == chunk.tier) {
                Some(other) => other.amount = other.amount.saturating_add(chunk.amount),
                None => due.push(chunk.clone()),
            }
            false
        });
        due.extend(core::mem::take(&mut self.unlocking));
        self.unlocking = BoundedVec::truncate_from(due);
    }
}

/// Merges, of all pairs of one tier, the one whose earlier chunk is released last, so that the wait
/// grows by as little as possible. `queue` is in order of release but for its last entry, the
/// newest.
fn merge_latest_pair(queue: &mut Vec<UnlockChunk>) {
    queue.sort_by_key(|chunk| chunk.release);
    let earlier = (0..queue.len()).rev().find(|&i| {
        queue
            .get(i)
            .is_some_and(|a| queue.iter().skip(i.saturating_add(1)).any(|b| b.tier == a.tier))
    });
    let Some(earlier) = earlier else { return };
    let gone = queue.remove(earlier);
    if let Some(kept) = queue.iter_mut().skip(earlier).find(|chunk| chunk.tier == gone.tier) {
        kept.amount = kept.amount.saturating_add(gone.amount);
    }
}
