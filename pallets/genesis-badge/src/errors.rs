//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The economy has no badges.
        NotEnabled,
        /// The account has a badge.
        AlreadyHolds,
        /// All badges are given.
        AllGiven,
        /// The account has no such position, or its amount or lock is below the minimum.
        NotEligible,
        /// A new value is outside its range; the documentation of the parameters gives it.
        OutOfRange,
        /// A new value is too far from the current one, or it is fixed at genesis; the documentation
        /// of the parameters gives the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
    }
}
