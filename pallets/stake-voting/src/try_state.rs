//! Invariants of polls and votes, as equalities over the whole state.

use crate::{
    types::{Kind, PollIndex, Vote},
    Config, Held, Live, Pallet, Parameters, Tally, Voters,
};
use alloc::collections::{BTreeMap, BTreeSet};
use polkadot_sdk::{
    frame_support::{ensure, traits::Polling},
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::Params as _;

impl<T: Config> Pallet<T> {
    /// * V1: for each live poll: turnout = sum of the power of its votes, ayes and nays = sums of their
    ///   counted power.
    /// * V2: an account has at most one vote in a poll, each with power, and a record has a vote or the
    ///   time of the last one.
    /// * V3: no poll is listed twice, each is on the track of its kind, and no kind has more than its
    ///   maximum.
    /// * V4: a vote that counts a balance has the power of its parts; while its poll is live, no more of
    ///   the balance than is held.
    /// * V5: a balance that is held = the hold on its account.
    /// * Without parameters nothing is stored.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        match Parameters::<T>::get() {
            Some(params) => params.validate()?,
            None => ensure!(
                !Live::<T>::exists()
                    && Voters::<T>::iter_keys().next().is_none()
                    && Held::<T>::iter_keys().next().is_none(),
                "polls or votes without parameters"
            ),
        }
        Self::check_live()?;
        for (who, held) in Held::<T>::iter() {
            ensure!(
                held.amount > 0 && held.amount == Self::on_hold(&who),
                "V5: a balance is not what is on hold"
            );
        }
        let mut tallies = Self::check_voters()?;
        for one in Live::<T>::get() {
            // A listed poll without a vote is compared as well.
            Self::tally_of(one.poll, &mut tallies);
        }
        for (poll, counted) in tallies {
            let stored = T::Polls::as_ongoing(poll).map(|(tally, _)| tally);
            ensure!(stored == counted, "V1: a tally is not the sum of its votes");
        }
        Ok(())
    }

    fn check_live() -> Result<(), TryRuntimeError> {
        let live = Live::<T>::get();
        let polls: BTreeSet<_> = live.iter().map(|one| one.poll).collect();
        ensure!(polls.len() == live.len(), "V3: a poll is listed twice");
        for one in &live {
            let track = T::Polls::as_ongoing(one.poll).map(|(_, track)| track);
            ensure!(
                track.is_none_or(|track| track == one.kind.track()),
                "V3: a poll is not on the track of its kind"
            );
        }
        for kind in Kind::ALL {
            let count = live.iter().filter(|one| one.kind == kind).count();
            ensure!(
                u32::try_from(count).is_ok_and(|count| count <= kind.most_live()),
                "V3: a kind has too many polls"
            );
        }
        Ok(())
    }

    /// Sums up the votes in live polls.
    fn check_voters() -> Result<BTreeMap<PollIndex, Option<Tally<T>>>, TryRuntimeError> {
        let mut tallies = BTreeMap::new();
        for (who, voter) in Voters::<T>::iter() {
            ensure!(voter.last_vote > 0 || !voter.votes.is_empty(), "V2: a record serves nothing");
            let polls: BTreeSet<_> = voter.votes.iter().map(|vote| vote.poll).collect();
            ensure!(polls.len() == voter.votes.len(), "V2: an account has two votes in a poll");
            let held = Held::<T>::get(&who).map_or(0, |held| held.amount);
            for Vote { poll, choice, raw, beside, .. } in voter.votes {
                ensure!(raw > 0, "V2: a vote has no power");
                if let Some(beside) = beside {
                    let is_held = beside.held <= held || !Self::is_live(poll);
                    ensure!(
                        beside.held > 0 && beside.raw() == Some(raw) && is_held,
                        "V4: a vote has not the power of its parts"
                    );
                }
                if let Some(tally) = Self::tally_of(poll, &mut tallies) {
                    tally.add(choice, raw);
                }
            }
        }
        Ok(tallies)
    }

    /// Tally of a live poll in `tallies`, begun without votes; `None` if it is over.
    fn tally_of(
        poll: PollIndex,
        tallies: &mut BTreeMap<PollIndex, Option<Tally<T>>>,
    ) -> Option<&mut Tally<T>> {
        let empty = || {
            let (Tally { total, began, cap, rooted, balances, .. }, _) =
                T::Polls::as_ongoing(poll)?;
            Some(Tally { balances, ..Tally::of(total, began, cap, rooted) })
        };
        tallies.entry(poll).or_insert_with(empty).as_mut()
    }
}
