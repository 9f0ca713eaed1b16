//! Stakers of different patience.

use crate::{chain::START, rng::Rng, world::World};
use pallet_rewards::Call as Reward;
use pallet_staking_vault::{
    types::{Ledger, MAX_POSITIONS},
    Call as Vault,
};
use polkadot_sdk::frame_support::traits::{
    fungible::Inspect,
    tokens::{Fortitude, Preservation},
};
use quaestor_chain_spec::{Economy, DAY};
use quaestor_primitives::{AssetKind, Balance, Position, Seconds, TierId};
use quaestor_runtime::{AccountId, Balances, Rewards, StakingVault};

/// Behaviour of an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Stakes in the two shortest tiers, claims every week, leaves in one visit of six, early or not,
    /// and comes back after some weeks.
    Impatient,
    /// Stakes in the longest tier, compounds every month, and stakes again what it collects.
    Patient,
    /// Stakes in a middle tier in autumn, and leaves in spring, when the lock has ended.
    Seasonal,
    /// Brings more than its cap of a week allows, week by week, into the two longest tiers; claims every
    /// quarter.
    Whale,
    /// Stakes in any tier with automatic compounding; once a quarter it compounds other assets through
    /// the exchange.
    Compounder,
}

/// Open tiers in order of their locks: the two shortest, a middle one, the two longest.
#[derive(Clone, Copy, Debug)]
pub struct Tiers {
    short: [TierId; 2],
    middle: TierId,
    long: [TierId; 2],
}

impl Tiers {
    /// Those of an economy.
    pub fn of(economy: &Economy) -> Self {
        let tiers = (0..).zip(&economy.staking.tiers).filter(|(_, tier)| tier.open);
        let mut tiers: Vec<_> = tiers.map(|(id, tier): (TierId, _)| (tier.lock_secs, id)).collect();
        tiers.sort_unstable();
        let id = |place: usize| tiers[place].1;
        let last = tiers.len() - 1;
        Self { short: [id(0), id(1)], middle: id(last / 2), long: [id(last - 1), id(last)] }
    }

    fn any(&self, rng: &mut Rng) -> TierId {
        let all = [self.short[0], self.short[1], self.middle, self.long[0], self.long[1]];
        all[rng.between(0, 4) as usize]
    }
}

/// An agent.
#[derive(Clone, Debug)]
pub struct Agent {
    /// Its account.
    pub who: AccountId,
    /// Its tokens at genesis, in smallest units.
    pub wealth: Balance,
    kind: Kind,
    tiers: Tiers,
    next: Seconds,
    visits: u64,
    rng: Rng,
}

impl Agent {
    /// An agent that first acts on day `join_day`.
    pub fn new(
        who: AccountId,
        kind: Kind,
        wealth: Balance,
        join_day: u64,
        tiers: Tiers,
        mut rng: Rng,
    ) -> Self {
        let next = START + join_day * DAY + rng.between(0, 23) * 3_600;
        Self { who, wealth, kind, tiers, next, visits: 0, rng }
    }

    /// Acts, if it is time for it.
    pub fn act(&mut self, world: &mut World, time: Seconds) {
        if time < self.next {
            return;
        }
        self.withdraw(world);
        let days = match self.kind {
            Kind::Impatient => self.impatient(world),
            Kind::Patient => self.patient(world),
            Kind::Seasonal => self.seasonal(world, time),
            Kind::Whale => self.whale(world),
            Kind::Compounder => self.compounder(world),
        };
        self.visits += 1;
        self.next = time + days * DAY + self.rng.between(0, 23) * 3_600;
    }

    fn impatient(&mut self, world: &mut World) -> u64 {
        self.take(world);
        let positions = self.ledger().positions;
        if positions.is_empty() {
            let tier = self.tiers.short[self.rng.between(0, 1) as usize];
            let amount = self.free(world) * Balance::from(self.rng.between(50, 100)) / 100;
            self.stake(world, amount, tier);
        } else if self.rng.one_in(6) {
            positions.iter().for_each(|position| self.leave(world, position));
            return self.rng.between(14, 42);
        }
        self.rng.between(5, 9)
    }

    fn patient(&mut self, world: &mut World) -> u64 {
        self.compound(world);
        self.take(world);
        let free = self.free(world);
        if free >= world.scenario.economy.staking.min_stake * 10 {
            self.stake(world, free, self.tiers.long[1]);
        }
        self.rng.between(25, 35)
    }

    fn seasonal(&mut self, world: &mut World, time: Seconds) -> u64 {
        let day = (time - START) / DAY % 365;
        let positions = self.ledger().positions;
        if (240..330).contains(&day) && positions.is_empty() {
            let amount = self.free(world) * 9 / 10;
            self.stake(world, amount, self.tiers.middle);
        } else if (60..150).contains(&day) {
            let unlocked = positions.iter().filter(|position| is_unlocked(position));
            unlocked.for_each(|position| self.leave(world, position));
        }
        self.take(world);
        self.rng.between(5, 15)
    }

    fn whale(&mut self, world: &mut World) -> u64 {
        let tier = self.tiers.long[(self.visits % 2) as usize];
        let free = self.free(world);
        if free >= self.wealth / 100 {
            self.stake(world, free, tier);
        }
        if self.visits % 13 == 12 {
            self.take(world);
            let oldest = self.ledger().positions.first().cloned();
            if let Some(position) = oldest.filter(is_unlocked) {
                if self.rng.one_in(3) {
                    self.leave(world, &position);
                }
            }
        }
        7
    }

    fn compounder(&mut self, world: &mut World) -> u64 {
        if self.ledger().positions.is_empty() {
            let tier = self.tiers.any(&mut self.rng);
            let amount = self.free(world) * 9 / 10;
            self.stake(world, amount, tier);
        } else if !Rewards::is_auto_compounding(&self.who) {
            world.call(&self.who, Reward::set_auto_compound { on: true });
        } else if self.visits % 3 == 2 {
            self.compound_through_exchange(world);
        }
        self.rng.between(25, 35)
    }

    fn ledger(&self) -> Ledger {
        StakingVault::ledger(self.who.clone())
    }

    /// Balance that it can stake; it keeps a token for deposits.
    fn free(&self, world: &World) -> Balance {
        let (keep, force) = (Preservation::Preserve, Fortitude::Polite);
        let free = <Balances as Inspect<_>>::reducible_balance(&self.who, keep, force);
        free.saturating_sub(world.scenario.tokens(1))
    }

    /// Stakes up to `amount`, as far as the rules allow.
    fn stake(&self, world: &mut World, amount: Balance, tier: TierId) {
        let params = &world.scenario.economy.staking;
        let ledger = self.ledger();
        if ledger.positions.len() >= MAX_POSITIONS as usize {
            return;
        }
        let cap = StakingVault::remaining_allowance(self.who.clone()).unwrap_or(Balance::MAX);
        let most = params.max_stake.map_or(Balance::MAX, |max| max - ledger.staked());
        let amount = amount.min(cap).min(most);
        if amount >= params.min_stake {
            world.call(&self.who, Vault::stake { amount, tier });
        }
    }

    fn leave(&self, world: &mut World, position: &Position) {
        let id = position.id;
        if is_unlocked(position) {
            world.call(&self.who, Vault::unstake { position: id, amount: None });
        } else {
            world.call(&self.who, Vault::early_unstake { position: id });
        }
    }

    fn withdraw(&self, world: &mut World) {
        let clock = StakingVault::state().clock;
        if self.ledger().unlocking.iter().any(|chunk| chunk.release <= clock) {
            world.call(&self.who, Vault::withdraw {});
        }
    }

    /// Claims and collects all that it can.
    fn take(&self, world: &mut World) {
        let left = self.ledger().positions.is_empty();
        for (pool, pending) in Rewards::pool_views().iter().zip(Rewards::pending(self.who.clone()))
        {
            let asset = &pending.asset;
            let least = if left { 1 } else { pool.params.min_claim };
            if pending.claimable >= least {
                world.call(&self.who, Reward::claim_rewards { asset: asset.clone() });
            }
            let streams = Rewards::stream_views(&self.who);
            if streams.iter().any(|view| view.stream.asset == *asset && view.collectable > 0) {
                world.call(&self.who, Reward::collect_vested { asset: asset.clone() });
            }
        }
    }

    fn compound(&self, world: &mut World) {
        for (position, _) in self.compoundable(|asset| *asset == AssetKind::Native) {
            world.call(&self.who, Reward::compound { position });
        }
    }

    fn compound_through_exchange(&self, world: &mut World) {
        for (position, asset) in self.compoundable(|asset| *asset != AssetKind::Native) {
            world.call(&self.who, Reward::compound_through_exchange { position, asset });
        }
    }

    fn compoundable(&self, of: impl Fn(&AssetKind) -> bool) -> Vec<(u32, AssetKind)> {
        let pools = Rewards::pool_views();
        let least = |asset: &AssetKind| {
            let pool = pools.iter().find(|pool| pool.asset == *asset);
            pool.map_or(Balance::MAX, |pool| pool.params.min_compound)
        };
        let rewards = Rewards::pending_by_position(&self.who);
        rewards
            .into_iter()
            .filter(|reward| of(&reward.asset) && reward.claimable >= least(&reward.asset))
            .map(|reward| (reward.position, reward.asset))
            .collect()
    }
}

/// By the clock of the stake, which is a block behind.
fn is_unlocked(position: &Position) -> bool {
    StakingVault::state().clock >= position.lock_end
}
