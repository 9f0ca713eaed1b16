//! What the calls do: checks, effects, event.

use crate::{
    types::{Chunk, Ledger, Params, Tier, VaultState, MAX_TIERS},
    Config, Error, Event, Ledgers, Pallet, Parameters, PendingSteps, State,
};
use polkadot_sdk::{
    frame_support::ensure,
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_math::{bucket_ceil, mul_div, schedule, BPS};
use quaestor_primitives::{
    Balance, Bps, Entry, Guard, OnWeightChange, Position, PositionChange, PositionId, Seconds,
    TierId,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_stake(who: T::AccountId, asked: Balance, tier: TierId) -> DispatchResult {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(&who);
        ensure!(asked > 0, Error::<T>::ZeroAmount);
        Self::ensure_entry(&state, &who)?;
        let params = Parameters::<T>::get();
        let amount = match allowance(&params, &state) {
            Some(allowance) => asked.min(ledger.room(state.epoch, allowance)),
            None => asked,
        };
        ensure!(amount > 0, Error::<T>::WalletCapReached);
        let position = Self::admit(&params, &state, &ledger, tier, amount)?;
        let (id, lock_end) = (position.id, position.lock_end);
        Self::lock(&who, amount)?;
        Self::open(&mut state, &mut ledger, &who, position)?;

        let before = if ledger.epoch == state.epoch { ledger.entered } else { 0 };
        ledger.epoch = state.epoch;
        ledger.entered = before.saturating_add(amount);
        let refused = asked.saturating_sub(amount);
        let capped = (refused > 0).then_some((state.epoch, state.epoch_end));
        Self::save(&who, state, ledger);
        Self::deposit_event(Event::Staked {
            who: who.clone(),
            position: id,
            tier,
            amount,
            refused,
            lock_end,
        });
        if let Some((epoch, until)) = capped {
            Self::deposit_event(Event::WalletCapped { who, epoch, until });
        }
        Ok(())
    }

    pub(crate) fn do_unstake(
        who: T::AccountId,
        id: PositionId,
        amount: Option<Balance>,
    ) -> DispatchResult {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(&who);
        let position = find(&ledger, id).ok_or(Error::<T>::NotFound)?;
        ensure!(state.clock >= position.lock_end, Error::<T>::Locked);
        let amount = amount.unwrap_or(position.amount);
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let remaining = position.amount.checked_sub(amount).ok_or(Error::<T>::ExceedsPosition)?;
        if remaining > 0 {
            let staked = ledger.staked().saturating_sub(amount);
            ensure!(staked >= Parameters::<T>::get().min_stake, Error::<T>::BelowMinimumStake);
            Self::resize(&mut state, &mut ledger, &who, &position, remaining)?;
        } else {
            Self::close(&mut state, &mut ledger, &who, &position, false)?;
        }
        let release = Self::cool(&mut state, &mut ledger, &who, position.tier, amount)?;
        Self::save(&who, state, ledger);
        Self::deposit_event(Event::Unstaked { who, position: id, amount, remaining, release });
        Ok(())
    }

    pub(crate) fn do_early_unstake(who: T::AccountId, id: PositionId) -> DispatchResult {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(&who);
        let position = find(&ledger, id).ok_or(Error::<T>::NotFound)?;
        if state.clock >= position.lock_end {
            return Self::do_unstake(who, id, None);
        }
        let penalty = mul_div(position.amount, position.penalty_bps.into(), BPS.into())
            .ok_or(Error::<T>::Overflow)?;
        let amount = position.amount.saturating_sub(penalty);
        Self::close(&mut state, &mut ledger, &who, &position, true)?;
        Self::take_penalty(&who, penalty);
        let release = Self::cool(&mut state, &mut ledger, &who, position.tier, amount)?;
        Self::save(&who, state, ledger);
        Self::deposit_event(Event::EarlyUnstaked { who, position: id, amount, penalty, release });
        Ok(())
    }

    pub(crate) fn do_cancel_unstake(who: T::AccountId, chunk: PositionId) -> DispatchResult {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(&who);
        Self::ensure_entry(&state, &who)?;
        let place = ledger.cooling.iter().position(|other| other.id == chunk);
        let Chunk { tier, amount, .. } = ledger.cooling.remove(place.ok_or(Error::<T>::NotFound)?);
        let position = Self::admit(&Parameters::<T>::get(), &state, &ledger, tier, amount)?;
        let id = position.id;
        state.cooling = state.cooling.saturating_sub(amount);
        Self::open(&mut state, &mut ledger, &who, position)?;
        Self::save(&who, state, ledger);
        Self::deposit_event(Event::UnstakeCancelled { who, chunk, position: id, amount });
        Ok(())
    }

    pub(crate) fn do_withdraw(who: T::AccountId) -> DispatchResult {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(&who);
        ensure!(!ledger.cooling.is_empty(), Error::<T>::NothingCooling);
        let before = ledger.cooling_total();
        ledger.cooling.retain(|chunk| chunk.release > state.clock);
        let amount = before.saturating_sub(ledger.cooling_total());
        ensure!(amount > 0, Error::<T>::CoolingDown);
        state.cooling = state.cooling.saturating_sub(amount);
        Self::unlock(&who, amount)?;
        Self::save(&who, state, ledger);
        Self::deposit_event(Event::Withdrawn { who, amount });
        Ok(())
    }

    // Governance.

    pub(crate) fn do_set_tier(tier: TierId, new: Tier) -> DispatchResult {
        Self::set_params(|params| {
            ensure!(!params.immutable_tiers, Error::<T>::TiersImmutable);
            let old = params.tiers.get(usize::from(tier)).cloned();
            match params.tiers.get_mut(usize::from(tier)) {
                Some(place) => *place = new.clone(),
                None => {
                    ensure!(usize::from(tier) == params.tiers.len(), Error::<T>::UnknownTier);
                    ensure!(u32::from(tier) < MAX_TIERS, Error::<T>::UnknownTier);
                    params.tiers.try_push(new.clone()).map_err(|_| Error::<T>::UnknownTier)?;
                },
            }
            Ok(Event::TierSet { tier, old, new })
        })
    }

    pub(crate) fn do_set_stake_limits(min: Balance, max: Option<Balance>) -> DispatchResult {
        ensure!(min >= State::<T>::get().existential_deposit, Error::<T>::OutOfRange);
        Self::set_params(|params| {
            let old = (params.min_stake, params.max_stake);
            (params.min_stake, params.max_stake) = (min, max);
            Ok(Event::StakeLimitsSet { old, new: (min, max) })
        })
    }

    pub(crate) fn do_set_wallet_cap(cap_bps: Option<Bps>, floor: Balance) -> DispatchResult {
        Self::set_params(|params| {
            let old = (params.wallet_cap_bps, params.cap_floor);
            (params.wallet_cap_bps, params.cap_floor) = (cap_bps, floor);
            Ok(Event::WalletCapSet { old, new: (cap_bps, floor) })
        })
    }

    pub(crate) fn do_set_cooldown(secs: Seconds) -> DispatchResult {
        Self::set_params(|params| {
            let old = core::mem::replace(&mut params.cooldown_secs, secs);
            Ok(Event::CooldownSet { old, new: secs })
        })
    }

    fn set_params(
        change: impl FnOnce(&mut Params) -> Result<Event<T>, DispatchError>,
    ) -> DispatchResult {
        Parameters::<T>::try_mutate(|params| {
            let old = params.clone();
            let event = change(params)?;
            params.validate().map_err(|_| Error::<T>::OutOfRange)?;
            ensure!(old.allows_change_to(params), Error::<T>::ChangeTooLarge);
            Self::deposit_event(event);
            Ok(())
        })
    }

    // Shared steps.

    /// What `who` may still stake in this epoch; `None` without a cap.
    pub(crate) fn room_of(who: &T::AccountId) -> Option<Balance> {
        let state = State::<T>::get();
        let allowance = allowance(&Parameters::<T>::get(), &state)?;
        Some(Ledgers::<T>::get(who).room(state.epoch, allowance))
    }

    fn ensure_entry(state: &VaultState, who: &T::AccountId) -> DispatchResult {
        ensure!(state.clock > 0, Error::<T>::ClockNotStarted);
        ensure!(!state.behind, Error::<T>::CatchingUp);
        T::Guard::may_enter(Entry::Stake, who)
    }

    /// The position that `amount` in `tier` becomes, if the terms allow it on top of `ledger`.
    fn admit(
        params: &Params,
        state: &VaultState,
        ledger: &Ledger,
        id: TierId,
        amount: Balance,
    ) -> Result<Position, DispatchError> {
        let tier = params.tiers.get(usize::from(id)).ok_or(Error::<T>::UnknownTier)?;
        ensure!(tier.open, Error::<T>::TierClosed);
        ensure!(!ledger.positions.is_full(), Error::<T>::TooManyPositions);
        let staked = ledger.staked().checked_add(amount).ok_or(Error::<T>::Overflow)?;
        ensure!(staked >= params.min_stake, Error::<T>::BelowMinimumStake);
        ensure!(params.max_stake.is_none_or(|max| staked <= max), Error::<T>::AboveMaximumStake);
        let position = tier.position(ledger.next_id, id, amount, state);
        Ok(position.ok_or(Error::<T>::Overflow)?)
    }

    fn open(
        state: &mut VaultState,
        ledger: &mut Ledger,
        who: &T::AccountId,
        position: Position,
    ) -> DispatchResult {
        Self::change_weight(state, &position, 0, position.amount)?;
        if ledger.positions.is_empty() {
            state.stakers = state.stakers.saturating_add(1);
        }
        ledger.next_id = ledger.next_id.checked_add(1).ok_or(Error::<T>::Overflow)?;
        T::Observers::position_changed(who, &position, PositionChange::Opened)?;
        ledger.positions.try_push(position).map_err(|_| Error::<T>::TooManyPositions)?;
        Ok(())
    }

    pub(crate) fn resize(
        state: &mut VaultState,
        ledger: &mut Ledger,
        who: &T::AccountId,
        position: &Position,
        amount: Balance,
    ) -> DispatchResult {
        T::Observers::position_changed(who, position, PositionChange::Resized(amount))?;
        Self::change_weight(state, position, position.amount, amount)?;
        if let Some(kept) = ledger.positions.iter_mut().find(|other| other.id == position.id) {
            kept.amount = amount;
        }
        Ok(())
    }

    pub(crate) fn close(
        state: &mut VaultState,
        ledger: &mut Ledger,
        who: &T::AccountId,
        position: &Position,
        early: bool,
    ) -> DispatchResult {
        T::Observers::position_changed(who, position, PositionChange::Closed { early })?;
        Self::change_weight(state, position, position.amount, 0)?;
        ledger.positions.retain(|other| other.id != position.id);
        if ledger.positions.is_empty() {
            state.stakers = state.stakers.saturating_sub(1);
        }
        Ok(())
    }

    /// Takes a position from amount `old` to `new`: the totals now, and its steps to come.
    fn change_weight(
        state: &mut VaultState,
        position: &Position,
        old: Balance,
        new: Balance,
    ) -> DispatchResult {
        let now = state.clock;
        let overflow = || Error::<T>::Overflow;
        let multiplier = schedule::multiplier_at(&position.steps, now);
        let weight = |amount| schedule::weight(amount, multiplier).ok_or_else(overflow);
        state.weight = state
            .weight
            .checked_sub(weight(old)?)
            .and_then(|rest| rest.checked_add(weight(new).ok()?))
            .ok_or_else(overflow)?;
        state.staked = state
            .staked
            .checked_sub(old)
            .and_then(|rest| rest.checked_add(new))
            .ok_or_else(overflow)?;
        let before = schedule::deltas(old, &position.steps, now).ok_or_else(overflow)?;
        let after = schedule::deltas(new, &position.steps, now).ok_or_else(overflow)?;
        for ((at, before), (_, after)) in before.into_iter().zip(after) {
            PendingSteps::<T>::try_mutate_exists(at, |pending| {
                let mut step = pending.unwrap_or_default();
                step.delta = step
                    .delta
                    .checked_sub(before)
                    .and_then(|rest| rest.checked_add(after))
                    .ok_or_else(overflow)?;
                if old == 0 {
                    step.positions = step.positions.saturating_add(1);
                }
                if new == 0 {
                    step.positions = step.positions.saturating_sub(1);
                }
                *pending = (step.positions > 0).then_some(step);
                Ok::<_, DispatchError>(())
            })?;
        }
        Ok(())
    }

    /// Sends principal into the cooldown, or pays it out at once if there is none. Returns when it
    /// can be withdrawn.
    fn cool(
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
            .ok_or(Error::<T>::Overflow)?;
        let id = ledger.next_id;
        ledger.next_id = id.checked_add(1).ok_or(Error::<T>::Overflow)?;
        ledger.cool(Chunk { id, tier, amount, release });
        state.cooling = state.cooling.checked_add(amount).ok_or(Error::<T>::Overflow)?;
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

/// What a wallet may add in this epoch, rounded down; `None` without a cap.
fn allowance(params: &Params, state: &VaultState) -> Option<Balance> {
    mul_div(state.epoch_reference, params.wallet_cap_bps?.into(), BPS.into())
}
