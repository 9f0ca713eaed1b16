//! Notices, losses that are realised, and the release of bonds.

use crate::{
    types::{Backer, MaturityId, Notice, Params, Provider, Stream},
    Backers, Bonds, Config, Departures, Error, Event, Pallet, Providers,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_support::ensure,
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_math::slash::{units_of, value_of};
use quaestor_primitives::{Balance, ClockInspect, Seconds, StakeBond};

impl<T: Config> Pallet<T> {
    /// Adds `notice` to those of `who`, and its units to the departures of its day. A full list merges
    /// the two youngest notices of one provider into one with the later day and end. `provider` is that
    /// of the notice. Returns the end of the notice.
    pub(crate) fn give_notice(
        who: &T::AccountId,
        backer: &mut Backer<T::AccountId>,
        provider: &mut Provider,
        notice: Notice<T::AccountId>,
    ) -> Seconds {
        let (end, id) = (notice.end, notice.provider.clone());
        if id != *who {
            Departures::<T>::mutate(&id, notice.day, |departed| {
                departed.units = departed.units.saturating_add(notice.units);
                departed.factor = provider.factor;
            });
            provider.notices = provider.notices.saturating_add(1);
        }
        if backer.notices.is_full() {
            if let Some((one, two)) = backer.take_youngest_pair() {
                let merged = Self::merge(who, one, two);
                if merged.provider == id && id != *who {
                    provider.notices = provider.notices.saturating_sub(1);
                } else if merged.provider != *who {
                    Providers::<T>::mutate_extant(&merged.provider, |provider| {
                        provider.notices = provider.notices.saturating_sub(1);
                    });
                }
                backer.push_notice(merged);
            }
        }
        backer.push_notice(notice);
        end
    }

    /// Two notices of one provider as one. The units of the earlier day become as many of the later day
    /// as have their value, rounded down.
    fn merge(
        who: &T::AccountId,
        one: Notice<T::AccountId>,
        two: Notice<T::AccountId>,
    ) -> Notice<T::AccountId> {
        let (early, late) = if one.day <= two.day { (one, two) } else { (two, one) };
        let mut units = early.units;
        if late.provider != *who && early.day != late.day {
            let value = Self::depart(&early);
            units = Departures::<T>::mutate(&late.provider, late.day, |departed| {
                let units = units_of(value, departed.factor).unwrap_or_default();
                departed.units = departed.units.saturating_add(units);
                units
            });
        }
        Notice {
            units: late.units.saturating_add(units),
            nominal: late.nominal.saturating_add(early.nominal),
            end: late.end.max(early.end),
            ..late
        }
    }

    /// Takes the units of a notice out of the departures of its day. Returns their value, rounded down.
    fn depart(notice: &Notice<T::AccountId>) -> Balance {
        Departures::<T>::mutate_exists(&notice.provider, notice.day, |stored| {
            let Some(departed) = stored else { return notice.nominal };
            departed.units = departed.units.saturating_sub(notice.units);
            let value = value_of(notice.units, departed.factor).unwrap_or(notice.nominal);
            if departed.units == 0 {
                *stored = None;
            }
            value.min(notice.nominal)
        })
    }

    /// Value of a notice of `who`, in smallest units, rounded down.
    pub(crate) fn notice_value(who: &T::AccountId, notice: &Notice<T::AccountId>) -> Balance {
        if notice.provider == *who {
            return notice.nominal;
        }
        let departed = Departures::<T>::try_get(&notice.provider, notice.day);
        let value = departed.ok().and_then(|departed| value_of(notice.units, departed.factor));
        value.unwrap_or(notice.nominal).min(notice.nominal)
    }

    /// Ends the notices of `who` whose time has come: the loss of each is realised, and the rest is
    /// released from its end on. Then releases what is due. Returns the number of notices that ended.
    pub(crate) fn do_release(who: T::AccountId) -> Result<u32, DispatchError> {
        let (params, now) = (Self::enabled()?, T::Clock::now());
        let mut backer = Backers::<T>::get(&who);
        let (ended, running): (Vec<_>, Vec<_>) =
            core::mem::take(&mut backer.notices).into_iter().partition(|notice| notice.end <= now);
        backer.notices = running.try_into().map_err(|_| Error::<T>::NotDue)?;
        let count = u32::try_from(ended.len()).unwrap_or(u32::MAX);
        let mut lost: Balance = 0;
        for notice in ended {
            let loss = Self::end_notice(&who, &mut backer, &params, notice);
            lost = lost.saturating_add(loss);
        }
        Self::take_loss(&who, lost)?;
        let mut released: Balance = 0;
        for stream in backer.streams.iter_mut() {
            let due = stream.due(now);
            stream.released = stream.released.saturating_add(due);
            released = released.saturating_add(due);
        }
        ensure!(count > 0 || released > 0, Error::<T>::NotDue);
        backer.streams.retain(|stream| stream.left() > 0);
        T::Stake::release(&who, released);
        let left = backer.leaving();
        Self::store_backer(&who, backer);
        Self::deposit_event(Event::Released { who, amount: released, left });
        Ok(count)
    }

    /// Ends one notice. Returns its loss, which the caller takes.
    fn end_notice(
        who: &T::AccountId,
        backer: &mut Backer<T::AccountId>,
        params: &Params,
        notice: Notice<T::AccountId>,
    ) -> Balance {
        let own = notice.provider == *who;
        let amount = if own { notice.nominal } else { Self::depart(&notice) };
        if let Some(mut provider) = Providers::<T>::get(&notice.provider) {
            if own {
                provider.own_leaving = provider.own_leaving.saturating_sub(notice.nominal);
            } else {
                provider.notices = provider.notices.saturating_sub(1);
            }
            Self::store(&notice.provider, provider);
        }
        let end = notice.end.saturating_add(params.days(params.unlock_days));
        if amount > 0 {
            backer.push_stream(Stream { amount, start: notice.end, end, released: 0 });
        }
        let loss = notice.nominal.saturating_sub(amount);
        if loss > 0 {
            let (provider, who) = (notice.provider, who.clone());
            Self::deposit_event(Event::Realised { provider, who, amount: loss, left: amount });
        }
        loss
    }

    pub(crate) fn do_realise(
        id: T::AccountId,
        who: T::AccountId,
        maturity: MaturityId,
    ) -> DispatchResult {
        let provider = Providers::<T>::get(&id).ok_or(Error::<T>::NotFound)?;
        let loss = Self::realise_bond(&id, &provider, &who, maturity, 1)?;
        ensure!(loss > 0, Error::<T>::NothingDue);
        Ok(())
    }

    /// Takes the loss of a bond, if it is `least` or more. Returns the amount taken. An error must roll
    /// back the caller's storage layer.
    pub(crate) fn realise_bond(
        id: &T::AccountId,
        provider: &Provider,
        who: &T::AccountId,
        maturity: MaturityId,
        least: Balance,
    ) -> Result<Balance, DispatchError> {
        Bonds::<T>::try_mutate(id, (who, maturity), |stored| {
            let bond = stored.as_mut().ok_or(Error::<T>::NotFound)?;
            let left = Self::value(provider, bond);
            let loss = bond.nominal.saturating_sub(left);
            if loss < least {
                return Ok(0);
            }
            Self::take_loss(who, loss)?;
            bond.nominal = left;
            let (provider, who) = (id.clone(), who.clone());
            Self::deposit_event(Event::Realised { provider, who, amount: loss, left });
            Ok(loss)
        })
    }
}
