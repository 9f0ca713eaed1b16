//! The worst case of each call, on the runtime that includes the pallet.
//!
//! The number of records is at its maximum, so that a lot overwrites one, and the day overwrites a
//! day of the year before.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{self, slot_of, Amounts, DailyBurn, Params, Record, DAYS},
    Call, Config, DailyBurns, Pallet, Parameters, Records, State, Totals, WeightInfo,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{fungibles::Mutate, EnsureOrigin, Get},
};
use quaestor_primitives::{Balance, Price, Seconds};

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper {
    /// Sets the time, in seconds since the Unix epoch.
    fn set_time(now: Seconds);
    /// Creates a pool of the native token and the quote asset with at least `quote` of the latter,
    /// at a fresh reference price, and permits buybacks.
    fn open_market(quote: Balance);
}

const NOW: Seconds = 1_750_000_000;
const LOT: Balance = 1_000_000_000;

fn params() -> Params {
    Params {
        max_lot: LOT,
        min_lot: 1,
        slippage_bps: 1_000,
        impact_bps: 100,
        min_distance_secs: 600,
        jitter_secs: 300,
        retry_secs: 60,
    }
}

/// A lot is due, and there is a record and a day to overwrite.
fn prepare<T: Config>() -> Result<(), BenchmarkError> {
    T::BenchmarkHelper::set_time(NOW);
    T::BenchmarkHelper::open_market(LOT * 10_000);
    Parameters::<T>::put(params());
    let (mut state, mut totals) = (State::<T>::get(), types::Totals::default());
    state.budget = state.budget + LOT;
    state.next_at = 0;
    state.retry_at = 0;
    state.day_secs = state.day_secs.max(1);
    T::Assets::mint_into(T::QuoteAsset::get(), &Pallet::<T>::account(), LOT * 2)?;
    for number in 0..u64::from(T::MaxRecords::get()) {
        let amounts = Amounts { spent: 1, bought: 1, burnt: 1 };
        let low = Some(Price(1));
        Records::<T>::insert(number, Record { number, time: NOW, amounts, low, min_out: 1 });
        totals.all = totals.all.checked_add(amounts).unwrap();
        totals.count += 1;
    }
    let day = state.day_of(NOW) - u64::from(DAYS);
    DailyBurns::<T>::insert(slot_of(day), DailyBurn { day, burnt: 1 });
    State::<T>::put(state);
    Totals::<T>::put(totals);
    Ok(())
}

#[benchmarks]
mod benches {
    use super::*;

    /// The lot overwrites a record and a day.
    #[benchmark]
    fn execute_buyback() -> Result<(), BenchmarkError> {
        prepare::<T>()?;
        let origin =
            T::KeeperOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin);
        assert_eq!(Totals::<T>::get().count, u64::from(T::MaxRecords::get()) + 1);
        assert_eq!(Totals::<T>::get().oldest, 1);
        Ok(())
    }

    /// Up to the lot, which is due.
    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        prepare::<T>()?;
        let before = Totals::<T>::get();
        #[block]
        {
            Pallet::<T>::buy_idle(T::WeightInfo::on_idle_base());
        }
        assert_eq!(Totals::<T>::get(), before);
        Ok(())
    }

    #[benchmark]
    fn set_params() -> Result<(), BenchmarkError> {
        Parameters::<T>::put(params());
        let new = Params { jitter_secs: 301, ..params() };
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Parameters::<T>::get(), new);
        Ok(())
    }
}
