//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The economy has no market.
        NotEnabled,
        /// There is no such job, bid or ask.
        NotFound,
        /// The job is in another state.
        WrongState,
        /// The job belongs to another account.
        NotYours,
        /// There is no such class.
        UnknownClass,
        /// The asset is not accepted.
        UnknownAsset,
        /// There is no price of the asset in the native token that can be relied on; try again later.
        NoPrice,
        /// The price is above the maximum of the job.
        PriceTooHigh,
        /// The provider, or its time to deliver, does not meet the requirements.
        BelowRequirements,
        /// The provider has declined the job.
        Barred,
        /// The price is above what the provider may take on, or the ask above its capacity.
        ExceedsLimit,
        /// There are 8 bids that are no worse.
        BidNotBetter,
        /// The provider has no such ask, or fewer tokens of today are left.
        AskClosed,
        /// The time for it is over.
        TooLate,
        /// The time for it has not come.
        TooEarly,
        /// The result can still be disputed or drawn for an audit.
        InReview,
        /// There is nothing to pay or to move.
        NothingDue,
        /// The balance of the caller is too small.
        InsufficientBalance,
        /// A value is outside its range; the documentation gives it.
        OutOfRange,
        /// A new value is too far from the current one; the documentation of the parameters gives
        /// the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
        /// The number of classes is at its maximum, or classes are not numbered without gaps.
        ClassOutOfRange,
        /// The asset is accepted.
        AlreadyExists,
        /// The number of assets is at its maximum.
        TooManyAssets,
    }
}
