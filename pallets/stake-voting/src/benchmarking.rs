//! The worst case of each call, on the runtime that includes the pallet.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{Choice, Kind, LivePoll, PollIndex, MAX_POLLS, MAX_PROPOSAL_BYTES},
    Call, Config, Held, Live, Pallet, Parameters, Params, ProposalOf, Voters,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{EnsureOrigin, Polling},
    frame_system::{self, RawOrigin},
};
use quaestor_primitives::{
    Balance, BoostInspect, OnStakeReduced, Position, Seconds, StakeWeight, VotingPower,
};

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper<AccountId, Proposal> {
    /// Gives `who` money for a deposit and a stake with the maximum number of positions, each of them
    /// older than a poll that begins afterwards. Returns one of the positions.
    fn stake(who: &AccountId) -> Position;
    /// Sets the time, in seconds since the Unix epoch.
    fn set_time(now: Seconds);
    /// A proposal of at most so many bytes, as a preimage, whose call takes the longest to read and may
    /// be proposed as [`Kind::Parameter`].
    fn proposal(bytes: u32) -> Proposal;
}

const NOW: Seconds = 1_728_000_000;
/// A balance that any account of the helper has.
const AMOUNT: Balance = 1_000_000_000;

/// Parameters under which any stake votes and proposes, and votes give a boost.
fn start<T: Config>() {
    T::BenchmarkHelper::set_time(NOW);
    let params = Params {
        voter_stake: 1,
        proposer_stake: 1,
        submission_deposit: 1,
        boost_bps: 1_500,
        ..Default::default()
    };
    Parameters::<T>::put(params);
}

/// Lets balances count.
fn count_balances<T: Config>() {
    Parameters::<T>::mutate_extant(|params| params.balances = true);
}

/// Live polls.
fn polls<T: Config>(count: u32) -> Vec<PollIndex> {
    (0..count).map(|_| T::Polls::create_ongoing(Kind::Treasury.track()).unwrap()).collect()
}

fn next_block<T: Config>() {
    let next = frame_system::Pallet::<T>::block_number() + 1_u32.into();
    frame_system::Pallet::<T>::set_block_number(next);
}

fn vote_in<T: Config>(who: &T::AccountId, polls: &[PollIndex]) {
    for poll in polls {
        Pallet::<T>::do_vote(who.clone(), *poll, Choice::Nay).unwrap();
    }
}

fn end<T: Config>(polls: &[PollIndex]) {
    for poll in polls {
        T::Polls::end_ongoing(*poll, false).unwrap();
    }
}

fn choice_in<T: Config>(who: &T::AccountId, poll: PollIndex) -> Option<Choice> {
    Voters::<T>::get(who).vote_in(poll).map(|one| one.choice)
}

/// Power of each vote of `who`.
fn powers<T: Config>(who: &T::AccountId) -> Vec<StakeWeight> {
    Voters::<T>::get(who).votes.iter().map(|one| one.raw).collect()
}

#[benchmarks]
mod benches {
    use super::*;

    /// All polls of a full list are over. The proposal is a preimage of `b` bytes.
    #[benchmark]
    fn propose(b: Linear<0, MAX_PROPOSAL_BYTES>) -> Result<(), BenchmarkError> {
        start::<T>();
        let who: T::AccountId = whitelisted_caller();
        T::BenchmarkHelper::stake(&who);
        let polls = polls::<T>(MAX_POLLS);
        let live = |poll: &PollIndex| LivePoll {
            poll: *poll,
            kind: Kind::Treasury,
            who: who.clone(),
            began: 0_u32.into(),
            after: 0_u32.into(),
        };
        for poll in polls.iter().map(live) {
            Live::<T>::try_append(poll).unwrap();
        }
        end::<T>(&polls);
        let proposal: ProposalOf<T> = T::BenchmarkHelper::proposal(b);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Kind::Parameter, proposal, 0_u32.into());
        assert_eq!(Live::<T>::get().len(), 1);
        Ok(())
    }

    /// With `f` of one the record is full, of votes in polls that are over.
    #[benchmark]
    fn vote(f: Linear<0, 1>) -> Result<(), BenchmarkError> {
        start::<T>();
        let who: T::AccountId = whitelisted_caller();
        T::BenchmarkHelper::stake(&who);
        let over = polls::<T>(f * MAX_POLLS);
        vote_in::<T>(&who, &over);
        end::<T>(&over);
        let poll = polls::<T>(1)[0];
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), poll, Choice::Aye);
        assert_eq!(choice_in::<T>(&who, poll), Some(Choice::Aye));
        Ok(())
    }

    /// The only vote of the account.
    #[benchmark]
    fn remove_vote() -> Result<(), BenchmarkError> {
        start::<T>();
        let who: T::AccountId = whitelisted_caller();
        T::BenchmarkHelper::stake(&who);
        let poll = polls::<T>(1)[0];
        vote_in::<T>(&who, &[poll]);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), poll);
        assert!(Voters::<T>::get(&who).votes.is_empty());
        Ok(())
    }

    /// All votes of the record are removed, and the record with them.
    #[benchmark]
    fn forget(n: Linear<1, MAX_POLLS>) -> Result<(), BenchmarkError> {
        start::<T>();
        let (caller, who): (T::AccountId, _) = (whitelisted_caller(), account("voter", 0, 0));
        T::BenchmarkHelper::stake(&who);
        let over = polls::<T>(n);
        vote_in::<T>(&who, &over);
        end::<T>(&over);
        // The boost of a last vote of long ago has ended, so the record goes.
        Voters::<T>::mutate(&who, |voter| voter.last_vote = 1);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), who.clone());
        assert!(Voters::<T>::get(&who).votes.is_empty());
        Ok(())
    }

    /// The first balance of the account.
    #[benchmark]
    fn hold_balance() -> Result<(), BenchmarkError> {
        start::<T>();
        count_balances::<T>();
        let who: T::AccountId = whitelisted_caller();
        T::BenchmarkHelper::stake(&who);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), AMOUNT);
        assert_eq!(Held::<T>::get(&who).unwrap().amount, AMOUNT);
        Ok(())
    }

    /// The record is full, of votes in polls that are over and counted it.
    #[benchmark]
    fn release_balance() -> Result<(), BenchmarkError> {
        start::<T>();
        count_balances::<T>();
        let who: T::AccountId = whitelisted_caller();
        T::BenchmarkHelper::stake(&who);
        Pallet::<T>::do_hold_balance(who.clone(), AMOUNT)?;
        T::BenchmarkHelper::set_time(NOW + 60);
        let over = polls::<T>(MAX_POLLS);
        vote_in::<T>(&who, &over);
        end::<T>(&over);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), who.clone());
        assert!(!Held::<T>::contains_key(&who));
        Ok(())
    }

    /// Stake and balance together, beyond what a vote of stake takes.
    #[benchmark]
    fn beside() -> Result<(), BenchmarkError> {
        start::<T>();
        count_balances::<T>();
        let who: T::AccountId = whitelisted_caller();
        T::BenchmarkHelper::stake(&who);
        Pallet::<T>::do_hold_balance(who.clone(), AMOUNT)?;
        let held;
        #[block]
        {
            held = Held::<T>::get(&who);
            T::Power::mark(&who, true);
        }
        assert!(held.is_some());
        Ok(())
    }

    #[benchmark]
    fn set_params() -> Result<(), BenchmarkError> {
        start::<T>();
        let old = Parameters::<T>::get().unwrap();
        let params =
            Params { max_spend: old.max_spend * 2, boost_bps: old.boost_bps + 1_000, ..old };
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, params);
        assert_eq!(Parameters::<T>::get(), Some(params));
        Ok(())
    }

    /// Part of a position leaves an account with `n` live votes, in polls with the alarm of each in a
    /// block of its own.
    #[benchmark]
    fn stake_reduced(n: Linear<1, MAX_POLLS>) -> Result<(), BenchmarkError> {
        start::<T>();
        let who: T::AccountId = account("voter", 0, 0);
        let position = T::BenchmarkHelper::stake(&who);
        for _ in 0..n {
            vote_in::<T>(&who, &polls::<T>(1));
            next_block::<T>();
        }
        let before = powers::<T>(&who);
        let votes;
        #[block]
        {
            votes = <Pallet<T> as OnStakeReduced<_>>::stake_reduced(&who, &position, 1);
        }
        let after = powers::<T>(&who);
        assert!(votes && before.iter().zip(&after).all(|(before, after)| before > after));
        Ok(())
    }

    #[benchmark]
    fn boosts_of() -> Result<(), BenchmarkError> {
        start::<T>();
        let who: T::AccountId = account("voter", 0, 0);
        T::BenchmarkHelper::stake(&who);
        vote_in::<T>(&who, &polls::<T>(1));
        let boosts;
        #[block]
        {
            boosts = <Pallet<T> as BoostInspect<_>>::boosts_of(&who);
        }
        assert_eq!(boosts.len(), 1);
        Ok(())
    }
}
