//! Levels of the triggers, their ranges and change limits.

use crate::types::Trigger;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::RangeInclusive;
use quaestor_math::{change_limit::doubled_or_halved, BPS, YEAR};
use quaestor_primitives::{Balance, Bps, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Change limit of a share, in basis points.
pub const MAX_CHANGE_BPS: Bps = 1_000;
/// Range of the levels of `LowStake`, in smallest units.
pub const STAKE_RANGE: RangeInclusive<Balance> =
    1..=1_000_000_000_000_000_000_000_000_000_000_000_000;
/// Range of the levels of `FewStakers`.
pub const STAKERS_RANGE: RangeInclusive<u32> = 1..=1_000_000;
/// Range of the fall of the price at which `PriceCrash` trips, in basis points of the average.
pub const FALL_RANGE: RangeInclusive<Bps> = 500..=9_500;
/// Range of the length of a crisis, and of the window of revenue, in seconds.
pub const SPAN_RANGE: RangeInclusive<Seconds> = 60..=YEAR;
/// Range of the share of the reward floor below which `RewardFloor` trips, in basis points.
pub const FLOOR_TRIP_RANGE: RangeInclusive<Bps> = 1_000..=20_000;
/// Range of the share of the reward floor at which `RewardFloor` clears, in basis points.
pub const FLOOR_CLEAR_RANGE: RangeInclusive<Bps> = 1_000..=50_000;
/// Range of the share of the reward floor below which `ZeroRevenue` trips, in basis points.
pub const REVENUE_RANGE: RangeInclusive<Bps> = 1..=10_000;
/// Range of the dwell, in seconds: up to 30 days.
pub const DWELL_RANGE: RangeInclusive<Seconds> = 1..=30 * 86_400;

/// Reason for which levels are invalid, as a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidLevels {
    /// A number is outside its range.
    OutOfRange(&'static str),
    /// A clear level is on the wrong side of its trip level.
    ClearBeyondTrip(&'static str),
}

impl InvalidLevels {
    /// The sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::OutOfRange(sentence) | Self::ClearBeyondTrip(sentence) => sentence,
        }
    }
}

/// Levels of `LowStake`, in smallest units of the native token, within [`STAKE_RANGE`]. Per update
/// each is at most doubled or halved.
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
    /// Trip level, exclusive.
    pub trip: Balance,
    /// Clear level, inclusive; at least `trip`.
    pub clear: Balance,
}

/// Levels of `FewStakers`, in accounts, within [`STAKERS_RANGE`]. Per update each is at most
/// doubled or halved.
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
    /// Trip level, exclusive.
    pub trip: u32,
    /// Clear level, inclusive; at least `trip`.
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
    /// Fall of the price below its trailing average at which the trigger trips, in basis points of
    /// the average, within [`FALL_RANGE`]. Changes by at most 1,000 per update.
    pub trip_bps: Bps,
    /// Share of the trailing average at which the trigger clears, in basis points: more than
    /// 10,000 - `trip_bps`, at most 10,000. Changes by at most 1,000 per update.
    pub clear_bps: Bps,
    /// Length of the crisis from the trip on, in seconds, within [`SPAN_RANGE`]. At most doubled or
    /// halved per update.
    pub effect_secs: Seconds,
}

/// Levels of `ZeroRevenue`.
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
pub struct RevenueLevels {
    /// Length of the window, in seconds, within [`SPAN_RANGE`]. At most doubled or halved per update.
    pub secs: Seconds,
    /// Trip level, exclusive, and clear level, inclusive: a share of the reward floor over the window,
    /// in basis points, within [`REVENUE_RANGE`]. Changes by at most 1,000 per update.
    pub share_bps: Bps,
}

/// Levels of `RewardFloor`, in basis points of the floor of one epoch. Each changes by at most
/// 1,000 per update.
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
    /// Trip level, exclusive, within [`FLOOR_TRIP_RANGE`].
    pub trip_bps: Bps,
    /// Clear level, inclusive, within [`FLOOR_CLEAR_RANGE`]; at least `trip_bps`.
    pub clear_bps: Bps,
}

/// The economy's levels. A trigger without levels is disabled.
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
    /// Levels of `LowStake`.
    pub low_stake: Option<StakeLevels>,
    /// Levels of `FewStakers`.
    pub few_stakers: Option<CountLevels>,
    /// Levels of `PriceCrash`.
    pub price_crash: Option<CrashLevels>,
    /// Levels of `ZeroRevenue`.
    pub zero_revenue: Option<RevenueLevels>,
    /// Levels of `RewardFloor`.
    pub reward_floor: Option<FloorLevels>,
    /// Minimum time from trip to clear, in seconds, within [`DWELL_RANGE`]; it does not apply to
    /// `ZeroRevenue`. At most doubled or halved per update.
    pub dwell_secs: Seconds,
}

impl Default for Params {
    /// No trigger is enabled.
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
) -> Result<(), InvalidLevels> {
    if values.iter().all(|value| range.contains(value)) {
        return Ok(());
    }
    Err(InvalidLevels::OutOfRange(sentence))
}

fn ordered(is: bool, sentence: &'static str) -> Result<(), InvalidLevels> {
    if is {
        return Ok(());
    }
    Err(InvalidLevels::ClearBeyondTrip(sentence))
}

impl StakeLevels {
    fn validate(&self) -> Result<(), InvalidLevels> {
        let sentence = "a level of stake must be from 1 to 10^36 smallest units";
        within(STAKE_RANGE, &[self.trip, self.clear], sentence)?;
        ordered(self.clear >= self.trip, "LowStake must clear at its trip level or above")
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        doubled_or_halved(self.trip, new.trip) && doubled_or_halved(self.clear, new.clear)
    }
}

impl CountLevels {
    fn validate(&self) -> Result<(), InvalidLevels> {
        let sentence = "a level of stakers must be from 1 to 1,000,000";
        within(STAKERS_RANGE, &[self.trip, self.clear], sentence)?;
        ordered(self.clear >= self.trip, "FewStakers must clear at its trip level or above")
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        doubled_or_halved(self.trip, new.trip) && doubled_or_halved(self.clear, new.clear)
    }
}

impl CrashLevels {
    /// Share of the average at or below which the trigger trips, in basis points.
    pub const fn trip_share(&self) -> Bps {
        BPS.saturating_sub(self.trip_bps)
    }

    fn validate(&self) -> Result<(), InvalidLevels> {
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

    fn allows_change_to(&self, new: &Self) -> bool {
        close(self.trip_bps, new.trip_bps)
            && close(self.clear_bps, new.clear_bps)
            && doubled_or_halved(self.effect_secs, new.effect_secs)
    }
}

impl RevenueLevels {
    fn validate(&self) -> Result<(), InvalidLevels> {
        within(SPAN_RANGE, &[self.secs], "the window of revenue must be from a minute to a year")?;
        let sentence = "ZeroRevenue must trip below 0.01 % to 100 % of the floor";
        within(REVENUE_RANGE, &[self.share_bps], sentence)
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        doubled_or_halved(self.secs, new.secs) && close(self.share_bps, new.share_bps)
    }
}

impl FloorLevels {
    fn validate(&self) -> Result<(), InvalidLevels> {
        let sentence = "RewardFloor must trip below 10 % to 200 % of the floor";
        within(FLOOR_TRIP_RANGE, &[self.trip_bps], sentence)?;
        let sentence = "RewardFloor must clear from 10 % to 500 % of the floor";
        within(FLOOR_CLEAR_RANGE, &[self.clear_bps], sentence)?;
        let sentence = "RewardFloor must clear at its trip level or above";
        ordered(self.clear_bps >= self.trip_bps, sentence)
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        close(self.trip_bps, new.trip_bps) && close(self.clear_bps, new.clear_bps)
    }
}

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
        self.check().map_err(InvalidLevels::sentence)
    }

    /// No change limit applies to the levels of a trigger that is enabled or disabled.
    fn allows_change_to(&self, new: &Self) -> bool {
        fn pair<L>(old: Option<L>, new: Option<L>, allows: impl FnOnce(&L, &L) -> bool) -> bool {
            old.zip(new).is_none_or(|(old, new)| allows(&old, &new))
        }
        pair(self.low_stake, new.low_stake, StakeLevels::allows_change_to)
            && pair(self.few_stakers, new.few_stakers, CountLevels::allows_change_to)
            && pair(self.price_crash, new.price_crash, CrashLevels::allows_change_to)
            && pair(self.zero_revenue, new.zero_revenue, RevenueLevels::allows_change_to)
            && pair(self.reward_floor, new.reward_floor, FloorLevels::allows_change_to)
            && doubled_or_halved(self.dwell_secs, new.dwell_secs)
    }
}

impl Params {
    /// Checks the absolute bounds.
    pub fn check(&self) -> Result<(), InvalidLevels> {
        self.low_stake.map_or(Ok(()), |levels| levels.validate())?;
        self.few_stakers.map_or(Ok(()), |levels| levels.validate())?;
        self.price_crash.map_or(Ok(()), |levels| levels.validate())?;
        self.zero_revenue.map_or(Ok(()), |levels| levels.validate())?;
        self.reward_floor.map_or(Ok(()), |levels| levels.validate())?;
        within(DWELL_RANGE, &[self.dwell_secs], "a dwell must be from one second to 30 days")
    }

    /// Returns `true` if `trigger` is enabled.
    pub const fn enables(&self, trigger: Trigger) -> bool {
        match trigger {
            Trigger::LowStake => self.low_stake.is_some(),
            Trigger::FewStakers => self.few_stakers.is_some(),
            Trigger::PriceCrash => self.price_crash.is_some(),
            Trigger::ZeroRevenue => self.zero_revenue.is_some(),
            Trigger::RewardFloor => self.reward_floor.is_some(),
        }
    }
}

/// Returns `true` if a share keeps its change limit.
const fn close(old: Bps, new: Bps) -> bool {
    old.abs_diff(new) <= MAX_CHANGE_BPS
}
