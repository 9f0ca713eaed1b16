//! Implementations of the traits that others consume.

use crate::{
    earnings::slot_of,
    funds::{AssetCreditOf, CreditOf},
    types::{Backer, Provider, MAX_BONDS, MAX_NOTICES},
    Backers, Bonds, Config, Error, Event, Pallet, Parameters, Pots, Providers, Totals,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get, weights::Weight},
    sp_runtime::{DispatchError, DispatchResult, SaturatedConversion},
};
use quaestor_math::score;
use quaestor_primitives::{
    AssetKind, Balance, Books, Case, ClockInspect, FundProvider, OwedStake, ProviderDesk,
    ProviderFault, ProviderInspect, ProviderTotals, Sentence, Standing, WorkKey, WorkOutcome,
};

impl<T: Config> ProviderInspect<T::AccountId> for Pallet<T> {
    fn standing(who: &T::AccountId) -> Option<Standing> {
        Self::standing_of(&Providers::<T>::get(who)?).map(|(standing, _)| standing)
    }

    fn totals() -> ProviderTotals {
        let mut sums = Totals::<T>::get();
        sums.advance(T::Clock::now());
        ProviderTotals {
            active: sums.active,
            limit: sums.limit,
            open: sums.open,
            limit_over_time: sums.limit_over_time,
            open_over_time: sums.open_over_time,
        }
    }

    fn statement_key(who: &T::AccountId) -> Option<WorkKey> {
        Providers::<T>::get(who).map(|provider| provider.key)
    }
}

/// The backer, two keys for each bond and one for each notice.
fn owed_weight<T: Config>(bonds: u32, notices: u32) -> Weight {
    let keys = bonds.saturating_mul(2).saturating_add(notices).saturating_add(1);
    T::DbWeight::get().reads(keys.into())
}

/// Losses of bonds and notices that are not realised.
impl<T: Config> OwedStake<T::AccountId> for Pallet<T> {
    fn owed(who: &T::AccountId) -> Balance {
        let backer = Backers::<T>::get(who);
        let of_bonds = backer.bonds.iter().filter_map(|(id, maturity)| {
            let bond = Bonds::<T>::get(id, (who, *maturity))?;
            let value = Self::value(&Providers::<T>::get(id)?, &bond);
            Some(bond.nominal.saturating_sub(value))
        });
        let of_notices = backer
            .notices
            .iter()
            .map(|notice| notice.nominal.saturating_sub(Self::notice_value(who, notice)));
        of_bonds.chain(of_notices).fold(0, Balance::saturating_add)
    }

    fn weight() -> Weight {
        owed_weight::<T>(MAX_BONDS, MAX_NOTICES)
    }

    fn weight_of(who: &T::AccountId) -> Weight {
        let Backer { bonds, notices, .. } = Backers::<T>::get(who);
        owed_weight::<T>(bonds.len().saturated_into(), notices.len().saturated_into())
    }
}

impl<T: Config> ProviderDesk<T::AccountId> for Pallet<T> {
    fn engage(who: &T::AccountId, price: Balance) -> DispatchResult {
        let mut provider = Providers::<T>::get(who).ok_or(Error::<T>::NotFound)?;
        let (standing, most_jobs) = Self::standing_of(&provider).ok_or(Error::<T>::NotActive)?;
        let open = provider.open.checked_add(price).ok_or(Error::<T>::ExceedsLimit)?;
        let within = price <= standing.largest_price && open <= standing.limit;
        ensure!(within, Error::<T>::ExceedsLimit);
        ensure!(provider.jobs < most_jobs, Error::<T>::TooManyOpen);
        provider.open = open;
        provider.jobs = provider.jobs.saturating_add(1);
        Providers::<T>::insert(who, provider);
        Totals::<T>::mutate(|sums| {
            sums.advance(T::Clock::now());
            sums.open = sums.open.saturating_add(price);
        });
        Ok(())
    }

    fn disengage(who: &T::AccountId, price: Balance, outcome: WorkOutcome) {
        let Some(mut provider) = Providers::<T>::get(who) else { return };
        let price = price.min(provider.open);
        provider.open = provider.open.saturating_sub(price);
        provider.jobs = provider.jobs.saturating_sub(1);
        let Provider { track, reputation, .. } = &mut provider;
        match outcome {
            WorkOutcome::Void | WorkOutcome::Faulty => (),
            WorkOutcome::Done => track.done = track.done.saturating_add(1),
            WorkOutcome::Audited => {
                track.done = track.done.saturating_add(1);
                track.audits = track.audits.saturating_add(1);
                *reputation = score::pass(*reputation);
            },
            WorkOutcome::Late => {
                track.late = track.late.saturating_add(1);
                *reputation = score::late(*reputation);
            },
        }
        Self::store(who, provider);
        Totals::<T>::mutate(|sums| {
            sums.advance(T::Clock::now());
            sums.open = sums.open.saturating_sub(price);
        });
    }

    fn book(who: &T::AccountId, asset: &AssetKind, amount: Balance) -> Balance {
        Self::do_book(who, asset, amount).unwrap_or_default()
    }
}

impl<T: Config> FundProvider<T::AccountId, AssetCreditOf<T>> for Pallet<T> {
    fn fund(who: &T::AccountId, credit: AssetCreditOf<T>) -> Result<(), AssetCreditOf<T>> {
        let (asset, amount) = (credit.asset(), credit.peek());
        let (pots, before) = (Pots::<T>::get(), Providers::<T>::get(who));
        let Some((own, pool)) = Self::do_fund(who, &asset, amount) else { return Err(credit) };
        if let Err(credit) = Self::receive(credit) {
            // Both records as they were: a storage layer may not be there to roll back.
            Pots::<T>::put(pots);
            Providers::<T>::set(who, before);
            return Err(credit);
        }
        Self::deposit_event(Event::Funded { provider: who.clone(), asset, own, pool });
        Ok(())
    }
}

impl<T: Config> ProviderFault<T::AccountId> for Pallet<T> {
    type Credit = CreditOf<T>;

    fn contest(who: &T::AccountId, on: bool) {
        Self::do_contest(who, on);
    }

    fn penalise(
        who: &T::AccountId,
        amount: Balance,
        to: &T::AccountId,
    ) -> Result<Balance, DispatchError> {
        Self::do_penalise(who, amount, to)
    }

    fn sentence(case: &Case<T::AccountId>) -> Result<Sentence<CreditOf<T>>, DispatchError> {
        Self::do_sentence(case)
    }
}

impl<T: Config> Books<T::AccountId> for Pallet<T> {
    fn account() -> T::AccountId {
        Self::account()
    }

    fn booked(asset: &AssetKind) -> Balance {
        let pots = Pots::<T>::get();
        let pot = slot_of(&pots, asset).and_then(|slot| pots.get(slot));
        pot.map_or(0, |pot| pot.known.minimum_balance.saturating_add(pot.booked))
    }
}

impl<T: Config> Pallet<T> {
    /// Standing of a provider that may take new work, and the most pieces of it.
    pub(crate) fn standing_of(provider: &Provider) -> Option<(Standing, u32)> {
        let params = Parameters::<T>::get()?;
        let backing = provider.backing();
        let (index, tier) = params.tier_of(provider.own, backing)?;
        let may_work = !provider.resigned
            && T::Clock::now() >= provider.jailed_until
            && params.own_is_enough(provider.own, backing);
        let limit = params.caps.limit(backing);
        let standing = Standing {
            tier: index,
            backing,
            limit,
            open: provider.open,
            reputation: provider.reputation,
            largest_price: params.caps.largest_price(backing),
            capacity: limit.saturating_mul(tier.capacity.into()),
        };
        may_work.then_some((standing, tier.jobs))
    }
}
