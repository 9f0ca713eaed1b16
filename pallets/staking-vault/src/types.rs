//! Plain data: terms, ledgers, the state of the clock.

#![allow(clippy::as_conversions, reason = "the codec's derive numbers the variants of enums so")]

pub use quaestor_primitives::MAX_POSITIONS;

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{
    change_limit::{doubled_or_halved, doubled_or_halved_from},
    schedule, AgeStep, LaunchBonus, BPS,
};
use quaestor_primitives::{
    Balance, Bps, Forfeit, Position, PositionId, Seconds, StakeWeight, Steps, TierId, MAX_STEPS,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Amounts that can cool down at once; more than [`MAX_TIERS`], so that two of one tier can always
/// be merged to make room and an exit never fails for want of it.
pub const MAX_CHUNKS: u32 = 24;
/// Entries of the tier table.
pub const MAX_TIERS: u32 = 16;
/// Largest multiplier, 100x.
pub const MAX_MULTIPLIER_BPS: Bps = 1_000_000;
/// Longest lock, in seconds: ten years of 365 days.
pub const MAX_LOCK_SECS: Seconds = 10 * quaestor_math::YEAR;
/// Longest cooldown, in seconds: 90 days.
pub const MAX_COOLDOWN_SECS: Seconds = 90 * 86_400;

/// The highest limit of a stake and the highest floor of the wallet cap's reference, in smallest
/// units: 10^12 of a token with 18 decimals.
pub const MAX_STAKE: Balance = 1_000_000_000_000_000_000_000_000_000_000;
/// Where doubling starts from when a duration is shorter, in seconds.
pub const UNIT_SECS: Seconds = 60;
/// Where doubling starts from when a multiplier is lower, in basis points.
pub const UNIT_MULTIPLIER_BPS: Bps = 100;
/// What a forfeited share or a penalty can change by per step, in basis points.
pub const MAX_SHARE_STEP_BPS: Bps = 1_000;

/// One tier: how long it locks, and what weight its positions have.
///
/// Per step, durations and multipliers at most double or halve, where doubling starts from
/// `UNIT_SECS` and `UNIT_MULTIPLIER_BPS` if they are lower; shares change by at most
/// `MAX_SHARE_STEP_BPS`.
#[derive(
    Clone,
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
pub struct Tier {
    /// Length of the lock, in seconds, at most ten years. Zero: not locked at all.
    pub lock_secs: Seconds,
    /// Multiplier by age, from age 0 on, ascending; ages of at most ten years, multipliers of at
    /// most 100x. Steps are compared by their place; the multiplier of one that comes or goes, with
    /// the last one of the shorter table.
    pub steps: BoundedVec<AgeStep, ConstU32<MAX_STEPS>>,
    /// The part of the reward that an early exit forfeits; it is escrowed until the lock ends:
    /// a share of at most 10,000 basis points, where none counts as one of zero, or what is over a
    /// base of at most 100x. Between share and base there is no step to measure.
    pub forfeit: Forfeit,
    /// The part of the principal that an early exit costs, in basis points, at most 10,000.
    pub penalty_bps: Bps,
    /// Multiplier in votes, in basis points, at most 100x.
    pub voting_bps: Bps,
    /// Bonus for positions opened in the launch phase: a phase of at most ten years, addition and
    /// cap of at most 100x. No bonus counts as one that adds nothing.
    pub launch: Option<LaunchBonus>,
    /// New positions can be opened.
    pub open: bool,
}

impl Tier {
    /// What is wrong with the tier, if anything, in a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
        let steps = &self.steps;
        let first = steps.first().ok_or("a tier needs at least one weight step")?;
        if first.age_secs != 0 {
            return Err("the first weight step of a tier must be at age 0");
        }
        let mut pairs = steps.iter().zip(steps.iter().skip(1));
        if pairs.any(|(a, b)| a.age_secs >= b.age_secs) {
            return Err("the weight steps of a tier must ascend in age");
        }
        if steps.iter().any(|step| step.multiplier_bps > MAX_MULTIPLIER_BPS) {
            return Err("a multiplier must be at most 100x");
        }
        if steps.iter().all(|step| step.multiplier_bps == 0) {
            return Err("a tier must have weight at some age");
        }
        if self.lock_secs > MAX_LOCK_SECS {
            return Err("a lock must be at most ten years");
        }
        if steps.iter().any(|step| step.age_secs > MAX_LOCK_SECS) {
            return Err("a weight step must be at an age of at most ten years");
        }
        if self.penalty_bps > BPS {
            return Err("a principal penalty must be at most 100 %");
        }
        if matches!(self.forfeit, Forfeit::Share(share) if share > BPS) {
            return Err("a forfeited share must be at most 100 %");
        }
        if matches!(self.forfeit, Forfeit::OverBase(base) if base > MAX_MULTIPLIER_BPS) {
            return Err("the base of a forfeit must be at most 100x");
        }
        if self.voting_bps > MAX_MULTIPLIER_BPS {
            return Err("a voting multiplier must be at most 100x");
        }
        if let Some(launch) = &self.launch {
            if steps.is_full() {
                return Err("a launch bonus needs room for one more weight step");
            }
            if launch.cap_bps > MAX_MULTIPLIER_BPS || launch.add_bps > MAX_MULTIPLIER_BPS {
                return Err("a launch bonus must be at most 100x");
            }
            if launch.phase_secs > MAX_LOCK_SECS {
                return Err("a launch phase must be at most ten years");
            }
        }
        Ok(())
    }

    /// Can `new` follow in one step?
    pub fn allows_change_to(&self, new: &Self) -> bool {
        let adds = |tier: &Self| tier.launch.map_or(0, |launch| launch.add_bps);
        is_duration_step(self.lock_secs, new.lock_secs)
            && is_step_table(&self.steps, &new.steps)
            && is_forfeit_step(self.forfeit, new.forfeit)
            && self.penalty_bps.abs_diff(new.penalty_bps) <= MAX_SHARE_STEP_BPS
            && is_multiplier_step(self.voting_bps, new.voting_bps)
            && is_multiplier_step(adds(self), adds(new))
            && pair(self.launch, new.launch, |old, new| {
                is_duration_step(old.phase_secs, new.phase_secs)
                    && is_multiplier_step(old.cap_bps, new.cap_bps)
            })
    }

    /// A position of `amount` that opens now. `None` on overflow.
    pub fn position(
        &self,
        id: PositionId,
        tier: TierId,
        amount: Balance,
        state: &VaultState,
    ) -> Option<Position> {
        let start = state.clock;
        let bonus = self.launch.and_then(|launch| {
            let until = state.launched_at.checked_add(launch.phase_secs)?;
            (start < until).then_some((until, launch))
        });
        let steps = schedule::absolute(&self.steps, start, state.bucket_secs, bonus)?;
        let position = Position {
            id,
            tier,
            amount,
            start,
            lock_end: start.checked_add(self.lock_secs)?,
            steps: Steps::try_from(steps).ok()?,
            forfeit: self.forfeit,
            penalty_bps: self.penalty_bps,
            voting_bps: self.voting_bps,
        };
        // Every weight that it will ever have must fit, here and nowhere later.
        position
            .steps
            .iter()
            .all(|step| {
                schedule::weight(amount, step.multiplier_bps)
                    .is_some_and(|weight| i128::try_from(weight).is_ok())
            })
            .then_some(position)
    }
}

/// Whether `step` holds for both. What is switched on or off has nothing to be far from.
fn pair<V>(old: Option<V>, new: Option<V>, step: impl FnOnce(V, V) -> bool) -> bool {
    old.zip(new).is_none_or(|(old, new)| step(old, new))
}

fn is_duration_step(old: Seconds, new: Seconds) -> bool {
    doubled_or_halved_from(UNIT_SECS, old, new)
}

fn is_multiplier_step(old: Bps, new: Bps) -> bool {
    doubled_or_halved_from(UNIT_MULTIPLIER_BPS, old, new)
}

fn is_forfeit_step(old: Forfeit, new: Forfeit) -> bool {
    let share = |forfeit| match forfeit {
        Forfeit::None => Some(0),
        Forfeit::Share(share) => Some(share),
        Forfeit::OverBase(_) => None,
    };
    match (old, new) {
        (Forfeit::OverBase(old), Forfeit::OverBase(new)) => is_multiplier_step(old, new),
        _ => pair(share(old), share(new), |old: Bps, new| old.abs_diff(new) <= MAX_SHARE_STEP_BPS),
    }
}

/// A multiplier without a counterpart is compared with what held at its age: the last of the other
/// table.
fn is_step_table(old: &[AgeStep], new: &[AgeStep]) -> bool {
    (0..old.len().max(new.len())).all(|place| {
        let both = old.get(place).zip(new.get(place));
        let ages = both.is_none_or(|(old, new)| is_duration_step(old.age_secs, new.age_secs));
        let at = |steps: &[AgeStep]| steps.get(place).or(steps.last()).map(|s| s.multiplier_bps);
        ages && pair(at(old), at(new), is_multiplier_step)
    })
}

/// The economy's rules for staking.
#[derive(
    Clone,
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
pub struct Params {
    /// Least stake of an account that stakes at all, in smallest units: 1 to 10^30.
    pub min_stake: Balance,
    /// Most stake of an account, in smallest units: `min_stake` to 10^30. `None`: no limit.
    pub max_stake: Option<Balance>,
    /// What a wallet may add per epoch, in basis points of the reference stake: 1 to 10,000.
    /// `None`: no cap.
    pub wallet_cap_bps: Option<Bps>,
    /// The reference stake is at least this, so that somebody can be first; smallest units, at most
    /// 10^30, and at least 1 if there is a cap.
    pub cap_floor: Balance,
    /// Length of an epoch, in seconds: 1 to a year; fixed at genesis.
    pub epoch_secs: Seconds,
    /// How long principal waits between unstake and withdrawal, in seconds, at most
    /// 90 days.
    pub cooldown_secs: Seconds,
    /// Nobody can change the tier table, root included.
    pub immutable_tiers: bool,
    /// The tier table.
    pub tiers: BoundedVec<Tier, ConstU32<MAX_TIERS>>,
}

impl Default for Params {
    /// No tiers: nobody can stake.
    fn default() -> Self {
        Self {
            min_stake: 1,
            max_stake: None,
            wallet_cap_bps: None,
            cap_floor: 0,
            epoch_secs: 7 * 86_400,
            cooldown_secs: 0,
            immutable_tiers: false,
            tiers: BoundedVec::new(),
        }
    }
}

impl Params {
    /// What is wrong with the terms, if anything, in a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
        if self.min_stake == 0 {
            return Err("the minimum stake must not be zero");
        }
        if self.min_stake > MAX_STAKE || self.max_stake.is_some_and(|max| max > MAX_STAKE) {
            return Err("a limit of the stake must be at most 10^30");
        }
        if self.cap_floor > MAX_STAKE {
            return Err("the floor of a wallet cap must be at most 10^30");
        }
        if self.max_stake.is_some_and(|max| max < self.min_stake) {
            return Err("the maximum stake must not be below the minimum stake");
        }
        if self.wallet_cap_bps.is_some_and(|cap| cap == 0 || cap > BPS) {
            return Err("the wallet cap must be above 0 and at most 100 %");
        }
        if self.wallet_cap_bps.is_some() && self.cap_floor == 0 {
            return Err("a wallet cap needs a floor, or nobody could be first");
        }
        if self.epoch_secs == 0 || self.epoch_secs > quaestor_math::YEAR {
            return Err("an epoch must last from one second to a year");
        }
        if self.cooldown_secs > MAX_COOLDOWN_SECS {
            return Err("a cooldown must be at most 90 days");
        }
        self.tiers.iter().try_for_each(Tier::validate)
    }

    /// Can `new` follow in one step? A cap that is switched on or off has, with its floor, nothing
    /// to be far from, and nor has a tier that is new.
    pub fn allows_change_to(&self, new: &Self) -> bool {
        let floor = || doubled_or_halved(self.cap_floor, new.cap_floor);
        let mut tiers = self.tiers.iter().zip(&new.tiers);
        doubled_or_halved(self.min_stake, new.min_stake)
            && pair(self.max_stake, new.max_stake, doubled_or_halved)
            && pair(self.wallet_cap_bps, new.wallet_cap_bps, |old, new| {
                doubled_or_halved(old, new) && floor()
            })
            && is_duration_step(self.cooldown_secs, new.cooldown_secs)
            && tiers.all(|(old, new)| old.allows_change_to(new))
    }
}

/// An amount that waits out its cooldown. It still belongs to its account and is still slashable,
/// but has no weight.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Chunk {
    /// Number within the account; shares its sequence with positions.
    pub id: PositionId,
    /// The tier it came from, which a cancelled unstake goes back to.
    pub tier: TierId,
    /// Amount, in smallest units.
    pub amount: Balance,
    /// When it can be withdrawn: the bucket at or after request + cooldown.
    pub release: Seconds,
}

/// What cools down.
pub type Queue = BoundedVec<Chunk, ConstU32<MAX_CHUNKS>>;

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
    /// What is cooling down.
    pub cooling: Queue,
    /// The next number for a position or a chunk.
    pub next_id: PositionId,
    /// The epoch that `entered` belongs to.
    pub epoch: u32,
    /// What the account has staked in that epoch, in smallest units.
    pub entered: Balance,
}

impl Ledger {
    /// Amount in live positions.
    pub fn staked(&self) -> Balance {
        self.positions.iter().fold(0, |sum: Balance, position| sum.saturating_add(position.amount))
    }

    /// Amount that cools down.
    pub fn cooling_total(&self) -> Balance {
        self.cooling.iter().fold(0, |sum: Balance, chunk| sum.saturating_add(chunk.amount))
    }

    /// Weight at `at`.
    pub fn weight_at(&self, at: Seconds) -> StakeWeight {
        self.positions
            .iter()
            .filter_map(|position| position.weight_at(at))
            .fold(0, StakeWeight::saturating_add)
    }

    /// What the account may still stake in `epoch` under `allowance`.
    pub fn room(&self, epoch: u32, allowance: Balance) -> Balance {
        allowance.saturating_sub(if self.epoch == epoch { self.entered } else { 0 })
    }

    /// Nothing left: the record can go.
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty() && self.cooling.is_empty()
    }

    /// Puts `chunk` into the queue, merged with one of its tier that is released at the same time.
    /// If the queue is full, the two latest chunks of one tier become one, released with the later.
    pub fn cool(&mut self, chunk: Chunk) {
        let same = |other: &&mut Chunk| other.tier == chunk.tier && other.release == chunk.release;
        if let Some(other) = self.cooling.iter_mut().find(same) {
            other.amount = other.amount.saturating_add(chunk.amount);
            return;
        }
        let mut queue: Vec<Chunk> = core::mem::take(&mut self.cooling).into_inner();
        queue.push(chunk);
        if queue.len() > Queue::bound() {
            merge_latest_pair(&mut queue);
        }
        self.cooling = BoundedVec::truncate_from(queue);
    }
}

/// Merges, of all pairs of one tier, the one whose earlier chunk is released last, so that the wait
/// grows by as little as possible. `queue` is in order of release but for its last entry, the
/// newest.
fn merge_latest_pair(queue: &mut Vec<Chunk>) {
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

/// Totals and the clock, in the one record that each block and each call reads.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct VaultState {
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
    /// Sum of all live positions, in smallest units.
    pub staked: Balance,
    /// Sum of what cools down, in smallest units.
    pub cooling: Balance,
    /// Accounts with a live position.
    pub stakers: u32,
    /// Number of the current epoch.
    pub epoch: u32,
    /// End of the current epoch, in seconds since the Unix epoch. The next one begins in the first
    /// block at or after it.
    pub epoch_end: Seconds,
    /// What the wallet cap of this epoch refers to, in smallest units.
    pub epoch_reference: Balance,
    /// The native token's existential deposit, in smallest units; fixed at genesis. It rides here
    /// because every call that moves the native token reads this record anyway.
    pub existential_deposit: Balance,
}

impl Default for VaultState {
    fn default() -> Self {
        Self {
            clock: 0,
            boundary: 0,
            bucket_secs: 3_600,
            behind: false,
            launched_at: 0,
            weight: 0,
            staked: 0,
            cooling: 0,
            stakers: 0,
            epoch: 0,
            epoch_end: 0,
            epoch_reference: 0,
            existential_deposit: 1,
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
    /// Sum of the changes.
    pub delta: i128,
    /// How many positions change; the record lives as long as any does.
    pub positions: u32,
}
