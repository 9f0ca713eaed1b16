//! Allocations, pledges, and parameters of pledges.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_math::{change_limit::doubled_or_halved, vested_after};
pub use quaestor_primitives::MAX_AMOUNT;
use quaestor_primitives::{Balance, Bps, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Latest end of an allocation after the launch, in seconds: 20 years of 365 days.
pub const MAX_END_SECS: Seconds = 630_720_000;
/// Longest time of a parameter, in seconds: 365 days.
pub const MAX_PARAM_SECS: Seconds = 31_536_000;
/// Highest boost, in basis points.
pub const MAX_LOYALTY_BPS: Bps = 10_000;
/// Change limit of the boost, in basis points.
pub const MAX_LOYALTY_CHANGE_BPS: Bps = 1_000;

/// The economy's rules for pledges.
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
pub struct Params {
    /// Time after the launch in which pledges are made, in seconds, from 1 to 365 days.
    pub pledge_until_secs: Seconds,
    /// Time after the launch from which on a pledge boosts weight, in seconds, from 1 to 365 days.
    pub loyal_from_secs: Seconds,
    /// The boost, in basis points, from 0 to 10,000.
    pub loyalty_bps: Bps,
}

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
        let is_time = |secs| (1..=MAX_PARAM_SECS).contains(&secs);
        if !is_time(self.pledge_until_secs) {
            return Err("the time for pledges must last from a second to 365 days");
        }
        if !is_time(self.loyal_from_secs) {
            return Err("the boost must begin from a second to 365 days after the launch");
        }
        if self.loyalty_bps > MAX_LOYALTY_BPS {
            return Err("the boost must be at most 100 %");
        }
        Ok(())
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        doubled_or_halved(self.pledge_until_secs, new.pledge_until_secs)
            && doubled_or_halved(self.loyal_from_secs, new.loyal_from_secs)
            && self.loyalty_bps.abs_diff(new.loyalty_bps) <= MAX_LOYALTY_CHANGE_BPS
    }
}

/// An allocation at genesis.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GenesisAllocation<AccountId> {
    /// The account that releases pay.
    pub beneficiary: AccountId,
    /// Amount to be released, without the first unlock, in smallest units; from 1 to `MAX_AMOUNT`.
    pub total: Balance,
    /// Time after the launch before which nothing is released, in seconds; at most the end.
    pub cliff_secs: Seconds,
    /// Time after the launch at which all is released, in seconds, from 1 to 20 years.
    pub end_secs: Seconds,
    /// Amount that the beneficiary gets at once, as a balance of genesis, in smallest units.
    pub first_unlock: Balance,
}

impl<AccountId> GenesisAllocation<AccountId> {
    /// Checks the absolute bounds. The error is a sentence for who writes a genesis.
    pub fn validate(&self) -> Result<(), &'static str> {
        if self.total == 0 || self.total > MAX_AMOUNT {
            return Err("an allocation must be from one unit to the highest amount");
        }
        if self.end_secs == 0 || self.end_secs > MAX_END_SECS {
            return Err("an allocation must end from a second to 20 years after the launch");
        }
        if self.cliff_secs > self.end_secs {
            return Err("a cliff must not be after the end");
        }
        if self.first_unlock > MAX_AMOUNT {
            return Err("a first unlock must be at most the highest amount");
        }
        Ok(())
    }
}

/// An allocation.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Allocation<AccountId> {
    /// The account that releases pay.
    pub beneficiary: AccountId,
    /// Amount to be released, in smallest units.
    pub total: Balance,
    /// Amount released, in smallest units.
    pub released: Balance,
    /// Time after the launch before which nothing is released, in seconds.
    pub cliff_secs: Seconds,
    /// Time after the launch at which all is released, in seconds.
    pub end_secs: Seconds,
    /// Amount that can be pledged, in smallest units.
    pub first_unlock: Balance,
    /// A pledge stands on it, of the beneficiary or of an earlier one.
    pub pledged: bool,
}

impl<AccountId> Allocation<AccountId> {
    /// Vested at `now`, rounded down; nothing before the launch, which is zero until it happens.
    pub fn vested(&self, launch: Seconds, now: Seconds) -> Balance {
        if launch == 0 {
            return 0;
        }
        let after = |secs| launch.saturating_add(secs);
        vested_after(self.total, launch, after(self.cliff_secs), after(self.end_secs), now)
    }

    /// Amount that is not released, in smallest units.
    pub const fn unreleased(&self) -> Balance {
        self.total.saturating_sub(self.released)
    }

    /// Returns `true` if nothing is left to be kept of it.
    pub const fn is_over(&self) -> bool {
        self.unreleased() == 0 && !self.pledged
    }
}

/// A pledged first unlock, with the terms under which it was pledged.
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
)]
pub struct Pledge {
    /// Number of the allocation.
    pub allocation: u32,
    /// Amount on hold, in smallest units.
    pub amount: Balance,
    /// Time after the launch from which on it boosts weight, in seconds.
    pub loyal_from_secs: Seconds,
    /// The boost, in basis points.
    pub loyalty_bps: Bps,
}

/// Sums over all allocations and pledges, in smallest units.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Totals {
    /// Keeps the pallet's account alive; nobody's claim. Zero without allocations.
    pub minimum_balance: Balance,
    /// Not released.
    pub unreleased: Balance,
    /// On hold for pledges.
    pub pledged: Balance,
}
