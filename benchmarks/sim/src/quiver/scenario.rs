//! Parameters and population.

use super::QUIV;
use crate::rng::Rng;
use pallet_challenges::types::Params as Challenges;
use pallet_inference_market::types::Terms;
use pallet_providers::types::Params as Providers;
use quaestor_chain_spec::quiver;
use quaestor_math::halving::Halving;
use quaestor_primitives::{Balance, Bps};

/// Issuance at genesis.
pub const GENESIS: Balance = 400_000_000 * QUIV;
/// Cap of the issuance.
pub const MAX_SUPPLY: Balance = 1_000_000_000 * QUIV;
/// Share of the network fee that the backstop gets.
pub const BACKSTOP_BPS: Bps = 2_000;
/// Shares of the emission: stakers, work pool, audit pot, treasury.
pub const EMISSION_BPS: [Bps; 4] = [5_500, 2_500, 1_000, 1_000];
/// Base price of 1,000 tokens of text: 0.002 QUIV.
pub const BASE_PRICE: Balance = QUIV / 500;

/// Demand of consumers at half a dollar for a million tokens of text.
#[derive(Clone, Copy, Debug)]
pub struct Demand {
    /// Millions of tokens a day at the begin of each year; between two of them it is on a line.
    pub years: [f64; 6],
    /// A day is drawn up to so much higher or lower, in percent; a day in seven is a fifth lower.
    pub noise_percent: u64,
}

impl Demand {
    /// Demand that grows from 20 to 440 billion tokens a day, the most in the first three years.
    pub const GROWING: Self =
        Self { years: [20e3, 60e3, 150e3, 300e3, 400e3, 440e3], noise_percent: 15 };
    /// A small market whose use halves twice a year after the first one.
    pub const FALLING: Self =
        Self { years: [8e3, 8e3, 2e3, 500.0, 125.0, 30.0], noise_percent: 15 };

    /// The same amount every day, in millions of tokens.
    pub const fn steady(amount: f64) -> Self {
        Self { years: [amount; 6], noise_percent: 0 }
    }

    /// Millions of tokens wanted on `day`.
    pub fn on(&self, day: u32, rng: &mut Rng) -> f64 {
        let (year, rest) = ((day / 365) as usize, f64::from(day % 365) / 365.0);
        let at = |year: usize| self.years[year.min(self.years.len() - 1)];
        let trend = at(year) + (at(year + 1) - at(year)) * rest;
        if self.noise_percent == 0 {
            return trend;
        }
        let drawn = rng.between(100 - self.noise_percent, 100 + self.noise_percent);
        let weekly = if day % 7 == 6 { 0.8 } else { 1.0 };
        trend * drawn as f64 / 100.0 * weekly
    }
}

/// Seats of auditors by behaviour; the others check everything that they are asked.
#[derive(Clone, Copy, Debug)]
pub struct Bench {
    /// They pass whatever they are asked, and vote for a fault in every case.
    pub lazy: u32,
    /// They pass the work of their own provider, and check all other.
    pub cartel: u32,
    /// The cartel votes for its provider, too.
    pub loud: bool,
    /// Those who are neither check only where a check costs less than a fine that is expected for
    /// passing blindly.
    pub rational: bool,
}

/// A trader who deals with itself.
#[derive(Clone, Copy, Debug)]
pub struct Trader {
    /// Name of its size.
    pub size: &'static str,
    /// Backing of its provider, which decides how much it can trade.
    pub backing: Balance,
    /// Further stake, which earns a part of the fees.
    pub stake: Balance,
    /// Part of its capacity that it uses, in percent.
    pub percent: u64,
    /// It trades only while use falls, to keep the growth up.
    pub when_use_falls: bool,
}

/// A run.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Seed of every number that is drawn.
    pub seed: u64,
    /// Parameters of the market.
    pub terms: Terms,
    /// Parameters of providers.
    pub providers: Providers,
    /// Parameters of challenges.
    pub challenges: Challenges,
    /// Emission.
    pub halving: Halving,
    /// Cap of the issuance.
    pub max_supply: Balance,
    /// Demand.
    pub demand: Demand,
    /// The price of the token falls by 80 % on a day of the second and of the fourth year, and rises by
    /// as much on one of the third.
    pub shocks: bool,
    /// Share of the results that consumers check themselves.
    pub check_bps: Bps,
    /// Cost of a check, in basis points of the price of the work.
    pub check_cost_bps: Bps,
    /// The auditors.
    pub bench: Bench,
    /// Providers that deliver nothing but wrong results: their names and backings.
    pub cheats: Vec<(&'static str, Balance)>,
    /// The traders who deal with themselves.
    pub traders: Vec<Trader>,
    /// All holders of tokens follow the same rule at the same time.
    pub herd: bool,
}

/// Names and backings of the tiers.
pub const SIZES: [(&str, Balance); 4] = [
    ("bronze", 10_000 * QUIV),
    ("silver", 50_000 * QUIV),
    ("gold", 250_000 * QUIV),
    ("platinum", 1_000_000 * QUIV),
];

/// Seeds of the runs of five years. The first one is that of the monthly results.
pub const SEEDS: [u64; 5] = [2_609, 2_610, 2_611, 2_612, 2_613];

impl Scenario {
    /// The economy `quiver` with every class of agents.
    pub fn new(seed: u64) -> Self {
        let economy = quiver::real();
        let work = economy.compute.expect("quiver has work for pay");
        let emission = economy.daily_emission.expect("quiver has an emission by days");
        let wash = |(size, backing)| Trader {
            size,
            backing,
            stake: 0,
            percent: 10,
            when_use_falls: false,
        };
        let mut traders: Vec<_> = SIZES.into_iter().map(wash).collect();
        let house = 8_000_000 * QUIV;
        let (_, platinum) = SIZES[3];
        traders.push(Trader { stake: house, ..wash(("house", platinum)) });
        traders.push(Trader {
            stake: house,
            percent: 50,
            when_use_falls: true,
            ..wash(("house", platinum))
        });
        Self {
            seed,
            terms: work.market,
            providers: work.providers,
            challenges: work.challenges,
            halving: emission.halving,
            max_supply: MAX_SUPPLY,
            demand: Demand::GROWING,
            shocks: true,
            check_bps: 100,
            check_cost_bps: 1_500,
            bench: Bench { lazy: 3, cartel: 3, loud: false, rational: false },
            cheats: SIZES.to_vec(),
            traders,
            herd: false,
        }
    }

    /// The same without attackers.
    pub fn honest(seed: u64) -> Self {
        Self {
            bench: Bench { lazy: 0, cartel: 0, loud: false, rational: false },
            cheats: vec![],
            traders: vec![],
            ..Self::new(seed)
        }
    }
}
