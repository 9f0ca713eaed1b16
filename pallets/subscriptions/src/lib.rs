//! # Subscriptions
//!
//! Plans priced in the quote asset (USDC), paid in it or in the native token, for one or many
//! periods ahead; with a discount for the native token and a higher one for stakers; renewed by
//! hand, automatically, or by anybody. Services read until when an account is active.
//!
//! ## Goals
//!
//! 1. **Nobody pays more than agreed.** Each payment, automatic ones included, has a maximum in the
//!    asset that is charged, and the period that it buys cannot change. Without a fresh reference
//!    price nothing is charged in the native token.
//! 2. **What is paid is paid.** A payment buys its periods at the price of its time. Neither a new
//!    price, a closed plan nor a cancelled renewal touches them, and nothing is paid back.
//! 3. **All or nothing.** The money goes straight from the subscriber to the revenue router. If it
//!    is not taken there is no time, and no trace.
//! 4. **Work per block does not grow with subscribers.** Renewals stand on a timeline of buckets.
//!    A block visits only what is due, within a bound and with the weight that blocks leave unused;
//!    the rest waits for the next block, and anybody may renew it before that.
//! 5. **A renewal on time leaves no gap.** It is due in the last bucket that begins before the end,
//!    which suffices if a bucket is longer than a block. One that fails is tried again in each
//!    bucket, and is switched off after so many attempts or after the time of grace. Once the end
//!    is reached the service has ended: there is no time for free.
//! 6. **A quote is the thing itself.** It is worked out by the code that charges.
//!
//! ## Time
//!
//! A payment extends from the end of what was paid, or from now if that is past. So after a halt of
//! the chain each subscription is renewed once, from then on; the halt is neither made up nor
//! charged.
//!
//! ## Rounding
//!
//! The discounted price rounds up to a smallest unit of the quote asset, and its amount in the native
//! token to a smallest unit of that: in favour of the router, by less than one unit each.

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
    reason = "the pallet's macros expand to these, and nonsense at genesis should stop the chain"
)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        api::{PlanView, SubscriptionView},
        calls::Order,
        types::{
            AccountSubscriptions, AutoRenew, Bucket, Params, Plan, PlanId, Quote, Total, MAX_PLANS,
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
        AssetKind, Balance, Bps, PriceInspect, Seconds, StakeInspect, TakeRevenue,
    };

    /// The layout of the storage in this version.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// Destination of payments.
        type Revenue: TakeRevenue<Self::AccountId>;
        /// The stake that a discount asks for.
        type Stake: StakeInspect<Self::AccountId>;
        /// The price of the native token.
        type Price: PriceInspect;
        /// The asset that plans are priced in, USDC.
        #[pallet::constant]
        type QuoteAsset: Get<AssetKind>;
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// May add, set and close plans and turn the terms, within their absolute bounds.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Renewals that a block attempts at the most.
        #[pallet::constant]
        type MaxRenewals: Get<u32>;
        /// Buckets of the timeline that a block leaves behind at the most.
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

    /// Number of plans; the next plan gets it as its id.
    #[pallet::storage]
    pub type PlanCount<T> = StorageValue<_, PlanId, ValueQuery>;

    /// The plans, by their numbers. None is ever removed.
    #[pallet::storage]
    pub type Plans<T> = StorageMap<_, Twox64Concat, PlanId, Plan>;

    /// Number of accounts subscribed to a plan, lapsed subscriptions included.
    #[pallet::storage]
    pub type Subscribers<T> = StorageMap<_, Twox64Concat, PlanId, u32, ValueQuery>;

    /// The subscriptions of each account, lapsed ones included until they are forgotten.
    #[pallet::storage]
    pub type Accounts<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, AccountSubscriptions, ValueQuery>;

    /// All payments by plan and asset.
    #[pallet::storage]
    pub type Totals<T> =
        StorageDoubleMap<_, Twox64Concat, PlanId, Twox64Concat, AssetKind, Total, ValueQuery>;

    /// The renewals that stand in each bucket.
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

    /// The first bucket that may not be empty; nothing before the first renewal was ordered.
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
                assert!(id < MAX_PLANS, "subscriptions: there can be 32 plans");
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
            assert!(T::MaxBuckets::get() > 0, "a block must be able to leave a bucket behind");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The plans, with their subscribers and all payments.
        pub fn plans() -> Vec<PlanView> {
            Self::plan_views()
        }

        /// The rules for payments and renewals.
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

        /// Is `who` subscribed to the plan now?
        pub fn is_active(who: T::AccountId, plan: PlanId) -> bool {
            Self::active_now(&who, plan)
        }

        /// Cost of the given number of periods for `who` at present.
        pub fn quote(
            who: T::AccountId,
            plan: PlanId,
            periods: u32,
            pay_with: AssetKind,
        ) -> Result<Quote, DispatchError> {
            Self::quote_view(&who, plan, periods, &pay_with)
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Pays `periods` periods (1 to 24) of a plan in the quote asset or in the native token, but
        /// not more than `max_payment` (smallest units of that asset). Begins a subscription, or
        /// extends it from the end of what was paid, or from now if that is past. Nothing is paid
        /// back.
        ///
        /// Origin: signed. The price is that of the plan times the periods, less the discount for
        /// the native token and for the stake of now, rounded up; in the native token it is
        /// converted at the reference price and rounded up.
        ///
        /// Errors: `UnknownPlan`, `PeriodsOutOfRange`, `UnknownAsset`, `PlanClosed`,
        /// `PriceUnavailable`, `AboveMaximum`, `TooManySubscriptions`, `ClockNotStarted`,
        /// `Overflow`, or what the router says, as of a balance that is too small.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::subscribe())]
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

        /// Orders automatic renewal by one period at a time, changes the order, or switches it off.
        /// It is due in the last bucket of the timeline that begins before the end of what was paid;
        /// at once, if that has ended. Earlier failures no longer count.
        ///
        /// Origin: signed, the subscriber. Errors: `NotSubscribed`, `UnknownAsset`, `NoChange`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::set_auto_renew())]
        pub fn set_auto_renew(
            origin: OriginFor<T>,
            #[pallet::compact] plan: PlanId,
            auto_renew: Option<AutoRenew>,
        ) -> DispatchResult {
            Self::do_set_auto_renew(&ensure_signed(origin)?, plan, auto_renew)
        }

        /// Switches automatic renewal off. What was paid stays active to its end; nothing is paid
        /// back.
        ///
        /// Origin: signed, the subscriber. Errors: `NotSubscribed`, `NotRenewing`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::cancel())]
        pub fn cancel(origin: OriginFor<T>, #[pallet::compact] plan: PlanId) -> DispatchResult {
            Self::do_cancel(&ensure_signed(origin)?, plan)
        }

        /// Renews the subscription of `who` as its account has ordered, if that is due. One that has
        /// failed need not wait for the next bucket. If it fails again that does not count.
        ///
        /// Origin: signed, anybody. Errors: `NotSubscribed`, `NotRenewing`, `NotDue`, and those of
        /// `subscribe`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::renew_for())]
        pub fn renew_for(
            origin: OriginFor<T>,
            who: T::AccountId,
            #[pallet::compact] plan: PlanId,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_renew(&who, plan)
        }

        /// Removes a subscription that has lapsed, to make room for another. Its payments stay in
        /// the totals of the plan.
        ///
        /// Origin: signed, the subscriber. Errors: `NotSubscribed`, `StillActive`, `StillRenewing`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::forget())]
        pub fn forget(origin: OriginFor<T>, #[pallet::compact] plan: PlanId) -> DispatchResult {
            Self::do_forget(&ensure_signed(origin)?, plan)
        }

        /// Adds a plan: a price of 1 to 10^12 smallest units of the quote asset for a period of two
        /// buckets to 366 days.
        ///
        /// Origin: governance. Errors: `OutOfRange`, `TooManyPlans`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::add_plan())]
        pub fn add_plan(origin: OriginFor<T>, plan: Plan) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_add_plan(plan)
        }

        /// Sets a plan, for payments to come; what was paid runs on as it was. The price at most
        /// doubles or halves per step, and the period cannot change. A closed plan can be opened
        /// again.
        ///
        /// Origin: governance. Errors: `UnknownPlan`, `OutOfRange`, `NoChange`, `Immutable`,
        /// `ChangeTooLarge`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::set_plan())]
        pub fn set_plan(
            origin: OriginFor<T>,
            #[pallet::compact] id: PlanId,
            plan: Plan,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_plan(id, plan)
        }

        /// Closes a plan: it takes no payments, and its renewals fail. What was paid runs on.
        ///
        /// Origin: governance. Errors: `UnknownPlan`, `NoChange`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::close_plan())]
        pub fn close_plan(origin: OriginFor<T>, #[pallet::compact] id: PlanId) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_close_plan(id)
        }

        /// Sets the rules for payments and renewals, for those to come. Discounts change by at most
        /// 1,000 basis points, everything else at most doubles or halves, per step; the bucket of
        /// the timeline cannot change.
        ///
        /// Origin: governance. Errors: `OutOfRange`, `NoChange`, `Immutable`, `ChangeTooLarge`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::set_params())]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_terms(params)
        }
    }
}
