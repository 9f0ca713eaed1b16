//! Challenges, penalties and sentences.

use crate::{
    funds::CreditOf,
    types::{Day, Departed, Params, Provider, SlashEpoch, Sweep, MAX_DEPARTURES},
    Backers, Config, Departures, Error, Event, Pallet, Parameters, Providers, Sweeps,
};
use alloc::{collections::BTreeMap, vec::Vec};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_math::{
    score,
    slash::{take, value_of},
};
use quaestor_primitives::{Balance, Case, ClockInspect, Seconds, Sentence};

/// Departures that a sentence reaches, by their day.
type Reached = BTreeMap<Day, Departed>;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_contest(who: &T::AccountId, on: bool) {
        let Some(mut provider) = Providers::<T>::get(who) else { return };
        provider.contested = match on {
            true => provider.contested.saturating_add(1),
            false => provider.contested.saturating_sub(1),
        };
        let contested = provider.contested;
        Self::store(who, provider);
        Self::deposit_event(Event::Contested { provider: who.clone(), contested });
    }

    /// Takes up to `amount` of the own stake to `to`. Returns the amount.
    pub(crate) fn do_penalise(
        who: &T::AccountId,
        amount: Balance,
        to: &T::AccountId,
    ) -> Result<Balance, DispatchError> {
        let params = Self::enabled()?;
        let mut provider = Providers::<T>::get(who).ok_or(Error::<T>::NotFound)?;
        let amount = amount.min(provider.own);
        if amount == 0 {
            return Ok(0);
        }
        provider.own = provider.own.saturating_sub(amount);
        Self::pay_credit(to, Self::take_stake(who, amount)?);
        let (provider_id, to) = (who.clone(), to.clone());
        Self::deposit_event(Event::Penalised { provider: provider_id, to, amount });
        Self::store_changed(who, provider, &params);
        Ok(amount)
    }

    /// See [`ProviderFault::sentence`](quaestor_primitives::ProviderFault::sentence).
    pub(crate) fn do_sentence(
        case: &Case<T::AccountId>,
    ) -> Result<Sentence<CreditOf<T>>, DispatchError> {
        let (params, now) = (Self::enabled()?, T::Clock::now());
        let who = &case.provider;
        let mut provider = Providers::<T>::get(who).ok_or(Error::<T>::NotFound)?;
        let today = Self::today(&params);
        let day = crate::types::day_at(case.assigned, params.day_secs).min(today);
        let mut reached = departures::<T>(who, day, today);
        let leaving = Self::own_leaving(who, &provider, day);
        let mut epoch = match provider.epoch {
            Some(epoch) if now < epoch.until => epoch,
            _ => new_epoch(&provider, &params, now, leaving, &reached),
        };
        let amount = epoch.caps.sentence(case.price, epoch.reference, epoch.sentenced);
        epoch.sentenced = epoch.sentenced.saturating_add(amount);
        let (from_own, from_leaving) = take(amount, provider.own, leaving);
        let taken = Self::take_stake(who, from_own.saturating_add(from_leaving))?;
        provider.own = provider.own.saturating_sub(from_own);
        Self::take_own_leaving(who, &mut provider, day, from_leaving);
        let factor_old = provider.factor;
        let delegators = Self::cut(who, &mut provider, &epoch, amount, &mut reached)?;

        provider.jailed_until = epoch.until;
        provider.reputation = score::fault(provider.reputation);
        provider.track.faults = provider.track.faults.saturating_add(1);
        provider.epoch = Some(epoch);
        if delegators > 0 && provider.bonds > 0 {
            Self::begin_sweep(who);
        }
        let reference = epoch.reference;
        Self::deposit_event(Event::Slashed {
            provider: who.clone(),
            day,
            amount,
            taken: from_own.saturating_add(from_leaving),
            delegators,
            factor_old,
            factor_new: provider.factor,
            reference,
            taken_in_epoch: epoch.sentenced,
        });
        Self::deposit_event(Event::Jailed { provider: who.clone(), until: epoch.until });
        Self::store_changed(who, provider, &params);
        Ok(Sentence { reference, amount, taken, delegators })
    }

    /// Own notices of `day` or later, in smallest units.
    pub(crate) fn own_leaving(who: &T::AccountId, provider: &Provider, day: Day) -> Balance {
        if provider.own_leaving == 0 {
            return 0;
        }
        let mut backer = Backers::<T>::get(who);
        let notices = backer.own_notices(who, day);
        notices.fold(0, |sum: Balance, notice| sum.saturating_add(notice.nominal))
    }

    /// Takes `amount` from own notices of `day` or later, the latest first.
    fn take_own_leaving(who: &T::AccountId, provider: &mut Provider, day: Day, amount: Balance) {
        if amount == 0 {
            return;
        }
        provider.own_leaving = provider.own_leaving.saturating_sub(amount);
        Backers::<T>::mutate(who, |backer| {
            let mut rest = amount;
            for notice in backer.own_notices(who, day).rev() {
                let part = notice.nominal.min(rest);
                notice.nominal = notice.nominal.saturating_sub(part);
                rest = rest.saturating_sub(part);
            }
            // One of nothing stays until its end.
        });
    }

    /// Lets the factors of the pool and of the departures fall by a sentence. Returns the loss of both,
    /// rounded down.
    fn cut(
        who: &T::AccountId,
        provider: &mut Provider,
        epoch: &SlashEpoch,
        amount: Balance,
        reached: &mut Reached,
    ) -> Result<Balance, DispatchError> {
        if amount == 0 || epoch.caps.pool_bps == 0 {
            return Ok(0);
        }
        let fall = |factor: u128| {
            let after = epoch.caps.factor_after(factor, epoch.reference, amount);
            after.ok_or(Error::<T>::PoolExhausted)
        };
        let before = provider.pooled();
        provider.factor = fall(provider.factor)?;
        let mut lost = before.saturating_sub(provider.pooled());
        for (day, departed) in reached.iter_mut() {
            let before = worth(departed);
            departed.factor = fall(departed.factor)?;
            lost = lost.saturating_add(before.saturating_sub(worth(departed)));
            Departures::<T>::insert(who, day, *departed);
        }
        Ok(lost)
    }

    /// Lets the blocks to come realise the losses of the bonds of `who`. If the list is full, they wait
    /// until somebody calls for them.
    fn begin_sweep(who: &T::AccountId) {
        Sweeps::<T>::mutate(|sweeps| {
            match sweeps.iter_mut().find(|sweep| sweep.provider == *who) {
                Some(sweep) => sweep.last = None,
                None => {
                    let _ = sweeps.try_push(Sweep { provider: who.clone(), last: None });
                },
            }
        });
    }

    /// The sentence that a fault of today would have, by its price.
    pub(crate) fn sentence_now(who: &T::AccountId, price: Balance) -> Option<(Balance, Balance)> {
        let (params, now) = (Parameters::<T>::get()?, T::Clock::now());
        let provider = Providers::<T>::get(who)?;
        let today = Self::today(&params);
        let epoch = match provider.epoch {
            Some(epoch) if now < epoch.until => epoch,
            _ => {
                let reached = departures::<T>(who, today, today);
                let leaving = Self::own_leaving(who, &provider, today);
                new_epoch(&provider, &params, now, leaving, &reached)
            },
        };
        let amount = epoch.caps.sentence(price, epoch.reference, epoch.sentenced);
        let factor = epoch.caps.factor_after(provider.factor, epoch.reference, amount);
        let after = value_of(provider.units, factor.unwrap_or(provider.factor));
        let pooled = provider.pooled();
        Some((amount, pooled.saturating_sub(after.unwrap_or(pooled))))
    }
}

/// Departures of `who` from `day` to `today`; as many days as a notice has, and one.
fn departures<T: Config>(who: &T::AccountId, day: Day, today: Day) -> Reached {
    let first = day.max(today.saturating_sub(MAX_DEPARTURES.saturating_sub(1)));
    let days: Vec<Day> = (first..=today).collect();
    let of = |day| Some((day, Departures::<T>::try_get(who, day).ok()?));
    days.into_iter().filter_map(of).collect()
}

/// A slash epoch that begins now, with the backing of the day of the fault.
fn new_epoch(
    provider: &Provider,
    params: &Params,
    now: Seconds,
    leaving: Balance,
    reached: &Reached,
) -> SlashEpoch {
    let gone = reached.values().map(worth).fold(0, Balance::saturating_add);
    let reference = provider.backing().saturating_add(leaving).saturating_add(gone);
    let until = now.saturating_add(params.days(params.slash_epoch_days));
    SlashEpoch { until, reference, sentenced: 0, caps: params.caps }
}

fn worth(departed: &Departed) -> Balance {
    value_of(departed.units, departed.factor).unwrap_or(Balance::MAX)
}
