//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The economy has no pledges.
        NotEnabled,
        /// The chain has no time yet; try again in the next block.
        ClockNotStarted,
        /// No allocation has this number, or it is released in full.
        NotFound,
        /// Nothing has vested since the last release.
        NothingVested,
        /// The amount would leave the account below the minimum balance; it stays releasable.
        CannotReceive,
        /// The allocation belongs to another account.
        NotBeneficiary,
        /// An account of a pallet cannot have an allocation.
        InvalidBeneficiary,
        /// The allocation has no first unlock.
        NothingToPledge,
        /// The time for pledges is over.
        TooLate,
        /// The account has a pledge, or one stands on the allocation.
        AlreadyPledged,
        /// The account has no pledge.
        NotPledged,
        /// The free balance is too small.
        InsufficientBalance,
        /// The new value is outside its range; its documentation gives it.
        OutOfRange,
        /// The new value is too far from the current one; the call's documentation gives the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
    }
}
