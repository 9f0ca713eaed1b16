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
            /// The asset that was paid with.
            asset: AssetKind,
            /// Amount paid, in smallest units of it.
            amount: Balance,
            /// The price after the discount, in smallest units of the quote asset.
            usdc_price: Balance,
            /// The discount, in basis points.
            discount_bps: Bps,
            /// For so many periods.
            periods: u32,
            /// The subscription is active before this time.
            active_until: Seconds,
        },
        /// An account paid for a plan again.
        Renewed {
            /// The account.
            who: T::AccountId,
            /// The plan.
            plan: PlanId,
            /// The asset that was paid with.
            asset: AssetKind,
            /// Amount paid, in smallest units of it.
            amount: Balance,
            /// The price after the discount, in smallest units of the quote asset.
            usdc_price: Balance,
            /// The discount, in basis points.
            discount_bps: Bps,
            /// For so many periods.
            periods: u32,
            /// The subscription is active before this time.
            active_until: Seconds,
            /// By automatic renewal.
            automatic: bool,
        },
        /// An automatic renewal failed; nothing was charged.
        RenewalFailed {
            /// The account.
            who: T::AccountId,
            /// The plan.
            plan: PlanId,
            /// Why.
            reason: DispatchError,
            /// The number of the attempt, from 1.
            attempt: u32,
        },
        /// Automatic renewal was set; by the account, or switched off after the last attempt.
        AutoRenewSet {
            /// The account.
            who: T::AccountId,
            /// The plan.
            plan: PlanId,
            /// Before.
            old: Option<AutoRenew>,
            /// Now.
            new: Option<AutoRenew>,
        },
        /// An account cancelled: automatic renewal was switched off.
        Cancelled {
            /// The account.
            who: T::AccountId,
            /// The plan.
            plan: PlanId,
            /// The end of what was paid, which stays.
            active_until: Seconds,
        },
        /// A lapsed subscription was forgotten by its account.
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
        /// A plan was set or closed, for payments to come.
        PlanSet {
            /// Its number.
            id: PlanId,
            /// Before.
            old: Plan,
            /// Now.
            new: Plan,
        },
        /// The rules for payments and renewals were set, for those to come.
        ParamsSet {
            /// Before.
            old: Params,
            /// Now.
            new: Params,
        },
    }
}
