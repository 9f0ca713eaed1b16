//! What a user reads of revenue and of the backstop.

use crate::{
    types::{Deposit, Leg, Parts, Spend, Splits, TopUp},
    BackstopState, Config, DepositCount, Deposits, KnownAssets, OpenSpends, Pallet, Parameters,
    Suspense, Totals,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{frame_support::traits::Get, sp_api};
use quaestor_primitives::{AssetKind, Balance, FloorInspect, RevenueType, Seconds};
use scale_info::TypeInfo;

/// All revenue of one type in one asset, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct TotalView {
    /// The type.
    pub kind: RevenueType,
    /// The asset.
    pub asset: AssetKind,
    /// How many deposits there were.
    pub deposits: u64,
    /// Their sum.
    pub deposited: Balance,
    /// What has arrived at each leg.
    pub arrived: Parts,
    /// What each leg has refused so far, and is retried.
    pub suspended: Parts,
}

/// What waits for its leg to take it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SuspenseView {
    /// The type of revenue.
    pub kind: RevenueType,
    /// The asset.
    pub asset: AssetKind,
    /// The leg.
    pub leg: Leg,
    /// Amount, in smallest units.
    pub amount: Balance,
}

/// The reserve of one asset.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ReserveView {
    /// The asset.
    pub asset: AssetKind,
    /// What can be paid out of it, in smallest units.
    pub amount: Balance,
}

/// The backstop, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BackstopView<AccountId> {
    /// The reserve of each asset that the router knows.
    pub reserves: Vec<ReserveView>,
    /// The emergency reserve, in the floor's asset.
    pub emergency: Balance,
    /// The floor's asset.
    pub floor_asset: AssetKind,
    /// What the reward stream gets in a year of 365 days at the least.
    pub floor_per_year: Balance,
    /// Number of the current epoch.
    pub epoch: u32,
    /// When it ends, in seconds since the Unix epoch; zero before the first block.
    pub epoch_end: Seconds,
    /// What revenue has brought to the reward stream in this epoch.
    pub funded: Balance,
    /// What the floor asks for in an epoch.
    pub needed: Balance,
    /// What has come in for it, and what the reserve could add.
    pub covered: Balance,
    /// The last top-up.
    pub last_top_up: Option<TopUp>,
    /// The spends that wait, oldest first.
    pub spends: Vec<Spend<AccountId>>,
}

sp_api::decl_runtime_apis! {
    /// Reads of the revenue and of the backstop.
    pub trait RevenueRouterApi<AccountId: Codec> {
        /// All revenue by type and asset: deposited, arrived and in suspense.
        fn totals() -> Vec<TotalView>;
        /// Up to `limit` deposits, newest first, beginning with number `page_start`, or with the
        /// newest. The next page begins with the number before the last one. Only the last
        /// `MaxDeposits` are kept.
        fn deposits(page_start: Option<u64>, limit: u32) -> Vec<Deposit<AccountId>>;
        /// The shares of each type of revenue.
        fn splits() -> Splits;
        /// What waits for its leg to take it.
        fn suspense() -> Vec<SuspenseView>;
        /// The backstop: reserves, floor, spends that wait.
        fn backstop() -> BackstopView<AccountId>;
    }
}

impl<T: Config> Pallet<T> {
    /// See [`RevenueRouterApi`](runtime_decl_for_revenue_router_api::RevenueRouterApi).
    pub fn total_views() -> Vec<TotalView> {
        Totals::<T>::iter()
            .map(|(kind, asset, total)| {
                let mut suspended = Parts::default();
                for leg in Leg::ALL {
                    *suspended.of_mut(leg) = Suspense::<T>::get((kind, &asset, leg));
                }
                TotalView {
                    kind,
                    asset,
                    deposits: total.deposits,
                    deposited: total.deposited,
                    arrived: total.arrived,
                    suspended,
                }
            })
            .collect()
    }

    /// See [`RevenueRouterApi`](runtime_decl_for_revenue_router_api::RevenueRouterApi).
    pub fn deposit_views(page_start: Option<u64>, limit: u32) -> Vec<Deposit<T::AccountId>> {
        let count = DepositCount::<T>::get();
        let kept = count.saturating_sub(T::MaxDeposits::get().into());
        let end = page_start.map_or(count, |start| start.saturating_add(1).min(count));
        let first = end.saturating_sub(limit.into()).max(kept);
        (first..end).rev().filter_map(|number| Deposits::<T>::get(Self::slot(number))).collect()
    }

    /// See [`RevenueRouterApi`](runtime_decl_for_revenue_router_api::RevenueRouterApi).
    pub fn current_splits() -> Splits {
        Parameters::<T>::get().splits
    }

    /// See [`RevenueRouterApi`](runtime_decl_for_revenue_router_api::RevenueRouterApi).
    pub fn suspense_views() -> Vec<SuspenseView> {
        Suspense::<T>::iter()
            .map(|((kind, asset, leg), amount)| SuspenseView { kind, asset, leg, amount })
            .collect()
    }

    /// See [`RevenueRouterApi`](runtime_decl_for_revenue_router_api::RevenueRouterApi).
    pub fn backstop_view() -> BackstopView<T::AccountId> {
        let (record, cover) = (BackstopState::<T>::get(), Self::floor_cover());
        let reserves = KnownAssets::<T>::get()
            .into_iter()
            .map(|known| ReserveView { amount: Self::reserve(&known.asset), asset: known.asset });
        BackstopView {
            reserves: reserves.collect(),
            emergency: record.emergency,
            floor_asset: T::FloorAsset::get(),
            floor_per_year: Parameters::<T>::get().floor_per_year,
            epoch: record.epoch,
            epoch_end: record.epoch_end,
            funded: record.funded,
            needed: cover.needed,
            covered: cover.covered,
            last_top_up: record.last,
            spends: OpenSpends::<T>::get().into_inner(),
        }
    }
}
