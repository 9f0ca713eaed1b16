//! Events of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A channel was opened.
        Opened {
            /// Its number.
            channel: ChannelId,
            /// Account that pays.
            consumer: T::AccountId,
            /// Account that is paid.
            provider: T::AccountId,
            /// Asset of the deposit.
            asset: AssetKind,
            /// Deposit on hold, in smallest units.
            deposit: Balance,
            /// Storage deposit on hold, in smallest units of the native token.
            storage_deposit: Balance,
            /// Key that signs vouchers.
            key: WorkKey,
            /// Expiry, in seconds since the Unix epoch.
            expires: Seconds,
            /// Dispute time, in seconds.
            dispute_secs: Seconds,
            /// Opening hash, which vouchers contain.
            opening: Hash,
        },
        /// The consumer added to the deposit of a channel.
        ToppedUp {
            /// The channel.
            channel: ChannelId,
            /// Amount, in smallest units.
            amount: Balance,
            /// Sum of deposits after it, in smallest units.
            deposited: Balance,
        },
        /// The expiry of a channel was moved.
        Extended {
            /// The channel.
            channel: ChannelId,
            /// Expiry before, in seconds since the Unix epoch.
            old: Seconds,
            /// Expiry after, in seconds since the Unix epoch.
            new: Seconds,
        },
        /// A voucher was redeemed.
        Redeemed {
            /// The channel.
            channel: ChannelId,
            /// Amount that the consumer paid, in smallest units.
            gross: Balance,
            /// Sum of payments after it, in smallest units.
            paid: Balance,
            /// Nonce of the voucher.
            nonce: u64,
            /// Tokens of the voucher.
            tokens: u64,
            /// Number of the receipt.
            receipt: u64,
        },
        /// A voucher of a batch was refused.
        NotRedeemed {
            /// The channel.
            channel: ChannelId,
            /// Error that its redemption alone would have returned.
            error: DispatchError,
        },
        /// The consumer asked for the end of a channel.
        CloseRequested {
            /// The channel.
            channel: ChannelId,
            /// Time from which on it can be finished, in seconds since the Unix epoch.
            until: Seconds,
        },
        /// A channel ended, and the rest of its deposit went back to the consumer.
        Closed {
            /// The channel.
            channel: ChannelId,
            /// Sum of payments, in smallest units.
            paid: Balance,
            /// Rest of the deposit, in smallest units.
            refunded: Balance,
        },
        /// The record of a channel that had ended was removed, and the storage deposit went back to
        /// the consumer.
        Removed {
            /// The channel.
            channel: ChannelId,
            /// Storage deposit, in smallest units of the native token.
            storage_deposit: Balance,
        },
        /// The parameters were updated.
        ParamsSet {
            /// Parameters before.
            old: Params,
            /// Parameters after.
            new: Params,
        },
    }
}
