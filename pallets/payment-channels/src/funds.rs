//! Holds of deposits. Payments out of them are made by [`Config::Settle`].

use crate::{Config, Error, HoldReason, Pallet};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungibles::{InspectHold, MutateHold},
            tokens::Precision,
        },
    },
    sp_runtime::DispatchResult,
};
use quaestor_primitives::{AssetKind, Balance};

impl<T: Config> Pallet<T> {
    /// Holds `amount`. A freeze or a vesting lock of the balance does not count, since it overlaps
    /// holds.
    pub(crate) fn hold(
        reason: HoldReason,
        asset: &AssetKind,
        who: &T::AccountId,
        amount: Balance,
    ) -> DispatchResult {
        let reason = reason.into();
        let can_hold = T::Assets::can_hold(asset.clone(), &reason, who, amount);
        ensure!(can_hold, Error::<T>::InsufficientBalance);
        T::Assets::hold(asset.clone(), &reason, who, amount)
    }

    /// Releases up to `amount`: an exit does not fail for want of a part that was taken from the hold
    /// otherwise.
    pub(crate) fn release(
        reason: HoldReason,
        asset: &AssetKind,
        who: &T::AccountId,
        amount: Balance,
    ) -> DispatchResult {
        if amount == 0 {
            return Ok(());
        }
        let precision = Precision::BestEffort;
        T::Assets::release(asset.clone(), &reason.into(), who, amount, precision).map(drop)
    }

    /// Amount that is on hold.
    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn held_by(reason: HoldReason, asset: &AssetKind, who: &T::AccountId) -> Balance {
        T::Assets::balance_on_hold(asset.clone(), &reason.into(), who)
    }
}
