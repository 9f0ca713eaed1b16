//! # Genesis badge
//!
//! Numbered badges for the first accounts with a long locked stake.
//!
//! An account that has a position of a minimum amount with a minimum length of lock gets a badge, as
//! long as there are any. Any account can claim it for the holder. Numbers follow the order of the
//! claims.
//!
//! ## Terminology
//!
//! * **Badge**: a numbered token that nobody can transfer, kept by another pallet.
//! * **Holder**: the account that got a badge.
//! * **Lock**: the time from the opening of a position to the end of its lock.
//!
//! ## Goals
//!
//! 1. **One badge per account, for ever.** A badge stays when the stake leaves, and its holder gets
//!    no second one.
//! 2. **The number of badges is fixed.** No call changes it, root included.
//! 3. **A badge costs a locked stake.** The minimum amount is far above what a small account can
//!    spread over many others.
//! 4. **Storage is bounded** by the number of badges.
//! 5. **An economy without badges has no keys.** Without parameters at genesis every call is refused,
//!    and there are no hooks.
//!
//! ## Rounding
//!
//! Nothing is rounded: an amount or a lock a unit below the minimum gets no badge.
//!
//! ## Example
//!
//! A claim, and a second one:
#![doc = docify::embed!("src/tests/claim.rs", a_locked_stake_gets_one_badge)]
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
        types::{BadgeNumber, Params},
        WeightInfo,
    };
    use frame_support::pallet_prelude::*;
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{Badges, Params as _, PositionId, Positions, Seconds};

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// Live positions, and the clock of the stake.
        type Positions: Positions<Self::AccountId>;
        /// The badges.
        type Badges: Badges<Self::AccountId>;
        /// Origin that may update the parameters; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the parameters, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// Weights of the calls.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
    }

    /// The economy's rules for badges; none if it has no badges.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, OptionQuery>;

    /// Time of the last change of the parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageValue<_, Seconds, ValueQuery>;

    /// Number of badges given.
    #[pallet::storage]
    pub type Count<T> = StorageValue<_, u32, ValueQuery>;

    /// Number of the badge of each holder.
    #[pallet::storage]
    pub type Holders<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, BadgeNumber, OptionQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for badges; none if it has no badges.
        pub params: Option<Params>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            let Some(params) = self.params else { return };
            if let Err(sentence) = params.validate() {
                panic!("genesis badge: {sentence}");
            }
            if let Err(error) = T::Badges::create(params.supply) {
                panic!("genesis badge: no badges can be made: {error:?}");
            }
            Parameters::<T>::put(params);
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Number of the badge of `who`.
        pub fn badge(who: T::AccountId) -> Option<BadgeNumber> {
            Self::badge_of(&who)
        }

        /// Number of badges that are not given.
        pub fn left() -> u32 {
            Self::not_given()
        }

        /// The parameters, if the economy has badges.
        pub fn params() -> Option<Params> {
            Self::params_view()
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Gives the next badge to `who` for one of its live positions, if its amount and the length
        /// of its lock reach the minimum. Time that has passed since its opening does not matter.
        ///
        /// Origin: signed, any account.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no badges.
        /// - [`Error::AlreadyHolds`]: `who` has a badge.
        /// - [`Error::AllGiven`]: all badges are given.
        /// - [`Error::NotEligible`]: `who` has no such position, or it is too small or locked for too
        ///   short a time.
        ///
        /// Errors of the pallet that keeps the badges are passed on.
        /// ## Events
        /// - [`Event::BadgeGiven`]
        #[pallet::call_index(0)]
        pub fn claim(
            origin: OriginFor<T>,
            #[pallet::compact] position: PositionId,
            who: T::AccountId,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_claim(position, who)
        }

        /// Updates the minimum amount (1 to 10^30 smallest units) for later claims. It is at most
        /// doubled or halved; the number of badges and the length of the lock are fixed.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no badges.
        /// - [`Error::OutOfRange`]: a value is outside its range.
        /// - [`Error::ChangeTooLarge`]: the minimum amount changes by more than its limit, or another
        ///   value changes.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::ParamsSet`]
        #[pallet::call_index(1)]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_params(params)
        }
    }
}
