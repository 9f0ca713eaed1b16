//! Calls of providers and backers.

use crate::{
    types::{
        Backer, Bond, Entrants, Hash, MaturityId, Notice, Params, Provider, MAX_PROVIDERS,
        SHARE_NOTICE_DAYS,
    },
    Backers, Bonds, Config, Error, Event, LastChange, Pallet, Parameters, Pots, Providers,
    StartsOf, Totals,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_math::{
    mul_div,
    slash::{units_of, value_of, LEAST_FACTOR},
};
use quaestor_primitives::{
    AssetKind, Balance, Bps, ClockInspect, Entry, Guard, ParamsError, Seconds, StakeBond, WorkKey,
};
use quaestor_support::params;

impl<T: Config> Pallet<T> {
    pub(crate) fn enabled() -> Result<Params, Error<T>> {
        Parameters::<T>::get().ok_or(Error::<T>::NotEnabled)
    }

    // Providers.

    pub(crate) fn do_register(
        who: T::AccountId,
        own: Balance,
        share_bps: Bps,
        key: WorkKey,
        endpoint: Hash,
    ) -> DispatchResult {
        let (params, now) = (Self::enabled()?, T::Clock::now());
        ensure!(!Providers::<T>::contains_key(&who), Error::<T>::AlreadyRegistered);
        ensure!(share_bps <= params.max_share_bps, Error::<T>::ShareOutOfRange);
        let least = params.tiers.first().map_or(Balance::MAX, |tier| tier.own);
        ensure!(own >= least, Error::<T>::BelowMinimumBond);
        let others = Backers::<T>::get(&who).providers().len();
        ensure!(others < MAX_PROVIDERS, Error::<T>::TooManyProviders);
        let mut provider = Provider::new(share_bps, key, endpoint, now);
        provider.deposit = T::RegistrationDeposit::get();
        Self::hold_deposit(&who, provider.deposit)?;
        T::Stake::bond(&who, own)?;
        provider.own = own;
        provider.entrants = Entrants { day: Self::today(&params), weight: 0, own };
        let deposit = provider.deposit;
        Self::deposit_event(Event::Registered {
            provider: who.clone(),
            own,
            share_bps,
            key,
            endpoint,
            deposit,
        });
        Self::store_changed(&who, provider, &params);
        Ok(())
    }

    pub(crate) fn do_update(
        who: T::AccountId,
        share_bps: Option<Bps>,
        key: Option<WorkKey>,
        endpoint: Option<Hash>,
    ) -> DispatchResult {
        let (params, now) = (Self::enabled()?, T::Clock::now());
        let mut provider = Providers::<T>::get(&who).ok_or(Error::<T>::NotFound)?;
        if let Some(new) = share_bps {
            ensure!(new <= params.max_share_bps, Error::<T>::ShareOutOfRange);
            let current = provider.share_at(now);
            provider.share_bps = current.max(new);
            let from = now.saturating_add(params.days(SHARE_NOTICE_DAYS));
            provider.next_share = (new < current).then_some((new, from));
        }
        provider.key = key.unwrap_or(provider.key);
        provider.endpoint = endpoint.unwrap_or(provider.endpoint);
        let Provider { share_bps, next_share, key, endpoint, .. } = provider;
        Providers::<T>::insert(&who, provider);
        Self::deposit_event(Event::Updated { provider: who, share_bps, next_share, key, endpoint });
        Ok(())
    }

    pub(crate) fn do_resign(who: T::AccountId) -> DispatchResult {
        let params = Self::enabled()?;
        let mut provider = Providers::<T>::get(&who).ok_or(Error::<T>::NotFound)?;
        ensure!(!provider.resigned, Error::<T>::NotActive);
        provider.resigned = true;
        Self::deposit_event(Event::Resigned { provider: who.clone() });
        Self::store_changed(&who, provider, &params);
        Ok(())
    }

    // Bonds.

    pub(crate) fn do_delegate(
        who: T::AccountId,
        id: T::AccountId,
        amount: Balance,
        maturity: MaturityId,
    ) -> DispatchResult {
        let params = Self::enabled()?;
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let mut provider = Providers::<T>::get(&id).ok_or(Error::<T>::NotFound)?;
        ensure!(!provider.resigned, Error::<T>::NotActive);
        let today = Self::today(&params);
        Self::roll(&id, &mut provider, today);
        if who == id {
            return Self::top_up(who, provider, amount, &params);
        }
        T::Guard::may_enter(Entry::Delegate, &who)?;
        ensure!(provider.contested == 0, Error::<T>::Contested);
        ensure!(provider.factor >= LEAST_FACTOR, Error::<T>::PoolExhausted);
        let terms = params.maturities.get(usize::from(maturity));
        let terms = terms.ok_or(Error::<T>::UnknownMaturity)?;
        let known = Bonds::<T>::get(&id, (&who, maturity));
        let mut bond = known.clone().unwrap_or_default();
        let overflow = || ArithmeticError::Overflow;
        let nominal = bond.nominal.checked_add(amount).ok_or_else(overflow)?;
        ensure!(nominal >= params.min_bond, Error::<T>::BelowMinimumBond);
        let units = units_of(amount, provider.factor).ok_or_else(overflow)?;
        let weight = units.checked_mul(terms.multiplier_bps.into()).ok_or_else(overflow)?;
        provider.units = provider.units.checked_add(units).ok_or_else(overflow)?;
        ensure!(params.own_is_enough(provider.own, provider.backing()), Error::<T>::OwnShareTooLow);
        if known.is_none() {
            Self::add_bond(&who, &id, maturity)?;
            provider.bonds = provider.bonds.saturating_add(1);
        }
        T::Stake::bond(&who, amount)?;
        Self::settle(&id, &provider, &mut bond, today);
        if bond.entering == 0 {
            StartsOf::<T>::mutate(&id, today, |starts| {
                starts.bonds = starts.bonds.saturating_add(1)
            });
        }
        bond.day = today;
        bond.entering = bond.entering.checked_add(weight).ok_or_else(overflow)?;
        bond.units = bond.units.checked_add(units).ok_or_else(overflow)?;
        bond.nominal = nominal;
        let entrants = &mut provider.entrants;
        entrants.day = today;
        entrants.weight = entrants.weight.checked_add(weight).ok_or_else(overflow)?;
        // Both become one on a later day, when nobody can be told.
        provider.weight.checked_add(provider.entrants.weight).ok_or_else(overflow)?;
        Bonds::<T>::insert(&id, (&who, maturity), bond);
        let backing = provider.backing();
        Self::deposit_event(Event::Delegated {
            provider: id.clone(),
            who,
            maturity,
            amount,
            units,
            backing,
        });
        Self::store_changed(&id, provider, &params);
        Ok(())
    }

    /// Adds to the own stake. Neither a challenge nor a breaker keeps a provider from it.
    fn top_up(
        who: T::AccountId,
        mut provider: Provider,
        amount: Balance,
        params: &Params,
    ) -> DispatchResult {
        T::Stake::bond(&who, amount)?;
        provider.own = provider.own.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        provider.entrants.day = Self::today(params);
        provider.entrants.own = provider.entrants.own.saturating_add(amount);
        let own = provider.own;
        Self::deposit_event(Event::ToppedUp { provider: who.clone(), amount, own });
        Self::store_changed(&who, provider, params);
        Ok(())
    }

    /// Lists a new bond of `who`.
    fn add_bond(who: &T::AccountId, id: &T::AccountId, maturity: MaturityId) -> DispatchResult {
        Backers::<T>::try_mutate(who, |backer| {
            let entry = (id.clone(), maturity);
            backer.bonds.try_push(entry).map_err(|_| Error::<T>::TooManyBonds)?;
            let own = usize::from(Providers::<T>::contains_key(who));
            let providers = backer.providers();
            // Own notices name the account itself as well.
            let own = if providers.contains(who) { 0 } else { own };
            ensure!(
                providers.len().saturating_add(own) <= MAX_PROVIDERS,
                Error::<T>::TooManyProviders
            );
            Ok(())
        })
    }

    pub(crate) fn do_undelegate(
        who: T::AccountId,
        id: T::AccountId,
        maturity: MaturityId,
        amount: Option<Balance>,
    ) -> DispatchResult {
        let params = Self::enabled()?;
        let mut provider = Providers::<T>::get(&id).ok_or(Error::<T>::NotFound)?;
        let today = Self::today(&params);
        Self::roll(&id, &mut provider, today);
        let mut backer = Backers::<T>::get(&who);
        let (amount, units, maturity) = if who == id {
            (Self::leave_own(&mut provider, &params, amount)?, 0, 0)
        } else {
            let (nominal, units) =
                Self::leave_pool(&who, &id, &mut provider, &mut backer, maturity, amount, &params)?;
            (nominal, units, maturity)
        };
        let terms = params.maturities.get(usize::from(maturity));
        let days = terms.ok_or(Error::<T>::UnknownMaturity)?.notice_days;
        let end = T::Clock::now().saturating_add(params.days(days));
        let notice = Notice { provider: id.clone(), day: today, units, nominal: amount, end };
        let end = Self::give_notice(&who, &mut backer, &mut provider, notice);
        Self::store_backer(&who, backer);
        Self::deposit_event(Event::Undelegated {
            provider: id.clone(),
            who,
            amount,
            units,
            end,
            backing: provider.backing(),
        });
        Self::store_changed(&id, provider, &params);
        Ok(())
    }

    /// Takes `amount`, or all, out of the own stake. Returns the amount.
    fn leave_own(
        provider: &mut Provider,
        params: &Params,
        amount: Option<Balance>,
    ) -> Result<Balance, DispatchError> {
        let amount = amount.unwrap_or(provider.own);
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let own = provider.own.checked_sub(amount).ok_or(Error::<T>::ExceedsBond)?;
        ensure!(own > 0 || provider.jobs == 0, Error::<T>::WorkOpen);
        if !provider.resigned || provider.jobs > 0 {
            let backing = own.saturating_add(provider.pooled());
            ensure!(own > 0 && params.own_is_enough(own, backing), Error::<T>::OwnShareTooLow);
        }
        provider.own = own;
        provider.own_leaving = provider.own_leaving.saturating_add(amount);
        Ok(amount)
    }

    /// Takes `amount`, or all, out of a bond, and pays what the bond has earned. Returns the amount and
    /// its units.
    fn leave_pool(
        who: &T::AccountId,
        id: &T::AccountId,
        provider: &mut Provider,
        backer: &mut Backer<T::AccountId>,
        maturity: MaturityId,
        amount: Option<Balance>,
        params: &Params,
    ) -> Result<(Balance, u128), DispatchError> {
        let key = (who, maturity);
        let mut bond = Bonds::<T>::get(id, key).ok_or(Error::<T>::NotFound)?;
        Self::settle(id, provider, &mut bond, Self::today(params));
        let amount = amount.unwrap_or(bond.nominal);
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let rest = bond.nominal.checked_sub(amount).ok_or(Error::<T>::ExceedsBond)?;
        ensure!(rest == 0 || rest >= params.min_bond, Error::<T>::BelowMinimumBond);
        let units = match rest {
            0 => bond.units,
            _ => mul_div(bond.units, amount, bond.nominal).ok_or(ArithmeticError::Overflow)?,
        };
        let (weight, entering) = bond.weights_of(units);
        provider.units = provider.units.saturating_sub(units);
        provider.weight = provider.weight.saturating_sub(weight);
        provider.entrants.weight = provider.entrants.weight.saturating_sub(entering);
        let paid = Self::pay_bond(who, &mut bond);
        if paid.iter().any(|amount| *amount > 0) {
            let (provider, who) = (id.clone(), who.clone());
            Self::deposit_event(Event::Collected { provider, who, amounts: paid });
        }
        if rest == 0 {
            if bond.entering > 0 {
                Self::leave_starts(id, bond.day);
            }
            provider.bonds = provider.bonds.saturating_sub(1);
            backer.bonds.retain(|(other, kind)| (other, *kind) != (id, maturity));
            backer.owe(&Self::drop_bond(provider, &bond));
            Bonds::<T>::remove(id, key);
        } else {
            bond.units = bond.units.saturating_sub(units);
            bond.weight = bond.weight.saturating_sub(weight);
            bond.entering = bond.entering.saturating_sub(entering);
            bond.nominal = rest;
            Bonds::<T>::insert(id, key, bond);
        }
        Ok((amount, units))
    }

    // Records.

    /// Stores a provider, or removes it if nothing is left of it.
    pub(crate) fn store(who: &T::AccountId, provider: Provider) {
        if !provider.is_over() {
            Providers::<T>::insert(who, provider);
            return;
        }
        Pots::<T>::mutate(|pots| {
            for (pot, earning) in pots.iter_mut().zip(&provider.earnings) {
                pot.left_over = pot.left_over.saturating_add(earning.carry);
            }
        });
        Self::release_deposit(who, provider.deposit);
        Providers::<T>::remove(who);
        Self::deposit_event(Event::Removed { provider: who.clone(), deposit: provider.deposit });
    }

    /// Stores a provider whose backing or status has changed, with its part of the totals.
    pub(crate) fn store_changed(who: &T::AccountId, mut provider: Provider, params: &Params) {
        let backing = provider.backing();
        let reached = params.tier_of(provider.own, backing).filter(|_| !provider.resigned);
        let tier = reached.map(|(index, _)| index);
        let limit = reached.map_or(0, |_| params.caps.limit(backing));
        let (old_tier, old_limit) = (provider.tier, provider.limit);
        if (tier.is_some(), limit) != (old_tier.is_some(), old_limit) {
            Totals::<T>::mutate(|sums| {
                sums.advance(T::Clock::now());
                let others = sums.active.saturating_sub(u32::from(old_tier.is_some()));
                sums.active = others.saturating_add(u32::from(tier.is_some()));
                sums.limit = sums.limit.saturating_sub(old_limit).saturating_add(limit);
            });
        }
        if tier != old_tier {
            let provider = who.clone();
            Self::deposit_event(Event::TierReached { provider, old: old_tier, new: tier });
        }
        (provider.tier, provider.limit) = (tier, limit);
        Self::store(who, provider);
    }

    /// Stores an account that backs providers, or removes it if nothing is left of it.
    pub(crate) fn store_backer(who: &T::AccountId, backer: Backer<T::AccountId>) {
        match backer.is_empty() {
            true => Backers::<T>::remove(who),
            false => Backers::<T>::insert(who, backer),
        }
    }

    /// Value of a bond at the pool's factor, in smallest units, rounded down.
    pub(crate) fn value(provider: &Provider, bond: &Bond) -> Balance {
        value_of(bond.units, provider.factor).unwrap_or(bond.nominal).min(bond.nominal)
    }

    // Governance.

    pub(crate) fn do_set_params(new: Params) -> DispatchResult {
        let mut current = Self::enabled()?;
        let old = params::update(&mut current, new.clone()).map_err(|error| match error {
            ParamsError::OutOfRange => Error::<T>::OutOfRange,
            ParamsError::ChangeTooLarge => Error::<T>::ChangeTooLarge,
        })?;
        ensure!(Self::covers_cases(&new), Error::<T>::OutOfRange);
        let (now, interval) = (T::Clock::now(), T::ChangeInterval::get());
        LastChange::<T>::try_mutate(|last: &mut Seconds| params::space(last, now, interval))
            .map_err(|_| Error::<T>::ChangedTooSoon)?;
        Parameters::<T>::put(&new);
        Self::deposit_event(Event::ParamsSet { old, new });
        Ok(())
    }

    /// Returns `true` if no notice ends before a fault of its day is sentenced, and no sentence is less
    /// than a fault saves.
    pub(crate) fn covers_cases(params: &Params) -> bool {
        !params.slashes()
            || (params.shortest_notice() >= T::LongestCase::get()
                && params.caps.multiple >= T::LeastMultiple::get())
    }

    pub(crate) fn do_add_asset(asset: AssetKind, payer: T::AccountId) -> DispatchResult {
        Self::enabled()?;
        let pots = Pots::<T>::get();
        ensure!(crate::earnings::slot_of(&pots, &asset).is_none(), Error::<T>::KnownAsset);
        let known = Self::receive_minimum(&asset, &payer)?;
        Self::open_pot(known)?;
        Self::deposit_event(Event::AssetAdded { asset });
        Ok(())
    }
}
