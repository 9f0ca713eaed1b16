//! Income of pools and of own stake. A bond earns from the day after it was made on.

use crate::{
    types::{day_at, entry, Bond, Day, Entrants, MaturityId, Params, PerAsset, Pot, Provider},
    Backers, Bonds, Config, Error, Event, Pallet, Parameters, Pots, Providers, StartsOf,
};
use polkadot_sdk::{
    frame_support::{ensure, BoundedVec},
    sp_runtime::DispatchResult,
};
use quaestor_math::{
    fixed::{floor, frac, from_int},
    mul_div,
    slash::value_of,
    BPS, U256,
};
use quaestor_primitives::{AssetKind, Balance, ClockInspect};

impl<T: Config> Pallet<T> {
    /// Today, in days of the economy.
    pub(crate) fn today(params: &Params) -> Day {
        day_at(T::Clock::now(), params.day_secs)
    }

    /// Lets the bonds of an earlier day earn from here on. Precedes every change of a provider's index
    /// or weight.
    pub(crate) fn roll(who: &T::AccountId, provider: &mut Provider, today: Day) {
        let Entrants { day, weight, .. } = provider.entrants;
        if day >= today || provider.entrants == Entrants::default() {
            return;
        }
        if weight > 0 {
            provider.weight = provider.weight.saturating_add(weight);
            StartsOf::<T>::mutate_exists(who, day, |stored| {
                if let Some(starts) = stored {
                    let indices = provider.earnings.iter().map(|earning| earning.index);
                    starts.indices = BoundedVec::truncate_from(indices.collect());
                }
            });
        }
        provider.entrants = Entrants::default();
    }

    /// Books what `bond` has earned until now. `provider` has been rolled.
    pub(crate) fn settle(who: &T::AccountId, provider: &Provider, bond: &mut Bond, today: Day) {
        let begins = bond.entering > 0 && bond.day < today;
        let starts = if begins { Self::leave_starts(who, bond.day) } else { None };
        earn(provider, bond, begins, starts);
    }

    /// Brings a copy of `bond` to now, and stores nothing.
    pub(crate) fn settle_copy(
        who: &T::AccountId,
        provider: &Provider,
        bond: &mut Bond,
        today: Day,
    ) {
        let begins = bond.entering > 0 && bond.day < today;
        // Without a roll since its day the pool's index is that of the end of the day.
        let rolled = provider.entrants.day != bond.day || provider.entrants.weight == 0;
        let starts = (begins && rolled).then(|| StartsOf::<T>::get(who, bond.day).indices);
        earn(provider, bond, begins, starts);
    }

    /// Takes one bond out of those that wait for the indices of `day`. Returns these.
    pub(crate) fn leave_starts(who: &T::AccountId, day: Day) -> Option<PerAsset<U256>> {
        StartsOf::<T>::mutate_exists(who, day, |stored| {
            let starts = stored.as_mut()?;
            starts.bonds = starts.bonds.saturating_sub(1);
            let indices = starts.indices.clone();
            if starts.bonds == 0 {
                *stored = None;
            }
            Some(indices)
        })
    }

    /// Divides `part`, of asset `slot`, among the weights of a pool. `None` if nobody has any.
    fn distribute(provider: &mut Provider, slot: usize, part: Balance) -> Option<()> {
        let weight = U256::from(provider.weight);
        let earning = entry(&mut provider.earnings, slot)?;
        let due = from_int(part).checked_add(earning.carry)?;
        let by = due.checked_div(weight)?;
        earning.carry = due.checked_sub(by.checked_mul(weight)?)?;
        earning.index = earning.index.checked_add(by)?;
        Some(())
    }

    /// See [`ProviderDesk::book`](quaestor_primitives::ProviderDesk::book).
    pub(crate) fn do_book(
        who: &T::AccountId,
        asset: &AssetKind,
        amount: Balance,
    ) -> Option<Balance> {
        let params = Parameters::<T>::get()?;
        let mut provider = Providers::<T>::get(who)?;
        let share = provider.share_at(T::Clock::now());
        let part = mul_div(amount, share.into(), BPS.into()).filter(|part| *part > 0)?;
        let mut pots = Pots::<T>::get();
        let slot = slot_of(&pots, asset)?;
        Self::roll(who, &mut provider, Self::today(&params));
        Self::distribute(&mut provider, slot, part)?;
        let pot = pots.get_mut(slot)?;
        pot.booked = pot.booked.checked_add(part)?;
        Pots::<T>::put(pots);
        Providers::<T>::insert(who, provider);
        Some(part)
    }

    /// Divides an income that is no pay between own stake and pool: both earn in proportion to stake
    /// times multiplier, own stake at a multiplier of one. The pool's part is rounded down. Returns
    /// both parts; `None` if nobody earns, and nothing has changed.
    pub(crate) fn do_fund(
        who: &T::AccountId,
        asset: &AssetKind,
        amount: Balance,
    ) -> Option<(Balance, Balance)> {
        let params = Parameters::<T>::get()?;
        let mut provider = Providers::<T>::get(who)?;
        let mut pots = Pots::<T>::get();
        let slot = slot_of(&pots, asset)?;
        let today = Self::today(&params);
        let own = provider.earning_own(today).checked_mul(BPS.into())?;
        Self::roll(who, &mut provider, today);
        let pooled = value_of(provider.weight, provider.factor)?;
        let pool = mul_div(amount, pooled, own.checked_add(pooled)?)?;
        let rest = amount.checked_sub(pool)?;
        if pool > 0 {
            Self::distribute(&mut provider, slot, pool)?;
        }
        let earning = entry(&mut provider.earnings, slot)?;
        earning.own = earning.own.checked_add(rest)?;
        let pot = pots.get_mut(slot)?;
        pot.booked = pot.booked.checked_add(amount)?;
        Pots::<T>::put(pots);
        Providers::<T>::insert(who, provider);
        Some((rest, pool))
    }

    /// Pays the whole units of what a bond has earned; what the account cannot receive stays. Returns
    /// the amounts by asset.
    pub(crate) fn pay_bond(who: &T::AccountId, bond: &mut Bond) -> PerAsset<Balance> {
        let dues = bond.earned.iter().map(|earned| floor(earned.due)).collect();
        let paid = Self::pay_dues(who, BoundedVec::truncate_from(dues));
        for (earned, paid) in bond.earned.iter_mut().zip(&paid) {
            earned.due = earned.due.saturating_sub(from_int(*paid));
        }
        paid
    }

    /// Takes what is left of a bond that is gone: whole units, by asset, which the account is owed. The
    /// fractions go to the pool.
    pub(crate) fn drop_bond(provider: &mut Provider, bond: &Bond) -> PerAsset<Balance> {
        for (earning, earned) in provider.earnings.iter_mut().zip(&bond.earned) {
            earning.carry = earning.carry.saturating_add(frac(earned.due));
        }
        let left = bond.earned.iter().map(|earned| floor(earned.due)).collect();
        BoundedVec::truncate_from(left)
    }

    /// Pays `dues` by asset, each in full or not at all. Returns the amounts paid.
    pub(crate) fn pay_dues(who: &T::AccountId, dues: PerAsset<Balance>) -> PerAsset<Balance> {
        if dues.iter().all(|due| *due == 0) {
            return dues;
        }
        let mut pots = Pots::<T>::get();
        let mut paid = dues;
        for (pot, due) in pots.iter_mut().zip(paid.iter_mut()) {
            *due = Self::pay(&pot.known.asset, who, *due);
            pot.booked = pot.booked.saturating_sub(*due);
        }
        Pots::<T>::put(pots);
        paid
    }

    pub(crate) fn do_collect(
        who: T::AccountId,
        id: T::AccountId,
        maturity: MaturityId,
    ) -> DispatchResult {
        let params = Self::enabled()?;
        let bond = Bonds::<T>::get(&id, (&who, maturity));
        let amounts = match (Providers::<T>::get(&id), bond) {
            (Some(provider), _) if who == id => Self::collect_own(&who, provider),
            (Some(provider), Some(bond)) => {
                Self::collect_bond(&who, &id, maturity, provider, bond, &params)
            },
            _ => Self::collect_unpaid(&who),
        };
        ensure!(amounts.iter().any(|amount| *amount > 0), Error::<T>::NothingDue);
        Self::deposit_event(Event::Collected { provider: id, who, amounts });
        Ok(())
    }

    fn collect_own(who: &T::AccountId, mut provider: Provider) -> PerAsset<Balance> {
        let dues = provider.earnings.iter().map(|earning| earning.own).collect();
        let paid = Self::pay_dues(who, BoundedVec::truncate_from(dues));
        for (earning, paid) in provider.earnings.iter_mut().zip(&paid) {
            earning.own = earning.own.saturating_sub(*paid);
        }
        Self::store(who, provider);
        paid
    }

    fn collect_bond(
        who: &T::AccountId,
        id: &T::AccountId,
        maturity: MaturityId,
        mut provider: Provider,
        mut bond: Bond,
        params: &Params,
    ) -> PerAsset<Balance> {
        let today = Self::today(params);
        Self::roll(id, &mut provider, today);
        Self::settle(id, &provider, &mut bond, today);
        let paid = Self::pay_bond(who, &mut bond);
        Bonds::<T>::insert(id, (who, maturity), bond);
        Self::store(id, provider);
        paid
    }

    /// Pays what bonds that are gone have left unpaid.
    fn collect_unpaid(who: &T::AccountId) -> PerAsset<Balance> {
        let mut backer = Backers::<T>::get(who);
        let paid = Self::pay_dues(who, backer.unpaid.clone());
        for (unpaid, paid) in backer.unpaid.iter_mut().zip(&paid) {
            *unpaid = unpaid.saturating_sub(*paid);
        }
        Self::store_backer(who, backer);
        paid
    }
}

/// Index of `asset` among the pots.
pub(crate) fn slot_of(pots: &[Pot], asset: &AssetKind) -> Option<usize> {
    pots.iter().position(|pot| pot.known.asset == *asset)
}

/// The index of asset `slot`; zero for one that was added later.
fn at_slot(indices: &PerAsset<U256>, slot: usize) -> U256 {
    indices.get(slot).copied().unwrap_or_default()
}

/// Adds what `bond` has earned since the last time. If its new part `begins` to earn, that has earned
/// since `starts`, or from now on without them.
fn earn(provider: &Provider, bond: &mut Bond, begins: bool, starts: Option<PerAsset<U256>>) {
    let earned = |weight: u128, from: U256, to: U256| {
        U256::from(weight).saturating_mul(to.saturating_sub(from))
    };
    let entering = if begins { bond.entering } else { 0 };
    for slot in 0..provider.earnings.len() {
        let index = provider.index(slot);
        let start = starts.as_ref().map_or(index, |starts| at_slot(starts, slot));
        let Some(entry) = entry(&mut bond.earned, slot) else { break };
        let due = earned(bond.weight, entry.index, index);
        let due = due.saturating_add(earned(entering, start, index));
        entry.due = entry.due.saturating_add(due);
        entry.index = index;
    }
    if begins {
        bond.weight = bond.weight.saturating_add(core::mem::take(&mut bond.entering));
    }
}
