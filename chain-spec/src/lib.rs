//! Economies as data.
//!
//! An [`Economy`] holds the parameters of the pallets; the runtime adds the accounts of a network and
//! builds its genesis from both. Durations are written in days of the economy, whose length is data
//! as well, so that a development chain passes a year in two hours.
//!
//! [`Economy::validate`] asks every pallet for its own bounds and adds the rules that span pallets.
//! Adding an economy takes one file in `economies/`, one line in the runtime's list of presets, and
//! its rendered specs.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod economies;
pub mod tokens;
mod validate;

#[cfg(test)]
mod tests;

pub use economies::{act, blockdag, qtra, quiver};
pub use tokens::{Token, TOKENS};

use alloc::vec::Vec;
use pallet_rewards::GenesisPool;
use pallet_staking_vault::types::{Features, Tier};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_primitives::{AgeStep, AssetKind, Balance, Bps, Forfeit, Seconds, Voting, MAX_STEPS};

/// USDC, an asset of 6 decimals, in every economy.
pub const USDC: AssetKind = AssetKind::WithId(1);
/// Seconds of a day.
pub const DAY: Seconds = 86_400;
/// Seconds of a day on development chains: a week passes in 140 seconds.
pub const SHORT_DAY: Seconds = 20;

/// One token economy: the parameters of each pallet, and what they have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Economy {
    /// Its native token.
    pub token: Token,
    /// Smallest units at genesis, where that is fixed.
    pub supply: Option<Balance>,
    /// Seconds of its day: 86,400 on real chains.
    pub day_secs: Seconds,
    /// Minimum balance of an account, in smallest units.
    pub existential_deposit: Balance,
    /// Stakes, tiers and cooldown.
    pub staking: pallet_staking_vault::types::Params,
    /// Names of the tiers, in their order.
    pub tier_names: Vec<&'static str>,
    /// Assets that rewards are paid in.
    pub pools: Vec<GenesisPool>,
    /// Least time between two automatic compoundings of an account, in seconds.
    pub compound_secs: Seconds,
    /// Assets of revenue.
    pub revenue_assets: Vec<AssetKind>,
    /// Splits of revenue. Types without one go to the backstop as a whole, the fees for work as well.
    pub splits: pallet_revenue_router::types::SplitMap,
    /// The reward floor and spends from the backstop.
    pub backstop: pallet_backstop::types::Params,
    /// The emergency reserve at genesis, in smallest units of USDC.
    pub emergency: Balance,
    /// Buybacks; the default where there are none.
    pub buyback: pallet_buyback_burn::types::Params,
    /// The reference price.
    pub price: pallet_price_feed::types::Params,
    /// Levels of the breakers.
    pub breakers: pallet_circuit_breaker::types::Params,
    /// Discounts on trading fees.
    pub discounts: pallet_fee_discounts::types::Params,
    /// Discounts and renewals of subscriptions; the default where there are none.
    pub subscriptions: pallet_subscriptions::types::Params,
    /// Plans that can be subscribed to.
    pub plans: Vec<pallet_subscriptions::types::Plan>,
    /// Names of the plans, in their order.
    pub plan_names: Vec<&'static str>,
    /// Parts of the supply at genesis; none where the network gives balances alone.
    pub parts: Vec<Part>,
    /// Pledges of first unlocks, and the loyalty that they give.
    pub pledges: Option<pallet_allocations::types::Params>,
    /// Emission after genesis.
    pub emission: Option<pallet_emission::types::Params>,
    /// Emission by days after genesis, in place of the other one.
    pub daily_emission: Option<pallet_emission::daily::Daily>,
    /// Votes of stakers in polls, beside council and committee.
    pub votes: Option<pallet_stake_voting::Params>,
    /// Council sessions.
    pub debates: Option<pallet_debates::types::Params>,
    /// The badge of the first stakers.
    pub badge: Option<pallet_genesis_badge::types::Params>,
    /// Work for pay.
    pub compute: Option<Compute>,
}

/// Work for pay: who may do it, how it is paid, and what happens to a fault. Paid is the native token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compute {
    /// Providers and the stake that backs them.
    pub providers: pallet_providers::types::Params,
    /// Jobs and their payment.
    pub market: pallet_inference_market::types::Terms,
    /// Base prices of the classes of models, in smallest units for 1,000 tokens.
    pub classes: Vec<Balance>,
    /// Payments per token.
    pub channels: pallet_payment_channels::types::Params,
    /// Audits and disputes.
    pub challenges: pallet_challenges::types::Params,
}

/// A part of the supply at genesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name, by which a network names its holders.
    pub name: &'static str,
    /// Amount, in smallest units.
    pub amount: Balance,
    /// Release over time; without one, all of it is there at once.
    pub release: Option<Release>,
}

/// Release of a part of the supply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release {
    /// Share that is there at once, in basis points; rounds down.
    pub first_bps: Bps,
    /// Time from the launch before which nothing more is released, in seconds.
    pub cliff_secs: Seconds,
    /// Time from the launch by which all is released, in seconds.
    pub end_secs: Seconds,
}

impl Economy {
    /// An economy of `token` without tiers, pools or income: nothing is split, nothing trips, nothing
    /// is sold. Each economy starts from here and sets what it has.
    pub fn new(token: Token, day_secs: Seconds) -> Self {
        Self {
            token,
            supply: None,
            day_secs,
            existential_deposit: token.units(1) / 1_000_000,
            staking: pallet_staking_vault::types::Params {
                epoch_secs: day_secs.saturating_mul(7),
                ..Default::default()
            },
            tier_names: Vec::new(),
            pools: Vec::new(),
            compound_secs: day_secs,
            revenue_assets: Vec::new(),
            splits: Default::default(),
            backstop: pallet_backstop::types::Params {
                epoch_secs: day_secs.saturating_mul(7),
                spend_delay_secs: day_secs.saturating_mul(7),
                min_spend_delay_secs: day_secs,
                ..Default::default()
            },
            emergency: 0,
            buyback: Default::default(),
            price: Default::default(),
            breakers: Default::default(),
            discounts: Default::default(),
            subscriptions: Default::default(),
            plans: Vec::new(),
            plan_names: Vec::new(),
            parts: Vec::new(),
            pledges: None,
            emission: None,
            daily_emission: None,
            votes: None,
            debates: None,
            badge: None,
            compute: None,
        }
    }

    /// Seconds of `n` days.
    pub fn days(&self, n: u32) -> Seconds {
        days(self.day_secs, n)
    }

    /// Length of a bucket: a 24th of a day, at least a second.
    pub fn bucket_secs(&self) -> Seconds {
        bucket_secs(self.day_secs)
    }

    /// Features that hooks and calls of other pallets ask for.
    pub fn features(&self) -> Features {
        let emission = self.emission.as_ref();
        Features {
            votes: self.votes.is_some(),
            boosts: self.votes.is_some() || self.debates.is_some() || self.pledges.is_some(),
            emission: emission.is_some_and(|params| params.drips())
                || self.daily_emission.is_some(),
            block_rewards: emission.is_some_and(|params| params.pays_authors()),
        }
    }

    /// Returns `true` if there is a market of the native token.
    pub fn has_market(&self) -> bool {
        self.price != Default::default()
    }

    /// Returns `true` if stakers have discounts on trading fees.
    pub fn has_discounts(&self) -> bool {
        !self.discounts.tiers.is_empty()
    }

    /// Amount of the part of the supply of this name, in smallest units; zero without one.
    pub fn part(&self, name: &str) -> Balance {
        let named = self.parts.iter().filter(|part| part.name == name);
        named.map(|part| part.amount).fold(0, Balance::saturating_add)
    }

    /// Whole native tokens in smallest units.
    pub fn tokens(&self, whole: u64) -> Balance {
        self.token.units(whole)
    }
}

impl Token {
    /// Whole tokens in smallest units.
    pub fn units(&self, whole: u64) -> Balance {
        units(whole, self.decimals)
    }
}

/// Whole USDC in smallest units.
pub fn usdc(whole: u64) -> Balance {
    units(whole, 6)
}

fn units(whole: u64, decimals: u8) -> Balance {
    Balance::from(whole).saturating_mul(10u128.saturating_pow(decimals.into()))
}

pub(crate) fn days(day_secs: Seconds, n: u32) -> Seconds {
    day_secs.saturating_mul(n.into())
}

fn bucket_secs(day_secs: Seconds) -> Seconds {
    day_secs.checked_div(24).unwrap_or_default().max(1)
}

/// An amount per year of `day_secs` days as an amount per year of real ones.
pub(crate) fn per_year(day_secs: Seconds, amount: Balance) -> Balance {
    amount.saturating_mul(DAY.into()).checked_div(day_secs.into()).unwrap_or_default()
}

/// Blocks of 6 seconds in `n` days, rounded up.
pub(crate) fn blocks(day_secs: Seconds, n: u32) -> u32 {
    u32::try_from(days(day_secs, n).div_ceil(6)).unwrap_or(u32::MAX)
}

/// Weight steps from (age in days, multiplier in basis points).
pub(crate) fn steps(
    day_secs: Seconds,
    table: &[(u32, Bps)],
) -> BoundedVec<AgeStep, ConstU32<MAX_STEPS>> {
    let step = |&(age, multiplier_bps)| AgeStep { age_secs: days(day_secs, age), multiplier_bps };
    BoundedVec::truncate_from(table.iter().map(step).collect())
}

/// An open tier without forfeit, penalty or launch bonus.
pub(crate) fn tier(day_secs: Seconds, lock_days: u32, table: &[(u32, Bps)]) -> Tier {
    Tier {
        lock_secs: days(day_secs, lock_days),
        steps: steps(day_secs, table),
        forfeit: Forfeit::None,
        penalty_bps: 0,
        voting: Voting::Fixed(10_000),
        firm: false,
        launch: None,
        open: true,
    }
}
