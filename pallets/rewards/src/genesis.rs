//! Genesis: the pools and their first fundings.

use crate::{types::RewardsState, Config, Error, Pallet};
use polkadot_sdk::{
    frame_support::{defensive, ensure, pallet_macros::pallet_section},
    sp_runtime::DispatchResult,
};
use quaestor_math::{fixed::from_int, pool::take_whole};
use quaestor_primitives::{AssetKind, Balance, FundingSource};

#[pallet_section]
mod genesis {
    /// A pool at genesis.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    pub struct GenesisPool {
        /// The asset it pays.
        pub asset: AssetKind,
        /// Its rules.
        pub params: PoolParams,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Length of a bucket, in seconds; that of the staking vault.
        pub bucket_secs: Seconds,
        /// Automatic compounding visits an account at most once in this time, in seconds.
        pub compound_secs: Seconds,
        /// The pools. What keeps each pool's account alive, the minimum balance of its asset, is
        /// minted.
        pub pools: Vec<GenesisPool>,
        /// Initial funding of pools by asset, in smallest units; at least the minimum funding of the
        /// pool. It is minted, counts as unallocated until the clock starts, and streams from then
        /// on.
        pub fundings: Vec<(AssetKind, Balance)>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if self.pools.is_empty() && self.bucket_secs == 0 {
                return;
            }
            assert!(self.bucket_secs > 0, "rewards: a bucket must last at least one second");
            assert!(
                T::Positions::bucket_secs().is_none_or(|secs| secs == self.bucket_secs),
                "rewards: the buckets must be as long as those of the positions",
            );
            let mut state = RewardsState {
                bucket_secs: self.bucket_secs,
                compound_secs: self.compound_secs.max(1),
                ..Default::default()
            };
            for GenesisPool { asset, params } in &self.pools {
                if let Err(sentence) = params.validate() {
                    panic!("rewards: {sentence}");
                }
                assert!(state.find_mut(asset).is_none(), "rewards: two pools pay one asset");
                let base = Pallet::<T>::mint_base(asset)
                    .unwrap_or_else(|_| panic!("rewards: an asset of a pool does not exist"));
                let record = PoolRecord::new(asset.clone(), *params, base, 0);
                assert!(state.pools.try_push(record).is_ok(), "rewards: too many pools");
            }
            for (asset, amount) in &self.fundings {
                if Pallet::<T>::fund_at_genesis(&mut state, asset, *amount).is_err() {
                    panic!("rewards: a funding is below the minimum, or its pool does not exist");
                }
            }
            State::<T>::put(state);
        }
    }
}

impl<T: Config> Pallet<T> {
    /// Mints `amount` into the pool of `asset`, unallocated until the clock starts.
    pub(crate) fn fund_at_genesis(
        state: &mut RewardsState,
        asset: &AssetKind,
        amount: Balance,
    ) -> DispatchResult {
        let (_, record) = state.find_mut(asset).ok_or(Error::<T>::UnknownAsset)?;
        ensure!(amount >= record.params.min_funding, Error::<T>::BelowMinimumFunding);
        let added = from_int(amount);
        let sum = record.pool.no_stake.checked_add(added).ok_or(Error::<T>::Overflow)?;
        record.pool.no_stake = sum;
        Self::mint(asset, amount)
    }

    /// Streams the fundings of genesis. Nothing else is unallocated when the clock starts.
    pub(crate) fn stream_genesis_fundings(state: &mut RewardsState) {
        let assets: alloc::vec::Vec<_> =
            state.pools.iter().map(|record| record.asset.clone()).collect();
        for asset in assets {
            let Some((_, record)) = state.find_mut(&asset) else { continue };
            let amount = take_whole(&mut record.pool.no_stake);
            if amount == 0 {
                continue;
            }
            if Self::add_funding(state, &asset, amount, FundingSource::Genesis).is_err() {
                defensive!("a funding of genesis could not stream");
            }
        }
    }
}
