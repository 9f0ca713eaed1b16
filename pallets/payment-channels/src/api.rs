//! Runtime API of channels.

use crate::{
    types::{Channel, ChannelId, Params},
    voucher::{Claim, SignatureBytes, Voucher, VoucherBytes, VOUCHER_TAG},
    Channels, Config, Error, Pallet,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{sp_api, sp_runtime::DispatchError};
use quaestor_primitives::{Balance, Bps, ClockInspect, Seconds, Settle};
use scale_info::TypeInfo;

/// Maximum number of channels of an answer.
pub const MAX_LISTED: u32 = 100;

/// A channel, and its amounts and times now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ChannelView<AccountId> {
    /// Number.
    pub id: ChannelId,
    /// The channel. Its opening hash is part of vouchers.
    pub channel: Channel<AccountId>,
    /// Amount that vouchers can still be paid from, in smallest units.
    pub left: Balance,
    /// Time from which on the channel can be finished, or its record removed, in seconds since the
    /// Unix epoch; extended by a halt.
    pub due_at: Seconds,
    /// `true` if that time has come.
    pub is_due: bool,
    /// Time until which the last payment can be challenged, in seconds since the Unix epoch; extended
    /// by a halt. `None` without a payment.
    pub challengeable_until: Option<Seconds>,
}

/// Payment of a redemption.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct RedeemPreview {
    /// Amount that the consumer pays, in smallest units.
    pub gross: Balance,
    /// Amount of the voucher beyond the deposit, which a top-up makes payable, in smallest units.
    pub beyond: Balance,
    /// Network fee in force, in basis points.
    pub fee: Bps,
}

sp_api::decl_runtime_apis! {
    /// Reads of channels.
    pub trait ChannelsApi<AccountId: Codec> {
        /// A channel, or the record of one that has ended.
        fn channel(id: ChannelId) -> Option<ChannelView<AccountId>>;
        /// Up to `count` (at most 100) channels of `who` as consumer or provider, from `from` on.
        fn channels_of(
            who: AccountId,
            from: ChannelId,
            count: u32,
        ) -> Vec<ChannelView<AccountId>>;
        /// Up to `count` (at most 100) channels that can be finished or removed now, from `from` on.
        fn due(from: ChannelId, count: u32) -> Vec<ChannelId>;
        /// Bytes that the channel's key must sign for this claim.
        fn voucher_bytes(
            id: ChannelId,
            nonce: u64,
            cumulative: Balance,
            tokens: u64,
        ) -> Option<Vec<u8>>;
        /// Payment of a redemption now, or its error.
        fn check(
            id: ChannelId,
            voucher: VoucherBytes,
            signature: SignatureBytes,
        ) -> Result<RedeemPreview, DispatchError>;
        /// The parameters; `None` if the economy has no channels.
        fn params() -> Option<Params>;
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn channel_view(id: ChannelId) -> Option<ChannelView<T::AccountId>> {
        Channels::<T>::get(id).map(|channel| Self::view(id, channel))
    }

    /// Visits every channel; for reads off the chain only.
    pub(crate) fn channel_views(
        who: &T::AccountId,
        from: ChannelId,
        count: u32,
    ) -> Vec<ChannelView<T::AccountId>> {
        let is_party =
            |channel: &Channel<T::AccountId>| channel.consumer == *who || channel.provider == *who;
        let listed = Self::list(from, count, is_party);
        listed.into_iter().map(|(id, channel)| Self::view(id, channel)).collect()
    }

    /// Visits every channel; for reads off the chain only.
    pub(crate) fn due_channels(from: ChannelId, count: u32) -> Vec<ChannelId> {
        Self::list(from, count, Self::is_due).into_iter().map(|(id, _)| id).collect()
    }

    pub(crate) fn bytes_of(
        id: ChannelId,
        nonce: u64,
        cumulative: Balance,
        tokens: u64,
    ) -> Option<Vec<u8>> {
        let channel = Channels::<T>::get(id)?;
        let head = Self::head_of(VOUCHER_TAG, id, &channel);
        let claim = Claim { nonce, cumulative, tokens };
        Some(Voucher { head, claim }.bytes().to_vec())
    }

    pub(crate) fn redeem_preview(
        id: ChannelId,
        voucher: &VoucherBytes,
        signature: &SignatureBytes,
    ) -> Result<RedeemPreview, DispatchError> {
        let channel = Channels::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        let (claim, gross) = Self::examine(id, &channel, voucher, signature)?;
        let beyond = claim.cumulative.saturating_sub(channel.deposited);
        Ok(RedeemPreview { gross, beyond, fee: T::Settle::fee() })
    }

    fn list(
        from: ChannelId,
        count: u32,
        belongs: impl Fn(&Channel<T::AccountId>) -> bool,
    ) -> Vec<(ChannelId, Channel<T::AccountId>)> {
        let mut listed: Vec<_> =
            Channels::<T>::iter().filter(|(id, channel)| *id >= from && belongs(channel)).collect();
        listed.sort_unstable_by_key(|(id, _)| *id);
        listed.truncate(usize::try_from(count.min(MAX_LISTED)).unwrap_or_default());
        listed
    }

    fn view(id: ChannelId, channel: Channel<T::AccountId>) -> ChannelView<T::AccountId> {
        ChannelView {
            id,
            left: channel.held(),
            due_at: T::Clock::extended(channel.due_at()),
            is_due: Self::is_due(&channel),
            challengeable_until: channel.challengeable_until().map(T::Clock::extended),
            channel,
        }
    }
}
