//! # Allocations
//!
//! Releases tokens that were allotted at genesis, linearly over time, and holds pledges of first
//! unlocks.
//!
//! Tokens that are not released lie in the pallet's account, so nobody can stake them, vote with
//! them or sell them. What an economy gives out at once is a balance at genesis and not here, but
//! an allocation records it as its first unlock. The beneficiary of an allocation can pledge as
//! much in the first days: the amount goes under a hold, and the pledge boosts the weight of the
//! account's stake later, for as long as it stands.
//!
//! ## Terminology
//!
//! * **Allocation**: an amount that is released to a beneficiary. It has a number, which it keeps
//!   when it is handed over.
//! * **Launch**: the time from which cliffs and ends are counted, when the clock of the stake
//!   started.
//! * **Cliff**: time before which nothing is released, and at which all that has vested until then
//!   is.
//! * **First unlock**: the amount that the beneficiary got at genesis beside the allocation.
//! * **Pledge**: a hold of the first unlock of an allocation. Where the held tokens come from does
//!   not matter; what counts is that they are out of the market.
//!
//! ## Goals
//!
//! 1. **Nothing is released early.** No call, root's included, pays an allocation out sooner, and
//!    no sequence of calls stakes a token that is not released.
//! 2. **Exits are open.** Releases, handing over and taking a pledge back wait for nothing and ask
//!    nobody.
//! 3. **Nobody is made to take part.** A release pays the beneficiary, whoever calls it. An
//!    allocation that is handed over to an account changes nothing for what the account has:
//!    pledges name one allocation, and no list can be filled up.
//! 4. **A pledge keeps its terms.** New parameters apply to later pledges.
//! 5. **One pledge per account and per allocation.** A pledge that stands occupies its allocation,
//!    so handing it around does not multiply the boost.
//!
//! ## Rounding
//!
//! A release rounds down to whole smallest units; the remainder vests later, so all releases of an
//! allocation sum to its total.
//!
//! ## Example
//!
//! A million tokens of which 2 % are there at once, the rest over 730 days:
#![doc = docify::embed!("src/tests/release.rs", a_tenth_of_the_time_releases_a_tenth_of_the_rest)]
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
mod funds;
mod genesis;
mod glue;
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
        api::{AllocationView, PledgeView},
        types::{Allocation, GenesisAllocation, Params, Pledge, Totals},
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungible::{Mutate, MutateHold},
            Contains,
        },
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{Balance, RefreshBoosts, Seconds};

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The native token.
        type Currency: Mutate<Self::AccountId, Balance = Balance>
            + MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
        /// The runtime's reasons for holds.
        type RuntimeHoldReason: From<HoldReason>;
        /// Time at which the clock of the stake started, in seconds since the Unix epoch; zero
        /// before.
        type Launch: Get<Seconds>;
        /// Time by which locks end, in seconds since the Unix epoch.
        type Now: Get<Seconds>;
        /// Brings the boosts of an account's stake up to date.
        type Boosts: RefreshBoosts<Self::AccountId>;
        /// Accounts that cannot be beneficiaries, the pallet's own among them: a pallet's books do
        /// not record a transfer to its account.
        type ProtocolAccounts: Contains<Self::AccountId>;
        /// Origin that may update the parameters; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the parameters, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// The pallet's account, which holds what is not released, is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// Weights of the calls.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// Reason of the pallet's holds.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// A pledged first unlock.
        #[codec(index = 0)]
        Pledge,
    }

    /// The economy's rules for pledges; `None` if it has none.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, OptionQuery>;

    /// Time of the last change of the parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageValue<_, Seconds, ValueQuery>;

    /// Allocations by number. All of them come from genesis; one is removed when it is released in
    /// full and no pledge stands on it.
    #[pallet::storage]
    pub type Allocations<T: Config> =
        StorageMap<_, Twox64Concat, u32, Allocation<T::AccountId>, OptionQuery>;

    /// Pledges by account.
    #[pallet::storage]
    pub type Pledges<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, Pledge, OptionQuery>;

    /// Sums over all allocations and pledges.
    #[pallet::storage]
    pub type Sums<T> = StorageValue<_, Totals, ValueQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The allocations, by number. The pallet's account must hold the sum of their totals and
        /// the existential deposit.
        pub allocations: Vec<GenesisAllocation<T::AccountId>>,
        /// The economy's rules for pledges; `None` if it has none.
        pub params: Option<Params>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            self.set_up();
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
        /// Allocations of `who`, with the amount that can be released now.
        pub fn allocations_of(who: T::AccountId) -> Vec<AllocationView<T::AccountId>> {
            Self::allocation_views(&who)
        }

        /// The allocation of this number, with the amount that can be released now.
        pub fn allocation(id: u32) -> Option<AllocationView<T::AccountId>> {
            Self::allocation_view(id)
        }

        /// The pledge of `who`.
        pub fn pledge_of(who: T::AccountId) -> Option<PledgeView> {
            Self::pledge_view(&who)
        }

        /// Sum of what is not released, in smallest units.
        pub fn unreleased() -> Balance {
            Sums::<T>::get().unreleased
        }

        /// Sum of all pledges, in smallest units.
        pub fn pledged() -> Balance {
            Sums::<T>::get().pledged
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Pays what an allocation has vested to its beneficiary: `total * elapsed / end`, rounded
        /// down, less the amount released before; nothing before the cliff.
        ///
        /// Origin: signed; anybody for anybody.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: no allocation has this number, or it is released in full.
        /// - [`Error::NothingVested`]: nothing has vested since the last release.
        /// - [`Error::CannotReceive`]: the amount would leave the beneficiary below the minimum
        ///   balance.
        /// ## Events
        /// - [`Event::Released`]
        #[pallet::call_index(0)]
        pub fn release(origin: OriginFor<T>, #[pallet::compact] id: u32) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_release(id)
        }

        /// Makes `to` the beneficiary of an allocation of the caller. A pledge that stands on it
        /// stays with the account that made it.
        ///
        /// Origin: signed, the beneficiary.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: no allocation has this number, or it is released in full.
        /// - [`Error::NotBeneficiary`]: the allocation is not the caller's.
        /// - [`Error::InvalidBeneficiary`]: `to` is an account of a pallet.
        /// ## Events
        /// - [`Event::HandedOver`]
        #[pallet::call_index(1)]
        pub fn hand_over(
            origin: OriginFor<T>,
            #[pallet::compact] id: u32,
            to: T::AccountId,
        ) -> DispatchResult {
            Self::do_hand_over(ensure_signed(origin)?, id, to)
        }

        /// Holds the first unlock of an allocation of the caller. The pledge boosts the weight of
        /// the caller's stake from a later time on, under the current parameters, until it is taken
        /// back.
        ///
        /// Origin: signed, the beneficiary.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no pledges.
        /// - [`Error::NotFound`]: no allocation has this number, or it is released in full.
        /// - [`Error::NotBeneficiary`]: the allocation is not the caller's.
        /// - [`Error::NothingToPledge`]: the allocation has no first unlock.
        /// - [`Error::TooLate`]: the time for pledges is over.
        /// - [`Error::AlreadyPledged`]: the caller has a pledge, or one stands on the allocation.
        /// - [`Error::InsufficientBalance`]: the free balance is below the first unlock and the
        ///   minimum balance.
        /// ## Events
        /// - [`Event::Pledged`]
        #[pallet::call_index(2)]
        pub fn pledge(origin: OriginFor<T>, #[pallet::compact] id: u32) -> DispatchResult {
            Self::do_pledge(ensure_signed(origin)?, id)
        }

        /// Takes the caller's pledge back: the hold ends, and so does the boost.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotPledged`]: the caller has no pledge.
        /// ## Events
        /// - [`Event::Unpledged`]
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::unpledge().saturating_add(T::Boosts::weight()))]
        pub fn unpledge(origin: OriginFor<T>) -> DispatchResult {
            Self::do_unpledge(ensure_signed(origin)?)
        }

        /// Updates the parameters, for later pledges. Each time is at most doubled or halved, and
        /// the boost changes by at most 1,000 basis points.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no pledges.
        /// - [`Error::ClockNotStarted`]: the chain has no time yet.
        /// - [`Error::OutOfRange`]: a parameter is outside its range.
        /// - [`Error::ChangeTooLarge`]: a parameter changes by more than its limit.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::ParamsSet`]
        #[pallet::call_index(4)]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_params(params)
        }
    }
}
