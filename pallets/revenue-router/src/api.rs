//! Runtime API of the router.

use crate::{
    types::{Deposit, Leg, LegAmounts, Splits},
    Config, DepositCount, Deposits, Pallet, Parameters, Suspense, Totals,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{frame_support::traits::Get, sp_api};
use quaestor_primitives::{AssetKind, Balance, RevenueType};
use quaestor_support::ring;
use scale_info::TypeInfo;

/// All revenue of one type in one asset, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct TotalView {
    /// The type.
    pub kind: RevenueType,
    /// The asset.
    pub asset: AssetKind,
    /// Number of deposits.
    pub deposits: u64,
    /// Their sum.
    pub deposited: Balance,
    /// Amounts that arrived at each leg.
    pub arrived: LegAmounts,
    /// Amounts that each leg has refused so far; they are retried.
    pub suspended: LegAmounts,
}

/// Amount in suspense until its leg accepts it.
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

sp_api::decl_runtime_apis! {
    /// Reads of the revenue.
    pub trait RevenueRouterApi<AccountId: Codec> {
        /// All revenue by type and asset: deposited, arrived and in suspense.
        fn totals() -> Vec<TotalView>;
        /// Up to `limit` deposits, newest first, beginning with number `page_start`, or with the
        /// newest. The next page begins with the number before the last one. Only the last
        /// `MaxDeposits` are kept.
        fn deposits(page_start: Option<u64>, limit: u32) -> Vec<Deposit<AccountId>>;
        /// The shares of each type of revenue.
        fn splits() -> Splits;
        /// Amounts in suspense until their legs accept them.
        fn suspense() -> Vec<SuspenseView>;
    }
}

impl<T: Config> Pallet<T> {
    /// See [`RevenueRouterApi`](runtime_decl_for_revenue_router_api::RevenueRouterApi).
    pub fn total_views() -> Vec<TotalView> {
        Totals::<T>::iter()
            .map(|(kind, asset, total)| {
                let mut suspended = LegAmounts::default();
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
        ring::newest_first(count, T::MaxDeposits::get(), page_start)
            .take(usize::try_from(limit).unwrap_or(usize::MAX))
            .filter_map(|number| Deposits::<T>::get(ring::slot(number, T::MaxDeposits::get())))
            .collect()
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
}
