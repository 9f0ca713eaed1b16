//! Worst case of each call, on the runtime that includes the pallet: the list of sessions and the
//! votes of an account are full.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{
        Agent, AgentList, Params, Points, Session, SessionId, Sums, Tallies, Unsettled, Vote,
        MAX_AGENTS, MAX_OPTIONS, MAX_SESSIONS, MAX_VOTES,
    },
    Agents, Call, Config, Pallet, Parameters, Participants, Sessions, Totals,
};
use alloc::{vec, vec::Vec};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{
        fungible::{Inspect, Mutate},
        EnsureOrigin, Get,
    },
    frame_system::RawOrigin,
};
use quaestor_primitives::{Balance, Boost, BoostInspect, Seconds};

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper<AccountId> {
    /// Sets the time of the chain and the clock of the stake, in seconds since the Unix epoch.
    fn set_time(now: Seconds);
    /// Gives `who` a stake of at least a unit with the maximum number of positions, opened at the
    /// current time.
    fn stake(who: &AccountId);
    /// Makes the router take the native token from any account, with all its legs.
    fn open_router();
    /// Appoints a recorder.
    fn appoint_recorder();
}

/// Above any minimum.
const AMOUNT: Balance = 1_000_000_000_000_000_000_000;
const DAY: Seconds = 86_400;
const NOW: Seconds = 1_728_000_000;
/// Number of the session that a benchmark is about.
const LAST: SessionId = MAX_SESSIONS - 1;

const fn params() -> Params {
    Params {
        min_stake: 1,
        fee: AMOUNT,
        agents_bps: 6_000,
        record_secs: 3 * DAY,
        boost_bps: 1_000,
        boost_secs: 30 * DAY,
        day_secs: DAY,
    }
}

fn agent<T: Config>(index: u32) -> T::AccountId {
    account("agent", index, 0)
}

fn agents<T: Config>(count: u32) -> AgentList<T::AccountId> {
    AgentList::try_from((0..count).map(agent::<T>).collect::<Vec<_>>()).unwrap()
}

fn session<T: Config>(agents: u32) -> Session<T::AccountId> {
    Session {
        opener: account("opener", 0, 0),
        topic: [1; 32],
        opened: NOW,
        ends: NOW + DAY,
        record_until: NOW + 4 * DAY,
        tallies: Tallies::try_from(vec![u128::MAX / 2; MAX_OPTIONS as usize]).unwrap(),
        agents: self::agents::<T>(agents),
        points: None,
        pool: AMOUNT,
    }
}

/// An account with `AMOUNT` to spend, a hundred times.
fn rich<T: Config>(name: &'static str) -> Result<T::AccountId, BenchmarkError> {
    let who: T::AccountId = account(name, 0, 0);
    T::Currency::mint_into(&who, AMOUNT * 100)?;
    Ok(who)
}

/// `count` sessions with `agents` agents each, and registered agents.
fn start<T: Config>(count: u32, agents: u32) -> Result<(), BenchmarkError> {
    T::BenchmarkHelper::set_time(NOW);
    Parameters::<T>::put(params());
    let minimum_balance = T::Currency::minimum_balance();
    let pools = AMOUNT * Balance::from(count);
    T::Currency::set_balance(&Pallet::<T>::account(), minimum_balance + pools);
    T::Currency::mint_into(&T::Treasury::get(), AMOUNT)?;
    T::Currency::mint_into(&account("opener", 0, 0), AMOUNT)?;
    for index in 0..MAX_AGENTS {
        Agents::<T>::insert(agent::<T>(index), Agent { name: [1; 32], deposit: 0 });
    }
    let mut totals = Sums { next: count, minimum_balance, pools, ..Default::default() };
    for id in 0..count {
        let session = session::<T>(agents);
        totals.unsettled.try_push(Unsettled { session: id, due: session.due() }).unwrap();
        Sessions::<T>::insert(id, session);
    }
    Totals::<T>::put(totals);
    Ok(())
}

/// Votes of `who` in as many sessions as it can vote in, but for one.
fn vote_much<T: Config>(who: &T::AccountId) {
    Participants::<T>::mutate(who, |participant| {
        for session in 0..MAX_VOTES - 1 {
            let vote = Vote { session, option: 0, power: 1, ends: NOW + DAY };
            participant.votes.try_push(vote).unwrap();
        }
        participant.boost = Some(Boost { bps: 1_000, until: NOW + DAY });
    });
}

/// Points that leave a remainder.
fn points(agents: u32) -> Points {
    Points::try_from((0..agents).map(|index| 1_000 - index as u16).collect::<Vec<_>>()).unwrap()
}

fn origin<O, E: EnsureOrigin<O>>() -> Result<O, BenchmarkError> {
    E::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

#[benchmarks]
mod benches {
    use super::*;

    #[benchmark]
    fn register_agent() -> Result<(), BenchmarkError> {
        start::<T>(0, MAX_AGENTS)?;
        let who = rich::<T>("new agent")?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), [2; 32]);
        assert!(Agents::<T>::contains_key(who));
        Ok(())
    }

    #[benchmark]
    fn retire_agent() -> Result<(), BenchmarkError> {
        start::<T>(0, MAX_AGENTS)?;
        let who = rich::<T>("new agent")?;
        Pallet::<T>::register_agent(RawOrigin::Signed(who.clone()).into(), [2; 32])?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));
        assert!(!Agents::<T>::contains_key(who));
        Ok(())
    }

    /// The last place of the list is free.
    #[benchmark]
    fn open(a: Linear<2, MAX_AGENTS>) -> Result<(), BenchmarkError> {
        start::<T>(LAST, MAX_AGENTS)?;
        T::BenchmarkHelper::open_router();
        let who = rich::<T>("rich opener")?;
        T::BenchmarkHelper::stake(&who);
        vote_much::<T>(&who);
        T::BenchmarkHelper::set_time(NOW + 1);
        let (agents, options) = (agents::<T>(a), MAX_OPTIONS as u8);
        #[extrinsic_call]
        _(RawOrigin::Signed(who), [1; 32], options, agents, 7 * DAY, AMOUNT);
        assert!(Sessions::<T>::contains_key(LAST));
        Ok(())
    }

    #[benchmark]
    fn fund() -> Result<(), BenchmarkError> {
        start::<T>(MAX_SESSIONS, MAX_AGENTS)?;
        let who = rich::<T>("sponsor")?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who), LAST, AMOUNT);
        assert_eq!(Sessions::<T>::get(LAST).unwrap().pool, 2 * AMOUNT);
        Ok(())
    }

    /// The last vote that the account can have.
    #[benchmark]
    fn vote() -> Result<(), BenchmarkError> {
        start::<T>(MAX_SESSIONS, MAX_AGENTS)?;
        let who = rich::<T>("voter")?;
        T::BenchmarkHelper::stake(&who);
        vote_much::<T>(&who);
        Sessions::<T>::mutate(LAST, |session| session.as_mut().unwrap().opened = NOW + 1);
        T::BenchmarkHelper::set_time(NOW + 2);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), LAST, 1);
        assert_eq!(Participants::<T>::get(who).votes.len() as u32, MAX_VOTES);
        Ok(())
    }

    #[benchmark]
    fn record() -> Result<(), BenchmarkError> {
        start::<T>(MAX_SESSIONS, MAX_AGENTS)?;
        T::BenchmarkHelper::set_time(NOW + DAY);
        T::BenchmarkHelper::appoint_recorder();
        let origin = origin::<_, T::RecorderOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, LAST, points(MAX_AGENTS));
        assert!(Sessions::<T>::get(LAST).unwrap().points.is_some());
        Ok(())
    }

    /// Every agent and the treasury are paid; without agents, the opener is.
    #[benchmark]
    fn settle(a: Linear<0, MAX_AGENTS>) -> Result<(), BenchmarkError> {
        start::<T>(MAX_SESSIONS, a)?;
        T::BenchmarkHelper::set_time(NOW + 4 * DAY);
        if a > 0 {
            Sessions::<T>::mutate(LAST, |session| {
                session.as_mut().unwrap().points = Some(points(a));
            });
        }
        let payee = if a > 0 { agent::<T>(a - 1) } else { account("opener", 0, 0) };
        let before = T::Currency::balance(&payee);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), LAST);
        assert!(!Sessions::<T>::contains_key(LAST));
        assert!(T::Currency::balance(&payee) > before);
        Ok(())
    }

    #[benchmark]
    fn set_params() -> Result<(), BenchmarkError> {
        start::<T>(0, MAX_AGENTS)?;
        let new = Params { fee: 2 * AMOUNT, ..params() };
        let origin = origin::<_, T::GovernanceOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Parameters::<T>::get(), Some(new));
        Ok(())
    }

    #[benchmark]
    fn forget() -> Result<(), BenchmarkError> {
        start::<T>(MAX_SESSIONS, MAX_AGENTS)?;
        let who: T::AccountId = account("voter", 0, 0);
        vote_much::<T>(&who);
        T::BenchmarkHelper::set_time(NOW + DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), who.clone());
        assert!(!Participants::<T>::contains_key(who));
        Ok(())
    }

    #[benchmark]
    fn boosts_of() -> Result<(), BenchmarkError> {
        start::<T>(0, MAX_AGENTS)?;
        let who: T::AccountId = account("voter", 0, 0);
        vote_much::<T>(&who);
        let boosts;
        #[block]
        {
            boosts = <Pallet<T> as BoostInspect<T::AccountId>>::boosts_of(&who);
        }
        assert_eq!(boosts.len(), 1);
        Ok(())
    }
}
