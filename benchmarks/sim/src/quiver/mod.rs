//! Five years of the economy of an inference network, a day at a time.
//!
//! Five years of jobs one by one would take a chain days, so this is a model of agents around the real
//! formulas, the economy's parameters and the pallets' own plain data:
//!
//! * fee, reference price, growth and work pool: [`Epoch::roll`](pallet_inference_market::types::Epoch)
//!   of the market, once a day;
//! * legs and irrecoverable cost of a payment, emission, sentences, awards, votes, rewards of audits:
//!   `quaestor-math`;
//! * tiers, slash epochs, auditors and their accuracy, weighted draws: the types of the pallets
//!   `providers` and `challenges`, under parameters that these pallets accept.
//!
//! Modules:
//!
//! * [`scenario`]: parameters, demand, population, seeds;
//! * [`ledger`]: all tokens; [`exchange`]: their price;
//! * [`desks`]: providers; [`trade`]: work and its payment; [`seats`]: auditors; [`cases`]: disputes;
//! * [`holders`]: stakers; [`wash`]: traders who deal with themselves;
//! * [`economy`]: a day; [`gains`]: the result of each class of attackers;
//! * [`checks`]: claims about a run; [`report`] and [`plots`]: results.
//!
//! Every token is counted: after each day the balances are the issuance, and the issuance is genesis +
//! minted - burnt. A run is a function of its scenario, as floating-point numbers are only added,
//! multiplied, divided and rooted, which is the same on every machine.

pub mod cases;
pub mod checks;
pub mod desks;
pub mod economy;
pub mod exchange;
pub mod gains;
pub mod holders;
pub mod ledger;
pub mod plots;
pub mod report;
pub mod scenario;
pub mod seats;
pub mod trade;
pub mod wash;

use economy::{Day, Economy};
use gains::Gains;
use quaestor_primitives::Balance;
use scenario::Scenario;

/// Days of a whole run: five years.
pub const DAYS: u32 = 5 * 365;
/// One token, in smallest units.
pub const QUIV: Balance = 1_000_000_000_000_000_000;

/// Results of a run.
pub struct Outcome {
    /// Each day.
    pub days: Vec<Day>,
    /// Gain of each class.
    pub gains: Gains,
    /// Findings of a fault where there was none, which the council overturned.
    pub wronged: u64,
}

/// Simulates `days`. Panics when the tokens are not the issuance.
pub fn run(scenario: &Scenario, days: u32) -> Outcome {
    let mut economy = Economy::new(scenario);
    let days = (0..days).map(|_| economy.step()).collect();
    economy.settle();
    Outcome { days, gains: economy.gains, wronged: economy.wronged }
}

/// Tokens in smallest units, rounded down; nothing below zero.
pub fn units(tokens: f64) -> Balance {
    (tokens * 1e18) as Balance
}

/// An amount in tokens.
pub fn tokens(amount: Balance) -> f64 {
    amount as f64 / 1e18
}
