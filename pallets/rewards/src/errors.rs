//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The clock starts with the second block; try again then.
        ClockNotStarted,
        /// No pool pays this asset, or there is no such asset.
        UnknownAsset,
        /// A pool pays this asset already.
        AlreadyExists,
        /// There are as many pools as there can be.
        TooManyPools,
        /// The funding is below the pool's minimum.
        BelowMinimumFunding,
        /// The balance is too small.
        InsufficientBalance,
        /// Nothing is claimable.
        NothingToClaim,
        /// The claimable amount is below the pool's minimum.
        BelowMinimumClaim,
        /// The account has as many streams as it can; collect first.
        TooManyStreams,
        /// Nothing has vested that was not collected.
        NothingVested,
        /// The caller has no stream, or the account no position, of that number.
        NotFound,
        /// The claimable amount is below the minimum that is compounded.
        BelowMinimumCompound,
        /// The account has not asked for automatic compounding.
        NotAutoCompounding,
        /// It is so already.
        NoChange,
        /// The pot holds less than the pool's least funding.
        PotTooSmall,
        /// The new rules are not allowed; their documentation gives the ranges.
        OutOfRange,
        /// The rate model of a pool cannot be changed to another.
        RateModelFixed,
        /// A number does not fit.
        Overflow,
        /// A number would be more than twice or less than half of what it is.
        ChangeTooLarge,
    }
}
