//! Runtime API of the buybacks.

use crate::{
    types::{self, slot_of, Params, PlannedPurchase, Record, DAYS},
    Config, DailyBurns, Pallet, Parameters, Records, State, Totals,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::{sp_api, sp_runtime::DispatchError};
use quaestor_math::{mul_div, swap::PPM};
use quaestor_primitives::{Balance, Seconds};
use quaestor_support::time;
use scale_info::TypeInfo;

/// Maximum number of records in one answer.
pub const MAX_PAGE: u32 = 100;

/// Budget, schedule and totals.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BuybackView {
    /// Available budget, in smallest units of the quote asset.
    pub budget: Balance,
    /// Earliest time of the next lot, in seconds since the Unix epoch.
    pub next_at: Seconds,
    /// Time at which the hook tries a skipped lot again, in seconds since the Unix epoch.
    pub retry_at: Seconds,
    /// The parameters.
    pub params: Params,
    /// Cumulative sums over all records.
    pub totals: types::Totals,
    /// Issuance of the native token, in smallest units.
    pub issuance: Balance,
    /// The next lot at the current price and pool, whether it is due or not; or the error that it
    /// would fail with.
    pub next: Result<PlannedPurchase, DispatchError>,
}

/// Burns of a period.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BurnWindow {
    /// Amount, in smallest units of the native token.
    pub burnt: Balance,
    /// The same in parts per million of the sum of current issuance and burns of the period,
    /// rounded down.
    pub ppm: u32,
}

/// Recent burns. Each period is a number of whole days plus the current one.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Deflation {
    /// One day.
    pub day: BurnWindow,
    /// 7 days.
    pub week: BurnWindow,
    /// 30 days.
    pub month: BurnWindow,
    /// 365 days.
    pub year: BurnWindow,
}

sp_api::decl_runtime_apis! {
    /// Reads of the buybacks.
    pub trait BuybackApi {
        /// Budget, schedule, parameters, totals, and a preview of the next lot, planned by the code
        /// that buys it.
        fn status() -> BuybackView;
        /// At most `limit` and at most 100 records, newest first, from number `start` or the newest
        /// on.
        fn buybacks(start: Option<u64>, limit: u32) -> Vec<Record>;
        /// Burns of the last day, week, month and year, and their shares of the issuance.
        fn deflation() -> Deflation;
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn buyback_view() -> BuybackView {
        let state = State::<T>::get();
        BuybackView {
            budget: state.budget,
            next_at: state.next_at,
            retry_at: state.retry_at,
            params: Parameters::<T>::get(),
            totals: Totals::<T>::get(),
            issuance: Self::issuance(),
            next: Self::plan_lot(&state),
        }
    }

    pub(crate) fn records_view(start: Option<u64>, limit: u32) -> Vec<Record> {
        let totals = Totals::<T>::get();
        let end = start.and_then(|start| start.checked_add(1)).unwrap_or(totals.count);
        let end = end.min(totals.count);
        let first = end.saturating_sub(limit.min(MAX_PAGE).into()).max(totals.oldest);
        (first..end).rev().filter_map(Records::<T>::get).collect()
    }

    pub(crate) fn deflation_view() -> Deflation {
        let today = State::<T>::get().day_of(time::now::<T::Time>());
        let issuance = Self::issuance();
        let mut deflation = Deflation::default();
        let mut burnt: Balance = 0;
        for back in 0..DAYS {
            let Some(day) = today.checked_sub(back.into()) else { break };
            let stored = DailyBurns::<T>::get(slot_of(day)).filter(|stored| stored.day == day);
            burnt = burnt.saturating_add(stored.map_or(0, |stored| stored.burnt));
            let window = BurnWindow { burnt, ppm: share(burnt, issuance) };
            // Days before the chain's first one add nothing: the sum so far is that of all longer
            // periods.
            deflation.year = window;
            if back <= 30 {
                deflation.month = window;
            }
            if back <= 7 {
                deflation.week = window;
            }
            if back <= 1 {
                deflation.day = window;
            }
        }
        deflation
    }
}

fn share(burnt: Balance, issuance: Balance) -> u32 {
    let before = issuance.saturating_add(burnt);
    let ppm = mul_div(burnt, PPM.into(), before).and_then(|ppm| u32::try_from(ppm).ok());
    ppm.unwrap_or_default()
}
