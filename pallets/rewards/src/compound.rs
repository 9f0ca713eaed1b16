//! Compounding: reward is taken from the books and staked.

use crate::{
    calls::take_owed, work::CompoundWork, AutoCompounding, Config, Earnings, Error, Event, Pallet,
    State,
};
use polkadot_sdk::{
    frame_support::{ensure, pallet_prelude::Get},
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_math::bucket_ceil;
use quaestor_primitives::{
    AssetKind, Balance, Entry, Guard, IncreaseStake, PositionId, Positions, Seconds,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_compound(
        who: &T::AccountId,
        id: PositionId,
    ) -> Result<CompoundWork, DispatchError> {
        let (amount, vested_at, work) = Self::take_to_compound(who, id, &AssetKind::Native)?;
        let credit = Self::withdraw(&AssetKind::Native, amount)?;
        T::Stake::increase_stake(who, id, credit, vested_at)?;
        Self::deposit_event(Event::Compounded { who: who.clone(), position: id, amount });
        Ok(work)
    }

    pub(crate) fn do_compound_through_exchange(
        who: &T::AccountId,
        id: PositionId,
        asset: AssetKind,
    ) -> Result<CompoundWork, DispatchError> {
        ensure!(asset != AssetKind::Native, Error::<T>::UnknownAsset);
        let (spent, vested_at, work) = Self::take_to_compound(who, id, &asset)?;
        let credit = Self::buy(&asset, spent)?;
        let amount = credit.peek();
        T::Stake::increase_stake(who, id, credit, vested_at)?;
        Self::deposit_event(Event::CompoundedThroughExchange {
            who: who.clone(),
            position: id,
            asset,
            spent,
            amount,
        });
        Ok(work)
    }

    pub(crate) fn do_set_auto_compound(who: T::AccountId, on: bool) -> DispatchResult {
        ensure!(AutoCompounding::<T>::contains_key(&who) != on, Error::<T>::NoChange);
        if !on {
            return Self::stop_compounding(who);
        }
        let deposit = T::CompoundDeposit::get();
        Self::hold_deposit(&who, deposit)?;
        AutoCompounding::<T>::insert(&who, deposit);
        Self::deposit_event(Event::AutoCompoundSet { who, on });
        Ok(())
    }

    /// Switches automatic compounding off, if it is on, and returns its deposit.
    pub(crate) fn stop_compounding(who: T::AccountId) -> DispatchResult {
        let Some(deposit) = AutoCompounding::<T>::take(&who) else { return Ok(()) };
        Self::release_deposit(&who, deposit)?;
        Self::deposit_event(Event::AutoCompoundSet { who, on: false });
        Ok(())
    }

    /// Takes what a position has claimable in `asset` out of the books, to compound it, and returns the
    /// time at which a claim would have vested. What is changed is saved, because the vault reports
    /// back here when it increases the position.
    fn take_to_compound(
        who: &T::AccountId,
        id: PositionId,
        asset: &AssetKind,
    ) -> Result<(Balance, Seconds, CompoundWork), DispatchError> {
        T::Guard::may_enter(Entry::Compound, who)?;
        let mut state = State::<T>::get();
        let mut account = Earnings::<T>::get(who);
        let (clock, bucket) = (state.clock, state.bucket_secs);
        let (slot, record) = state.find_mut(asset).ok_or(Error::<T>::UnknownAsset)?;
        let position = T::Positions::positions(who)
            .into_iter()
            .find(|position| position.id == id)
            .ok_or(Error::<T>::NotFound)?;
        let indices = Self::settle_position(&mut account, &position, slot, record)?;
        let accrual = account.accrual_mut(&position, slot).ok_or(Error::<T>::Overflow)?;
        let amount = accrual.take_claimable();
        ensure!(amount >= record.params.min_compound, Error::<T>::BelowMinimumCompound);
        take_owed::<T>(record, amount)?;
        let vested_at = match record.params.vesting_secs {
            0 => clock,
            secs => bucket_ceil(clock, bucket)
                .and_then(|start| start.checked_add(secs))
                .ok_or(Error::<T>::Overflow)?,
        };
        let work = CompoundWork::new(&position, clock, indices);
        Self::save(who, state, account);
        Ok((amount, vested_at, work))
    }
}
