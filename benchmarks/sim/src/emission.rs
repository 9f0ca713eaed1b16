//! New tokens, in an economy that issues them.
//!
//! The runtime issues nothing yet. In the economies that will, an account that genesis endows with the
//! cap stands in for it: it funds the reward pool with what the schedule has issued, on the grid of the
//! schedule. [`act`] and [`status`] are the two places that know.

use crate::{
    chain::{account, START},
    scenario::Scenario,
    world::World,
};
use quaestor_chain_spec::DAY;
use quaestor_primitives::{AssetKind, Balance, Seconds};
use quaestor_runtime::AccountId;

const YEAR: Seconds = 365 * DAY;

/// Tokens issued so far on one line, and the most that it ever issues, in smallest units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Issued so far.
    pub minted: Balance,
    /// Its cap; zero if the economy does not have the line.
    pub cap: Balance,
}

/// Progress of all lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Rewards of stakers.
    pub staking: Line,
    /// Rewards of block authors.
    pub blocks: Line,
    /// Tokens that came into being after genesis, in smallest units.
    pub created: Balance,
}

/// A schedule of whole tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Pairs of a day from which on, and tokens of a year.
    pub steps: &'static [(u64, u64)],
    /// The most that is issued.
    pub cap: u64,
    /// Distance of the points of the grid, in days.
    pub period_days: u64,
    /// Days that are issued ahead, at a point of the grid.
    pub lead_days: u64,
}

/// act: 5, 3, then 2 % of a billion a year, streamed week by week.
pub const ACT: Schedule = Schedule {
    steps: &[(0, 50_000_000), (365, 30_000_000), (730, 20_000_000)],
    cap: 400_000_000,
    period_days: 7,
    lead_days: 7,
};

/// blockdag: ten billion in five years at the fastest, a day at a time, 30 days ahead.
pub const BLOCKDAG: Schedule =
    Schedule { steps: &[(0, 2_000_000_000)], cap: 10_000_000_000, period_days: 1, lead_days: 30 };

impl Schedule {
    /// The schedule of an economy that has one.
    pub fn of(scenario: &Scenario) -> Option<Self> {
        match scenario.name() {
            "act" => Some(ACT),
            "blockdag" => Some(BLOCKDAG),
            _ => None,
        }
    }

    /// Issued in the first `secs` seconds, in units of which a token has `unit`: the floor of the exact
    /// sum, at most the cap.
    pub fn issued(&self, secs: Seconds, unit: Balance) -> Balance {
        let ends = self.steps.iter().skip(1).map(|(day, _)| day * DAY).chain([Seconds::MAX]);
        let sum: Balance = self
            .steps
            .iter()
            .zip(ends)
            .map(|(&(day, per_year), end)| {
                let secs = secs.min(end).saturating_sub(day * DAY);
                Balance::from(per_year) * unit * Balance::from(secs)
            })
            .sum();
        (sum / Balance::from(YEAR)).min(Balance::from(self.cap) * unit)
    }

    /// Seconds that are issued after `elapsed`.
    pub fn covered(&self, elapsed: Seconds) -> Seconds {
        let period = self.period_days * DAY;
        elapsed / period * period + self.lead_days * DAY
    }
}

/// The account that stands in for the emission.
pub fn source() -> AccountId {
    account("emission")
}

/// Smallest units that genesis endows it with, its own minimum apart.
pub fn endowment(scenario: &Scenario) -> Balance {
    Schedule::of(scenario).map_or(0, |schedule| scenario.tokens(schedule.cap))
}

/// Stand-in: funds the pool with what is due.
pub fn act(world: &mut World, time: Seconds) {
    let Some(schedule) = Schedule::of(world.scenario) else { return };
    let unit = world.scenario.tokens(1);
    let target = schedule.issued(schedule.covered(time - START), unit);
    let amount = target - world.books.flow(&AssetKind::Native).funded;
    if amount > 0 {
        let call = pallet_rewards::Call::fund { asset: AssetKind::Native, amount };
        assert!(world.call(&source(), call), "the pool takes what is due");
    }
}

/// Stand-in: what the pool was funded with counts as issued for stakers, though nothing is created.
pub fn status(world: &World) -> Status {
    let Some(schedule) = Schedule::of(world.scenario) else { return Status::default() };
    let minted = world.books.flow(&AssetKind::Native).funded;
    let staking = Line { minted, cap: world.scenario.tokens(schedule.cap) };
    Status { staking, ..Status::default() }
}
