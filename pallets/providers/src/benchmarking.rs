//! Worst case of each call, on the runtime that includes the pallet: ledgers, lists and tables are full,
//! and income is kept in as many assets as possible.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{
        day_at, Backer, Day, Departed, Notice, Params, Sweep, Tier, MAX_ASSETS, MAX_DEPARTURES,
        MAX_MATURITIES, MAX_NOTICES, MAX_PROVIDERS, MAX_SWEEPS, MAX_TIERS,
    },
    Backers, Bonds, Call, Config, Departures, Pallet, Parameters, Pots, Providers, Sweeps,
};
use alloc::{vec, vec::Vec};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::{
        traits::{fungibles::Mutate, EnsureOrigin, Hooks},
        weights::Weight,
        BoundedVec,
    },
    frame_system::{pallet_prelude::BlockNumberFor, RawOrigin},
};
use quaestor_math::{
    slash::{Caps, FACTOR_ONE},
    BPS,
};
use quaestor_primitives::{
    AssetKind, Balance, Case, ProviderDesk, ProviderFault, Seconds, StakeBond, WorkKey,
};

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper<AccountId> {
    /// Sets the clock of the stake, in seconds since the Unix epoch.
    fn set_time(now: Seconds);
    /// Gives `who` a balance and a stake of `amount` smallest units at least, in a full ledger.
    fn stake(who: &AccountId, amount: Balance);
    /// Creates assets until there is this one, of which `who` has a balance.
    fn asset(index: u32, who: &AccountId) -> AssetKind;
}

/// A whole token with 18 decimals, above any minimum.
const TOKEN: Balance = 1_000_000_000_000_000_000;
const BOND: Balance = 1_000 * TOKEN;
const DAY: Seconds = 86_400;
const NOW: Seconds = 1_728_000_000;
const KEY: WorkKey = WorkKey::Ed25519([1; 32]);

fn params() -> Params {
    let tier = |index: u32| Tier {
        backing: (1 + Balance::from(index)) * BOND,
        own: BOND,
        jobs: 10_000,
        capacity: 2,
    };
    let maturity = crate::types::Maturity { notice_days: 28, multiplier_bps: 2 * BPS };
    Params {
        caps: Caps { multiple: 1, event_bps: 1_000, epoch_bps: 2_000, pool_bps: 5_000 },
        own_share_bps: 2_000,
        slash_epoch_days: 7,
        unlock_days: 7,
        min_bond: TOKEN,
        max_share_bps: 5_000,
        day_secs: DAY,
        tiers: BoundedVec::truncate_from((0..MAX_TIERS).map(tier).collect()),
        maturities: BoundedVec::truncate_from(vec![maturity; MAX_MATURITIES as usize]),
    }
}

/// Parameters, and pots of all assets.
fn start<T: Config>() -> Result<(), BenchmarkError> {
    T::BenchmarkHelper::set_time(NOW);
    Parameters::<T>::put(params());
    Pots::<T>::kill();
    for index in 0..MAX_ASSETS {
        let asset = asset::<T>(index);
        Pallet::<T>::open_pot(Pallet::<T>::mint_minimum(&asset)?)?;
    }
    Ok(())
}

fn asset<T: Config>(index: u32) -> AssetKind {
    match index {
        0 => AssetKind::Native,
        _ => T::BenchmarkHelper::asset(index, &account("payer", 0, 0)),
    }
}

fn today() -> Day {
    day_at(NOW, DAY)
}

fn provider<T: Config>(index: u32) -> Result<T::AccountId, BenchmarkError> {
    let who: T::AccountId = account("provider", index, 0);
    T::BenchmarkHelper::stake(&who, 20 * BOND);
    Pallet::<T>::do_register(who.clone(), 10 * BOND, 5_000, KEY, [0; 32])?;
    Ok(who)
}

/// A backer with a bond to `provider` that begins to earn, while others of today do not yet.
fn backer<T: Config>(provider: &T::AccountId) -> Result<T::AccountId, BenchmarkError> {
    let who: T::AccountId = whitelisted_caller();
    T::BenchmarkHelper::stake(&who, 100 * BOND);
    T::BenchmarkHelper::set_time(NOW - DAY);
    Pallet::<T>::do_delegate(who.clone(), provider.clone(), 4 * BOND, 0)?;
    let other: T::AccountId = account("other", 0, 0);
    T::BenchmarkHelper::stake(&other, 10 * BOND);
    Pallet::<T>::do_delegate(other, provider.clone(), BOND, 0)?;
    T::BenchmarkHelper::set_time(NOW);
    Ok(who)
}

/// Income of `provider` in all assets.
fn earn<T: Config>(provider: &T::AccountId) -> Result<(), BenchmarkError> {
    for pot in Pots::<T>::get() {
        let part = Pallet::<T>::book(provider, &pot.known.asset, 100 * TOKEN);
        T::Assets::mint_into(pot.known.asset, &Pallet::<T>::account(), part)?;
    }
    Ok(())
}

/// `count` notices of `who`, of as many providers and days as they can be of.
fn notices<T: Config>(who: &T::AccountId, count: u32, end: Seconds) -> Result<(), BenchmarkError> {
    let providers: Vec<T::AccountId> =
        (0..MAX_PROVIDERS as u32).map(provider::<T>).collect::<Result<_, _>>()?;
    let mut backer: Backer<T::AccountId> = Backers::<T>::get(who);
    for index in 0..count {
        let id = &providers[index as usize % providers.len()];
        let day = today() - 28 + index;
        Departures::<T>::insert(id, day, Departed { units: BOND, factor: FACTOR_ONE / 2 });
        Providers::<T>::mutate(id, |provider| provider.as_mut().unwrap().notices += 1);
        T::Stake::bond(who, BOND)?;
        let notice = Notice { provider: id.clone(), day, units: BOND, nominal: BOND, end };
        backer.notices.try_push(notice).unwrap();
    }
    Backers::<T>::insert(who, backer);
    Ok(())
}

/// Lets the factor of a pool fall.
fn slash_pool<T: Config>(provider: &T::AccountId) {
    Providers::<T>::mutate(provider, |record| record.as_mut().unwrap().factor = FACTOR_ONE / 2);
}

#[benchmarks]
mod benches {
    use super::*;

    #[benchmark]
    fn register() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let who: T::AccountId = whitelisted_caller();
        T::BenchmarkHelper::stake(&who, 20 * BOND);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), 10 * BOND, 5_000, KEY, [0; 32]);
        assert!(Providers::<T>::contains_key(who));
        Ok(())
    }

    #[benchmark]
    fn update() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let who = provider::<T>(0)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Some(0), Some(KEY), Some([1; 32]));
        assert!(Providers::<T>::get(who).unwrap().next_share.is_some());
        Ok(())
    }

    /// An addition to a bond that begins to earn, in a list that is full but for one.
    #[benchmark]
    fn delegate() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let id = provider::<T>(0)?;
        let who = backer::<T>(&id)?;
        let before = Bonds::<T>::get(&id, (&who, 0)).unwrap().nominal;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), id.clone(), BOND, 0);
        assert_eq!(Bonds::<T>::get(id, (&who, 0)).unwrap().nominal, before + BOND);
        Ok(())
    }

    /// All of a bond with income in all assets, where the list of notices is full.
    #[benchmark]
    fn undelegate() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let id = provider::<T>(MAX_PROVIDERS as u32)?;
        let who = backer::<T>(&id)?;
        notices::<T>(&who, MAX_NOTICES, NOW + DAY)?;
        earn::<T>(&id)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), id.clone(), 0, None);
        assert!(!Bonds::<T>::contains_key(id, (&who, 0)));
        assert_eq!(Backers::<T>::get(who).notices.len() as u32, MAX_NOTICES);
        Ok(())
    }

    /// `n` notices end, each with a loss.
    #[benchmark]
    fn release(n: Linear<0, MAX_NOTICES>) -> Result<(), BenchmarkError> {
        start::<T>()?;
        let who: T::AccountId = account("backer", 0, 0);
        T::BenchmarkHelper::stake(&who, 100 * BOND);
        notices::<T>(&who, n, NOW - 1)?;
        T::Stake::bond(&who, BOND)?;
        let (amount, start) = (BOND, NOW - 2);
        let stream = crate::types::Stream { amount, start, end: NOW - 1, released: 0 };
        Backers::<T>::mutate(&who, |backer| backer.push_stream(stream));
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), who.clone());
        assert!(Backers::<T>::get(who).notices.is_empty());
        Ok(())
    }

    #[benchmark]
    fn realise() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let id = provider::<T>(0)?;
        let who = backer::<T>(&id)?;
        slash_pool::<T>(&id);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), id.clone(), who.clone(), 0);
        assert_eq!(Bonds::<T>::get(id, (who, 0)).unwrap().nominal, 2 * BOND);
        Ok(())
    }

    #[benchmark]
    fn collect() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let id = provider::<T>(0)?;
        let who = backer::<T>(&id)?;
        earn::<T>(&id)?;
        let booked = Pots::<T>::get()[0].booked;
        #[extrinsic_call]
        _(RawOrigin::Signed(who), id, 0);
        assert!(Pots::<T>::get()[0].booked < booked);
        Ok(())
    }

    #[benchmark]
    fn resign() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let who = provider::<T>(0)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));
        assert!(Providers::<T>::get(who).unwrap().resigned);
        Ok(())
    }

    #[benchmark]
    fn set_params() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let new = Params { min_bond: 2 * TOKEN, ..params() };
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new.clone());
        assert_eq!(Parameters::<T>::get(), Some(new));
        Ok(())
    }

    #[benchmark]
    fn add_asset() -> Result<(), BenchmarkError> {
        start::<T>()?;
        Pots::<T>::mutate(|pots| pots.pop());
        let payer: T::AccountId = account("payer", 0, 0);
        let asset = asset::<T>(MAX_ASSETS);
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset, payer);
        assert_eq!(Pots::<T>::get().len() as u32, MAX_ASSETS);
        Ok(())
    }

    /// A sentence that reaches the departures of `d` days.
    #[benchmark]
    fn sentence(d: Linear<0, MAX_DEPARTURES>) -> Result<(), BenchmarkError> {
        start::<T>()?;
        let id = provider::<T>(0)?;
        backer::<T>(&id)?;
        Pallet::<T>::do_undelegate(id.clone(), id.clone(), 0, Some(BOND))?;
        for day in 0..d {
            let departed = Departed { units: BOND, factor: FACTOR_ONE };
            Departures::<T>::insert(&id, today() - day, departed);
        }
        let assigned = NOW.saturating_sub(Seconds::from(d.saturating_sub(1)) * DAY);
        let case = Case { provider: id.clone(), assigned, price: BOND };
        #[block]
        {
            <Pallet<T> as ProviderFault<T::AccountId>>::sentence(&case)?;
        }
        assert!(Providers::<T>::get(id).unwrap().factor < FACTOR_ONE);
        Ok(())
    }

    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let sweep = |index| Sweep { provider: account("gone", index, 0), last: None };
        Sweeps::<T>::put(BoundedVec::truncate_from((0..MAX_SWEEPS).map(sweep).collect()));
        #[block]
        {
            Pallet::<T>::on_idle(BlockNumberFor::<T>::default(), Weight::MAX);
        }
        assert_eq!(Sweeps::<T>::get().len() as u32, MAX_SWEEPS - 1);
        Ok(())
    }

    #[benchmark]
    fn sweep_bond() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let id = provider::<T>(0)?;
        let who = backer::<T>(&id)?;
        slash_pool::<T>(&id);
        let record = Providers::<T>::get(&id).unwrap();
        let taken;
        #[block]
        {
            let first = Bonds::<T>::iter_key_prefix(&id).next().unwrap();
            taken = Pallet::<T>::realise_bond(&id, &record, &first.0, first.1, 2)?;
        }
        assert!(taken > 0 && Bonds::<T>::contains_key(id, (who, 0)));
        Ok(())
    }
}
