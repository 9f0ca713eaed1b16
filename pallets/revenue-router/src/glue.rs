//! Implementations of the traits through which other pallets reach the router.

use crate::{
    calls::Income, funds::CreditOf, types::Leg, Config, KnownAssets, Pallet, Splits, Totals,
};
use polkadot_sdk::sp_runtime::DispatchResult;
use quaestor_primitives::{
    AssetKind, Balance, Books, Bps, Entry, Guard, RevenueType, RouteRevenue, TakeRevenue,
};

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

/// Revenue that another pallet has taken. Its payer made no choice to deposit, so a closed entry does not
/// refuse it: all of it waits, and is retried as what a leg has refused.
impl<T: Config> RouteRevenue<T::AccountId, CreditOf<T>> for Pallet<T> {
    fn route(
        credit: CreditOf<T>,
        payer: &T::AccountId,
        kind: RevenueType,
    ) -> Result<(), CreditOf<T>> {
        let (asset, amount) = (credit.asset(), credit.peek());
        let legs = match Self::legs_of(&asset, amount, kind) {
            Ok(legs) if Self::can_wait(&asset, amount, kind) => legs,
            _ => return Err(credit),
        };
        let open = T::Guard::may_enter(Entry::Deposit, payer).is_ok();
        let income = Income { who: payer.clone(), kind, reference: None };
        let divided = Self::divide(income, credit, legs, open);
        debug_assert!(divided.is_ok(), "what can wait can be divided");
        Ok(())
    }

    /// The higher of the share of the rewards and its share in a crisis: a payment is divided later than
    /// it is made.
    fn stakers_bps(kind: RevenueType) -> Bps {
        let split = Splits::<T>::get(kind);
        split.share(Leg::Rewards, false).max(split.share(Leg::Rewards, true))
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
