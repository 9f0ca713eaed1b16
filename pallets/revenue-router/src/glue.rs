//! Implementations of the traits through which other pallets reach the router.

use crate::{Config, Pallet};
use polkadot_sdk::sp_runtime::DispatchResult;
use quaestor_primitives::{AssetKind, Balance, RevenueType, TakeRevenue};

impl<T: Config> TakeRevenue<T::AccountId> for Pallet<T> {
    fn take(
        from: &T::AccountId,
        asset: &AssetKind,
        amount: Balance,
        kind: RevenueType,
    ) -> DispatchResult {
        Self::do_deposit(from.clone(), asset.clone(), amount, kind)
    }
}
