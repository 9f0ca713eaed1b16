//! Implementation of the calls, but for redemptions.

use crate::{
    types::{Channel, ChannelId, Params, Phase, Recent},
    voucher::{Hash, Opening, OPENING_TAG, VERSION},
    Channels, Config, Error, Event, HoldReason, LastChange, NextChannel, Pallet, Parameters,
    Totals,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    frame_system,
    sp_runtime::{traits::Zero, ArithmeticError, DispatchResult},
};
use quaestor_math::fixed::mul_div_up;
use quaestor_primitives::{
    AssetKind, AssetUnits, Balance, ClockInspect, Entry, Guard, ParamsError, ProviderInspect,
    Seconds, Settle, WorkKey,
};
use quaestor_support::params;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_open(
        consumer: T::AccountId,
        provider: T::AccountId,
        asset: AssetKind,
        deposit: Balance,
        key: WorkKey,
        expires: Seconds,
    ) -> DispatchResult {
        let params = Self::enabled()?;
        let now = T::Clock::now();
        ensure!(now > 0, Error::<T>::ClockNotStarted);
        T::Guard::may_enter(Entry::Job, &consumer)?;
        ensure!(T::Settle::accepts(&asset), Error::<T>::UnknownAsset);
        ensure!(T::Providers::standing(&provider).is_some(), Error::<T>::NotActive);
        ensure!(params.allows_expiry(now, expires), Error::<T>::OutOfRange);
        let least = Self::min_deposit(&params, &asset).ok_or(ArithmeticError::Overflow)?;
        ensure!(deposit >= least, Error::<T>::DepositTooSmall);

        let id = NextChannel::<T>::get();
        NextChannel::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
        let storage_deposit = T::StorageDeposit::get();
        Self::hold(HoldReason::ChannelRecord, &AssetKind::Native, &consumer, storage_deposit)?;
        Self::hold(HoldReason::Channel, &asset, &consumer, deposit)?;
        let opening = Opening {
            tag: OPENING_TAG,
            genesis: Self::genesis(),
            channel: id,
            consumer: &consumer,
            provider: &provider,
            asset: &asset,
            key,
            parent: frame_system::Pallet::<T>::parent_hash().0,
        }
        .hash();
        let channel = Channel {
            consumer: consumer.clone(),
            provider: provider.clone(),
            asset: asset.clone(),
            key,
            version: VERSION,
            opening,
            deposited: deposit,
            paid: 0,
            nonce: 0,
            tokens: 0,
            expires,
            dispute_secs: params.dispute_secs,
            storage_deposit,
            phase: Phase::Open,
            recent: Recent::default(),
            frozen: false,
        };
        Self::count_in(&asset, 1, deposit)?;
        Channels::<T>::insert(id, channel);
        Self::deposit_event(Event::Opened {
            channel: id,
            consumer,
            provider,
            asset,
            deposit,
            storage_deposit,
            key,
            expires,
            dispute_secs: params.dispute_secs,
            opening,
        });
        Ok(())
    }

    pub(crate) fn do_top_up(who: T::AccountId, id: ChannelId, amount: Balance) -> DispatchResult {
        Self::with_channel(id, |channel| {
            Self::ensure_open(channel, &who)?;
            T::Guard::may_enter(Entry::Job, &who)?;
            ensure!(amount > 0, Error::<T>::DepositTooSmall);
            let deposited =
                channel.deposited.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
            Self::hold(HoldReason::Channel, &channel.asset, &who, amount)?;
            channel.deposited = deposited;
            Self::count_in(&channel.asset, 0, amount)?;
            Self::deposit_event(Event::ToppedUp { channel: id, amount, deposited });
            Ok(())
        })
    }

    pub(crate) fn do_extend(who: T::AccountId, id: ChannelId, expires: Seconds) -> DispatchResult {
        let params = Self::enabled()?;
        Self::with_channel(id, |channel| {
            Self::ensure_open(channel, &who)?;
            let in_range = params.allows_expiry(T::Clock::now(), expires);
            ensure!(in_range && expires > channel.expires, Error::<T>::OutOfRange);
            let old = core::mem::replace(&mut channel.expires, expires);
            Self::deposit_event(Event::Extended { channel: id, old, new: expires });
            Ok(())
        })
    }

    pub(crate) fn do_request_close(who: T::AccountId, id: ChannelId) -> DispatchResult {
        Self::with_channel(id, |channel| {
            ensure!(channel.consumer == who, Error::<T>::NotYours);
            Self::ensure_phase_open(channel)?;
            let until = T::Clock::now().saturating_add(channel.dispute_secs);
            channel.phase = Phase::Closing { until };
            Self::deposit_event(Event::CloseRequested { channel: id, until });
            Ok(())
        })
    }

    pub(crate) fn do_finish(id: ChannelId) -> DispatchResult {
        Channels::<T>::try_mutate_exists(id, |stored| {
            let channel = stored.as_ref().ok_or(Error::<T>::NotFound)?;
            ensure!(Self::is_due(channel), Error::<T>::TooEarly);
            Self::end(id, stored)
        })
    }

    pub(crate) fn do_set_params(new: Params) -> DispatchResult {
        let mut current = Self::enabled()?;
        let old = params::update(&mut current, new).map_err(|error| match error {
            ParamsError::OutOfRange => Error::<T>::OutOfRange,
            ParamsError::ChangeTooLarge => Error::<T>::ChangeTooLarge,
        })?;
        LastChange::<T>::try_mutate(|last| {
            params::space(last, T::Clock::now(), T::ChangeInterval::get())
                .map_err(|_| Error::<T>::ChangedTooSoon)
        })?;
        Parameters::<T>::put(new);
        Self::deposit_event(Event::ParamsSet { old, new });
        Ok(())
    }

    // Shared steps.

    /// Ends a channel that has not ended, and removes its record unless the last payment can be
    /// challenged, or is.
    pub(crate) fn end(id: ChannelId, stored: &mut Option<Channel<T::AccountId>>) -> DispatchResult {
        let channel = stored.as_mut().ok_or(Error::<T>::NotFound)?;
        if !matches!(channel.phase, Phase::Ended { .. }) {
            let (paid, refunded) = (channel.paid, channel.held());
            Self::release(HoldReason::Channel, &channel.asset, &channel.consumer, refunded)?;
            Self::count_out(&channel.asset, 1, refunded);
            Self::deposit_event(Event::Closed { channel: id, paid, refunded });
        }
        let until = channel.challengeable_until().unwrap_or_default();
        if channel.frozen || T::Clock::now() < T::Clock::extended(until) {
            channel.phase = Phase::Ended { until };
            return Ok(());
        }
        let storage_deposit = channel.storage_deposit;
        let (reason, native) = (HoldReason::ChannelRecord, AssetKind::Native);
        Self::release(reason, &native, &channel.consumer, storage_deposit)?;
        Self::deposit_event(Event::Removed { channel: id, storage_deposit });
        *stored = None;
        Ok(())
    }

    /// Returns `true` if a channel can be finished, or its record removed.
    pub(crate) fn is_due(channel: &Channel<T::AccountId>) -> bool {
        let kept = channel.frozen && matches!(channel.phase, Phase::Ended { .. });
        !kept && T::Clock::now() >= T::Clock::extended(channel.due_at())
    }

    /// Hash of the genesis block, which the SDK keeps for ever.
    pub(crate) fn genesis() -> Hash {
        frame_system::Pallet::<T>::block_hash(
            frame_system::pallet_prelude::BlockNumberFor::<T>::zero(),
        )
        .0
    }

    /// Minimum deposit in `asset`, in smallest units, rounded up; `None` if it does not fit.
    pub(crate) fn min_deposit(params: &Params, asset: &AssetKind) -> Option<Balance> {
        let native = T::Units::whole_unit(&AssetKind::Native);
        mul_div_up(params.min_deposit, T::Units::whole_unit(asset), native)
    }

    pub(crate) fn with_channel(
        id: ChannelId,
        change: impl FnOnce(&mut Channel<T::AccountId>) -> DispatchResult,
    ) -> DispatchResult {
        Channels::<T>::try_mutate(id, |stored| change(stored.as_mut().ok_or(Error::<T>::NotFound)?))
    }

    /// Adds to the total of `asset`.
    fn count_in(asset: &AssetKind, channels: u64, amount: Balance) -> DispatchResult {
        Totals::<T>::try_mutate(asset, |total| {
            total.channels =
                total.channels.checked_add(channels).ok_or(ArithmeticError::Overflow)?;
            total.held = total.held.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
            Ok(())
        })
    }

    /// Subtracts from the total of `asset`. It cannot fail, so that no exit depends on it.
    pub(crate) fn count_out(asset: &AssetKind, channels: u64, amount: Balance) {
        Totals::<T>::mutate(asset, |total| {
            total.channels = total.channels.saturating_sub(channels);
            total.held = total.held.saturating_sub(amount);
        });
    }

    fn enabled() -> Result<Params, Error<T>> {
        Parameters::<T>::get().ok_or(Error::<T>::NotEnabled)
    }

    fn ensure_phase_open(channel: &Channel<T::AccountId>) -> Result<(), Error<T>> {
        match channel.phase {
            Phase::Open => Ok(()),
            Phase::Closing { .. } => Err(Error::<T>::Closing),
            Phase::Ended { .. } => Err(Error::<T>::Ended),
        }
    }

    /// Ensures that `who` may add to a channel: it is the consumer, and the channel is neither closing
    /// nor expired.
    fn ensure_open(channel: &Channel<T::AccountId>, who: &T::AccountId) -> Result<(), Error<T>> {
        ensure!(channel.consumer == *who, Error::<T>::NotYours);
        Self::ensure_phase_open(channel)?;
        let expired = T::Clock::now() >= T::Clock::extended(channel.expires);
        ensure!(!expired, Error::<T>::Expired);
        Ok(())
    }
}
