//! The worst case of each call, on the runtime that includes the pallet.
//!
//! Deposits reach all legs, in an asset whose rewards count towards the floor.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{Leg, Reference, Share, Split, MAX_ASSETS},
    Call, Config, DepositCount, Deposits, KnownAssets, LastReferences, Pallet, ReferenceCount,
    References, RetryCursor, Splits, Suspense, Totals, WeightInfo,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{fungibles::Mutate, EnsureOrigin, Get},
    frame_system::RawOrigin,
};
use quaestor_primitives::{AssetKind, Balance, RevenueType, Seconds};
use quaestor_support::ring;

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper {
    /// An asset that the router does not know, with a minimum balance of one.
    fn create_asset(id: u32) -> AssetKind;
    /// Starts the legs, so that all of them take the asset that is returned.
    fn open_legs() -> AssetKind;
    /// Sets the time, in seconds since the Unix epoch.
    fn set_time(now: Seconds);
}

/// The first id of assets that benchmarks make.
const FIRST_ASSET: u32 = 1_100_000;
/// More than any minimum.
const AMOUNT: Balance = 1_000_000_000_000_000_000_000;
const NOW: Seconds = 1_728_000_000;
const KIND: RevenueType = RevenueType::TradingProfit;

/// Every leg has a share, and the legs are as many as there are.
fn split() -> Split {
    let legs = [Leg::Rewards, Leg::Buyback, Leg::Burn, Leg::Treasury];
    Split::of(legs.map(|leg| Share { crisis_bps: Some(2_000), ..Share::new(leg, 2_000) }))
}

fn endow<T: Config>(asset: &AssetKind, who: &T::AccountId) -> Result<(), BenchmarkError> {
    T::Assets::mint_into(asset.clone(), who, AMOUNT * 10)?;
    Ok(())
}

fn add<T: Config>(asset: &AssetKind) -> Result<(), BenchmarkError> {
    let payer: T::AccountId = account("payer", 0, 0);
    endow::<T>(asset, &payer)?;
    Pallet::<T>::do_add_asset(asset.clone(), payer)?;
    Ok(())
}

/// Every leg open and every share above zero. Returns the asset.
fn start<T: Config>() -> Result<AssetKind, BenchmarkError> {
    let asset = T::BenchmarkHelper::open_legs();
    T::BenchmarkHelper::set_time(NOW);
    if !Pallet::<T>::knows(&asset) {
        add::<T>(&asset)?;
    }
    Splits::<T>::insert(KIND, split());
    Ok(asset)
}

fn suspend<T: Config>(asset: &AssetKind, leg: Leg) -> Result<(), BenchmarkError> {
    T::Assets::mint_into(asset.clone(), &Pallet::<T>::account(), AMOUNT)?;
    Suspense::<T>::insert((KIND, asset, leg), AMOUNT);
    Totals::<T>::mutate(KIND, asset, |total| total.deposited += AMOUNT);
    Ok(())
}

/// An asset, and the origin of an account that can deposit it.
fn depositor<T: Config>() -> Result<(AssetKind, T::RuntimeOrigin, T::AccountId), BenchmarkError> {
    let asset = start::<T>()?;
    let origin =
        T::DepositOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
    let who =
        T::DepositOrigin::ensure_origin(origin.clone()).map_err(|_| BenchmarkError::Weightless)?;
    endow::<T>(&asset, &who)?;
    Ok((asset, origin, who))
}

/// `who` has used as many references as are kept, so that the next one takes the place of the oldest.
fn fill_references<T: Config>(who: &T::AccountId) {
    let (oldest, number) = (Reference::default(), 0);
    LastReferences::<T>::insert(who, ring::slot(number, T::KeptReferences::get()), oldest);
    References::<T>::insert(who, oldest, number);
    ReferenceCount::<T>::insert(who, u64::from(T::KeptReferences::get()));
}

#[benchmarks]
mod benches {
    use super::*;

    /// All legs are taken.
    #[benchmark]
    fn deposit_revenue() -> Result<(), BenchmarkError> {
        let (asset, origin, _) = depositor::<T>()?;
        let number = DepositCount::<T>::get();
        #[extrinsic_call]
        _(origin, asset, AMOUNT, KIND, None);
        assert!(Deposits::<T>::contains_key(ring::slot(number, T::MaxDeposits::get())));
        Ok(())
    }

    /// The same, with a reference that takes the place of the oldest one.
    #[benchmark]
    fn deposit_revenue_once() -> Result<(), BenchmarkError> {
        let (asset, origin, who) = depositor::<T>()?;
        fill_references::<T>(&who);
        let new = [u8::MAX; 32];
        #[extrinsic_call]
        deposit_revenue(origin, asset, AMOUNT, KIND, Some(new));
        assert_eq!(LastReferences::<T>::get(&who, 0), Some(new));
        Ok(())
    }

    /// The rewards' leg, in the floor's asset.
    #[benchmark]
    fn retry_suspense() -> Result<(), BenchmarkError> {
        let asset = start::<T>()?;
        suspend::<T>(&asset, Leg::Rewards)?;
        let who: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(who), KIND, asset.clone(), Leg::Rewards);
        assert_eq!(Suspense::<T>::get((KIND, &asset, Leg::Rewards)), 0);
        Ok(())
    }

    #[benchmark]
    fn set_split() -> Result<(), BenchmarkError> {
        start::<T>()?;
        let mut new = split();
        new.0.iter_mut().for_each(|share| share.bps = 1_000);
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, KIND, new.clone());
        assert_eq!(Splits::<T>::get(KIND), new);
        Ok(())
    }

    /// The last asset there can be.
    #[benchmark]
    fn add_asset() -> Result<(), BenchmarkError> {
        start::<T>()?;
        while (KnownAssets::<T>::get().len() as u32) < MAX_ASSETS - 1 {
            let id = FIRST_ASSET + KnownAssets::<T>::get().len() as u32;
            add::<T>(&T::BenchmarkHelper::create_asset(id))?;
        }
        let asset = T::BenchmarkHelper::create_asset(FIRST_ASSET + MAX_ASSETS);
        let payer: T::AccountId = account("payer", 0, 0);
        endow::<T>(&asset, &payer)?;
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset.clone(), payer);
        assert!(Pallet::<T>::knows(&asset));
        Ok(())
    }

    /// A round of retries ends, with nothing retried.
    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        let asset = start::<T>()?;
        RetryCursor::<T>::put((KIND, asset, Leg::Backstop));
        #[block]
        {
            Pallet::<T>::idle(T::WeightInfo::on_idle_base());
        }
        assert!(!RetryCursor::<T>::exists());
        Ok(())
    }
}
