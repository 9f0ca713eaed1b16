//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The chain has no time yet; try again in the next block.
        ClockNotStarted,
        /// No plan has this number.
        UnknownPlan,
        /// The plan is closed.
        PlanClosed,
        /// The number of plans is at its maximum.
        TooManyPlans,
        /// The number of periods is not from 1 to 24.
        PeriodsOutOfRange,
        /// The asset is neither the quote asset nor the native token.
        UnknownAsset,
        /// There is no fresh reference price of the native token; pay with the quote asset.
        PriceUnavailable,
        /// The payment exceeds its maximum.
        AboveMaximum,
        /// The account is not subscribed to the plan.
        NotSubscribed,
        /// The account's number of subscriptions is at its maximum; forget a lapsed one.
        TooManySubscriptions,
        /// The subscription has no automatic renewal.
        NotRenewing,
        /// The renewal is not due.
        NotDue,
        /// The subscription has not lapsed.
        StillActive,
        /// The subscription has automatic renewal; cancel it first.
        StillRenewing,
        /// A value that cannot change differs from the current one.
        Immutable,
        /// A new value is outside its range; the documentation of plans and parameters gives it.
        OutOfRange,
        /// A new value is too far from the current one; the documentation of plans and parameters
        /// gives the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
        /// The new value equals the current one.
        NoChange,
    }
}
