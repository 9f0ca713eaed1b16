//! Runtime API of allocations and pledges.

use crate::{types::Allocation, Allocations, Config, Pallet, Pledges};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{frame_support::traits::Get, sp_api};
use quaestor_primitives::{Balance, Bps, Seconds};
use scale_info::TypeInfo;

/// An allocation, and its amounts now, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AllocationView<AccountId> {
    /// Number.
    pub id: u32,
    /// The allocation.
    pub allocation: Allocation<AccountId>,
    /// Amount that a release pays now.
    pub releasable: Balance,
}

/// The pledge of an account.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PledgeView {
    /// Number of the allocation.
    pub allocation: u32,
    /// Amount on hold, in smallest units.
    pub amount: Balance,
    /// The boost, in basis points.
    pub loyalty_bps: Bps,
    /// Time from which on it boosts weight, in seconds since the Unix epoch; `None` before the
    /// launch.
    pub loyal_from: Option<Seconds>,
}

sp_api::decl_runtime_apis! {
    /// Reads of allocations and pledges.
    pub trait AllocationsApi<AccountId: Codec> {
        /// Allocations of `who`, with the amount that can be released now.
        fn allocations_of(who: AccountId) -> Vec<AllocationView<AccountId>>;
        /// The allocation of this number, with the amount that can be released now.
        fn allocation(id: u32) -> Option<AllocationView<AccountId>>;
        /// The pledge of `who`.
        fn pledge_of(who: AccountId) -> Option<PledgeView>;
        /// Sum of what is not released, in smallest units.
        fn unreleased() -> Balance;
        /// Sum of all pledges, in smallest units.
        fn pledged() -> Balance;
    }
}

impl<T: Config> Pallet<T> {
    /// Visits every allocation; for reads off the chain only.
    pub(crate) fn allocation_views(who: &T::AccountId) -> Vec<AllocationView<T::AccountId>> {
        let mut views: Vec<_> = Allocations::<T>::iter()
            .filter(|(_, allocation)| allocation.beneficiary == *who)
            .map(|(id, allocation)| Self::view(id, allocation))
            .collect();
        views.sort_unstable_by_key(|view| view.id);
        views
    }

    pub(crate) fn allocation_view(id: u32) -> Option<AllocationView<T::AccountId>> {
        Allocations::<T>::get(id).map(|allocation| Self::view(id, allocation))
    }

    fn view(id: u32, allocation: Allocation<T::AccountId>) -> AllocationView<T::AccountId> {
        let vested = allocation.vested(T::Launch::get(), T::Now::get());
        let releasable = vested.saturating_sub(allocation.released);
        AllocationView { id, allocation, releasable }
    }

    pub(crate) fn pledge_view(who: &T::AccountId) -> Option<PledgeView> {
        let (pledge, launch) = (Pledges::<T>::get(who)?, T::Launch::get());
        Some(PledgeView {
            allocation: pledge.allocation,
            amount: pledge.amount,
            loyalty_bps: pledge.loyalty_bps,
            loyal_from: (launch > 0).then(|| launch.saturating_add(pledge.loyal_from_secs)),
        })
    }
}
