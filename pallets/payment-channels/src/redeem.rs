//! Vouchers: checks, payment, and the subject of a challenge.

use crate::{
    types::{Batch, Channel, ChannelId, Phase, Recent, StreamSubject, MAX_BATCH},
    voucher::{
        is_signed, Claim, Head, SignatureBytes, Statement, StatementBytes, Voucher, VoucherBytes,
        STATEMENT_TAG, VOUCHER_TAG,
    },
    Channels, Config, Error, Event, Pallet, WeightInfo,
};
use polkadot_sdk::{
    frame_support::{ensure, storage::with_storage_layer, weights::Weight},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_primitives::{Balance, ClockInspect, PaymentSource, ProviderInspect, Seconds, Settle};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_redeem(
        id: ChannelId,
        voucher: &VoucherBytes,
        signature: &SignatureBytes,
    ) -> DispatchResult {
        Self::with_channel(id, |channel| Self::pay(id, channel, voucher, signature))
    }

    pub(crate) fn do_redeem_batch(batch: Batch) {
        for (channel, voucher, signature) in batch {
            let paid = with_storage_layer(|| Self::do_redeem(channel, &voucher, &signature));
            if let Err(error) = paid {
                Self::deposit_event(Event::NotRedeemed { channel, error });
            }
        }
    }

    /// Weight of a batch.
    pub(crate) fn weight_of(batch: &Batch) -> Weight {
        T::WeightInfo::redeem_batch(u32::try_from(batch.len()).unwrap_or(MAX_BATCH))
    }

    pub(crate) fn do_close(
        who: T::AccountId,
        id: ChannelId,
        voucher: Option<(VoucherBytes, SignatureBytes)>,
    ) -> DispatchResult {
        Channels::<T>::try_mutate_exists(id, |stored| {
            let channel = stored.as_mut().ok_or(Error::<T>::NotFound)?;
            ensure!(channel.provider == who, Error::<T>::NotYours);
            ensure!(!matches!(channel.phase, Phase::Ended { .. }), Error::<T>::Ended);
            if let Some((voucher, signature)) = voucher {
                Self::pay(id, channel, &voucher, &signature)?;
            }
            Self::end(id, stored)
        })
    }

    /// Subject of a challenge of channel `id` by its consumer: what the provider was paid lately, with
    /// its signed statement of what it generated for it. The caller decides what it costs, and that
    /// one subject is challenged once.
    ///
    /// The statement must be for a claim above what was paid before those payments.
    ///
    /// # Errors
    /// - [`Error::NotFound`]: no channel has this number, or its record is removed.
    /// - [`Error::NothingPaid`]: nothing was paid within the dispute time.
    /// - [`Error::UnknownVersion`]: the bytes are no statement of the channel's version.
    /// - [`Error::WrongChannel`]: the statement is for another chain, channel or opening.
    /// - [`Error::NotNewer`]: the statement is for what was paid longer ago.
    /// - [`Error::BadSignature`]: the provider's key for statements has not signed it.
    pub fn subject(
        id: ChannelId,
        statement: &StatementBytes,
        signature: &SignatureBytes,
    ) -> Result<StreamSubject<T::AccountId>, DispatchError> {
        let channel = Channels::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        let until = Self::challengeable(&channel).ok_or(Error::<T>::NothingPaid)?;
        let read = Statement::read(statement).ok_or(Error::<T>::UnknownVersion)?;
        let Statement { head, claim, transcript } = read;
        Self::ensure_head(&head, STATEMENT_TAG, id, &channel)?;
        let amount = channel.recent.sum();
        let paid_before = channel.paid.saturating_sub(amount);
        ensure!(claim.cumulative > paid_before, Error::<T>::NotNewer);
        let key = T::Providers::statement_key(&channel.provider);
        let signed = key.is_some_and(|key| is_signed(&key, statement, signature));
        ensure!(signed, Error::<T>::BadSignature);
        Ok(StreamSubject {
            channel: id,
            consumer: channel.consumer,
            provider: channel.provider,
            asset: channel.asset,
            amount,
            paid_at: channel.recent.at,
            until,
            tokens: claim.tokens,
            transcript,
            frozen: channel.frozen,
        })
    }

    /// Keeps the record of channel `id` while a challenge of it is open, or lifts that. Vouchers are
    /// redeemed all the same: payments that were made stay with the provider, and its sentence is not
    /// part of the channel. What is challenged is no part of a later challenge.
    ///
    /// # Errors
    /// - [`Error::NotFound`]: no channel has this number, or its record is removed.
    /// - [`Error::NoChange`]: it is frozen already, or not frozen.
    /// - [`Error::NothingPaid`]: nothing was paid within the dispute time.
    pub fn freeze(id: ChannelId, on: bool) -> DispatchResult {
        Self::with_channel(id, |channel| {
            ensure!(channel.frozen != on, Error::<T>::NoChange);
            ensure!(!on || Self::challengeable(channel).is_some(), Error::<T>::NothingPaid);
            channel.frozen = on;
            if on {
                channel.recent = Recent::default();
                if let Phase::Ended { until } = &mut channel.phase {
                    *until = 0;
                }
            }
            Ok(())
        })
    }

    /// Returns `true` if channel `id` is frozen.
    pub fn is_frozen(id: ChannelId) -> bool {
        Channels::<T>::get(id).is_some_and(|channel| channel.frozen)
    }

    /// Time until which the last payment can be challenged, if it still can be.
    fn challengeable(channel: &Channel<T::AccountId>) -> Option<Seconds> {
        let until = channel.challengeable_until().map(T::Clock::extended);
        until.filter(|until| T::Clock::now() < *until)
    }

    /// Checks a voucher, cheap tests first. Returns its claim and the payment, which is not zero.
    pub(crate) fn examine(
        id: ChannelId,
        channel: &Channel<T::AccountId>,
        voucher: &VoucherBytes,
        signature: &SignatureBytes,
    ) -> Result<(Claim, Balance), Error<T>> {
        ensure!(!matches!(channel.phase, Phase::Ended { .. }), Error::<T>::Ended);
        let read = Voucher::read(voucher).ok_or(Error::<T>::UnknownVersion)?;
        Self::ensure_head(&read.head, VOUCHER_TAG, id, channel)?;
        let claim = read.claim;
        ensure!(channel.is_newer(&claim), Error::<T>::NotNewer);
        let gross = channel.payable(&claim);
        ensure!(gross > 0, Error::<T>::Exhausted);
        ensure!(is_signed(&channel.key, voucher, signature), Error::<T>::BadSignature);
        Ok((claim, gross))
    }

    /// The head that vouchers or statements of a channel have.
    pub(crate) fn head_of(tag: [u8; 16], id: ChannelId, channel: &Channel<T::AccountId>) -> Head {
        Head {
            tag,
            version: channel.version,
            genesis: Self::genesis(),
            channel: id,
            opening: channel.opening,
        }
    }

    fn ensure_head(
        head: &Head,
        tag: [u8; 16],
        id: ChannelId,
        channel: &Channel<T::AccountId>,
    ) -> Result<(), Error<T>> {
        let expected = Self::head_of(tag, id, channel);
        let same_format = head.tag == expected.tag && head.version == expected.version;
        ensure!(same_format, Error::<T>::UnknownVersion);
        ensure!(*head == expected, Error::<T>::WrongChannel);
        Ok(())
    }

    /// Pays a voucher. The nonce and tokens of a voucher that is paid in part are kept as well: the
    /// same voucher passes again after a top-up.
    fn pay(
        id: ChannelId,
        channel: &mut Channel<T::AccountId>,
        voucher: &VoucherBytes,
        signature: &SignatureBytes,
    ) -> DispatchResult {
        let (claim, gross) = Self::examine(id, channel, voucher, signature)?;
        let Claim { nonce, tokens, .. } = claim;
        let receipt = T::Settle::settle(
            &channel.consumer,
            &channel.provider,
            &channel.asset,
            gross,
            tokens.saturating_sub(channel.tokens),
            PaymentSource::Channel { id, nonce },
        )?;
        let paid = channel.paid.checked_add(gross).ok_or(ArithmeticError::Overflow)?;
        (channel.paid, channel.nonce, channel.tokens) = (paid, nonce, tokens);
        channel.recent.add(T::Clock::now(), gross, channel.dispute_secs);
        Self::count_out(&channel.asset, 0, gross);
        let receipt = receipt.id;
        Self::deposit_event(Event::Redeemed { channel: id, gross, paid, nonce, tokens, receipt });
        Ok(())
    }
}
