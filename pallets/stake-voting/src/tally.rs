//! Count of the votes in a poll.

use crate::{
    types::{Choice, Kind, TrackId},
    Config, Parameters,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::{traits::VoteTally, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound},
    sp_runtime::Perbill,
};
use quaestor_math::{BPS, U256};
use quaestor_primitives::{PowerTotals, Seconds, StakeWeight, VotingPower};
use scale_info::TypeInfo;

/// Votes in a poll, with the terms that were frozen when it began. Power is in smallest units times
/// basis points.
#[derive(
    CloneNoBound,
    PartialEqNoBound,
    EqNoBound,
    DebugNoBound,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
#[scale_info(skip_type_params(T))]
#[codec(encode_bound())]
#[codec(decode_bound())]
#[codec(decode_with_mem_tracking_bound())]
#[codec(mel_bound())]
pub struct Tally<T: Config> {
    /// All power when the poll began.
    pub total: StakeWeight,
    /// The clock of the stake when it began: stake opened at that time or later has no power in it.
    pub began: Seconds,
    /// Most that one wallet counts for in the approval.
    pub cap: StakeWeight,
    /// The approval counts square roots.
    pub rooted: bool,
    /// Balances count beside stake, so that a turnout of all power of stake is not that of everybody.
    pub balances: bool,
    /// Power of all votes.
    pub turnout: StakeWeight,
    /// Counted power of the ayes.
    pub ayes: StakeWeight,
    /// Counted power of the nays.
    pub nays: StakeWeight,
    /// Source of the frozen terms.
    pub source: PhantomData<T>,
}

impl<T: Config> Tally<T> {
    /// A tally without votes.
    pub const fn of(total: StakeWeight, began: Seconds, cap: StakeWeight, rooted: bool) -> Self {
        let (balances, source) = (false, PhantomData);
        Self { total, began, cap, rooted, balances, turnout: 0, ayes: 0, nays: 0, source }
    }

    /// The part of a wallet's power that counts for the approval: at most the cap; where the poll
    /// counts square roots, the root of it in smallest units. Both round down.
    pub fn counted(&self, raw: StakeWeight) -> StakeWeight {
        let capped = raw.min(self.cap);
        if self.rooted {
            return capped.checked_div(BPS.into()).unwrap_or_default().isqrt();
        }
        capped
    }

    /// Adds a vote.
    pub fn add(&mut self, choice: Choice, raw: StakeWeight) {
        let counted = self.counted(raw);
        self.turnout = self.turnout.saturating_add(raw);
        match choice {
            Choice::Aye => self.ayes = self.ayes.saturating_add(counted),
            Choice::Nay => self.nays = self.nays.saturating_add(counted),
            Choice::Abstain => {},
        }
    }

    /// Removes a vote.
    pub fn remove(&mut self, choice: Choice, raw: StakeWeight) {
        let counted = self.counted(raw);
        self.turnout = self.turnout.saturating_sub(raw);
        match choice {
            Choice::Aye => self.ayes = self.ayes.saturating_sub(counted),
            Choice::Nay => self.nays = self.nays.saturating_sub(counted),
            Choice::Abstain => {},
        }
    }

    /// Turnout in all power, in parts per billion, rounded down, so that it reaches a threshold
    /// exactly if the turnout does.
    pub fn support(&self) -> Perbill {
        parts(self.turnout, self.total.into())
    }

    /// Ayes in ayes and nays, in parts per billion, rounded down; zero without any.
    ///
    /// A poll needs all of it before its end, and that is denied to every poll in which some power
    /// has not voted: it could still say no. Where balances count it is denied to all.
    pub fn approval(&self) -> Perbill {
        let some_may_come = self.balances || self.turnout < self.total;
        let most = if some_may_come { NOT_ALL } else { Perbill::one() };
        let votes = U256::from(self.ayes).saturating_add(self.nays.into());
        parts(self.ayes, votes).min(most)
    }
}

/// A billionth below all.
const NOT_ALL: Perbill = Perbill::from_parts(999_999_999);

/// `part` in `whole`, rounded down; zero if there is no whole.
fn parts(part: StakeWeight, whole: U256) -> Perbill {
    let billion = U256::from(1_000_000_000_u32);
    let parts = U256::from(part).saturating_mul(billion).checked_div(whole).unwrap_or_default();
    Perbill::from_parts(u32::try_from(parts).unwrap_or(u32::MAX))
}

impl<T: Config> VoteTally<StakeWeight, TrackId> for Tally<T> {
    fn new(track: TrackId) -> Self {
        let PowerTotals { power: total, clock } = T::Power::totals();
        match (Parameters::<T>::get(), Kind::of_track(track)) {
            (Some(params), Some(kind)) => Self {
                balances: params.balances,
                ..Self::of(total, clock, params.cap(total), params.is_rooted(kind))
            },
            _ => Self::of(total, clock, StakeWeight::MAX, false),
        }
    }

    fn ayes(&self, _: TrackId) -> StakeWeight {
        self.ayes
    }

    fn support(&self, _: TrackId) -> Perbill {
        Self::support(self)
    }

    fn approval(&self, _: TrackId) -> Perbill {
        Self::approval(self)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn unanimity(track: TrackId) -> Self {
        Self::from_requirements(Perbill::one(), Perbill::one(), track)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn rejection(track: TrackId) -> Self {
        Self::from_requirements(Perbill::one(), Perbill::zero(), track)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn from_requirements(support: Perbill, approval: Perbill, _: TrackId) -> Self {
        let total: StakeWeight = 1_000_000_000_000;
        let turnout = support.mul_ceil(total);
        let ayes = approval.mul_ceil(turnout);
        let nays = turnout.saturating_sub(ayes);
        Self { turnout, ayes, nays, ..Self::of(total, 0, StakeWeight::MAX, false) }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn setup(_: TrackId, _: Perbill) {}
}
