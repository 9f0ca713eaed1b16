//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The economy has no emission of this kind.
        NotEnabled,
        /// The chain has no time yet; try again in the next block.
        ClockNotStarted,
        /// Nothing is due before the next point of the grid.
        NotDue,
        /// The cap is reached.
        NothingLeft,
        /// The reward pool refused the amount.
        PoolRefused,
        /// Nothing is owed to the account.
        NothingOwed,
        /// The payment would leave the account below the minimum balance; it stays owed.
        CannotReceive,
        /// The amount is zero.
        ZeroAmount,
        /// The amount is above the limit of the origin.
        AboveSpendLimit,
        /// The treasury's balance is too small.
        InsufficientBalance,
        /// The schedule has no step of this number.
        NotFound,
        /// A part of the step is issued, so its amount is fixed.
        AlreadyBegun,
        /// The value can only be lowered.
        OnlyDown,
        /// The new value is outside its range; the call's documentation gives it.
        OutOfRange,
        /// The new value is too far from the current one; the call's documentation gives the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
        /// The work pool, the audit pot or the treasury refused its part, so nothing is minted.
        PartRefused,
    }
}
