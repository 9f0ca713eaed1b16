//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The economy has no channels.
        NotEnabled,
        /// The chain has no time yet; try again in the next block.
        ClockNotStarted,
        /// No channel has this number, or its record is removed.
        NotFound,
        /// The caller is not the party of the channel that this call is for.
        NotYours,
        /// The provider takes no new work.
        NotActive,
        /// Work is not paid in this asset.
        UnknownAsset,
        /// The deposit is below its minimum.
        DepositTooSmall,
        /// The free balance is too small.
        InsufficientBalance,
        /// The consumer has asked for the end of the channel.
        Closing,
        /// The channel has ended; only its record is kept.
        Ended,
        /// The channel has expired.
        Expired,
        /// The channel cannot be finished yet.
        TooEarly,
        /// The bytes are no voucher or statement of the channel's version.
        UnknownVersion,
        /// The voucher or statement is for another chain, another channel or another opening.
        WrongChannel,
        /// The voucher is not above what was paid, or its nonce or tokens are below the last ones; the
        /// statement is for what was paid longer ago.
        NotNewer,
        /// The deposit is paid out. The voucher stays good, and pays after a top-up.
        Exhausted,
        /// The signature is not by the key that must sign.
        BadSignature,
        /// Nothing was paid within the dispute time.
        NothingPaid,
        /// The new value equals the current one.
        NoChange,
        /// The new value is outside its range; its documentation gives it.
        OutOfRange,
        /// The new value is too far from the current one; the call's documentation gives the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
    }
}
