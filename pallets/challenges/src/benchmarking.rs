//! Worst case of each call, on the runtime that includes the pallet: all seats are taken, each auditor
//! has the fullest ledger, and each juror is judged.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

mod world;

use crate::{
    types::{Answer, Canary, Finding, Ground, Params, Phase, Task, Vote, MAX_AUDITORS},
    Agenda, Auditors, Audits, Call, Canaries, Cases, Config, CurrentSet, Pallet, Parameters,
    PreviousSet, Seats,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{fungible::Mutate, Get},
    frame_system::RawOrigin,
};
use quaestor_primitives::{Balance, Disputable, Seconds};
use world::*;

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper<AccountId, WorkId> {
    /// Sets the time of the chain and the clock of the stake, in seconds since the Unix epoch.
    fn set_time(now: Seconds);
    /// Gives `who` a stake of at least `amount` with the fullest ledger.
    fn stake(who: &AccountId, amount: Balance);
    /// A provider with own stake, delegators, and as many days of leaving bonds as there can be.
    fn provider() -> AccountId;
    /// Work of `provider` for `consumer` whose result was submitted in this block and was not paid. It
    /// may be audited.
    fn submit(consumer: &AccountId, provider: &AccountId) -> WorkId;
    /// Makes the origins of council and operators known.
    fn appoint();
}

#[benchmarks]
mod benches {
    use super::*;

    /// Takes the seat of the smallest of 32.
    #[benchmark]
    fn join() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let who: T::AccountId = account("new auditor", 0, 0);
        T::BenchmarkHelper::stake(&who, 2 * BOND);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), 2 * BOND);
        assert!(Auditors::<T>::contains_key(who));
        Ok(())
    }

    #[benchmark]
    fn leave() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let who = auditor::<T>(0);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));
        assert!(Auditors::<T>::get(who).unwrap().leaves.is_some());
        Ok(())
    }

    /// A fine, a reward and a bond.
    #[benchmark]
    fn collect() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let who = auditor::<T>(0);
        Pallet::<T>::leave(RawOrigin::Signed(who.clone()).into())?;
        T::BenchmarkHelper::set_time(NOW + T::Notice::get());
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), who.clone());
        assert!(!Auditors::<T>::contains_key(who));
        Ok(())
    }

    #[benchmark]
    fn rotate() -> Result<(), BenchmarkError> {
        start::<T>()?;
        T::BenchmarkHelper::set_time(NOW + DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()));
        assert_eq!(CurrentSet::<T>::get().since, NOW + DAY);
        Ok(())
    }

    /// The set of the day before.
    #[benchmark]
    fn draw() -> Result<(), BenchmarkError> {
        let (work, _) = drawn::<T>()?;
        PreviousSet::<T>::put(CurrentSet::<T>::get());
        CurrentSet::<T>::mutate(|set| set.block = BLOCK + 1);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), work.clone());
        assert!(Audits::<T>::contains_key(work));
        Ok(())
    }

    /// A failure.
    #[benchmark]
    fn answer() -> Result<(), BenchmarkError> {
        let (work, who) = asked::<T>()?;
        let failed = Answer::Fail { ground: Ground::WrongModel, evidence: evidence() };
        #[extrinsic_call]
        _(RawOrigin::Signed(who), work, failed);
        assert!(Cases::<T>::contains_key(ID));
        Ok(())
    }

    /// A silent auditor, who loses its seat.
    #[benchmark]
    fn close_audit() -> Result<(), BenchmarkError> {
        let (work, who) = asked::<T>()?;
        T::BenchmarkHelper::set_time(NOW + 3 * DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), work);
        assert!(Auditors::<T>::get(who).unwrap().leaves.is_some());
        Ok(())
    }

    /// Takes the place of an audit.
    #[benchmark]
    fn challenge() -> Result<(), BenchmarkError> {
        let (work, _) = asked::<T>()?;
        let consumer = T::Work::subject(&work).unwrap().consumer;
        #[extrinsic_call]
        _(RawOrigin::Signed(consumer), work, Ground::NotDelivered, evidence());
        assert!(Cases::<T>::contains_key(ID));
        Ok(())
    }

    #[benchmark]
    fn respond() -> Result<(), BenchmarkError> {
        let case = disputed::<T>()?;
        #[extrinsic_call]
        _(RawOrigin::Signed(case.provider), ID, location());
        assert!(Cases::<T>::get(ID).unwrap().response.is_some());
        Ok(())
    }

    #[benchmark]
    fn commit() -> Result<(), BenchmarkError> {
        disputed::<T>()?;
        let who = auditor::<T>(MAX_AUDITORS - 1);
        #[extrinsic_call]
        _(RawOrigin::Signed(who), ID, [1; 32]);
        let jury = Cases::<T>::get(ID).unwrap().jury;
        assert!(jury.iter().any(|juror| juror.vote == Vote::Committed([1; 32])));
        Ok(())
    }

    #[benchmark]
    fn reveal() -> Result<(), BenchmarkError> {
        with_votes::<T>(Vote::Committed)?;
        T::BenchmarkHelper::set_time(NOW + DAY);
        let who = auditor::<T>(MAX_AUDITORS - 1);
        #[extrinsic_call]
        _(RawOrigin::Signed(who), ID, Finding::Fault, SALT);
        assert!(Cases::<T>::get(ID).unwrap().weight_for(Finding::Fault) > 0);
        Ok(())
    }

    #[benchmark]
    fn resolve() -> Result<(), BenchmarkError> {
        with_votes::<T>(|_| Vote::Revealed(Finding::Fault))?;
        T::BenchmarkHelper::set_time(NOW + 2 * DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), ID);
        assert_eq!(Cases::<T>::get(ID).unwrap().phase.finding(), Some(Finding::Fault));
        Ok(())
    }

    #[benchmark]
    fn appeal() -> Result<(), BenchmarkError> {
        with_votes::<T>(|_| Vote::Revealed(Finding::Fault))?;
        T::BenchmarkHelper::set_time(NOW + 2 * DAY);
        Pallet::<T>::do_resolve(ID)?;
        let provider = Cases::<T>::get(ID).unwrap().provider;
        T::Currency::mint_into(&provider, AMOUNT)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(provider), ID);
        assert!(matches!(Cases::<T>::get(ID).unwrap().phase, Phase::Ruling { .. }));
        Ok(())
    }

    /// An upheld finding, whose deposit is divided.
    #[benchmark]
    fn rule() -> Result<(), BenchmarkError> {
        appealed::<T>()?;
        T::BenchmarkHelper::appoint();
        let origin = origin::<_, T::ArbiterOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, ID, Finding::Fault, false);
        assert!(matches!(Cases::<T>::get(ID).unwrap().phase, Phase::Ruled { .. }));
        Ok(())
    }

    /// A sentence after a silent appeal. Every juror has voted for the other finding, is fined and
    /// loses its seat, but for the last one, who is paid.
    #[benchmark]
    fn execute() -> Result<(), BenchmarkError> {
        appealed::<T>()?;
        Cases::<T>::mutate(ID, |case| {
            let case = case.as_mut().unwrap();
            case.paid = true;
            for juror in case.jury.iter_mut().skip(1) {
                juror.vote = Vote::Silent;
            }
        });
        T::BenchmarkHelper::set_time(NOW + 9 * DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), ID);
        assert!(!Cases::<T>::contains_key(ID));
        assert_eq!(Seats::<T>::get().len(), 1);
        Ok(())
    }

    #[benchmark]
    fn commit_canary() -> Result<(), BenchmarkError> {
        start::<T>()?;
        T::BenchmarkHelper::appoint();
        let origin = origin::<_, T::CanaryOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, [1; 32]);
        assert!(Canaries::<T>::contains_key([1; 32]));
        Ok(())
    }

    /// The auditor has failed it, and its case ends.
    #[benchmark]
    fn reveal_canary() -> Result<(), BenchmarkError> {
        let (work, who) = asked::<T>()?;
        let failed = Answer::Fail { ground: Ground::WrongModel, evidence: evidence() };
        Pallet::<T>::answer(RawOrigin::Signed(who.clone()).into(), work, failed)?;
        let case = Cases::<T>::get(ID).unwrap();
        let hash = Pallet::<T>::canary_hash(&case.consumer, &case.provider, SALT);
        Canaries::<T>::insert(hash, Canary { operator: who, since: 0 });
        #[extrinsic_call]
        _(RawOrigin::Signed(case.consumer), Task::Case(ID), SALT);
        assert!(!Cases::<T>::contains_key(ID));
        Ok(())
    }

    #[benchmark]
    fn drop_canary() -> Result<(), BenchmarkError> {
        start::<T>()?;
        T::BenchmarkHelper::appoint();
        let origin = origin::<T::RuntimeOrigin, T::CanaryOrigin>()?;
        Pallet::<T>::commit_canary(origin.clone(), [1; 32])?;
        #[extrinsic_call]
        _(origin, [1; 32]);
        assert!(!Canaries::<T>::contains_key([1; 32]));
        Ok(())
    }

    #[benchmark]
    fn set_params() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let new = Params { least_stake: 200 * TOKEN, ..params() };
        let origin = origin::<_, T::GovernanceOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Parameters::<T>::get(), Some(new));
        Ok(())
    }

    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        disputed::<T>()?;
        let due;
        #[block]
        {
            let _ = Parameters::<T>::get();
            let _ = CurrentSet::<T>::get();
            due = Pallet::<T>::first_due();
            let _ = crate::Undrawn::<T>::iter_keys().next();
        }
        assert!(due.is_none());
        Ok(())
    }

    #[benchmark]
    fn postpone() -> Result<(), BenchmarkError> {
        let case = disputed::<T>()?;
        #[block]
        {
            Pallet::<T>::postpone(Task::Case(ID), case.listed);
        }
        assert_eq!(Agenda::<T>::iter_keys().count(), 1);
        Ok(())
    }
}
