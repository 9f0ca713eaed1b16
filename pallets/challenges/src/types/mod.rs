//! Plain data of auditors, audits and cases.

mod auditor;
mod case;
mod params;

pub use auditor::{Audit, Auditor, Canary, Member, Seating, Set};
pub use case::{Appeal, Case, Commitment, Juror, Jury, Phase, Vote};
pub use params::*;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_primitives::{Balance, Seconds, Verdict};
use scale_info::TypeInfo;

/// Number of a case; never used twice.
pub type CaseId = u64;
/// Hash of data that is kept elsewhere.
pub type Hash = [u8; 32];

/// Maximum number of auditors with a seat.
pub const MAX_AUDITORS: u32 = 32;
/// Maximum number of canaries that are not revealed.
pub const MAX_CANARIES: u32 = 256;
/// Maximum length of a location, in bytes.
pub const MAX_LOCATION: u32 = 128;
/// Maximum number of results that one block draws in idle time.
pub const MAX_DRAWS: u32 = 8;
/// Blocks from a result to the one whose hash draws its audit.
pub const DRAW_AFTER: u32 = 2;

/// Address at which data is found.
pub type Location = BoundedVec<u8, ConstU32<MAX_LOCATION>>;

/// Fault that a challenge asserts.
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
pub enum Ground {
    /// The output is not that of the model for the input.
    WrongOutput,
    /// Another model was used.
    WrongModel,
    /// The data of the result cannot be had.
    NotDelivered,
}

/// Evidence of a challenge.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Evidence {
    /// Hash of the evidence.
    pub hash: Hash,
    /// Address at which it is found.
    pub location: Location,
}

/// Answer to an audit.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Answer {
    /// The result is right.
    Pass,
    /// The result is wrong. The answer opens a case.
    Fail {
        /// The fault.
        ground: Ground,
        /// Evidence for it.
        evidence: Evidence,
    },
}

/// Finding of a juror, a jury or the council.
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
pub enum Finding {
    /// The provider is at fault.
    Fault,
    /// The provider is not at fault.
    NoFault,
}

impl Finding {
    /// The verdict that a finding makes; undecided without one.
    pub const fn verdict(finding: Option<Self>) -> Verdict {
        match finding {
            Some(Self::Fault) => Verdict::Fault,
            Some(Self::NoFault) => Verdict::NoFault,
            None => Verdict::Undecided,
        }
    }
}

/// Task that falls due.
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
pub enum Task<WorkId> {
    /// A case moves on.
    Case(CaseId),
    /// An audit is closed.
    Audit(WorkId),
}

/// Key of a task in the order of time.
pub type Slot<WorkId> = ([u8; 8], Task<WorkId>);

/// The key of `task` at `due`, in seconds since the Unix epoch.
pub const fn slot<WorkId>(due: Seconds, task: Task<WorkId>) -> Slot<WorkId> {
    (due.to_be_bytes(), task)
}

/// Time of a key, in seconds since the Unix epoch.
pub const fn due_of<WorkId>(slot: &Slot<WorkId>) -> Seconds {
    u64::from_be_bytes(slot.0)
}

/// Sums over all auditors, audits and cases.
#[derive(Clone, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Sums {
    /// Number of the next case.
    pub next: CaseId,
    /// Number of cases that have not ended.
    pub open: u32,
    /// Number of canaries that are not revealed.
    pub canaries: u32,
    /// Smallest units that keep the pallet's account alive; nobody's claim.
    pub minimum_balance: Balance,
    /// The pot from which audits are paid, in smallest units.
    pub pot: Balance,
    /// Sum of what auditors are owed and of the rewards of answered audits, in smallest units.
    pub promised: Balance,
}

impl Sums {
    /// Amount that the pallet's account must hold, in smallest units.
    pub const fn booked(&self) -> Balance {
        self.minimum_balance.saturating_add(self.pot).saturating_add(self.promised)
    }
}

/// Amounts that the end of a case has moved, in smallest units. What was taken is the sum of the parts.
#[derive(
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Moved {
    /// The sentence; zero without a fault.
    pub sentence: Balance,
    /// The amount taken at once: of the provider's own stake, or the challenger's stake.
    pub taken: Balance,
    /// Part of the challenger.
    pub challenger: Balance,
    /// Part of the provider.
    pub provider: Balance,
    /// Part of the jurors whose finding stands.
    pub auditors: Balance,
    /// Part of the consumer.
    pub consumer: Balance,
    /// Part that was burnt.
    pub burnt: Balance,
    /// Part that was insured; what the insurance refuses goes to the audit pot.
    pub insured: Balance,
}
