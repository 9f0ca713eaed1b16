//! Economies with their populations.

use crate::{
    agents::{Agent, Kind, Tiers},
    chain::account,
    rng::Rng,
};
use quaestor_chain_spec::{act, blockdag, qtra, Economy};
use quaestor_primitives::{Balance, Seconds};
use quaestor_runtime::AccountId;

/// A group of agents of one kind.
struct Group {
    kind: Kind,
    count: u64,
    /// Range of their wealth, in thousands of tokens of a supply of a billion.
    wealth: (u64, u64),
    /// They join within as many days.
    join_days: u64,
}

const POPULATION: [Group; 5] = [
    Group { kind: Kind::Impatient, count: 80, wealth: (5, 100), join_days: 60 },
    Group { kind: Kind::Patient, count: 60, wealth: (200, 3_000), join_days: 90 },
    Group { kind: Kind::Seasonal, count: 30, wealth: (20, 500), join_days: 300 },
    Group { kind: Kind::Whale, count: 5, wealth: (8_000, 10_000), join_days: 30 },
    Group { kind: Kind::Compounder, count: 35, wealth: (20, 400), join_days: 120 },
];

/// An economy to simulate.
pub struct Scenario {
    /// The economy, with its real durations.
    pub economy: Economy,
    /// Seed of every number that is drawn.
    pub seed: u64,
    /// Seconds between two blocks.
    pub step_secs: Seconds,
    /// Wealth of the agents, in percent of those of a supply of a billion.
    pub wealth_percent: u64,
}

/// The scenarios: qtra, act, blockdag.
///
/// Weights change at the boundaries of hours, which the clock crosses one by one however far apart
/// blocks are, so the time between blocks decides only how often anybody can act. It is an hour; where
/// there is a market, half an hour, the longest gap between two samples of its price.
pub fn all() -> [Scenario; 3] {
    let scenario = |economy, step_secs, wealth_percent| Scenario {
        economy,
        seed: 2_609,
        step_secs,
        wealth_percent,
    };
    [
        scenario(qtra::real(), 1_800, 100),
        // Its liquid tokens are 100 million at first.
        scenario(act::real(), 3_600, 40),
        scenario(blockdag::real(), 3_600, 2_800),
    ]
}

impl Scenario {
    /// Name of the economy.
    pub fn name(&self) -> &'static str {
        self.economy.token.economy
    }

    /// Returns `true` if the economy has an exchange and operators who report its price.
    pub fn has_market(&self) -> bool {
        self.economy.has_market()
    }

    /// Whole tokens in smallest units.
    pub fn tokens(&self, whole: u64) -> Balance {
        self.economy.tokens(whole)
    }

    /// The agents, before they have done anything.
    pub fn agents(&self) -> Vec<Agent> {
        let tiers = Tiers::of(&self.economy);
        let mut number = 0;
        let mut agents = Vec::new();
        for group in &POPULATION {
            for _ in 0..group.count {
                number += 1;
                let mut rng = Rng::new(self.seed, number);
                let tens = rng.between(group.wealth.0, group.wealth.1) * self.wealth_percent;
                let join_day = rng.between(1, group.join_days);
                let who = account(&format!("agent {number}"));
                let wealth = self.tokens(tens * 10);
                agents.push(Agent::new(who, group.kind, wealth, join_day, tiers, rng));
            }
        }
        agents
    }

    /// The account that previews are asked for. It never stakes.
    pub fn observer() -> AccountId {
        account("observer")
    }

    /// Amount that previews are asked for.
    pub fn observed(&self) -> Balance {
        self.tokens(10_000)
    }
}
