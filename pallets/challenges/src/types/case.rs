//! A case: its parties, its jury and its phases.

use super::{CaseId, Evidence, Finding, Ground, Hash, Location, Set, MAX_AUDITORS};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
    frame_support::{traits::ConstU32, BoundedVec},
    sp_io::hashing::blake2_256,
};
use quaestor_math::verdict::{outcome, Outcome, Votes};
use quaestor_primitives::{Balance, Bps, ClockInspect, Seconds};
use scale_info::TypeInfo;

/// Vote of a juror.
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
pub enum Vote {
    /// Nothing was committed.
    Silent,
    /// A commitment was made and not revealed.
    Committed(Hash),
    /// The vote was revealed.
    Revealed(Finding),
}

/// A member of a jury.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Juror<AccountId> {
    /// The auditor.
    pub who: AccountId,
    /// Weight of its vote, in smallest units.
    pub weight: Balance,
    /// Its vote.
    pub vote: Vote,
}

impl<AccountId> Juror<AccountId> {
    /// Returns `true` if its vote was not revealed.
    pub const fn is_due(&self) -> bool {
        !matches!(self.vote, Vote::Revealed(_))
    }
}

/// The set of the day on which the case was opened, without its parties.
pub type Jury<AccountId> = BoundedVec<Juror<AccountId>, ConstU32<MAX_AUDITORS>>;

/// An appeal.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Appeal<AccountId> {
    /// The party that lost.
    pub who: AccountId,
    /// Deposit on hold, in smallest units.
    pub deposit: Balance,
}

/// Phase of a case. Times are in seconds since the Unix epoch.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Phase<AccountId> {
    /// Jurors commit and then reveal their votes.
    Voting {
        /// End of the time in which the provider may open its data, exclusive.
        respond_until: Seconds,
        /// End of the commitments, exclusive.
        commit_until: Seconds,
        /// End of the votes, exclusive.
        reveal_until: Seconds,
    },
    /// The jury has a finding, and the party that lost may appeal.
    Appealable {
        /// The jury's finding.
        finding: Finding,
        /// End of the time to appeal, exclusive.
        until: Seconds,
    },
    /// The council may rule.
    Ruling {
        /// The jury's finding; none if it was undecided.
        finding: Option<Finding>,
        /// The appeal; none for an undecided case.
        appeal: Option<Appeal<AccountId>>,
        /// End of the time to rule, exclusive.
        until: Seconds,
    },
    /// The council has ruled.
    Ruled {
        /// Its finding.
        finding: Finding,
        /// Jurors with the other finding are fined.
        blame: bool,
    },
}

/// A case.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Case<AccountId, WorkId> {
    /// The disputed work.
    pub work: WorkId,
    /// The provider.
    pub provider: AccountId,
    /// The account that has paid or pays for the work.
    pub consumer: AccountId,
    /// The work was paid.
    pub paid: bool,
    /// The account that opened the case: the consumer, or the auditor of the work.
    pub challenger: AccountId,
    /// Set if an audit opened the case: the part of the price that nobody gets back, in smallest
    /// units. The stake of an auditor is a part of its bond.
    pub audited: Option<Balance>,
    /// The fault.
    pub ground: Ground,
    /// Evidence for it.
    pub evidence: Evidence,
    /// Address at which the provider has opened its data.
    pub response: Option<Location>,
    /// Price of the work, in smallest units of the native token.
    pub price: Balance,
    /// Time at which the work was promised, in seconds since the Unix epoch: the backing of its day
    /// pays for a fault.
    pub promised: Seconds,
    /// The sentence at stake, in smallest units.
    pub at_stake: Balance,
    /// The challenger's stake, in smallest units.
    pub stake: Balance,
    /// Its jury.
    pub jury: Jury<AccountId>,
    /// Its phase.
    pub phase: Phase<AccountId>,
    /// Time of its key in the agenda, in seconds since the Unix epoch.
    pub listed: Seconds,
}

impl<AccountId> Phase<AccountId> {
    /// Moves the deadlines that a halt has kept from being met. Where the end of the commitments
    /// moves, the time to reveal them keeps its length.
    pub fn extend<C: ClockInspect>(&mut self) {
        match self {
            Self::Voting { respond_until, commit_until, reveal_until } => {
                *respond_until = C::extended(*respond_until);
                let moved = C::extended(*commit_until);
                let by = moved.saturating_sub(*commit_until);
                *commit_until = moved;
                *reveal_until = C::extended(reveal_until.saturating_add(by));
            },
            Self::Appealable { until, .. } | Self::Ruling { until, .. } => {
                *until = C::extended(*until);
            },
            Self::Ruled { .. } => {},
        }
    }

    /// Time from which on the case moves on, in seconds since the Unix epoch.
    pub const fn due(&self) -> Seconds {
        match self {
            Self::Voting { reveal_until, .. } => *reveal_until,
            Self::Appealable { until, .. } | Self::Ruling { until, .. } => *until,
            Self::Ruled { .. } => 0,
        }
    }

    /// The finding by which the case ends if nobody acts any more; none if it ends undecided.
    pub const fn finding(&self) -> Option<Finding> {
        match self {
            Self::Voting { .. } => None,
            Self::Appealable { finding, .. } | Self::Ruled { finding, .. } => Some(*finding),
            Self::Ruling { finding, .. } => *finding,
        }
    }
}

impl<AccountId: Clone + PartialEq, WorkId> Case<AccountId, WorkId> {
    /// The jury of a case between `parties`: the members of `set` without them.
    pub fn jury_of(set: Set<AccountId>, parties: &[&AccountId]) -> Jury<AccountId> {
        let free = set.members.into_iter().filter(|member| !parties.contains(&&member.who));
        let juror = |member: super::Member<AccountId>| Juror {
            who: member.who,
            weight: member.weight,
            vote: Vote::Silent,
        };
        BoundedVec::truncate_from(free.map(juror).collect())
    }

    /// The juror `who`.
    pub fn juror_mut(&mut self, who: &AccountId) -> Option<&mut Juror<AccountId>> {
        self.jury.iter_mut().find(|juror| juror.who == *who)
    }

    /// The party that loses by `finding`.
    pub const fn loser(&self, finding: Finding) -> &AccountId {
        match finding {
            Finding::Fault => &self.provider,
            Finding::NoFault => &self.challenger,
        }
    }

    /// The party that wins by `finding`.
    pub const fn winner(&self, finding: Finding) -> &AccountId {
        match finding {
            Finding::Fault => &self.challenger,
            Finding::NoFault => &self.provider,
        }
    }
}

impl<AccountId, WorkId> Case<AccountId, WorkId> {
    /// Weight of the jury, in smallest units.
    pub fn weight(&self) -> Balance {
        self.jury.iter().fold(0, |sum: Balance, juror| sum.saturating_add(juror.weight))
    }

    /// Weight of the votes for `finding` that were revealed, in smallest units.
    pub fn weight_for(&self, finding: Finding) -> Balance {
        let votes = self.jury.iter().filter(|juror| juror.vote == Vote::Revealed(finding));
        votes.fold(0, |sum: Balance, juror| sum.saturating_add(juror.weight))
    }

    /// Turns commitments that were not revealed into silence.
    pub fn forget_commitments(&mut self) {
        for juror in self.jury.iter_mut().filter(|juror| juror.is_due()) {
            juror.vote = Vote::Silent;
        }
    }

    /// Finding of the jury; none if it is undecided.
    pub fn outcome(&self, quorum_bps: Bps) -> Option<Finding> {
        let [fault, no_fault] = [Finding::Fault, Finding::NoFault].map(|one| self.weight_for(one));
        match outcome(Votes { fault, no_fault }, self.weight(), quorum_bps) {
            Outcome::Fault => Some(Finding::Fault),
            Outcome::NoFault => Some(Finding::NoFault),
            Outcome::Undecided => None,
        }
    }
}

/// Data that a commitment hides.
pub struct Commitment<'a, AccountId> {
    /// Hash of the chain's first block.
    pub genesis: Hash,
    /// The case.
    pub case: CaseId,
    /// The juror.
    pub who: &'a AccountId,
    /// Its vote.
    pub finding: Finding,
    /// 32 random bytes.
    pub salt: Hash,
}

impl<AccountId: Encode> Commitment<'_, AccountId> {
    /// BLAKE2b-256 of the tag `quaestor/verdict1`, genesis hash, case, juror, finding and salt. The
    /// juror is in it, so a commitment that another juror copies cannot be revealed.
    pub fn hash(&self) -> Hash {
        let Self { genesis, case, who, finding, salt } = self;
        (b"quaestor/verdict1", genesis, case, who, finding, salt).using_encoded(blake2_256)
    }
}
