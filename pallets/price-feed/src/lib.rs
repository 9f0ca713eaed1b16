//! # Price feed
//!
//! Tells the reference price of the native token in USDC, or that there is none.
//!
//! Two sources must agree: the median of operators' reports, and the average over time of the price
//! at which the exchange's pool stands. Operators can lie and an exchange can be pushed; the price
//! is relied on only where neither differs from the other by more than a band. For bad days
//! governance can set a price for a bounded time. `quaestor_math` holds the formulas ([`median`] and
//! [`twap`]) and says how they round.
//!
//! ## Goals
//!
//! 1. **No price rather than an old or a doubtful one.** Too few operators, an expired median, an
//!    exchange that has not been watched for a whole window, or too wide a gap between the two, and
//!    there is none; [`NoPrice`](types::NoPrice) says which.
//! 2. **Nothing inside a block moves the price.** The pool is sampled once per block, as it stood at
//!    the end of the block before, and counts as moved by at most `max_move_bps` since then.
//! 3. **A liar counts for nothing.** Reports far from the median of all are left out. When most
//!    operators lie, the exchange's average disagrees with them, and there is no price.
//! 4. **Work per block is constant.** One record is read and written, and once per slot of the long
//!    window another one.
//! 5. **Nothing assumes a block time.** After a halt, of a minute or of 100 days, the time in between
//!    is not averaged over: if it was longer than `max_gap_secs`, the watch begins anew, and there is
//!    no price until a window has been watched.
//!
//! ## Rounding
//!
//! Averages round down, by less than one unit of price. The short one covers at least `window_secs`
//! up to now, and at most a twelfth of it and the time between two blocks more; the trailing one
//! likewise with a 28th of `long_window_secs`.
//!
//! [`median`]: quaestor_math::median
//! [`twap`]: quaestor_math::twap

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub use pallet::*;
pub use quaestor_math::median::TimedPrice;
pub use weights::WeightInfo;

pub mod api;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod glue;
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
        api::PriceView,
        types::{Governed, Override, Params},
        WeightInfo,
    };
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_math::{
        median::TimedPrice,
        twap::{LongRing, ShortRing, Twap, LONG_SLOTS, SHORT_SLOTS},
    };
    use quaestor_primitives::{Balance, Price, Seconds};

    /// The layout of the storage in this version.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// Last agreement of the operators, by [`Pallet::combine`], and its time.
        type Oracle: Get<Option<TimedPrice>>;
        /// Reserves of the exchange's pool, native token and USDC, in smallest units; `None` if
        /// there is no pool.
        type Reserves: Get<Option<(Balance, Balance)>>;
        /// May turn the terms, within their absolute bounds.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// May set a price for a bounded time.
        type OverrideOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Weights of the calls and of the hook.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// The exchange's price as it is watched, with the checkpoints of the short window.
    #[pallet::storage]
    pub type Feed<T> = StorageValue<_, Twap, ValueQuery>;

    /// The checkpoints of the long window, oldest first; one more for each slot of it.
    #[pallet::storage]
    pub type LongCheckpoints<T> = StorageValue<_, LongRing, ValueQuery>;

    /// The terms, and the override if there is one.
    #[pallet::storage]
    pub type Settings<T> = StorageValue<_, Governed, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// The watch of the exchange's price began; a window from then on there is an average.
        WatchBegan {
            /// When, in seconds since the Unix epoch.
            since: Seconds,
        },
        /// There was no pool to watch any more.
        WatchEnded {
            /// When that was seen, in seconds since the Unix epoch.
            at: Seconds,
        },
        /// The rules were set.
        ParamsSet {
            /// Before.
            old: Params,
            /// Now.
            new: Params,
        },
        /// A price was set for a while.
        OverrideSet {
            /// The one that it replaced, which may have ended before.
            old: Option<Override>,
            /// Now.
            new: Override,
        },
        /// The price that was set holds no more.
        OverrideCleared {
            /// Before; it may have ended already.
            old: Override,
        },
    }

    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// A number is not in its range; the terms' documentation gives the ranges.
        OutOfRange,
        /// A number would be more than twice or less than half of what it is.
        ChangeTooLarge,
        /// A price must not be zero.
        ZeroPrice,
        /// The end of an override must be in the future.
        EndNotAhead,
        /// The end of an override must be at most 7 days ahead.
        EndTooFarAhead,
        /// Ten times or a tenth of a price that is known, or beyond.
        TooFarFromMarket,
        /// There is no override.
        NoOverride,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for the price.
        pub params: Params,
        /// A price and the time for which it overrides the market from the first sample on, in
        /// seconds; at most 7 days.
        pub price_override: Option<(Price, Seconds)>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if let Err(sentence) = self.params.validate() {
                panic!("price feed: {sentence}");
            }
            // The first tick moves it to the time of the chain.
            let set = self.price_override.map(|(price, until)| Override { price, since: 0, until });
            if let Some(Err(sentence)) = set.map(|set| set.validate()) {
                panic!("price feed: {sentence}");
            }
            Settings::<T>::put(Governed { params: self.params, price_override: set });
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            Self::tick()
        }

        fn integrity_test() {
            let fits = |checkpoints: usize, slots: Seconds| {
                Seconds::try_from(checkpoints).ok() == slots.checked_add(2)
            };
            assert!(
                fits(ShortRing::default().len(), SHORT_SLOTS)
                    && fits(LongRing::default().len(), LONG_SLOTS),
                "a ring must keep two checkpoints more than its window has slots",
            );
            assert!(Params::default().validate().is_ok(), "the params without genesis are invalid");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::extra_constants]
    impl<T: Config> Pallet<T> {
        /// Longest life of an override, in seconds.
        #[pallet::constant_name(MaxOverrideSecs)]
        fn max_override_secs() -> Seconds {
            crate::types::MAX_OVERRIDE_SECS
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The reference price or why there is none, what it is made from, and the rules.
        pub fn price() -> PriceView {
            Self::price_view()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Sets the rules, which hold at once. Each number has its range and changes to at most twice
        /// and at least half of what it is. After a window was lengthened there is no average of it
        /// until the longer one has been watched.
        ///
        /// Origin: governance. Errors: `OutOfRange`, `ChangeTooLarge`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::set_params())]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_terms(params)
        }

        /// Sets the reference price (smallest units of USDC per `10^24` smallest units of the native
        /// token) until `until` (seconds since the Unix epoch), which is at most 7 days ahead. Until
        /// then neither operators nor the exchange count; the trailing average goes on by itself.
        ///
        /// Origin: that of overrides. The price is less than ten times and more than a tenth of each
        /// other that is known: the market's reference, the override that holds, the trailing
        /// average.
        ///
        /// Errors: `ZeroPrice`, `EndNotAhead`, `EndTooFarAhead`, `TooFarFromMarket`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::set_override())]
        pub fn set_override(origin: OriginFor<T>, price: Price, until: Seconds) -> DispatchResult {
            T::OverrideOrigin::ensure_origin(origin)?;
            Self::do_set_override(price, until)
        }

        /// Takes the override away before its end; operators and the exchange count again.
        ///
        /// Origin: that of overrides. Errors: `NoOverride`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::clear_override())]
        pub fn clear_override(origin: OriginFor<T>) -> DispatchResult {
            T::OverrideOrigin::ensure_origin(origin)?;
            Self::do_clear_override()
        }
    }
}
