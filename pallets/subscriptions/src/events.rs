//! Events of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An account paid for a plan for the first time.
        Subscribed {
            /// The account.
            who: T::AccountId,
            /// The plan.
            plan: PlanId,
            /// Asset of the payment.
            asset: AssetKind,
            /// Amount paid, in smallest units of that asset.
            amount: Balance,
            /// Price after the discount, in smallest units of the quote asset.
            usdc_price: Balance,
            /// Discount, in basis points.
            discount_bps: Bps,
            /// Number of periods.
            periods: u32,
            /// End of the paid time, exclusive, in seconds since the Unix epoch.
            active_until: Seconds,
        },
        /// An account paid for a plan again.
        Renewed {
            /// The account.
            who: T::AccountId,
            /// The plan.
            plan: PlanId,
            /// Asset of the payment.
            asset: AssetKind,
            /// Amount paid, in smallest units of that asset.
            amount: Balance,
            /// Price after the discount, in smallest units of the quote asset.
            usdc_price: Balance,
            /// Discount, in basis points.
            discount_bps: Bps,
            /// Number of periods.
            periods: u32,
            /// End of the paid time, exclusive, in seconds since the Unix epoch.
            active_until: Seconds,
            /// `true` if it was an automatic renewal.
            automatic: bool,
        },
        /// An automatic renewal failed; nothing was charged.
        RenewalFailed {
            /// The account.
            who: T::AccountId,
            /// The plan.
            plan: PlanId,
            /// Error of the payment.
            reason: DispatchError,
            /// Number of the attempt; the first is 1.
            attempt: u32,
        },
        /// An automatic renewal waits for a reference price; nothing was charged, and it does not
        /// count as an attempt.
        RenewalPostponed {
            /// The account.
            who: T::AccountId,
            /// The plan.
            plan: PlanId,
        },
        /// The order for automatic renewal was set by the account, or removed after the last
        /// attempt.
        AutoRenewSet {
            /// The account.
            who: T::AccountId,
            /// The plan.
            plan: PlanId,
            /// Order before.
            old: Option<AutoRenew>,
            /// Order after.
            new: Option<AutoRenew>,
        },
        /// An account disabled automatic renewal.
        Cancelled {
            /// The account.
            who: T::AccountId,
            /// The plan.
            plan: PlanId,
            /// End of the paid time, exclusive, in seconds since the Unix epoch.
            active_until: Seconds,
        },
        /// A lapsed subscription was removed by its account.
        Forgotten {
            /// The account.
            who: T::AccountId,
            /// The plan.
            plan: PlanId,
        },
        /// A plan was added.
        PlanAdded {
            /// Its number.
            id: PlanId,
            /// The plan.
            plan: Plan,
        },
        /// A plan was updated or closed.
        PlanSet {
            /// Its number.
            id: PlanId,
            /// Plan before.
            old: Plan,
            /// Plan after.
            new: Plan,
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
