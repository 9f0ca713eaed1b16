//! Implementations of traits of other pallets.

use crate::{types::Closed, Config, Error, Pallet, State};
use polkadot_sdk::{frame_support::traits::Get, sp_runtime::DispatchResult};
use quaestor_primitives::{
    AssetKind, Balance, CrisisInspect, Entry, Guard, OnRevenue, RevenueType,
};

impl<T: Config> Guard<T::AccountId> for Pallet<T> {
    /// Reads the state only. The wallet cap is checked by the vault.
    fn may_enter(entry: Entry, _: &T::AccountId) -> DispatchResult {
        match State::<T>::get().closed(entry) {
            None => Ok(()),
            Some(Closed::Manual) => Err(Error::<T>::EntryClosed.into()),
            Some(Closed::RewardFloor) => Err(Error::<T>::BuybackPaused.into()),
        }
    }
}

impl<T: Config> CrisisInspect for Pallet<T> {
    fn in_crisis() -> bool {
        State::<T>::get().crisis_until().is_some()
    }

    fn buyback_paused() -> bool {
        State::<T>::get().reward_floor.is_some()
    }

    fn emergency_open() -> bool {
        State::<T>::get().emergency_open()
    }
}

impl<T: Config> OnRevenue for Pallet<T> {
    fn on_revenue(_: RevenueType, asset: &AssetKind, amount: Balance) {
        if *asset == T::FloorAsset::get() {
            State::<T>::mutate(|state| state.window.receive(amount));
        }
    }
}
