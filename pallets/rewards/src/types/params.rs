//! Parameters of a pool.

use super::{
    Destination, Unallocated, MAX_CAP_AMOUNT, MAX_CAP_SECS, MAX_MINIMUM, MAX_MIN_CLAIM_UNITS,
    MAX_MIN_COMPOUND_UNITS, MAX_MIN_FUNDING_UNITS, MAX_PERIOD_SECS, UNIT_SECS,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_math::{
    change_limit::{doubled_or_halved, doubled_or_halved_from},
    RateModel, YEAR,
};
use quaestor_primitives::{Balance, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The economy's rules for one pool. Each number at most doubles or halves per step.
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
pub struct PoolParams {
    /// Source of the emission. The period of a stream is 1 second to a year of 365 days; the cap of
    /// a target rate is 1 to 10^29 smallest units per 1 second to ten years, and its amount per
    /// second at most doubles or halves per update as well; the seconds of its year never change.
    pub rate: RateModel,
    /// A claim vests linearly over this time, in seconds, at most a year of 365 days. Zero: it is
    /// paid at once. Doubling starts from 60 if it is shorter.
    pub vesting_secs: Seconds,
    /// Least funding, in smallest units: 1 to a million whole units of the asset, and to 10^24.
    pub min_funding: Balance,
    /// Least claim, in smallest units: 1 to 100 whole units of the asset, and to 10^24. It does not
    /// apply to an account without positions.
    pub min_claim: Balance,
    /// Least compounding, in smallest units: 1 to 10,000 whole units of the asset, and to 10^24.
    pub min_compound: Balance,
    /// Destination of the reward of a time without stakers.
    pub on_no_stake: Destination,
    /// Destination of redirected reward.
    pub on_redirected: Destination,
    /// Destination of forfeited reward.
    pub on_forfeited: Destination,
}

impl PoolParams {
    /// The first rule that the parameters violate, as a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
        match self.rate {
            RateModel::Streamed { period_secs: 0 } => {
                return Err("a reward period must not be zero")
            },
            RateModel::Streamed { period_secs } if period_secs > MAX_PERIOD_SECS => {
                return Err("a reward period must be at most a year")
            },
            RateModel::TargetApr { cap_amount, cap_secs, .. }
                if cap_amount == 0 || cap_secs == 0 =>
            {
                return Err("the cap of a target rate must not be zero")
            },
            RateModel::TargetApr { year_secs, .. } if year_secs == 0 || year_secs > YEAR => {
                return Err("a year of a target rate must last from one second to 365 days")
            },
            RateModel::TargetApr { cap_amount, cap_secs, .. }
                if cap_amount > MAX_CAP_AMOUNT || cap_secs > MAX_CAP_SECS =>
            {
                return Err("the cap of a target rate must be at most 10^29 in ten years")
            },
            _ => {},
        }
        if self.vesting_secs > MAX_PERIOD_SECS {
            return Err("vesting must take at most a year");
        }
        if self.min_funding == 0 || self.min_claim == 0 || self.min_compound == 0 {
            return Err("the minimum of a funding, a claim or a compounding must not be zero");
        }
        if self.min_funding.max(self.min_claim).max(self.min_compound) > MAX_MINIMUM {
            return Err("the minimum of a funding, a claim or a compounding must be at most 10^24");
        }
        Ok(())
    }

    /// Returns `true` if the minima are not above their maxima in whole units of the asset.
    pub fn minima_fit(&self, unit: Balance) -> bool {
        self.min_funding <= unit.saturating_mul(MAX_MIN_FUNDING_UNITS)
            && self.min_claim <= unit.saturating_mul(MAX_MIN_CLAIM_UNITS)
            && self.min_compound <= unit.saturating_mul(MAX_MIN_COMPOUND_UNITS)
    }

    /// Can `new`, with a rate of the same model, follow in one step?
    pub fn allows_change_to(&self, new: &Self) -> bool {
        is_rate_step(self.rate, new.rate)
            && doubled_or_halved_from(UNIT_SECS, self.vesting_secs, new.vesting_secs)
            && doubled_or_halved(self.min_funding, new.min_funding)
            && doubled_or_halved(self.min_claim, new.min_claim)
            && doubled_or_halved(self.min_compound, new.min_compound)
    }

    /// Destination of reward kept apart for `reason`.
    pub const fn destination(&self, reason: Unallocated) -> Destination {
        match reason {
            Unallocated::NoStake => self.on_no_stake,
            Unallocated::Redirected => self.on_redirected,
            Unallocated::Forfeited => self.on_forfeited,
        }
    }
}

fn is_rate_step(old: RateModel, new: RateModel) -> bool {
    match (old, new) {
        (RateModel::Streamed { period_secs: old }, RateModel::Streamed { period_secs: new }) => {
            doubled_or_halved(old, new)
        },
        (
            RateModel::TargetApr {
                cap_amount: old_amount,
                cap_secs: old_secs,
                year_secs: old_year,
            },
            RateModel::TargetApr {
                cap_amount: new_amount,
                cap_secs: new_secs,
                year_secs: new_year,
            },
        ) => {
            // Multiplied crosswise; the products of numbers in their ranges fit.
            let (old, new) = (
                old_amount.saturating_mul(new_secs.into()),
                new_amount.saturating_mul(old_secs.into()),
            );
            old_year == new_year
                && doubled_or_halved(old_amount, new_amount)
                && doubled_or_halved(old_secs, new_secs)
                && doubled_or_halved(old, new)
        },
        _ => false,
    }
}
