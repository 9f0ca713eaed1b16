//! Runtime API of sessions, agents and participants.

use crate::{
    types::{Agent, OptionId, Params, Participant, Session, SessionId},
    Agents, Config, Pallet, Parameters, Participants, Sessions, Totals,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{frame_support::traits::Get, sp_api};
use quaestor_primitives::{Balance, Boost, Seconds};
use scale_info::TypeInfo;

/// Phase of a session.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Phase {
    /// Stakers vote.
    Voting,
    /// The votes are over, and the points are not recorded.
    Recording,
    /// It can be settled.
    Due,
}

/// A session with its results so far.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SessionView<AccountId> {
    /// Its number.
    pub id: SessionId,
    /// The session.
    pub session: Session<AccountId>,
    /// Its phase.
    pub phase: Phase,
    /// The option with more power than every other one.
    pub winner: Option<OptionId>,
    /// Share of each agent in the pool, in smallest units; `None` if the pool goes back to the
    /// opener as it stands.
    pub shares: Option<Vec<Balance>>,
}

/// Votes and boost of an account.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ParticipantView {
    /// Its record.
    pub participant: Participant,
    /// The boost that it has now.
    pub boost: Option<Boost>,
    /// `true` if the record can be removed.
    pub is_over: bool,
}

sp_api::decl_runtime_apis! {
    /// Reads of sessions, agents and participants.
    pub trait DebatesApi<AccountId: Codec> {
        /// Sessions that are not settled, oldest first.
        fn sessions() -> Vec<SessionView<AccountId>>;
        /// A session that is not settled.
        fn session(id: SessionId) -> Option<SessionView<AccountId>>;
        /// Votes and boost of `who`.
        fn participant(who: AccountId) -> Option<ParticipantView>;
        /// Name and deposit of `who`, if it is an agent.
        fn agent(who: AccountId) -> Option<Agent>;
        /// The parameters, if the economy has sessions.
        fn params() -> Option<Params>;
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn session_views() -> Vec<SessionView<T::AccountId>> {
        let unsettled = Totals::<T>::get().unsettled;
        unsettled.iter().filter_map(|unsettled| Self::session_view(unsettled.session)).collect()
    }

    pub(crate) fn session_view(id: SessionId) -> Option<SessionView<T::AccountId>> {
        let session = Sessions::<T>::get(id)?;
        let phase = Self::phase(&session, T::Clock::get());
        Some(SessionView { id, phase, winner: session.winner(), shares: session.shares(), session })
    }

    const fn phase(session: &Session<T::AccountId>, now: Seconds) -> Phase {
        if now < session.ends {
            Phase::Voting
        } else if now < session.due() {
            Phase::Recording
        } else {
            Phase::Due
        }
    }

    pub(crate) fn participant_view(who: &T::AccountId) -> Option<ParticipantView> {
        let (participant, now) = (Participants::<T>::get(who), T::Clock::get());
        let (boost, is_over) = (participant.boost_at(now), participant.is_over(now));
        let exists = participant != Participant::default();
        exists.then_some(ParticipantView { participant, boost, is_over })
    }

    pub(crate) fn agent_view(who: &T::AccountId) -> Option<Agent> {
        Agents::<T>::get(who)
    }

    pub(crate) fn params_view() -> Option<Params> {
        Parameters::<T>::get()
    }
}
