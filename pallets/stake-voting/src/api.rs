//! Runtime API of polls and votes.

use crate::{
    types::{HeldBalance, Kind, PollIndex, Vote},
    Config, Live, Pallet, Parameters, Params, Voters,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{
    frame_support::traits::Polling,
    frame_system::pallet_prelude::BlockNumberFor,
    sp_api,
    sp_runtime::{traits::Saturating, Perbill},
};
use quaestor_math::{fixed::mul_div_up, BPS};
use quaestor_primitives::{Balance, Seconds, StakeWeight, VotingPower};
use scale_info::TypeInfo;

/// Power of an account in a poll, in smallest units times basis points.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PowerView {
    /// Power, which counts for the quorum.
    pub raw: StakeWeight,
    /// The part that counts for the approval: capped, and its root where the poll says so.
    pub counted: StakeWeight,
}

/// Permissions of an account, in smallest units.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct MayView {
    /// Its stake; where balances count with what it holds for votes, and without what its stake owes.
    pub staked: Balance,
    /// It may vote.
    pub vote: bool,
    /// It may propose.
    pub propose: bool,
    /// Stake that it lacks to vote.
    pub missing_to_vote: Balance,
    /// Stake that it lacks to propose.
    pub missing_to_propose: Balance,
}

/// A live poll. Power is in smallest units times basis points, shares are in parts per billion.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PollView<AccountId, BlockNumber> {
    /// The poll.
    pub poll: PollIndex,
    /// Kind of the proposal.
    pub kind: Kind,
    /// The account that proposed.
    pub who: AccountId,
    /// All power when the poll began.
    pub total: StakeWeight,
    /// The clock of the stake when it began, in seconds since the Unix epoch; younger stake has no
    /// power.
    pub began: Seconds,
    /// Power of all votes.
    pub turnout: StakeWeight,
    /// Counted power of the ayes.
    pub ayes: StakeWeight,
    /// Counted power of the nays.
    pub nays: StakeWeight,
    /// Turnout in all power.
    pub support: Perbill,
    /// Support that it needs.
    pub quorum: Perbill,
    /// Turnout that it lacks.
    pub missing_turnout: StakeWeight,
    /// Ayes in ayes and nays.
    pub approval: Perbill,
    /// Approval that it needs.
    pub needed_approval: Perbill,
    /// The last block whose ayes count; a block later if it waited for the track of a poll that had just
    /// ended, as with the enactment.
    pub last_block: BlockNumber,
    /// Block in which it is enacted at the earliest, if it is approved.
    pub enacted_at: BlockNumber,
}

sp_api::decl_runtime_apis! {
    /// Reads of polls and votes.
    pub trait StakeVotingApi<AccountId: Codec, BlockNumber: Codec> {
        /// Power of `who` in `poll` if it voted now; `None` if the poll is not live.
        fn power(who: AccountId, poll: PollIndex) -> Option<PowerView>;
        /// Stake of `who`, and what it lacks to vote and to propose.
        fn may(who: AccountId) -> MayView;
        /// Live polls, oldest first.
        fn polls() -> Vec<PollView<AccountId, BlockNumber>>;
        /// Votes of `who` in live polls.
        fn votes(who: AccountId) -> Vec<Vote>;
        /// Balance that `who` holds for votes.
        fn held_balance(who: AccountId) -> Option<HeldBalance>;
        /// The parameters; `None` in an economy without votes.
        fn params() -> Option<Params>;
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn power_view(who: &T::AccountId, poll: PollIndex) -> Option<PowerView> {
        let (params, (tally, _)) = (Parameters::<T>::get()?, T::Polls::as_ongoing(poll)?);
        let raw = Self::cast(who, tally.began, T::Power::totals().clock, &params)?.raw;
        Some(PowerView { raw, counted: tally.counted(raw) })
    }

    pub(crate) fn may_view(who: &T::AccountId) -> MayView {
        let Some(params) = Parameters::<T>::get() else { return MayView::default() };
        let means = Self::means(who, &params);
        let missing_to_vote = params.voter_stake.saturating_sub(means);
        let missing_to_propose = params.proposer_stake.saturating_sub(means);
        MayView {
            staked: means,
            vote: missing_to_vote == 0,
            propose: missing_to_propose == 0,
            missing_to_vote,
            missing_to_propose,
        }
    }

    pub(crate) fn poll_views() -> Vec<PollView<T::AccountId, BlockNumberFor<T>>> {
        let Some(params) = Parameters::<T>::get() else { return Vec::new() };
        let view = |one: crate::types::LivePoll<_, BlockNumberFor<T>>| {
            let (tally, _) = T::Polls::as_ongoing(one.poll)?;
            let rules = params.rules(one.kind);
            let quorum = mul_div_up(tally.total, rules.quorum_bps.into(), BPS.into());
            let end = one.began.saturating_add(rules.vote_blocks.into());
            let wait = one.after.max(rules.timelock_blocks.into());
            Some(PollView {
                poll: one.poll,
                kind: one.kind,
                who: one.who,
                total: tally.total,
                began: tally.began,
                turnout: tally.turnout,
                ayes: tally.ayes,
                nays: tally.nays,
                support: tally.support(),
                quorum: rules.quorum(),
                missing_turnout: quorum.unwrap_or_default().saturating_sub(tally.turnout),
                approval: tally.approval(),
                needed_approval: rules.approval(),
                last_block: end.saturating_sub(1_u32.into()),
                enacted_at: end.saturating_add(1_u32.into()).saturating_add(wait),
            })
        };
        Live::<T>::get().into_iter().filter_map(view).collect()
    }

    pub(crate) fn vote_views(who: &T::AccountId) -> Vec<Vote> {
        let votes = Voters::<T>::get(who).votes;
        votes.into_iter().filter(|vote| Self::is_live(vote.poll)).collect()
    }
}
