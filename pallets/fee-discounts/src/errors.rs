//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// Fees cannot be paid in the asset, or it does not exist.
        UnknownAsset,
        /// The asset was added before.
        AlreadyExists,
        /// The number of assets is at its maximum.
        TooManyAssets,
        /// The fee is zero.
        ZeroFee,
        /// The key is already settled.
        AlreadySettled,
        /// The trade is older than the window and the stops that lengthen it.
        TooOld,
        /// The time of the trade is in the future; try again in a later block.
        NotYet,
        /// The net fee exceeds the payer's remaining allowance.
        AllowanceExceeded,
        /// The payer's balance is too small.
        InsufficientBalance,
        /// The number of keys is at its maximum; try again when old ones were removed.
        TooManyKeys,
        /// The new value is outside its range; the call's documentation gives it.
        OutOfRange,
        /// The new value is too far from the current one; the call's documentation gives the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
    }
}
