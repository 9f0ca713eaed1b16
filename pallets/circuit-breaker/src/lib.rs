//! # Circuit breaker
//!
//! Six triggers that close entries and redirect flows of money, and never close an exit.
//!
//! Five triggers evaluate the whole chain ([`Trigger`](types::Trigger)); each has a trip level, a
//! clear level on the safe side of it, and an effect that other pallets read:
//!
//! | trigger | trips when | effect while it is tripped |
//! |---|---|---|
//! | `LowStake` | stake < trip | rewards are redirected to the backstop |
//! | `FewStakers` | stakers < trip | rewards are redirected to the backstop |
//! | `PriceCrash` | price <= trailing average - `trip_bps` | the crisis share applies, for a time |
//! | `ZeroRevenue` | revenue of `secs` < `share_bps` of the floor | the emergency reserve is open |
//! | `RewardFloor` | cover < `trip_bps` of the floor | buybacks are paused |
//!
//! The sixth, the wallet cap, concerns one wallet and is kept by the staking vault; it can be read
//! here as well. The technical committee can close entries manually for a bounded time.
//!
//! ## Terminology
//!
//! * **Entry**: an action that brings value in, such as a stake or a deposit of revenue. An exit is
//!   no entry, so it cannot be closed.
//! * **Trip** and **clear**: a trigger's effect begins and ends.
//! * **Dwell**: the minimum time from trip to clear.
//! * **Headroom**: the distance of a trigger's value from its trip level.
//! * **Crisis**: the time after a price crash in which the crisis share of the buyback applies.
//! * **Cover**: revenue of the epoch plus the main reserve, compared with the reward floor.
//!
//! ## Goals
//!
//! 1. **A breach trips.** The hook decides, not the call that causes the breach: a call that fails
//!    is rolled back, and with it a trip. The hook cannot fail: it reads, evaluates a pure function
//!    ([`evaluate`](evaluate::evaluate)), and writes one record if anything changed.
//! 2. **Trips at once, clears late.** A trigger trips in the first block after the breach. It
//!    clears when its value has reached the clear level and `dwell_secs` have passed since the
//!    trip. A value that oscillates around a level causes at most one trip per dwell. `ZeroRevenue`
//!    has no dwell: an open emergency reserve closes as soon as revenue reaches the level.
//! 3. **One clock.** The hook uses the time of the previous block, and its decision holds for the
//!    whole block. The crisis and manual closures are ended by the hook. So the guard needs one
//!    read, and nothing changes by time within a block.
//! 4. **Exits are always open.** [`Entry`](quaestor_primitives::Entry) has no variant for them.
//! 5. **Reads are exact.** Headroom and levels come from the functions that the hook evaluates.
//!
//! The hook must run after the vault's, so that a redirection starts with the current block.
//!
//! `ZeroRevenue` looks at revenue in the floor's asset over a [window](window::RevenueWindow) of time
//! in which deposits are open: neither their closure nor a halt of the chain is a lack of revenue. The
//! window moves by a tenth of its length, so it is from `secs` to a tenth longer, and the trigger cannot
//! trip before ten tenths have passed.
//!
//! ## Rounding
//!
//! Levels that are shares round such that the comparison is exact: the price is compared with
//! `average * share` rounded down, the cover with `needed * share` rounded up, and so is the share of
//! the floor that revenue is compared with.
//!
//! ## Example
//!
//! The trigger that watches the total stake:
#![doc = docify::embed!("src/tests/triggers.rs", low_stake_trips_below_its_level_and_not_at_it)]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
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
pub mod evaluate;
mod glue;
mod levels;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod mock;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod tests;
mod tick;
#[cfg(any(test, feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;
pub mod window;

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
        api::{BreakerView, OpenEntries, WalletView},
        types::{BreakerState, Entries, Params, Trigger},
        WeightInfo,
    };
    use alloc::boxed::Box;
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{
        AssetKind, FloorInspect, LiftPauses, Params as _, PriceInspect, RedirectRewards, Seconds,
        StakeInspect, WalletCap,
    };

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// Totals of stake, for `LowStake` and `FewStakers`.
        type Stake: StakeInspect<Self::AccountId>;
        /// Price and trailing average, for `PriceCrash`.
        type Price: PriceInspect;
        /// The reward floor and its cover, for `ZeroRevenue` and `RewardFloor`.
        type Floor: FloorInspect;
        /// Asset of the floor; revenue in other assets does not count.
        #[pallet::constant]
        type FloorAsset: Get<AssetKind>;
        /// Returns `true` if a stop beside the manual closure closes deposits.
        type DepositsStopped: Get<bool>;
        /// Wallet caps, for display.
        type Caps: WalletCap<Self::AccountId>;
        /// Rewards that are redirected.
        type Rewards: RedirectRewards;
        /// Origin that may update the levels; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the levels, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// Origin that may close entries for a bounded time: the technical committee.
        type ManualOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Origin that may end a manual closure before its time.
        type ReopenOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Pauses of calls, which end with a manual closure.
        type Pauses: LiftPauses;
        /// Weights of the calls and the hook.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// Tripped triggers and manual closures. Written only when it changes.
    #[pallet::storage]
    pub type State<T> = StorageValue<_, BreakerState, ValueQuery>;

    /// The economy's levels.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, ValueQuery>;

    /// Time of the last change of the levels, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageValue<_, Seconds, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A trigger tripped. `PriceCrash` trips again while it is tripped, if the price recovered
        /// in between; so does `ZeroRevenue`, if revenue reached a level that was raised since.
        Tripped {
            /// The trigger.
            trigger: Trigger,
            /// Value, in the trigger's unit.
            value: u128,
            /// Trip level, in the same unit.
            level: u128,
            /// Time of the previous block, in seconds since the Unix epoch.
            time: Seconds,
        },
        /// A trigger cleared.
        Cleared {
            /// The trigger.
            trigger: Trigger,
            /// Value, in the trigger's unit.
            value: u128,
            /// Clear level, in the same unit.
            level: u128,
            /// Time of the previous block, in seconds since the Unix epoch.
            time: Seconds,
        },
        /// A crisis started or was prolonged.
        CrisisStarted {
            /// End, exclusive, in seconds since the Unix epoch.
            until: Seconds,
        },
        /// The crisis ended.
        CrisisEnded {
            /// Time of the previous block, in seconds since the Unix epoch.
            time: Seconds,
        },
        /// Entries were closed manually. An earlier manual closure was replaced.
        ManualTripped {
            /// Closed entries.
            entries: Entries,
            /// End, exclusive, in seconds since the Unix epoch.
            until: Seconds,
        },
        /// A manual closure ended.
        ManualCleared {
            /// Entries that were closed.
            entries: Entries,
            /// `true` if it was ended by a call, before its time.
            early: bool,
        },
        /// The levels were updated.
        ParamsSet {
            /// Levels before.
            old: Box<Params>,
            /// Levels after.
            new: Box<Params>,
        },
    }

    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// A new value is outside its range; the documentation of the levels gives it.
        OutOfRange,
        /// A clear level is on the wrong side of its trip level.
        ClearBeyondTrip,
        /// A new value is too far from the current one; the documentation of the levels gives the
        /// limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
        /// A tripped trigger cannot be disabled.
        StillTripped,
        /// A trigger cannot be enabled with levels at which it trips at once.
        WouldTrip,
        /// The set of entries is empty.
        NoEntries,
        /// The end is not in the future.
        NotInFuture,
        /// The end is more than `MaxManualSecs` after the start.
        TooLong,
        /// The rest after the last manual closure, twice its length, is not over.
        TooSoon,
        /// No entry is closed manually.
        NotTripped,
        /// The technical committee has closed this entry for a time.
        EntryClosed,
        /// Buybacks are paused while the reward floor is not covered.
        BuybackPaused,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's levels. By default no trigger is enabled.
        pub params: Params,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if let Err(sentence) = self.params.validate() {
                panic!("circuit breaker: {sentence}");
            }
            Parameters::<T>::put(self.params);
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            Self::tick()
        }

        fn integrity_test() {
            assert!(
                Params::default().validate().is_ok(),
                "a chain without an economy must have valid levels",
            );
            assert!(
                BreakerState::max_encoded_len() <= 512,
                "a guard reads the whole record, so it must stay small",
            );
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::extra_constants]
    impl<T: Config> Pallet<T> {
        /// Longest manual closure, in seconds.
        #[pallet::constant_name(MaxManualSecs)]
        fn max_manual_secs() -> Seconds {
            crate::types::MAX_MANUAL_SECS
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// All triggers with their levels and headroom, and the current effects.
        pub fn status() -> BreakerView {
            Self::breaker_view()
        }

        /// Distance of `who` from the wallet cap.
        pub fn wallet(who: T::AccountId) -> WalletView {
            Self::wallet_view(&who)
        }

        /// Entries that are open to `who`. The wallet cap is not included: see `wallet`.
        pub fn open_entries(who: T::AccountId) -> OpenEntries {
            Self::entries_view(&who)
        }

        /// The levels.
        pub fn params() -> Params {
            Parameters::<T>::get()
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Closes `entries` until `until` (seconds since the Unix epoch), at most `MaxManualSecs`
        /// from now. The closure ends in the first block after one whose time has reached `until`.
        /// It replaces a manual closure that runs, but not its start, from which `MaxManualSecs`
        /// count. After its end no entry is closed manually for twice as long as it lasted. Exits
        /// cannot be closed.
        ///
        /// Origin: the technical committee.
        ///
        /// ## Errors
        /// - [`Error::NoEntries`]: `entries` is empty.
        /// - [`Error::NotInFuture`]: `until` is not in the future.
        /// - [`Error::TooLong`]: `until` is more than `MaxManualSecs` after the start.
        /// - [`Error::TooSoon`]: the rest after the last manual closure is not over.
        /// ## Events
        /// - [`Event::ManualTripped`]
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::trip().saturating_add(T::Pauses::weight()))]
        pub fn trip(
            origin: OriginFor<T>,
            entries: Entries,
            #[pallet::compact] until: Seconds,
        ) -> DispatchResult {
            T::ManualOrigin::ensure_origin(origin)?;
            Self::do_trip(entries, until)
        }

        /// Ends the manual closure, and with it all pauses of calls. The triggers do not change.
        ///
        /// Origin: the technical committee or governance.
        ///
        /// ## Errors
        /// - [`Error::NotTripped`]: no entry is closed manually.
        /// ## Events
        /// - [`Event::ManualCleared`]
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::clear().saturating_add(T::Pauses::weight()))]
        pub fn clear(origin: OriginFor<T>) -> DispatchResult {
            T::ReopenOrigin::ensure_origin(origin)?;
            Self::do_clear()
        }

        /// Updates the levels, from the next block's hook on. Per update, shares change by at most
        /// 1,000 basis points, and all other numbers are at most doubled or halved; no change limit
        /// applies to the levels of a trigger that is enabled or disabled. A current crisis keeps
        /// its end. The window of `ZeroRevenue` begins anew if its length changes.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: a number is outside its range.
        /// - [`Error::ClearBeyondTrip`]: a clear level is on the wrong side of its trip level.
        /// - [`Error::ChangeTooLarge`]: a number changes by more than its limit.
        /// - [`Error::StillTripped`]: a tripped trigger would be disabled.
        /// - [`Error::WouldTrip`]: a trigger would be enabled and trip at once.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::ParamsSet`]
        #[pallet::call_index(2)]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_params(params)
        }
    }
}
