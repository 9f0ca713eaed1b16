//! Implementations of the calls: checks, effects, event.

use crate::{
    types::{
        settle, AccountEarnings, Destination, EndingRate, PoolRecord, RewardsState, Stream,
        Unallocated, MAX_STREAMS_PER_ASSET,
    },
    work::Work,
    Config, Earnings, Error, Event, IndexAt, Pallet, RateEnds, State,
};
use polkadot_sdk::{
    frame_support::ensure,
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_math::{
    bucket_ceil,
    fixed::{floor, from_int},
    pool::take_whole,
    Q128,
};
use quaestor_primitives::{
    AssetKind, Balance, FundingSource, Position, PositionChange, Positions, Seconds, Step,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_fund(who: T::AccountId, asset: AssetKind, amount: Balance) -> DispatchResult {
        State::<T>::try_mutate(|state| {
            Self::ensure_funding(state, &asset, amount)?;
            Self::receive(&asset, &who, amount)?;
            Self::add_funding(state, &asset, amount, FundingSource::Account(who))
        })
    }

    fn ensure_funding(
        state: &mut RewardsState,
        asset: &AssetKind,
        amount: Balance,
    ) -> DispatchResult {
        ensure!(state.clock > 0, Error::<T>::ClockNotStarted);
        let (_, record) = state.find_mut(asset).ok_or(Error::<T>::UnknownAsset)?;
        ensure!(amount >= record.params.min_funding, Error::<T>::BelowMinimumFunding);
        Ok(())
    }

    /// Books a funding whose money has arrived, or arrives in the same storage layer.
    pub(crate) fn add_funding(
        state: &mut RewardsState,
        asset: &AssetKind,
        amount: Balance,
        source: FundingSource<T::AccountId>,
    ) -> DispatchResult {
        Self::ensure_funding(state, asset, amount)?;
        let bucket = state.bucket_secs;
        let (slot, record) = state.find_mut(asset).ok_or(Error::<T>::UnknownAsset)?;
        let end =
            record.pool.fund(&record.params.rate, amount, bucket).ok_or(Error::<T>::Overflow)?;
        if let Some(end) = &end {
            let new = EndingRate::new(slot, end).ok_or(Error::<T>::Overflow)?;
            RateEnds::<T>::try_mutate(end.at, |ends| {
                match ends.iter_mut().find(|other| other.pool == new.pool) {
                    Some(other) => {
                        other.rate =
                            other.rate.checked_add(new.rate).ok_or(Error::<T>::Overflow)?;
                        Ok(())
                    },
                    None => ends.try_push(new).map_err(|_| Error::<T>::Overflow),
                }
            })?;
        }
        Self::deposit_event(Event::Funded {
            asset: asset.clone(),
            amount,
            end: end.map(|end| end.at),
            source,
        });
        Ok(())
    }

    pub(crate) fn do_claim(who: T::AccountId, asset: AssetKind) -> Result<Work, DispatchError> {
        let mut state = State::<T>::get();
        let mut account = Earnings::<T>::get(&who);
        let (now, bucket) = (Self::now(&state), state.bucket_secs);
        if account.next_stream == 0 {
            account.next_stream = state.first_stream;
        }
        let mut work = Work { streams: length(&account.streams), ..Default::default() };
        let (slot, record) = state.find_mut(&asset).ok_or(Error::<T>::UnknownAsset)?;
        for position in &T::Positions::positions(&who) {
            let indices = Self::settle_position(&mut account, position, slot, record)?;
            work.indices = work.indices.saturating_add(indices);
            work.positions = work.positions.saturating_add(1);
        }
        let amount = gather(&mut account, slot).ok_or(Error::<T>::Overflow)?;
        ensure!(amount > 0, Error::<T>::NothingToClaim);
        let has_left = work.positions == 0;
        ensure!(has_left || amount >= record.params.min_claim, Error::<T>::BelowMinimumClaim);
        take_owed::<T>(record, amount)?;

        let vesting = record.params.vesting_secs;
        work.at_once = vesting == 0;
        let stream = if work.at_once {
            if !Self::can_receive(&asset, &who, amount) {
                // Nothing was saved: it stays claimable.
                Self::deposit_event(Event::PayoutDeferred { who, asset, amount });
                return Ok(work);
            }
            Self::pay(&asset, &who, amount)?;
            None
        } else {
            record.streaming = record.streaming.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            let start = bucket_ceil(now, bucket).ok_or(Error::<T>::Overflow)?;
            let end = start.checked_add(vesting).ok_or(Error::<T>::Overflow)?;
            Some(add_stream::<T>(&mut account, &asset, start, end, amount)?)
        };
        Self::save(&who, state, account);
        Self::deposit_event(Event::Claimed { who, asset, amount, stream });
        Ok(work)
    }

    /// Returns the number of streams that the account had.
    pub(crate) fn do_collect(who: T::AccountId, asset: &AssetKind) -> Result<u32, DispatchError> {
        let mut state = State::<T>::get();
        let mut account = Earnings::<T>::get(&who);
        let now = Self::now(&state);
        let streams = length(&account.streams);
        let (_, record) = state.find_mut(asset).ok_or(Error::<T>::UnknownAsset)?;
        let mut amount: Balance = 0;
        for stream in account.streams.iter_mut().filter(|stream| stream.asset == *asset) {
            let due = stream.collectable(now);
            stream.collected = stream.collected.saturating_add(due);
            amount = amount.checked_add(due).ok_or(Error::<T>::Overflow)?;
        }
        ensure!(amount > 0, Error::<T>::NothingVested);
        if !Self::can_receive(asset, &who, amount) {
            Self::deposit_event(Event::PayoutDeferred { who, asset: asset.clone(), amount });
            return Ok(streams);
        }
        account.streams.retain(|stream| stream.unpaid() > 0);
        record.streaming = record.streaming.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
        Self::pay(asset, &who, amount)?;
        Self::save(&who, state, account);
        Self::deposit_event(Event::Collected { who, asset: asset.clone(), amount });
        Ok(streams)
    }

    /// Returns the number of streams that the account had.
    pub(crate) fn do_forfeit_stream(who: T::AccountId, id: u32) -> Result<u32, DispatchError> {
        let mut state = State::<T>::get();
        let mut account = Earnings::<T>::get(&who);
        let streams = length(&account.streams);
        let now = Self::now(&state);
        let stream = account
            .streams
            .iter_mut()
            .find(|stream| stream.id == id)
            .ok_or(Error::<T>::NotFound)?;
        let (asset, due) = (stream.asset.clone(), stream.collectable(now));
        let (_, record) = state.find_mut(&asset).ok_or(Error::<T>::UnknownAsset)?;
        let forfeited = stream.unpaid().saturating_sub(due);
        // What has vested is all that is left of it.
        stream.total = stream.total.saturating_sub(forfeited);
        (stream.start, stream.end) = (stream.start.min(now), now);
        record.streaming = record.streaming.checked_sub(forfeited).ok_or(Error::<T>::Overflow)?;
        record.pool.forfeited =
            record.pool.forfeited.checked_add(from_int(forfeited)).ok_or(Error::<T>::Overflow)?;
        let payable = due > 0 && Self::can_receive(&asset, &who, due);
        if payable {
            stream.collected = stream.collected.saturating_add(due);
            record.streaming = record.streaming.checked_sub(due).ok_or(Error::<T>::Overflow)?;
            Self::pay(&asset, &who, due)?;
        }
        account.streams.retain(|stream| stream.unpaid() > 0);
        Self::save(&who, state, account);
        Self::deposit_event(Event::StreamForfeited {
            who: who.clone(),
            asset: asset.clone(),
            stream: id,
            forfeited,
        });
        match (payable, due) {
            (_, 0) => {},
            (true, amount) => Self::deposit_event(Event::Collected { who, asset, amount }),
            (false, amount) => {
                Self::deposit_event(Event::PayoutDeferred { who, asset: asset.clone(), amount })
            },
        }
        Ok(streams)
    }

    pub(crate) fn do_release_unallocated(asset: AssetKind, reason: Unallocated) -> DispatchResult {
        State::<T>::try_mutate(|state| {
            let (_, record) = state.find_mut(&asset).ok_or(Error::<T>::UnknownAsset)?;
            if reason == Unallocated::Forfeited {
                let dust = from_int(take_whole(&mut record.dust));
                let sum = record.pool.forfeited.checked_add(dust).ok_or(Error::<T>::Overflow)?;
                record.pool.forfeited = sum;
            }
            let amount = take_whole(record.unallocated_mut(reason));
            ensure!(amount >= record.params.min_funding, Error::<T>::BelowMinimumRelease);
            let destination = record.params.destination(reason);
            match destination {
                Destination::Stream => {
                    Self::add_funding(state, &asset, amount, FundingSource::Unallocated(reason))?;
                },
                Destination::Backstop => Self::to_backstop(&asset, amount)?,
                Destination::Burn => Self::burn(&asset, amount)?,
            }
            Self::deposit_event(Event::UnallocatedReleased { asset, reason, destination, amount });
            Ok(())
        })
    }

    // Shared steps.

    /// Settles one position with one pool.
    pub(crate) fn settle_position(
        account: &mut AccountEarnings,
        position: &Position,
        slot: usize,
        record: &PoolRecord,
    ) -> Result<u32, DispatchError> {
        let accrual = account.accrual_mut(position, slot).ok_or(Error::<T>::Overflow)?;
        let crossed = |step: &&Step| step.at > accrual.at && step.at <= record.pool.at;
        let steps = position.weight_steps();
        let indices = steps.iter().filter(crossed).count();
        settle(accrual, position.terms(&steps), &record.pool, slot, IndexAt::<T>::get)
            .ok_or(Error::<T>::Overflow)?;
        Ok(u32::try_from(indices).unwrap_or(u32::MAX))
    }

    /// A position changed at the current time: what it has earned until now is settled with all
    /// pools.
    pub(crate) fn on_position_changed(
        who: &T::AccountId,
        position: &Position,
        change: PositionChange,
    ) -> DispatchResult {
        let opened = change == PositionChange::Opened;
        if opened && !position.opens_with_weight() {
            // No index matters until its first step of weight.
            return Ok(());
        }
        let mut state = State::<T>::get();
        let mut account = Earnings::<T>::get(who);
        for (slot, record) in state.pools.iter_mut().enumerate() {
            record.pool.reweigh().ok_or(Error::<T>::Overflow)?;
            if opened {
                let accrual = account.accrual_mut(position, slot).ok_or(Error::<T>::Overflow)?;
                accrual.index = record.pool.index;
                continue;
            }
            Self::settle_position(&mut account, position, slot, record)?;
            if let PositionChange::Closed { early, .. } = change {
                Self::close_with(&mut account, who, position, slot, record, early)?;
            }
        }
        if matches!(change, PositionChange::Closed { .. }) {
            account.positions.retain(|other| other.id != position.id);
        }
        Self::save(who, state, account);
        if matches!(change, PositionChange::Closed { last: true, .. }) {
            Self::stop_compounding(who.clone())?;
        }
        Ok(())
    }

    fn close_with(
        account: &mut AccountEarnings,
        who: &T::AccountId,
        position: &Position,
        slot: usize,
        record: &mut PoolRecord,
        early: bool,
    ) -> DispatchResult {
        let overflow = || Error::<T>::Overflow;
        let accrual = *account.accrual_mut(position, slot).ok_or_else(overflow)?;
        let kept = if early { accrual.claimable } else { accrual.total().ok_or_else(overflow)? };
        let settled = account.settled_mut(slot).ok_or_else(overflow)?;
        *settled = settled.checked_add(kept).ok_or_else(overflow)?;
        if early && !accrual.escrow.is_zero() {
            record.pool.forfeit(accrual.escrow).ok_or_else(overflow)?;
            Self::deposit_event(Event::EscrowForfeited {
                who: who.clone(),
                position: position.id,
                asset: record.asset.clone(),
                amount: floor(accrual.escrow),
            });
        }
        Ok(())
    }

    /// Saves both. Of an account that has left, the fractions go to the pools' dust.
    pub(crate) fn save(who: &T::AccountId, mut state: RewardsState, mut account: AccountEarnings) {
        if account.has_left() {
            for (record, fraction) in state.pools.iter_mut().zip(account.settled.iter_mut()) {
                let sums =
                    record.pool.owed.checked_sub(*fraction).zip(record.dust.checked_add(*fraction));
                if let Some((owed, dust)) = sums {
                    (record.pool.owed, record.dust) = (owed, dust);
                    *fraction = Q128::zero();
                }
            }
        }
        if account.is_empty() {
            state.first_stream = state.first_stream.max(account.next_stream);
            Earnings::<T>::remove(who);
        } else {
            Earnings::<T>::insert(who, account);
        }
        State::<T>::put(state);
    }

    /// The time by which streams have vested: the clock's, or the chain's own while the clock catches up
    /// after a halt.
    pub(crate) fn now(state: &RewardsState) -> Seconds {
        state.clock.max(T::Positions::now())
    }
}

/// Number of entries of a bounded list.
fn length<V>(list: &[V]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// Brings what all positions have claimable together, and takes its whole units.
fn gather(account: &mut AccountEarnings, slot: usize) -> Option<Balance> {
    let mut sum = *account.settled_mut(slot)?;
    for position in account.positions.iter_mut() {
        if let Some(accrual) = position.accruals.get_mut(slot) {
            sum = sum.checked_add(core::mem::take(&mut accrual.claimable))?;
        }
    }
    let amount = take_whole(&mut sum);
    *account.settled_mut(slot)? = sum;
    Some(amount)
}

pub(crate) fn take_owed<T: Config>(record: &mut PoolRecord, amount: Balance) -> DispatchResult {
    record.pool.owed =
        record.pool.owed.checked_sub(from_int(amount)).ok_or(Error::<T>::Overflow)?;
    Ok(())
}

/// Adds to the stream of the same times, or opens one. Returns its number.
fn add_stream<T: Config>(
    account: &mut AccountEarnings,
    asset: &AssetKind,
    start: Seconds,
    end: Seconds,
    amount: Balance,
) -> Result<u32, DispatchError> {
    let same =
        |stream: &&mut Stream| stream.asset == *asset && stream.start == start && stream.end == end;
    if let Some(stream) = account.streams.iter_mut().find(same) {
        stream.total = stream.total.checked_add(amount).ok_or(Error::<T>::Overflow)?;
        return Ok(stream.id);
    }
    let others = account.streams.iter().filter(|stream| stream.asset == *asset).count();
    let most = usize::try_from(MAX_STREAMS_PER_ASSET).unwrap_or(usize::MAX);
    ensure!(others < most, Error::<T>::TooManyStreams);
    let id = account.next_stream;
    account.next_stream = id.checked_add(1).ok_or(Error::<T>::Overflow)?;
    let stream = Stream { id, asset: asset.clone(), start, end, total: amount, collected: 0 };
    account.streams.try_push(stream).map_err(|_| Error::<T>::TooManyStreams)?;
    Ok(id)
}
