//! Outcome of a challenge, and the division of what it moves.

use crate::{mul_div, split::split, Balance, Bps, BPS, U256};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Weights of the revealed votes of a challenge.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Votes {
    /// Weight of the votes that say that there is a fault.
    pub fault: Balance,
    /// Weight of the votes that say that there is none.
    pub no_fault: Balance,
}

/// Outcome of a vote.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// Two thirds of the revealed weight say that there is a fault.
    Fault,
    /// Two thirds of the revealed weight say that there is none.
    NoFault,
    /// The quorum was missed, or neither side has two thirds.
    Undecided,
}

/// Outcome of a vote of a set of auditors with the weight `set`. The quorum is met if the revealed
/// weight is at least `quorum_bps` of it; then a side with at least two thirds of the revealed weight
/// wins. Exact, without a division. A vote in which nothing was revealed is undecided, whatever the
/// quorum.
pub fn outcome(votes: Votes, set: Balance, quorum_bps: Bps) -> Outcome {
    let [fault, no_fault] = [votes.fault, votes.no_fault].map(U256::from);
    let times = |weight: U256, by: Bps| weight.saturating_mul(U256::from(by));
    let revealed = fault.saturating_add(no_fault);
    let quorum = times(revealed, BPS) >= times(U256::from(set), quorum_bps);
    let wins = |side| times(side, 3) >= times(revealed, 2);
    match (quorum && !revealed.is_zero(), wins(fault), wins(no_fault)) {
        (true, true, _) => Outcome::Fault,
        (true, _, true) => Outcome::NoFault,
        _ => Outcome::Undecided,
    }
}

/// Shares of what a sentence takes from a provider at once.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct AwardShares {
    /// Share of the challenger.
    pub challenger_bps: Bps,
    /// Share of the auditors who voted with the majority.
    pub auditors_bps: Bps,
    /// Share up to which the consumer gets the price back, if the job was paid.
    pub consumer_bps: Bps,
}

/// Division of what a sentence takes from a provider at once, in smallest units.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Awards {
    /// Part of the challenger.
    pub challenger: Balance,
    /// Part of the auditors who voted with the majority.
    pub auditors: Balance,
    /// Part of the consumer.
    pub consumer: Balance,
    /// The rest, to be burnt and insured by [`split`]. It gains what the other parts lose to rounding.
    pub rest: Balance,
}

impl AwardShares {
    /// Divides `taken`; parts and rest are exactly the whole. `paid` is the price of a job that was
    /// already paid, zero for any other. `None` if the shares are more than one whole.
    pub fn divide(&self, taken: Balance, paid: Balance) -> Option<Awards> {
        let shares = [self.challenger_bps, self.auditors_bps, self.consumer_bps];
        let (parts, _) = split(taken, &shares)?;
        let [challenger, auditors, consumer] = <[Balance; 3]>::try_from(parts).ok()?;
        let consumer = consumer.min(paid);
        let rest = taken.checked_sub(challenger)?.checked_sub(auditors)?.checked_sub(consumer)?;
        Some(Awards { challenger, auditors, consumer, rest })
    }
}

/// Reward of an audit: `min(multiple * irrecoverable, bond * cap, pot)`, the cap rounded down.
/// `irrecoverable` is the job's cost that nobody gets back, `bond` the auditor's, `pot` what is there
/// for audits.
pub fn audit_reward(
    irrecoverable: Balance,
    multiple: u32,
    bond: Balance,
    cap_bps: Bps,
    pot: Balance,
) -> Balance {
    let cap = mul_div(bond, cap_bps.into(), BPS.into()).unwrap_or(Balance::MAX);
    irrecoverable.saturating_mul(multiple.into()).min(cap).min(pot)
}
