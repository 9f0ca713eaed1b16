//! Invariants of holds, bonds, pots and juries, as equalities over the whole state.

use crate::{
    types::{slot, Phase, Sums, Task, Vote},
    Agenda, Auditors, Audits, Canaries, Cases, Config, CurrentSet, Pallet, Parameters, PreviousSet,
    Seats, Totals, Undrawn,
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};
use codec::Encode;
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use quaestor_primitives::{Balance, Params as _, StakeBond};
use quaestor_support::funds::is_booked;

const OVERFLOW: &str = "a sum overflows";

impl<T: Config> Pallet<T> {
    /// * C1 (Q6): for each account: the hold = stakes of its cases + deposits of its appeals.
    /// * C2: balance of the pallet's account = minimum balance + audit pot + promised amounts, or
    ///   higher by what arrived unasked; promised = owed to auditors + rewards of passed audits.
    /// * C3 (Q15): stored numbers = those of cases and canaries; the work of each case is frozen; a
    ///   commitment belongs to a case in its votes.
    /// * C4 (Q16): members and jurors are listed once, and no party is on a jury. Weights of sets,
    ///   juries and sides are sums over them, and nothing else is stored of them.
    /// * C5: the agenda = cases and audits at their listed times.
    /// * C6: the seats = the auditors whose notice does not run; each auditor's stake is bonded.
    /// * C7: the parameters fit the terms of providers and market.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_state(false)
    }

    /// The same where nothing has arrived unasked.
    pub fn check_exactly() -> Result<(), TryRuntimeError> {
        Self::check_state(true)
    }

    fn check_state(exact: bool) -> Result<(), TryRuntimeError> {
        let totals = Totals::<T>::get();
        match Parameters::<T>::get() {
            Some(params) => {
                params.validate()?;
                ensure!(Self::fits(&params), "C7: the parameters do not fit the notice");
            },
            None => {
                let none = totals == Sums::default()
                    && Auditors::<T>::iter_keys().next().is_none()
                    && Cases::<T>::iter_keys().next().is_none()
                    && Audits::<T>::iter_keys().next().is_none()
                    && Undrawn::<T>::iter_keys().next().is_none();
                ensure!(none, "a record without parameters");
            },
        }
        Self::check_holds()?;
        Self::check_pot(&totals, exact)?;
        Self::check_cases(&totals)?;
        Self::check_agenda()?;
        Self::check_auditors()
    }

    fn check_holds() -> Result<(), TryRuntimeError> {
        let mut holds: BTreeMap<Vec<u8>, (T::AccountId, Balance)> = BTreeMap::new();
        let mut add = |who: T::AccountId, amount: Balance| {
            let (_, sum) = holds.entry(who.encode()).or_insert((who, 0));
            *sum = sum.checked_add(amount).ok_or(OVERFLOW)?;
            Ok::<_, TryRuntimeError>(())
        };
        for case in Cases::<T>::iter_values() {
            if case.audited.is_none() {
                add(case.challenger, case.stake)?;
            }
            if let Phase::Ruling { appeal: Some(appeal), .. } = case.phase {
                add(appeal.who, appeal.deposit)?;
            }
        }
        for (who, sum) in holds.into_values() {
            ensure!(Self::held(&who) == sum, "C1: a hold is not stakes and deposits");
        }
        Ok(())
    }

    fn check_pot(totals: &Sums, exact: bool) -> Result<(), TryRuntimeError> {
        let owed = Auditors::<T>::iter_values().map(|auditor| auditor.owed);
        let rewards = Audits::<T>::iter_values()
            .filter(|audit| !audit.closed)
            .map(|audit| audit.passed.unwrap_or_default());
        let promised = owed.chain(rewards).try_fold(0u128, |sum, one| sum.checked_add(one));
        ensure!(promised == Some(totals.promised), "C2: promised is not what auditors get");
        if Parameters::<T>::exists() {
            let booked = is_booked(Self::balance(), totals.booked(), exact);
            ensure!(booked, "C2: the balance is not pot and promises");
        }
        Ok(())
    }

    fn check_cases(totals: &Sums) -> Result<(), TryRuntimeError> {
        use quaestor_primitives::Disputable;
        let mut open: u32 = 0;
        for (id, case) in Cases::<T>::iter() {
            open = open.saturating_add(1);
            ensure!(id < totals.next, "C3: a case has a number to come");
            ensure!(T::Work::is_frozen(&case.work), "C3: the work of a case is not frozen");
            let jurors: BTreeSet<_> = case.jury.iter().map(|juror| juror.who.encode()).collect();
            ensure!(jurors.len() == case.jury.len(), "C4: a juror is listed twice");
            let party = |who: &T::AccountId| {
                *who == case.provider || *who == case.challenger || *who == case.consumer
            };
            let parties = case.jury.iter().filter(|juror| party(&juror.who)).count();
            ensure!(parties == 0, "C4: a party is on the jury");
            let voting = matches!(case.phase, Phase::Voting { .. });
            let committed = |vote: Vote| matches!(vote, Vote::Committed(_));
            let late = !voting && case.jury.iter().any(|juror| committed(juror.vote));
            ensure!(!late, "C3: a commitment outlives the votes");
        }
        ensure!(totals.open == open, "C3: the number of open cases is wrong");
        let canaries = Canaries::<T>::iter_keys().count();
        let counted = usize::try_from(totals.canaries).is_ok_and(|count| count == canaries);
        ensure!(counted, "C3: the number of canaries is wrong");
        Ok(())
    }

    fn check_agenda() -> Result<(), TryRuntimeError> {
        let cases = Cases::<T>::iter()
            .map(|(id, case)| slot(case.listed, Task::<T::WorkId>::Case(id)).encode());
        let audits =
            Audits::<T>::iter().map(|(work, audit)| slot(audit.listed, Task::Audit(work)).encode());
        let tasks: BTreeSet<_> = cases.chain(audits).collect();
        let listed: BTreeSet<_> = Agenda::<T>::iter_keys().map(|key| key.encode()).collect();
        ensure!(tasks == listed, "C5: the agenda is not cases and audits");
        Ok(())
    }

    fn check_auditors() -> Result<(), TryRuntimeError> {
        let seats: BTreeSet<_> = Seats::<T>::get().iter().map(Encode::encode).collect();
        let mut active = BTreeSet::new();
        for (who, auditor) in Auditors::<T>::iter() {
            ensure!(T::Bonds::bonded(&who) >= auditor.bonded(), "C6: a bond is not bonded");
            if auditor.leaves.is_none() {
                active.insert(who.encode());
            }
        }
        ensure!(active == seats, "C6: the seats are not the auditors");
        for set in [CurrentSet::<T>::get(), PreviousSet::<T>::get()] {
            let members: BTreeSet<_> = set.members.iter().map(|one| one.who.encode()).collect();
            ensure!(members.len() == set.members.len(), "C4: a member is listed twice");
        }
        Ok(())
    }
}
