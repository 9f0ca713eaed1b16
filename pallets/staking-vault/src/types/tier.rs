//! One tier of the table.

use super::{
    VaultState, MAX_LOCK_SECS, MAX_MULTIPLIER_BPS, MAX_SHARE_CHANGE_BPS, UNIT_MULTIPLIER_BPS,
    UNIT_SECS,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{change_limit::doubled_or_halved_from, schedule, AgeStep, LaunchBonus, BPS};
use quaestor_primitives::{
    Balance, Bps, Forfeit, Position, PositionId, Seconds, Steps, TierId, Voting, MAX_STEPS,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// One tier: how long it locks, and what weight its positions have.
///
/// Per step, durations and multipliers at most double or halve, where doubling starts from
/// `UNIT_SECS` and `UNIT_MULTIPLIER_BPS` if they are lower; shares change by at most
/// `MAX_SHARE_CHANGE_BPS`.
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
    /// Multiplier in votes: constant, or that of the weight up to a cap; at most 100x. A change
    /// keeps to its kind.
    pub voting: Voting,
    /// Positions cannot be left before their lock ends at all. It never changes.
    pub firm: bool,
    /// Bonus for positions opened in the launch phase: a phase of at most ten years, addition and
    /// cap of at most 100x. No bonus counts as one that adds nothing.
    pub launch: Option<LaunchBonus>,
    /// New positions can be opened.
    pub open: bool,
}

impl Tier {
    /// The first rule that the tier violates, as a sentence.
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
        if self.voting.most() > MAX_MULTIPLIER_BPS {
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
        is_duration_change(self.lock_secs, new.lock_secs)
            && is_steps_change(&self.steps, &new.steps)
            && is_forfeit_change(self.forfeit, new.forfeit)
            && self.penalty_bps.abs_diff(new.penalty_bps) <= MAX_SHARE_CHANGE_BPS
            && is_voting_change(self.voting, new.voting)
            && self.firm == new.firm
            && is_multiplier_change(adds(self), adds(new))
            && pair(self.launch, new.launch, |old, new| {
                is_duration_change(old.phase_secs, new.phase_secs)
                    && is_multiplier_change(old.cap_bps, new.cap_bps)
            })
    }

    /// A position of `amount` that opens now under this cooldown. `None` on overflow.
    pub fn position(
        &self,
        id: PositionId,
        tier: TierId,
        amount: Balance,
        cooldown_secs: Seconds,
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
            voting: self.voting,
            firm: self.firm,
            boosts: Default::default(),
            cooldown_secs,
        };
        fits(amount, &position).then_some(position)
    }
}

/// Checks that every weight and voting power that `position` will ever have with `amount` fits.
pub fn fits(amount: Balance, position: &Position) -> bool {
    let fits = |multiplier| {
        schedule::weight(amount, multiplier).is_some_and(|weight| i128::try_from(weight).is_ok())
    };
    fits(position.voting.most())
        && position.weight_steps().iter().all(|step| fits(step.multiplier_bps))
}

/// Returns `true` if `within` holds for both. No change limit applies when an optional value is set
/// or cleared.
pub(super) fn pair<V>(old: Option<V>, new: Option<V>, within: impl FnOnce(V, V) -> bool) -> bool {
    old.zip(new).is_none_or(|(old, new)| within(old, new))
}

pub(super) fn is_duration_change(old: Seconds, new: Seconds) -> bool {
    doubled_or_halved_from(UNIT_SECS, old, new)
}

pub(super) fn is_multiplier_change(old: Bps, new: Bps) -> bool {
    doubled_or_halved_from(UNIT_MULTIPLIER_BPS, old, new)
}

fn is_voting_change(old: Voting, new: Voting) -> bool {
    match (old, new) {
        (Voting::Fixed(old), Voting::Fixed(new)) => is_multiplier_change(old, new),
        (Voting::AsWeight { cap_bps: old }, Voting::AsWeight { cap_bps: new }) => {
            is_multiplier_change(old, new)
        },
        _ => false,
    }
}

fn is_forfeit_change(old: Forfeit, new: Forfeit) -> bool {
    let share = |forfeit| match forfeit {
        Forfeit::None => Some(0),
        Forfeit::Share(share) => Some(share),
        Forfeit::OverBase(_) => None,
    };
    match (old, new) {
        (Forfeit::OverBase(old), Forfeit::OverBase(new)) => is_multiplier_change(old, new),
        _ => {
            pair(share(old), share(new), |old: Bps, new| old.abs_diff(new) <= MAX_SHARE_CHANGE_BPS)
        },
    }
}

/// A multiplier without a counterpart is compared with what held at its age: the last of the other
/// table.
fn is_steps_change(old: &[AgeStep], new: &[AgeStep]) -> bool {
    (0..old.len().max(new.len())).all(|index| {
        let both = old.get(index).zip(new.get(index));
        let ages = both.is_none_or(|(old, new)| is_duration_change(old.age_secs, new.age_secs));
        let at = |steps: &[AgeStep]| steps.get(index).or(steps.last()).map(|s| s.multiplier_bps);
        ages && pair(at(old), at(new), is_multiplier_change)
    })
}
