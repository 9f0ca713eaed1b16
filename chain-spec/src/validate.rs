//! What makes a table of numbers an economy.

use crate::{Economy, Income, PoolSpec, RateSpec, RevenueType, SplitSpec, TierSpec};
use alloc::collections::BTreeSet;
use quaestor_primitives::{Bps, Forfeit, Seconds, MAX_STEPS};

const ONE: Bps = 10_000;
/// The highest multiplier: 100x, or an annual rate of 10,000 %.
const MAX_MULTIPLIER: Bps = 1_000_000;
/// The longest lock, in days: ten years.
const MAX_LOCK: u32 = 3_650;
/// The most entries that the pallets' tables have.
const MAX_TIERS: usize = 16;
const MAX_POOLS: usize = 4;
/// The longest stream, in days.
const MAX_PERIOD: u32 = 365;
/// A longer day than the real one is a mistake.
const MAX_DAY: Seconds = 86_400;

fn ensure(holds: bool, sentence: &'static str) -> Result<(), &'static str> {
    holds.then_some(()).ok_or(sentence)
}

impl Economy {
    /// Says in a sentence what is wrong with the table, if anything is.
    pub fn validate(&self) -> Result<(), &'static str> {
        ensure((1..=MAX_DAY).contains(&self.day_secs), "a day must last 1 to 86,400 seconds")?;
        ensure(self.decimals <= 18, "a token has at most 18 decimals")?;
        ensure(self.existential_deposit > 0, "the existential deposit must not be zero")?;
        ensure(
            self.min_stake >= self.existential_deposit,
            "the minimum stake must be at least the existential deposit",
        )?;
        ensure(
            self.max_stake.is_none_or(|max| max >= self.min_stake),
            "the maximum stake must be at least the minimum",
        )?;
        if let Some(cap) = self.wallet_cap_bps {
            ensure(
                (1..=ONE).contains(&cap),
                "the wallet cap must be above nothing and at most the whole reference stake",
            )?;
            let least = self.min_stake.checked_mul(ONE.into());
            let first = self.cap_floor.checked_mul(cap.into());
            ensure(
                first.zip(least).is_some_and(|(first, least)| first >= least),
                "the wallet cap of an empty vault must admit the minimum stake",
            )?;
        }
        ensure(self.epoch_days > 0, "an epoch must last at least a day")?;
        ensure(self.compound_days > 0, "automatic compounding must pause at least a day")?;
        ensure(!self.tiers.is_empty(), "there must be a tier")?;
        ensure(self.tiers.len() <= MAX_TIERS, "there are at most 16 tiers")?;
        ensure(!self.pools.is_empty(), "there must be a reward pool")?;
        ensure(self.pools.len() <= MAX_POOLS, "there are at most 4 reward pools")?;
        let names: BTreeSet<_> = self.tiers.iter().map(|tier| tier.name).collect();
        ensure(names.len() == self.tiers.len(), "two tiers have the same name")?;
        let assets: BTreeSet<_> = self.pools.iter().map(|pool| &pool.asset).collect();
        ensure(assets.len() == self.pools.len(), "two pools pay the same asset")?;
        self.tiers.iter().try_for_each(TierSpec::validate)?;
        self.pools.iter().try_for_each(PoolSpec::validate)?;
        self.income.iter().try_for_each(|income| self.validate_income(income))
    }

    /// What only the economy as a whole can get wrong; the pallets judge each number.
    fn validate_income(&self, income: &Income) -> Result<(), &'static str> {
        let splits = &income.revenue.splits;
        let types: BTreeSet<_> = splits.iter().map(|split| split.0).collect();
        ensure(
            types.len() == splits.len() && types.len() == RevenueType::ALL.len(),
            "each type of revenue must have one split",
        )?;
        splits.iter().try_for_each(|split| split.1.validate())?;
        ensure(
            self.pools.iter().all(|pool| income.revenue.assets.contains(&pool.asset)),
            "revenue must be known in every asset that rewards are paid in",
        )?;
        let breakers = &income.breakers;
        ensure(
            breakers.low_stake.clear >= breakers.low_stake.trip
                && breakers.few_stakers.clear >= breakers.few_stakers.trip
                && breakers.reward_floor.clear >= breakers.reward_floor.trip,
            "a breaker must not clear beyond where it trips",
        )?;
        ensure(
            income.buyback.min_lot > 0 && income.buyback.min_lot <= income.buyback.max_lot,
            "the least lot of a buyback must be above nothing and at most the largest",
        )?;
        ensure(
            self.secs(income.price.long_window_days) > income.price.window_secs,
            "the trailing average must look back further than the exchange's average",
        )?;
        let discounts = &income.discounts.tiers;
        ensure(
            discounts.iter().zip(discounts.iter().skip(1)).all(|(a, b)| a.0 < b.0 && a.1 < b.1),
            "discounts must rise with the stake",
        )?;
        ensure(
            income.subscriptions.native_bps <= income.subscriptions.staked_bps,
            "a subscriber with stake must not pay more than one without",
        )
    }
}

impl TierSpec {
    fn validate(&self) -> Result<(), &'static str> {
        ensure(self.lock_days <= MAX_LOCK, "a lock must not exceed ten years")?;
        ensure(
            self.steps.first().is_some_and(|first| first.0 == 0),
            "the first step of a tier must be at age zero",
        )?;
        ensure(
            self.steps.iter().zip(self.steps.iter().skip(1)).all(|(a, b)| a.0 < b.0),
            "the steps of a tier must ascend in age",
        )?;
        ensure(
            self.steps.iter().all(|step| step.1 <= MAX_MULTIPLIER),
            "a multiplier must not exceed 100x",
        )?;
        ensure(
            self.steps.iter().any(|step| step.1 > 0),
            "a tier that never has weight earns nothing",
        )?;
        // The end of a launch phase is a step of its own.
        let steps = self.steps.len().saturating_add(usize::from(self.launch.is_some()));
        ensure(
            u32::try_from(steps).is_ok_and(|steps| steps <= MAX_STEPS),
            "a tier has at most 8 steps, the end of its launch phase included",
        )?;
        ensure(self.penalty_bps <= ONE, "a penalty must not exceed the principal")?;
        ensure(self.voting_bps <= MAX_MULTIPLIER, "a voting multiplier must not exceed 100x")?;
        let forfeit_fits = match self.forfeit {
            Forfeit::None => true,
            Forfeit::Share(share) => share <= ONE,
            Forfeit::OverBase(base) => base <= MAX_MULTIPLIER,
        };
        ensure(forfeit_fits, "a forfeit must not exceed the reward")?;
        ensure(
            self.launch.is_none_or(|launch| {
                launch.phase_days > 0 && launch.add_bps > 0 && launch.cap_bps <= MAX_MULTIPLIER
            }),
            "a launch bonus must add something, for some time, up to 100x",
        )
    }
}

impl SplitSpec {
    fn validate(&self) -> Result<(), &'static str> {
        let buyback = self.buyback_bps.max(self.crisis_buyback_bps);
        let shares = [self.rewards_bps, buyback, self.burn_bps, self.treasury_bps];
        let sum = shares.iter().try_fold(Bps::MIN, |sum, share| sum.checked_add(*share));
        ensure(sum.is_some_and(|sum| sum <= ONE), "the shares of a split must not exceed the whole")
    }
}

impl PoolSpec {
    fn validate(&self) -> Result<(), &'static str> {
        ensure(
            match self.rate {
                RateSpec::Streamed { period_days } => (1..=MAX_PERIOD).contains(&period_days),
                RateSpec::TargetApr { cap_amount, cap_days } => cap_amount > 0 && cap_days > 0,
            },
            "a pool must pay something over some time, at most a year for a stream",
        )?;
        ensure(self.vesting_days <= MAX_PERIOD, "vesting must not exceed a year")?;
        ensure(self.min_funding > 0, "the minimum funding must not be zero")?;
        ensure(self.min_claim > 0, "the minimum claim must not be zero")?;
        ensure(self.min_compound > 0, "the minimum to compound must not be zero")
    }
}
