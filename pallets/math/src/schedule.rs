//! The weight of a position: its amount times a step function of time.
//!
//! A tier gives its multiplier as steps of a position's *age*. [`absolute`] turns them into steps of
//! *time* once, when the position opens: every later time is rounded up to a bucket, so that
//! many positions share the moments at which the total weight changes. Warm-up, seasoning, loss of
//! a bonus and a launch bonus are all just steps.

use crate::{Balance, Bps, Seconds, StakeWeight, BPS};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// From this age on, this multiplier.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct AgeStep {
    /// Age of the position, in seconds.
    pub age_secs: Seconds,
    /// Multiplier from that age on, in basis points.
    pub multiplier_bps: Bps,
}

/// From this time on, this multiplier.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Step {
    /// Seconds since the Unix epoch.
    pub at: Seconds,
    /// Multiplier from then on, in basis points.
    pub multiplier_bps: Bps,
}

/// Extra multiplier for positions opened soon after the launch, until the launch phase ends.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct LaunchBonus {
    /// Length of the launch phase, in seconds from the chain's first clock.
    pub phase_secs: Seconds,
    /// Added to the multiplier, in basis points.
    pub add_bps: Bps,
    /// The sum is at most this, in basis points.
    pub cap_bps: Bps,
}

/// Addition to the multiplier until a time.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Boost {
    /// Share of the multiplier that is added, in basis points.
    pub bps: Bps,
    /// End, in seconds since the Unix epoch: the boundary of a bucket, or `Seconds::MAX` for a boost
    /// that does not end.
    pub until: Seconds,
}

/// `time` rounded up to a multiple of `bucket`. `None` if `bucket` is zero or the result overflows.
pub fn bucket_ceil(time: Seconds, bucket: Seconds) -> Option<Seconds> {
    time.checked_next_multiple_of(bucket)
}

/// The steps of a position that opens at `start`, in order of time, the first one at `start`
/// itself. Steps that fall into one bucket merge (the later wins); steps that change nothing are
/// left out. `bonus` is the launch bonus with the end of its phase, if the position gets it.
///
/// `ages` must begin with age 0 and ascend. `None` on overflow.
pub fn absolute(
    ages: &[AgeStep],
    start: Seconds,
    bucket: Seconds,
    bonus: Option<(Seconds, LaunchBonus)>,
) -> Option<Vec<Step>> {
    let mut marks = Vec::new();
    for step in ages {
        let at = if step.age_secs == 0 {
            start
        } else {
            bucket_ceil(start.checked_add(step.age_secs)?, bucket)?
        };
        marks.push(Step { at, multiplier_bps: step.multiplier_bps });
    }
    let Some((until, bonus)) = bonus else { return Some(simplify(marks)) };
    let until = bucket_ceil(until, bucket)?;
    if until <= start {
        return Some(simplify(marks));
    }
    let boosted = |m: Bps| Some(m.max(m.checked_add(bonus.add_bps)?.min(bonus.cap_bps)));
    let plain_at_end = multiplier_at(&marks, until);
    let mut steps = Vec::new();
    for mark in marks.iter().filter(|mark| mark.at < until) {
        steps.push(Step { at: mark.at, multiplier_bps: boosted(mark.multiplier_bps)? });
    }
    steps.push(Step { at: until, multiplier_bps: plain_at_end });
    steps.extend(marks.iter().filter(|mark| mark.at > until));
    Some(simplify(steps))
}

/// Leaves one step per time (the last) and no step that repeats its predecessor's multiplier.
fn simplify(steps: Vec<Step>) -> Vec<Step> {
    let mut kept: Vec<Step> = Vec::with_capacity(steps.len());
    for step in steps {
        kept.pop_if(|last| last.at == step.at);
        if kept.last().map(|last| last.multiplier_bps) != Some(step.multiplier_bps) {
            kept.push(step);
        }
    }
    kept
}

/// `multiplier` with the boosts that hold at `time`: `multiplier * (1 + sum of boosts)`, rounded down to
/// a basis point.
pub fn boosted_at(multiplier: Bps, boosts: &[Boost], time: Seconds) -> Bps {
    let active = boosts.iter().filter(|boost| time < boost.until);
    let sum = active.fold(u64::from(BPS), |sum, boost| sum.saturating_add(boost.bps.into()));
    let product = u64::from(multiplier).saturating_mul(sum).checked_div(BPS.into());
    product.and_then(|bps| Bps::try_from(bps).ok()).unwrap_or(Bps::MAX)
}

/// `steps` under `boosts`, whose ends become steps.
pub fn boosted(steps: &[Step], boosts: &[Boost]) -> Vec<Step> {
    let Some(first) = steps.first() else { return Vec::new() };
    let ends = boosts.iter().map(|boost| boost.until);
    let ends = ends.filter(|end| *end > first.at && *end < Seconds::MAX);
    let mut times: Vec<Seconds> = steps.iter().map(|step| step.at).chain(ends).collect();
    times.sort_unstable();
    let step = |at| Step { at, multiplier_bps: boosted_at(multiplier_at(steps, at), boosts, at) };
    simplify(times.into_iter().map(step).collect())
}

/// `steps` with each multiplier replaced by `of` it.
pub fn mapped(steps: &[Step], of: impl Fn(Bps) -> Bps) -> Vec<Step> {
    let step = |step: &Step| Step { at: step.at, multiplier_bps: of(step.multiplier_bps) };
    simplify(steps.iter().map(step).collect())
}

/// The multiplier that holds at `time`; zero before the first step.
pub fn multiplier_at(steps: &[Step], time: Seconds) -> Bps {
    steps.iter().take_while(|step| step.at <= time).last().map_or(0, |step| step.multiplier_bps)
}

/// The multiplier that holds at the end of all steps.
pub fn final_multiplier(steps: &[Step]) -> Bps {
    steps.last().map_or(0, |step| step.multiplier_bps)
}

/// `amount` times `multiplier_bps`. Exact.
pub fn weight(amount: Balance, multiplier_bps: Bps) -> Option<StakeWeight> {
    amount.checked_mul(StakeWeight::from(multiplier_bps))
}

/// The change of weight at each step after `now`, exact: `(time, delta)`.
///
/// `None` if a delta does not fit an `i128`.
pub fn deltas(amount: Balance, steps: &[Step], now: Seconds) -> Option<Vec<(Seconds, i128)>> {
    let mut before = i128::try_from(weight(amount, multiplier_at(steps, now))?).ok()?;
    let mut changes = Vec::new();
    for step in steps.iter().filter(|step| step.at > now) {
        let after = i128::try_from(weight(amount, step.multiplier_bps)?).ok()?;
        changes.push((step.at, after.checked_sub(before)?));
        before = after;
    }
    Some(changes)
}
