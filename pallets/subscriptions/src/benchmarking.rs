//! The worst case of each call, on the runtime that includes the pallet.
//!
//! Payments are in the native token, by an account with the maximum number of subscriptions; the
//! last of them is paid, and it moves on the timeline.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{AutoRenew, Params, Plan, PlanId, Subscription, MAX_PERIODS, MAX_PER_ACCOUNT},
    Call, Config, Cursor, Pallet, Parameters, PlanCount, Plans, Subscriptions, Timeline, Totals,
    WeightInfo,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{EnsureOrigin, Get},
    frame_system::RawOrigin,
};
use quaestor_primitives::{AssetKind, Balance, Seconds};

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper<AccountId> {
    /// Sets the time, in seconds since the Unix epoch.
    fn set_time(now: Seconds);
    /// Makes the router take the native token and the quote asset with all its legs, sets a fresh
    /// reference price of at least one USDC per token, and gives `payer` a thousand USDC and as
    /// many tokens to spend, and a stake if possible.
    fn prepare(payer: &AccountId);
}

const NOW: Seconds = 1_750_000_000;
const BUCKET: Seconds = 3_600;
const PERIOD: Seconds = 2_592_000;
/// The plan that is paid: the last one of the account.
const LAST: PlanId = MAX_PER_ACCOUNT - 1;
const MOST: Balance = Balance::MAX;

fn params() -> Params {
    Params {
        native_bps: 1_000,
        staked_bps: 2_000,
        staked_min: 1_000_000_000_000_000_000,
        bucket_secs: BUCKET,
        max_attempts: 24,
    }
}

const fn plan() -> Plan {
    Plan { price: 10_000, period_secs: PERIOD, open: true }
}

fn auto_renew() -> AutoRenew {
    AutoRenew { pay_with: AssetKind::Native, max_payment: MOST }
}

/// Plans, as many as an account can subscribe to, and an account that can pay.
fn start<T: Config>() -> T::AccountId {
    // Not the caller of a benchmark, whose account would not be counted.
    let who: T::AccountId = account("subscriber", 0, 0);
    T::BenchmarkHelper::set_time(NOW);
    T::BenchmarkHelper::prepare(&who);
    Parameters::<T>::put(params());
    for id in 0..MAX_PER_ACCOUNT {
        Plans::<T>::insert(id, plan());
    }
    PlanCount::<T>::put(MAX_PER_ACCOUNT);
    who
}

fn pay<T: Config>(who: &T::AccountId, id: PlanId) -> Result<(), BenchmarkError> {
    let origin = RawOrigin::Signed(who.clone()).into();
    Pallet::<T>::subscribe(origin, id, 1, T::QuoteAsset::get(), MOST)?;
    Ok(())
}

/// Subscribed to all plans, and all of them renewed automatically.
fn subscribed<T: Config>() -> Result<T::AccountId, BenchmarkError> {
    let who = start::<T>();
    for id in 0..MAX_PER_ACCOUNT {
        pay::<T>(&who, id)?;
        Pallet::<T>::do_set_auto_renew(&who, id, Some(auto_renew()))?;
    }
    Ok(who)
}

fn last<T: Config>(who: &T::AccountId) -> Subscription {
    Pallet::<T>::subscription_of(who, LAST).unwrap()
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
    T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

#[benchmarks]
mod benches {
    use super::*;

    /// An extension, so that the renewal moves.
    #[benchmark]
    fn subscribe() -> Result<(), BenchmarkError> {
        let who = subscribed::<T>()?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), LAST, MAX_PERIODS, AssetKind::Native, MOST);
        assert_eq!(last::<T>(&who).active_until, NOW + PERIOD * u64::from(MAX_PERIODS + 1));
        Ok(())
    }

    /// An order is replaced, when the end has come.
    #[benchmark]
    fn set_auto_renew() -> Result<(), BenchmarkError> {
        let who = subscribed::<T>()?;
        T::BenchmarkHelper::set_time(NOW + PERIOD + BUCKET);
        let new = AutoRenew { pay_with: T::QuoteAsset::get(), max_payment: MOST };
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), LAST, Some(new.clone()));
        assert_eq!(last::<T>(&who).renewal.unwrap().order, new);
        Ok(())
    }

    #[benchmark]
    fn cancel() -> Result<(), BenchmarkError> {
        let who = subscribed::<T>()?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), LAST);
        assert_eq!(last::<T>(&who).renewal, None);
        Ok(())
    }

    #[benchmark]
    fn renew_for() -> Result<(), BenchmarkError> {
        let who = subscribed::<T>()?;
        T::BenchmarkHelper::set_time(NOW + PERIOD - 1);
        T::BenchmarkHelper::prepare(&who);
        let before = last::<T>(&who).renewal.unwrap().bucket;
        let caller: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), who.clone(), LAST);
        assert_eq!(last::<T>(&who).active_until, NOW + PERIOD * 2);
        assert!(!Timeline::<T>::contains_key(before, (&who, LAST)));
        Ok(())
    }

    /// Paid in both assets.
    #[benchmark]
    fn forget() -> Result<(), BenchmarkError> {
        let who = subscribed::<T>()?;
        let origin = RawOrigin::Signed(who.clone()).into();
        Pallet::<T>::subscribe(origin, LAST, 1, AssetKind::Native, MOST)?;
        Pallet::<T>::do_cancel(&who, LAST)?;
        T::BenchmarkHelper::set_time(NOW + PERIOD * 2);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), LAST);
        assert_eq!(Subscriptions::<T>::get(&who).len() as u32, MAX_PER_ACCOUNT - 1);
        assert!(Totals::<T>::get(LAST, AssetKind::Native).forgotten.payments > 0);
        Ok(())
    }

    #[benchmark]
    fn add_plan() -> Result<(), BenchmarkError> {
        start::<T>();
        let origin = governance::<T>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, plan());
        assert_eq!(Plans::<T>::get(MAX_PER_ACCOUNT), Some(plan()));
        Ok(())
    }

    #[benchmark]
    fn set_plan() -> Result<(), BenchmarkError> {
        start::<T>();
        let (origin, new) = (governance::<T>()?, Plan { price: 20_000, ..plan() });
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, LAST, new);
        assert_eq!(Plans::<T>::get(LAST), Some(new));
        Ok(())
    }

    #[benchmark]
    fn close_plan() -> Result<(), BenchmarkError> {
        start::<T>();
        let origin = governance::<T>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, LAST);
        assert_eq!(Plans::<T>::get(LAST), Some(Plan { open: false, ..plan() }));
        Ok(())
    }

    #[benchmark]
    fn set_params() -> Result<(), BenchmarkError> {
        start::<T>();
        let (origin, new) = (governance::<T>()?, Params { max_attempts: 25, ..params() });
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Parameters::<T>::get(), new);
        Ok(())
    }

    /// With a step of the cursor, so that it is written, up to the first renewal, which is due but
    /// is not allowed for.
    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        let who = subscribed::<T>()?;
        let bucket = last::<T>(&who).renewal.unwrap().bucket;
        Cursor::<T>::put(bucket - 1);
        T::BenchmarkHelper::set_time(NOW + PERIOD - 1);
        let budget = T::WeightInfo::on_idle_base().saturating_add(T::WeightInfo::next_bucket());
        #[block]
        {
            Pallet::<T>::renew_idle(budget);
        }
        assert_eq!(Cursor::<T>::get(), Some(bucket));
        assert!(Timeline::<T>::contains_key(bucket, (&who, LAST)));
        Ok(())
    }

    /// The first key of a bucket; the cursor is written once, with the base.
    #[benchmark]
    fn next_bucket() -> Result<(), BenchmarkError> {
        let who = subscribed::<T>()?;
        let bucket = last::<T>(&who).renewal.unwrap().bucket;
        let found;
        #[block]
        {
            found = Timeline::<T>::iter_key_prefix(bucket).next();
        }
        assert!(found.is_some_and(|(there, _)| there == who));
        Ok(())
    }
}
