//! Rules that span pallets. Each pallet validates its own parameters.

use crate::{usdc, Compute, Economy, DAY};
use alloc::collections::BTreeSet;
use quaestor_math::{slash::LEAST_DETERRENCE, BPS};
use quaestor_primitives::{AssetKind, Balance, Params, Seconds};

fn ensure(holds: bool, sentence: &'static str) -> Result<(), &'static str> {
    holds.then_some(()).ok_or(sentence)
}

impl Economy {
    /// Checks the parameters of every pallet and what they have in common. The error is a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
        self.validate_alone()?;
        ensure((1..=DAY).contains(&self.day_secs), "a day must last 1 to 86,400 seconds")?;
        ensure(self.token.decimals <= 18, "a token has at most 18 decimals")?;
        ensure(self.existential_deposit > 0, "the existential deposit must not be zero")?;
        ensure(
            self.staking.min_stake >= self.existential_deposit,
            "the minimum stake must be at least the existential deposit",
        )?;
        ensure(
            self.staking.min_stake <= self.tokens(100_000),
            "the minimum stake must be at most 100,000 tokens",
        )?;
        ensure(
            self.pools.iter().all(|pool| {
                let native = pool.asset == AssetKind::Native;
                pool.params.minima_fit(if native { self.tokens(1) } else { usdc(1) })
            }),
            "the minima of a pool must fit the decimals of its asset",
        )?;
        if let Some(cap) = self.staking.wallet_cap_bps {
            let least = self.staking.min_stake.checked_mul(BPS.into());
            let first = self.staking.cap_floor.checked_mul(cap.into());
            ensure(
                first.zip(least).is_some_and(|(first, least)| first >= least),
                "the wallet cap of an empty vault must admit the minimum stake",
            )?;
        }
        let parts =
            self.parts.iter().try_fold(0, |sum: Balance, part| sum.checked_add(part.amount));
        ensure(self.parts.is_empty() || parts == self.supply, "the parts must sum to the supply")?;
        let tiers = self.staking.tiers.len();
        let emission = self.emission.as_ref().filter(|params| params.pays_authors());
        ensure(
            emission.is_none_or(|params| usize::from(params.reward_tier) < tiers),
            "block rewards need their tier",
        )?;
        ensure(
            self.emission.is_none() || self.daily_emission.is_none(),
            "an emission by days excludes a schedule and block rewards",
        )?;
        if let Some(terms) = &self.daily_emission {
            ensure(terms.day_secs == self.day_secs, "the emission must have the economy's day")?;
            let supply = self.supply.unwrap_or_default().checked_add(terms.halving.cap);
            ensure(
                supply.is_some_and(|supply| supply <= terms.supply_cap),
                "supply and emission must fit the cap of the supply",
            )?;
        }
        ensure(self.compound_secs > 0, "automatic compounding must pause at least a second")?;
        ensure(!self.staking.tiers.is_empty(), "there must be a tier")?;
        let names: BTreeSet<_> = self.tier_names.iter().collect();
        ensure(
            names.len() == self.tier_names.len() && names.len() == self.staking.tiers.len(),
            "every tier must have a name of its own",
        )?;
        let plans: BTreeSet<_> = self.plan_names.iter().collect();
        ensure(
            plans.len() == self.plan_names.len() && plans.len() == self.plans.len(),
            "every plan must have a name of its own",
        )?;
        ensure(!self.pools.is_empty(), "there must be a reward pool")?;
        let assets: BTreeSet<_> = self.pools.iter().map(|pool| &pool.asset).collect();
        ensure(assets.len() == self.pools.len(), "two pools pay the same asset")?;
        ensure(
            self.revenue_assets.is_empty()
                || assets.iter().all(|a| self.revenue_assets.contains(a)),
            "revenue must be known in every asset that rewards are paid in",
        )?;
        ensure(
            self.plans.is_empty() || self.subscriptions.bucket_secs == self.bucket_secs(),
            "subscriptions must be renewed in the buckets of the vault",
        )?;
        self.compute.iter().try_for_each(|compute| compute.fits(self.day_secs))
    }

    /// The bounds that each pallet sets for itself.
    fn validate_alone(&self) -> Result<(), &'static str> {
        self.staking.validate()?;
        self.pools.iter().try_for_each(|pool| pool.params.validate())?;
        self.splits.values().try_for_each(|split| split.validate())?;
        self.backstop.validate()?;
        self.price.validate()?;
        self.breakers.validate().map_err(|_| "the levels of the breakers are out of range")?;
        self.discounts.validate()?;
        if self.buyback != Default::default() {
            self.buyback.validate()?;
        }
        if self.subscriptions != Default::default() {
            self.subscriptions.validate()?;
        }
        self.plans.iter().try_for_each(|plan| plan.validate(&self.subscriptions))?;
        self.emission.iter().try_for_each(|params| params.validate())?;
        self.daily_emission.iter().try_for_each(|terms| terms.validate())?;
        self.pledges.iter().try_for_each(Params::validate)?;
        self.votes.iter().try_for_each(Params::validate)?;
        self.debates.iter().try_for_each(Params::validate)?;
        self.badge.iter().try_for_each(Params::validate)?;
        self.compute.iter().try_for_each(Compute::validate_alone)
    }
}

impl Compute {
    fn validate_alone(&self) -> Result<(), &'static str> {
        self.providers.validate()?;
        self.market.validate()?;
        self.channels.validate()?;
        self.challenges.validate()
    }

    fn fits(&self, day_secs: Seconds) -> Result<(), &'static str> {
        let days = [self.providers.day_secs, self.market.day_secs, self.channels.day_secs];
        ensure(
            days.into_iter().chain([self.challenges.day_secs]).all(|day| day == day_secs),
            "work must have the days of the economy",
        )?;
        let case = self.market.longest_work().saturating_add(self.challenges.case_secs());
        ensure(
            case <= self.providers.shortest_notice(),
            "stake that backs work must not leave before a case over it has ended",
        )?;
        let found = u64::from(self.challenges.audit_bps)
            .saturating_mul(self.providers.caps.multiple.into());
        ensure(
            found >= LEAST_DETERRENCE.into(),
            "a fault must cost more than it saves if only audits find it",
        )?;
        ensure(!self.classes.is_empty(), "there must be a class of models")
    }
}
