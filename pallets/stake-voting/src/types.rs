//! Kinds of proposals, choices, votes and live polls.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{mul_div, power, BPS};
use quaestor_primitives::{Balance, Seconds, StakeWeight};
use scale_info::TypeInfo;

/// Number of a poll.
pub type PollIndex = u32;
/// Number of a track: that of its kind.
pub type TrackId = u16;
/// Maximum number of live polls, and so of an account's live votes.
pub const MAX_POLLS: u32 = 8;
/// Maximum length of a proposed call, in bytes: it is read when it is submitted.
pub const MAX_PROPOSAL_BYTES: u32 = 16 * 1_024;

/// Kind of a proposal: the track on which it is decided, and the origin with which it is enacted.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum Kind {
    /// Parameters of the economy.
    #[codec(index = 0)]
    Parameter,
    /// Spends from the treasury.
    #[codec(index = 1)]
    Treasury,
    /// Upgrades of the runtime, by a call that the technical committee has whitelisted.
    #[codec(index = 2)]
    Upgrade,
    /// Members, validators and pools.
    #[codec(index = 3)]
    Feature,
    /// Closing entries, and cancelling a poll.
    #[codec(index = 4)]
    Emergency,
}

impl Kind {
    /// All kinds, in the order of their tracks.
    pub const ALL: [Self; 5] =
        [Self::Parameter, Self::Treasury, Self::Upgrade, Self::Feature, Self::Emergency];

    /// Its track.
    pub const fn track(self) -> TrackId {
        match self {
            Self::Parameter => 0,
            Self::Treasury => 1,
            Self::Upgrade => 2,
            Self::Feature => 3,
            Self::Emergency => 4,
        }
    }

    /// The kind of a track.
    pub fn of_track(track: TrackId) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.track() == track)
    }

    /// Maximum number of live polls of the kind; [`MAX_POLLS`] in all.
    pub const fn most_live(self) -> u32 {
        match self {
            Self::Parameter => 3,
            Self::Treasury => 2,
            Self::Upgrade | Self::Feature | Self::Emergency => 1,
        }
    }

    /// Name of its track.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Parameter => "parameter",
            Self::Treasury => "treasury",
            Self::Upgrade => "upgrade",
            Self::Feature => "feature",
            Self::Emergency => "emergency",
        }
    }
}

/// Choice of a voter.
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
pub enum Choice {
    /// For the proposal.
    #[codec(index = 0)]
    Aye,
    /// Against it.
    #[codec(index = 1)]
    Nay,
    /// Neither; it counts for the quorum only.
    #[codec(index = 2)]
    Abstain,
}

/// A balance that is held for votes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct HeldBalance {
    /// Amount, in smallest units.
    pub amount: Balance,
    /// When it was laid or last enlarged, on the clock of the stake. It counts in polls that began
    /// later.
    pub since: Seconds,
}

/// Stake of a vote, with the balance that it counts beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Beside {
    /// Amount of the stake, in smallest units.
    pub stake: Balance,
    /// Power of the stake, in smallest units times basis points.
    pub power: StakeWeight,
    /// The balance, in smallest units.
    pub held: Balance,
}

impl Beside {
    /// Power of both: the mean multiplier of the stake lifts the balance, up to the amount of the stake;
    /// the rest of the balance counts once. In smallest units times basis points, rounded down. `None`
    /// if it does not fit.
    pub fn raw(&self) -> Option<StakeWeight> {
        let scaled = |amount: Balance| amount.checked_mul(BPS.into());
        power::beside(self.power, scaled(self.stake)?, scaled(self.held)?)
    }

    /// Takes `removed` with the power `lost` off the stake.
    pub const fn lose(&mut self, removed: Balance, lost: StakeWeight) {
        self.stake = self.stake.saturating_sub(removed);
        self.power = self.power.saturating_sub(lost);
    }

    /// Takes `owed`, in proportion to the positions, off the stake. The power rounds down.
    pub fn owe(&mut self, owed: Balance) {
        let left = self.stake.saturating_sub(owed);
        let power = mul_div(self.power, left, self.stake).unwrap_or_default();
        (self.stake, self.power) = (left, power);
    }
}

/// Vote of an account in a poll.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Vote {
    /// The poll.
    pub poll: PollIndex,
    /// The choice.
    pub choice: Choice,
    /// Power, in smallest units times basis points.
    pub raw: StakeWeight,
    /// When it was cast or last changed, on the clock of the stake.
    pub cast: Seconds,
    /// The parts of its power, if it counts a balance.
    pub beside: Option<Beside>,
}

/// Votes of an account, at most one per poll. Votes in polls that are over stay until they are
/// removed.
pub type Votes = BoundedVec<Vote, ConstU32<MAX_POLLS>>;

/// Record of an account that has voted.
#[derive(Clone, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Voter {
    /// Its votes.
    pub votes: Votes,
    /// When it last voted, on the clock of the stake.
    pub last_vote: Seconds,
}

impl Voter {
    /// Its vote in `poll`.
    pub fn vote_in(&self, poll: PollIndex) -> Option<&Vote> {
        self.votes.iter().find(|vote| vote.poll == poll)
    }
}

/// A poll that was live when it was last looked at.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct LivePoll<AccountId, BlockNumber> {
    /// The poll.
    pub poll: PollIndex,
    /// Kind of its proposal.
    pub kind: Kind,
    /// The account that proposed.
    pub who: AccountId,
    /// Block of the proposal.
    pub began: BlockNumber,
    /// Blocks from its approval to its enactment; not less than the timelock.
    pub after: BlockNumber,
}

/// Polls that are live, and those that are over since the last proposal.
pub type LivePolls<AccountId, BlockNumber> =
    BoundedVec<LivePoll<AccountId, BlockNumber>, ConstU32<MAX_POLLS>>;
