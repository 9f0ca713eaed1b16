//! The journal of a key and what it comes to. Every line is on disk before anything follows from it.

use crate::{batch::Line, fault::Faults, Error, Result};
use quaestor_chain::{Hash, Journal, Signed};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

/// Seconds over which limits are counted.
pub const DAY: u64 = 86_400;

/// A line of the journal. Times are seconds since the Unix epoch by this machine's clock.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// The first line: chain and key that the journal is of, and the key's next number.
    Base { genesis: Hash, account: String, nonce: u64, at: u64 },
    /// A deposit that is to happen.
    Intent { line: Line, at: u64 },
    /// A transaction, written before it is sent.
    Sent(Sent),
    /// Its fate.
    Fate { nonce: u64, fate: Ended, at: u64 },
    /// A deposit is on the chain, final.
    Done { reference: Hash, at: u64 },
    /// A deposit that the chain refuses.
    Refused { reference: Hash, why: String, at: u64 },
    /// A person looked at who else used the key, and goes on from this number.
    Accepted { nonce: u64, at: u64 },
}

/// A transaction on its way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sent {
    /// Job that wants it.
    pub job: String,
    /// Its subject within the job; of revenue the reference.
    pub subject: String,
    /// The transaction.
    pub tx: Signed,
    /// When.
    pub at: u64,
}

/// Fate of a transaction.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// It is in no block and cannot come any more.
    Expired,
    /// It is in a final block.
    Final { block: u32, error: Option<String>, fee: String },
    /// It is in a final block whose events this node has forgotten.
    Unread { block: u32 },
}

/// State of a deposit in the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Not on the chain yet, as far as is known.
    Open,
    /// On the chain.
    Done,
    /// Refused, with the reason. It is tried again when its file is given again.
    Refused(String),
}

/// A deposit of the journal.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The deposit.
    pub line: Line,
    /// When it was accepted.
    pub at: u64,
    /// Its state.
    pub state: State,
}

/// All that the journal says.
#[derive(Default, Debug)]
pub struct Book {
    base: Option<(Hash, String)>,
    lines: BTreeMap<u64, Kept>,
    places: HashMap<Hash, u64>,
    in_flight: Option<Sent>,
    expected: u64,
    /// Time, fee and subject of recent transactions.
    spent: Vec<(u64, u128)>,
    sent: Vec<(u64, String, String)>,
}

impl Book {
    fn apply(&mut self, entry: &Entry) -> std::result::Result<(), String> {
        match entry {
            Entry::Base { genesis, account, nonce, .. } => {
                self.base = Some((*genesis, account.clone()));
                self.expected = *nonce;
            },
            Entry::Intent { line, at } => {
                let place = self.places.len() as u64;
                let place = *self.places.entry(line.reference).or_insert(place);
                let kept = Kept { line: line.clone(), at: *at, state: State::Open };
                self.lines.insert(place, kept);
            },
            Entry::Sent(sent) => {
                self.sent.push((sent.at, sent.job.clone(), sent.subject.clone()));
                self.in_flight = Some(sent.clone());
            },
            Entry::Fate { nonce, fate, at } => {
                let ours = self.in_flight.take().filter(|sent| sent.tx.nonce == *nonce);
                ours.ok_or("a fate without its transaction")?;
                if let Ended::Final { fee, .. } = fate {
                    self.spent.push((*at, fee.parse().map_err(|_| "a fee that is no number")?));
                }
                self.expected = if *fate == Ended::Expired { *nonce } else { nonce + 1 };
            },
            Entry::Done { reference, .. } => self.set(reference, State::Done)?,
            Entry::Refused { reference, why, .. } => {
                self.set(reference, State::Refused(why.clone()))?;
            },
            Entry::Accepted { nonce, .. } => {
                self.in_flight = None;
                self.expected = *nonce;
            },
        }
        Ok(())
    }

    fn set(&mut self, reference: &Hash, state: State) -> std::result::Result<(), String> {
        let kept = self.places.get(reference).and_then(|place| self.lines.get_mut(place));
        kept.ok_or("a deposit that was never accepted")?.state = state;
        Ok(())
    }

    /// Chain and key of the journal.
    pub fn base(&self) -> Option<&(Hash, String)> {
        self.base.as_ref()
    }

    /// The deposit of that reference.
    pub fn kept(&self, reference: &Hash) -> Option<&Kept> {
        self.places.get(reference).and_then(|place| self.lines.get(place))
    }

    /// All deposits, in the order of the files.
    pub fn lines(&self) -> impl Iterator<Item = &Kept> {
        self.lines.values()
    }

    /// Deposits that are not on the chain yet.
    pub fn open(&self) -> impl Iterator<Item = &Kept> {
        self.lines().filter(|kept| kept.state == State::Open)
    }

    /// The transaction whose fate is unknown.
    pub fn in_flight(&self) -> Option<&Sent> {
        self.in_flight.as_ref()
    }

    /// Next number of the key if nobody else uses it.
    pub fn expected(&self) -> u64 {
        self.expected
    }

    /// Fees of the last day, in smallest units.
    pub fn fees(&self, now: u64) -> u128 {
        let recent = self.spent.iter().filter(|(at, _)| at + DAY > now);
        recent.fold(0, |sum, (_, fee)| sum.saturating_add(*fee))
    }

    /// Transactions of the last day.
    pub fn transactions(&self, now: u64) -> usize {
        self.sent.iter().filter(|(at, ..)| at + DAY > now).count()
    }

    /// Sum of the deposits of an asset for which anything was sent in the last day, that one left out.
    pub fn deposited(&self, symbol: &str, but: &Hash, now: u64) -> u128 {
        let recent = self.sent.iter().filter(|(at, job, _)| at + DAY > now && job == "revenue");
        let references: HashSet<Hash> =
            recent.filter_map(|(_, _, subject)| subject.parse().ok()).collect();
        references
            .iter()
            .filter(|reference| *reference != but)
            .filter_map(|reference| self.kept(reference))
            .filter(|kept| kept.line.symbol == symbol)
            .fold(0, |sum: u128, kept| sum.saturating_add(kept.line.amount))
    }
}

/// The journal and its book. One process holds it: the file is locked.
pub struct Ledger {
    journal: Journal,
    book: Book,
    faults: Faults,
}

impl Ledger {
    /// Opens or makes the file, and reads it.
    pub fn open(path: &Path, faults: Faults) -> Result<Self> {
        let (journal, lines) = Journal::open(path)?;
        let mut book = Book::default();
        for (number, line) in lines.into_iter().enumerate() {
            let broken = |why: String| {
                Error::Chain(quaestor_chain::Error::Journal {
                    path: path.display().to_string(),
                    why: format!("line {}: {why}", number + 1),
                })
            };
            let entry: Entry =
                serde_json::from_value(line).map_err(|why| broken(why.to_string()))?;
            book.apply(&entry).map_err(broken)?;
        }
        Ok(Self { journal, book, faults })
    }

    /// Content of the journal.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Points at which a test may kill.
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// Writes a line; it is on disk when this returns.
    pub fn append(&mut self, entry: &Entry) -> Result<()> {
        self.faults.point()?;
        let value = serde_json::to_value(entry).map_err(|why| Error::Broken(why.to_string()))?;
        self.journal.append(&value)?;
        self.faults.point()?;
        self.book.apply(entry).map_err(Error::Broken)
    }

    /// The journal has to be of this chain and key; a new one becomes theirs.
    pub fn bind(&mut self, genesis: Hash, account: &str, nonce: u64, at: u64) -> Result<()> {
        match self.book.base() {
            None => {
                let account = account.to_owned();
                self.append(&Entry::Base { genesis, account, nonce, at })
            },
            Some((chain, key)) if *chain == genesis && key == account => Ok(()),
            Some((chain, key)) => Err(Error::Config(format!(
                "the journal is of the key {key} on the chain {chain}, not of {account} on {genesis}"
            ))),
        }
    }

    /// Refuses a file with a key that was accepted before with other content.
    pub fn check(&self, path: &str, lines: &[Line]) -> Result<()> {
        let problems: Vec<String> = lines
            .iter()
            .filter(|line| self.book.kept(&line.reference).is_some_and(|old| old.line != **line))
            .map(|line| format!("key {:?} was accepted before with other content", line.key))
            .collect();
        if problems.is_empty() {
            return Ok(());
        }
        Err(Error::File { path: path.to_owned(), problems })
    }

    /// Takes over the lines of a file, all or none. Those that are known already are left as they are,
    /// but for refused ones, which are tried again.
    pub fn accept(&mut self, path: &str, lines: &[Line], at: u64) -> Result<()> {
        self.check(path, lines)?;
        for line in lines {
            let known = self.book.kept(&line.reference).map(|kept| &kept.state);
            if matches!(known, None | Some(State::Refused(_))) {
                self.append(&Entry::Intent { line: line.clone(), at })?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "tests/ledger.rs"]
pub(crate) mod tests;
