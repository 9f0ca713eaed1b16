//! The invariants of fees and keys, as equalities over the whole state.

use crate::{
    types::{dated, Fees, KnownAsset},
    Accounts, Config, KeptKeyCount, KnownAssets, Pallet, Parameters, SettledKeys, SettledOrder,
    Totals,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::AssetKind;

const OVERFLOW: &str = "a sum that does not fit";

impl<T: Config> Pallet<T> {
    /// * I3: for each asset: the pot's balance = its base. What passes through it does not stay.
    /// * I7: no record of an account without an allowance or a fee, and none of an asset that is not
    ///   known.
    /// * I11: for each asset: the total = the sum over all accounts, in each of its numbers; and for
    ///   each account gross = rebate + net.
    /// * I12: the number of kept keys = the keys = their places in the order of time, and each key is
    ///   in the place of its trade's time.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Parameters::<T>::get().validate()?;
        for KnownAsset { asset, base } in KnownAssets::<T>::get() {
            ensure!(Self::pot_balance(&asset) == base, "I3: the pot's balance is not its base");
            ensure!(
                Totals::<T>::get(&asset) == Self::sum(&asset)?,
                "I11: the total is not the sum of all accounts"
            );
        }
        Self::check_records()?;
        Self::check_keys()
    }

    fn check_records() -> Result<(), TryRuntimeError> {
        for (asset, _) in Totals::<T>::iter() {
            ensure!(Self::knows(&asset), "I7: a total of an asset that is not known");
        }
        for (_, asset, account) in Accounts::<T>::iter() {
            ensure!(Self::knows(&asset), "I7: a record of an asset that is not known");
            ensure!(account != Default::default(), "I7: a record of nothing");
            let Fees { gross, rebate, net, .. } = account.fees;
            ensure!(rebate.checked_add(net) == Some(gross), "I11: gross is not rebate and net");
        }
        Ok(())
    }

    fn check_keys() -> Result<(), TryRuntimeError> {
        let count = KeptKeyCount::<T>::get();
        ensure!(
            u32::try_from(SettledKeys::<T>::iter_keys().count()) == Ok(count),
            "I12: the number of kept keys is wrong"
        );
        ensure!(
            u32::try_from(SettledOrder::<T>::iter_keys().count()) == Ok(count),
            "I12: the places are not as many as the keys"
        );
        for (key, time) in SettledKeys::<T>::iter() {
            ensure!(
                SettledOrder::<T>::contains_key(dated(time, key)),
                "I12: a key is not in its place"
            );
        }
        ensure!(count <= T::KeptKeys::get(), "I12: more keys are kept than can be");
        Ok(())
    }

    fn sum(asset: &AssetKind) -> Result<Fees, TryRuntimeError> {
        Accounts::<T>::iter()
            .filter(|(_, of, _)| of == asset)
            .try_fold(Fees::default(), |sum, (_, _, account)| sum.plus(&account.fees))
            .ok_or(OVERFLOW.into())
    }
}
