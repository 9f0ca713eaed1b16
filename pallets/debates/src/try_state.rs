//! Invariants of pools, votes and deposits, as equalities over the whole state.

use crate::{
    types::{Session, SessionId, Sums, Unsettled},
    Agents, Config, Pallet, Parameters, Participants, Sessions, Totals,
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec,
    vec::Vec,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::{Params as _, StakeWeight};
use quaestor_support::funds::is_booked;

const OVERFLOW: &str = "a sum overflows";

impl<T: Config> Pallet<T> {
    /// * D1: balance of the pallet's account = minimum balance + sum of the pools, or higher by what
    ///   arrived unasked or could not be paid; the stored sum = sum of the pools.
    /// * D2: for each session that has not ended and each option: tally = sum of the votes. In an
    ///   ended one votes are removed with time: tally >= sum of the votes.
    /// * D4: for each agent: deposit = amount on hold.
    /// * D5: the list = the sessions, each with its due time, in the order of their numbers.
    ///
    /// D3, that what a session pays is its pool, is in its event.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_state(false)
    }

    /// The same where nothing has arrived unasked and everything could be paid.
    pub fn check_exactly() -> Result<(), TryRuntimeError> {
        Self::check_state(true)
    }

    fn check_state(exact: bool) -> Result<(), TryRuntimeError> {
        match Parameters::<T>::get() {
            Some(params) => params.validate()?,
            None => {
                ensure!(Totals::<T>::get() == Sums::default(), "sums without parameters");
                ensure!(Agents::<T>::iter_keys().next().is_none(), "an agent without parameters");
                ensure!(
                    Participants::<T>::iter_keys().next().is_none(),
                    "a vote without parameters"
                );
            },
        }
        let totals = Totals::<T>::get();
        let mut sessions: Vec<_> = Sessions::<T>::iter().collect();
        sessions.sort_by_key(|(id, _)| *id);
        Self::check_pools(&totals, &sessions, exact)?;
        Self::check_list(&totals, &sessions)?;
        Self::check_votes(sessions.into_iter().collect())?;
        for (who, agent) in Agents::<T>::iter() {
            ensure!(agent.deposit == Self::deposit_of(&who), "D4: a hold is not the deposit");
        }
        Ok(())
    }

    fn check_pools(
        totals: &Sums,
        sessions: &[(SessionId, Session<T::AccountId>)],
        exact: bool,
    ) -> Result<(), TryRuntimeError> {
        let mut pools = sessions.iter().map(|(_, session)| session.pool);
        let pools = pools.try_fold(0u128, |sum, pool| sum.checked_add(pool)).ok_or(OVERFLOW)?;
        ensure!(totals.pools == pools, "D1: the sum is not that of the pools");
        if Parameters::<T>::exists() {
            let booked = totals.minimum_balance.checked_add(pools).ok_or(OVERFLOW)?;
            ensure!(is_booked(Self::balance(), booked, exact), "D1: the balance is not the pools");
        }
        Ok(())
    }

    fn check_list(
        totals: &Sums,
        sessions: &[(SessionId, Session<T::AccountId>)],
    ) -> Result<(), TryRuntimeError> {
        let list =
            sessions.iter().map(|(id, session)| Unsettled { session: *id, due: session.due() });
        ensure!(
            list.eq(totals.unsettled.iter().copied()),
            "D5: the list is not the sessions with their times"
        );
        for (id, session) in sessions {
            ensure!(*id < totals.next, "D5: a session has a number to come");
            let agents: BTreeSet<_> = session.agents.iter().collect();
            ensure!(agents.len() == session.agents.len(), "D5: an agent is listed twice");
            let points = session.points.as_ref().map_or(agents.len(), |points| points.len());
            ensure!(points == agents.len(), "D5: an agent has no points");
        }
        Ok(())
    }

    fn check_votes(
        sessions: BTreeMap<SessionId, Session<T::AccountId>>,
    ) -> Result<(), TryRuntimeError> {
        let now = T::Clock::get();
        let mut sums: BTreeMap<SessionId, Vec<StakeWeight>> =
            sessions.iter().map(|(id, session)| (*id, vec![0; session.tallies.len()])).collect();
        for (_, participant) in Participants::<T>::iter() {
            let voted: BTreeSet<_> = participant.votes.iter().map(|vote| vote.session).collect();
            ensure!(voted.len() == participant.votes.len(), "D2: an account has voted twice");
            for vote in participant.votes {
                let Some(session) = sessions.get(&vote.session) else {
                    ensure!(vote.ends <= now, "D2: a vote in a session that is gone");
                    continue;
                };
                ensure!(vote.ends == session.ends, "D2: a vote has another end than its session");
                let sums = sums.get_mut(&vote.session);
                let sum = sums.and_then(|sums| sums.get_mut(usize::from(vote.option)));
                let sum = sum.ok_or("D2: a vote for no option")?;
                *sum = sum.checked_add(vote.power).ok_or(OVERFLOW)?;
            }
        }
        for (id, session) in sessions {
            let sums = sums.remove(&id).unwrap_or_default();
            let open = now < session.ends;
            let right = session.tallies.iter().zip(&sums).all(|(tally, sum)| {
                if open {
                    tally == sum
                } else {
                    tally >= sum
                }
            });
            ensure!(right, "D2: a tally is not the sum of the votes");
        }
        Ok(())
    }
}
