//! # Revenue router
//!
//! Takes revenue from authorised depositors, splits it into exact shares by its type, and delivers
//! each share to its leg.
//!
//! The legs of a deposit are the reward stream of its asset, the buyback, a burn, the treasury and,
//! with the remainder, the backstop. Breakers change the buyback's share: in a crisis another share
//! applies, and while buybacks are paused it goes to the backstop. So does the share of a leg that has
//! no use for the asset: rewards without a pool of it, a buyback that does not spend it.
//!
//! ## Goals
//!
//! 1. **Nothing is lost.** For each type and asset, as an equality: deposited = delivered to the
//!    legs + in suspense.
//! 2. **A leg cannot fail a deposit.** Each runs in a storage layer of its own. A credit that a leg
//!    returns is kept in suspense and retried, by any account or in the weight that blocks leave
//!    unused. Suspense of the same kind adds up, so an amount that is too small for a leg is
//!    delivered together with later ones. That is all that waits: of the rewards less than the
//!    minimum funding of their pool, which governance may lower, and of treasury and backstop less than
//!    the minimum balance of an asset that they do not hold yet.
//! 3. **The cost of a deposit is constant.** Totals are sums, and the last deposits are kept in a
//!    ring.
//! 4. **A deposit with a reference happens once.** A depositor may give a deposit a reference. It is
//!    refused again while it is among the last `KeptReferences` of that depositor, whatever the other
//!    arguments are, so a batch that is sent twice deposits once. Each depositor has references of its
//!    own: no other account can use, remove or block them, and a multisig whose account changes with
//!    its members begins without any. A deposit that fails leaves its reference unused, and one with
//!    a leg in suspense has used it.
//! 5. **Revenue of other pallets is not refused.** What they have taken for finished work comes as a
//!    credit. While deposits are closed all of it goes into suspense, and is retried from there.
//!
//! ## Rounding
//!
//! Shares round down; the backstop receives the remainder, less than a smallest unit for each share.
//!
//! ## Example
//!
//! Deposits of subscription revenue, and their cut:
#![doc = docify::embed!("src/tests/deposit.rs", subscriptions_go_half_to_the_rewards)]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub use funds::CreditOf;
pub use pallet::*;
pub use weights::WeightInfo;

pub mod api;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod funds;
mod genesis;
mod glue;
mod idle;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_wrap,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on should stop"
)]
mod mock;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_wrap,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on should stop"
)]
mod tests;
#[cfg(any(test, feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;

use polkadot_sdk::frame_support;

#[allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these, and nonsense at genesis should stop the chain"
)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        api::{SuspenseView, TotalView},
        funds::CreditOf,
        types::{Assets, Deposit, Leg, LegAmounts, Reference, Split, SplitMap, SuspenseKey, Total},
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungibles::{Balanced, Mutate},
            Time,
        },
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{
        AssetKind, Balance, CrisisInspect, Guard, OnRevenue, RevenueType, Seconds,
    };

    /// The layout of the storage in this version.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The native token and all other assets.
        type Assets: Mutate<Self::AccountId, AssetId = AssetKind, Balance = Balance>
            + Balanced<Self::AccountId>;
        /// The legs.
        type Legs: crate::types::DeliverLeg<CreditOf<Self>>;
        /// State of the breakers that apply to the buyback.
        type Crisis: CrisisInspect;
        /// Observer of revenue that was split.
        type OnRevenue: OnRevenue;
        /// Permits or refuses deposits.
        type Guard: Guard<Self::AccountId>;
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// Origin that may deposit revenue, from the account that it returns.
        type DepositOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
        /// Origin that may update the parameters; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of a split, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// The account that holds what is in suspense is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// Deposits that are kept.
        #[pallet::constant]
        type MaxDeposits: Get<u32>;
        /// References that are kept for each depositor; a batch that is sent again must not have more.
        #[pallet::constant]
        type KeptReferences: Get<u32>;
        /// Weights of the calls and the hook.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// Splits by type of revenue.
    #[pallet::storage]
    pub type Splits<T> = StorageMap<_, Twox64Concat, RevenueType, Split, ValueQuery>;

    /// Time of the last change of each split, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageMap<_, Twox64Concat, RevenueType, Seconds, ValueQuery>;

    /// The assets that revenue may come in.
    #[pallet::storage]
    pub type KnownAssets<T> = StorageValue<_, Assets, ValueQuery>;

    /// All revenue by type and asset.
    #[pallet::storage]
    pub type Totals<T> =
        StorageDoubleMap<_, Twox64Concat, RevenueType, Twox64Concat, AssetKind, Total, ValueQuery>;

    /// Amounts in suspense until their legs accept them, in smallest units.
    #[pallet::storage]
    pub type Suspense<T> = StorageMap<_, Twox64Concat, SuspenseKey, Balance, ValueQuery>;

    /// The leg in suspense that was retried last.
    #[pallet::storage]
    pub type RetryCursor<T> = StorageValue<_, SuspenseKey, OptionQuery>;

    /// Number of deposits.
    #[pallet::storage]
    pub type DepositCount<T> = StorageValue<_, u64, ValueQuery>;

    /// The last deposits, by their number modulo `MaxDeposits`.
    #[pallet::storage]
    pub type Deposits<T: Config> =
        StorageMap<_, Twox64Concat, u32, Deposit<T::AccountId>, OptionQuery>;

    /// Numbers of the references that are kept, by depositor. The first of a depositor is 0.
    #[pallet::storage]
    pub type References<T: Config> = StorageDoubleMap<
        _,
        Blake2_128Concat,
        T::AccountId,
        Blake2_128Concat,
        Reference,
        u64,
        OptionQuery,
    >;

    /// The last references of each depositor, by their number modulo `KeptReferences`.
    #[pallet::storage]
    pub type LastReferences<T: Config> = StorageDoubleMap<
        _,
        Blake2_128Concat,
        T::AccountId,
        Twox64Concat,
        u32,
        Reference,
        OptionQuery,
    >;

    /// Number of references that each depositor has used.
    #[pallet::storage]
    pub type ReferenceCount<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, u64, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// Revenue was split. Amounts are in smallest units; the legs are exactly the whole,
        /// including what went into suspense.
        RevenueDeposited {
            /// Account that deposited it.
            who: T::AccountId,
            /// Its type.
            kind: RevenueType,
            /// Its asset.
            asset: AssetKind,
            /// Amount.
            amount: Balance,
            /// Amounts of the legs.
            legs: LegAmounts,
            /// Number of the deposit.
            number: u64,
            /// The reference that the depositor gave it.
            reference: Option<Reference>,
        },
        /// A leg did not take its part, which is kept and retried.
        LegSuspended {
            /// The type of revenue.
            kind: RevenueType,
            /// Its asset.
            asset: AssetKind,
            /// The leg.
            leg: Leg,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// A leg took all that had been kept for it.
        LegRetried {
            /// The type of revenue.
            kind: RevenueType,
            /// Its asset.
            asset: AssetKind,
            /// The leg.
            leg: Leg,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// The shares of a type of revenue were set, for deposits to come.
        SplitSet {
            /// The type.
            kind: RevenueType,
            /// Before.
            old: Split,
            /// Now.
            new: Split,
        },
        /// Revenue may come in a further asset.
        AssetAdded {
            /// The asset.
            asset: AssetKind,
        },
    }

    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The router does not know the asset, or there is no such asset.
        UnknownAsset,
        /// The router knows the asset already.
        AlreadyExists,
        /// The router knows as many assets as it can.
        TooManyAssets,
        /// The amount is zero.
        ZeroAmount,
        /// The depositor has made a deposit with this reference already.
        AlreadyDeposited,
        /// The balance is too small.
        InsufficientBalance,
        /// Nothing of this type and asset waits for this leg.
        NothingSuspended,
        /// The leg still does not take it.
        LegRefused,
        /// The router's account cannot receive the asset.
        CannotReceive,
        /// The new value is outside its range; the call's documentation gives it.
        OutOfRange,
        /// The new value is too far from the old one; the call's documentation gives the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Splits by type of revenue.
        pub splits: SplitMap,
        /// The assets that revenue may come in. The minimum balance of each is minted to the
        /// router's account.
        pub assets: Vec<AssetKind>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            self.set_up();
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
            Self::idle(remaining)
        }

        fn integrity_test() {
            assert!(T::MaxDeposits::get() > 0, "a deposit must be kept");
            assert!(T::KeptReferences::get() > 0, "a reference must be kept");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// All revenue by type and asset: deposited, arrived and in suspense.
        pub fn totals() -> Vec<TotalView> {
            Self::total_views()
        }

        /// At most `limit` and at most 100 deposits, newest first, beginning with number `page_start`,
        /// or with the newest.
        pub fn deposits(page_start: Option<u64>, limit: u32) -> Vec<Deposit<T::AccountId>> {
            Self::deposit_views(page_start, limit)
        }

        /// The shares of each type of revenue.
        pub fn splits() -> Vec<(RevenueType, Split)> {
            Self::current_splits()
        }

        /// The legs into which a deposit of `amount` (smallest units) would be cut now.
        pub fn split_preview(
            asset: AssetKind,
            amount: Balance,
            kind: RevenueType,
        ) -> Result<LegAmounts, DispatchError> {
            Self::legs_of(&asset, amount, kind)
        }

        /// Amounts in suspense until their legs accept them.
        pub fn suspense() -> Vec<SuspenseView> {
            Self::suspense_views()
        }

        /// Returns `true` if `reference` is among the last `KeptReferences` of depositor `who`.
        pub fn has_deposited(who: T::AccountId, reference: Reference) -> bool {
            Self::is_deposited(&who, &reference)
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Splits `amount` (smallest units) of the depositor's `asset` by the shares of `kind`.
        ///
        /// Origin: depositor. Each share rounds down, and the backstop receives the remainder and the
        /// shares of legs that have no use for the asset.
        /// An amount that a leg refuses is kept in suspense, and the deposit succeeds. The depositor
        /// keeps the minimum balance of the asset.
        ///
        /// A `reference` makes the deposit happen once: it is refused as long as it is among the last
        /// `KeptReferences` of the depositor, whatever the other arguments are. It is unused if the
        /// call fails.
        ///
        /// ## Errors
        /// - [`Error::ZeroAmount`]: `amount` is zero.
        /// - [`Error::AlreadyDeposited`]: the depositor has used `reference` already.
        /// - [`Error::UnknownAsset`]: revenue cannot come in this asset.
        /// - [`Error::InsufficientBalance`]: the depositor has less than `amount` and the minimum
        ///   balance.
        /// - [`Error::CannotReceive`]: a leg refused its amount, and the issuer of the asset has
        ///   blocked the router's account.
        /// ## Events
        /// - [`Event::RevenueDeposited`]
        /// - [`Event::LegSuspended`]
        #[pallet::call_index(0)]
        #[pallet::weight(if reference.is_some() {
            T::WeightInfo::deposit_revenue_once()
        } else {
            T::WeightInfo::deposit_revenue()
        })]
        pub fn deposit_revenue(
            origin: OriginFor<T>,
            asset: AssetKind,
            #[pallet::compact] amount: Balance,
            kind: RevenueType,
            reference: Option<Reference>,
        ) -> DispatchResult {
            let who = T::DepositOrigin::ensure_origin(origin)?;
            Self::do_deposit(who, asset, amount, kind, reference)
        }

        /// Delivers the suspense of one type, asset and leg.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NothingSuspended`]: nothing is in suspense.
        /// - [`Error::LegRefused`]: the leg refuses the amount.
        /// ## Events
        /// - [`Event::LegRetried`]
        #[pallet::call_index(1)]
        pub fn retry_suspense(
            origin: OriginFor<T>,
            kind: RevenueType,
            asset: AssetKind,
            leg: Leg,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_retry(kind, asset, leg)
        }

        /// Sets the shares of a type of revenue, in basis points, for later deposits. Each leg is listed
        /// at most once, and the backstop, which receives the remainder, not at all. The higher of
        /// each share and its crisis share are at most 10,000 together; each changes by at most 1,000
        /// per call, where a leg that is not listed has a share of zero.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: the shares are more than 10,000 together, or a leg is listed twice, or
        ///   the backstop is listed.
        /// - [`Error::ChangeTooLarge`]: a share changes by more than 1,000.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::SplitSet`]
        #[pallet::call_index(2)]
        pub fn set_split(origin: OriginFor<T>, kind: RevenueType, new: Split) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_split(kind, new)
        }

        /// Permits revenue in a further asset. `payer` transfers its minimum balance to the router's
        /// account.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::AlreadyExists`]: the asset is permitted already.
        /// - [`Error::TooManyAssets`]: the number of assets is at its maximum.
        /// - [`Error::UnknownAsset`]: there is no such asset.
        /// - [`Error::InsufficientBalance`]: `payer` has less than twice the minimum balance.
        /// ## Events
        /// - [`Event::AssetAdded`]
        #[pallet::call_index(3)]
        pub fn add_asset(
            origin: OriginFor<T>,
            asset: AssetKind,
            payer: T::AccountId,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_add_asset(asset, payer)
        }
    }
}
