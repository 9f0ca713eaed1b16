//! Changes of positions that calls, traits and genesis share.

use crate::{
    types::{fits, Chunk, Ledger, Params, VaultState},
    Config, Error, Ledgers, Pallet, Parameters, PendingSteps, State,
};
use polkadot_sdk::{
    frame_support::ensure,
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_math::{bucket_ceil, mul_div, schedule, BPS};
use quaestor_primitives::{
    Balance, Entry, Guard, OnWeightChange, Position, PositionChange, PositionId, Seconds, TierId,
};

impl<T: Config> Pallet<T> {
    /// Remaining allowance of `who` in this epoch; `None` without a cap.
    pub(crate) fn remaining_of(who: &T::AccountId) -> Option<Balance> {
        let state = State::<T>::get();
        let allowance = allowance(&Parameters::<T>::get(), &state)?;
        Some(Ledgers::<T>::get(who).remaining(state.epoch, allowance))
    }

    pub(crate) fn ensure_entry(state: &VaultState, who: &T::AccountId) -> DispatchResult {
        ensure!(state.clock > 0, Error::<T>::ClockNotStarted);
        ensure!(!state.behind, Error::<T>::CatchingUp);
        T::Guard::may_enter(Entry::Stake, who)
    }

    /// The position that `amount` in `tier` becomes, if the terms allow it on top of `ledger`.
    pub(crate) fn admit(
        params: &Params,
        state: &VaultState,
        ledger: &Ledger,
        id: TierId,
        amount: Balance,
    ) -> Result<Position, DispatchError> {
        let tier = params.tiers.get(usize::from(id)).ok_or(Error::<T>::UnknownTier)?;
        ensure!(tier.open, Error::<T>::TierClosed);
        ensure!(!ledger.positions.is_full(), Error::<T>::TooManyPositions);
        let staked = ledger.staked().checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        ensure!(staked >= params.min_stake, Error::<T>::BelowMinimumStake);
        ensure!(params.max_stake.is_none_or(|max| staked <= max), Error::<T>::AboveMaximumStake);
        let position = tier.position(ledger.next_id, id, amount, state);
        Ok(position.ok_or(ArithmeticError::Overflow)?)
    }

    pub(crate) fn open(
        state: &mut VaultState,
        ledger: &mut Ledger,
        who: &T::AccountId,
        position: Position,
    ) -> Result<u32, DispatchError> {
        let steps = Self::change_weight(state, &position, 0, position.amount)?;
        if ledger.positions.is_empty() {
            state.stakers = state.stakers.saturating_add(1);
        }
        ledger.next_id = ledger.next_id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        T::Observers::position_changed(who, &position, PositionChange::Opened)?;
        ledger.positions.try_push(position).map_err(|_| Error::<T>::TooManyPositions)?;
        Ok(steps)
    }

    pub(crate) fn resize(
        state: &mut VaultState,
        ledger: &mut Ledger,
        who: &T::AccountId,
        position: &Position,
        amount: Balance,
    ) -> Result<u32, DispatchError> {
        ensure!(fits(amount, &position.steps), ArithmeticError::Overflow);
        T::Observers::position_changed(who, position, PositionChange::Resized(amount))?;
        let steps = Self::change_weight(state, position, position.amount, amount)?;
        if let Some(kept) = ledger.positions.iter_mut().find(|other| other.id == position.id) {
            kept.amount = amount;
        }
        Ok(steps)
    }

    pub(crate) fn close(
        state: &mut VaultState,
        ledger: &mut Ledger,
        who: &T::AccountId,
        position: &Position,
        early: bool,
    ) -> Result<u32, DispatchError> {
        T::Observers::position_changed(who, position, PositionChange::Closed { early })?;
        let steps = Self::change_weight(state, position, position.amount, 0)?;
        ledger.positions.retain(|other| other.id != position.id);
        if ledger.positions.is_empty() {
            state.stakers = state.stakers.saturating_sub(1);
        }
        Ok(steps)
    }

    /// Takes a position from amount `old` to `new`: the totals now, and its steps to come. Returns the
    /// number of steps to come.
    fn change_weight(
        state: &mut VaultState,
        position: &Position,
        old: Balance,
        new: Balance,
    ) -> Result<u32, DispatchError> {
        let now = state.clock;
        let overflow = || ArithmeticError::Overflow;
        // Weights are linear in the amount, so one schedule of the difference is enough.
        let (grows, by) = (new > old, new.abs_diff(old));
        let multiplier = schedule::multiplier_at(&position.steps, now);
        let weight = schedule::weight(by, multiplier).ok_or_else(overflow)?;
        let (total, staked) = if grows {
            (state.weight.checked_add(weight), state.staked.checked_add(by))
        } else {
            (state.weight.checked_sub(weight), state.staked.checked_sub(by))
        };
        state.weight = total.ok_or_else(overflow)?;
        state.staked = staked.ok_or_else(overflow)?;
        let deltas = schedule::deltas(by, &position.steps, now).ok_or_else(overflow)?;
        let mut steps: u32 = 0;
        for (at, delta) in deltas {
            PendingSteps::<T>::try_mutate_exists(at, |pending| {
                let mut step = pending.unwrap_or_default();
                let sum = if grows {
                    step.delta.checked_add(delta)
                } else {
                    step.delta.checked_sub(delta)
                };
                step.delta = sum.ok_or_else(overflow)?;
                if old == 0 {
                    step.positions = step.positions.saturating_add(1);
                }
                if new == 0 {
                    step.positions = step.positions.saturating_sub(1);
                }
                *pending = (step.positions > 0).then_some(step);
                Ok::<_, DispatchError>(())
            })?;
            steps = steps.saturating_add(1);
        }
        Ok(steps)
    }

    /// Moves principal into the cooldown, or pays it out at once if there is none. Returns the time
    /// from which it can be withdrawn.
    pub(crate) fn cool(
        state: &mut VaultState,
        ledger: &mut Ledger,
        who: &T::AccountId,
        tier: TierId,
        amount: Balance,
    ) -> Result<Seconds, DispatchError> {
        let cooldown = Parameters::<T>::get().cooldown_secs;
        if cooldown == 0 || amount == 0 {
            if amount > 0 {
                Self::unlock(who, amount)?;
            }
            return Ok(state.clock);
        }
        let release = state
            .clock
            .checked_add(cooldown)
            .and_then(|end| bucket_ceil(end, state.bucket_secs))
            .ok_or(ArithmeticError::Overflow)?;
        let id = ledger.next_id;
        ledger.next_id = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        ledger.cool(Chunk { id, tier, amount, release });
        state.cooling = state.cooling.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        Ok(release)
    }

    pub(crate) fn save(who: &T::AccountId, state: VaultState, ledger: Ledger) {
        State::<T>::put(state);
        if ledger.is_empty() {
            Ledgers::<T>::remove(who);
        } else {
            Ledgers::<T>::insert(who, ledger);
        }
    }
}

pub(crate) fn find(ledger: &Ledger, id: PositionId) -> Option<Position> {
    ledger.positions.iter().find(|position| position.id == id).cloned()
}

/// Largest addition of a wallet in this epoch, rounded down; `None` without a cap.
pub(crate) fn allowance(params: &Params, state: &VaultState) -> Option<Balance> {
    mul_div(state.epoch_reference, params.wallet_cap_bps?.into(), BPS.into())
}
