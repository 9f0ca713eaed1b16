//! Invariants of fees and keys, as equalities over the whole state.

use crate::{
    types::{dated, Fees},
    Allowances, Config, KeptKeyCount, KnownAssets, Pallet, Parameters, RevokedFees, SettledKeys,
    SettledOrder, Totals,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::{AssetKind, Params as _};
use quaestor_support::funds::{is_booked, KnownAsset};

const OVERFLOW: &str = "a sum overflows";

impl<T: Config> Pallet<T> {
    /// * I3: for each asset: balance of the pallet's account = minimum balance, or higher by what arrived
    ///   unasked.
    /// * I7: nothing is stored for an unknown asset; for each account: deposits on hold = sum over its
    ///   allowances.
    /// * I11: for each asset: total = sum over all allowances + revoked ones, in each number; for each
    ///   account: gross = rebate + net.
    /// * I12: number of keys = settled keys = dated keys, and each settled key has its dated key.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_state(false)
    }

    /// The same where nothing has arrived unasked.
    pub fn check_exactly() -> Result<(), TryRuntimeError> {
        Self::check_state(true)
    }

    fn check_state(exact: bool) -> Result<(), TryRuntimeError> {
        Parameters::<T>::get().validate()?;
        for KnownAsset { asset, minimum_balance } in KnownAssets::<T>::get() {
            ensure!(
                is_booked(Self::balance(&asset), minimum_balance, exact),
                "I3: the balance is not the minimum balance"
            );
            ensure!(
                Totals::<T>::get(&asset) == Self::sum(&asset)?,
                "I11: the total is not the sum of all allowances"
            );
        }
        Self::check_records()?;
        Self::check_keys()
    }

    fn check_records() -> Result<(), TryRuntimeError> {
        for (asset, _) in Totals::<T>::iter() {
            ensure!(Self::knows(&asset), "I7: a total of an unknown asset");
        }
        for (who, asset, allowance) in Allowances::<T>::iter() {
            ensure!(Self::knows(&asset), "I7: an allowance in an unknown asset");
            let deposits = Allowances::<T>::iter_prefix_values(&who)
                .try_fold(0u128, |sum, other| sum.checked_add(other.deposit));
            ensure!(deposits == Some(Self::deposits_of(&who)), "I7: a hold is not the deposits");
            let Fees { gross, rebate, net, .. } = allowance.fees;
            ensure!(rebate.checked_add(net) == Some(gross), "I11: gross is not rebate + net");
        }
        Ok(())
    }

    fn check_keys() -> Result<(), TryRuntimeError> {
        let count = KeptKeyCount::<T>::get();
        ensure!(
            u32::try_from(SettledKeys::<T>::iter_keys().count()) == Ok(count),
            "I12: the number of keys is wrong"
        );
        ensure!(
            u32::try_from(SettledOrder::<T>::iter_keys().count()) == Ok(count),
            "I12: the number of dated keys is wrong"
        );
        for (key, time) in SettledKeys::<T>::iter() {
            ensure!(
                SettledOrder::<T>::contains_key(dated(time, key)),
                "I12: a key has no dated key"
            );
        }
        ensure!(count <= T::KeptKeys::get(), "I12: the number of keys is above its maximum");
        Ok(())
    }

    fn sum(asset: &AssetKind) -> Result<Fees, TryRuntimeError> {
        Allowances::<T>::iter()
            .filter(|(_, of, _)| of == asset)
            .try_fold(RevokedFees::<T>::get(asset), |sum, (_, _, allowance)| {
                sum.checked_add(&allowance.fees)
            })
            .ok_or(OVERFLOW.into())
    }
}
