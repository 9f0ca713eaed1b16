//! Terms of an emission by days: a base that halves, growth within bounds, and who receives it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
pub use quaestor_math::halving::Halving;
use quaestor_math::{halving::Growth, split::split, BPS};
use quaestor_primitives::{Balance, Bps, Seconds, MAX_AMOUNT};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Growth of use counts for at least this, in basis points.
pub const LEAST_GROWTH_BPS: Bps = 5_000;
/// Growth of use counts for at most this, in basis points.
pub const MOST_GROWTH_BPS: Bps = 20_000;
/// Longest time between two halvings, in years.
pub const MAX_HALVING_YEARS: u32 = 100;
/// Longest day, in seconds.
pub const MAX_DAY_SECS: Seconds = 86_400;
/// Least share of the stakers, in basis points.
pub const LEAST_STAKERS_BPS: Bps = 2_500;
/// Highest share of anybody else, in basis points.
pub const MAX_SHARE_BPS: Bps = 5_000;
/// Change limit of a share, in basis points.
pub const MAX_SHARE_CHANGE_BPS: Bps = 500;

/// Shares of an emission. The rest is the stakers'.
#[derive(
    Clone,
    Copy,
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
#[serde(rename_all = "camelCase")]
pub struct Shares {
    /// Share of the work pool, in basis points: at most 5,000. It changes by at most 500.
    pub work_bps: Bps,
    /// Share of the audit pot, in basis points: at most 5,000. It changes by at most 500.
    pub audits_bps: Bps,
    /// Share of the treasury, in basis points: at most 5,000. It changes by at most 500.
    pub treasury_bps: Bps,
}

impl Shares {
    /// Share of the stakers, in basis points: the rest. It is at least 2,500, and changes by at most
    /// 500.
    pub const fn stakers_bps(&self) -> Bps {
        let others = self.work_bps.saturating_add(self.audits_bps);
        BPS.saturating_sub(others.saturating_add(self.treasury_bps))
    }

    /// Cuts `amount`. The parts are rounded down, but for that of the stakers, which is the rest. `None`
    /// if the shares are above one whole, which validation rules out.
    pub fn parts(&self, amount: Balance) -> Option<Parts> {
        let (parts, stakers) = split(amount, &[self.work_bps, self.audits_bps, self.treasury_bps])?;
        let [work, audits, treasury] = parts.try_into().ok()?;
        Some(Parts { stakers, work, audits, treasury })
    }
}

impl quaestor_primitives::Params for Shares {
    fn validate(&self) -> Result<(), &'static str> {
        let others = [self.work_bps, self.audits_bps, self.treasury_bps];
        if others.iter().any(|share| *share > MAX_SHARE_BPS) {
            return Err("no share but that of the stakers may be above 50 %");
        }
        if self.stakers_bps() < LEAST_STAKERS_BPS {
            return Err("the share of the stakers must be at least 25 %");
        }
        Ok(())
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        let near = |old: Bps, new: Bps| old.abs_diff(new) <= MAX_SHARE_CHANGE_BPS;
        near(self.work_bps, new.work_bps)
            && near(self.audits_bps, new.audits_bps)
            && near(self.treasury_bps, new.treasury_bps)
            && near(self.stakers_bps(), new.stakers_bps())
    }
}

/// Parts of a minted amount, in smallest units.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Parts {
    /// For the reward pool.
    pub stakers: Balance,
    /// For the work pool.
    pub work: Balance,
    /// For the audit pot.
    pub audits: Balance,
    /// For the treasury.
    pub treasury: Balance,
}

/// The economy's rules for an emission by days. They are fixed at genesis, apart from the shares.
#[derive(
    Clone,
    Copy,
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
#[serde(rename_all = "camelCase")]
pub struct Daily {
    /// Yearly base, which halves, and the maximum of everything that is ever emitted.
    pub halving: Halving,
    /// Maximum of native tokens in existence after a mint, in smallest units.
    pub supply_cap: Balance,
    /// Shares of what is minted.
    pub shares: Shares,
    /// Length of a day of the economy, in seconds, from 1 to 86,400.
    pub day_secs: Seconds,
}

impl Daily {
    /// Checks the absolute bounds. The error is a sentence for who writes a genesis.
    pub fn validate(&self) -> Result<(), &'static str> {
        let Halving { first, years, cap } = self.halving;
        if !(1..=MAX_AMOUNT).contains(&first) || !(1..=MAX_AMOUNT).contains(&cap) {
            return Err("the first base and the cap must be from one unit to the highest amount");
        }
        if !(1..=MAX_HALVING_YEARS).contains(&years) {
            return Err("a base must halve every 1 to 100 years");
        }
        if self.supply_cap < cap || self.supply_cap > MAX_AMOUNT {
            return Err(
                "the cap of the supply must be from that of the emission to the highest amount",
            );
        }
        if !(1..=MAX_DAY_SECS).contains(&self.day_secs) {
            return Err("a day must last from a second to 86,400");
        }
        quaestor_primitives::Params::validate(&self.shares)
    }

    /// Number of the day at `time`, counted from the Unix epoch.
    pub fn day(&self, time: Seconds) -> u32 {
        let day = time.checked_div(self.day_secs).unwrap_or_default();
        u32::try_from(day).unwrap_or(u32::MAX)
    }

    /// Begin of a day, in seconds since the Unix epoch.
    pub fn begin(&self, day: u32) -> Seconds {
        self.day_secs.saturating_mul(day.into())
    }

    /// Emission of a day, counted from that of the launch, as the growth of use has it. The part above
    /// the base is at most `bonus_bps` of `irrecoverable`. `None` if it does not fit.
    pub fn emission(
        &self,
        day: u32,
        growth_bps: Bps,
        irrecoverable: Balance,
        bonus_bps: Bps,
    ) -> Option<Balance> {
        let growth = Growth {
            least_bps: LEAST_GROWTH_BPS,
            most_bps: MOST_GROWTH_BPS,
            // The market moves it.
            per_day_bps: 0,
            bonus_bps,
        };
        growth.emission(self.halving.base_of_day(day), growth_bps, irrecoverable)
    }

    /// Maximum mint of a day with this emission: twice that, or the base of the first day if that is
    /// more. So the backlog of a halt comes in slowly, while the small emissions of late years can wait
    /// until they are large enough for the reward pool.
    pub fn most_of(&self, emission: Balance) -> Balance {
        emission.saturating_mul(2).max(self.halving.base_of_day(0))
    }
}
