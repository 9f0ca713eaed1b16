//! Runtime API of the router.

use crate::{
    types::{Deposit, Leg, LegAmounts, Reference, Split},
    Config, DepositCount, Deposits, Pallet, References, Splits, Suspense, Totals,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{frame_support::traits::Get, sp_api, sp_runtime::DispatchError};
use quaestor_primitives::{AssetKind, Balance, RevenueType};
use quaestor_support::ring;
use scale_info::TypeInfo;

/// Maximum number of deposits in one answer.
pub const MAX_PAGE: u32 = 100;

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
    /// Amounts that were delivered to each leg.
    pub arrived: LegAmounts,
    /// Amounts in suspense.
    pub suspended: LegAmounts,
}

/// An amount in suspense.
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
        /// At most `limit` and at most 100 deposits, newest first, beginning with number `page_start`,
        /// or with the newest. The next page begins with the number before the last one. Only the last
        /// `MaxDeposits` are kept.
        fn deposits(page_start: Option<u64>, limit: u32) -> Vec<Deposit<AccountId>>;
        /// The shares of each type of revenue.
        fn splits() -> Vec<(RevenueType, Split)>;
        /// The legs into which a deposit of `amount` (smallest units) would be cut now. They are exactly
        /// the whole: shares round down, and the backstop receives the remainder. A closure of deposits
        /// does not count.
        fn split_preview(
            asset: AssetKind,
            amount: Balance,
            kind: RevenueType,
        ) -> Result<LegAmounts, DispatchError>;
        /// The amounts in suspense.
        fn suspense() -> Vec<SuspenseView>;
        /// Returns `true` if `who` has made a deposit with `reference`, which is then refused. The last
        /// `KeptReferences` of each depositor are kept.
        fn has_deposited(who: AccountId, reference: Reference) -> bool;
    }
}

impl<T: Config> Pallet<T> {
    /// See [`RevenueRouterApi`](runtime_decl_for_revenue_router_api::RevenueRouterApi).
    pub fn total_views() -> Vec<TotalView> {
        Totals::<T>::iter()
            .map(|(kind, asset, total)| {
                let mut suspended = LegAmounts::default();
                for ((_, _, leg), amount) in
                    Suspense::<T>::iter().filter(|(key, _)| key.0 == kind && key.1 == asset)
                {
                    // Cannot fail: each leg is there once, and a leg has a place.
                    let _ = suspended.add(leg, amount);
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
            .take(usize::try_from(limit.min(MAX_PAGE)).unwrap_or(usize::MAX))
            .filter_map(|number| Deposits::<T>::get(ring::slot(number, T::MaxDeposits::get())))
            .collect()
    }

    /// See [`RevenueRouterApi`](runtime_decl_for_revenue_router_api::RevenueRouterApi).
    pub fn current_splits() -> Vec<(RevenueType, Split)> {
        RevenueType::ALL.into_iter().map(|kind| (kind, Splits::<T>::get(kind))).collect()
    }

    /// See [`RevenueRouterApi`](runtime_decl_for_revenue_router_api::RevenueRouterApi).
    pub fn suspense_views() -> Vec<SuspenseView> {
        Suspense::<T>::iter()
            .map(|((kind, asset, leg), amount)| SuspenseView { kind, asset, leg, amount })
            .collect()
    }

    /// See [`RevenueRouterApi`](runtime_decl_for_revenue_router_api::RevenueRouterApi).
    pub fn is_deposited(who: &T::AccountId, reference: &Reference) -> bool {
        References::<T>::contains_key(who, reference)
    }
}
