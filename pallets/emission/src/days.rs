//! Implementation of the emission by days.

use crate::{
    daily::{Daily, Parts, Shares},
    types::{EmissionState, Line},
    Config, DailyTerms, Error, Event, LastChange, Pallet, State,
};
use polkadot_sdk::{
    frame_support::{ensure, storage::with_storage_layer, traits::Get},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_primitives::{Balance, ParamsError, Seconds, UsageInspect};
use quaestor_support::params;

/// Emission of a day, and what was due before it.
struct Noted {
    today: u32,
    /// Days before it that nothing had noted.
    missed: u32,
    /// Day counted from that of the launch.
    number: u32,
    growth_bps: u32,
    irrecoverable: Balance,
    emission: Balance,
    /// Everything that is noted and not minted, within the cap.
    due: Balance,
}

impl<T: Config> Pallet<T> {
    /// Notes the emission of the day with its growth and cost, and mints what is due. A mint that is
    /// refused leaves the note; its error is returned.
    pub(crate) fn do_drip_day() -> Result<Option<DispatchError>, DispatchError> {
        let terms = DailyTerms::<T>::get().ok_or(Error::<T>::NotEnabled)?;
        let (launch, now) = (Self::launch()?, T::Now::get());
        let old = State::<T>::get();
        ensure!(old.next_drip < Seconds::MAX, Error::<T>::NothingLeft);
        ensure!(now >= launch.max(old.next_drip), Error::<T>::NotDue);
        let noted = Self::note(&terms, &old, launch, now)?;

        let room = terms.supply_cap.saturating_sub(Self::issuance());
        let amount = noted.due.min(terms.most_of(noted.emission)).min(room);
        let (parts, refusal) = match with_storage_layer(|| Self::divide(&terms, amount)) {
            Ok(parts) => (parts, None),
            Err(error) => (Parts::default(), Some(error)),
        };
        let amount = if refusal.is_none() { amount } else { 0 };
        let (minted, behind) =
            (old.minted.saturating_add(amount), noted.due.saturating_sub(amount));
        let tomorrow = terms.begin(noted.today.saturating_add(1));
        let is_over = behind == 0
            && (minted >= terms.halving.cap
                || terms.halving.base_of_day(noted.number.saturating_add(1)) == 0);
        State::<T>::put(EmissionState {
            covered_secs: tomorrow.saturating_sub(launch),
            next_drip: if is_over { Seconds::MAX } else { tomorrow },
            minted,
            behind,
            ..old
        });
        Self::tell(&terms, &noted, parts, amount, minted, behind);
        Ok(refusal)
    }

    fn note(
        terms: &Daily,
        old: &EmissionState,
        launch: Seconds,
        now: Seconds,
    ) -> Result<Noted, DispatchError> {
        let (first, today) = (terms.day(launch), terms.day(now));
        let next = if old.next_drip == 0 { first } else { terms.day(old.next_drip) };
        let number = today.saturating_sub(first);
        let growth_bps = T::Usage::growth_bps();
        let irrecoverable = T::Usage::irrecoverable(today.saturating_sub(1));
        let bonus_bps = T::Usage::shares().bonus_bps;
        let emission = terms.emission(number, growth_bps, irrecoverable, bonus_bps);
        let emission = emission.ok_or(ArithmeticError::Overflow)?;
        let before = terms.halving.bases(next.saturating_sub(first), number);
        let due = before.and_then(|sum| sum.checked_add(emission)?.checked_add(old.behind));
        Ok(Noted {
            today,
            missed: today.saturating_sub(next),
            number,
            growth_bps,
            irrecoverable,
            emission,
            due: terms.halving.mintable(due.ok_or(ArithmeticError::Overflow)?, old.minted),
        })
    }

    /// Issues `amount` to the four destinations, or fails. The caller must roll back then.
    fn divide(terms: &Daily, amount: Balance) -> Result<Parts, DispatchError> {
        let parts = terms.shares.parts(amount).ok_or(ArithmeticError::Overflow)?;
        if parts.stakers > 0 {
            Self::issue_to_pool(parts.stakers)?;
        }
        Self::issue_to_sink::<T::Work>(parts.work)?;
        Self::issue_to_sink::<T::Audits>(parts.audits)?;
        Self::issue_to_treasury(parts.treasury)?;
        Ok(parts)
    }

    fn tell(
        terms: &Daily,
        noted: &Noted,
        parts: Parts,
        amount: Balance,
        minted: Balance,
        behind: Balance,
    ) {
        Self::deposit_event(Event::DayNoted {
            day: noted.today,
            growth_bps: noted.growth_bps,
            irrecoverable: noted.irrecoverable,
            emission: noted.emission,
        });
        if amount > 0 {
            let (line, cap) = (Line::Schedule, terms.halving.cap);
            Self::deposit_event(Event::Minted { line, amount, minted, cap });
            let Parts { stakers, work, audits, treasury } = parts;
            Self::deposit_event(Event::Divided { stakers, work, audits, treasury });
        }
        let uncovered_secs = terms.begin(noted.missed);
        if behind > 0 || uncovered_secs > 0 {
            Self::deposit_event(Event::DripLate { behind, uncovered_secs });
        }
    }

    pub(crate) fn do_set_shares(new: Shares) -> DispatchResult {
        DailyTerms::<T>::try_mutate(|terms| {
            let terms = terms.as_mut().ok_or(Error::<T>::NotEnabled)?;
            let old = params::update(&mut terms.shares, new).map_err(|error| match error {
                ParamsError::OutOfRange => Error::<T>::OutOfRange,
                ParamsError::ChangeTooLarge => Error::<T>::ChangeTooLarge,
            })?;
            LastChange::<T>::try_mutate(|last| {
                params::space(last, T::Now::get(), T::ChangeInterval::get())
            })
            .map_err(|_| Error::<T>::ChangedTooSoon)?;
            Self::deposit_event(Event::SharesSet { old, new });
            Ok(())
        })
    }
}
