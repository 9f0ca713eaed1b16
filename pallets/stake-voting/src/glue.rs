//! Implementations of the traits through which the staking vault reaches the votes.

use crate::{
    types::{Vote, MAX_POLLS},
    Config, Event, Pallet, Parameters, Voters, WeightInfo,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::{
    traits::{Get, Polling},
    weights::Weight,
};
use quaestor_primitives::{
    Balance, Boost, BoostInspect, OnStakeReduced, Position, Seconds, StakeWeight,
};

/// Power of `removed` that a vote cast at `cast` may hold in a poll that began at `began`. The part of
/// it that was compounded since was not in the vote, which so may shrink by a little more than it
/// must, never by less.
fn power_lost(position: &Position, removed: Balance, began: Seconds, cast: Seconds) -> StakeWeight {
    let power = |time| position.power_of(removed, time).unwrap_or(StakeWeight::MAX);
    power(began).min(power(cast))
}

impl<T: Config> OnStakeReduced<T::AccountId> for Pallet<T> {
    /// Takes the power off each live vote. An account whose live vote falls to zero and who has no
    /// other has left, and keeps no record; with votes in polls that are over it keeps what serves its
    /// boost.
    fn stake_reduced(who: &T::AccountId, position: &Position, removed: Balance) -> bool {
        let (mut voter, mut has_left) = (Voters::<T>::get(who), false);
        for vote in &mut voter.votes {
            match Self::reduce(vote, position, removed) {
                Some(new) if new == *vote => {},
                Some(reduced) => {
                    let (poll, old, new) = (vote.poll, vote.raw, reduced.raw);
                    *vote = reduced;
                    has_left |= new == 0;
                    Self::deposit_event(Event::VoteReduced { poll, who: who.clone(), old, new });
                },
                None => vote.raw = 0,
            }
        }
        voter.votes.retain(|vote| vote.raw > 0);
        let votes = !voter.votes.is_empty();
        let serves = !has_left && Self::boost_end(&voter).is_some();
        Self::save(who, voter, serves);
        votes
    }

    fn weight() -> Weight {
        T::WeightInfo::stake_reduced(MAX_POLLS)
    }

    fn weight_of(who: &T::AccountId) -> Weight {
        match Voters::<T>::get(who).votes.len() {
            0 => T::DbWeight::get().reads(1),
            votes => T::WeightInfo::stake_reduced(u32::try_from(votes).unwrap_or(MAX_POLLS)),
        }
    }
}

impl<T: Config> Pallet<T> {
    /// Takes `removed` off `vote`, and its power off the tally. Returns the vote that is left, `None` if
    /// the poll is over.
    fn reduce(vote: &Vote, position: &Position, removed: Balance) -> Option<Vote> {
        let Vote { poll, choice, raw, cast, .. } = *vote;
        T::Polls::access_poll(poll, |status| {
            let (tally, _) = status.ensure_ongoing()?;
            let mut left = *vote;
            if position.start < tally.began {
                let lost = power_lost(position, removed, tally.began, cast);
                left.raw = match &mut left.beside {
                    Some(beside) => {
                        beside.lose(removed, lost);
                        beside.raw().unwrap_or_default()
                    },
                    None => raw.saturating_sub(lost),
                };
            }
            tally.remove(choice, raw);
            tally.add(choice, left.raw);
            Some(left)
        })
    }
}

impl<T: Config> BoostInspect<T::AccountId> for Pallet<T> {
    fn boosts_of(who: &T::AccountId) -> Vec<Boost> {
        let until = Self::boost_end(&Voters::<T>::get(who));
        let boost = |params: crate::Params| Some(Boost { bps: params.boost_bps, until: until? });
        Parameters::<T>::get().and_then(boost).into_iter().collect()
    }

    fn weight() -> Weight {
        T::WeightInfo::boosts_of()
    }
}
