//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The chain knows no time yet; try again in the next block.
        ClockNotStarted,
        /// There is no plan of that number.
        UnknownPlan,
        /// The plan takes no payments.
        PlanClosed,
        /// There are as many plans as can be.
        TooManyPlans,
        /// From 1 to 24 periods can be paid at once.
        PeriodsOutOfRange,
        /// Payments are taken in the quote asset and in the native token only.
        UnknownAsset,
        /// There is no fresh reference price of the native token; the quote asset is taken.
        PriceUnavailable,
        /// The payment would be more than its maximum.
        AboveMaximum,
        /// The account is not subscribed to the plan.
        NotSubscribed,
        /// The account has as many subscriptions as can be; forget one that has lapsed.
        TooManySubscriptions,
        /// The subscription is not renewed automatically.
        NotRenewing,
        /// The renewal is not due yet.
        NotDue,
        /// The paid time has not ended.
        StillActive,
        /// The subscription is renewed automatically; cancel it first.
        StillRenewing,
        /// That cannot be changed.
        Immutable,
        /// A value is out of its range; the documentation of plans and terms gives the ranges.
        OutOfRange,
        /// A value changes by more than one step allows.
        ChangeTooLarge,
        /// It is like this already.
        NoChange,
        /// A number does not fit.
        Overflow,
    }
}
