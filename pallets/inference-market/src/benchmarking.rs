//! Worst case of each call, on the runtime that includes the pallet: lists are full, an epoch is over
//! where a call ends it, and work is paid in another asset than the native token.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

mod setup;

pub use setup::BenchmarkHelper;

use crate::{
    types::{Ask, Credit, Hash, LegSums, Stage, Terms, MAX_BIDS},
    Asks, Bids, Call, Classes, Config, CurrentTerms, Jobs, Pallet, State, Unpaid, Work,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::{traits::EnsureOrigin, BoundedVec},
    frame_system::RawOrigin,
    sp_runtime::traits::Zero,
};
use quaestor_primitives::AssetKind;
use setup::*;

fn origin<O, E: EnsureOrigin<O>>() -> Result<O, BenchmarkError> {
    E::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

#[benchmarks]
mod benches {
    use super::*;

    #[benchmark]
    fn set_ask() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        let who = provider::<T>(0);
        full_asks::<T>(&who, &asset);
        let ask = Ask { asset, price: 2_000, least_secs: 1, daily_units: 1_000 };
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), 15, Some(ask.clone()));
        assert_eq!(Asks::<T>::get(who)[15].ask, ask);
        Ok(())
    }

    #[benchmark]
    fn post_job() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        let who = consumer::<T>(&asset);
        #[extrinsic_call]
        _(RawOrigin::Signed(who), spec(asset));
        assert!(Jobs::<T>::contains_key(0));
        Ok(())
    }

    #[benchmark]
    fn order() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        let (who, provider) = (consumer::<T>(&asset), provider::<T>(0));
        full_asks::<T>(&provider, &asset);
        #[extrinsic_call]
        _(RawOrigin::Signed(who), provider, spec(asset));
        assert!(Jobs::<T>::contains_key(0));
        Ok(())
    }

    /// The worst of eight bids gives way.
    #[benchmark]
    fn bid() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        insert_job::<T>(asset, Stage::Open)?;
        let who = provider::<T>(0);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), ID, 50, DAY);
        assert_eq!(Bids::<T>::get(ID).unwrap().0[0].provider, who);
        Ok(())
    }

    #[benchmark]
    fn withdraw_bid() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        insert_job::<T>(asset, Stage::Open)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(account("bidder", 0, 0)), ID);
        assert_eq!(Bids::<T>::get(ID).unwrap().0.len() as u32, MAX_BIDS - 1);
        Ok(())
    }

    #[benchmark]
    fn assign() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        let who = insert_job::<T>(asset, Stage::Open)?;
        let provider = provider::<T>(0);
        Bids::<T>::mutate(ID, |bids| bids.as_mut().unwrap().0[7].provider = provider.clone());
        #[extrinsic_call]
        _(RawOrigin::Signed(who), ID, provider);
        assert!(Jobs::<T>::get(ID).unwrap().deal().is_some());
        Ok(())
    }

    #[benchmark]
    fn decline() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        let who = provider::<T>(0);
        insert_job::<T>(asset, Stage::Assigned(deal::<T>(who.clone())))?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), ID);
        assert!(Jobs::<T>::get(ID).unwrap().bars(&who));
        Ok(())
    }

    #[benchmark]
    fn submit_result() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        let who = provider::<T>(0);
        insert_job::<T>(asset, Stage::Assigned(deal::<T>(who.clone())))?;
        let output: Hash = [5; 32];
        #[extrinsic_call]
        _(RawOrigin::Signed(who), ID, output, 1_000, location());
        assert!(Jobs::<T>::get(ID).unwrap().result().is_some());
        Ok(())
    }

    #[benchmark]
    fn accept() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY - 1);
        let deal = deal::<T>(provider::<T>(0));
        let who = insert_job::<T>(asset, Stage::Submitted(deal, result()))?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who), ID);
        assert_eq!(State::<T>::get().next_receipt, 1);
        Ok(())
    }

    #[benchmark]
    fn settle() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY - 1);
        let deal = deal::<T>(provider::<T>(0));
        insert_job::<T>(asset, Stage::Submitted(deal, result()))?;
        T::BenchmarkHelper::set_time(NOW + 4 * DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), ID);
        assert_eq!(State::<T>::get().next_receipt, 1);
        Ok(())
    }

    #[benchmark]
    fn clear() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        let deal = deal::<T>(provider::<T>(0));
        insert_job::<T>(asset, Stage::Paid(deal, result()))?;
        T::BenchmarkHelper::set_time(NOW + 4 * DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), ID);
        assert!(!Jobs::<T>::contains_key(ID));
        Ok(())
    }

    #[benchmark]
    fn cancel() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        insert_job::<T>(asset, Stage::Open)?;
        T::BenchmarkHelper::set_time(NOW + 4 * DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), ID);
        assert!(!Jobs::<T>::contains_key(ID));
        Ok(())
    }

    #[benchmark]
    fn fail() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        let deal = deal::<T>(provider::<T>(0));
        insert_job::<T>(asset, Stage::Assigned(deal))?;
        T::BenchmarkHelper::set_time(NOW + 4 * DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), ID);
        assert!(!Jobs::<T>::contains_key(ID));
        Ok(())
    }

    #[benchmark]
    fn claim_work() -> Result<(), BenchmarkError> {
        start::<T>(TODAY - 1);
        let who: T::AccountId = account("provider", 0, 0);
        let credit = |ago| Credit { day: TODAY - 1 - ago, amount: AMOUNT };
        let credits = (1..32).rev().map(credit).collect();
        Work::<T>::insert(&who, BoundedVec::truncate_from(credits));
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), who.clone(), TODAY - 2);
        assert_eq!(Work::<T>::get(who).len(), 30);
        Ok(())
    }

    #[benchmark]
    fn collect_unpaid() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        let who = consumer::<T>(&asset);
        Unpaid::<T>::insert(&who, &asset, AMOUNT);
        State::<T>::mutate(|state| state.assets[1].unpaid = AMOUNT);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), who.clone(), asset.clone());
        assert!(Unpaid::<T>::get(who, asset).is_zero());
        Ok(())
    }

    #[benchmark]
    fn flush() -> Result<(), BenchmarkError> {
        start::<T>(TODAY);
        State::<T>::mutate(|state| {
            state.assets[0].pending = LegSums {
                network: AMOUNT,
                insurance: AMOUNT,
                treasury: AMOUNT,
                burn: AMOUNT,
                surplus: AMOUNT,
            };
        });
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), AssetKind::Native);
        assert_eq!(State::<T>::get().assets[0].flushed_at, NOW);
        Ok(())
    }

    #[benchmark]
    fn drop_ask() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        let who = provider::<T>(0);
        full_asks::<T>(&who, &asset);
        T::BenchmarkHelper::retire(&who);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), who.clone(), 0);
        assert_eq!(Asks::<T>::get(who).len(), 15);
        Ok(())
    }

    #[benchmark]
    fn set_terms() -> Result<(), BenchmarkError> {
        start::<T>(TODAY - 1);
        let new = Terms { late_bps: 600, ..terms() };
        let origin = origin::<_, T::GovernanceOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(CurrentTerms::<T>::get(), Some(new));
        Ok(())
    }

    #[benchmark]
    fn set_class() -> Result<(), BenchmarkError> {
        start::<T>(TODAY - 1);
        let origin = origin::<_, T::GovernanceOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, 15, 2 * AMOUNT);
        assert_eq!(Classes::<T>::get()[15].base, 2 * AMOUNT);
        Ok(())
    }

    #[benchmark]
    fn override_price() -> Result<(), BenchmarkError> {
        start::<T>(TODAY);
        let manual = Some((AMOUNT, NOW + DAY));
        let origin = origin::<_, T::GovernanceOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, 15, manual);
        assert_eq!(Classes::<T>::get()[15].manual, manual);
        Ok(())
    }

    #[benchmark]
    fn add_asset() -> Result<(), BenchmarkError> {
        let asset = start::<T>(TODAY);
        State::<T>::mutate(|state| state.assets.truncate(1));
        let payer = consumer::<T>(&asset);
        let origin = origin::<_, T::GovernanceOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset, payer);
        assert_eq!(State::<T>::get().assets.len(), 2);
        Ok(())
    }

    #[benchmark]
    fn roll() -> Result<(), BenchmarkError> {
        start::<T>(TODAY - 1);
        #[block]
        {
            Pallet::<T>::roll_now(&terms());
        }
        assert_eq!(State::<T>::get().day, TODAY);
        Ok(())
    }

    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        start::<T>(TODAY);
        #[block]
        {
            let _ = Pallet::<T>::idle(<T::WeightInfo as crate::WeightInfo>::on_idle_base());
        }
        Ok(())
    }
}
