//! Implementations of the calls: checks, effects, event.

use crate::{
    positions::{allowance, find},
    types::{Ledger, ParamGroup, Params, Tier, UnlockChunk, VaultState, MAX_TIERS},
    Config, Error, Event, LastChange, Ledgers, Pallet, Parameters, State, WeightInfo,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_support::{dispatch::DispatchResultWithPostInfo, ensure, traits::Get, weights::Weight},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_math::{bucket_ceil, mul_div, BPS};
use quaestor_primitives::{
    Balance, Boost, BoostInspect, Boosts, Bps, OnStakeReduced, Position, PositionId, Seconds,
    TierId,
};
use quaestor_support::params;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_stake(
        who: T::AccountId,
        asked: Balance,
        tier: TierId,
    ) -> DispatchResultWithPostInfo {
        let mut state = State::<T>::get();
        let mut ledger = Self::ledger_of(&state, &who);
        ensure!(asked > 0, Error::<T>::ZeroAmount);
        Self::ensure_entry(&state, &who)?;
        let params = Parameters::<T>::get();
        let amount = match allowance(&params, &state) {
            Some(allowance) => asked.min(ledger.remaining(state.epoch, allowance)),
            None => asked,
        };
        ensure!(amount > 0, Error::<T>::WalletCapReached);
        let position = Self::admit(&params, &state, &ledger, tier, amount)?;
        let (id, lock_end) = (position.id, position.lock_end);
        let (entries, observed) = (ledger.entries(), observers_weight::<T>(&position));
        Self::lock(&who, amount)?;
        let steps = Self::open(&mut state, &mut ledger, &who, position)?;

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
        Ok(Some(T::WeightInfo::stake(entries, steps).saturating_add(observed)).into())
    }

    pub(crate) fn do_unstake(
        who: T::AccountId,
        id: PositionId,
        amount: Option<Balance>,
    ) -> DispatchResultWithPostInfo {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(&who);
        let position = find(&ledger, id).ok_or(Error::<T>::NotFound)?;
        ensure!(Self::now(&state) >= position.lock_end, Error::<T>::Locked);
        let amount = amount.unwrap_or(position.amount);
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let (entries, votes) = (ledger.entries(), votes_weight::<T>(&ledger, &who));
        let remaining = position.amount.checked_sub(amount).ok_or(Error::<T>::ExceedsPosition)?;
        let steps = if remaining > 0 {
            ensure!(remaining >= Parameters::<T>::get().min_stake, Error::<T>::BelowMinimumStake);
            Self::resize(&mut state, &mut ledger, &who, &position, remaining)?
        } else {
            Self::close(&mut state, &mut ledger, &who, &position, false)?
        };
        let release = Self::cool(&mut state, &mut ledger, &who, &position, amount)?;
        let last = ledger.positions.is_empty();
        let paid = last || release <= Self::now(&state);
        Self::save(&who, state, ledger);
        Self::deposit_event(Event::Unstaked { who, position: id, amount, remaining, release });
        let weight = exit_weight::<T>(entries, &position, steps, paid, last);
        Ok(Some(weight.saturating_add(votes)).into())
    }

    pub(crate) fn do_early_unstake(
        who: T::AccountId,
        id: PositionId,
    ) -> DispatchResultWithPostInfo {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(&who);
        let position = find(&ledger, id).ok_or(Error::<T>::NotFound)?;
        if Self::now(&state) >= position.lock_end {
            return Self::do_unstake(who, id, None);
        }
        ensure!(!position.firm, Error::<T>::Firm);
        let penalty = mul_div(position.amount, position.penalty_bps.into(), BPS.into())
            .ok_or(ArithmeticError::Overflow)?;
        ensure!(penalty <= ledger.unbonded(), Error::<T>::Bonded);
        let (entries, votes) = (ledger.entries(), votes_weight::<T>(&ledger, &who));
        let steps = Self::close(&mut state, &mut ledger, &who, &position, true)?;
        let penalty = Self::take_penalty(&who, penalty);
        let amount = position.amount.saturating_sub(penalty);
        let release = Self::cool(&mut state, &mut ledger, &who, &position, amount)?;
        let last = ledger.positions.is_empty();
        let paid = last || penalty > 0 || release <= Self::now(&state);
        Self::save(&who, state, ledger);
        Self::deposit_event(Event::EarlyUnstaked { who, position: id, amount, penalty, release });
        let weight = exit_weight::<T>(entries, &position, steps, paid, last);
        Ok(Some(weight.saturating_add(votes)).into())
    }

    pub(crate) fn do_cancel_unstake(
        who: T::AccountId,
        chunk: PositionId,
    ) -> DispatchResultWithPostInfo {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(&who);
        Self::ensure_entry(&state, &who)?;
        let entries = ledger.entries();
        let index = ledger.unlocking.iter().position(|other| other.id == chunk);
        let cooled = ledger.unlocking.remove(index.ok_or(Error::<T>::NotFound)?);
        Self::keep_vesting(&state, &mut ledger, &cooled);
        let UnlockChunk { tier, amount, .. } = cooled;
        let position = Self::admit(&Parameters::<T>::get(), &state, &ledger, tier, amount)?;
        let (id, observed) = (position.id, observers_weight::<T>(&position));
        state.in_cooldown = state.in_cooldown.saturating_sub(amount);
        let steps = Self::open(&mut state, &mut ledger, &who, position)?;
        Self::save(&who, state, ledger);
        Self::deposit_event(Event::UnstakeCancelled { who, chunk, position: id, amount });
        Ok(Some(T::WeightInfo::cancel_unstake(entries, steps).saturating_add(observed)).into())
    }

    pub(crate) fn do_withdraw(who: T::AccountId) -> DispatchResultWithPostInfo {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(&who);
        ensure!(!ledger.unlocking.is_empty(), Error::<T>::NothingInCooldown);
        let (entries, now) = (ledger.entries(), Self::now(&state));
        ensure!(ledger.unlocking.iter().any(|chunk| chunk.release <= now), Error::<T>::CoolingDown);
        let unbonded = ledger.unbonded();
        let amount = ledger.take_due(now, unbonded);
        ensure!(amount > 0, Error::<T>::Bonded);
        state.in_cooldown = state.in_cooldown.saturating_sub(amount);
        Self::unlock(&who, amount)?;
        Self::save(&who, state, ledger);
        Self::deposit_event(Event::Withdrawn { who, amount });
        Ok(Some(T::WeightInfo::withdraw(entries)).into())
    }

    pub(crate) fn do_refresh_boosts(who: T::AccountId) -> DispatchResultWithPostInfo {
        let state = State::<T>::get();
        ensure!(state.features.boosts, Error::<T>::NoChange);
        ensure!(!state.behind, Error::<T>::CatchingUp);
        let boosts = boosts_now(T::Boosts::boosts_of(&who), &state);
        let (positions, steps) = Self::replace_boosts(&who, boosts)?;
        ensure!(positions > 0, Error::<T>::NoChange);
        Ok(Some(Self::boosts_weight(positions, steps)).into())
    }

    /// Replaces the boosts of all positions of `who`. Returns the number of positions that changed, and
    /// of pending and crossed steps that this touched.
    pub(crate) fn replace_boosts(
        who: &T::AccountId,
        boosts: Boosts,
    ) -> Result<(u32, u32), DispatchError> {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(who);
        let (mut positions, mut steps): (u32, u32) = (0, 0);
        for position in ledger.positions.clone() {
            if position.boosts == boosts {
                continue;
            }
            let crossed = crossed(&position, state.clock);
            let pending =
                Self::set_boosts(&mut state, &mut ledger, who, &position, boosts.clone())?;
            positions = positions.saturating_add(1);
            steps = steps.saturating_add(pending).saturating_add(crossed);
        }
        if positions > 0 {
            Self::save(who, state, ledger);
            Self::deposit_event(Event::BoostsSet { who: who.clone(), boosts });
        }
        Ok((positions, steps))
    }

    // Governance.

    pub(crate) fn do_set_tier(tier: TierId, new: Tier) -> DispatchResult {
        Self::set_params(ParamGroup::Tier(tier), |params| {
            ensure!(!params.immutable_tiers, Error::<T>::TiersImmutable);
            let old = params.tiers.get(usize::from(tier)).cloned();
            match params.tiers.get_mut(usize::from(tier)) {
                Some(current) => *current = new.clone(),
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
        ensure!(min <= T::MaxMinStake::get(), Error::<T>::OutOfRange);
        Self::set_params(ParamGroup::StakeLimits, |params| {
            let old = (params.min_stake, params.max_stake);
            (params.min_stake, params.max_stake) = (min, max);
            Ok(Event::StakeLimitsSet { old, new: (min, max) })
        })
    }

    pub(crate) fn do_set_wallet_cap(cap_bps: Option<Bps>, floor: Balance) -> DispatchResult {
        Self::set_params(ParamGroup::WalletCap, |params| {
            let old = (params.wallet_cap_bps, params.cap_floor);
            (params.wallet_cap_bps, params.cap_floor) = (cap_bps, floor);
            Ok(Event::WalletCapSet { old, new: (cap_bps, floor) })
        })
    }

    pub(crate) fn do_set_cooldown(secs: Seconds) -> DispatchResult {
        Self::set_params(ParamGroup::Cooldown, |params| {
            let old = core::mem::replace(&mut params.cooldown_secs, secs);
            Ok(Event::CooldownSet { old, new: secs })
        })
    }

    fn set_params(
        group: ParamGroup,
        change: impl FnOnce(&mut Params) -> Result<Event<T>, DispatchError>,
    ) -> DispatchResult {
        Parameters::<T>::try_mutate(|params| {
            let old = params.clone();
            let event = change(params)?;
            params.validate().map_err(|_| Error::<T>::OutOfRange)?;
            ensure!(old.allows_change_to(params), Error::<T>::ChangeTooLarge);
            params::space_group::<_, LastChange<T>, T::Time, T::ChangeInterval>(group)
                .map_err(|_| Error::<T>::ChangedTooSoon)?;
            Self::deposit_event(event);
            Ok(())
        })
    }
}

/// The boosts that hold now: their ends rounded up to a bucket, at most as many as a position has.
pub(crate) fn boosts_now(boosts: Vec<Boost>, state: &VaultState) -> Boosts {
    let aligned = |boost: Boost| {
        let until = bucket_ceil(boost.until, state.bucket_secs).unwrap_or(Seconds::MAX);
        (boost.bps > 0 && until > state.clock).then_some(Boost { until, ..boost })
    };
    Boosts::truncate_from(boosts.into_iter().filter_map(aligned).collect())
}

/// Steps of `position` that are over at `now`.
fn crossed(position: &Position, now: Seconds) -> u32 {
    let over = position.weight_steps().iter().skip(1).filter(|step| step.at <= now).count();
    u32::try_from(over).unwrap_or(u32::MAX)
}

/// Weight of the live votes of an account, before its stake leaves.
fn votes_weight<T: Config>(ledger: &Ledger, who: &T::AccountId) -> Weight {
    if ledger.voting {
        T::Votes::weight_of(who)
    } else {
        Weight::zero()
    }
}

/// Weight of the observers when `position` opens. By their contract they do nothing for a position
/// that opens without weight.
fn observers_weight<T: Config>(position: &Position) -> Weight {
    if position.opens_with_weight() {
        T::WeightInfo::observe_opening()
    } else {
        Weight::zero()
    }
}

/// Weight of an exit. `paid`: money moved, as a penalty, because there is no cooldown, or because an
/// observer may have returned a deposit to an account of which this was the `last` position.
fn exit_weight<T: Config>(
    entries: u32,
    position: &Position,
    steps: u32,
    paid: bool,
    last: bool,
) -> Weight {
    let leaving = if last { Pallet::<T>::leaving_weight() } else { Weight::zero() };
    let weight = if paid {
        T::WeightInfo::early_unstake(entries, steps)
    } else {
        T::WeightInfo::unstake(entries, steps)
    };
    weight.saturating_add(crossed_weight::<T>(passed(position, steps))).saturating_add(leaving)
}

/// Weight of the observers for `steps` that a position crossed, beyond their work without any.
pub(crate) fn crossed_weight<T: Config>(steps: u32) -> Weight {
    T::WeightInfo::observe_crossed(steps).saturating_sub(T::WeightInfo::observe_crossed(0))
}

/// Steps of `position` that are over, of which `pending` are not. The first one is its opening.
fn passed(position: &Position, pending: u32) -> u32 {
    let steps = u32::try_from(position.weight_steps().len()).unwrap_or(u32::MAX);
    steps.saturating_sub(pending).saturating_sub(1)
}
