//! # Circuit breaker
//!
//! Six triggers that stop what must stop, and never an exit.
//!
//! Five triggers look at the whole chain ([`Trigger`](types::Trigger)); each has a trip level, a clear
//! level on the safe side of it, and an effect that others ask for:
//!
//! | trigger | trips when | effect while it is tripped |
//! |---|---|---|
//! | `LowStake` | staked < trip | rewards go past the stakers |
//! | `FewStakers` | stakers < trip | rewards go past the stakers |
//! | `PriceCrash` | price <= trailing average less so much | the crisis share, for a time |
//! | `ZeroRevenue` | no revenue for so long | the emergency reserve is open |
//! | `RewardFloor` | covered < so much of what the floor needs | buybacks rest |
//!
//! The sixth, the wallet's cap, is of one wallet, and stands where its count is kept: in the staking
//! vault. Here it can be read beside the others. The technical committee can close entries by hand,
//! for a bounded time.
//!
//! ## Goals
//!
//! 1. **A breach trips.** The hook decides, never the call that causes the breach: a call that
//!    fails is rolled back, and a breaker that trips in it would be as well. The hook has nothing
//!    that can fail: it reads, asks a pure function ([`evaluate`](evaluate::evaluate)), and writes
//!    one record, only if something changes.
//! 2. **Trips at once, clears late.** A trigger trips in the first block after the breach. It
//!    clears when its value is beyond the clear level and `dwell_secs` have passed since it tripped.
//!    So a value that swings around a level moves nothing, and who pushes it to and fro on purpose
//!    gets one trip per dwell. `ZeroRevenue` has no dwell: it takes its whole time to trip again, and
//!    an open emergency reserve should close as soon as there is revenue.
//! 3. **One clock.** The hook sees the time of the block before; what it has decided holds for the
//!    whole block. What ends by time (the crisis share, a trip by hand) is ended by the hook. So a
//!    guard's answer costs one read, and nothing inside a block can observe a step in time.
//! 4. **Exits are always open.** An [`Entry`](quaestor_primitives::Entry) has no variant for them.
//! 5. **The same code shows and decides.** Headroom and levels that can be read come from the
//!    functions that the hook asks.
//!
//! The hook should run after the vault's, so that rewards are redirected from now on and not for
//! the time that has passed.
//!
//! After a halt of 100 days `ZeroRevenue` trips in the first block that sees the new time. That
//! moves nothing by itself: money flows at the next epoch's end, and revenue until then closes it,
//! in the moment in which it comes in.
//!
//! ## Rounding
//!
//! Levels that are shares of a fact round so that the comparison is exact: a price is at or below
//! `average * share` if and only if it is at or below that rounded down, and a cover is below (or at
//! least) `needed * share` if and only if it is below (or at least) that rounded up.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

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
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
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
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on should stop"
)]
mod tests;
mod tick;
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
        api::{BreakerView, OpenEntries, WalletView},
        types::{Entries, Params, Status, Trigger},
        WeightInfo,
    };
    use alloc::boxed::Box;
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{
        FloorInspect, PriceInspect, RedirectRewards, Seconds, StakeInspect, WalletCap,
    };

    /// The layout of the storage in this version.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// Stake that `LowStake` and `FewStakers` read.
        type Stake: StakeInspect<Self::AccountId>;
        /// Price that `PriceCrash` reads.
        type Price: PriceInspect;
        /// Floor cover that `RewardFloor` reads.
        type Floor: FloorInspect;
        /// Which wallets have reached their cap.
        type Caps: WalletCap<Self::AccountId>;
        /// Sends rewards past the stakers, and to them again.
        type Rewards: RedirectRewards;
        /// May turn the terms, within their absolute bounds.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// May close entries for a bounded time: the technical committee.
        type ManualOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Weights of the calls and the hook.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// Tripped triggers, with time and reason. Written only when it changes.
    #[pallet::storage]
    pub type State<T> = StorageValue<_, Status, ValueQuery>;

    /// The economy's levels.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A trigger tripped. `PriceCrash` and `ZeroRevenue` can do so again while they are tripped,
        /// if the price has recovered, or revenue has come in, in between.
        Tripped {
            /// The trigger.
            trigger: Trigger,
            /// Its value, in the trigger's unit.
            value: u128,
            /// The trip level that the value has crossed, in the same unit.
            level: u128,
            /// The time that the hook saw.
            time: Seconds,
        },
        /// A trigger cleared.
        Cleared {
            /// The trigger.
            trigger: Trigger,
            /// Its value, in the trigger's unit.
            value: u128,
            /// The clear level that the value has reached, in the same unit.
            level: u128,
            /// The time that the hook saw.
            time: Seconds,
        },
        /// The crisis share of the buyback holds, or holds for longer.
        CrisisStarted {
            /// Until when.
            until: Seconds,
        },
        /// The crisis share's time is over.
        CrisisEnded {
            /// The time that the hook saw.
            time: Seconds,
        },
        /// Entries were closed by hand. What was closed by hand before is replaced.
        ManualTripped {
            /// Closed entries.
            entries: Entries,
            /// Until when.
            until: Seconds,
        },
        /// A closure by hand ended.
        ManualCleared {
            /// Entries that were closed.
            entries: Entries,
            /// By the committee, before its time was over.
            early: bool,
        },
        /// The levels were set.
        LevelsSet {
            /// Before.
            old: Box<Params>,
            /// Now.
            new: Box<Params>,
        },
    }

    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// A number is outside of its absolute range; the documentation of the terms gives it.
        OutOfRange,
        /// A clear level is on the wrong side of its trip level.
        ClearBeyondTrip,
        /// A number moves by more than one step may.
        ChangeTooLarge,
        /// A trigger that is tripped cannot be switched off.
        StillTripped,
        /// A trigger that would trip at once cannot be switched on.
        WouldTrip,
        /// No entry was named.
        NoEntries,
        /// The end is not in the future.
        NotInFuture,
        /// The end is too far away.
        TooLong,
        /// Nothing is closed by hand.
        NotTripped,
        /// The technical committee has closed this entry for a while.
        EntryClosed,
        /// Buybacks rest while the reward floor is not covered.
        BuybackPaused,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's levels. By default no trigger is in use.
        pub params: Params,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if let Err(flaw) = self.params.validate() {
                panic!("circuit breaker: {}", flaw.sentence());
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
                Status::max_encoded_len() <= 512,
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
        /// Longest time for which entries can be closed by hand, in seconds.
        #[pallet::constant_name(MaxManualSecs)]
        fn max_manual_secs() -> Seconds {
            crate::types::MAX_MANUAL_SECS
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Every trigger with its levels and headroom, and what holds now.
        pub fn status() -> BreakerView {
            Self::breaker_view()
        }

        /// Distance of `who` from the wallet cap.
        pub fn wallet(who: T::AccountId) -> WalletView {
            Self::wallet_view(&who)
        }

        /// Which entries are open to `who`.
        pub fn open_entries(who: T::AccountId) -> OpenEntries {
            Self::entries_view(&who)
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Closes `entries` until `until` (seconds since the Unix epoch), at most `MaxManualSecs`
        /// from now. It ends by itself, in the first block after one whose time has reached
        /// `until`. Replaces what is closed by hand already. Exits cannot be closed.
        ///
        /// Origin: the technical committee. Errors: `NoEntries`, `NotInFuture`, `TooLong`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::trip())]
        pub fn trip(
            origin: OriginFor<T>,
            entries: Entries,
            #[pallet::compact] until: Seconds,
        ) -> DispatchResult {
            T::ManualOrigin::ensure_origin(origin)?;
            Self::do_trip(entries, until)
        }

        /// Opens what is closed by hand. The triggers stay as they are.
        ///
        /// Origin: the technical committee. Errors: `NotTripped`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::clear())]
        pub fn clear(origin: OriginFor<T>) -> DispatchResult {
            T::ManualOrigin::ensure_origin(origin)?;
            Self::do_clear()
        }

        /// Sets the levels, from the next block's hook on. Per call, shares move by at most 1,000
        /// basis points, and all other numbers at most double or halve. A trigger is switched off
        /// only while it is not tripped, and on only with levels at which it does not trip at once.
        /// The crisis share that runs keeps its end.
        ///
        /// Origin: governance. Errors: `OutOfRange`, `ClearBeyondTrip`, `ChangeTooLarge`,
        /// `StillTripped`, `WouldTrip`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::set_params())]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_terms(params)
        }
    }
}
