//! Changes of positions that calls, traits and genesis share.

use crate::{
    types::{fits, Ledger, Params, PendingStep, Tier, UnlockChunk, Unvested, VaultState},
    Config, Error, Event, Ledgers, Pallet, Parameters, PendingSteps, State,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::{
    frame_support::ensure,
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_math::{bucket_ceil, mul_div, schedule, BPS};
use quaestor_primitives::{
    Balance, Boosts, Entry, Guard, OnStakeReduced, OnWeightChange, Position, PositionChange,
    PositionId, Seconds, Step, TierId,
};
use quaestor_support::time;

impl<T: Config> Pallet<T> {
    /// Remaining allowance of `who` in this epoch; `None` without a cap.
    pub(crate) fn remaining_of(who: &T::AccountId) -> Option<Balance> {
        let state = State::<T>::get();
        let allowance = allowance(&Parameters::<T>::get(), &state)?;
        Some(Ledgers::<T>::get(who).remaining(state.epoch, allowance))
    }

    /// The time by which locks and cooldowns have ended: the clock's, or the chain's own while the
    /// clock catches up after a halt.
    pub(crate) fn now(state: &VaultState) -> Seconds {
        if !state.behind {
            return state.clock;
        }
        state.clock.max(time::now::<T::Time>())
    }

    /// Ledger of `who`; without a record, its numbers go on after those of accounts that have left.
    pub(crate) fn ledger_of(state: &VaultState, who: &T::AccountId) -> Ledger {
        let mut ledger = Ledgers::<T>::get(who);
        if ledger.is_empty() {
            ledger.next_id = state.first_id;
        }
        ledger
    }

    /// Keeps the vesting of a chunk that becomes a position again, if it waits longer than the cooldown.
    pub(crate) fn keep_vesting(state: &VaultState, ledger: &mut Ledger, chunk: &UnlockChunk) {
        let now = Self::now(state);
        let cooled = now.saturating_add(Parameters::<T>::get().cooldown_secs);
        if chunk.release > bucket_ceil(cooled, state.bucket_secs).unwrap_or(cooled) {
            ledger.unvested.add(chunk.amount, now, now, chunk.release);
        }
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
        Self::admit_to(tier, params, state, ledger, id, amount)
    }

    /// The position that `amount` becomes in a tier that may be closed to users.
    pub(crate) fn admit_to(
        tier: &Tier,
        params: &Params,
        state: &VaultState,
        ledger: &Ledger,
        id: TierId,
        amount: Balance,
    ) -> Result<Position, DispatchError> {
        ensure!(!ledger.positions.is_full(), Error::<T>::TooManyPositions);
        let staked = ledger.staked().checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        ensure!(amount >= params.min_stake, Error::<T>::BelowMinimumStake);
        ensure!(params.max_stake.is_none_or(|max| staked <= max), Error::<T>::AboveMaximumStake);
        let position = tier.position(ledger.next_id, id, amount, params.cooldown_secs, state);
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
        ensure!(fits(amount, position), ArithmeticError::Overflow);
        if amount < position.amount {
            Self::reduce_votes(ledger, who, position, position.amount.saturating_sub(amount));
        }
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
        Self::reduce_votes(ledger, who, position, position.amount);
        let last = ledger.positions.len() == 1;
        T::Observers::position_changed(who, position, PositionChange::Closed { early, last })?;
        let steps = Self::change_weight(state, position, position.amount, 0)?;
        ledger.positions.retain(|other| other.id != position.id);
        if ledger.positions.is_empty() {
            state.stakers = state.stakers.saturating_sub(1);
        }
        Ok(steps)
    }

    /// Reports stake that leaves to the votes of its account.
    fn reduce_votes(
        ledger: &mut Ledger,
        who: &T::AccountId,
        position: &Position,
        removed: Balance,
    ) {
        if ledger.voting {
            ledger.voting = T::Votes::stake_reduced(who, position, removed);
        }
    }

    /// Replaces the boosts of `position`, whose reward so far was earned under the old ones. Returns
    /// an upper bound of the steps to come that it touched.
    pub(crate) fn set_boosts(
        state: &mut VaultState,
        ledger: &mut Ledger,
        who: &T::AccountId,
        position: &Position,
        boosts: Boosts,
    ) -> Result<u32, DispatchError> {
        let boosted = Position { boosts, ..position.clone() };
        ensure!(fits(position.amount, &boosted), ArithmeticError::Overflow);
        let change = PositionChange::Resized(position.amount);
        T::Observers::position_changed(who, position, change)?;
        Self::change_weight(state, position, position.amount, 0)?;
        let after = Self::change_weight(state, &boosted, 0, position.amount)?;
        if let Some(kept) = ledger.positions.iter_mut().find(|other| other.id == position.id) {
            *kept = boosted;
        }
        let ends = u32::try_from(position.boosts.len()).unwrap_or(u32::MAX);
        Ok(after.saturating_add(ends))
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
        let sum = |total: u128, part| match grows {
            true => total.checked_add(part).ok_or_else(overflow),
            false => total.checked_sub(part).ok_or_else(overflow),
        };
        let (steps, voting) = (position.weight_steps(), position.voting_steps());
        let now_of = |steps: &[Step]| {
            schedule::weight(by, schedule::multiplier_at(steps, now)).ok_or_else(overflow)
        };
        state.weight = sum(state.weight, now_of(&steps)?)?;
        state.votes = sum(state.votes, now_of(&voting)?)?;
        state.staked = sum(state.staked, by)?;
        let tier = state.tier_mut(position.tier).ok_or_else(overflow)?;
        tier.amount = sum(tier.amount, by)?;
        tier.positions = moved(tier.positions, old, new);
        let changes = changes(by, &steps, &voting, now).ok_or_else(overflow)?;
        let count = u32::try_from(changes.len()).unwrap_or(u32::MAX);
        for (at, change) in changes {
            PendingSteps::<T>::try_mutate_exists(at, |pending| {
                let mut step = pending.unwrap_or_default();
                let sum = |total: i128, part| match grows {
                    true => total.checked_add(part).ok_or_else(overflow),
                    false => total.checked_sub(part).ok_or_else(overflow),
                };
                step.delta = sum(step.delta, change.delta)?;
                step.votes = sum(step.votes, change.votes)?;
                step.positions = moved(step.positions, old, new);
                *pending = (step.positions > 0).then_some(step);
                Ok::<_, DispatchError>(())
            })?;
        }
        Ok(count)
    }

    /// Moves principal into the cooldown, or pays it out at once if there is none and it is not
    /// bonded. As much of it as the account has compounded and would still vest waits until it has
    /// vested. Returns the time from which the rest can be withdrawn.
    pub(crate) fn cool(
        state: &mut VaultState,
        ledger: &mut Ledger,
        who: &T::AccountId,
        position: &Position,
        amount: Balance,
    ) -> Result<Seconds, DispatchError> {
        let now = Self::now(state);
        // A longer cooldown does not reach back, a shorter one does.
        let cooldown = position.cooldown_secs.min(Parameters::<T>::get().cooldown_secs);
        // The amount is in no position any more, and not in the queue yet.
        let unbonded = ledger.whole().saturating_add(amount).saturating_sub(ledger.bonded);
        let wait = Wait { tier: position.tier, now, cooldown, unbonded };
        let release = wait.release(state)?;
        let vested_at = ledger.unvested.end;
        let mut held = ledger.unvested.take(amount, now);
        if ledger.positions.is_empty() {
            ledger.unvested = Unvested::default();
        }
        if vested_at <= release {
            held = 0;
        }
        let rest = amount.saturating_sub(held);
        let release = Self::queue(state, ledger, who, &wait, rest, release)?;
        if held == 0 {
            return Ok(release);
        }
        let held_until = Self::queue(state, ledger, who, &wait, held, vested_at)?;
        Self::deposit_event(Event::UnvestedHeld {
            who: who.clone(),
            amount: held,
            release: held_until,
        });
        Ok(if rest == 0 { held_until } else { release })
    }

    /// Puts `amount` into the queue until `release`. If that time has come it pays out what is not
    /// bonded, and the rest can be withdrawn when its bond is released.
    fn queue(
        state: &mut VaultState,
        ledger: &mut Ledger,
        who: &T::AccountId,
        wait: &Wait,
        amount: Balance,
        release: Seconds,
    ) -> Result<Seconds, DispatchError> {
        if amount == 0 {
            return Ok(release);
        }
        let paid = if release <= wait.now { amount.min(wait.unbonded) } else { 0 };
        if paid > 0 {
            Self::unlock(who, paid)?;
            Self::deposit_event(Event::Withdrawn { who: who.clone(), amount: paid });
        }
        let amount = amount.saturating_sub(paid);
        if amount == 0 {
            return Ok(release);
        }
        let id = ledger.next_id;
        ledger.next_id = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        state.in_cooldown =
            state.in_cooldown.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        let chunk = UnlockChunk { id, tier: wait.tier, amount, release };
        Ok(ledger.cool(chunk, wait.now, wait.cooldown))
    }

    pub(crate) fn save(who: &T::AccountId, mut state: VaultState, ledger: Ledger) {
        if ledger.is_empty() {
            state.first_id = state.first_id.max(ledger.next_id);
            Ledgers::<T>::remove(who);
        } else {
            Ledgers::<T>::insert(who, ledger);
        }
        State::<T>::put(state);
    }
}

/// A number of positions, after one of them has gone from amount `old` to `new`.
const fn moved(positions: u32, old: Balance, new: Balance) -> u32 {
    match (old, new) {
        (0, 0) => positions,
        (0, _) => positions.saturating_add(1),
        (_, 0) => positions.saturating_sub(1),
        _ => positions,
    }
}

/// The changes of weight and voting power of `amount` after `now`, by time. `None` if one does not fit.
pub(crate) fn changes(
    amount: Balance,
    steps: &[Step],
    voting: &[Step],
    now: Seconds,
) -> Option<BTreeMap<Seconds, PendingStep>> {
    let mut changes: BTreeMap<Seconds, PendingStep> = BTreeMap::new();
    for (at, delta) in schedule::deltas(amount, steps, now)? {
        changes.entry(at).or_default().delta = delta;
    }
    for (at, votes) in schedule::deltas(amount, voting, now)? {
        changes.entry(at).or_default().votes = votes;
    }
    Some(changes)
}

/// Inputs of a cooldown.
struct Wait {
    tier: TierId,
    now: Seconds,
    cooldown: Seconds,
    /// Amount of the account that can leave at once.
    unbonded: Balance,
}

impl Wait {
    /// The bucket at or after the end of the cooldown, or now if there is none.
    fn release(&self, state: &VaultState) -> Result<Seconds, ArithmeticError> {
        if self.cooldown == 0 {
            return Ok(self.now);
        }
        self.now
            .checked_add(self.cooldown)
            .and_then(|end| bucket_ceil(end, state.bucket_secs))
            .ok_or(ArithmeticError::Overflow)
    }
}

pub(crate) fn find(ledger: &Ledger, id: PositionId) -> Option<Position> {
    ledger.positions.iter().find(|position| position.id == id).cloned()
}

/// Largest addition of a wallet in this epoch, rounded down; `None` without a cap.
pub(crate) fn allowance(params: &Params, state: &VaultState) -> Option<Balance> {
    mul_div(state.epoch_reference, params.wallet_cap_bps?.into(), BPS.into())
}
