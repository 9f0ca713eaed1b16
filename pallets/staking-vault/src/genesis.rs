//! Positions of genesis: their funds are held from genesis on, and they open in the block in which
//! the clock starts, through the same steps as a stake.

use crate::{
    types::{GenesisStake, Ledger, Params, VaultState},
    Config, Error, Event, GenesisStakes, Ledgers, Pallet, Parameters,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::{
    frame_support::{
        defensive, pallet_macros::pallet_section, pallet_prelude::Get, storage::with_storage_layer,
        weights::Weight, BoundedVec,
    },
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{Balance, TierId};

#[pallet_section]
mod genesis {
    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Length of a bucket, in seconds.
        pub bucket_secs: Seconds,
        /// The native token's existential deposit, in smallest units.
        pub existential_deposit: Balance,
        /// The economy's rules for staking.
        pub params: Params,
        /// Features of the economy beyond staking.
        pub features: Features,
        /// Positions by owner, amount (smallest units of the free balance) and tier; at most 1,000.
        /// The funds are held from genesis on; the positions open when the clock starts. The wallet
        /// cap does not apply.
        pub positions: alloc::vec::Vec<(T::AccountId, Balance, TierId)>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            // A chain without an economy is configured later; nobody can stake on it.
            if self.params == Params::default() && self.bucket_secs == 0 {
                return;
            }
            assert!(self.bucket_secs > 0, "staking vault: a bucket must last at least one second");
            assert!(self.existential_deposit > 0, "staking vault: the existential deposit is zero");
            if let Err(sentence) = self.params.validate() {
                panic!("staking vault: {sentence}");
            }
            assert!(
                self.params.min_stake >= self.existential_deposit,
                "staking vault: the minimum stake must not be below the existential deposit",
            );
            let state = VaultState {
                bucket_secs: self.bucket_secs,
                existential_deposit: self.existential_deposit,
                features: self.features,
                ..Default::default()
            };
            if let Err(error) =
                Pallet::<T>::hold_genesis_stakes(&state, &self.params, &self.positions)
            {
                panic!("staking vault: a position of genesis is refused: {error:?}");
            }
            State::<T>::put(state);
            Parameters::<T>::put(&self.params);
        }
    }
}

impl<T: Config> Pallet<T> {
    /// Holds the funds of the positions of genesis, after a trial of opening them all.
    pub(crate) fn hold_genesis_stakes(
        state: &VaultState,
        params: &Params,
        stakes: &[(T::AccountId, Balance, TierId)],
    ) -> DispatchResult {
        let started = VaultState { clock: 1, ..state.clone() };
        let mut trial: BTreeMap<&T::AccountId, Ledger> = BTreeMap::new();
        let mut list = BoundedVec::new();
        for (who, amount, tier) in stakes {
            let (amount, tier) = (*amount, *tier);
            let ledger = trial.entry(who).or_default();
            let position = Self::admit(params, &started, ledger, tier, amount)?;
            ledger.next_id = ledger.next_id.saturating_add(1);
            ledger.positions.try_push(position).map_err(|_| Error::<T>::TooManyPositions)?;
            Self::lock(who, amount)?;
            list.try_push(GenesisStake { who: who.clone(), amount, tier })
                .map_err(|_| Error::<T>::TooManyPositions)?;
        }
        GenesisStakes::<T>::put(list);
        Ok(())
    }

    /// Opens the positions of genesis. Only the block in which the clock starts calls this.
    pub(crate) fn open_genesis_stakes(state: &mut VaultState) -> Weight {
        let params = Parameters::<T>::get();
        let mut weight = T::DbWeight::get().reads_writes(2, 1);
        for stake in GenesisStakes::<T>::take() {
            weight = weight.saturating_add(Self::stake_weight());
            let GenesisStake { who, amount, tier } = stake;
            let opened = with_storage_layer::<_, DispatchError, _>(|| {
                let mut next = state.clone();
                Self::open_genesis_stake(&params, &mut next, &who, amount, tier)?;
                Ok(next)
            });
            match opened {
                Ok(next) => *state = next,
                Err(_) => {
                    defensive!("a position of genesis did not open");
                    // The account keeps its funds.
                    let _ = Self::unlock(&who, amount);
                },
            }
        }
        weight
    }

    fn open_genesis_stake(
        params: &Params,
        state: &mut VaultState,
        who: &T::AccountId,
        amount: Balance,
        tier: TierId,
    ) -> DispatchResult {
        let mut ledger = Ledgers::<T>::get(who);
        let position = Self::admit(params, state, &ledger, tier, amount)?;
        let (id, lock_end) = (position.id, position.lock_end);
        Self::open(state, &mut ledger, who, position)?;
        Ledgers::<T>::insert(who, ledger);
        Self::deposit_event(Event::Staked {
            who: who.clone(),
            position: id,
            tier,
            amount,
            refused: 0,
            lock_end,
        });
        Ok(())
    }
}
