//! The job `revenue`: every accepted line is on the chain once.

use crate::{
    decide::{self, Plan, Step, Verdict},
    keeper::{Chain, Keeper, Settled},
    ledger::{Entry, Kept, State},
    Error, Result,
};
use quaestor_chain::Hash;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Name of the job in the journal.
pub const JOB: &str = "revenue";
/// Longest pause between two attempts, in seconds.
const LONGEST_PAUSE: u64 = 3_600;
/// Looks at one line in a pass: races with other signatories end sooner.
const LOOKS: u32 = 5;

/// The job at work. What it holds beside the journal may be lost.
pub struct Revenue {
    /// The depositor.
    pub plan: Plan,
    /// Smallest units of a day, by symbol.
    pub most: BTreeMap<String, u128>,
    /// First pause after a refusal that passes, in seconds; it doubles.
    pub pause: u64,
    paused: HashMap<Hash, (u64, u64)>,
    approved: HashSet<Hash>,
}

impl Revenue {
    /// A job that has just started.
    pub fn new(plan: Plan, most: BTreeMap<String, u128>, pause: u64) -> Self {
        Self { plan, most, pause, paused: HashMap::new(), approved: HashSet::new() }
    }

    /// Takes each open line as far as it comes now. Returns how many are open afterwards.
    pub async fn pass<C: Chain>(&mut self, keeper: &mut Keeper<C>) -> Result<usize> {
        if let Some(settled) = keeper.settle().await? {
            self.absorb(keeper, &settled)?;
        }
        let mut open: Vec<Kept> = keeper.ledger.book().open().cloned().collect();
        // Each signatory begins at a place of its own, so that they open other calls than the others.
        let (rank, count) = self.plan.rank();
        let start = open.len() * rank / count;
        open.rotate_left(start);
        for kept in open {
            let resting = self.paused.get(&kept.line.reference);
            if resting.is_none_or(|(until, _)| *until <= keeper.chain.now()) {
                self.advance(keeper, &kept).await?;
            }
        }
        Ok(keeper.ledger.book().open().count())
    }

    async fn advance<C: Chain>(&mut self, keeper: &mut Keeper<C>, kept: &Kept) -> Result<()> {
        let line = &kept.line;
        let reference = line.reference;
        for _ in 0..LOOKS {
            let view = keeper.chain.view(&self.plan, line).await?;
            let at = keeper.chain.now();
            let call = match decide::next(&self.plan, line, &view) {
                Step::Wait => return Ok(()),
                Step::Done => {
                    tracing::info!(key = line.key, "deposited");
                    return keeper.ledger.append(&Entry::Done { reference, at });
                },
                Step::Refuse(why) => {
                    tracing::error!(key = line.key, why, "refused");
                    let why = why.to_owned();
                    return keeper.ledger.append(&Entry::Refused { reference, why, at });
                },
                Step::Call(call) => call,
            };
            if view.pending.is_none() && self.approved.remove(&reference) {
                self.rest(
                    reference,
                    at,
                    "another signatory executed or cancelled the call in vain",
                );
                return Ok(());
            }
            if let Some(most) = self.most.get(&line.symbol) {
                let before = keeper.ledger.book().deposited(&line.symbol, &reference, at);
                if before.saturating_add(line.amount) > *most {
                    return Err(Error::Limit(format!("deposits of {}", line.symbol)));
                }
            }
            let settled = keeper.send(JOB, &reference.to_string(), &call).await?;
            if self.absorb(keeper, &settled)? {
                return Ok(());
            }
        }
        Ok(())
    }

    fn rest(&mut self, reference: Hash, at: u64, why: &str) {
        let last = self.paused.get(&reference).map_or(0, |(_, pause)| *pause);
        let pause = last.saturating_mul(2).clamp(self.pause, LONGEST_PAUSE.max(self.pause));
        tracing::warn!(%reference, why, pause, "refused for now");
        self.paused.insert(reference, (at.saturating_add(pause), pause));
    }

    /// Takes in what a transaction did. True if its line is to be left alone for now.
    fn absorb<C: Chain>(&mut self, keeper: &mut Keeper<C>, settled: &Settled) -> Result<bool> {
        let (JOB, Ok(reference)) = (settled.job.as_str(), settled.subject.parse::<Hash>()) else {
            return Ok(false);
        };
        let Some(report) = &settled.report else { return Ok(false) };
        let at = keeper.chain.now();
        match decide::verdict(report, &reference).map_err(Error::Broken)? {
            Verdict::Look => {
                if report.error.is_none() && report.executed.is_none() {
                    self.approved.insert(reference);
                }
                Ok(false)
            },
            Verdict::Later(why) => {
                self.rest(reference, at, &why);
                Ok(true)
            },
            Verdict::Refused(why) => {
                tracing::error!(%reference, why, "refused");
                let open = keeper.ledger.book().kept(&reference).map(|kept| &kept.state);
                if open == Some(&State::Open) {
                    keeper.ledger.append(&Entry::Refused { reference, why, at })?;
                }
                Ok(true)
            },
        }
    }
}

#[cfg(test)]
#[path = "tests/model.rs"]
mod model;
#[cfg(test)]
#[path = "tests/revenue.rs"]
mod tests;
