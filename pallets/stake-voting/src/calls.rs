//! Implementation of the calls.

use crate::{
    types::{Beside, Choice, Kind, LivePoll, PollIndex, Vote, Voter},
    Config, Error, Event, LastChange, Live, Pallet, Parameters, Params, ProposalOf, Submit, Voters,
};
use alloc::boxed::Box;
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{Get, PollStatus, Polling},
    },
    frame_system::pallet_prelude::BlockNumberFor,
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_math::bucket_ceil;
use quaestor_primitives::{Balance, ParamsError, Seconds, StakeWeight, VotingPower};
use quaestor_support::params;

/// A vote that was counted.
struct Counted {
    old: Option<Choice>,
    cast: Cast,
    counted: StakeWeight,
}

/// Power with which an account votes.
pub(crate) struct Cast {
    pub(crate) raw: StakeWeight,
    pub(crate) beside: Option<Beside>,
    /// Stake and balance that open the gate of a voter.
    pub(crate) means: Balance,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_propose(
        who: T::AccountId,
        kind: Kind,
        proposal: ProposalOf<T>,
        after: BlockNumberFor<T>,
    ) -> DispatchResult {
        let params = Parameters::<T>::get().ok_or(Error::<T>::NotEnabled)?;
        ensure!(
            Self::means(&who, &params) >= params.proposer_stake,
            Error::<T>::BelowProposerStake
        );
        ensure!(after <= params.most_after(kind).into(), Error::<T>::EnactmentTooLate);
        Live::<T>::try_mutate(|live| {
            live.retain(|one| Self::is_live(one.poll));
            let of_kind = || live.iter().filter(|one| one.kind == kind);
            ensure!(of_kind().all(|one| one.who != who), Error::<T>::OnePerKind);
            let count = u32::try_from(of_kind().count()).unwrap_or(u32::MAX);
            ensure!(count < kind.most_live(), Error::<T>::TooManyLive);
            let poll = T::Submit::submit(who.clone(), kind, proposal, after)?;
            let began = polkadot_sdk::frame_system::Pallet::<T>::block_number();
            live.try_push(LivePoll { poll, kind, who: who.clone(), began, after })
                .map_err(|_| Error::<T>::TooManyLive)?;
            Self::deposit_event(Event::Proposed { poll, kind, who });
            Ok(())
        })
    }

    /// Returns the number of votes that were looked at for polls that are over.
    pub(crate) fn do_vote(
        who: T::AccountId,
        poll: PollIndex,
        choice: Choice,
    ) -> Result<u32, DispatchError> {
        let params = Parameters::<T>::get().ok_or(Error::<T>::NotEnabled)?;
        let (mut voter, now) = (Voters::<T>::get(&who), T::Power::totals().clock);
        let Counted { old, cast: Cast { raw, beside, .. }, counted } =
            Self::count(&who, poll, choice, voter.vote_in(poll).copied(), &params, now)?;
        let is_first = voter.votes.is_empty();
        voter.votes.retain(|vote| vote.poll != poll);
        let looked_at = if voter.votes.is_full() { Self::prune(&mut voter) } else { 0 };
        let vote = Vote { poll, choice, raw, cast: now, beside };
        voter.votes.try_push(vote).map_err(|_| Error::<T>::TooManyVotes)?;
        voter.last_vote = now;
        Voters::<T>::insert(&who, voter);
        // A balance may have voted before there was a record of stake to mark.
        if is_first || params.balances {
            T::Power::mark(&who, true);
        }
        Self::deposit_event(Event::Voted { poll, who, old, new: choice, raw, counted });
        Ok(looked_at)
    }

    /// Replaces the vote `old` of `who` in the tally by `choice` with all its power.
    fn count(
        who: &T::AccountId,
        poll: PollIndex,
        choice: Choice,
        old: Option<Vote>,
        params: &Params,
        now: Seconds,
    ) -> Result<Counted, DispatchError> {
        T::Polls::try_access_poll(poll, |status| {
            let PollStatus::Ongoing(tally, _) = status else {
                return Err(Error::<T>::NotOngoing.into());
            };
            let cast =
                Self::cast(who, tally.began, now, params).ok_or(ArithmeticError::Overflow)?;
            let Cast { raw, beside, means } = cast;
            ensure!(means >= params.voter_stake, Error::<T>::BelowVoterStake);
            ensure!(raw > 0, Error::<T>::NoPower);
            if let Some(old) = old {
                let is_same = (old.choice, old.raw, old.beside) == (choice, raw, beside);
                ensure!(!is_same, Error::<T>::NoChange);
                tally.remove(old.choice, old.raw);
            }
            tally.add(choice, raw);
            let counted = if choice == Choice::Abstain { 0 } else { tally.counted(raw) };
            Ok(Counted { old: old.map(|vote| vote.choice), cast, counted })
        })
    }

    pub(crate) fn do_remove_vote(who: T::AccountId, poll: PollIndex) -> DispatchResult {
        let mut voter = Voters::<T>::get(&who);
        let vote = *voter.vote_in(poll).ok_or(Error::<T>::NotVoted)?;
        T::Polls::access_poll(poll, |status| {
            if let PollStatus::Ongoing(tally, _) = status {
                tally.remove(vote.choice, vote.raw);
            }
        });
        voter.votes.retain(|vote| vote.poll != poll);
        if voter.votes.is_empty() {
            T::Power::mark(&who, false);
        }
        let serves = Self::boost_end(&voter).is_some();
        Self::save(&who, voter, serves);
        Self::deposit_event(Event::VoteRemoved { poll, who });
        Ok(())
    }

    /// Returns the number of votes that were looked at.
    pub(crate) fn do_forget(who: T::AccountId) -> Result<u32, DispatchError> {
        ensure!(Voters::<T>::contains_key(&who), Error::<T>::NoChange);
        let mut voter = Voters::<T>::get(&who);
        let before = voter.votes.len();
        let looked_at = Self::prune(&mut voter);
        let pruned = before.saturating_sub(voter.votes.len());
        let serves = Self::boost_end(&voter).is_some() && Self::staked(&who) > 0;
        ensure!(pruned > 0 || (voter.votes.is_empty() && !serves), Error::<T>::NoChange);
        if pruned > 0 && voter.votes.is_empty() {
            T::Power::mark(&who, false);
        }
        Self::save(&who, voter, serves);
        let votes = u32::try_from(pruned).unwrap_or(u32::MAX);
        Self::deposit_event(Event::VotesForgotten { who, votes });
        Ok(looked_at)
    }

    pub(crate) fn do_set_params(new: Params) -> DispatchResult {
        Parameters::<T>::try_mutate(|params| {
            let params = params.as_mut().ok_or(Error::<T>::NotEnabled)?;
            let old = params::update(params, new).map_err(|error| match error {
                ParamsError::OutOfRange => Error::<T>::OutOfRange,
                ParamsError::ChangeTooLarge => Error::<T>::ChangeTooLarge,
            })?;
            params::space_now::<LastChange<T>, T::Time, T::ChangeInterval>()
                .map_err(|_| Error::<T>::ChangedTooSoon)?;
            Self::deposit_event(Event::ParamsSet { old: Box::new(old), new: Box::new(new) });
            Ok(())
        })
    }

    // Shared steps.

    pub(crate) fn is_live(poll: PollIndex) -> bool {
        T::Polls::as_ongoing(poll).is_some()
    }

    pub(crate) fn staked(who: &T::AccountId) -> Balance {
        T::Power::power(who, 0, 0).staked
    }

    /// Removes votes in polls that are over. Returns the number of votes before.
    fn prune(voter: &mut Voter) -> u32 {
        let before = voter.votes.len();
        voter.votes.retain(|vote| Self::is_live(vote.poll));
        u32::try_from(before).unwrap_or(u32::MAX)
    }

    /// End of the boost that the last vote gives, in seconds since the Unix epoch, rounded up to a
    /// bucket; `None` without a boost, or if it has ended.
    pub(crate) fn boost_end(voter: &Voter) -> Option<Seconds> {
        let params = Parameters::<T>::get().filter(|params| params.boost_bps > 0)?;
        let last = Some(voter.last_vote).filter(|last| *last > 0)?;
        let end = bucket_ceil(last.checked_add(params.boost_secs)?, T::BucketSecs::get())?;
        Some(end).filter(|end| *end > T::Power::totals().clock)
    }

    /// Stores a record, or removes it if it has no vote and does not serve a boost.
    pub(crate) fn save(who: &T::AccountId, voter: Voter, serves: bool) {
        if voter.votes.is_empty() && !serves {
            Voters::<T>::remove(who);
        } else {
            Voters::<T>::insert(who, voter);
        }
    }
}
