//! Implementations of the traits through which other pallets reach the router.

use crate::{Config, KnownAssets, Pallet, Totals};
use polkadot_sdk::sp_runtime::DispatchResult;
use quaestor_primitives::{AssetKind, Balance, Books, RevenueType, TakeRevenue};

impl<T: Config> TakeRevenue<T::AccountId> for Pallet<T> {
    fn take(
        from: &T::AccountId,
        asset: &AssetKind,
        amount: Balance,
        kind: RevenueType,
    ) -> DispatchResult {
        Self::do_deposit(from.clone(), asset.clone(), amount, kind, None)
    }
}

impl<T: Config> Books<T::AccountId> for Pallet<T> {
    fn account() -> T::AccountId {
        Self::account()
    }

    /// Minimum balance and suspense, which is what was deposited and has not arrived.
    fn booked(asset: &AssetKind) -> Balance {
        let known = KnownAssets::<T>::get();
        let Some(known) = known.iter().find(|known| known.asset == *asset) else { return 0 };
        RevenueType::ALL.into_iter().fold(known.minimum_balance, |sum, kind| {
            let total = Totals::<T>::get(kind, asset);
            // A sum that does not fit is above any balance.
            let suspense = total.deposited.saturating_sub(total.arrived.sum().unwrap_or_default());
            sum.saturating_add(suspense)
        })
    }
}
