//! One key and its transactions: one at a time, in the journal before it is sent, and never a second
//! one before the fate of the first is known.

use crate::{
    decide::{Plan, Report, View},
    ledger::{Ended, Entry, Ledger, Sent},
    status::Status,
    Error, Result,
};
use quaestor_chain::{Error as ChainError, Hash, Signed};
use serde_json::Value;
use std::sync::{atomic::Ordering, Arc};

/// The chain as the keeper needs it. A test puts a model in its place.
#[allow(async_fn_in_trait, reason = "nothing here is spawned")]
pub trait Chain {
    /// Seconds since the Unix epoch.
    fn now(&self) -> u64;
    /// Newest final block, and the key's next number and free balance in its state.
    async fn account(&self) -> Result<Own>;
    /// Returns when a block after that one is final.
    async fn wait_after(&self, block: u32) -> Result<()>;
    /// Signs a call; also tells its fee.
    async fn sign(&self, call: &Value, nonce: u64) -> Result<(Signed, u128)>;
    /// Hands a transaction to the pool.
    async fn submit(&self, tx: &Signed) -> Result<()>;
    /// Fate of a transaction.
    async fn fate(&self, tx: &Signed) -> Result<Fate>;
    /// A deposit in the newest final block.
    async fn view(&self, plan: &Plan, line: &crate::batch::Line) -> Result<View>;
}

/// The key's account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Own {
    /// The final block.
    pub block: u32,
    /// Next number.
    pub nonce: u64,
    /// Free balance, in smallest units.
    pub free: u128,
}

/// Fate of a transaction, with what it did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fate {
    /// In no final block yet.
    Open,
    /// In none, for ever.
    Expired,
    /// In one; without a report if the node has forgotten its events.
    Final(u32, Option<Report>),
}

/// Limits of a day.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Fees, in smallest units.
    pub fees: u128,
    /// Transactions.
    pub transactions: usize,
}

/// A transaction whose fate is known.
#[derive(Clone, Debug)]
pub struct Settled {
    /// Job that wanted it.
    pub job: String,
    /// Its subject.
    pub subject: String,
    /// Its effects; nothing for one that expired or whose events are forgotten.
    pub report: Option<Report>,
}

/// A key at work.
pub struct Keeper<C> {
    /// The chain.
    pub chain: C,
    /// The journal.
    pub ledger: Ledger,
    /// Limits of a day.
    pub limits: Limits,
    /// For metrics.
    pub status: Arc<Status>,
}

impl<C: Chain> Keeper<C> {
    /// Binds the journal to chain and key.
    pub async fn bind(&mut self, genesis: Hash, account: &str) -> Result<()> {
        let own = self.chain.account().await?;
        self.ledger.bind(genesis, account, own.nonce, self.chain.now())
    }

    /// The key's account, and an error if another program has used the key meanwhile.
    pub async fn look(&self) -> Result<Own> {
        let own = self.chain.account().await?;
        self.status.balance(own.free);
        let book = self.ledger.book();
        if book.in_flight().is_none() && own.nonce != book.expected() {
            return Err(Error::Foreign { expected: book.expected(), found: own.nonce });
        }
        Ok(own)
    }

    /// Waits until no transaction of the key is under way. Handing the same bytes in again is safe, so
    /// that is done at each block: a node that forgot them gets them back.
    pub async fn settle(&mut self) -> Result<Option<Settled>> {
        let Some(Sent { job, subject, tx, .. }) = self.ledger.book().in_flight().cloned() else {
            return Ok(None);
        };
        loop {
            // Before the fate: a number that is used up while no final block has the transaction.
            let own = self.chain.account().await?;
            let (fate, report) = match self.chain.fate(&tx).await? {
                Fate::Open if own.nonce > tx.nonce => {
                    return Err(Error::Foreign { expected: tx.nonce, found: own.nonce });
                },
                Fate::Open => {
                    self.hand_in(&tx).await?;
                    self.chain.wait_after(own.block).await?;
                    continue;
                },
                Fate::Expired => (Ended::Expired, None),
                Fate::Final(block, None) => (Ended::Unread { block }, None),
                Fate::Final(block, Some(report)) => {
                    let (error, fee) = (report.error.clone(), report.fee.to_string());
                    (Ended::Final { block, error, fee }, Some(report))
                },
            };
            self.status.ended(&fate);
            let at = self.chain.now();
            self.ledger.append(&Entry::Fate { nonce: tx.nonce, fate, at })?;
            return Ok(Some(Settled { job, subject, report }));
        }
    }

    async fn hand_in(&self, tx: &Signed) -> Result<()> {
        self.ledger.faults().point()?;
        match self.chain.submit(tx).await {
            // It has the transaction already, or cannot take it now: its mortal end is waited for.
            Err(Error::Chain(ChainError::Invalid(why))) => {
                tracing::debug!(why, hash = %tx.hash, "the pool did not take the transaction");
            },
            other => other?,
        }
        self.ledger.faults().point()
    }

    /// Signs, journals and sends a call, and waits for its fate. Nothing may be under way.
    pub async fn send(&mut self, job: &str, subject: &str, call: &Value) -> Result<Settled> {
        let (own, now) = (self.look().await?, self.chain.now());
        let book = self.ledger.book();
        if book.transactions(now) >= self.limits.transactions {
            return Err(Error::Limit(format!("{} transactions", self.limits.transactions)));
        }
        let (tx, fee) = self.chain.sign(call, own.nonce).await?;
        self.status.fee(fee);
        if book.fees(now).saturating_add(fee) > self.limits.fees {
            return Err(Error::Limit(format!("fees of {} smallest units", self.limits.fees)));
        }
        let needed = fee.saturating_mul(2);
        if own.free < needed {
            return Err(Error::Poor { free: own.free, needed });
        }
        tracing::info!(job, subject, nonce = tx.nonce, hash = %tx.hash, "sending");
        let sent = Sent { job: job.to_owned(), subject: subject.to_owned(), tx, at: now };
        self.ledger.append(&Entry::Sent(sent))?;
        self.status.sent.fetch_add(1, Ordering::Relaxed);
        let settled = self.settle().await?;
        settled.ok_or_else(|| Error::Broken("a transaction vanished from the journal".to_owned()))
    }
}
