//! Plain data: the levels of the triggers, their ranges, and how far a step may take them.

use crate::types::Trigger;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::RangeInclusive;
use quaestor_math::{change_limit::doubled_or_halved, BPS, YEAR};
use quaestor_primitives::{Balance, Bps, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The most by which a share moves per step, in basis points.
pub const MAX_STEP_BPS: Bps = 1_000;
/// Range of a level of stake, in smallest units.
pub const STAKE_RANGE: RangeInclusive<Balance> =
    1..=1_000_000_000_000_000_000_000_000_000_000_000_000;
/// Range of a level of stakers.
pub const STAKERS_RANGE: RangeInclusive<u32> = 1..=1_000_000;
/// Range of the fall of a price that is a crash, in basis points of the average.
pub const FALL_RANGE: RangeInclusive<Bps> = 500..=9_500;
/// Range of the time that the crisis share holds, and of the time without revenue, in seconds.
pub const SPAN_RANGE: RangeInclusive<Seconds> = 60..=YEAR;
/// Range of the share of the reward floor below which its trigger trips, in basis points.
pub const FLOOR_TRIP_RANGE: RangeInclusive<Bps> = 1_000..=20_000;
/// Range of the share of the reward floor from which its trigger clears, in basis points.
pub const FLOOR_CLEAR_RANGE: RangeInclusive<Bps> = 1_000..=50_000;
/// Range of the dwell, in seconds: up to 30 days.
pub const DWELL_RANGE: RangeInclusive<Seconds> = 1..=30 * 86_400;

/// Reason why parameters are invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A number is outside of its absolute range.
    OutOfRange(&'static str),
    /// A clear level is on the wrong side of its trip level.
    ClearBeyondTrip(&'static str),
}

impl Flaw {
    /// It in a sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::OutOfRange(sentence) | Self::ClearBeyondTrip(sentence) => sentence,
        }
    }
}

/// Levels of `LowStake`, in smallest units of the native token, within [`STAKE_RANGE`]. At most
/// doubled or halved per step.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StakeLevels {
    /// Trips below it.
    pub trip: Balance,
    /// Clears at or above it; at least `trip`.
    pub clear: Balance,
}

/// Levels of `FewStakers`, in accounts, within [`STAKERS_RANGE`]. At most doubled or halved per
/// step.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CountLevels {
    /// Trips below it.
    pub trip: u32,
    /// Clears at or above it; at least `trip`.
    pub clear: u32,
}

/// Levels of `PriceCrash`.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CrashLevels {
    /// Trips when the price is this much or more below its trailing average, in basis points of the
    /// average, within [`FALL_RANGE`]. At most 1,000 more or less per step.
    pub trip_bps: Bps,
    /// Clears when the price is at least this share of its average, in basis points: more than
    /// 10,000 - `trip_bps`, at most 10,000. At most 1,000 more or less per step.
    pub clear_bps: Bps,
    /// The crisis share holds for this time from the trip, in seconds, within [`SPAN_RANGE`]. At
    /// most doubled or halved per step.
    pub effect_secs: Seconds,
}

/// Level of `ZeroRevenue`.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SilenceLevels {
    /// Trips after this time without revenue, in seconds, within [`SPAN_RANGE`]; clears below it. At
    /// most doubled or halved per step.
    pub secs: Seconds,
}

/// Levels of `RewardFloor`, in basis points of what the floor needs. At most 1,000 more or less per
/// step.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FloorLevels {
    /// Trips when less than this share is covered, within [`FLOOR_TRIP_RANGE`].
    pub trip_bps: Bps,
    /// Clears when at least this share is covered, within [`FLOOR_CLEAR_RANGE`]; at least
    /// `trip_bps`.
    pub clear_bps: Bps,
}

/// The economy's levels. A trigger without levels is not in use.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Params {
    /// Of `LowStake`.
    pub low_stake: Option<StakeLevels>,
    /// Of `FewStakers`.
    pub few_stakers: Option<CountLevels>,
    /// Of `PriceCrash`.
    pub price_crash: Option<CrashLevels>,
    /// Of `ZeroRevenue`.
    pub zero_revenue: Option<SilenceLevels>,
    /// Of `RewardFloor`.
    pub reward_floor: Option<FloorLevels>,
    /// A trigger that has tripped stays so for at least this time, in seconds, within
    /// [`DWELL_RANGE`]; `ZeroRevenue` does not. At most doubled or halved per step.
    pub dwell_secs: Seconds,
}

impl Default for Params {
    /// Nothing ever trips.
    fn default() -> Self {
        Self {
            low_stake: None,
            few_stakers: None,
            price_crash: None,
            zero_revenue: None,
            reward_floor: None,
            dwell_secs: 3_600,
        }
    }
}

fn within<N: PartialOrd>(
    range: RangeInclusive<N>,
    values: &[N],
    sentence: &'static str,
) -> Result<(), Flaw> {
    if values.iter().all(|value| range.contains(value)) {
        return Ok(());
    }
    Err(Flaw::OutOfRange(sentence))
}

fn ordered(is: bool, sentence: &'static str) -> Result<(), Flaw> {
    if is {
        return Ok(());
    }
    Err(Flaw::ClearBeyondTrip(sentence))
}

impl StakeLevels {
    fn validate(&self) -> Result<(), Flaw> {
        let sentence = "a level of stake must be from 1 to 10^36 smallest units";
        within(STAKE_RANGE, &[self.trip, self.clear], sentence)?;
        ordered(self.clear >= self.trip, "LowStake must clear at its trip level or above")
    }

    fn a_step_from(&self, old: &Self) -> bool {
        doubled_or_halved(old.trip, self.trip) && doubled_or_halved(old.clear, self.clear)
    }
}

impl CountLevels {
    fn validate(&self) -> Result<(), Flaw> {
        let sentence = "a level of stakers must be from 1 to 1,000,000";
        within(STAKERS_RANGE, &[self.trip, self.clear], sentence)?;
        ordered(self.clear >= self.trip, "FewStakers must clear at its trip level or above")
    }

    fn a_step_from(&self, old: &Self) -> bool {
        doubled_or_halved(old.trip, self.trip) && doubled_or_halved(old.clear, self.clear)
    }
}

impl CrashLevels {
    /// The share of the average at or below which it trips, in basis points.
    pub const fn trip_share(&self) -> Bps {
        BPS.saturating_sub(self.trip_bps)
    }

    fn validate(&self) -> Result<(), Flaw> {
        within(FALL_RANGE, &[self.trip_bps], "a price crash must be a fall of 5 % to 95 %")?;
        let sentence = "a price crash must clear at or below the average";
        within(0..=BPS, &[self.clear_bps], sentence)?;
        let sentence = "the crisis share must hold from a minute to a year";
        within(SPAN_RANGE, &[self.effect_secs], sentence)?;
        ordered(
            self.clear_bps > self.trip_share(),
            "PriceCrash must clear above the price at which it trips",
        )
    }

    fn a_step_from(&self, old: &Self) -> bool {
        close(old.trip_bps, self.trip_bps)
            && close(old.clear_bps, self.clear_bps)
            && doubled_or_halved(old.effect_secs, self.effect_secs)
    }
}

impl SilenceLevels {
    fn validate(&self) -> Result<(), Flaw> {
        within(SPAN_RANGE, &[self.secs], "the time without revenue must be from a minute to a year")
    }

    fn a_step_from(&self, old: &Self) -> bool {
        doubled_or_halved(old.secs, self.secs)
    }
}

impl FloorLevels {
    fn validate(&self) -> Result<(), Flaw> {
        let sentence = "RewardFloor must trip below 10 % to 200 % of the floor";
        within(FLOOR_TRIP_RANGE, &[self.trip_bps], sentence)?;
        let sentence = "RewardFloor must clear from 10 % to 500 % of the floor";
        within(FLOOR_CLEAR_RANGE, &[self.clear_bps], sentence)?;
        let sentence = "RewardFloor must clear at its trip level or above";
        ordered(self.clear_bps >= self.trip_bps, sentence)
    }

    fn a_step_from(&self, old: &Self) -> bool {
        close(old.trip_bps, self.trip_bps) && close(old.clear_bps, self.clear_bps)
    }
}

impl Params {
    /// The first rule that the parameters violate.
    pub fn validate(&self) -> Result<(), Flaw> {
        self.low_stake.map_or(Ok(()), |levels| levels.validate())?;
        self.few_stakers.map_or(Ok(()), |levels| levels.validate())?;
        self.price_crash.map_or(Ok(()), |levels| levels.validate())?;
        self.zero_revenue.map_or(Ok(()), |levels| levels.validate())?;
        self.reward_floor.map_or(Ok(()), |levels| levels.validate())?;
        within(DWELL_RANGE, &[self.dwell_secs], "a dwell must be from one second to 30 days")
    }

    /// No number is further from that of `old` than one step may take it. Levels of a trigger that
    /// is switched on or off have nothing to be far from.
    pub fn a_step_from(&self, old: &Self) -> bool {
        fn pair<L>(old: Option<L>, new: Option<L>, step: impl FnOnce(&L, &L) -> bool) -> bool {
            old.zip(new).is_none_or(|(old, new)| step(&new, &old))
        }
        pair(old.low_stake, self.low_stake, StakeLevels::a_step_from)
            && pair(old.few_stakers, self.few_stakers, CountLevels::a_step_from)
            && pair(old.price_crash, self.price_crash, CrashLevels::a_step_from)
            && pair(old.zero_revenue, self.zero_revenue, SilenceLevels::a_step_from)
            && pair(old.reward_floor, self.reward_floor, FloorLevels::a_step_from)
            && doubled_or_halved(old.dwell_secs, self.dwell_secs)
    }

    /// The economy uses `trigger`.
    pub const fn uses(&self, trigger: Trigger) -> bool {
        match trigger {
            Trigger::LowStake => self.low_stake.is_some(),
            Trigger::FewStakers => self.few_stakers.is_some(),
            Trigger::PriceCrash => self.price_crash.is_some(),
            Trigger::ZeroRevenue => self.zero_revenue.is_some(),
            Trigger::RewardFloor => self.reward_floor.is_some(),
        }
    }
}

/// At most so many basis points apart.
const fn close(old: Bps, new: Bps) -> bool {
    old.abs_diff(new) <= MAX_STEP_BPS
}
