//! # Backstop
//!
//! A reserve that holds the reward stream up to a floor.
//!
//! The pallet's account receives the remainder of revenue, penalties and released rewards. At the
//! end of each epoch the pallet pays the part of the floor that revenue has not covered into the
//! reward stream, and collects what arrived unasked at the accounts of other pallets, one asset an
//! epoch. Everything else leaves the account by a spend that was announced, waited and could
//! be cancelled meanwhile.
//!
//! ## Terminology
//!
//! * **Floor**: the least funding of the reward stream, given per year and applied per epoch, in the
//!   floor's asset.
//! * **Main reserve** of an asset: the balance of the pallet's account beyond the minimum balance
//!   and, for the floor's asset, the emergency reserve, and for the native token, the insurance.
//! * **Emergency reserve**: an amount of the floor's asset that tops up the stream only when the main
//!   reserve is short and the breakers open it.
//! * **Insurance**: an amount of the native token that makes losses good. Sentences and surcharges of
//!   other pallets fill it without limit, and what is left of their income up to a ceiling of 2 % of the
//!   issuance. Nothing but a spend reduces it. An economy that insures nothing has no key of it.
//! * **Funding**: revenue that the reward stream has received in the current epoch.
//! * **Surplus**: funding of earlier epochs beyond their floors, at most the floor of a year. It covers
//!   the floor before the reserves do, so that the floor is one of the year and not of the rhythm in
//!   which revenue is deposited.
//! * **Spend**: a payment to an account, executable after its delay. It waits until it is executed or
//!   cancelled, so a reserve that is short does not end it.
//!
//! ## Goals
//!
//! 1. **Rewards do not fall below the floor** while the reserves last.
//! 2. **No single key can drain the backstop.** Assets leave it by a top-up, or by a spend that was
//!    announced and that others could cancel. There is no third way.
//! 3. **Emergency reserve and insurance are separate.** Neither a top-up from the main reserve nor a spend
//!    of it reduces them, and no top-up takes from the insurance.
//! 4. **Instances are independent.** Each has its own account, parameters and origins.
//!
//! ## Rounding
//!
//! The floor of an epoch rounds down, in the backstop's favour, and so does the ceiling of the insurance.
//!
//! ## Example
//!
//! An announced spend:
#![doc = docify::embed!("src/tests/spend.rs", a_spend_waits_and_is_then_paid_by_anybody)]
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

pub use glue::{FundInsurance, FundInsuranceToCeiling, FundInsuranceWith, FundRewards};
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
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod mock;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
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
    reason = "the pallet's macros expand to these, and an invalid genesis should stop the chain"
)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        api::BackstopView,
        funds::CreditOf,
        types::{BackstopState, ParamGroup, Params, Reserve, Spend, Spends},
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungibles::{Balanced, Mutate},
            Contains, Time,
        },
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{
        AssetKind, Balance, CollectUnasked, CrisisInspect, FundPool, Seconds,
    };

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T, I = ()>(_);

    #[pallet::config]
    pub trait Config<I: 'static = ()>: polkadot_sdk::frame_system::Config {
        /// The native token and all other assets.
        type Assets: Mutate<Self::AccountId, AssetId = AssetKind, Balance = Balance>
            + Balanced<Self::AccountId>;
        /// Asset of the floor and of the emergency reserve.
        #[pallet::constant]
        type FloorAsset: Get<AssetKind>;
        /// The reward stream.
        type Rewards: FundPool<Self::AccountId, CreditOf<Self, I>>;
        /// Accounts that a spend cannot pay, the pallet's own among them: a pallet's books do not record
        /// a transfer to its account.
        type ProtocolAccounts: Contains<Self::AccountId>;
        /// Accounts of other pallets, whose money that arrived unasked goes to the main reserve.
        type Unasked: CollectUnasked<Self::AccountId>;
        /// Source of the decision to open the emergency reserve.
        type Crisis: CrisisInspect;
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// Origin that may propose a spend.
        type SpendOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Origin that may cancel a spend.
        type CancelOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Origin that may fill the emergency reserve and update the parameters; bounds and change
        /// limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the floor or the delay of spends, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// The pallet's account, which holds all reserves, is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// Weights of the calls and the hook.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// The economy's rules for the backstop.
    #[pallet::storage]
    pub type Parameters<T, I = ()> = StorageValue<_, Params, ValueQuery>;

    /// Time of the last change of each group of parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T, I = ()> = StorageMap<_, Twox64Concat, ParamGroup, Seconds, ValueQuery>;

    /// The epoch, its funding, surplus, the emergency reserve and the last top-up.
    #[pallet::storage]
    pub type State<T, I = ()> = StorageValue<_, BackstopState, ValueQuery>;

    /// The insurance, in smallest units of the native token; no record if there is none.
    #[pallet::storage]
    pub type Insurance<T, I = ()> = StorageValue<_, Balance, ValueQuery>;

    /// The pending spends.
    #[pallet::storage]
    pub type OpenSpends<T: Config<I>, I: 'static = ()> =
        StorageValue<_, Spends<T::AccountId>, ValueQuery>;

    /// Number of the next spend.
    #[pallet::storage]
    pub type NextSpend<T, I = ()> = StorageValue<_, u32, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config<I>, I: 'static = ()> {
        /// An epoch ended, and the reward stream was topped up to the floor as far as the reserves
        /// allowed. Amounts are in smallest units of the floor's asset.
        FloorToppedUp {
            /// Number of the epoch.
            epoch: u32,
            /// The part of the floor that revenue and surplus had not covered.
            needed: Balance,
            /// Amount from the main reserve.
            from_reserve: Balance,
            /// Amount from the emergency reserve.
            from_emergency: Balance,
            /// Surplus that the next epoch begins with.
            surplus: Balance,
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
        /// A spend was paid.
        SpendExecuted {
            /// Its number.
            id: u32,
            /// The reserve that paid it.
            reserve: Reserve,
            /// Its asset.
            asset: AssetKind,
            /// Amount, in smallest units.
            amount: Balance,
            /// The account that was paid.
            beneficiary: T::AccountId,
        },
        /// An amount moved from the main reserve to the emergency reserve.
        EmergencyFilled {
            /// Emergency reserve before, in smallest units.
            old: Balance,
            /// Emergency reserve after, in smallest units.
            new: Balance,
        },
        /// An amount was added to the insurance.
        InsuranceFilled {
            /// Insurance before, in smallest units of the native token.
            old: Balance,
            /// Insurance after, in smallest units of the native token.
            new: Balance,
        },
        /// The floor was set; it applies from the current epoch on.
        FloorSet {
            /// Smallest units per year before.
            old: Balance,
            /// Smallest units per year after.
            new: Balance,
        },
        /// The delay of later spends was set.
        SpendDelaySet {
            /// Seconds before.
            old: Seconds,
            /// Seconds after.
            new: Seconds,
        },
    }

    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T, I = ()> {
        /// The chain has no time yet; try again in the next block.
        ClockNotStarted,
        /// There is no such asset.
        UnknownAsset,
        /// The amount is zero.
        ZeroAmount,
        /// No pending spend has this number.
        NotFound,
        /// The number of pending spends is at its maximum.
        TooManySpends,
        /// The delay of the spend has not passed.
        NotDue,
        /// The reserve holds less.
        InsufficientReserve,
        /// The emergency reserve is held in the floor's asset only.
        NotInEmergencyReserve,
        /// A spend cannot pay an account whose pallet would not record it.
        InvalidBeneficiary,
        /// The account cannot receive the amount, or the asset.
        CannotReceive,
        /// The new value is outside its range; the call's documentation gives it.
        OutOfRange,
        /// The new value is too far from the old one; the call's documentation gives the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
        /// The reward stream refused a top-up. Internal: the epoch ends without it.
        RewardsRefused,
        /// The insurance is held in the native token only.
        NotInInsurance,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config<I>, I: 'static = ()> {
        /// The economy's rules for the backstop.
        pub params: Params,
        /// Assets whose minimum balance is minted to the pallet's account, so that it can receive
        /// any amount of them.
        pub assets: Vec<AssetKind>,
        /// The emergency reserve, in smallest units of the floor's asset. It is minted.
        pub emergency: Balance,
        /// The insurance, in smallest units of the native token. The pallet's account holds it by the
        /// genesis of the balances.
        pub insurance: Balance,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<(T, I)>,
    }

    #[pallet::genesis_build]
    impl<T: Config<I>, I: 'static> BuildGenesisConfig for GenesisConfig<T, I> {
        fn build(&self) {
            self.set_up();
        }
    }

    #[pallet::hooks]
    impl<T: Config<I>, I: 'static> Hooks<BlockNumberFor<T>> for Pallet<T, I> {
        fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
            Self::idle(remaining)
        }

        fn integrity_test() {
            assert!(
                T::WeightInfo::top_up().all_lt(T::BlockWeights::get().max_block),
                "a top-up must fit into a block",
            );
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config<I>, I: 'static> Pallet<T, I> {
        /// Floor, epoch, emergency reserve, insurance and pending spends.
        pub fn status() -> BackstopView<T::AccountId> {
            Self::backstop_view()
        }

        /// Main reserve of `asset`, in smallest units.
        pub fn reserve(asset: AssetKind) -> Balance {
            Self::main_reserve(&asset)
        }
    }

    #[pallet::call(weight(<T as Config<I>>::WeightInfo))]
    impl<T: Config<I>, I: 'static> Pallet<T, I> {
        /// Proposes to pay `amount` (smallest units) out of `reserve` to `beneficiary`. The spend
        /// can be executed after the current delay, and waits until it is executed or cancelled. The
        /// amount is compared with the reserve at execution.
        ///
        /// Origin: spender.
        ///
        /// ## Errors
        /// - [`Error::ClockNotStarted`]: the chain has no time yet.
        /// - [`Error::ZeroAmount`]: `amount` is zero.
        /// - [`Error::UnknownAsset`]: there is no such asset.
        /// - [`Error::NotInEmergencyReserve`]: the emergency reserve has no other asset than the
        ///   floor's.
        /// - [`Error::NotInInsurance`]: the insurance has no other asset than the native token.
        /// - [`Error::InvalidBeneficiary`]: `beneficiary` is an account of a pallet.
        /// - [`Error::TooManySpends`]: too many spends are pending.
        /// ## Events
        /// - [`Event::SpendProposed`]
        #[pallet::call_index(0)]
        pub fn propose_spend(
            origin: OriginFor<T>,
            reserve: Reserve,
            asset: AssetKind,
            #[pallet::compact] amount: Balance,
            beneficiary: T::AccountId,
        ) -> DispatchResult {
            T::SpendOrigin::ensure_origin(origin)?;
            Self::do_propose_spend(reserve, asset, amount, beneficiary)
        }

        /// Cancels a pending spend.
        ///
        /// Origin: canceller.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: no pending spend has this number.
        /// ## Events
        /// - [`Event::SpendCancelled`]
        #[pallet::call_index(1)]
        pub fn cancel_spend(origin: OriginFor<T>, #[pallet::compact] id: u32) -> DispatchResult {
            T::CancelOrigin::ensure_origin(origin)?;
            Self::do_cancel_spend(id)
        }

        /// Pays a spend whose delay has passed.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: no pending spend has this number.
        /// - [`Error::NotDue`]: its delay has not passed.
        /// - [`Error::InsufficientReserve`]: the reserve holds less. The spend can be executed later.
        /// - [`Error::CannotReceive`]: the beneficiary cannot receive the amount.
        /// ## Events
        /// - [`Event::SpendExecuted`]
        #[pallet::call_index(2)]
        pub fn execute_spend(origin: OriginFor<T>, #[pallet::compact] id: u32) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_execute_spend(id)
        }

        /// Moves `amount` (smallest units of the floor's asset) from the main reserve to the
        /// emergency reserve. Only a top-up or a spend takes it out again.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::ZeroAmount`]: `amount` is zero.
        /// - [`Error::InsufficientReserve`]: the main reserve holds less.
        /// ## Events
        /// - [`Event::EmergencyFilled`]
        #[pallet::call_index(3)]
        pub fn fill_emergency(
            origin: OriginFor<T>,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_fill_emergency(amount)
        }

        /// Sets the floor, in smallest units of its asset per year of 365 days: at most 10^15, and
        /// at most doubled or halved per call, where doubling starts from 10^6 if the floor is lower.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: the floor is above its maximum.
        /// - [`Error::ChangeTooLarge`]: the floor is more than doubled or halved.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::FloorSet`]
        #[pallet::call_index(4)]
        pub fn set_floor(
            origin: OriginFor<T>,
            #[pallet::compact] per_year: Balance,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_floor(per_year)
        }

        /// Sets the delay of later spends, in seconds: from the shortest delay of the parameters (a
        /// day on a real chain) to 90 days, at most doubled or halved per call.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: the delay is too short or too long.
        /// - [`Error::ChangeTooLarge`]: the delay is more than doubled or halved.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::SpendDelaySet`]
        #[pallet::call_index(5)]
        pub fn set_spend_delay(
            origin: OriginFor<T>,
            #[pallet::compact] secs: Seconds,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_spend_delay(secs)
        }
    }
}
