//! Auditors: their bonds, seats, sets and pay.

use crate::{
    types::{Auditor, Member, Params, Seating, Set, OUTBID_BPS},
    Auditors, Config, CurrentSet, Error, Event, Pallet, Parameters, PreviousSet, Seats,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get, BoundedVec},
    frame_system,
    sp_runtime::{ArithmeticError, DispatchResult, SaturatedConversion},
};
use quaestor_math::mul_div;
use quaestor_primitives::{Balance, ClockInspect, StakeBond};

impl<T: Config> Pallet<T> {
    /// Bonds `amount` more of the stake of `who`, who takes a seat with its first bond.
    pub(crate) fn do_join(who: T::AccountId, amount: Balance) -> DispatchResult {
        let params = Self::enabled()?;
        let known = Auditors::<T>::get(&who);
        T::Bonds::bond(&who, amount)?;
        let auditor = match known {
            Some(mut auditor) => {
                ensure!(auditor.leaves.is_none(), Error::<T>::Leaving);
                ensure!(amount > 0, Error::<T>::BondTooSmall);
                auditor.bond = auditor.bond.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
                auditor
            },
            None => {
                ensure!(amount >= params.auditor_bond, Error::<T>::BondTooSmall);
                let mut seats = Seats::<T>::get();
                if seats.is_full() {
                    Self::outbid(&mut seats, amount)?;
                }
                seats.try_push(who.clone()).map_err(|_| Error::<T>::SetFull)?;
                Seats::<T>::put(seats);
                Auditor::new(amount)
            },
        };
        Auditors::<T>::insert(&who, auditor);
        Self::deposit_event(Event::Joined { who, amount, bond: auditor.bond });
        Ok(())
    }

    pub(crate) fn do_leave(who: T::AccountId) -> DispatchResult {
        let auditor = Auditors::<T>::get(&who).ok_or(Error::<T>::NotAnAuditor)?;
        ensure!(auditor.leaves.is_none(), Error::<T>::Leaving);
        let mut seats = Seats::<T>::get();
        Self::unseat(&mut seats, &who);
        Seats::<T>::put(seats);
        Ok(())
    }

    /// Takes the fines of `who`, pays what it is owed, and releases its bond if its notice has ended.
    pub(crate) fn do_collect(who: T::AccountId) -> DispatchResult {
        let mut auditor = Auditors::<T>::get(&who).ok_or(Error::<T>::NotAnAuditor)?;
        let ended = auditor.leaves.is_some_and(|leaves| T::Clock::now() >= leaves);
        let due = auditor.fined > 0 || auditor.owed > 0 || ended;
        ensure!(due, Error::<T>::NothingDue);
        let (burnt, insured) = match auditor.fined {
            0 => (0, 0),
            fined => {
                let burn_bps = Parameters::<T>::get().map_or(0, |params| params.burn_bps);
                Self::burn_and_insure(Self::seize_bond(&who, fined), burn_bps)
            },
        };
        let paid = Self::pay_promised(&who, auditor.owed);
        (auditor.fined, auditor.owed) = (0, 0);
        let mut released = 0;
        if ended {
            released = auditor.bond;
            T::Bonds::release(&who, released);
            Auditors::<T>::remove(&who);
        } else {
            Auditors::<T>::insert(&who, auditor);
        }
        Self::deposit_event(Event::Collected { who, paid, burnt, insured, released });
        Ok(())
    }

    /// Puts the set of a new day in force.
    pub(crate) fn do_rotate() -> DispatchResult {
        let (params, now) = (Self::enabled()?, T::Clock::now());
        let old = CurrentSet::<T>::get();
        ensure!(old.is_over(&params, now), Error::<T>::TooEarly);
        let member = |who: T::AccountId| {
            let auditor = Auditors::<T>::get(&who)?;
            Some(Member { weight: auditor.weight(), who })
        };
        let members = Seats::<T>::get().into_iter().filter_map(member).collect();
        let members = BoundedVec::truncate_from(members);
        let set = Set { since: now, block: Self::block(), members };
        let size = u32::try_from(set.members.len()).unwrap_or(u32::MAX);
        let event = Event::SetRotated { day: params.day(now), size, weight: set.weight() };
        PreviousSet::<T>::put(old);
        CurrentSet::<T>::put(set);
        Self::deposit_event(event);
        Ok(())
    }

    // Shared steps.

    pub(crate) fn enabled() -> Result<Params, Error<T>> {
        Parameters::<T>::get().ok_or(Error::<T>::NotEnabled)
    }

    /// Number of this block.
    pub(crate) fn block() -> u32 {
        frame_system::Pallet::<T>::block_number().saturated_into()
    }

    /// Takes the seat of the auditor with the smallest bond, if `amount` is large enough for that.
    fn outbid(seats: &mut Seating<T::AccountId>, amount: Balance) -> DispatchResult {
        let bond = |who: &T::AccountId| Auditors::<T>::get(who).map_or(0, |one| one.bond);
        let bonds = seats.iter().map(|who| (bond(who), who.clone()));
        let Some((smallest, who)) = bonds.min_by_key(|(bond, _)| *bond) else { return Ok(()) };
        let needed = mul_div(smallest, OUTBID_BPS.into(), quaestor_math::BPS.into());
        ensure!(needed.is_some_and(|needed| amount >= needed), Error::<T>::SetFull);
        Self::unseat(seats, &who);
        Ok(())
    }

    /// Begins the notice of `who`.
    fn unseat(seats: &mut Seating<T::AccountId>, who: &T::AccountId) {
        seats.retain(|seated| seated != who);
        let until = T::Clock::now().saturating_add(T::Notice::get());
        Auditors::<T>::mutate_extant(who, |auditor| auditor.leaves = Some(until));
        Self::deposit_event(Event::Left { who: who.clone(), until });
    }

    /// Applies `change` to the record of `who`. An auditor that is unfit after it loses its seat.
    /// Returns the results of `change`; `None` if there is no record.
    pub(crate) fn judge<R>(
        who: &T::AccountId,
        change: impl FnOnce(&mut Auditor) -> R,
    ) -> Option<R> {
        let mut auditor = Auditors::<T>::get(who)?;
        let old = auditor;
        let result = change(&mut auditor);
        Auditors::<T>::insert(who, auditor);
        Self::deposit_event(Event::Judged {
            who: who.clone(),
            accuracy_old: old.accuracy,
            accuracy_new: auditor.accuracy,
            fine: old.bond.saturating_sub(auditor.bond),
            reward: auditor.owed.saturating_sub(old.owed),
        });
        if auditor.leaves.is_none() && auditor.is_unfit() {
            Seats::<T>::mutate(|seats| Self::unseat(seats, who));
        }
        Some(result)
    }
}
