//! What other pallets give and ask.

use crate::{funds::CreditOf, BackstopState, Config, Pallet, Parameters};
use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::traits::{Get, OnUnbalanced},
    sp_runtime::DispatchResult,
};
use quaestor_primitives::{AssetKind, Balance, FloorCover, FloorInspect, RevenueType, TakeRevenue};

/// Puts penalties and pots into the backstop's reserve. What the backstop's account cannot take,
/// because it is less than the minimum balance of an asset that the account does not hold yet, is
/// burnt.
pub struct Backstop<T>(PhantomData<T>);

impl<T: Config> OnUnbalanced<CreditOf<T>> for Backstop<T> {
    fn on_nonzero_unbalanced(credit: CreditOf<T>) {
        drop(Pallet::<T>::put(&Pallet::<T>::backstop_account(), credit));
    }
}

impl<T: Config> FloorInspect for Pallet<T> {
    fn floor_cover() -> FloorCover {
        let funded = BackstopState::<T>::get().funded;
        FloorCover {
            needed: Parameters::<T>::get().floor_per_epoch(),
            covered: funded.saturating_add(Self::reserve(&T::FloorAsset::get())),
        }
    }
}

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
