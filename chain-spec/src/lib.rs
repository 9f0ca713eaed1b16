//! Economies as data.
//!
//! An [`Economy`] says in days, basis points and smallest units what a runtime's genesis needs to
//! know; the runtime turns it into the genesis of its pallets. Days become seconds here, with the
//! length of a day being data as well, so that a development chain can live a year in two hours.
//!
//! [`Economy::validate`] refuses nonsense with a sentence. The pallets check again what they are
//! given; this check also speaks of what only the table as a whole can get wrong.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

mod economies;
mod income;
mod validate;

#[cfg(test)]
mod tests;

pub use economies::{act, blockdag, qtra, qtra_dev, SHORT_DAY, USDC};
pub use income::{
    BreakerSpec, BuybackSpec, DiscountSpec, Income, Levels, PriceSpec, RevenueSpec, SplitSpec,
    SubscriptionSpec,
};
pub use quaestor_primitives::{AssetKind, Forfeit, RevenueType};

use alloc::vec::Vec;
use quaestor_math::RateModel;
use quaestor_primitives::{AgeStep, Balance, Bps, LaunchBonus, Seconds};

/// Name of the preset of a development chain with one validator.
pub const QTRA_DEV: &str = "qtra-dev";
/// Name of the preset of a local network with four validators.
pub const QTRA_LOCAL: &str = "qtra-local";
/// Name of the preset with the real durations and thresholds.
pub const QTRA_TESTNET: &str = "qtra-testnet";

/// One token economy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Economy {
    /// What it is called.
    pub name: &'static str,
    /// Symbol of its native token.
    pub symbol: &'static str,
    /// Decimals of its native token.
    pub decimals: u8,
    /// Smallest units at genesis, where that is fixed.
    pub supply: Option<Balance>,
    /// Seconds of its day: 86,400 on real chains.
    pub day_secs: Seconds,
    /// The least that an account may hold, in smallest units.
    pub existential_deposit: Balance,
    /// The least that a wallet may stake, in smallest units.
    pub min_stake: Balance,
    /// The most that a wallet may stake, in smallest units.
    pub max_stake: Option<Balance>,
    /// The most that a wallet may add per epoch, in basis points of the reference stake.
    pub wallet_cap_bps: Option<Bps>,
    /// The reference stake is at least this, in smallest units.
    pub cap_floor: Balance,
    /// Length of an epoch.
    pub epoch_days: u32,
    /// Wait between unstake and withdrawal.
    pub cooldown_days: u32,
    /// Automatic compounding visits an account at most once in so many days.
    pub compound_days: u32,
    /// Nobody can ever change the tiers.
    pub immutable_tiers: bool,
    /// What can be chosen when staking; a tier's place is its number.
    pub tiers: Vec<TierSpec>,
    /// What rewards are paid in.
    pub pools: Vec<PoolSpec>,
    /// Revenue and what it pays for, in an economy that has any.
    pub income: Option<Income>,
}

/// One choice of lock and weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierSpec {
    /// What it is called.
    pub name: &'static str,
    /// Days until a position can be unstaked without loss.
    pub lock_days: u32,
    /// From this age in days on, this multiplier in basis points.
    pub steps: Vec<(u32, Bps)>,
    /// The part of the reward that an early exit forfeits.
    pub forfeit: Forfeit,
    /// The part of the principal that an early exit costs, in basis points.
    pub penalty_bps: Bps,
    /// Multiplier in votes, in basis points.
    pub voting_bps: Bps,
    /// Extra weight for early positions.
    pub launch: Option<LaunchSpec>,
}

/// Extra weight for positions opened in the first days of the chain, for as long as those last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaunchSpec {
    /// Length of the launch phase.
    pub phase_days: u32,
    /// Added to the multiplier, in basis points.
    pub add_bps: Bps,
    /// The sum is at most this, in basis points.
    pub cap_bps: Bps,
}

/// One asset that rewards are paid in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolSpec {
    /// The asset.
    pub asset: AssetKind,
    /// How fast it is paid out.
    pub rate: RateSpec,
    /// Days over which a claim vests; 0 pays at once.
    pub vesting_days: u32,
    /// The least that can be funded at once, in smallest units.
    pub min_funding: Balance,
    /// The least that can be claimed at once, in smallest units.
    pub min_claim: Balance,
    /// The least that can be compounded at once, in smallest units.
    pub min_compound: Balance,
    /// Where the reward of a time without stakers goes.
    pub on_no_stake: Destination,
    /// Where the reward of a time in which a breaker redirects goes.
    pub on_redirected: Destination,
    /// Where forfeited reward goes.
    pub on_forfeited: Destination,
}

/// How fast a pool pays, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateSpec {
    /// Each funding evenly over so many days.
    Streamed {
        /// Length of a funding's stream.
        period_days: u32,
    },
    /// Weight times annual rate, at most so much per so many days.
    TargetApr {
        /// Smallest units ...
        cap_amount: Balance,
        /// ... per this many days.
        cap_days: u32,
    },
}

/// Where a pot of undistributed reward goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Back into the pool, as a new funding.
    Stream,
    /// To the backstop.
    Backstop,
    /// Out of existence.
    Burn,
}

impl Economy {
    /// The seconds of so many days.
    pub fn secs(&self, days: u32) -> Seconds {
        self.day_secs.saturating_mul(days.into())
    }

    /// What times of steps are rounded up to: a 24th of a day, at least a second.
    pub fn bucket_secs(&self) -> Seconds {
        self.day_secs.checked_div(24).unwrap_or_default().max(1)
    }

    /// So many whole native tokens, in smallest units.
    pub fn tokens(&self, whole: u64) -> Balance {
        economies::units(whole, self.decimals)
    }

    /// An amount per year of this economy's days as an amount per year of real ones.
    pub fn per_year(&self, amount: Balance) -> Balance {
        let real = Balance::from(economies::DAY);
        amount.saturating_mul(real).checked_div(self.day_secs.into()).unwrap_or_default()
    }

    /// The steps of a tier, in seconds of age.
    pub fn age_steps(&self, tier: &TierSpec) -> Vec<AgeStep> {
        let step = |&(days, multiplier_bps)| AgeStep { age_secs: self.secs(days), multiplier_bps };
        tier.steps.iter().map(step).collect()
    }

    /// The launch bonus of a tier, in seconds.
    pub fn launch_bonus(&self, tier: &TierSpec) -> Option<LaunchBonus> {
        tier.launch.map(|LaunchSpec { phase_days, add_bps, cap_bps }| LaunchBonus {
            phase_secs: self.secs(phase_days),
            add_bps,
            cap_bps,
        })
    }

    /// The rate of a pool, in seconds.
    pub fn rate(&self, pool: &PoolSpec) -> RateModel {
        match pool.rate {
            RateSpec::Streamed { period_days } => {
                RateModel::Streamed { period_secs: self.secs(period_days) }
            },
            RateSpec::TargetApr { cap_amount, cap_days } => {
                RateModel::TargetApr { cap_amount, cap_secs: self.secs(cap_days) }
            },
        }
    }
}
