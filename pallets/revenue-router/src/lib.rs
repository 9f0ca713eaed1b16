//! # Revenue router and backstop
//!
//! Takes revenue from authorised depositors, cuts it into exact shares by its type, and keeps what
//! no share takes as a reserve that holds the rewards up to a floor.
//!
//! The legs of a deposit are the reward stream of its asset, the buyback, a burn, the treasury and,
//! with the remainder, the backstop. Breakers turn the buyback's share: in a crisis another share
//! holds, and while buybacks are paused it goes to the backstop.
//!
//! ## Goals
//!
//! 1. **Nothing is lost.** For each type and asset, as an equality: deposited = what arrived at the
//!    legs + what is in suspense.
//! 2. **A leg cannot fail a deposit.** Each runs in a storage layer of its own. What a leg gives back
//!    is kept in suspense and retried, by anybody or with the weight that blocks leave unused.
//!    Suspense of the same kind adds up, so what was too small for a leg gets through later.
//! 3. **A deposit costs the same, whatever came before.** Totals are sums, and the deposits that are
//!    kept lie in a ring.
//! 4. **The rewards do not fall below the floor** while the reserve lasts. When an epoch ends,
//!    the pallet pays what revenue has left of the floor out of the reserve; while the
//!    breakers say so, out of the emergency reserve as well.
//! 5. **No single key can drain the backstop.** Money leaves it by a top-up, or by a spend that
//!    waited and that others could cancel. There is no other way out.
//!
//! ## Rounding
//!
//! Shares round down; the backstop gains what is cut off, less than a smallest unit for each share.
//! The floor of an epoch rounds down.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub use glue::Backstop;
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
        api::{BackstopView, SuspenseView, TotalView},
        funds::CreditOf,
        types::{
            Assets, BackstopRecord, Deposit, Leg, Params, Part, Spend, Spends, Split, Splits,
            SuspenseKey, Total,
        },
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungibles::{Balanced, Mutate},
            OnUnbalanced, Time,
        },
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{
        AssetKind, Balance, CrisisInspect, Guard, OnRevenue, RevenueType, Seconds, TakeCredit,
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
        /// The asset of the reward floor and of the emergency reserve.
        #[pallet::constant]
        type FloorAsset: Get<AssetKind>;
        /// Takes the rewards' leg and the top-ups.
        type Rewards: TakeCredit<CreditOf<Self>>;
        /// Takes the buyback's leg.
        type Buyback: TakeCredit<CreditOf<Self>>;
        /// Takes the burn's leg, native tokens, and keeps the ledger of what was ever burnt.
        type Burn: TakeCredit<CreditOf<Self>>;
        /// Takes the treasury's leg. What it drops is not burnt but kept in suspense.
        type Treasury: OnUnbalanced<CreditOf<Self>>;
        /// What the breakers say of buyback and emergency reserve.
        type Crisis: CrisisInspect;
        /// Hears of revenue when it has been split.
        type OnRevenue: OnRevenue;
        /// Asked before revenue is taken.
        type Guard: Guard<Self::AccountId>;
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// May deposit revenue, out of the account it stands for.
        type DepositOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
        /// May propose to spend from the backstop.
        type SpendOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// May cancel a spend.
        type CancelOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// May turn the terms, within their absolute bounds.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// The account that holds what is in suspense is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// The account that holds the reserves is derived from it.
        #[pallet::constant]
        type BackstopId: Get<PalletId>;
        /// Deposits that are kept.
        #[pallet::constant]
        type MaxDeposits: Get<u32>;
        /// Weights of the calls and the hook.
        type WeightInfo: WeightInfo;
        /// What benchmarks need.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// The economy's rules for revenue and for the backstop.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, ValueQuery>;

    /// The assets that revenue may come in.
    #[pallet::storage]
    pub type KnownAssets<T> = StorageValue<_, Assets, ValueQuery>;

    /// All revenue by type and asset.
    #[pallet::storage]
    pub type Totals<T> =
        StorageDoubleMap<_, Twox64Concat, RevenueType, Twox64Concat, AssetKind, Total, ValueQuery>;

    /// What waits for its leg to take it, in smallest units.
    #[pallet::storage]
    pub type Suspense<T> = StorageMap<_, Twox64Concat, SuspenseKey, Balance, ValueQuery>;

    /// The leg in suspense that was retried last.
    #[pallet::storage]
    pub type RetryCursor<T> = StorageValue<_, SuspenseKey, OptionQuery>;

    /// How many deposits there were.
    #[pallet::storage]
    pub type DepositCount<T> = StorageValue<_, u64, ValueQuery>;

    /// The last deposits, by their number modulo `MaxDeposits`.
    #[pallet::storage]
    pub type Deposits<T: Config> =
        StorageMap<_, Twox64Concat, u32, Deposit<T::AccountId>, OptionQuery>;

    /// The backstop's books.
    #[pallet::storage]
    pub type BackstopState<T> = StorageValue<_, BackstopRecord, ValueQuery>;

    /// The spends that wait.
    #[pallet::storage]
    pub type OpenSpends<T: Config> = StorageValue<_, Spends<T::AccountId>, ValueQuery>;

    /// The next number of a spend.
    #[pallet::storage]
    pub type NextSpend<T> = StorageValue<_, u32, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// Revenue was split. Amounts are in smallest units; the legs are exactly the whole,
        /// including what went into suspense.
        RevenueDeposited {
            /// Who deposited it.
            who: T::AccountId,
            /// Its type.
            kind: RevenueType,
            /// Its asset.
            asset: AssetKind,
            /// Amount.
            amount: Balance,
            /// For the reward stream.
            rewards: Balance,
            /// For the buyback.
            buyback: Balance,
            /// Burnt.
            burn: Balance,
            /// For the treasury.
            treasury: Balance,
            /// For the backstop.
            backstop: Balance,
            /// Number of the deposit.
            number: u64,
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
        /// An epoch ended, and its reward stream was topped up to the floor as far as possible.
        FloorToppedUp {
            /// Its number.
            epoch: u32,
            /// What revenue had left of the floor, in smallest units.
            needed: Balance,
            /// What the reserve gave, in smallest units.
            from_reserve: Balance,
            /// What the emergency reserve gave, in smallest units.
            from_emergency: Balance,
        },
        /// A spend was proposed.
        SpendProposed {
            /// The spend.
            spend: Spend<T::AccountId>,
        },
        /// A spend was cancelled.
        SpendCancelled {
            /// Its number.
            id: u32,
        },
        /// A spend was forgotten, because nobody had executed it in time.
        SpendExpired {
            /// Its number.
            id: u32,
        },
        /// A spend was paid.
        SpendExecuted {
            /// Its number.
            id: u32,
            /// Out of which part.
            part: Part,
            /// Its asset.
            asset: AssetKind,
            /// Amount, in smallest units.
            amount: Balance,
            /// Who got it.
            beneficiary: T::AccountId,
        },
        /// Reserve became emergency reserve.
        EmergencyFilled {
            /// The emergency reserve before, in smallest units.
            old: Balance,
            /// The emergency reserve now, in smallest units.
            new: Balance,
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
        /// The floor was set, from the current epoch on.
        FloorSet {
            /// Smallest units per year before.
            old: Balance,
            /// Smallest units per year now.
            new: Balance,
        },
        /// The delay of spends was set, for spends to come.
        SpendDelaySet {
            /// Seconds before.
            old: Seconds,
            /// Seconds now.
            new: Seconds,
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
        /// The chain knows no time yet; try again in the next block.
        ClockNotStarted,
        /// The router does not know the asset, or there is no such asset.
        UnknownAsset,
        /// The router knows the asset already.
        AlreadyExists,
        /// The router knows as many assets as it can.
        TooManyAssets,
        /// The amount is zero.
        ZeroAmount,
        /// The balance is too small.
        InsufficientBalance,
        /// Nothing of this type and asset waits for this leg.
        NothingSuspended,
        /// The leg still does not take it.
        LegRefused,
        /// No spend of that number waits.
        NotFound,
        /// As many spends wait as can.
        TooManySpends,
        /// The spend has not waited long enough.
        NotDue,
        /// The time to execute the spend is over.
        Expired,
        /// That part of the backstop holds less.
        InsufficientReserve,
        /// The emergency reserve is held in the floor's asset only.
        NotInEmergencyReserve,
        /// The router and the backstop cannot be paid by a spend.
        InvalidBeneficiary,
        /// The account cannot take the amount, or the asset.
        CannotReceive,
        /// The new value is outside its range; the call's documentation gives it.
        OutOfRange,
        /// The new value is too far from the old one; the call's documentation gives the limit.
        ChangeTooLarge,
        /// A number does not fit.
        Overflow,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for revenue and for the backstop.
        pub params: Params,
        /// The assets that revenue may come in. What keeps the router's and the backstop's account
        /// alive, twice the minimum balance of each, is minted.
        pub assets: Vec<AssetKind>,
        /// The emergency reserve, in smallest units of the floor's asset. It is minted.
        pub emergency: Balance,
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
            assert!(
                Pallet::<T>::router_account() != Pallet::<T>::backstop_account(),
                "router and backstop must have accounts of their own",
            );
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

        /// Up to `limit` deposits, newest first, beginning with number `page_start`, or with the
        /// newest.
        pub fn deposits(page_start: Option<u64>, limit: u32) -> Vec<Deposit<T::AccountId>> {
            Self::deposit_views(page_start, limit)
        }

        /// The shares of each type of revenue.
        pub fn splits() -> Splits {
            Self::current_splits()
        }

        /// What waits for its leg to take it.
        pub fn suspense() -> Vec<SuspenseView> {
            Self::suspense_views()
        }

        /// The backstop: reserves, floor, spends that wait.
        pub fn backstop() -> BackstopView<T::AccountId> {
            Self::backstop_view()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Splits `amount` (smallest units) of the depositor's `asset` by the shares of `kind`.
        ///
        /// Origin: a depositor. Each share rounds down, and the backstop gets the remainder. What a
        /// leg does not take waits in suspense; the deposit succeeds all the same. The depositor
        /// keeps the minimum balance of the asset.
        ///
        /// Errors: `ZeroAmount`, `UnknownAsset`, `InsufficientBalance`, `Overflow`,
        /// `CannotReceive` if the asset's issuer has closed the router's account, or what the guard
        /// says.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::deposit_revenue())]
        pub fn deposit_revenue(
            origin: OriginFor<T>,
            asset: AssetKind,
            #[pallet::compact] amount: Balance,
            kind: RevenueType,
        ) -> DispatchResult {
            Self::do_deposit(T::DepositOrigin::ensure_origin(origin)?, asset, amount, kind)
        }

        /// Offers a leg again what it did not take of the revenue of one type and asset.
        ///
        /// Origin: signed, anybody. Errors: `NothingSuspended`, `LegRefused`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::retry_suspense())]
        pub fn retry_suspense(
            origin: OriginFor<T>,
            kind: RevenueType,
            asset: AssetKind,
            leg: Leg,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_retry(kind, asset, leg)
        }

        /// Proposes to pay `amount` (smallest units) of a part of the backstop to `beneficiary`. It
        /// can be executed after the delay that holds now, for 30 days. Whether the part holds
        /// enough is looked at then.
        ///
        /// Origin: the spenders. Proposals that have expired are forgotten.
        ///
        /// Errors: `ZeroAmount`, `UnknownAsset`, `NotInEmergencyReserve`, `InvalidBeneficiary`,
        /// `TooManySpends`, `ClockNotStarted`, `Overflow`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::propose_spend())]
        pub fn propose_spend(
            origin: OriginFor<T>,
            part: Part,
            asset: AssetKind,
            #[pallet::compact] amount: Balance,
            beneficiary: T::AccountId,
        ) -> DispatchResult {
            T::SpendOrigin::ensure_origin(origin)?;
            Self::do_propose_spend(part, asset, amount, beneficiary)
        }

        /// Cancels a spend that waits.
        ///
        /// Origin: those who may cancel. Errors: `NotFound`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::cancel_spend())]
        pub fn cancel_spend(origin: OriginFor<T>, #[pallet::compact] id: u32) -> DispatchResult {
            T::CancelOrigin::ensure_origin(origin)?;
            Self::do_cancel_spend(id)
        }

        /// Pays a spend that has waited.
        ///
        /// Origin: signed, anybody. Errors: `NotFound`, `NotDue`, `Expired`, `InsufficientReserve`,
        /// `CannotReceive`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::execute_spend())]
        pub fn execute_spend(origin: OriginFor<T>, #[pallet::compact] id: u32) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_execute_spend(id)
        }

        /// Makes `amount` (smallest units) of the floor asset's reserve emergency reserve. There is
        /// no way back but a spend.
        ///
        /// Origin: governance. Errors: `ZeroAmount`, `UnknownAsset`, `InsufficientReserve`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::fill_emergency())]
        pub fn fill_emergency(
            origin: OriginFor<T>,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_fill_emergency(amount)
        }

        /// Sets the shares of a type of revenue, in basis points, for deposits to come. Rewards,
        /// the higher of both buyback shares, burn and treasury are at most 10,000 together; each
        /// changes by at most 1,000 per call.
        ///
        /// Origin: governance. Errors: `OutOfRange`, `ChangeTooLarge`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::set_split())]
        pub fn set_split(origin: OriginFor<T>, kind: RevenueType, new: Split) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_split(kind, new)
        }

        /// Sets what the reward stream gets in a year of 365 days at the least, in smallest units of
        /// the floor's asset: at most 10^15; at most doubled or halved per call, where doubling
        /// starts from 10^6 if the floor is lower.
        ///
        /// Origin: governance. Errors: `OutOfRange`, `ChangeTooLarge`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::set_floor())]
        pub fn set_floor(
            origin: OriginFor<T>,
            #[pallet::compact] per_year: Balance,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_floor(per_year)
        }

        /// Sets how long a spend waits, in seconds, for spends to come: from the shortest delay of
        /// the terms (a day on a real chain) to 90 days, at most doubled or halved per call.
        ///
        /// Origin: governance. Errors: `OutOfRange`, `ChangeTooLarge`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::set_spend_delay())]
        pub fn set_spend_delay(
            origin: OriginFor<T>,
            #[pallet::compact] secs: Seconds,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_spend_delay(secs)
        }

        /// Lets revenue come in a further asset. `payer` gives twice its minimum balance, which keeps
        /// the router's and the backstop's account alive.
        ///
        /// Origin: governance. Errors: `AlreadyExists`, `TooManyAssets`, `UnknownAsset`,
        /// `InsufficientBalance`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::add_asset())]
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
