//! Holders of tokens, who stake if it yields enough.

use super::{
    economy::Economy,
    ledger::{Id, ALLOCATIONS},
    scenario::Scenario,
    tokens, units, QUIV,
};
use crate::rng::Rng;
use quaestor_primitives::Balance;

/// Holders, without the team.
const HOLDERS: u64 = 60;
/// Allocations of the team, released from the second year to the fifth.
pub const ALLOCATED: Balance = 100_000_000 * QUIV;
/// Hurdle of holders in a herd.
const HERD: f64 = 0.12;

/// A holder.
#[derive(Clone, Debug)]
pub struct Holder {
    id: Id,
    /// Annual rate from which on it stakes.
    hurdle: f64,
    /// Day of the week on which it decides.
    weekday: u32,
    /// Part of its stake or balance that it moves at once.
    step: u128,
}

impl Holder {
    /// Its account.
    pub const fn id(&self) -> Id {
        self.id
    }

    /// The holders; the first one is the team. `open` opens an account with an amount.
    pub fn all(
        scenario: &Scenario,
        mut open: impl FnMut(Balance) -> Id,
        rng: &mut Rng,
    ) -> Vec<Self> {
        let mut holder = |number: u64, amount: Balance| {
            // From 0.5 % to 128 %, as many in each doubling.
            let drawn = rng.between(0, 799);
            let hurdle =
                0.005 * f64::from(1u32 << (drawn / 100)) * (1.0 + (drawn % 100) as f64 / 100.0);
            let id = open(amount);
            let weekday = (number % 7) as u32;
            match scenario.herd {
                true => Self { id, hurdle: HERD, weekday: 0, step: 2 },
                false => Self { id, hurdle, weekday, step: 10 },
            }
        };
        let mut all = vec![holder(0, 0)];
        all.extend((1..=HOLDERS).map(|number| {
            // From 0.1 to 0.6 million, and an equal part of what is left.
            holder(number, (100_000 + number * 8_000) as Balance * QUIV)
        }));
        all
    }
}

impl Economy<'_> {
    /// Releases allocations, and lets the holders of the day decide.
    pub(super) fn hold(&mut self) {
        let day = self.day;
        if (365..365 * 5).contains(&day) {
            let team = self.holders[0].id;
            self.ledger.pay(ALLOCATIONS, team, ALLOCATED / (4 * 365));
        }
        for holder in &self.holders {
            if day % 7 != holder.weekday {
                continue;
            }
            let ledger = &mut self.ledger;
            let (free, staked) = (ledger.free[holder.id], ledger.staked[holder.id]);
            if self.rate > holder.hurdle {
                ledger.stake(holder.id, free / holder.step);
            } else if self.rate < holder.hurdle * 0.9 {
                ledger.unstake(holder.id, staked / holder.step);
            }
            // A third of the reward of a week is sold.
            let reward = units(tokens(staked) * self.rate / 52.0 / 3.0);
            let sold = reward.min(ledger.free[holder.id]);
            self.exchange.sell(ledger, holder.id, sold);
        }
    }
}
