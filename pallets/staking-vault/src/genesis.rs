//! Positions of genesis: their funds are held from genesis on, and they open in the block in which
//! the clock starts, through the same steps as a stake.

use crate::{
    types::{GenesisStake, Ledger, Params, VaultState},
    Config, Error, Event, GenesisStakes, Ledgers, Pallet, Parameters,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::{
    frame_support::{
        defensive, pallet_prelude::Get, storage::with_storage_layer, weights::Weight, BoundedVec,
    },
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{Balance, TierId};

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
