//! Implementation of the calls.

use crate::{
    types::{
        Agent, AgentList, Hash, OptionId, Params, Participant, Payments, Points, Session,
        SessionId, Sums, Unsettled, Vote, MAX_OPTIONS, MAX_POINTS, MIN_AGENTS, MIN_OPTIONS,
    },
    Agents, Config, Error, Event, LastChange, Pallet, Parameters, Participants, Sessions, Totals,
};
use alloc::{collections::BTreeSet, vec, vec::Vec};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_primitives::{Balance, ParamsError, Seconds, VotingPower};
use quaestor_support::params;

/// A session to open.
pub(crate) struct Proposal<AccountId> {
    pub topic: Hash,
    pub options: OptionId,
    pub agents: AgentList<AccountId>,
    pub secs: Seconds,
    pub max_fee: Balance,
}

impl<T: Config> Pallet<T> {
    // Agents.

    pub(crate) fn do_register_agent(who: T::AccountId, name: Hash) -> DispatchResult {
        Self::enabled()?;
        ensure!(!Agents::<T>::contains_key(&who), Error::<T>::AlreadyRegistered);
        let deposit = T::AgentDeposit::get();
        Self::hold_deposit(&who, deposit)?;
        Agents::<T>::insert(&who, Agent { name, deposit });
        Self::deposit_event(Event::AgentRegistered { agent: who, name, deposit });
        Ok(())
    }

    pub(crate) fn do_retire_agent(who: T::AccountId) -> DispatchResult {
        let Agent { deposit, .. } = Agents::<T>::take(&who).ok_or(Error::<T>::UnknownAgent)?;
        Self::release_deposit(&who, deposit)?;
        Self::deposit_event(Event::AgentRetired { agent: who, deposit });
        Ok(())
    }

    // Sessions.

    /// Opens a session. Where the list is full, it settles the first one that is due. Returns the
    /// number of agents that this paid.
    pub(crate) fn do_open(
        who: T::AccountId,
        proposal: Proposal<T::AccountId>,
    ) -> Result<Option<u32>, DispatchError> {
        let (params, now) = (Self::enabled()?, T::Clock::get());
        let Proposal { topic, options, agents, secs, max_fee } = proposal;
        ensure!(params.fee <= max_fee, Error::<T>::AboveMaximum);
        ensure!(params.allows_session(secs), Error::<T>::LengthOutOfRange);
        let tallies = Self::tallies(options)?;
        Self::ensure_agents(&agents)?;
        let staked = T::Power::power(&who, now, now).staked;
        ensure!(staked >= params.min_stake, Error::<T>::BelowSessionStake);
        let ends = now.checked_add(secs).ok_or(ArithmeticError::Overflow)?;
        let record_until = ends.checked_add(params.record_secs).ok_or(ArithmeticError::Overflow)?;
        let (pool, revenue) = params.parts().ok_or(ArithmeticError::Overflow)?;

        let (id, paid_agents) = Totals::<T>::try_mutate(|totals| {
            let paid_agents = Self::make_place(totals, now)?;
            let id = totals.next;
            totals.next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
            totals.pools = totals.pools.checked_add(pool).ok_or(ArithmeticError::Overflow)?;
            let unsettled = Unsettled { session: id, due: record_until };
            totals.unsettled.try_push(unsettled).map_err(|_| Error::<T>::TooManySessions)?;
            Ok::<_, DispatchError>((id, paid_agents))
        })?;
        Self::collect(&who, params.fee)?;
        Self::hand_over(revenue)?;
        let boost = params.boost(now, T::BucketSecs::get());
        if boost.is_some() {
            Participants::<T>::mutate(&who, |participant| participant.renew_boost(boost));
        }
        let session = Session {
            opener: who,
            topic,
            opened: now,
            ends,
            record_until,
            tallies,
            agents,
            points: None,
            pool,
        };
        Sessions::<T>::insert(id, &session);
        Self::deposit_event(Event::Opened { session: id, details: session, revenue });
        Ok(paid_agents)
    }

    pub(crate) fn do_fund(who: T::AccountId, id: SessionId, amount: Balance) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        Sessions::<T>::try_mutate(id, |stored| {
            let session = stored.as_mut().ok_or(Error::<T>::UnknownSession)?;
            ensure!(T::Clock::get() < session.ends, Error::<T>::Closed);
            Self::collect(&who, amount)?;
            let pool = session.pool.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
            session.pool = pool;
            Totals::<T>::try_mutate(|totals| {
                totals.pools = totals.pools.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
                Ok::<_, DispatchError>(())
            })?;
            Self::deposit_event(Event::Funded { session: id, who, amount, pool });
            Ok(())
        })
    }

    pub(crate) fn do_vote(who: T::AccountId, id: SessionId, option: OptionId) -> DispatchResult {
        let (params, now) = (Self::enabled()?, T::Clock::get());
        Sessions::<T>::try_mutate(id, |stored| {
            let session = stored.as_mut().ok_or(Error::<T>::UnknownSession)?;
            ensure!(now < session.ends, Error::<T>::Closed);
            ensure!(usize::from(option) < session.tallies.len(), Error::<T>::UnknownOption);
            let power = T::Power::power(&who, session.opened, now).power;
            ensure!(power > 0, Error::<T>::NoPower);
            let vote = Vote { session: id, option, power, ends: session.ends };
            let old = Participants::<T>::try_mutate(&who, |participant| {
                participant.prune(now);
                participant.renew_boost(params.boost(now, T::BucketSecs::get()));
                Self::cast(participant, vote)
            })?;
            let new = (option, power);
            session.move_power(old, new).ok_or(ArithmeticError::Overflow)?;
            Self::deposit_event(Event::Voted { session: id, who, old, new });
            Ok(())
        })
    }

    pub(crate) fn do_record(id: SessionId, points: Points) -> DispatchResult {
        let now = T::Clock::get();
        let due = Sessions::<T>::try_mutate(id, |stored| {
            let session = stored.as_mut().ok_or(Error::<T>::UnknownSession)?;
            ensure!(session.points.is_none(), Error::<T>::AlreadyRecorded);
            ensure!(now >= session.ends, Error::<T>::StillOpen);
            ensure!(now < session.record_until, Error::<T>::TooLate);
            let complete = points.len() == session.agents.len();
            let valid = complete && points.iter().all(|points| *points <= MAX_POINTS);
            ensure!(valid, Error::<T>::InvalidPoints);
            session.points = Some(points.clone());
            Ok::<_, DispatchError>(session.due())
        })?;
        Totals::<T>::mutate(|totals| {
            let mut listed = totals.unsettled.iter_mut();
            if let Some(unsettled) = listed.find(|unsettled| unsettled.session == id) {
                unsettled.due = due;
            }
        });
        Self::deposit_event(Event::Recorded { session: id, points });
        Ok(())
    }

    /// Settles a session. Returns the number of agents that it paid.
    pub(crate) fn do_settle(id: SessionId) -> Result<u32, DispatchError> {
        let now = T::Clock::get();
        let session = Sessions::<T>::get(id).ok_or(Error::<T>::UnknownSession)?;
        ensure!(now >= session.ends, Error::<T>::StillOpen);
        ensure!(now >= session.due(), Error::<T>::NotRecorded);
        Ok(Totals::<T>::mutate(|totals| Self::close(totals, id, session)))
    }

    // Records and parameters.

    pub(crate) fn do_forget(who: T::AccountId) -> DispatchResult {
        let participant = Participants::<T>::get(&who);
        ensure!(participant != Participant::default(), Error::<T>::UnknownParticipant);
        ensure!(participant.is_over(T::Clock::get()), Error::<T>::StillActive);
        Participants::<T>::remove(&who);
        Self::deposit_event(Event::Forgotten { who });
        Ok(())
    }

    pub(crate) fn do_set_params(new: Params) -> DispatchResult {
        let mut current = Self::enabled()?;
        let old = params::update(&mut current, new).map_err(|error| match error {
            ParamsError::OutOfRange => Error::<T>::OutOfRange,
            ParamsError::ChangeTooLarge => Error::<T>::ChangeTooLarge,
        })?;
        LastChange::<T>::try_mutate(|last| {
            params::space(last, T::Clock::get(), T::ChangeInterval::get())
                .map_err(|_| Error::<T>::ChangedTooSoon)
        })?;
        Parameters::<T>::put(new);
        Self::deposit_event(Event::ParamsSet { old, new });
        Ok(())
    }

    // Shared steps.

    fn enabled() -> Result<Params, Error<T>> {
        Parameters::<T>::get().ok_or(Error::<T>::NotEnabled)
    }

    fn tallies(options: OptionId) -> Result<crate::types::Tallies, Error<T>> {
        let in_range = options >= MIN_OPTIONS && u32::from(options) <= MAX_OPTIONS;
        ensure!(in_range, Error::<T>::OptionsOutOfRange);
        vec![0; usize::from(options)].try_into().map_err(|_| Error::<T>::OptionsOutOfRange)
    }

    fn ensure_agents(agents: &[T::AccountId]) -> DispatchResult {
        let enough = u32::try_from(agents.len()).is_ok_and(|count| count >= MIN_AGENTS);
        ensure!(enough, Error::<T>::AgentsOutOfRange);
        let different: BTreeSet<_> = agents.iter().collect();
        ensure!(different.len() == agents.len(), Error::<T>::ListedTwice);
        for agent in agents {
            ensure!(Agents::<T>::contains_key(agent), Error::<T>::UnknownAgent);
        }
        Ok(())
    }

    /// Settles the first session that is due, if the list is full. Returns the number of agents that
    /// this paid.
    fn make_place(totals: &mut Sums, now: Seconds) -> Result<Option<u32>, DispatchError> {
        if !totals.unsettled.is_full() {
            return Ok(None);
        }
        let due = totals.unsettled.iter().find(|unsettled| unsettled.due <= now);
        let Unsettled { session: id, .. } = *due.ok_or(Error::<T>::TooManySessions)?;
        let session = Sessions::<T>::get(id).ok_or(Error::<T>::UnknownSession)?;
        Ok(Some(Self::close(totals, id, session)))
    }

    /// Puts `vote` into the place of an earlier one in its session. Returns option and power of that.
    fn cast(
        participant: &mut Participant,
        vote: Vote,
    ) -> Result<Option<(OptionId, u128)>, DispatchError> {
        let mut votes = participant.votes.iter_mut();
        let Some(place) = votes.find(|earlier| earlier.session == vote.session) else {
            participant.votes.try_push(vote).map_err(|_| Error::<T>::TooManyVotes)?;
            return Ok(None);
        };
        let old = core::mem::replace(place, vote);
        ensure!(old != vote, Error::<T>::NoChange);
        Ok(Some((old.option, old.power)))
    }

    /// Removes a session that is due and pays its pool out. It cannot fail: an amount that its
    /// recipient cannot receive goes to the treasury, and what that cannot receive stays in the
    /// account, outside of the books. Returns the number of agents that were to be paid.
    fn close(totals: &mut Sums, id: SessionId, session: Session<T::AccountId>) -> u32 {
        Sessions::<T>::remove(id);
        totals.unsettled.retain(|unsettled| unsettled.session != id);
        totals.pools = totals.pools.saturating_sub(session.pool);
        let (winner, shares) = (session.winner(), session.shares());
        let Session { opener, tallies, agents, pool, .. } = session;
        let Some(shares) = shares else {
            let amount = Self::pay(&opener, pool);
            let (to_treasury, unpaid) = Self::pay_rest(pool.saturating_sub(amount));
            let session = id;
            Self::deposit_event(Event::Refunded {
                session,
                winner,
                tallies,
                opener,
                amount,
                to_treasury,
                unpaid,
            });
            return 0;
        };
        let paid: Vec<_> =
            agents.iter().zip(shares).map(|(agent, share)| Self::pay(agent, share)).collect();
        let sum = paid.iter().fold(0, |sum: Balance, paid| sum.saturating_add(*paid));
        let (to_treasury, unpaid) = Self::pay_rest(pool.saturating_sub(sum));
        let paid = Payments::truncate_from(paid);
        Self::deposit_event(Event::Settled {
            session: id,
            winner,
            tallies,
            paid,
            to_treasury,
            unpaid,
        });
        u32::try_from(agents.len()).unwrap_or(u32::MAX)
    }

    /// Pays `rest` to the treasury. Returns the amount paid and the amount that was not.
    fn pay_rest(rest: Balance) -> (Balance, Balance) {
        let paid = Self::pay(&T::Treasury::get(), rest);
        (paid, rest.saturating_sub(paid))
    }
}
