//! Weight and reward of several positions over time, each as if it alone were opened, in one pass of
//! the clock.
//!
//! Between two changes of weight or rate a pool advances in one step, which comes to the same as many
//! small ones: a pool keeps the remainder of each division. So only the times at which something
//! changes are visited, whatever the number of buckets in between.

use crate::{AccountId, AssetKind, Balance, Rewards, Runtime, Seconds};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};
use pallet_rewards::{
    types::{EndingRate, PoolRecord, RewardsState},
    RateEnds,
};
use pallet_staking_vault::PendingSteps;
use quaestor_math::{bucket_ceil, fixed::floor, Accrual, Elapsed, Q128};
use quaestor_primitives::{Position, StakeWeight, Step};

/// Changes to come of weight and rates, without the position in question.
pub struct Timeline {
    now: Seconds,
    last: Seconds,
    weight: StakeWeight,
    redirected: bool,
    weights: BTreeMap<Seconds, i128>,
    rates: BTreeMap<Seconds, Vec<EndingRate>>,
}

impl Timeline {
    /// The changes from `now`, when all positions weigh `weight`, to `last`.
    pub fn new(now: Seconds, last: Seconds, weight: StakeWeight) -> Self {
        let ahead = |at: &Seconds| *at > now && *at <= last;
        let weights = PendingSteps::<Runtime>::iter().filter(|(at, _)| ahead(at));
        let rates = RateEnds::<Runtime>::iter().filter(|(at, _)| ahead(at));
        Self {
            now,
            last,
            weight,
            redirected: Rewards::state().redirected,
            weights: weights.map(|(at, step)| (at, step.delta)).collect(),
            rates: rates.map(|(at, ends)| (at, ends.into_inner())).collect(),
        }
    }

    /// Lets time pass for each of `worlds`.
    pub fn pass(&self, worlds: &mut [World]) {
        let mut times: BTreeSet<Seconds> = self.weights.keys().copied().collect();
        times.extend(self.rates.keys());
        times.extend(worlds.iter().flat_map(World::times));
        let (mut from, mut weight) = (self.now, self.weight);
        worlds.iter_mut().for_each(|world| world.observe(from, weight));
        for to in times.into_iter().filter(|at| *at > self.now && *at <= self.last) {
            let change = self.weights.get(&to);
            let ends = self.rates.get(&to).map_or(&[][..], |ends| ends);
            let after = weight.saturating_add_signed(change.copied().unwrap_or_default());
            for world in worlds.iter_mut() {
                world.advance(from, to, weight, self.redirected);
                world.cross(to, change.is_some(), ends);
                world.observe(to, after);
            }
            (from, weight) = (to, after);
        }
    }
}

/// Weights and reward at a horizon.
#[derive(Clone, Default)]
pub struct Outcome {
    pub weight: StakeWeight,
    pub total_weight: StakeWeight,
    /// Claimable and escrowed reward, each rounded down, by asset.
    pub earned: Vec<(AssetKind, Balance)>,
}

/// The pools with one position that has just been opened.
pub struct World {
    pub position: Position,
    pub horizons: Vec<Seconds>,
    bucket: Seconds,
    steps: Vec<Step>,
    pools: Vec<PoolRecord>,
    accruals: Vec<Accrual>,
    indices: BTreeMap<Seconds, Vec<Q128>>,
    outcomes: BTreeMap<Seconds, Outcome>,
}

impl World {
    /// The present state, in which `who` has opened `position`, observed at the given times.
    pub fn with(who: &AccountId, position: Position, horizons: Vec<Seconds>) -> Self {
        let RewardsState { pools, bucket_secs: bucket, .. } = Rewards::state();
        let pools = pools.into_inner();
        let earnings = Rewards::earnings(who.clone()).positions;
        let account = earnings.into_iter().find(|account| account.id == position.id);
        let mut accruals = account.map_or_else(Vec::new, |account| account.accruals.into_inner());
        accruals.resize(pools.len(), Accrual { at: position.start, ..Default::default() });
        let steps = position.weight_steps().into_owned();
        let (indices, outcomes) = (BTreeMap::new(), BTreeMap::new());
        Self { position, horizons, bucket, steps, pools, accruals, indices, outcomes }
    }

    /// The outcome at one of its horizons.
    pub fn outcome(&self, at: Seconds) -> Outcome {
        self.outcomes.get(&at).cloned().unwrap_or_default()
    }

    /// Times at which it changes or is observed.
    fn times(&self) -> impl Iterator<Item = Seconds> + '_ {
        let bucket = self.bucket;
        let rules = self.pools.iter().filter_map(|record| record.next).map(|(_, from)| from);
        let rules = rules.filter_map(move |from| bucket_ceil(from, bucket));
        let steps = self.steps.iter().map(|step| step.at);
        steps.chain(self.horizons.iter().copied()).chain(rules)
    }

    /// Emits up to `to`; the other positions weigh `others` since `from`.
    fn advance(&mut self, from: Seconds, to: Seconds, others: StakeWeight, redirected: bool) {
        let own = self.position.weight_at(from).unwrap_or_default();
        let elapsed = Elapsed { to, weight: others.saturating_add(own), redirected };
        for record in &mut self.pools {
            let mut pool = record.pool;
            // A pool that cannot advance stays as it is, as on the chain.
            if pool.advance(&record.params.rate, elapsed).is_some() {
                record.pool = pool;
            }
            let _ = record.take_effect(to);
        }
    }

    /// Applies the changes at `at`.
    fn cross(&mut self, at: Seconds, others_change: bool, ends: &[EndingRate]) {
        for end in ends {
            if let Some(record) = self.pools.get_mut(usize::from(end.pool)) {
                let _ = record.pool.end_rate(end.rate);
            }
        }
        if others_change || self.steps.iter().any(|step| step.at == at) {
            let indices = self.pools.iter().map(|record| record.pool.index);
            self.indices.insert(at, indices.collect());
            for record in &mut self.pools {
                let _ = record.pool.reweigh();
            }
        }
    }

    fn observe(&mut self, at: Seconds, others: StakeWeight) {
        if !self.horizons.contains(&at) {
            return;
        }
        let terms = self.position.terms(&self.steps);
        let settled = self.pools.iter().zip(&self.accruals).enumerate();
        let earned = settled.map(|(slot, (record, accrual))| {
            let mut accrual = *accrual;
            let index = |at| {
                let indices = self.indices.get(&at);
                indices.and_then(|indices| indices.get(slot)).copied().unwrap_or_default()
            };
            let earned = match accrual.settle(terms, &record.pool, index) {
                Some(()) => floor(accrual.claimable).saturating_add(floor(accrual.escrow)),
                None => 0,
            };
            (record.asset.clone(), earned)
        });
        let earned = earned.collect();
        let weight = self.position.weight_at(at).unwrap_or_default();
        let total_weight = others.saturating_add(weight);
        self.outcomes.insert(at, Outcome { weight, total_weight, earned });
    }
}
