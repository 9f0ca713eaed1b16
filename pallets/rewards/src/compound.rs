//! Compounding: reward is taken from the books and staked.

use crate::{
    calls::take_owed, work::CompoundWork, Accounts, Config, Error, Event, Pallet, PoolState,
};
use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchError};
use quaestor_primitives::{AssetKind, Balance, Entry, Guard, IncreaseStake, PositionId, Positions};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_compound(
        who: &T::AccountId,
        id: PositionId,
    ) -> Result<CompoundWork, DispatchError> {
        let (amount, work) = Self::take_to_compound(who, id, &AssetKind::Native)?;
        let credit = Self::withdraw(&AssetKind::Native, amount)?;
        T::Stake::increase_stake(who, id, credit)?;
        Self::deposit_event(Event::Compounded { who: who.clone(), position: id, amount });
        Ok(work)
    }

    pub(crate) fn do_compound_through_exchange(
        who: &T::AccountId,
        id: PositionId,
        asset: AssetKind,
    ) -> Result<CompoundWork, DispatchError> {
        ensure!(asset != AssetKind::Native, Error::<T>::UnknownAsset);
        let (spent, work) = Self::take_to_compound(who, id, &asset)?;
        let credit = Self::buy(&asset, spent)?;
        let amount = credit.peek();
        T::Stake::increase_stake(who, id, credit)?;
        Self::deposit_event(Event::CompoundedThroughExchange {
            who: who.clone(),
            position: id,
            asset,
            spent,
            amount,
        });
        Ok(work)
    }

    /// Takes what a position has claimable in `asset` out of the books, to compound it. What is
    /// changed is saved, because the vault reports back here when it increases the position.
    fn take_to_compound(
        who: &T::AccountId,
        id: PositionId,
        asset: &AssetKind,
    ) -> Result<(Balance, CompoundWork), DispatchError> {
        T::Guard::may_enter(Entry::Compound, who)?;
        let mut state = PoolState::<T>::get();
        let mut account = Accounts::<T>::get(who);
        let (place, record) = state.find_mut(asset).ok_or(Error::<T>::UnknownAsset)?;
        let position = T::Positions::positions(who)
            .into_iter()
            .find(|position| position.id == id)
            .ok_or(Error::<T>::NotFound)?;
        let indices = Self::settle_position(&mut account, &position, place, record)?;
        let accrual = account.accrual_mut(&position, place).ok_or(Error::<T>::Overflow)?;
        let amount = accrual.take_claimable();
        ensure!(amount >= record.params.min_compound, Error::<T>::BelowMinimumCompound);
        take_owed::<T>(record, amount)?;
        let work = CompoundWork::new(&position, state.clock, indices);
        Self::save(who, state, account);
        Ok((amount, work))
    }
}
