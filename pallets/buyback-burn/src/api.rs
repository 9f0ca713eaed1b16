//! Reads of the buybacks for users.

use crate::{
    types::{slot_of, Params, Plan, Record, Totals, DAYS},
    BurntByDay, Config, Ledger, Pallet, Parameters, Records, State,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::{sp_api, sp_runtime::DispatchError};
use quaestor_math::{mul_div, swap::PPM};
use quaestor_primitives::{Balance, Seconds};
use scale_info::TypeInfo;

/// Records that one answer holds at most.
pub const MAX_PAGE: u32 = 100;

/// Budget and schedule.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Status {
    /// Available budget, in smallest units of the quote asset.
    pub budget: Balance,
    /// When the next lot is due.
    pub next_at: Seconds,
    /// When the schedule tries again after a lot that was skipped.
    pub retry_at: Seconds,
    /// The rules for lots.
    pub params: Params,
    /// Cumulative sums.
    pub totals: Totals,
    /// Native tokens that there are, in smallest units.
    pub issuance: Balance,
    /// The lot as it would be bought now, were it due; or why it would be skipped.
    pub next: Result<Plan, DispatchError>,
}

/// Burns of a time span.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Window {
    /// Amount, in smallest units of the native token.
    pub burnt: Balance,
    /// The same in parts per million of the issuance at the beginning: of what is issued now and
    /// what was burnt since. Rounded down.
    pub ppm: u32,
}

/// Recent burns. Each span is whole days plus the day that has begun.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Deflation {
    /// One day.
    pub day: Window,
    /// 7 days.
    pub week: Window,
    /// 30 days.
    pub month: Window,
    /// 365 days.
    pub year: Window,
}

sp_api::decl_runtime_apis! {
    /// Reads of the buybacks.
    pub trait BuybackApi {
        /// Budget, schedule, terms, totals, and what the next lot would be now: planned by the code
        /// that buys it.
        fn status() -> Status;
        /// At most `limit` and at most 100 records, newest first, beginning with number `start` or
        /// with the newest.
        fn buybacks(start: Option<u64>, limit: u32) -> Vec<Record>;
        /// Burns of the last day, week, month and year, and their share of the issuance.
        fn deflation() -> Deflation;
    }
}

impl<T: Config> Pallet<T> {
    /// See [`BuybackApi`](runtime_decl_for_buyback_api::BuybackApi).
    pub fn status_view() -> Status {
        let state = State::<T>::get();
        Status {
            budget: state.budget,
            next_at: state.next_at,
            retry_at: state.retry_at,
            params: Parameters::<T>::get(),
            totals: Ledger::<T>::get(),
            issuance: Self::issuance(),
            next: Self::plan_lot(&state),
        }
    }

    /// See [`BuybackApi`](runtime_decl_for_buyback_api::BuybackApi).
    pub fn records_view(start: Option<u64>, limit: u32) -> Vec<Record> {
        let totals = Ledger::<T>::get();
        let end = start.and_then(|start| start.checked_add(1)).unwrap_or(totals.count);
        let end = end.min(totals.count);
        let first = end.saturating_sub(limit.min(MAX_PAGE).into()).max(totals.oldest);
        (first..end).rev().filter_map(Records::<T>::get).collect()
    }

    /// See [`BuybackApi`](runtime_decl_for_buyback_api::BuybackApi).
    pub fn deflation_view() -> Deflation {
        let today = State::<T>::get().day_of(Self::now());
        let issuance = Self::issuance();
        let mut deflation = Deflation::default();
        let mut burnt: Balance = 0;
        for back in 0..DAYS {
            let Some(day) = today.checked_sub(back.into()) else { break };
            let there = BurntByDay::<T>::get(slot_of(day)).filter(|there| there.day == day);
            burnt = burnt.saturating_add(there.map_or(0, |there| there.burnt));
            let window = Window { burnt, ppm: share(burnt, issuance) };
            // Days before the first one of the chain add nothing, so what is told so far holds for
            // all longer times.
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
