//! New tokens, in an economy that issues them: the runtime's own emission, and the schedules of the
//! economies as a model beside it.

use crate::{chain::START, world::World};
use pallet_emission::{Authors, CurrentBlockPay};
use pallet_staking_vault::Call as Vault;
use quaestor_chain_spec::DAY;
use quaestor_primitives::{Balance, Seconds};
use quaestor_runtime::{
    params::SLOT_DURATION, AccountId, Authorship, Emission, Runtime, StakingVault, Validators,
};

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

/// Accounts that make the blocks.
fn authors() -> Vec<AccountId> {
    Validators::members().into_inner()
}

/// Adds the rewards of the blocks that a simulated block stands for. Once in 30 days the authors are paid, and
/// take what has matured.
pub fn act(world: &mut World, time: Seconds) {
    let Some(pay) = CurrentBlockPay::<Runtime>::get() else { return };
    let authors = authors();
    let blocks = world.scenario.step_secs * 1_000 / SLOT_DURATION / authors.len() as u64;
    for who in &authors {
        // The hook has noted the simulated block itself.
        let noted = u64::from(Authorship::author().as_ref() == Some(who));
        Authors::<Runtime>::mutate(who, |owed| (noted..blocks).for_each(|_| owed.add(pay)));
        if (time - START).is_multiple_of(30 * DAY) {
            leave(world, who);
            world.call(who, pallet_emission::Call::pay_author { who: who.clone() });
        }
    }
}

/// An author takes its positions whose lock has ended, which leaves room for those to come.
fn leave(world: &mut World, who: &AccountId) {
    let now = StakingVault::state().clock;
    for position in StakingVault::ledger(who.clone()).positions {
        if position.lock_end <= now {
            let call = Vault::unstake { position: position.id, amount: None };
            assert!(world.call(who, call), "an exit is open");
        }
    }
}

/// Progress of the runtime's emission.
pub fn status() -> Status {
    let Some(view) = Emission::status() else { return Status::default() };
    Status {
        staking: Line { minted: view.minted, cap: view.cap },
        blocks: Line { minted: view.blocks_minted, cap: view.block_cap },
        created: view.minted + view.blocks_minted,
    }
}
