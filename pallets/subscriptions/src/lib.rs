//! # Subscriptions
//!
//! Plans that are priced in the quote asset (USDC) and paid in it or in the native token, for one
//! or more periods in advance. Payments in the native token have a discount, and a higher one for
//! stakers, whose stake counts when its warm-up is over. A subscription is renewed manually,
//! automatically, or by any account once it is due. Services read the time until which an account is
//! active.
//!
//! ## Terminology
//!
//! * **Plan**: a price per period and the length of a period.
//! * **Subscription**: the paid time of an account for a plan; it has lapsed after its end.
//! * **Order**: the asset and the maximum payment that a subscriber has set for automatic renewal.
//! * **Renewal**: an order with its bucket and its failed attempts.
//! * **Timeline**: the renewals, in buckets of equal length; a renewal is due in its bucket.
//! * **Cursor**: the first bucket of the timeline that may not be empty.
//!
//! ## Goals
//!
//! 1. **No payment exceeds its maximum.** Each payment, automatic ones included, has a maximum in
//!    the asset that is charged, and the length of a plan's period is immutable. Without a fresh
//!    reference price nothing is charged in the native token.
//! 2. **Paid time is final.** A payment buys its periods at the price of its time. Neither a new
//!    price, a closed plan nor a cancelled renewal changes them, and there is no refund.
//! 3. **All or nothing.** The payment goes from the subscriber to the revenue router. If it is
//!    refused, nothing changes.
//! 4. **Work per block does not grow with subscribers.** A block visits the buckets that are due,
//!    within bounds and in the weight that blocks leave unused. Later blocks continue, and any
//!    account can renew a subscription that is due before they do.
//! 5. **A renewal on time leaves no gap.** It is due in the last bucket that begins before the end
//!    of the paid time. A failed renewal is tried again in each bucket, and is disabled after a
//!    number of attempts. There is no unpaid service.
//! 6. **A stop counts against nobody.** While accounts cannot be charged, because deposits are
//!    closed or calls are stopped, no renewal is attempted; without a reference price, one in the
//!    native token is postponed. Neither counts as an attempt, and nor does the time of a halt.
//! 7. **A quote is exact.** It comes from the code that charges.
//!
//! ## Time
//!
//! A payment extends the subscription from the end of the paid time, or from now if it has lapsed.
//! After a halt of the chain each subscription is renewed once; the time of the halt is neither
//! replaced nor charged.
//!
//! ## Rounding
//!
//! The discounted price rounds up to a smallest unit of the quote asset, and its amount in the
//! native token to a smallest unit of that; both in favour of the router.
//!
//! ## Example
//!
//! A month paid in USDC:
#![doc = docify::embed!("src/tests/subscribe.rs", a_month_in_usdc_costs_the_price_of_the_plan)]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::cast_possible_wrap,
        clippy::arithmetic_side_effects,
        reason = "a test that cannot go on should stop"
    )
)]

extern crate alloc;

pub use pallet::*;
pub use weights::WeightInfo;

pub mod api;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod errors;
mod events;
mod idle;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod mock;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod tests;
#[cfg(any(test, feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;

use polkadot_sdk::frame_support::{self, pallet_macros::import_section};

#[allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these, and an invalid genesis should stop the chain"
)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        api::{PlanView, SubscriptionView},
        calls::Order,
        types::{
            AccountSubscriptions, AutoRenew, Bucket, ParamGroup, Params, Plan, PlanId, Quote,
            Total, MAX_PLANS,
        },
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{
        AssetKind, Balance, Bps, Params as _, PriceInspect, Seconds, StakeInspect, TakeRevenue,
    };

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The revenue router, which receives payments.
        type Revenue: TakeRevenue<Self::AccountId>;
        /// Stake that earns the higher discount.
        type Stake: StakeInspect<Self::AccountId>;
        /// Reference price of the native token.
        type Price: PriceInspect;
        /// Returns `true` if accounts can be charged now; otherwise renewals wait.
        type CanCharge: Get<bool>;
        /// Asset of the plans' prices.
        #[pallet::constant]
        type QuoteAsset: Get<AssetKind>;
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// Origin that may add, update and close plans and update the parameters; bounds and change
        /// limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of a plan or the parameters, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// Maximum number of renewals that a block attempts.
        #[pallet::constant]
        type MaxRenewals: Get<u32>;
        /// Maximum number of buckets by which a block advances the cursor.
        #[pallet::constant]
        type MaxBuckets: Get<u32>;
        /// Weights of the calls and the hook.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
    }

    /// The economy's rules for payments and renewals.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, ValueQuery>;

    /// Time of the last change of each group of parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageMap<_, Twox64Concat, ParamGroup, Seconds, ValueQuery>;

    /// Number of plans, which is the number of the next plan.
    #[pallet::storage]
    pub type PlanCount<T> = StorageValue<_, PlanId, ValueQuery>;

    /// Plans by number. They are never removed.
    #[pallet::storage]
    pub type Plans<T> = StorageMap<_, Twox64Concat, PlanId, Plan>;

    /// Number of accounts subscribed to a plan, lapsed subscriptions included.
    #[pallet::storage]
    pub type Subscribers<T> = StorageMap<_, Twox64Concat, PlanId, u32, ValueQuery>;

    /// Subscriptions of each account, lapsed ones included until they are removed.
    #[pallet::storage]
    pub type Subscriptions<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, AccountSubscriptions, ValueQuery>;

    /// Sums of payments by plan and asset.
    #[pallet::storage]
    pub type Totals<T> =
        StorageDoubleMap<_, Twox64Concat, PlanId, Twox64Concat, AssetKind, Total, ValueQuery>;

    /// Renewals in each bucket.
    #[pallet::storage]
    pub type Timeline<T: Config> = StorageDoubleMap<
        _,
        Twox64Concat,
        Bucket,
        Blake2_128Concat,
        (T::AccountId, PlanId),
        (),
        OptionQuery,
    >;

    /// The first bucket that may not be empty; none before the first order.
    #[pallet::storage]
    pub type Cursor<T> = StorageValue<_, Bucket, OptionQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for payments and renewals.
        pub params: Params,
        /// The plans, numbered from 0 in this order.
        pub plans: Vec<Plan>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if self.params == Params::default() && self.plans.is_empty() {
                return;
            }
            if let Err(sentence) = self.params.validate() {
                panic!("subscriptions: {sentence}");
            }
            Parameters::<T>::put(self.params);
            for (id, plan) in (0..).zip(&self.plans) {
                if let Err(sentence) = plan.validate(&self.params) {
                    panic!("subscriptions: plan {id}: {sentence}");
                }
                assert!(id < MAX_PLANS, "subscriptions: there can be at most 32 plans");
                Plans::<T>::insert(id, plan);
                PlanCount::<T>::put(id.saturating_add(1));
            }
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
            Self::renew_idle(remaining)
        }

        fn integrity_test() {
            assert!(
                T::QuoteAsset::get() != AssetKind::Native,
                "plans cannot be priced in the native token",
            );
            assert!(T::MaxRenewals::get() > 0, "a block must be able to renew");
            assert!(T::MaxBuckets::get() > 0, "a block must be able to advance the cursor");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// All plans, with their numbers of subscribers and their payments.
        pub fn plans() -> Vec<PlanView> {
            Self::plan_views()
        }

        /// The parameters.
        pub fn params() -> Params {
            Parameters::<T>::get()
        }

        /// The subscription of `who` to a plan, if there is one.
        pub fn subscription(who: T::AccountId, plan: PlanId) -> Option<SubscriptionView> {
            Self::subscription_view(&who, plan)
        }

        /// All subscriptions of `who`, lapsed ones included.
        pub fn subscriptions(who: T::AccountId) -> Vec<SubscriptionView> {
            Self::subscription_views(&who)
        }

        /// Returns `true` if the subscription of `who` to the plan has not lapsed.
        pub fn is_active(who: T::AccountId, plan: PlanId) -> bool {
            Self::active_now(&who, plan)
        }

        /// Current cost of the given number of periods for `who`, or the error of the payment.
        pub fn quote(
            who: T::AccountId,
            plan: PlanId,
            periods: u32,
            pay_with: AssetKind,
        ) -> Result<Quote, DispatchError> {
            Self::quote_view(&who, plan, periods, &pay_with)
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Pays `periods` periods (1 to 24) of a plan in the quote asset or in the native token, at
        /// most `max_payment` (smallest units of that asset). Starts a subscription, or extends it
        /// from the end of the paid time, or from now if it has lapsed. There is no refund.
        ///
        /// The price is the plan's price times the periods, less the discount for the native token
        /// and the caller's stake past its warm-up, rounded up; in the native token it is converted at the
        /// reference price and rounded up.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::ClockNotStarted`]: the chain has no time yet.
        /// - [`Error::UnknownPlan`]: there is no such plan.
        /// - [`Error::PeriodsOutOfRange`]: `periods` is zero or above 24.
        /// - [`Error::UnknownAsset`]: `pay_with` is neither the quote asset nor the native token.
        /// - [`Error::PlanClosed`]: the plan is closed.
        /// - [`Error::PriceUnavailable`]: there is no fresh reference price.
        /// - [`Error::AboveMaximum`]: the payment exceeds `max_payment`.
        /// - [`Error::TooManySubscriptions`]: the account has the maximum number of subscriptions.
        ///
        /// Errors of the router, such as a balance that is too small, are passed on.
        /// ## Events
        /// - [`Event::Subscribed`]
        /// - [`Event::Renewed`]
        #[pallet::call_index(0)]
        pub fn subscribe(
            origin: OriginFor<T>,
            #[pallet::compact] plan: PlanId,
            #[pallet::compact] periods: u32,
            pay_with: AssetKind,
            #[pallet::compact] max_payment: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_pay(&who, Order { plan, periods, pay_with, max_payment, automatic: false })
        }

        /// Sets, changes or removes the order to renew the caller's subscription by one period at a
        /// time. The renewal is due in the last bucket of the timeline that begins before the end
        /// of the paid time, or at once if the subscription has lapsed. Failed attempts are reset.
        ///
        /// Origin: signed, the subscriber.
        ///
        /// ## Errors
        /// - [`Error::UnknownAsset`]: the order's asset is neither the quote asset nor the native
        ///   token.
        /// - [`Error::NotSubscribed`]: the caller has no subscription to the plan.
        /// - [`Error::NoChange`]: the new order equals the current one.
        /// ## Events
        /// - [`Event::AutoRenewSet`]
        #[pallet::call_index(1)]
        pub fn set_auto_renew(
            origin: OriginFor<T>,
            #[pallet::compact] plan: PlanId,
            auto_renew: Option<AutoRenew>,
        ) -> DispatchResult {
            Self::do_set_auto_renew(&ensure_signed(origin)?, plan, auto_renew)
        }

        /// Disables automatic renewal. The paid time does not change, and there is no refund.
        ///
        /// Origin: signed, the subscriber.
        ///
        /// ## Errors
        /// - [`Error::NotSubscribed`]: the caller has no subscription to the plan.
        /// - [`Error::NotRenewing`]: the subscription has no automatic renewal.
        /// ## Events
        /// - [`Event::Cancelled`]
        #[pallet::call_index(2)]
        pub fn cancel(origin: OriginFor<T>, #[pallet::compact] plan: PlanId) -> DispatchResult {
            Self::do_cancel(&ensure_signed(origin)?, plan)
        }

        /// Renews the subscription of `who` by its order, if the renewal is due. A failed renewal
        /// can be tried again before its next bucket; a failure of this call is not counted.
        ///
        /// Origin: signed, any account.
        ///
        /// ## Errors
        /// - [`Error::NotSubscribed`]: `who` has no subscription to the plan.
        /// - [`Error::NotRenewing`]: the subscription has no automatic renewal.
        /// - [`Error::NotDue`]: the renewal is not due.
        /// - [`Error::PlanClosed`]: the plan is closed.
        /// - [`Error::PriceUnavailable`]: there is no fresh reference price.
        /// - [`Error::AboveMaximum`]: the payment exceeds the order's maximum.
        ///
        /// Errors of the router, such as a balance that is too small, are passed on.
        /// ## Events
        /// - [`Event::Renewed`]
        #[pallet::call_index(3)]
        pub fn renew_for(
            origin: OriginFor<T>,
            who: T::AccountId,
            #[pallet::compact] plan: PlanId,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_renew(&who, plan)
        }

        /// Removes a lapsed subscription of the caller. Its payments stay in the totals of the
        /// plan.
        ///
        /// Origin: signed, the subscriber.
        ///
        /// ## Errors
        /// - [`Error::NotSubscribed`]: the caller has no subscription to the plan.
        /// - [`Error::StillActive`]: the subscription has not lapsed.
        /// - [`Error::StillRenewing`]: the subscription has automatic renewal.
        /// ## Events
        /// - [`Event::Forgotten`]
        #[pallet::call_index(4)]
        pub fn forget(origin: OriginFor<T>, #[pallet::compact] plan: PlanId) -> DispatchResult {
            Self::do_forget(&ensure_signed(origin)?, plan)
        }

        /// Adds a plan: a price of 1 to 10^12 smallest units of the quote asset for a period of two
        /// buckets to 366 days.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: price or period is outside its range.
        /// - [`Error::TooManyPlans`]: the number of plans is at its maximum.
        /// ## Events
        /// - [`Event::PlanAdded`]
        #[pallet::call_index(5)]
        pub fn add_plan(origin: OriginFor<T>, plan: Plan) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_add_plan(plan)
        }

        /// Updates a plan for later payments; paid time does not change. Per update the price is at
        /// most doubled or halved. The period is immutable. A closed plan can be opened again.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::UnknownPlan`]: there is no such plan.
        /// - [`Error::OutOfRange`]: price or period is outside its range.
        /// - [`Error::NoChange`]: the new plan equals the current one.
        /// - [`Error::Immutable`]: the period changes.
        /// - [`Error::ChangeTooLarge`]: the price is more than doubled or halved.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::PlanSet`]
        #[pallet::call_index(6)]
        pub fn set_plan(
            origin: OriginFor<T>,
            #[pallet::compact] id: PlanId,
            plan: Plan,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_plan(id, plan)
        }

        /// Closes a plan: payments for it, renewals included, are refused. Paid time does not
        /// change.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::UnknownPlan`]: there is no such plan.
        /// - [`Error::NoChange`]: the plan is closed.
        /// ## Events
        /// - [`Event::PlanSet`]
        #[pallet::call_index(7)]
        pub fn close_plan(origin: OriginFor<T>, #[pallet::compact] id: PlanId) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_close_plan(id)
        }

        /// Updates the parameters, for later payments and renewals. Per update discounts change by
        /// at most 1,000 basis points, and all other numbers are at most doubled or halved. The
        /// length of a bucket is immutable.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: a number is outside its range.
        /// - [`Error::NoChange`]: the new parameters equal the current ones.
        /// - [`Error::Immutable`]: the length of a bucket changes.
        /// - [`Error::ChangeTooLarge`]: a number changes by more than its limit.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::ParamsSet`]
        #[pallet::call_index(8)]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_params(params)
        }
    }
}
