//! Invariants, as equalities over the whole state.

use crate::{
    types::{Bond, Day, Departed, MaturityId, Provider, Sums},
    Backers, Bonds, Config, Departures, Pallet, Parameters, Pots, Providers, StartsOf, Totals,
};
use alloc::collections::{BTreeMap, BTreeSet};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use quaestor_math::{fixed::from_int, Q128, U256};
use quaestor_primitives::{Balance, Params as _, StakeBond};
use quaestor_support::funds::is_booked;

const OVERFLOW: &str = "a sum overflows";

/// Sums over the bonds of one provider.
#[derive(Default)]
struct PoolSums {
    bonds: u32,
    units: u128,
    weight: u128,
    entering: u128,
    starts: BTreeMap<Day, u32>,
}

impl<T: Config> Pallet<T> {
    /// * Q1: for each account, the vault has bonded its own stake, the nominals of its bonds and
    ///   notices, and what is being released, or more for other pallets.
    /// * Q3: for each provider, units and weights are the sums of its bonds', the departures of a day
    ///   the sum of the notices of that day, and those of today have the pool's factor; own notices sum
    ///   to `own_leaving`.
    /// * Q4: totals are the sums over all providers.
    /// * Q5: for each asset, what is booked is owed to bonds, own stake and accounts, or carried; the
    ///   account holds it and the minimum balance, or more by what arrived unasked.
    /// * Q14: a slash epoch has sentenced at most its cap.
    /// * Each provider has its deposit on hold, each bond is in the list of its account, and nothing is
    ///   kept that is empty.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_state(false)
    }

    /// The same where no other pallet bonds stake, and nothing has arrived unasked.
    pub fn check_exactly() -> Result<(), TryRuntimeError> {
        Self::check_state(true)
    }

    fn check_state(exact: bool) -> Result<(), TryRuntimeError> {
        let Some(params) = Parameters::<T>::get() else {
            ensure!(Providers::<T>::iter_keys().next().is_none(), "a provider without parameters");
            return Ok(());
        };
        params.validate()?;
        let today = Self::today(&params);
        let mut owed = alloc::vec![U256::zero(); Pots::<T>::get().len()];
        let mut sums = Sums::default();
        for (who, provider) in Providers::<T>::iter() {
            Self::check_provider(&who, &provider, today, &mut owed)?;
            sums.active = sums.active.saturating_add(u32::from(provider.tier.is_some()));
            sums.limit = sums.limit.checked_add(provider.limit).ok_or(OVERFLOW)?;
            sums.open = sums.open.checked_add(provider.open).ok_or(OVERFLOW)?;
        }
        let totals = Totals::<T>::get();
        ensure!(
            (totals.active, totals.limit, totals.open) == (sums.active, sums.limit, sums.open),
            "Q4: the totals are not the sums over all providers"
        );
        Self::check_backers(&mut owed, exact)?;
        Self::check_pots(&owed, exact)
    }

    fn check_provider(
        who: &T::AccountId,
        provider: &Provider,
        today: Day,
        owed: &mut [Q128],
    ) -> Result<(), TryRuntimeError> {
        ensure!(!provider.is_over(), "a provider is over and still there");
        ensure!(provider.deposit == Self::deposit_of(who), "a hold is not the deposit");
        ensure!(provider.open == 0 || provider.jobs > 0, "Q4: a liability without work");
        if let Some(epoch) = provider.epoch {
            ensure!(
                epoch.sentenced <= epoch.most(),
                "Q14: an epoch has sentenced more than its cap"
            );
        }
        let mut pool = PoolSums::default();
        for ((backer, maturity), bond) in Bonds::<T>::iter_prefix(who) {
            ensure!(bond.nominal > 0 && bond.units > 0, "a bond of nothing");
            let listed = (who.clone(), maturity);
            ensure!(Backers::<T>::get(&backer).bonds.contains(&listed), "a bond is not listed");
            pool.add(&bond)?;
            let mut bond = bond;
            Self::settle_copy(who, provider, &mut bond, today);
            for (sum, earned) in owed.iter_mut().zip(&bond.earned) {
                *sum = sum.checked_add(earned.due).ok_or(OVERFLOW)?;
            }
        }
        for (sum, earning) in owed.iter_mut().zip(&provider.earnings) {
            let more = from_int(earning.own).checked_add(earning.carry).ok_or(OVERFLOW)?;
            *sum = sum.checked_add(more).ok_or(OVERFLOW)?;
        }
        ensure!(pool.bonds == provider.bonds, "Q3: the number of bonds is not theirs");
        ensure!(pool.units == provider.units, "Q3: units are not the sum of the bonds'");
        let entering = provider.entrants.weight;
        let both = provider.weight.checked_add(entering).ok_or(OVERFLOW)?;
        let all = pool.weight.checked_add(pool.entering).ok_or(OVERFLOW)?;
        ensure!(both == all, "Q3: weights are not the sum of the bonds'");
        let starts: BTreeMap<Day, u32> =
            StartsOf::<T>::iter_prefix(who).map(|(day, starts)| (day, starts.bonds)).collect();
        ensure!(starts == pool.starts, "Q3: the starts of a day are not its new bonds");
        if let Ok(departed) = Departures::<T>::try_get(who, today) {
            let same = departed.factor == provider.factor;
            ensure!(same, "Q3: the departures of today have another factor than the pool");
        }
        Ok(())
    }

    fn check_backers(owed: &mut [Q128], exact: bool) -> Result<(), TryRuntimeError> {
        let mut departed: BTreeMap<(T::AccountId, Day), u128> = BTreeMap::new();
        let mut counts: BTreeMap<T::AccountId, (u32, Balance)> = BTreeMap::new();
        let mut accounts: BTreeSet<T::AccountId> = Providers::<T>::iter_keys().collect();
        for (who, backer) in Backers::<T>::iter() {
            ensure!(!backer.is_empty(), "an account of nothing is kept");
            for notice in &backer.notices {
                let (notices, own) = counts.entry(notice.provider.clone()).or_default();
                if notice.provider == who {
                    *own = own.checked_add(notice.nominal).ok_or(OVERFLOW)?;
                    continue;
                }
                *notices = notices.saturating_add(1);
                let units = departed.entry((notice.provider.clone(), notice.day)).or_default();
                *units = units.checked_add(notice.units).ok_or(OVERFLOW)?;
            }
            for (sum, unpaid) in owed.iter_mut().zip(&backer.unpaid) {
                *sum = sum.checked_add(from_int(*unpaid)).ok_or(OVERFLOW)?;
            }
            for (provider, maturity) in &backer.bonds {
                let there = Bonds::<T>::contains_key(provider, (&who, maturity));
                ensure!(there, "an account lists a bond that is not there");
            }
            accounts.insert(who);
        }
        for who in accounts {
            let (bonded, booked) = (T::Stake::bonded(&who), Self::bonded_by(&who));
            ensure!(is_booked(bonded, booked, exact), "Q1: the vault has bonded another amount");
        }
        let recorded: BTreeMap<_, _> = Departures::<T>::iter()
            .map(|(who, day, Departed { units, .. })| ((who, day), units))
            .collect();
        ensure!(recorded == departed, "Q3: the departures of a day are not its notices");
        for (who, provider) in Providers::<T>::iter() {
            let counted = counts.remove(&who).unwrap_or_default();
            let stored = (provider.notices, provider.own_leaving);
            ensure!(stored == counted, "Q3: the notices of a provider are not those of accounts");
        }
        ensure!(counts.is_empty(), "Q3: a notice from a provider that is gone");
        Ok(())
    }

    fn check_pots(owed: &[Q128], exact: bool) -> Result<(), TryRuntimeError> {
        for (pot, owed) in Pots::<T>::get().into_iter().zip(owed) {
            let owed = owed.checked_add(pot.left_over).ok_or(OVERFLOW)?;
            ensure!(from_int(pot.booked) == owed, "Q5: what is booked is not what is owed");
            let minimum = pot.known.minimum_balance;
            let booked = pot.booked.checked_add(minimum).ok_or(OVERFLOW)?;
            let held = Self::balance(&pot.known.asset);
            ensure!(is_booked(held, booked, exact), "Q5: the balance is not what is booked");
        }
        Ok(())
    }

    /// Stake of `who` that this pallet has bonded, in smallest units.
    pub fn bonded_by(who: &T::AccountId) -> Balance {
        let backer = Backers::<T>::get(who);
        let of = |(id, maturity): &(T::AccountId, MaturityId)| {
            Bonds::<T>::get(id, (who, maturity)).unwrap_or_default().nominal
        };
        let bonds = backer.bonds.iter().map(of).fold(0, Balance::saturating_add);
        let own = Providers::<T>::get(who).map_or(0, |provider| provider.own);
        bonds.saturating_add(own).saturating_add(backer.leaving())
    }
}

impl PoolSums {
    fn add(&mut self, bond: &Bond) -> Result<(), TryRuntimeError> {
        self.bonds = self.bonds.saturating_add(1);
        self.units = self.units.checked_add(bond.units).ok_or(OVERFLOW)?;
        self.weight = self.weight.checked_add(bond.weight).ok_or(OVERFLOW)?;
        self.entering = self.entering.checked_add(bond.entering).ok_or(OVERFLOW)?;
        if bond.entering > 0 {
            let starts = self.starts.entry(bond.day).or_default();
            *starts = starts.saturating_add(1);
        }
        Ok(())
    }
}
