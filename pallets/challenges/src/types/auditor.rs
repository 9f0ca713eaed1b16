//! Auditors, the set of a day, audits and canaries.

use super::{params::Params, LEAST_ACCURACY, MAX_AUDITORS, MAX_MISSES};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{
    score::{self, Ppm},
    slash::share_or,
};
use quaestor_primitives::{Balance, Bps, Seconds};
use scale_info::TypeInfo;

/// An auditor.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Auditor {
    /// Its bond without the fines, in smallest units.
    pub bond: Balance,
    /// Fines that were not taken from its stake, in smallest units. They are bonded as well.
    pub fined: Balance,
    /// Rewards that were not paid, in smallest units.
    pub owed: Balance,
    /// Accuracy, in parts per million.
    pub accuracy: Ppm,
    /// Misses since the last hit.
    pub misses: u8,
    /// Number of votes that were revealed.
    pub votes: u32,
    /// Number of audits that were answered.
    pub audits: u32,
    /// Time from which on the bond can be released, in seconds since the Unix epoch; none while it
    /// has a seat.
    pub leaves: Option<Seconds>,
}

impl Auditor {
    /// A new auditor with this bond.
    pub const fn new(bond: Balance) -> Self {
        Self {
            bond,
            fined: 0,
            owed: 0,
            accuracy: score::START,
            misses: 0,
            votes: 0,
            audits: 0,
            leaves: None,
        }
    }

    /// Amount of its stake that is bonded for it, in smallest units.
    pub const fn bonded(&self) -> Balance {
        self.bond.saturating_add(self.fined)
    }

    /// Weight of its vote: bond times accuracy, rounded down to a smallest unit.
    pub fn weight(&self) -> Balance {
        score::weight(self.bond, self.accuracy).unwrap_or_default()
    }

    /// Counts a vote that was revealed.
    pub fn vote(&mut self) {
        self.votes = self.votes.saturating_add(1);
    }

    /// Records a vote with the majority, or a canary that was found.
    pub fn hit(&mut self) {
        self.accuracy = score::hit(self.accuracy);
        self.misses = 0;
    }

    /// Records a miss.
    pub fn miss(&mut self) {
        self.accuracy = score::miss(self.accuracy);
        self.misses = self.misses.saturating_add(1);
    }

    /// Fines `bps` of the bond, rounded down. Returns the fine.
    pub fn fine(&mut self, bps: Bps) -> Balance {
        let fine = share_or(self.bond, bps, 0).min(self.bond);
        self.bond = self.bond.saturating_sub(fine);
        self.fined = self.fined.saturating_add(fine);
        fine
    }

    /// Returns `true` if its record is too bad for a seat.
    pub const fn is_unfit(&self) -> bool {
        self.accuracy < LEAST_ACCURACY || self.misses >= MAX_MISSES
    }
}

/// Auditors with a seat, in the order in which they took it.
pub type Seating<AccountId> = BoundedVec<AccountId, ConstU32<MAX_AUDITORS>>;

/// A member of a set.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Member<AccountId> {
    /// The auditor.
    pub who: AccountId,
    /// Weight of its vote, in smallest units.
    pub weight: Balance,
}

/// The auditors who may vote in cases that are opened on a day, and audit results of the day.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Set<AccountId> {
    /// Time from which on it is in force, in seconds since the Unix epoch.
    pub since: Seconds,
    /// Block from which on it is in force.
    pub block: u32,
    /// Its members.
    pub members: BoundedVec<Member<AccountId>, ConstU32<MAX_AUDITORS>>,
}

impl<AccountId> Default for Set<AccountId> {
    fn default() -> Self {
        Self { since: 0, block: 0, members: BoundedVec::new() }
    }
}

impl<AccountId> Set<AccountId> {
    /// Sum of the weights, in smallest units.
    pub fn weight(&self) -> Balance {
        self.members.iter().fold(0, |sum: Balance, member| sum.saturating_add(member.weight))
    }

    /// Returns `true` if a day of the economy has begun since it came into force.
    pub fn is_over(&self, params: &Params, now: Seconds) -> bool {
        params.day(now) > params.day(self.since)
    }
}

impl<AccountId: Clone + PartialEq> Set<AccountId> {
    /// The member that the number `drawn` hits among those who are not `parties`, with a chance in
    /// proportion to its weight. `None` if there is no weight.
    pub fn pick(&self, drawn: u128, parties: &[&AccountId]) -> Option<AccountId> {
        let free = |member: &&Member<AccountId>| !parties.contains(&&member.who);
        let members: Vec<_> = self.members.iter().filter(free).collect();
        let weight = members.iter().fold(0, |sum: Balance, one| sum.saturating_add(one.weight));
        let mut left = drawn.checked_rem(weight)?;
        members.into_iter().find_map(|member| match left.checked_sub(member.weight) {
            None => Some(member.who.clone()),
            Some(rest) => {
                left = rest;
                None
            },
        })
    }
}

/// An audit that was drawn.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Audit<AccountId> {
    /// The auditor.
    pub auditor: AccountId,
    /// The account that ordered the work.
    pub consumer: AccountId,
    /// The account that did it.
    pub provider: AccountId,
    /// Time of the promise of the work, in seconds since the Unix epoch.
    pub promised: Seconds,
    /// The part of the price that nobody gets back, in smallest units.
    pub irrecoverable: Balance,
    /// Block of the result.
    pub block: u32,
    /// End of the time to answer, exclusive; after a pass, time from which on the reward is paid. In
    /// seconds since the Unix epoch.
    pub due: Seconds,
    /// Reward of a pass, in smallest units; none before the answer.
    pub passed: Option<Balance>,
    /// It was rewarded or fined; the record stays as long as the result could be drawn again.
    pub closed: bool,
    /// Time of its key in the agenda, in seconds since the Unix epoch.
    pub listed: Seconds,
}

impl<AccountId> Audit<AccountId> {
    /// Returns `true` if the answer is missing.
    pub const fn is_pending(&self) -> bool {
        self.passed.is_none() && !self.closed
    }
}

/// A canary that is not revealed.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Canary<AccountId> {
    /// The operator.
    pub operator: AccountId,
    /// Time of the commitment, in seconds since the Unix epoch.
    pub since: Seconds,
}
