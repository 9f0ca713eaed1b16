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
        /// The number of pools is at its maximum.
        TooManyPools,
        /// The funding is below the pool's minimum.
        BelowMinimumFunding,
        /// The balance is too small.
        InsufficientBalance,
        /// The balance is large enough, but part of it, the account or the asset is frozen.
        Frozen,
        /// Nothing is claimable.
        NothingToClaim,
        /// The claimable amount is below the pool's minimum.
        BelowMinimumClaim,
        /// The account has the maximum number of streams; collect first.
        TooManyStreams,
        /// Nothing has vested since the last payment.
        NothingVested,
        /// The caller has no stream, or the account no position, of that number.
        NotFound,
        /// The claimable amount is below the minimum that is compounded.
        BelowMinimumCompound,
        /// Automatic compounding is off for the account.
        NotAutoCompounding,
        /// The new value equals the current one.
        NoChange,
        /// The unallocated amount is below the pool's minimum funding.
        BelowMinimumRelease,
        /// The new rules are not allowed; their documentation gives the ranges.
        OutOfRange,
        /// The rate model of a pool cannot be changed to another.
        RateModelFixed,
        /// An amount exceeds the range of its type.
        Overflow,
        /// A value is more than doubled or halved.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
    }
}
