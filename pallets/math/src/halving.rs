//! Emission that halves every few years and follows the growth of use within bounds.
//!
//! The part above the base is never more than a share of the cost that users paid on that day and
//! nobody can get back. So growth that was bought by dealing with oneself costs more than it emits.

use crate::{mul_div, Balance, Bps, BPS};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Days of a year of the emission.
pub const DAYS: u32 = 365;

/// A yearly base that halves.
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
pub struct Halving {
    /// Base of the first year, in smallest units.
    pub first: Balance,
    /// Years between two halvings.
    pub years: u32,
    /// Largest sum of everything that is ever emitted, in smallest units.
    pub cap: Balance,
}

impl Halving {
    /// Base of a year, counted from zero: the first one shifted right once for each halving, which
    /// rounds down. Zero after 128 halvings, and if there are no years between two of them.
    pub fn base(&self, year: u32) -> Balance {
        let halvings = year.checked_div(self.years);
        halvings.and_then(|halvings| self.first.checked_shr(halvings)).unwrap_or(0)
    }

    /// Base of a day, counted from zero: that of its year by 365, rounded down. So a year of days
    /// emits up to 364 smallest units less than its base.
    pub fn base_of_day(&self, day: u32) -> Balance {
        let year = day.checked_div(DAYS).unwrap_or(0);
        self.base(year).checked_div(DAYS.into()).unwrap_or(0)
    }

    /// Sum of the bases of the days from `from` to `to` (exclusive), counted from zero. `None` if it does
    /// not fit.
    pub fn bases(&self, from: u32, to: u32) -> Option<Balance> {
        let span = u64::from(self.years).saturating_mul(DAYS.into());
        let (from, to) = (u64::from(from), u64::from(to));
        (0..Balance::BITS).try_fold(0, |sum: Balance, halvings| {
            let start = span.saturating_mul(halvings.into());
            let days = to.min(start.saturating_add(span)).saturating_sub(from.max(start));
            let base = self.first.checked_shr(halvings)?.checked_div(DAYS.into())?;
            sum.checked_add(base.checked_mul(days.into())?)
        })
    }

    /// The part of `due` that may be minted when `emitted` was: what is left below the cap.
    pub fn mintable(&self, due: Balance, emitted: Balance) -> Balance {
        due.min(self.cap.saturating_sub(emitted))
    }
}

/// Rule by which emission follows the growth of use.
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
pub struct Growth {
    /// Growth counts for at least this, in basis points.
    pub least_bps: Bps,
    /// Growth counts for at most this, in basis points.
    pub most_bps: Bps,
    /// Largest change of the growth that counts, from one day to the next, in basis points.
    pub per_day_bps: Bps,
    /// Largest emission above the base, in basis points of the irrecoverable cost of the day.
    pub bonus_bps: Bps,
}

impl Growth {
    /// The growth that counts after a day: `recent / before` in basis points, rounded down, within the
    /// bounds, and at most `per_day_bps` from `last`, which was the growth of the day before. It is one
    /// if there was no use before. The bounds hold over the daily limit.
    pub fn next(&self, recent: Balance, before: Balance, last: Bps) -> Bps {
        let measured = match mul_div(recent, BPS.into(), before) {
            _ if before == 0 => BPS,
            Some(growth) => Bps::try_from(growth).unwrap_or(Bps::MAX),
            None => Bps::MAX,
        };
        let limited = self
            .bounded(measured)
            .max(last.saturating_sub(self.per_day_bps))
            .min(last.saturating_add(self.per_day_bps));
        self.bounded(limited)
    }

    /// The two parts of an emission with this base: up to the base, `base * min(growth, 1)`, and above
    /// it, `base * max(growth - 1, 0)`; each rounded down, with the growth within its bounds. `None` if
    /// one does not fit.
    pub fn parts(&self, base: Balance, growth: Bps) -> Option<(Balance, Balance)> {
        let growth = self.bounded(growth);
        let part = |bps: Bps| mul_div(base, bps.into(), BPS.into());
        Some((part(growth.min(BPS))?, part(growth.saturating_sub(BPS))?))
    }

    /// Emission of a day: both [`parts`](Self::parts), the second at most `bonus_bps` of `irrecoverable`,
    /// rounded down. `None` if it does not fit.
    pub fn emission(
        &self,
        base_of_day: Balance,
        growth: Bps,
        irrecoverable: Balance,
    ) -> Option<Balance> {
        let (plain, bonus) = self.parts(base_of_day, growth)?;
        let paid_for = mul_div(irrecoverable, self.bonus_bps.into(), BPS.into());
        plain.checked_add(bonus.min(paid_for.unwrap_or(Balance::MAX)))
    }

    fn bounded(&self, growth: Bps) -> Bps {
        // Not `clamp`, which panics where the bounds are the wrong way round.
        growth.max(self.least_bps).min(self.most_bps)
    }
}
