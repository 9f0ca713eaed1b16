//! Fundings of genesis.

use crate::{types::Pools, Config, Error, Pallet};
use polkadot_sdk::{
    frame_support::{defensive, ensure},
    sp_runtime::DispatchResult,
};
use quaestor_math::{fixed::units, pool::take_whole};
use quaestor_primitives::{AssetKind, Balance};

impl<T: Config> Pallet<T> {
    /// Mints `amount` into the pool of `asset`, unallocated until the clock starts.
    pub(crate) fn fund_at_genesis(
        state: &mut Pools,
        asset: &AssetKind,
        amount: Balance,
    ) -> DispatchResult {
        let (_, record) = state.find_mut(asset).ok_or(Error::<T>::UnknownAsset)?;
        ensure!(amount >= record.params.min_funding, Error::<T>::BelowMinimumFunding);
        let added = units(amount);
        let sum = record.pool.no_stake.checked_add(added).ok_or(Error::<T>::Overflow)?;
        record.pool.no_stake = sum;
        Self::mint(asset, amount)
    }

    /// Streams the fundings of genesis. Nothing else is unallocated when the clock starts.
    pub(crate) fn stream_genesis_fundings(state: &mut Pools) {
        let assets: alloc::vec::Vec<_> =
            state.pools.iter().map(|record| record.asset.clone()).collect();
        for asset in assets {
            let Some((_, record)) = state.find_mut(&asset) else { continue };
            let amount = take_whole(&mut record.pool.no_stake);
            if amount > 0 && Self::add_funding(state, &asset, amount).is_err() {
                defensive!("a funding of genesis could not stream");
            }
        }
    }
}
